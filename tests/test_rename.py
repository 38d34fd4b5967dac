"""`programmes rename` gives a record another name, and leaves nothing dead or half done."""

from pathlib import Path

import pytest
from click.testing import Result

import built
import small
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue

LISTED, NEW = "initiatives/listed", "initiatives/renamed"
NAMES = built.data("renaming.yml")
RECORD = NAMES["record"]


def rename(old: str, new: str) -> Result:
    return small.run("rename", old, new)


def renamed(old: str = LISTED, new: str = NEW) -> str:
    result = rename(old, new)
    assert result.exit_code == 0, result.output
    return result.output


def write(content: Path, text: str, name: str = LISTED) -> None:
    (content / f"programmes/{name}.yml").write_text(text, encoding="utf-8")


def read(content: Path, name: str = NEW) -> str:
    return (content / f"programmes/{name}.yml").read_text(encoding="utf-8")


def loaded(content: Path) -> Catalogue:
    outcome = loading.load(content)
    assert outcome.problems == ()
    assert outcome.catalogue
    return outcome.catalogue


# The record itself.


def test_it_stands_at_its_new_address_and_keeps_its_id(content: Path) -> None:
    output = renamed()
    moved = f"Renamed: content/programmes/{LISTED}.yml\n     to: content/programmes/{NEW}.yml\n"
    assert output.startswith(moved)
    catalogue = loaded(content)
    assert LISTED not in catalogue.at
    assert catalogue.at[NEW].id == LISTED
    assert catalogue.at[NEW].record.redirect_from == (LISTED,)


@pytest.mark.parametrize("title", NAMES["titles"].values(), ids=NAMES["titles"])
def test_comments_and_layout_stay(title: str, content: Path) -> None:
    text = RECORD.format(title=title)
    write(content, text)
    renamed()
    added = f"id: {LISTED}\nredirect_from: [{LISTED}]\n"
    assert read(content) == text.replace("# What it is about.\n", f"{added}# What it is about.\n")
    loaded(content)


@pytest.mark.parametrize(("before", "after"), NAMES["lists"].values(), ids=NAMES["lists"])
def test_former_addresses_are_added_up(before: str, after: str, content: Path) -> None:
    text = RECORD.format(title="An initiative") + "redirect_from: {}\nid: initiatives/a\n"
    write(content, text.format(before))
    renamed()
    assert read(content) == text.format(after.format(LISTED))
    loaded(content)


def test_a_record_can_be_renamed_back(content: Path) -> None:
    renamed()
    renamed(NEW, LISTED)
    record = loaded(content).at[LISTED].record
    assert (record.id, record.redirect_from) == (LISTED, (NEW,))


def test_lines_end_as_they_did(content: Path) -> None:
    file = content / f"programmes/{LISTED}.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    renamed()
    data = (content / f"programmes/{NEW}.yml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 4


@pytest.mark.parametrize("new", [NEW, "renamed", "renamed.yml", f"content/programmes/{NEW}.yml"])
def test_names_can_be_written_in_several_ways(new: str, content: Path) -> None:
    renamed(f"content/programmes/{LISTED}.yml", new)
    assert NEW in loaded(content).at


def test_a_record_can_become_one_of_another_kind(content: Path) -> None:
    write(content, RECORD.format(title="An initiative"))
    renamed(LISTED, "overviews/listed")
    text = read(content, "overviews/listed")
    assert text.startswith("# yaml-language-server: $schema=../../../.vscode/schema/overviews.json")


def test_the_lock_of_an_open_editor_stops_nothing(content: Path) -> None:
    (content / f"programmes/{LISTED.replace('/', '/.#')}.yml").symlink_to("editor@computer.1:2")
    renamed()
    assert NEW in loaded(content).at


# Whatever names it.


@pytest.mark.parametrize("followed", NAMES["followed"].values(), ids=NAMES["followed"])
def test_what_names_a_record_follows_still_shared(followed: dict[str, str], content: Path) -> None:
    for name, text in followed.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text.format(LISTED, LISTED), encoding="utf-8")
        (content / name).chmod(0o664)
    output = renamed()
    for name, text in followed.items():
        assert (content / name).read_text(encoding="utf-8") == text.format(NEW, LISTED)
        assert (f"Changed: content/{name}\n" in output) == ("{0}" in text)
        assert (content / name).stat().st_mode & 0o777 == 0o664
    assert loaded(content).at[NEW].overview == "overviews/all"


# What is refused.


@pytest.mark.parametrize("case", NAMES["refused"], ids=lambda case: case["told"])
def test_nothing_is_changed_where_a_name_or_the_content_is_faulty(
    case: dict[str, str], content: Path
) -> None:
    write(content, small.course(case["course"]), "training-courses/case")
    before = small.files(content)
    result = rename(case["old"], case["new"])
    assert (str(result.exit_code), small.files(content)) == (case["status"], before)
    assert case["told"] in result.output
    assert not (content / "programmes/dispatches").exists()


def test_nothing_is_changed_when_the_check_breaks_off(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, loads = small.files(content), iter([loading.load(content)])
    monkeypatch.setattr(loading, "load", lambda _: next(loads))
    assert rename(LISTED, NEW).exit_code != 0
    assert small.files(content) == before


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("arguments", NAMES["written"], ids=lambda arguments: arguments[0])
def test_nothing_is_changed_when_the_disk_is_full_or_somebody_stops_it(
    arguments: list[str], stop: type[BaseException], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, room, write = small.files(content), iter([True]), Path.write_bytes

    def write_bytes(path: Path, data: bytes) -> int:
        if content in path.resolve().parents and not next(room, False):
            raise stop
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert small.run(*arguments).exit_code == (2 if stop is OSError else 1)
    assert small.files(content) == before


# The whole way.


@pytest.mark.site
def test_nothing_published_is_gone_after_a_renaming(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    compare = ("published", str(built.made(project, tmp_path / "public")))
    renamed()
    built.made(project, project / "site")
    assert small.run(*compare).output == "Nothing published is gone.\n"
    record = project / f"content/programmes/{NEW}.yml"
    built.change(record, f"id: {LISTED}\nredirect_from: [{LISTED}]\n", "")
    built.made(project, project / "site")
    result = small.run(*compare)
    assert result.exit_code == 1
    assert f"= help: redirect_from: [{LISTED}]\n" in result.output
    assert result.output.endswith("1 error in 1 file.\n")

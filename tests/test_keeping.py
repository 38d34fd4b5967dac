"""A build that keeps what the last one has made gives what a build from scratch gives."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

import built
import small
from programmes.build.keeping import memory
from programmes.build.keeping import standing as standing_module
from programmes.build.keeping.notes import Notes, look
from programmes.build.keeping.standing import Standing
from programmes.build.keeping.store import Store
from programmes.build.keeping.strips import Layout
from programmes.build.later import GivenUp
from programmes.build.paths import Paths
from programmes.build.walking import files_below
from programmes.build.writing import Shelf, write
from programmes.catalogue import loading, reading

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))
import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.catalogue.catalogue import Catalogue

MANY = 24
EDITS = 5
"""So many edits follow one another in a project; each test has others."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The real project with some more records of all kinds, and without a search, which is slow."""
    project = built.copy_project(tmp_path / "project")
    records.write(records.make(MANY), project / "content" / "programmes")
    built.change(project / "mkdocs.yml", "  search: true\n", "")
    return project


def site_of(project: Path) -> dict[str, bytes]:
    """Build a project, and give the files of its site."""
    run = built.build(project, project / "site")
    assert run.returncode == 0, run.stderr
    return contents(project / "site")


def contents(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path in files_below(site)}


def from_scratch(project: Path) -> dict[str, bytes]:
    """Build a copy of a project that keeps nothing."""
    copy = project.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    ignored = shutil.ignore_patterns(".cache", "site", "__pycache__")
    shutil.copytree(project, copy, ignore=ignored)
    return site_of(copy)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def generated(project: Path, random: Random, kind: str = "*") -> Path:
    """Choose one of the added records, which no page and no ledger names."""
    stems = {record.stem for record in records.make(MANY)}
    found = (project / "content" / "programmes").glob(f"{kind}/*.yml")
    return random.choice(
        sorted(path for path in found if path.stem[:30] in {s[:30] for s in stems})
    )


def replaced(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text, f"{pattern} does not stand in {file.name}"
    file.write_text(changed, encoding="utf-8")


def retitle(project: Path, random: Random) -> None:
    replaced(generated(project, random), "^title: .*", f"title: Another title {random.random()}")


def retitle_an_overview(project: Path, random: Random) -> None:
    overview = generated(project, random, "overviews")
    replaced(overview, "^title: .*", f"title: Another overview {random.random()}")


def change_a_day(project: Path, random: Random) -> None:
    day = f"updated: 2026-02-{random.randint(1, 28):02}"
    replaced(generated(project, random), "^updated: .*", day)


def name_another_country(project: Path, random: Random) -> None:
    file = generated(project, random, "initiatives")
    country = random.choice(["Iceland", "Haiti", "Vietnam", "Chad"])
    replaced(file, r"^title:|^countries: .*\ntitle:", f"countries: [{country}]\ntitle:")


def touch(project: Path, random: Random) -> None:
    generated(project, random).touch()


def add(project: Path, random: Random) -> None:
    number = random.randint(1000, 9000)
    course = records.make(12, seed=number)[-1]
    new = records.Record(course.kind, f"added-{number}", course.tree)
    records.write([new], project / "content" / "programmes")


def remove(project: Path, random: Random) -> None:
    generated(project, random, "training-courses").unlink()


def rename(project: Path, random: Random) -> None:
    file = generated(project, random, "training-courses")
    if "redirect_from" in file.read_text(encoding="utf-8"):
        return  # once is enough
    new = file.with_stem(f"{file.stem[:40]}-{random.randint(10, 99)}")
    file.rename(new)
    kind = file.parent.name
    replaced(new, "^title:", f"id: {kind}/{file.stem}\nredirect_from: [{kind}/{file.stem}]\ntitle:")


def reword_the_vocabulary(project: Path, random: Random) -> None:
    topics = project / "content" / "vocabulary" / "topics.yml"
    replaced(topics, "label: [^}]*", f"label: Another label {random.random()}")


def change_a_page(project: Path, random: Random) -> None:
    with (project / "content" / "faqs.md").open("a", encoding="utf-8") as file:
        file.write(f"\nOne more sentence: {random.random()}.\n")


def change_a_template(project: Path, random: Random) -> None:
    template = project / "hooks" / "programmes" / "templates" / "entry.html"
    replaced(template, '<p class="lead">', f'<p class="lead" data-x="{random.randint(0, 9**9)}">')


def change_the_theme(project: Path, random: Random) -> None:
    main = project / "hooks" / "theme" / "partials" / "footer.html"
    with main.open("a", encoding="utf-8") as file:
        file.write(f"<p>{random.random()}</p>\n")


def change_the_settings(project: Path, random: Random) -> None:
    replaced(project / "mkdocs.yml", "^  strapline: .*", f"  strapline: Another {random.random()}")


def move_the_site(project: Path, random: Random) -> None:
    replaced(
        project / "mkdocs.yml", "^site_url: .*", f"site_url: https://s{random.random()}.invalid/"
    )


def lose_a_page(project: Path, random: Random) -> None:
    random.choice(sorted((project / "site").rglob("*.html"))).unlink()


def spoil_a_page(project: Path, random: Random) -> None:
    with random.choice(sorted((project / "site").rglob("*.*ml"))).open("a") as file:
        file.write("spoilt")


def lay_a_file_there(project: Path, random: Random) -> None:
    folder = random.choice(sorted((project / "site" / "initiatives").iterdir()))
    (folder if folder.is_dir() else folder.parent).joinpath("mine.html").write_text("mine")


def lose_the_notes(project: Path, random: Random) -> None:
    kept = sorted((project / ".cache" / "programmes").glob("*.json"))
    for file in random.sample(kept, len(kept) // 2):
        file.write_bytes(file.read_bytes()[: random.randint(0, 200)])


def lose_the_site(project: Path, random: Random) -> None:
    shutil.rmtree(project / random.choice(["site", ".cache/programmes/spare"]), ignore_errors=True)


def do_nothing(_: Path, __: Random) -> None:
    pass


ALL: tuple[Callable[[Path, Random], None], ...] = (
    retitle, retitle_an_overview, change_a_day, name_another_country, touch, add, remove, rename,
    reword_the_vocabulary, change_a_page, change_a_template, change_the_theme,
    change_the_settings, move_the_site, lose_a_page, spoil_a_page, lay_a_file_there,
    lose_the_notes, lose_the_site, do_nothing,
)  # fmt: skip


@pytest.mark.site
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits_the_site_is_that_of_a_build_from_scratch(
    project: Path, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    site_of(project)
    # Each kind of edit comes in some test, and in each test some come together.
    edits = [*ALL[seed::3], *random.choices(ALL, k=EDITS)]
    random.shuffle(edits)
    while edits:
        together = [edits.pop() for _ in range(min(len(edits), random.choice([1, 1, 2, 3])))]
        for edit in together:
            edit(project, random)
        told = ", ".join(edit.__name__ for edit in together)
        site = site_of(project)
        assert differing(site, from_scratch(project)) == [], told


@pytest.mark.site
@pytest.mark.slow
def test_a_build_that_fails_leaves_the_site_and_the_next_one_is_right(project: Path) -> None:
    site_of(project)
    retitle(project, Random(1))  # noqa: S311 - no secret
    before = site_of(project)  # the next build begins with the site before this one
    retitle(project, Random(2))  # noqa: S311 - no secret
    faqs, right = project / "content/faqs.md", (project / "content/faqs.md").read_text("utf-8")
    faqs.write_text(f"{right}\n<a href='../nowhere/'>nowhere</a>\n", "utf-8")
    assert built.build(project, project / "site").returncode == 1
    assert differing(contents(project / "site"), before) == []
    faqs.write_text(right, "utf-8")
    assert differing(site_of(project), from_scratch(project)) == []


@pytest.mark.site
@pytest.mark.slow
def test_a_page_that_has_vanished_is_missed_by_the_pages_that_led_to_it(project: Path) -> None:
    linking = project / "content/programmes/training-courses/linking.yml"
    linking.write_text(
        "title: A course\nsection: training-programs-short\ndates: 2026-01\nupdated: 2026-01-01\n"
        "body:\n  - text: As [in Iceland](countries/is/).\n",
        "utf-8",
    )
    naming = project / "content/programmes/training-courses/naming.yml"
    naming.write_text(
        "title: Another\nsection: training-programs-short\ndates: 2026-01\nupdated: 2026-01-01\n"
        "countries: [Iceland]\nbody:\n  - text: There was a course.\n",
        "utf-8",
    )
    site_of(project)
    naming.unlink()
    run = built.build(project, project / "site")
    assert run.returncode == 1
    assert "countries/is/" in run.stderr


def test_a_record_that_is_known_is_not_read(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    first = loading.load(content).catalogue
    assert first
    known = {one.path: one.sheaf.leaves for one in first.programmes}
    again = loading.load(content, known=known).catalogue
    assert again
    assert not any(one.sheaf.is_read for one in again.programmes)
    assert [one.record for one in again.programmes] == [one.record for one in first.programmes]


@pytest.mark.parametrize("left_out", [0, 1])
def test_the_next_build_knows_each_record_of_the_last_one(
    project: Path, tmp_path: Path, left_out: int
) -> None:
    catalogue = loading.load(project / "content").catalogue
    assert catalogue

    def notes() -> memory.Memory:
        return memory.Memory(Store(tmp_path / "notes", "an epoch"), tmp_path / "site")

    notes().keep_records(catalogue)
    fewer = replace(catalogue, programmes=catalogue.programmes[left_out:])
    notes().keep_records(fewer)
    assert notes().records.keys() == {one.path for one in fewer.programmes}


def test_a_change_that_size_and_time_of_writing_hide_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "JUST_NOW", 0)  # as if all had been written long ago
    content = small.copy(tmp_path)
    first = loading.load(content).catalogue
    assert first
    file = tmp_path / first.programmes[0].path
    told, text = file.stat(), file.read_text("utf-8")
    time.sleep(0.05)  # more than two times of a file system lie apart here
    known = {one.path: one.sheaf.leaves for one in first.programmes}
    file.write_text(text.replace("title: ", "title: X", 1)[:-1], "utf-8")  # as large as before
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    again = loading.load(content, known=known).catalogue
    assert again
    assert again.programmes[0].head.title.startswith("X")


def test_of_a_file_that_was_just_written_the_times_tell_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new.yml"
    file.touch()
    words = reading.Words(None, "words")  # type: ignore[arg-type]  # nothing is looked up in it
    assert reading._seen(file, words) is None  # noqa: SLF001 - the rule itself
    os.utime(file, ns=(0, 0))
    assert reading._seen(file, words) is None  # noqa: SLF001 - it has just been touched, too


def test_another_meaning_of_a_name_makes_a_record_another_one(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    first = loading.load(content).catalogue
    assert first
    known = {one.path: one.sheaf.leaves for one in first.programmes}
    with (content / "vocabulary/topics.yml").open("a", encoding="utf-8") as file:
        file.write("# nothing but a remark\n")
    again = loading.load(content, known=known).catalogue
    assert again
    assert all(one.sheaf.is_read for one in again.programmes)


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b'"x"', b"null", b'{"epoch": "now"}', b"\xff"])
def test_notes_that_are_no_notes_count_as_none(tmp_path: Path, junk: bytes) -> None:
    store = Store(tmp_path, "now")
    store.write("some", {"a": 1})
    assert store.read("some") == {"a": 1}
    assert Store(tmp_path, "later").read("some") is None
    (tmp_path / "some.json").write_bytes(junk)
    assert store.read("some") is None


def noted(site: Path, *paths: str) -> Notes:
    """Note of each file of a site that it was made of "key"."""
    told = {path: (site / path).lstat() for path in paths}
    marks = {path: [one.st_size, one.st_mtime_ns, one.st_ino] for path, one in told.items()}
    return Notes(dict.fromkeys(paths, "key"), marks)


def test_a_file_of_the_last_site_is_taken_only_as_it_was_left(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "new"
    for name in ("same", "spoilt", "other"):
        write(site, f"a/{name}", "text")
    known = noted(site, "a/same", "a/spoilt", "a/other")
    (site / "a/spoilt").write_text("tixt", "utf-8")
    standing = Standing(site, known)
    assert standing.take(folder, "a/same", "key")
    assert not standing.take(folder, "a/spoilt", "key")
    assert not standing.take(folder, "a/other", "another key")
    assert not standing.take(folder, "a/unknown", "key")
    assert contents(folder) == {"a/same": b"text"}


def test_writing_over_a_file_with_two_names_changes_one_of_them(tmp_path: Path) -> None:
    write(tmp_path, "site/page", "old")
    (tmp_path / "new").mkdir()
    os.link(tmp_path / "site/page", tmp_path / "new/page")
    write(tmp_path, "new/page", "new")
    assert (tmp_path / "site/page").read_text("utf-8") == "old"
    assert (tmp_path / "new/page").read_text("utf-8") == "new"


def test_what_nobody_wants_of_a_former_site_is_removed(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "new"
    for path in ("a/kept", "a/gone/index.html", "of-mkdocs.css"):
        write(site, path, "text")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(site / path, folder / path)
    write(folder, "mine", "text")
    standing = Standing(site, noted(site, *contents(site)))
    standing.retain(folder, {"of-mkdocs.css"})
    assert set(contents(folder)) == {"a/kept", "a/gone/index.html"}
    assert standing.take(folder, "a/kept", "key")
    standing.clear(folder, {"a/kept"})
    assert sorted(path.name for path in folder.rglob("*")) == ["a", "kept"]
    assert set(contents(site)) == {"a/kept", "a/gone/index.html", "of-mkdocs.css"}


def test_no_note_leads_out_of_the_former_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "ahead", lambda make: make)  # in this process
    site, spare = tmp_path / "site", tmp_path / "cache/spare"
    write(site, "page", "text")
    store = Store(tmp_path / "cache", "now")
    for path, there in (("page", True), ("../page", False), ("/page", False)):
        store.write("site", {"site": str(site), "marks": {path: [1, 1, 1]}})
        memory.Memory(store, site, spare).ahead()
        assert spare.exists() == there
        shutil.rmtree(spare, ignore_errors=True)
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["site.json"]


def test_what_was_seen_ahead_of_another_folder_does_not_count(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "new"
    for place in (site, folder, tmp_path / "other"):
        write(place, "page", "text")
    (folder / "page").unlink()
    os.link(site / "page", folder / "page")
    known = noted(site, "page")
    same, another = (look(place, known.marks) for place in (folder, tmp_path / "other"))
    for seen in (same, another, None):
        standing = Standing(site, known, ahead=lambda seen=seen: seen)
        standing.retain(folder, set())
        assert standing.retained == {"page"}
    assert another.gone == {"page"}


def test_what_was_seen_ahead_is_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "page", "text")
    write(tmp_path, "mine", "text")
    known = noted(tmp_path, "page")
    seen = look(tmp_path, known.marks)
    monkeypatch.delattr(standing_module, "look")
    standing = Standing(tmp_path, known, ahead=lambda: seen)
    standing.retain(tmp_path, set())
    assert set(contents(tmp_path)) == standing.retained == {"page"}


def test_very_many_files_are_taken_as_each_of_them_would_be(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "new"
    for name in ("kept", "linked", "changed", "spoilt"):
        write(site, name, "text")
    known = noted(site, "kept", "linked", "changed", "spoilt")
    (site / "spoilt").write_text("tixt!", "utf-8")
    folder.mkdir()
    os.link(site / "kept", folder / "kept")
    os.link(site / "changed", folder / "changed")
    standing = Standing(site, known)
    standing.retain(folder, set())
    keys = dict.fromkeys(("kept", "linked", "spoilt", "new"), "key") | {"changed": "another"}
    assert standing.take_many(folder, keys) == {"changed", "spoilt", "new"}
    assert standing.taken == {"kept", "linked"}
    assert set(contents(folder)) == {"kept", "linked"}
    assert standing.keys == keys


def test_a_stop_before_a_file_leaves_it_wanted(tmp_path: Path, catalogue: Catalogue) -> None:
    def stop() -> None:
        raise GivenUp

    shelf = Shelf(tmp_path, Paths({}, catalogue))
    shelf.claim({"one": "key", "two": "key"})
    shelf.put("one", "text")
    assert not shelf.stands("six", "key")
    for act in (
        lambda shelf: shelf.put("six", "text"),
        lambda shelf: shelf.put("two", "text"),
        lambda shelf: shelf.write("three", "text"),
        lambda shelf: shelf.stands("four", "key"),
        lambda shelf: shelf.grow("five").__enter__(),
    ):
        with pytest.raises(GivenUp):
            act(replace(shelf, halt=stop))
    assert shelf.wanted == {"two", "six"}
    assert contents(tmp_path) == {"one": b"text"}
    shelf.standing.give_up(shelf.wanted)
    assert shelf.standing.keys.keys() == {"one"}


def test_what_a_build_that_was_given_up_has_not_touched_is_still_known(tmp_path: Path) -> None:
    names = ("same", "changed", "untouched")
    notes = Notes({path: f"key of {path}" for path in names}, {path: [1, 1, 1] for path in names})
    for path in names:
        write(tmp_path, path, "x")
    standing = Standing(tmp_path, notes, Layout({"one.yml": "stamp"}), is_private=True)
    standing.retain(tmp_path, set())
    assert standing.take(tmp_path, "same", "key of same")
    assert not standing.take(tmp_path, "changed", "another key")
    assert not standing.take(tmp_path, "new", "key of new")
    standing.give_up(["changed", "new"])
    assert standing.notes().keys.keys() == {"same", "untouched"}
    assert standing.new_layout == Layout({"one.yml": "stamp"})

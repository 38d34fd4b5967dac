"""A large site has a search index in volumes, of which only those are made anew that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from programmes.build import full_text, volumes
from programmes.build.full_text import Pages
from programmes.build.keeping.notes import Notes
from programmes.build.keeping.standing import Standing
from programmes.build.volumes import Texts, divided
from programmes.build.walking import files_below

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<html lang="en"><body><article data-pagefind-body><h1>{}</h1>\n{}</article></body></html>'


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "PAGES", 10)


class Project:
    """A site that is indexed again and again."""

    def __init__(self, site: Path, number: int) -> None:
        self.site, self.notes, self.known = site, Notes(), dict[str, str]()
        for one in range(number):
            self.write(one, f"Text number {one} on patents.")
        self.index()

    def write(self, number: int, text: str) -> None:
        """Write a page, which is not known then."""
        path = f"page-{number}/index.html"
        (self.site / path).parent.mkdir(exist_ok=True)
        (self.site / path).write_text(PAGE.format(number, text), encoding="utf-8")
        self.known.pop(path, None)

    def index(self) -> None:
        """Index the pages, as a build does that knows the last one."""
        standing, files = Standing(self.site, self.notes), set(files_below(self.site))
        standing.retained = files & self.notes.keys.keys()
        full_text.adopt(self.site, standing)
        self.known = full_text.index(self.site, standing, Pages(files, self.known))
        self.notes = standing.notes()

    def files(self) -> dict[str, tuple[int, bytes]]:
        """What is in the files of the index, and when each was written."""
        place = self.site / full_text.FOLDER
        found = {name: place / name for name in files_below(place)}
        return {name: (file.stat().st_mtime_ns, file.read_bytes()) for name, file in found.items()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, 40)


def names(project: Project) -> set[str]:
    return {name.split("/")[0] for name in project.files()}


def paths(number: int) -> list[str]:
    return [f"page-{one}/index.html" for one in range(number)]


# Which pages are in a volume


def test_few_pages_are_one_volume() -> None:
    assert [set(one.paths) for one in divided(paths(10))] == [set(paths(10))]


def test_each_page_is_in_one_volume() -> None:
    found = [path for one in divided(paths(100)) for path in one.paths]
    assert sorted(found) == sorted(paths(100))


def test_volumes_are_of_about_the_same_size() -> None:
    sizes = [len(one.paths) for one in divided(paths(1000))]
    assert len(sizes) == 100
    assert max(sizes) < 25


def test_a_page_stays_in_its_volume_when_another_comes() -> None:
    before, after = divided(paths(95)), divided([*paths(95), "a-page/index.html"])
    assert all(set(one.paths) <= set(other.paths) for one, other in zip(before, after, strict=True))


def test_what_is_no_page_is_in_none() -> None:
    assert divided(["data/all.json", "feed.xml"]) == []


# What is told of a text


def test_a_known_text_is_not_read(tmp_path: Path) -> None:
    assert Texts(tmp_path, {"gone/index.html": "told"}).told("gone/index.html") == "told"


def test_nothing_tells_of_a_page_that_is_not_indexed(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text('<html lang="en"><article>No</article></html>', "utf-8")
    assert Texts(tmp_path, {}).told("404.html") == ""


@pytest.mark.parametrize(
    "of_others",
    [
        '<ul class="entries">\n  <li>another\n    <ul class="parts">\n    </ul>\n  </li>\n</ul>\n',
        '<figure class="map">\nanother</figure>\n',
        '<section class="child">\nanother</section>\n',
        '<p class="count">12 programmes</p>\n',
    ],
)
def test_what_a_page_says_of_others_does_not_tell(tmp_path: Path, of_others: str) -> None:
    for name, text in (("one", ""), ("other", of_others)):
        (tmp_path / name).write_text(PAGE.format("Title", f"{text}<p>A text.</p>"), "utf-8")
    texts = Texts(tmp_path, {})
    assert texts.told("one") == texts.told("other")


# What is made anew


def test_a_volume_whose_texts_are_the_same_stays(project: Project) -> None:
    before = project.files()
    project.write(7, "Another text.")
    project.index()
    new = {name.split("/")[0] for name, told in project.files().items() if before.get(name) != told}
    assert len(new) == 1
    assert len(names(project)) == 5


def test_nothing_is_written_where_all_is_the_same(project: Project) -> None:
    before = project.files()
    project.index()
    assert project.files() == before


@pytest.mark.parametrize("lost", ["0/pagefind-entry.json", "1/pagefind-entry.json"])
def test_a_volume_that_is_not_whole_any_more_is_made_anew(project: Project, lost: str) -> None:
    before = project.files()[lost][1]
    (project.site / full_text.FOLDER / lost).unlink()
    project.index()
    assert project.files()[lost][1] == before


@pytest.mark.parametrize("number", [7, 60])
def test_it_is_what_an_index_from_scratch_is(
    project: Project, number: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project.write(number, "Another text.")
    project.index()
    scratch = Project(tmp_path_factory.mktemp("scratch"), 40)
    scratch.write(number, "Another text.")
    full_text.index(scratch.site)
    ours, theirs = ({name: held for name, (_, held) in one.files().items()} for one in
                    (project, scratch))  # fmt: skip
    assert ours == theirs


def test_a_volume_that_is_not_needed_any_more_goes(project: Project) -> None:
    for path in paths(40)[5:]:
        (project.site / path).unlink()
        project.known.pop(path)
    project.index()
    assert names(project) == {"0", full_text.CONTENTS}
    assert not (project.site / full_text.FOLDER / "1").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_search_itself_is_in_the_first_volume_alone(tmp_path: Path, language: str) -> None:
    for path in paths(40):
        (tmp_path / path).parent.mkdir()
        page = PAGE.format("Title", "A text.").replace('"en"', f'"{language}"')
        (tmp_path / path).write_text(page, "utf-8")
    full_text.index(tmp_path)
    place = tmp_path / full_text.FOLDER
    search = {name for name in files_below(place) if name.endswith((".js", ".pagefind"))}
    assert search == {
        "0/pagefind.js",
        "0/pagefind-worker.js",
        f"0/wasm.{language}.pagefind",
        "0/wasm.unknown.pagefind",
    }


def test_a_word_is_in_a_small_piece_of_a_volume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "PAGES", 1000)
    for number in range(100):
        (tmp_path / f"{number}.html").write_text(
            PAGE.format(number, " ".join(f"{number}x{word}" for word in range(400))), "utf-8"
        )
    full_text.index(tmp_path)
    pieces = [file.stat().st_size for file in (tmp_path / "pagefind/0/index").iterdir()]
    assert max(pieces) < 20_000

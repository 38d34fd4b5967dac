"""Who does what a hint says is rid of the error: each hint in invalid/ that can be followed is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import small
import test_invalid
from programmes.catalogue import loading
from programmes.reader.problem import Problem

# What is written in place of what is marked.
INSTEAD = (
    r"did you mean '(.+?)'\?.*",
    r"write the name only: file: (.+)",
    r"(delete it)(?:;.*)?",
    r"write an (ordinary space)",
    r"write the (?:name of the country|number after a colon|character itself): (.+)",
    r"write (?:digits only|year-month-day|only the words|it in full|kind/file-name): (.+)",
    r"write it from the root of the site, .*: (.+)",
    r"write ((?:[a-z]+ ){0,2}[0-9]+)(?: or [0-9]+)?",
    r"several countries\? put commas between them: (.+)",
    r"FY.*: write ([0-9]+) or [0-9]+",
    r"if the two were swapped, write '(.+)'",
    r"type it again: '(.+)' is .+",
    r"put a text with a colon in quotes: (.+)",
    r"choose one of: ([^,]+).*",
    r"leave out < and >: (.+)",
    r"use a longer name: (.+)",
)
# What is written in place of a key or an entry with all that follows on its line.
LINES = (
    r"write ((?:- )?[A-Za-z_: 0-9-]+: [^…]+?)(?:, or .*)?",
    r"write '((?:- .+|.+: .+))'",
    r"for example, (.+)",
    r"put the text in quotes: (.+)",
    r"begin each entry with a hyphen and a space: ([^…]+)",
)


def followed(line: str, problem: Problem) -> str | None:
    """Do what the first line of a hint says, where it says so literally."""
    start, end = problem.column - 1, problem.column - 1 + problem.length
    if match := re.search(r"add (confirmed: .+)", problem.help):
        return f"{line}\n{match[1]}" if line[:1].isalpha() and not line.endswith(":") else None
    if re.match(r"(?:delete|leave) (?:the|this) line", problem.help):
        return ""
    for one in problem.help.split("\n"):
        for pattern in INSTEAD:
            if match := re.fullmatch(pattern, one):
                new = {"delete it": "", "ordinary space": " "}.get(match[1], match[1])
                return line[:start] + new + line[end:]
        for pattern in LINES:
            if (match := re.fullmatch(pattern, one)) and "{" not in line[:start]:
                if problem.code == "missing-field":
                    return f"{line}\n{match[1]}" if line[:1].isalpha() else None
                entry = re.match(r" *(?:- (?!-))?" if match[1][0] != "-" else " *", line)
                assert entry
                return line[: entry.end()] + match[1]
    return None


def problems_of(content: Path) -> list[Problem]:
    return list(loading.load(content).problems)


def laid_out(case: Path, folder: Path) -> Path:
    content = small.copy(folder)
    if (case / "content").exists():
        shutil.copytree(case / "content", content, dirs_exist_ok=True)
    else:
        shutil.copy(case / "record.yml", content / "programmes" / small.COURSE)
    return content


def attempts(content: Path, problems: list[Problem]) -> Iterator[tuple[Problem, Path, str]]:
    """Give each problem whose hint can be followed, its file, and what it holds after that."""
    for problem in problems:
        path = content.parent / problem.path
        readable = problem.line and problem.code != "not-utf8"
        lines = path.read_text(encoding="utf-8").split("\n") if readable else []
        new = followed(lines[problem.line - 1], problem) if lines else None
        if new is not None:
            lines[problem.line - 1] = new
            yield problem, path, "\n".join(lines)


CASES = [case for case in test_invalid.CASES if not (case / "made.txt").exists()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hint_that_is_followed_removes_its_error(case: Path, tmp_path: Path) -> None:
    content = laid_out(case, tmp_path)
    before = problems_of(content)
    for problem, path, text in list(attempts(content, before)):
        data = path.read_bytes()
        path.write_text(text, encoding="utf-8")
        after = problems_of(content)
        assert times(problem, after) < times(problem, before), text
        path.write_bytes(data)


def times(problem: Problem, found: list[Problem]) -> int:
    """Count the problems of a sort on a line; where YAML ends, only the next one is known."""
    alike = [one for one in found if (one.code, one.line) == (problem.code, problem.line)]
    stops = problem.code == "text-after-end"
    return sum(one.message == problem.message or not stops for one in alike)

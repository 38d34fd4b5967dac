"""Who does what a hint says is rid of the error: each hint in invalid/ that can be followed is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import built
import test_invalid
from programmes.catalogue import loading
from programmes.reader.problem import Problem

PATTERNS = built.data("hints.yml")


def followed(line: str, problem: Problem) -> str | None:
    """Do what the first line of a hint says, where it says so literally."""
    start, end = problem.column - 1, problem.column - 1 + problem.length
    if match := re.search(r"add (confirmed: .+)", problem.help):
        return f"{line}\n{match[1]}" if line[:1].isalpha() and not line.endswith(":") else None
    if re.match(r"(?:delete|leave) (?:the|this) line", problem.help):
        return ""
    for one in problem.help.split("\n"):
        for pattern in PATTERNS["instead"]:
            if match := re.fullmatch(pattern, one):
                new = {"delete it": "", "ordinary space": " "}.get(match[1], match[1])
                return line[:start] + new + line[end:]
        for pattern in PATTERNS["lines"]:
            if (match := re.fullmatch(pattern, one)) and "{" not in line[:start]:
                if problem.code == "missing-field":
                    return f"{line}\n{match[1]}" if line[:1].isalpha() else None
                entry = re.match(r" *(?:- (?!-))?" if match[1][0] != "-" else " *", line)
                assert entry
                return line[: entry.end()] + match[1]
    return None


def attempts(content: Path, problems: Iterable[Problem]) -> Iterator[tuple[Problem, Path, str]]:
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
    content = test_invalid.spoilt(case, tmp_path)
    before = loading.load(content).problems
    for problem, path, text in list(attempts(content, before)):
        data = path.read_bytes()
        path.write_text(text, encoding="utf-8")
        after = loading.load(content).problems
        assert times(problem, after) < times(problem, before), text
        path.write_bytes(data)


def times(problem: Problem, found: Iterable[Problem]) -> int:
    """Count the problems of a sort on a line; where YAML ends, only the next one is known."""
    alike = [one for one in found if (one.code, one.line) == (problem.code, problem.line)]
    stops = problem.code == "text-after-end"
    return sum(one.message == problem.message or not stops for one in alike)

"""Turns faults of the content into reports: for a person, for a program and for GitHub."""

from __future__ import annotations

import json
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from click import style, unstyle

from programmes.reader.characters import visible, visible_each

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.reader.problem import Problem


_COLOURS = {"error": "red", "warning": "yellow"}


def as_text(problems: Iterable[Problem], colour: bool = False) -> str:  # noqa: FBT001, FBT002 - as print's flags
    """Report to a person: each fault with its line and its cure, and how many there are."""
    ordered = sorted(problems)
    text = "\n\n".join([*map(_block, ordered), _summary(ordered)])
    return text if colour else unstyle(text)


def as_json(problems: Iterable[Problem]) -> str:
    """Report to a program: an object with the list `problems` and the numbers `counts`."""
    ordered = sorted(problems)
    listed = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "path": visible(problem.path),
            "line": problem.line,
            "column": problem.column,
            "length": problem.length,
            "message": visible(problem.message),
            "help": "\n".join(_help(problem)),
        }
        for problem in ordered
    ]
    report = {"problems": listed, "counts": _counts(ordered)}
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Report to GitHub's runner: one workflow command a line, which annotates the line at fault."""
    return "\n".join(_annotation(problem) for problem in sorted(problems))


def _block(problem: Problem) -> str:
    """Report one fault in colours."""
    paint = partial(style, fg=_COLOURS[problem.severity], bold=True)
    edge = partial(style, fg="blue", bold=True)
    margin = " " * len(str(problem.line or 1))
    kind = paint(f"{problem.severity}[{problem.code}]")
    place = visible(problem.path)
    if problem.line:
        place += f":{problem.line}:{problem.column}"
    rows = [
        f"{kind}{style(f': {visible(problem.message)}', bold=True)}",
        f"{edge(f'{margin} -->')} {place}",
    ]
    if problem.line and problem.excerpt:
        line, underline = _excerpt(problem.excerpt, problem.column, problem.length)
        bar = edge(f"{margin} |")
        rows += [bar, f"{edge(f'{problem.line} |')} {line}", f"{bar} {paint(underline)}"]
    rows += [f"{edge(f'{margin} =')} help: {line}" for line in _help(problem)]
    return "\n".join(rows)


def _help(problem: Problem) -> list[str]:
    return [visible(line) for line in problem.help.split("\n") if line]


def _summary(problems: list[Problem]) -> str:
    counts = _counts(problems)
    numbers = (("error", counts["errors"]), ("open warning", counts["warnings"]))
    parts = [_number(number, noun) for noun, number in numbers if number]
    if not parts:
        return "No problems."
    return f"{' and '.join(parts)} in {_number(counts['files'], 'file')}."


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _counts(problems: list[Problem]) -> dict[str, int]:
    return {
        "errors": sum(problem.severity == "error" for problem in problems),
        "warnings": sum(problem.severity == "warning" for problem in problems),
        "files": len({problem.path for problem in problems}),
    }


def _annotation(problem: Problem) -> str:
    properties = {"file": visible(problem.path)}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    properties["title"] = problem.code
    escaped = ((name, _escaped(text)) for name, text in properties.items())
    signs = str.maketrans({":": "%3A", ",": "%2C"})
    listed = ",".join(f"{name}={text.translate(signs)}" for name, text in escaped)
    text = "\n".join([visible(problem.message), *_help(problem)])
    return f"::{problem.severity} {listed}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_WIDEST = 80  # characters of a line that are shown
_BEFORE = 30  # of them before the fault, where the line has to be cut
_TAB = "    "


def _excerpt(line: str, column: int, length: int) -> tuple[str, str]:
    """Return the line, cut around the fault and safe to print, and the row that underlines it.

    `column` counts from 1. A fault behind the end of the line gets one mark there.
    """
    start = min(column - 1, len(line))
    left = max(0, min(start - _BEFORE, len(line) - _WIDEST)) if len(line) > _WIDEST else 0
    right = left + _WIDEST
    stop = max(start + 1, min(start + length, len(line), right))
    shown = line[left:right]
    pieces = [
        _TAB if character == "\t" else piece
        for character, piece in zip(shown, visible_each(shown), strict=True)
    ]
    before = ("…" if left else "") + "".join(pieces[: start - left])
    marked = "".join(pieces[start - left : stop - left])
    after = "".join(pieces[stop - left :]) + ("…" if right < len(line) else "")
    underline = " " * _cells(before) + "^" * max(1, _cells(marked))
    return f"{before}{marked}{after}".rstrip(), underline


def _cells(text: str) -> int:
    """Count the cells of a terminal that a text takes: East Asian wide characters take two."""
    shown = [sign for sign in text if unicodedata.category(sign) not in {"Mn", "Me", "Cf"}]
    return len(shown) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in shown)

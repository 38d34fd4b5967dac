"""Turns the bytes of a file into a text of characters that a record may hold, or into faults."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING

from programmes.reader.characters import FORBIDDEN, code_point, described, is_harmless
from programmes.reader.text import Fault, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.reader.report import Problem

MOST_BYTES = 256 * 1024
LONGEST_CLUSTER = 8  # characters that are looked at for one composed character


def decode(data: bytes, name: str, most: int = MOST_BYTES) -> SourceText | Problem:
    """Decode UTF-8 strictly; drop a leading byte order mark, and write every CRLF as LF."""
    if len(data) > most:
        message = f"the file has more than {most // 1024} KB"
        return SourceText(name, "").problem(
            "too-large", None, message, "a record is a page: split it, or shorten its texts"
        )
    if _is_utf16(data):
        message = "the file is in the encoding UTF-16"
        cure = "save the file again with the encoding UTF-8"
        return SourceText(name, "").problem("not-utf8", None, message, cure)
    try:
        text = _normalised(data.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, name)
    if text.count("\r") > max(1, text.count("\n")):
        message = "the lines end as on an old Mac, with U+000D alone"
        cure = "save the file again with the usual ends of lines: LF, or CRLF as on Windows"
        return SourceText(name, "").problem("forbidden-character", None, message, cure)
    return SourceText(name, text)


def forbidden_characters(text: str) -> Iterator[Fault]:
    """Find the characters that would be invisible, or would make the text read otherwise."""
    if is_harmless(text):
        return
    for found in FORBIDDEN.finditer(text):
        yield Fault(
            "forbidden-character",
            found.span(),
            f"the character {described(found[0][0])} must not stand in a record",
            "delete it; it may have come with a text that was copied",
        )


def harmless(text: str) -> str:
    """Replace forbidden characters one by one, so that the rest of a file can be checked too."""
    return FORBIDDEN.sub(
        lambda found: "".join("\n" if one == "\r" else "x" for one in found[0]), text
    )


def not_composed(text: str) -> Iterator[Fault]:
    """Find the first of each line that is not in normal form C: equal names must be equal texts."""
    if _is_composed(text):
        return
    offset = 0
    for line in text.split("\n"):
        if not _is_composed(line):
            start, end = _first_not_composed(line)
            typed, composed = line[start:end], unicodedata.normalize("NFC", line[start:end])
            yield Fault(
                "not-nfc",
                (offset + start, offset + end),
                f"'{typed}' is typed as {_numbers(typed)}, not in the usual form of Unicode (NFC)",
                f"type it again: '{composed}' is {_numbers(composed)}",
            )
        offset += len(line) + 1


def _first_not_composed(line: str) -> tuple[int, int]:
    # Every part of a text in NFC is in NFC, so the shortest faulty beginning can be bisected.
    lengths = range(len(line) + 1)
    end = bisect_left(lengths, x=True, key=lambda length: not _is_composed(line[:length]))
    start = end - 1
    while start and end - start < LONGEST_CLUSTER and _is_composed(line[start:end]):
        start -= 1
    return start, end


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _numbers(text: str) -> str:
    return " ".join(code_point(character) for character in text)


def _is_utf16(data: bytes) -> bool:
    """Know UTF-16 by its mark, or by the empty half of its first letters."""
    first = data[:8]
    halves = (first[::2], first[1::2])
    return first[:2] in {b"\xff\xfe", b"\xfe\xff"} or any(b"\0\0\0" in one for one in halves)


def _normalised(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _not_utf8(data: bytes, start: int, name: str) -> Problem:
    source = SourceText(name, _normalised(data.decode(errors="replace")))
    place = len(_normalised(data[:start].decode()))
    return source.problem(
        "not-utf8",
        source.mark((place, place + 1)),
        f"the byte {data[start]:02X} is not UTF-8",
        "save the file again with the encoding UTF-8",
    )

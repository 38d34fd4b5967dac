"""Says which characters a text may hold, and shows any text so that it cannot mislead a reader."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from programmes.reader.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

# Controls, all line breaks but \n, invisible marks and bidirectional controls (a text that reads
# otherwise than it is), private use and non-characters (without an agreed look), and U+FFFD (the
# trace of a text that was lost before). Joiners U+200C and U+200D stay: scripts need them.
_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
FORBIDDEN = re.compile(f"[{_FORBIDDEN}]+")
_ASCII = b"\t\n" + bytes(range(ord(" "), ord("~") + 1))

# A report stands in terminals and build logs: there tabs and line breaks mislead too, and `##[`
# begins a command of GitHub's runner wherever in a line it stands.
_MISLEADING = re.compile(rf"[\t\n{_FORBIDDEN}]|#(?=#\[)")

_KINDS = {
    "Cc": "a control character",
    "Cn": "not a character",
    "Co": "for private use",
    "Cs": "half of a surrogate pair",
}
_LONGEST_NAME = 500  # characters; to compose a long row of accents takes the square of its length
_LONGEST_CLUSTER = 30  # a letter with more accents is none that anybody means


def forbidden(text: str) -> Iterator[Fault]:
    """Find the characters that would be invisible, or would make the text read otherwise."""
    # Plain ASCII is quick to leave out, and most texts have little else.
    others = text.encode(errors="surrogatepass").translate(None, _ASCII)
    suspect = FORBIDDEN.search(others.decode(errors="surrogatepass"))
    for match in FORBIDDEN.finditer(text) if suspect else ():
        message = f"the character {described(match[0][0])} is not allowed here"
        cure = "delete it; it may have come with copied text"
        yield Fault("forbidden-character", match.span(), message, cure)


def harmless(text: str) -> str:
    """Replace forbidden characters one by one, so that the rest of a file can be checked too.

    What stands for them can be parsed, and `cleaned` removes it.
    """
    return FORBIDDEN.sub(
        lambda match: "".join("\n" if sign == "\r" else "\ue000" for sign in match[0]), text
    )


def cleaned(text: str) -> str:
    """Give the text that was meant: without forbidden characters, and names in normal form C."""
    text = FORBIDDEN.sub("", text)
    return unicodedata.normalize("NFC", text) if len(text) <= _LONGEST_NAME else text


# Between kanji and kana, a line break is no space.
_KANJI = "[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
BROKEN = re.compile(rf"(?<={_KANJI})[ \n]+(?={_KANJI})")


def joined(text: str) -> str:
    """Join the lines of a text that are broken between kanji; an empty line stays."""
    if text.isascii():
        return text
    return BROKEN.sub(lambda match: match[0] if match[0].count("\n") != 1 else "", text)


def not_composed(text: str) -> Iterator[Fault]:
    """Find the characters that are not in normal form C: equal names must be equal texts."""
    for start, end in [] if unicodedata.is_normalized("NFC", text) else _clusters(text):
        typed = text[start:end]
        composed = unicodedata.normalize("NFC", typed)
        if typed != composed:
            message = f"'{typed}' is typed as {_numbers(typed)}, not in Unicode's usual form (NFC)"
            cure = f"type it again: '{composed}' is {_numbers(composed)}"
            yield Fault("not-nfc", (start, end), message, cure)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into letters with their accents, and into syllables of Hangul."""
    start = 0
    for at, sign in enumerate(text):
        goes_on = unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff"
        if at > start and not (goes_on and at - start < _LONGEST_CLUSTER):
            yield start, at
            start = at
    yield start, len(text)


def _number(character: str) -> str:
    """Write a character by its number: `U+202E`."""
    return f"U+{ord(character):04X}"


def _numbers(text: str) -> str:
    return " ".join(map(_number, text))


def described(character: str) -> str:
    """Write a character by its number and name: `U+202E (right-to-left override)`."""
    name = unicodedata.name(character, "").lower() or _KINDS[unicodedata.category(character)]
    return f"{_number(character)} ({name})"


def visible(text: str) -> str:
    """Replace what would mislead the reader of a report by its number: `<U+202E>`."""
    return "".join(visible_each(text))


def visible_each(text: str) -> list[str]:
    """Do as `visible`, but keep apart what stands for each character."""
    pieces = list(text)
    for match in _MISLEADING.finditer(text):
        pieces[match.start()] = f"<{_number(match[0])}>"
    return pieces


def apart(text: str) -> str:
    """Show marks that stand apart from their letters, which look the same: a dotted circle each."""
    return "".join(
        f"\u25cc{character}" if unicodedata.combining(character) else character
        for character in text
    )


def latin(text: str) -> str:
    """Leave out the letters that are not Latin: no address is made of a guess at their reading."""
    return "".join(
        "" if unicodedata.category(sign)[0] == "M"  # the vowels of Thai, say
        else " " if sign.isalpha() and "LATIN" not in unicodedata.name(sign, "")
        else sign
        for sign in text
    )  # fmt: skip


def quoted(text: str, limit: int = 60) -> str:
    """Quote a text in a message, cut to a length that can be read."""
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"

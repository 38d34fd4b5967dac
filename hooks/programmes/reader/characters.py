"""Says which characters a text may hold, and shows any text so that it cannot mislead a reader."""

from __future__ import annotations

import re
import unicodedata

# Controls, all line breaks but \n, invisible marks and bidirectional controls (a text that reads
# otherwise than it is), private use and non-characters (without an agreed look), and U+FFFD (the
# trace of a text that was lost before). Joiners U+200C and U+200D stay: scripts need them.
_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
FORBIDDEN = re.compile(f"[{_FORBIDDEN}]+")

# The two of these that count as printable: most texts are known to be harmless by that alone.
_PRINTABLE = re.compile("[\ufffc\ufffd]")

# A report stands in terminals and build logs: there tabs and line breaks mislead too, and `##[`
# begins a command of GitHub's runner wherever in a line it stands.
_MISLEADING = re.compile(rf"[\t\n{_FORBIDDEN}]|#(?=#\[)")

_KINDS = {
    "Cc": "a control character",
    "Cn": "not a character",
    "Co": "for private use",
    "Cs": "half of a surrogate pair",
}


def is_harmless(text: str) -> bool:
    """Say whether a text surely has no forbidden character; of one that has, it is never said."""
    return text.replace("\n", "").isprintable() and not _PRINTABLE.search(text)


def code_point(character: str) -> str:
    """Write a character by its number: `U+202E`."""
    return f"U+{ord(character):04X}"


def described(character: str) -> str:
    """Write a character by its number and name: `U+202E (right-to-left override)`."""
    name = unicodedata.name(character, "").lower() or _KINDS[unicodedata.category(character)]
    return f"{code_point(character)} ({name})"


def visible(text: str) -> str:
    """Replace what would mislead the reader of a report by its number: `<U+202E>`."""
    return _MISLEADING.sub(lambda found: f"<{code_point(found[0])}>", text)


def visible_each(text: str) -> list[str]:
    """Do as `visible`, but keep apart what stands for each character."""
    pieces = list(text)
    for found in _MISLEADING.finditer(text):
        pieces[found.start()] = f"<{code_point(found[0])}>"
    return pieces


def apart(text: str) -> str:
    """Show marks that stand apart from their letters, which look the same: a dotted circle each."""
    return "".join(f"\u25cc{one}" if unicodedata.combining(one) else one for one in text)


def quoted(text: str, limit: int = 60) -> str:
    """Quote a text in a message, cut to a length that can be read."""
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"

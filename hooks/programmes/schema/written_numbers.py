"""Tells how a number is written that a source prints with signs, words or a unit."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from programmes.schema import forms

WORDS: Final = {
    "~": "about", "ca.": "about", "ca": "about", "circa": "about", "around": "about",
    "roughly": "about", "some": "about", "almost": "nearly", "approx.": "approximately",
    "approx": "approximately", "above": "over", ">": "more than", "max.": "up to",
    "at most": "up to", "min.": "at least", "as many as": "up to",
}  # fmt: skip
"""What sources put before a number, and the word that a record has for it."""
SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES: Final = {
    "": 1, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
BEFORE: Final = sorted([*WORDS, *forms.WORDS.split("|")], key=len, reverse=True)
NUMBER: Final = re.compile(
    rf"(?P<word>(?:{'|'.join(map(re.escape, BEFORE))})?) ?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15}|[a-z]+(?:-[a-z]+)?)"
    r"(?:\.(?P<part>[0-9]{1,6}))?(?P<more>\+?)"
    rf"(?: ?(?P<scale>{'|'.join(list(SCALES)[1:])}))?(?: [a-z]+){{0,2}}"
)
LONGEST: Final = 80
FORMS: Final = "write 30, or with the source's word: about 30, over 60, more than 100"


def cure(typed: str) -> str:
    """Tell what to write for `7,987`, `~30`, `100+`, `one` or `11 billion`."""
    meant = respelt(typed)
    return FORMS if meant is None else f"write {meant}"


def respelt(typed: str) -> str | None:
    """Write a number as a record has it, or give None where it is not understood."""
    plain = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    found = NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        return None
    whole = _whole(found["digits"])
    if whole is None:
        return None
    part, scale = found["part"] or "", SCALES[found["scale"] or ""]
    value, left = divmod(int(f"{whole}{part}") * scale, 10 ** len(part))
    word = "more than" if found["more"] else WORDS.get(found["word"], found["word"])
    return None if left else f"{word} {value}".strip()


def _whole(digits: str) -> int | None:
    """Read digits with commas, or the word of a number below a hundred."""
    if digits[0].isdigit():
        return int(digits.replace(",", ""))
    tens, _, ones = digits.partition("-")
    if digits in SMALL:
        return SMALL.index(digits)
    if tens not in TENS or (ones and ones not in SMALL[1:10]):
        return None
    return 10 * (TENS.index(tens) + 2) + (SMALL.index(ones) if ones else 0)

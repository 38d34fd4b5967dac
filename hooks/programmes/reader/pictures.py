"""Tells what keeps the bytes of a file from being the picture that its name says.

A picture is known by how its format begins and ends; no pixel of it is decoded.
"""

from __future__ import annotations

import re
from typing import Final

MOST_BYTES: Final = 8 * 1024 * 1024
FORMATS: Final = {".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".svg": "SVG"}
"""The endings of pictures, each with its format."""
_BEGINS: Final = {
    "JPEG": rb"\xff\xd8\xff",
    "PNG": rb"\x89PNG\r\n\x1a\n",
    "SVG": rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<svg\b",
}
# Two sides, neither of them 0.
_SIZED: Final = {
    "JPEG": rb"\xff[\xc0-\xc2]..\x08(?!\0\0)..(?!\0\0)..",
    "PNG": rb"IHDR(?!\0{4}).{4}(?!\0{4}).{4}",
    "SVG": rb"<svg\b",
}


def flaw(data: bytes, suffix: str) -> str:
    """Say what is wrong with the bytes of a picture; `suffix` is that of its name, in small."""
    if not data:
        return "is empty"
    if len(data) > MOST_BYTES:
        return f"is larger than {MOST_BYTES // 1024**2} MB"
    begun = next((name for name, sign in _BEGINS.items() if re.match(sign, data)), "")
    if begun != FORMATS[suffix]:
        return f"is of the format {begun}" if begun else "is no picture"
    whole = _ends(data, begun) and re.search(_SIZED[begun], data, re.DOTALL)
    return "" if whole else "is cut short or damaged"


def _ends(data: bytes, name: str) -> bool:
    match name:
        case "JPEG":
            return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda") > 0
        case "PNG":
            return b"IDAT" in data and b"IEND\xaeB`\x82" in data
    return data.rstrip().endswith((b"</svg>", b"/>"))

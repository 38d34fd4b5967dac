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
    "PNG": rb"(?s:\x89PNG\r\n\x1a\n.{4}IHDR(?!\0{4}).{4}(?!\0{4}))",
    "SVG": rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<svg\b[^>]*\bxmlns=[\"']http://www\.w3\.org/2000/svg[\"']",
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
    ends = {
        "JPEG": data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda") > 0,
        "PNG": b"IDAT" in data and b"IEND\xaeB`\x82" in data,
        "SVG": data.rstrip().endswith((b"</svg>", b"/>")),
    }
    return "" if ends[begun] else "is cut short"

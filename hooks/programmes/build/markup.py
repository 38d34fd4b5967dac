"""Finds the tags of a page as a browser does, and their attributes, by patterns that are linear.

They are sought in bytes, since a site has hundreds of megabytes; a test compares what is found
with a real parser. Where a page holds comments or scripts of its own, these are passed over.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final, NamedTuple

SPACE: Final = r"[\t\n\f\r ]"
# Quotation marks count after = only. A tag in which < stands is refused by the policy, so that no
# other reading of the marks can hide one.
REST: Final = rf"""[^>=]*+(?:={SPACE}*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+>"""
# What has an attribute, and whatever begins with s: a script or a style may have none.
QUICK: Final = re.compile(rf"<(?:[a-rt-zA-RT-Z][a-zA-Z0-9]*+[\t\n\f\r /:-]|[sS]){REST}".encode())
SILENT: Final = "|".join(
    rf"(?i:{name})(?=[\t\n\f\r />]){REST}(?s:.*?)(?=</(?i:{name})[\t\n\f\r />])"
    for name in ("script", "style")
)
HIDING: Final = re.compile(rb"(?i)<(?:style|script(?!.*(?:src|ld\+json)))", re.DOTALL)
"""A tag that begins a text in which tags may stand that are none."""
COMMENT: Final = r"!--(?:-?>|(?s:.*?)--!?>)"
FULL: Final = re.compile(rf"<(?:{COMMENT}|{SILENT}|[a-zA-Z]{REST})".encode())
START: Final = re.compile(rf"<[a-zA-Z]{REST}".encode())
ATTRIBUTE: Final = re.compile(
    rf"([^\t\n\f\r />=]++)(?:{SPACE}*+={SPACE}*+"
    r"""(?:"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >]*+)))?+"""
)


class Tag(NamedTuple):
    """A start tag: the name of the element, and its attributes with their values."""

    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Give the first value of an attribute, as a browser does; empty without one."""
        return next((value for one, value in self.attributes if one == name), "")


def found(html: bytes) -> set[bytes]:
    """List the tags of a page that have attributes, each once, and all scripts and styles.

    Among them may be some that stand in comments or scripts; `heard` leaves these out.
    """
    return set(QUICK.findall(html))


def heard(html: bytes) -> set[bytes]:
    """List the tags of a page without those in comments, scripts and styles."""
    return {tag[0] for one in FULL.findall(html) if (tag := START.match(one))}


def parsed(tag: bytes) -> Tag:
    """Take a tag to pieces."""
    (name, *_), *attributes = ATTRIBUTE.findall(tag[1:-1].decode(errors="replace"))
    return Tag(
        name.lower(),
        tuple((one.lower(), unescape("".join(values)).strip()) for one, *values in attributes),
    )

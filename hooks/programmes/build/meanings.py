"""Turns single tags into what they say of links: anchors, links, and what no page may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.build import markup, policy

if TYPE_CHECKING:
    from collections.abc import Iterator

LINKING: Final = {"href", "src", "action", "formaction", "poster", "data", "xlink:href"}
REFRESH: Final = re.compile(r"""(?i)[;,\s]\s*(?:url\s*=\s*)?["']?([^"']+)""")
# Nearly all tags that differ from page to page: they are read without being taken to pieces.
PLAIN: Final = re.compile(
    rb"<(?:(?:a|abbr|article|circle|desc|h[1-6]|li|option|p|section|svg|time|title)"
    rb'(?: (?:class|c[xy]|r|role|viewBox|aria-labelledby|datetime|value|data-[a-z-]+)="[^"<]*")*'
    rb'(?: href="([^"<&\s]+)"| id="([^"<&\s]+)")?'
    rb'|meta (?:name|property)="[^"<]*" content="[^"<]*")>'
)


class Meaning(NamedTuple):
    """What a tag says, wherever it stands."""

    anchors: tuple[str, ...]
    inside: tuple[str, ...]
    """Links to anchors of the same page."""
    links: tuple[str, ...]
    """All other links."""
    offence: str
    """What is wrong with it, if anything is."""


NOTHING: Final = Meaning((), (), (), "")


def meaning(tag: bytes, url: str) -> Meaning:
    """Tell what a tag says on a site that will be published at `url`."""
    if plain := PLAIN.fullmatch(tag):
        return _plain(*plain.groups(b""))
    said, offence = list(_said(markup.parsed(tag))), policy.offence(tag, url)
    linked = [value for kind, value in said if kind == "href"]
    return Meaning(
        tuple(value for kind, value in said if kind == "id"),
        tuple(value for value in linked if value.startswith("#")),
        tuple(value for value in linked if not value.startswith("#")),
        offence,
    )


def _plain(href: bytes, anchor: bytes) -> Meaning:
    if not href:
        return Meaning((anchor.decode(),), (), (), "") if anchor else NOTHING
    link = (href.decode(),)
    return Meaning((), link, (), "") if href.startswith(b"#") else Meaning((), (), link, "")


def _said(tag: markup.Tag) -> Iterator[tuple[str, str]]:
    """List the links and anchors of a tag, each as `href` or `id` with its value."""
    for name, value in tag.attributes:
        match name:
            case "srcset" | "imagesrcset":
                yield from (("href", one.split()[0]) for one in value.split(",") if one.strip())
            case "id":
                yield "id", value
            case "name" if tag.name == "a":
                yield "id", value
            case "content" if tag.get("http-equiv").lower() == "refresh":
                yield from (("href", one.strip()) for one in REFRESH.findall(value))
            case linking if linking in LINKING:
                yield "href", value

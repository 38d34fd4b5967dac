"""Says what a browser may load for a page of ours, and finds tags that break that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from programmes.build.markup import parsed

if TYPE_CHECKING:
    from programmes.build.markup import Tag

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # the search index is read by WebAssembly
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""Nothing from elsewhere, and no code or style that stands in a page itself."""

MOVED: Final = b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
"""Stands on the pages of former addresses, which hold nothing and lead on by themselves."""
LEADS_ON: Final = "leads to another page by itself"
ELEMENTS: Final = frozenset(
    {"applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "noembed"}
    | {"noframes", "object", "plaintext", "portal", "style", "textarea", "xmp"}
)
"""Elements that bring code or style, change what links mean, or hide what follows."""
HANDLER: Final = re.compile(r"on[a-z]|style$|srcdoc$|ping$")
OUTSIDE: Final = re.compile(r"(?:https?:)?[/\\]{2}|data:(?!image/)", re.IGNORECASE)
LOADING: Final = frozenset({"src", "srcset", "imagesrcset", "poster", "background"})
# Links that name another address and load nothing from there.
NAMING: Final = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})


def offence(tag: bytes, url: str = "") -> str:
    """Say what is wrong with a tag of a page; `url` is where the site will be published.

    A browser that keeps the policy would stop all of it; here it is told who wrote it.
    """
    if b"<" in tag[1:]:
        return "has < in a tag, which is written &lt; there"
    one = parsed(tag)
    if one.name in ELEMENTS or _is_own_script(one) or any(map(_is_code, one.attributes)):
        return "brings code of its own, which no browser runs"
    if any(_leads_out(value, url) for value in _loaded(one)):
        return "loads from another site, which no browser does"
    refreshes = one.name == "meta" and one.get("http-equiv").lower() == "refresh"
    return LEADS_ON if refreshes else ""


def _is_own_script(one: Tag) -> bool:
    """Tell a script with a text from one in another file, and from data that no browser runs."""
    is_data = one.get("type").lower() == "application/ld+json"
    return one.name == "script" and not (one.get("src") or is_data)


def _is_code(attribute: tuple[str, str]) -> bool:
    return HANDLER.match(attribute[0]) is not None


def _loaded(one: Tag) -> list[str]:
    """List the addresses from which a tag loads something by itself."""
    found = [value for name, value in one.attributes if name in LOADING]
    if one.name == "link" and not set(one.get("rel").lower().split()) <= NAMING:
        found.append(one.get("href"))
    if one.name in {"image", "use", "feimage"}:
        found += [one.get("href"), one.get("xlink:href")]
    return found


def _leads_out(value: str, url: str) -> bool:
    """Tell whether an address, or one of a list of pictures, is of another site."""
    addresses = (part.strip() for part in value.split(", "))
    return any(OUTSIDE.match(one) and not (url and one.startswith(url)) for one in addresses)

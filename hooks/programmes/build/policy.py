"""Says what a browser may load for a page of ours, and finds what breaks that in a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Attributes = Mapping[str, str | None]
    Element = tuple[str, Attributes]
    """An element of a page: the name of its tag, and its attributes."""

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # the search index is read by WebAssembly
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""Nothing from elsewhere, and no code or style that stands in a page itself."""

MOVED: Final = b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
"""Stands on the pages of former addresses, which hold nothing and lead on by themselves."""
CODE: Final = "has code of its own, which the site's policy blocks"
LOADS: Final = "loads from another site, or sends to it, which the site's policy blocks"
LEADS_ON: Final = "leads to another page by itself"
TORN: Final = "has < in a tag, which is written &lt; there"

REFUSED: Final = frozenset(
    {"animate", "applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "noembed"}
    | {"noframes", "noscript", "object", "plaintext", "portal", "script", "set", "style"}
    | {"template", "textarea", "xmp"}
)
"""Elements that bring code or style, change what links mean, or hide from us what they hold.

Of these only scripts are allowed, and only those in files.
"""
SUSPECTS: Final = REFUSED | {"feImage", "image", "link", "use"}
"""Besides these, elements that load something where others only link."""
HARMLESS: Final = frozenset(
    {"alt", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "charset", "checked"}
    | {"class", "content", "cx", "cy", "d", "data-action", "data-label", "data-md-component"}
    | {"data-md-type", "data-pagefind-body", "data-pagefind-ignore", "data-pagefind-meta"}
    | {"data-trail", "datetime", "dir", "dy", "for", "height", "hidden", "href", "id", "lang"}
    | {"media", "name", "popover", "popovertarget", "popovertargetaction", "preserveAspectRatio"}
    | {"property", "r", "rel", "role", "scope", "tabindex", "title", "type", "viewBox", "width"}
    | {"x", "xmlns", "y"}
)
"""Nearly all other elements have only such attributes, and need no closer look."""
HANDLER: Final = re.compile(r"on[a-z]|style$|srcdoc$|ping$")
LOADING: Final = frozenset(
    {"action", "background", "formaction", "imagesrcset", "poster", "src", "srcset"}
)
"""Attributes that load something, or send something there."""
# Links that name another address and load nothing from there.
NAMING: Final = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})
OUTSIDE: Final = re.compile(r"(?:https?:)?[/\\]{2}|data:(?!image/)", re.IGNORECASE)
TORN_TAG: Final = re.compile(rb"<[a-zA-Z][^>]*<")
TORN_NAME: Final = re.compile("[\"'<=]")
"""What stands in the name of an attribute only where a tag has not ended as it was meant to."""


def offences(page: bytes, elements: Iterable[Element], url: str = "") -> list[str]:
    """List what is wrong with a page of some elements; `url` is where it will be published.

    A browser that keeps the policy would stop all of it; here it is told who wrote it.
    """
    allowed = {"", LEADS_ON} if MOVED in page else {""}
    suspects = (
        (name, attributes)
        for name, attributes in elements
        if name in SUSPECTS or not HARMLESS.issuperset(attributes)
    )
    wrong = [
        f"{offence}: {_tag(name, attributes)}"
        for name, attributes in suspects
        if (offence := _offence(name, attributes, url)) not in allowed
    ]
    return wrong + [f"{TORN}: {tag.decode(errors='replace')}" for tag in TORN_TAG.findall(page)]


def refreshes(name: str, attributes: Attributes) -> bool:
    """Tell whether an element leads to another page by itself."""
    return name == "meta" and _value(attributes, "http-equiv").lower() == "refresh"


def _offence(name: str, attributes: Attributes, url: str) -> str:
    is_refused = name in REFUSED and not (name == "script" and _is_allowed(attributes))
    if is_refused or any(map(HANDLER.match, attributes)):
        return CODE
    if any(map(TORN_NAME.search, attributes)):
        return TORN
    if any(_leads_out(address, url) for address in _loaded(name, attributes)):
        return LOADS
    return LEADS_ON if refreshes(name, attributes) else ""


def _is_allowed(script: Attributes) -> bool:
    """Tell a script in a file, and data that no browser runs, from code in the page."""
    is_data = _value(script, "type").lower() == "application/ld+json"
    return is_data or bool(_value(script, "src"))


def _loaded(name: str, attributes: Attributes) -> Iterator[str]:
    """List the addresses from which an element loads something by itself."""
    yield from (_value(attributes, attribute) for attribute in LOADING.intersection(attributes))
    if name == "link" and not set(_value(attributes, "rel").lower().split()) <= NAMING:
        yield _value(attributes, "href")
    if name in {"feImage", "image", "use"}:
        yield _value(attributes, "href")
        yield _value(attributes, "xlink:href")


def _leads_out(value: str, url: str) -> bool:
    """Tell whether an address, or a part of a list of pictures, is of another site."""
    addresses = (part.strip() for part in value.split(", "))
    return any(
        OUTSIDE.match(address) and not (url and address.startswith(url)) for address in addresses
    )


def _value(attributes: Attributes, name: str) -> str:
    return (attributes.get(name) or "").strip()


def _tag(name: str, attributes: Attributes) -> str:
    """Write the start tag of an element."""
    written = (f'{attribute}="{value or ""}"' for attribute, value in attributes.items())
    return f"<{' '.join([name, *written])}>"

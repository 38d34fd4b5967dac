"""Says what a browser may load for a page of ours, and finds tags that break that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # the search index is read by WebAssembly
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""Nothing from elsewhere, and no code or style that stands in a page itself."""

# A script in another file, or data that no browser runs.
HARMLESS: Final = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)
VALUE: Final = re.compile(r""""[^"]*"|'[^']*'""")
CODE: Final = re.compile(r"\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)


@lru_cache(maxsize=2**16)  # most tags stand on many pages
def brings_code(tag: str) -> bool:
    """Tell whether a tag brings a script or style of its own, which the policy would stop.

    That is a script without a file, a style element, a style attribute and an event handler.
    """
    name = tag[1:7].lower()
    if name == "script":
        return not HARMLESS.search(tag)
    return name.startswith("style") or bool(CODE.search(VALUE.sub('""', tag)))

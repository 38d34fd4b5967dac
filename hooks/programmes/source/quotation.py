"""Explains stumbles over what should be in quotes, and over the quotes themselves.

Each function knows one mistake, and gives None for every other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.problems.characters import quoted
from programmes.source.text import Fault

if TYPE_CHECKING:
    from programmes.source.stumble import Stumble

SIGNS = frozenset("@`%*&!|>-?,]}")  # a value that begins so has to be quoted

_AT_A_SIGN = re.compile(r"alias|anchor|block scalar|tag|directive|next token|node")
_BEFORE_A_TEXT = frozenset(["", ":", "-", "?", "[", "{", ","])
_UNEXPECTED = re.compile("did not find expected|cannot start any token")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9A-Fa-f]{0,8}|.)")


def unclosed_quote(stumble: Stumble) -> Fault | None:
    """A quotation that does not end, or ends at the mark that should open the next one."""
    start, end = stumble.last
    if "quoted scalar" in stumble.within and "found unexpected" in stumble.says:
        start = stumble.opened
        message = "the quotation that begins here never ends"
    elif stumble.last_is_quoted and "\n" in stumble.text[start:end] and stumble.follows(end):
        line = stumble.line(end)
        message = f"the quotation that begins here ends on line {line}, where more text follows"
    else:
        return None
    mark = stumble.text[start]
    inside = r"\"" if mark == '"' else "''"
    help_text = f"end it with {mark}; inside it, write {inside} for {mark} itself"
    return Fault("unclosed-quote", (start, start + 1), message, help_text)


def unquoted_sign(stumble: Stumble) -> Fault | None:
    """A text that begins with one of the signs that YAML keeps for itself."""
    begins_here = _AT_A_SIGN.search(stumble.within) is not None
    place = stumble.opened if begins_here else stumble.at
    sign = stumble.text[place : place + 1]
    before = stumble.before(place).rstrip()[-1:]
    if sign not in SIGNS or before not in (_BEFORE_A_TEXT if begins_here else {":"}):
        return None
    if sign == "|":
        cure = "begin the text on the next line, two spaces further in; nothing follows |"
        message = "the text of | stands on the lines below it"
        return Fault("unquoted-sign", (place, place + 1), message, cure)
    message = f"a text cannot begin with {sign} unless it is in quotes"
    return Fault("unquoted-sign", (place, place + 1), message, stumble.in_quotes(place))


def unquoted_colon(stumble: Stumble) -> Fault | None:
    """A second colon and space on a line: the text behind the first has to be in quotes."""
    head = stumble.before(stumble.at)
    key, colon, value = head.partition(": ")
    if not colon or stumble.text[stumble.at : stumble.at + 1] != ":" or not value.strip():
        return None
    start = stumble.at - len(head) + len(key) + len(colon)
    start += len(value) - len(value.lstrip())
    message = "a text with a colon and a space inside has to be in quotes"
    place = (stumble.at, stumble.at + 1)
    return Fault("unquoted-colon", place, message, stumble.in_quotes(start))


def unknown_escape(stumble: Stumble) -> Fault | None:
    """A backslash in double quotes that was meant as a backslash."""
    if "quoted scalar" not in stumble.within:
        return None
    start = stumble.text.rfind("\\", stumble.opened, stumble.at + 1)
    if not (found := _ESCAPE.match(stumble.text, start)):
        return None
    return Fault(
        "unknown-escape",
        found.span(),
        f"{quoted(found[0])} is not an escape that YAML knows",
        r"for a backslash write \\, or put the value in single quotes '…'",
    )


def text_after(stumble: Stumble) -> Fault | None:
    """More text behind a closing quotation mark or bracket."""
    head = stumble.before(stumble.at).rstrip()
    if not head.endswith(("'", '"', "]", "}")) or not _UNEXPECTED.search(stumble.says):
        return None
    rest = stumble.after(stumble.at)
    if rest.startswith(("]", "}", ",")):
        return None
    cure = {
        "'": "inside '…' write '' for an apostrophe, or put the whole value in \"…\"",
        '"': 'inside "…" write \\" for a quotation mark, or put the whole value in \'…\'',
    }.get(head[-1], "put the whole value in quotes")
    message = f"after the closing {head[-1]} nothing may follow: {quoted(rest)}"
    return Fault("text-after-end", stumble.rest(stumble.at), message, cure)


def spare_sign(stumble: Stumble) -> Fault | None:
    """A bracket that nothing has opened, or a comma behind the last one."""
    sign = stumble.text[stumble.at : stumble.at + 1]
    if sign not in {"]", "}", ","} or "did not find expected key" not in stumble.says:
        return None
    place = (stumble.at, stumble.at + 1)
    message = "a comma stands after the end" if sign == "," else f"there is one {sign} too many"
    return Fault("text-after-end", place, message, "delete it")

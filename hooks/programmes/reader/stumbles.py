"""Explains where and why libyaml stopped reading: quotation marks, and signs that look like others.

Each function knows one mistake, and gives None for every other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.reader.characters import described, quoted
from programmes.reader.text import Fault

if TYPE_CHECKING:
    from programmes.reader.text import Span


_LONGEST_QUOTATION = 60
_LINES_ABOVE = 40


class Stumble(NamedTuple):
    """Where libyaml stopped (`at`), where it began what it could not end (`opened`), and why."""

    text: str
    says: str
    within: str
    at: int
    opened: int
    last: Span
    last_is_quoted: bool

    def before(self, index: int) -> str:
        """Give what stands before a place on its line."""
        return self.text[self.text.rfind("\n", 0, index) + 1 : index]

    def after(self, index: int) -> str:
        """Give the rest of the line from a place."""
        return self.text[index:].partition("\n")[0].rstrip()

    def above(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find the nearest line above that of the stumble which a pattern matches.

        A line at the margin ends the search: above it stands another group.
        """
        end = self.text.rfind("\n", 0, self.at) + 1
        for _ in range(_LINES_ABOVE):
            start = self.text.rfind("\n", 0, max(0, end - 1)) + 1
            if end == 0 or self.text[start : start + 1].isalpha():
                return None
            if match := pattern.match(self.text, start):
                return match
            end = start
        return None

    def rest(self, index: int) -> Span:
        """Mark the rest of the line from a place."""
        return index, index + len(self.after(index))

    def line(self, index: int) -> int:
        """Count the line of a place from 1."""
        return self.text.count("\n", 0, index) + 1

    def in_quotes(self, start: int) -> str:
        """Show how the value that begins at a place is written in quotes, if that is short."""
        key, value = self.before(start).strip(), self.after(start)
        if re.search(r"[\[{]", key) or value.startswith(("[", "{")):
            return "put the text in quotes, or a comma before the next key"
        if not key or len(key + value) > _LONGEST_QUOTATION:
            return "put the text in quotes"
        if '"' in value or "\\" in value:
            doubled = value.replace("'", "''")
            return f"put the text in quotes: {key} '{doubled}'"
        return f'put the text in quotes: {key} "{value}"'


_SIGNS = frozenset("@`%*&!|>-?,]}")  # a value that begins so has to be quoted

_AT_A_SIGN = re.compile(r"alias|anchor|block scalar|tag|directive|next token|node")
_BEFORE_A_TEXT = frozenset(["", ":", "-", "?", "[", "{", ","])
_UNEXPECTED = re.compile("did not find expected|cannot start any token")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9A-Fa-f]{0,8}|.)")


def unclosed_quote(stumble: Stumble) -> Fault | None:
    """A quotation that does not end, or ends at the mark that should open the next one."""
    start, end = stumble.last
    between = stumble.text[end : stumble.at].strip(" \t")
    if "quoted scalar" in stumble.within and "found unexpected" in stumble.says:
        start = stumble.opened
        message = "the quoted text that begins here never ends"
    elif stumble.last_is_quoted and "\n" in stumble.text[start:end] and not between:
        line = stumble.line(end)
        message = f"the quoted text that begins here ends on line {line}, where more text follows"
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
    if sign not in _SIGNS or before not in (_BEFORE_A_TEXT if begins_here else {":"}):
        return None
    message = f"text cannot begin with {sign} unless it is in quotes"
    cure = stumble.in_quotes(place)
    if sign == "|":
        cure = "begin the text on the next line, indented by two more spaces; nothing may follow |"
        message = "the text of | goes on the lines below it"
    return Fault("unquoted-sign", (place, place + 1), message, cure)


def unquoted_colon(stumble: Stumble) -> Fault | None:
    """A second colon and space on a line: the text behind the first has to be in quotes."""
    head = stumble.before(stumble.at)
    _, colon, value = head.partition(": ")
    if not colon or stumble.text[stumble.at : stumble.at + 1] != ":" or not value.strip():
        return None
    cure = stumble.in_quotes(stumble.at - len(value.lstrip()))
    message = "text that contains a colon and a space has to be in quotes"
    return Fault("unquoted-colon", (stumble.at, stumble.at + 1), message, cure)


def unknown_escape(stumble: Stumble) -> Fault | None:
    """A backslash in double quotes that was meant as a backslash."""
    if "quoted scalar" not in stumble.within:
        return None
    start = stumble.text.rfind("\\", stumble.opened, stumble.at + 1)
    if not (match := _ESCAPE.match(stumble.text, start)):
        return None
    message = f"{quoted(match[0])} is not an escape that YAML knows"
    cure = r"for a backslash write \\, or put the value in single quotes '…'"
    return Fault("unknown-escape", match.span(), message, cure)


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
    message = f"nothing may follow the closing {head[-1]}: {quoted(rest)}"
    return Fault("text-after-end", stumble.rest(stumble.at), message, cure)


def spare_sign(stumble: Stumble) -> Fault | None:
    """A bracket that nothing has opened, or a comma behind the last one."""
    sign = stumble.text[stumble.at : stumble.at + 1]
    if sign not in {"]", "}", ","} or "did not find expected key" not in stumble.says:
        return None
    place = (stumble.at, stumble.at + 1)
    message = "there is a comma after the end" if sign == "," else f"there is one {sign} too many"
    return Fault("text-after-end", place, message, "delete it")


# The colon and space that a Japanese keyboard types, and the spaces that Word and the web put in.
WIDE_SPACES: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_COLON = re.compile(r"[^:：]{1,80}(：)")  # noqa: RUF001 - the wide colon is what is sought
_SPACE = re.compile(rf"(?:[^:]{{1,80}}:)?[ -]*([{WIDE_SPACES}]+)")
_INDENTED = re.compile(rf" *([{WIDE_SPACES}]+) *(?:- )?[^:\n]{{1,80}}:")
# What looks like the hyphen of an entry, or is one without its space.
_ENTRY = re.compile(r" *(-|[•·‣◦–—−] ?)([^\s-].*)")  # noqa: RUF001 - as above
_KEYED_ENTRY = re.compile(r" *(-|[•·‣◦–—−] ?)([a-z_]+:(?: .*)?$)", re.MULTILINE)  # noqa: RUF001 - as above


def wide_sign(stumble: Stumble) -> Fault | None:
    """A colon or a space that is none to YAML, though it looks like one."""
    unkeyed = "could not find expected ':'" in stumble.says
    start = stumble.opened if unkeyed else stumble.at - len(stumble.before(stumble.at))
    line = stumble.after(start)
    if match := _SPACE.match(line):
        place = (start + match.start(1), start + match.end(1))
        return wide_space(match[1], place)
    if unkeyed and (match := _COLON.match(line)):
        message = "there is a full-width colon where YAML needs an ordinary one"
        help_text = "delete it, and type a colon and a space with the keyboard set to Latin letters"
        place = (start + match.start(1), start + match.end(1))
        return Fault("wide-sign", place, message, help_text)
    match = stumble.above(_INDENTED)
    # A line of a text is further in than what follows the text, and may begin as it likes.
    if match and match.start(1) - match.start() <= stumble.at - start:
        return wide_space(match[1], match.span(1))
    return None


def wide_space(spaces: str, place: Span) -> Fault:
    """Name a space that is a letter to YAML."""
    message = f"{described(spaces[0])} is used where YAML needs an ordinary space"
    help_text = "delete it, and press the space bar with the keyboard set to Latin letters"
    return Fault("wide-sign", place, message, help_text)


def no_hyphen(stumble: Stumble) -> Fault | None:
    """An entry of a list that begins with a hyphen alone, or with another sign."""
    unkeyed = "could not find expected ':'" in stumble.says
    if not unkeyed and "did not find expected" not in stumble.says:
        return None
    at = stumble.opened if unkeyed else stumble.at
    start = at - len(stumble.before(at))
    match = _ENTRY.match(stumble.text, start) or stumble.above(_KEYED_ENTRY)
    if match is None:
        return None
    help_text = f"write {quoted(f'- {match[2]}')}"
    if match[1] == "-":
        message = "a space is missing after the hyphen"
        return Fault("missing-space", match.span(1), message, help_text)
    message = f"{described(match[1][0])} is not the hyphen that begins an entry"
    return Fault("wide-sign", match.span(1), message, help_text)

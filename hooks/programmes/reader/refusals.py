"""Says in an editor's words what a record may not use of YAML, and why a text is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from yaml import AliasEvent, DocumentStartEvent, MarkedYAMLError, ScalarEvent

from programmes.reader import stumbles
from programmes.reader.characters import FORBIDDEN, described, quoted
from programmes.reader.stumbles import Stumble
from programmes.reader.text import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import Event, YAMLError

    from programmes.reader.text import Span

_WORD = re.compile(r"\S{1,60}")
# What programs and people write for "nothing"; and signs that take room and show nothing.
NOTHING = re.compile(
    r"(?P<blank>[\s\u034f\u115f\u1160\u180e\u2000-\u200f\u2800\u3164\uffa0]+)"
    r"|(?:~|null|nil|none|n[/.]a|nan|tb[ad]|undefined|[-?.\u2013\u2014\u2026]{1,9})\.?",
    re.IGNORECASE,
)

_PERCENT = "a record cannot have a line that begins with %"
_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)


def span(event: Event) -> Span:
    """Say from where to where an event was read; all events of a parser have marks."""
    return event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]


def conflict(text: str) -> Fault | None:
    """Find where Git has put two versions of a file, of which a person has to keep one."""
    marks = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
    if any(mark in text for mark in marks) and (match := _CONFLICT.search(text)):
        cure = "keep one of the two versions, and delete the lines of <<<<<<<, ======= and >>>>>>>"
        return Fault("conflict", match.span(), "Git could not merge two versions here", cure)
    return None


def directive(start: Event) -> Fault | None:
    """Refuse the lines before a document that begin with %."""
    if isinstance(start, DocumentStartEvent) and (start.version or start.tags):
        return Fault("directive", span(start), _PERCENT, "delete this line")
    return None


def second_document(start: Event) -> Fault | None:
    """Refuse what follows the first document, which would not be read."""
    if isinstance(start, DocumentStartEvent):
        message = "a second document begins here; a file holds one record"
        help_text = "delete the line ---, or move what follows to a file of its own"
        return Fault("second-document", span(start), message, help_text)
    return None


def sign(event: Event, text: str) -> Fault | None:
    """Refuse anchors, aliases and tags: * refers to what & names, and ! changes a value's type."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor is None and tag is None:
        return None
    match = _WORD.match(text, span(event)[0])
    word = match[0] if match else ""
    if isinstance(event, AliasEvent):
        code, message = "alias", f"{quoted(word)} refers to another part of the file"
        help_text = "write the value out in full, or put it in quotes"
    else:
        code = "tag" if word.startswith("!") else "anchor"
        message = f"{quoted(word)} is YAML syntax and would not be shown"
        help_text = "delete it, or put the value in quotes"
    start = span(event)[0]
    return Fault(code, (start, start + len(word)), message, help_text)


def escape(event: ScalarEvent, text: str) -> Fault | None:
    r"""Check again what escapes such as \u202E make of a text that looks harmless as typed."""
    if event.style != '"':
        return None
    place, value = span(event), event.value
    typed = text[slice(*place)]
    if (match := FORBIDDEN.search(value)) and not FORBIDDEN.search(typed):
        message = f"an escape produces {described(match[0][0])}, which is not allowed here"
        return Fault("forbidden-character", place, message, "leave the escape out")
    if is_normalized("NFC", typed) and not is_normalized("NFC", value):
        message = "an escape produces text that is not in Unicode's usual form (NFC)"
        return Fault("not-nfc", place, message, "write the letter itself")
    return None


def nothing(event: ScalarEvent) -> Fault | None:
    """Refuse a word for "nothing" that is not in quotes, and a text that shows nothing."""
    value: str = event.value
    match = NOTHING.fullmatch(value)
    if match and match["blank"]:
        return Fault("empty-value", span(event), "this text is blank", "leave the line out")
    if event.style or not match:
        return None
    cure = f"leave the line out; after the name of a country, leave out only {quoted(value)}"
    cure += "\nif the source prints it, put it in quotes"
    return Fault("empty-value", span(event), f"{quoted(value)} is a placeholder, not a value", cure)


def key(event: Event) -> Fault:
    """Refuse a key that is a list or a group of keys, and the key << that merges."""
    if isinstance(event, ScalarEvent):
        message = "<< would merge another group of keys into this one"
        return Fault("merge-key", span(event), message, "write the keys out")
    message = "a key has to be text, not a list or a group of keys"
    help_text = "write key: value; put text that begins with [ { ? or * in quotes"
    return Fault("key-not-text", span(event), message, help_text)


def duplicate_key(event: ScalarEvent, first: ScalarEvent, text: str) -> Fault:
    """Refuse a key that stands in the same group already."""
    line = text.count("\n", 0, span(first)[0]) + 1
    message = f"the key {quoted(event.value)} already exists, on line {line}"
    return Fault("duplicate-key", span(event), message, "keep one of the two")


def empty(text: str) -> Fault:
    """Refuse a file with nothing in it but comments."""
    if "#" in text:
        message = "the file has only comments: lines that begin with #"
        return Fault("empty-file", None, message, "write the record below, without #")
    return Fault("empty-file", None, "the file is empty", "write the record, or delete the file")


def not_a_mapping(root: Event, text: str) -> Fault:
    """Refuse a file that is not made of keys and values."""
    if not isinstance(root, ScalarEvent):
        form = "a list"
    elif root.value or root.style:
        form = "a single text"
    else:
        return empty(text)
    message = f"expected lines of the form 'key: value', found {form}"
    return Fault("not-a-mapping", span(root), message, "begin with a key, such as title:")


# Possessive, since a line may be one hyphen repeated 200,000 times.
_NO_SPACE = re.compile(r"[ -]*+([^\s:]++):(?!//)\S")


def explain(text: str, error: YAMLError, last: ScalarEvent | None) -> Fault:
    """Explain why the reading stopped; `last` is the key or value that was read before."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault("yaml-syntax", None, "this file cannot be read as YAML")
    stumble = Stumble(
        text=text,
        says=str(error.problem),
        within=str(error.context),
        at=error.problem_mark.index,
        opened=(error.context_mark or error.problem_mark).index,
        last=span(last) if last else (0, 0),
        last_is_quoted=last is not None and last.style in {'"', "'"},
    )
    message = "from here on, the file cannot be read as YAML"
    help_text = "look for an extra bracket, quotation mark or colon, here and on the line above"
    other = Fault("yaml-syntax", (stumble.at, stumble.at + 1), message, help_text)
    return next((fault for rule in _RULES if (fault := rule(stumble))), other)


def _tab(stumble: Stumble) -> Fault | None:
    if stumble.text[stumble.at : stumble.at + 1] != "\t":
        return None
    rest = stumble.after(stumble.at)
    tabs = len(rest) - len(rest.lstrip("\t"))
    place = (stumble.at, stumble.at + max(1, tabs))
    help_text = "press the space bar instead, twice for each level of indentation"
    return Fault("tab-indentation", place, "there is a tab where YAML needs spaces", help_text)


def _directive(stumble: Stumble) -> Fault | None:
    start = stumble.at - len(stumble.before(stumble.at))
    if stumble.text[start : start + 1] != "%":
        return None
    return Fault("directive", stumble.rest(start), _PERCENT, "delete this line")


def _missing_space(stumble: Stumble) -> Fault | None:
    if "could not find expected ':'" in stumble.says:
        start = stumble.opened
    elif "mapping values" in stumble.says and stumble.before(stumble.at).strip():
        start = stumble.last[0]
    else:
        return None
    line = stumble.after(start)
    if not (match := _NO_SPACE.match(line)):
        return None
    colon = start + match.end(1)
    help_text = f"write {quoted(f'{match[1]}: {line[match.end(1) + 1 :]}')}"
    message = "a space is missing after the colon"
    return Fault("missing-space", (colon, colon + 1), message, help_text)


def _unclosed_bracket(stumble: Stumble) -> Fault | None:
    if "expected ','" not in stumble.says:
        return None
    opening, closing = "[]" if "sequence" in stumble.within else "{}"
    if "\n" in stumble.text[stumble.opened : stumble.at]:
        place = (stumble.opened, stumble.opened + 1)
        message = f"the {opening} here is not closed before line {stumble.line(stumble.at)}"
    else:
        place = (stumble.at, stumble.at + 1)
        message = f"a comma or {closing} is missing before this"
    help_text = f"separate values with commas, and end with {closing}"
    return Fault("unclosed-bracket", place, message, help_text)


def _no_key(stumble: Stumble) -> Fault | None:
    if "could not find expected ':'" not in stumble.says:
        return None
    place = stumble.rest(stumble.opened)
    message = "this line is neither 'key: value' nor part of the text above"
    help_text = "add a colon and a space after the key, or indent the line like the text above"
    return Fault("yaml-syntax", place, message, help_text)


def _outside(stumble: Stumble) -> Fault | None:
    if "<document start>" not in stumble.says:
        return None
    place = stumble.rest(stumble.at)
    help_text = "indent it like the lines above, and delete any line of three dots"
    return Fault("misplaced-line", place, "the record ends above this line", help_text)


def _misplaced(stumble: Stumble) -> Fault | None:
    head = stumble.before(stumble.at)
    nested = "mapping values" in stumble.says and head[:1] == " "
    if not nested and head.strip():
        return None
    start = stumble.at - len(head.lstrip()) if nested else stumble.at
    message = "this line does not fit the lines above it"
    help_text = "compare their indentation; a key with a value on its line cannot have one below it"
    return Fault("misplaced-line", stumble.rest(start), message, help_text)


# The first that recognises a stumble explains it, so the special ones stand before the general.
_RULES: tuple[Callable[[Stumble], Fault | None], ...] = (
    _tab,
    stumbles.wide_sign,
    _directive,
    stumbles.unclosed_quote,
    stumbles.unquoted_sign,
    stumbles.unquoted_colon,
    _missing_space,
    stumbles.unknown_escape,
    stumbles.text_after,
    stumbles.spare_sign,
    _unclosed_bracket,
    stumbles.no_hyphen,
    _no_key,
    _outside,
    _misplaced,
)

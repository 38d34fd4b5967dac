"""Turns what libyaml says of a text that is not YAML into the words of an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError

from programmes.reader import stumbles
from programmes.reader.characters import quoted
from programmes.reader.refusals import span
from programmes.reader.stumbles import Stumble
from programmes.reader.text import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import ScalarEvent, YAMLError

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
    return next((fault for rule in _RULES if (fault := rule(stumble))), _other(stumble))


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
    message = "a record cannot have a line that begins with %"
    return Fault("directive", stumble.rest(start), message, "delete this line")


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
    return Fault(
        "unclosed-bracket", place, message, f"separate values with commas, and end with {closing}"
    )


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


def _other(stumble: Stumble) -> Fault:
    message = "from here on, the file cannot be read as YAML"
    help_text = "look for an extra bracket, quotation mark or colon, here and on the line above"
    return Fault("yaml-syntax", (stumble.at, stumble.at + 1), message, help_text)


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

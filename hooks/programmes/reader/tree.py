"""Parses a YAML text into a tree of dict, list and str, with all faults that it meets.

It works on libyaml's events. PyYAML's own composer is never used: it recurses in C, where deep
nesting ends the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from yaml import (
    AliasEvent,
    CBaseLoader,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)

from programmes.reader import refusals
from programmes.reader.characters import BROKEN, cleaned
from programmes.reader.refusals import NOTHING, explain, span
from programmes.reader.text import Fault, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import Event

    from programmes.reader.problem import Loc

Node: TypeAlias = "str | list[Node] | dict[str, Node]"

_DEEPEST = 16
_MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Spans:
    """Where keys and values stand, and where no comment can: in the scalars, in their order."""

    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
    scalars: list[Span] = field(default_factory=list)


class Parsed(NamedTuple):
    """A tree and its faults; `complete` is false where a fault ended the reading.

    Without a tree of keys and values nothing more can be said of the text.
    """

    tree: dict[str, Node] | None
    faults: list[Fault]
    complete: bool


def parse(text: str, spans: Spans | None = None, *, harmless: str = "") -> Parsed:
    """Parse a text, and fill `spans` if they are wanted. Nothing is raised.

    `harmless` is read in place of a text with characters that are wrong; it has the same length.
    """
    # None comes only behind the end of the stream, where nobody asks.
    next_event = cast("Callable[[], Event]", CBaseLoader(harmless or text).get_event)
    parser = _Parser(text, spans, next_event, bool(harmless), "\\" in text)
    try:
        tree = parser.document()
        found = tree if isinstance(tree, dict) else None
        return Parsed(found, parser.faults, complete=not parser.goes_on)
    except _Stopped as stopped:
        parser.faults.append(stopped.fault)
    except YAMLError as error:
        parser.faults.append(explain(text, error, parser.last))
    return Parsed(None, parser.faults, complete=False)


class _Stopped(Exception):  # noqa: N818 - the fault is the editor's
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class _Parser:
    """One reading of one text; each method takes the events of one node."""

    text: str
    spans: Spans | None
    next: Callable[[], Event]
    clean: bool
    escapes: bool
    goes_on: bool = False
    """Whether a second document follows, which is not read."""
    faults: list[Fault] = field(default_factory=list)
    last: ScalarEvent | None = None
    nodes: int = 0

    def document(self) -> Node:
        self.next()  # the stream starts
        start = self.next()
        if isinstance(start, StreamEndEvent):
            raise _Stopped(refusals.empty(self.text))
        self._refuse(refusals.directive(start))
        root = self.next()
        tree = self._node(root, ())
        self.next()  # the document ends
        self.goes_on = self._refuse(refusals.second_document(self.next()))
        if not isinstance(tree, dict):
            self.faults.append(refusals.not_a_mapping(root, self.text))
        return tree

    def _refuse(self, fault: Fault | None) -> bool:
        """Note a fault, and say whether there is one."""
        if fault is not None:
            self.faults.append(fault)
        return fault is not None

    def _node(self, event: Event, above: Loc, *step: str | int) -> Node:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            message = f"the file has more than {_MOST_NODES:,} values"
            raise _Stopped(Fault("too-many-values", span(event), message, "split the record"))
        if self.spans is not None:
            self.spans.values[*above, *step] = span(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        is_alias = isinstance(event, AliasEvent)
        if is_alias or event.tag is not None or event.anchor is not None:  # type: ignore[attr-defined]
            self._refuse(refusals.sign(event, self.text))
        return "" if is_alias else self._collection(event, (*above, *step))

    def _scalar(self, event: ScalarEvent) -> str:
        self.last = event
        value: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._refuse(refusals.sign(event, self.text))
        if NOTHING.fullmatch(value) and self._refuse(refusals.nothing(event)):
            value = ""
        elif (self.escapes and self._refuse(refusals.escape(event, self.text))) or self.clean:
            value = cleaned(value)
        if not value.isascii() and event.style != "|" and "\n" in self.text[slice(*span(event))]:
            value = BROKEN.sub(lambda match: match[0] if "\n" in match[0] else "", value)
        if self.spans is not None:
            self.spans.scalars.extend(self._content(event))
        return value

    def _collection(self, event: Event, loc: Loc) -> Node:
        if len(loc) >= _DEEPEST:
            message = f"values are nested more than {_DEEPEST} deep"
            raise _Stopped(
                Fault("too-deep", span(event), message, "a record needs four or five levels")
            )
        node: Node
        before = self.nodes
        if isinstance(event, MappingStartEvent):
            node, end = self._mapping(loc)
        else:
            node, end = self._sequence(loc)
        if self.nodes == before:
            place, cure = (span(event)[0], span(end)[1]), "leave the line out"
            self.faults.append(Fault("empty-value", place, "these brackets are empty", cure))
        if self.spans is not None:
            self.spans.values[loc] = (span(event)[0], span(end)[1])
        return node

    def _sequence(self, loc: Loc) -> tuple[list[Node], Event]:
        items: list[Node] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            items.append(self._node(event, loc, len(items)))
        return items, event

    def _mapping(self, loc: Loc) -> tuple[dict[str, Node], Event]:
        mapping: dict[str, Node] = {}
        keys: dict[str, ScalarEvent] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.value == "<<":
                self.faults.append(refusals.key(event))  # in it and its value may be others
                self._node(event, loc, "")
                self._node(self.next(), loc, "")
                continue
            key = self._scalar(event)
            if key in keys:
                self.faults.append(refusals.duplicate_key(event, keys[key], self.text))
                self._node(self.next(), loc, "")
                continue
            keys[key] = event
            if self.spans is not None:
                self.spans.keys[*loc, key] = span(event)
            mapping[key] = self._node(self.next(), loc, key)
        return mapping, event

    def _content(self, event: ScalarEvent) -> list[Span]:
        """Leave out empty values, and the head of a block: a comment may follow its | or >."""
        start, end = span(event)
        if event.style in {"|", ">"}:
            start = self.text.find("\n", start, end)
        return [(start, end)] if start < end else []

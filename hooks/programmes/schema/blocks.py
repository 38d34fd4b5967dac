"""The blocks of a record's body: what stands on the page, in the order of the source.

A block is a group with one leading key, which says what it is. A callable picks the model by
that key, so that a wrong block gives one fault and not one for each sort of block.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import AfterValidator, Discriminator, Field, Tag

from programmes.schema.entry import Entry, once
from programmes.schema.scalars import Labelled, Line, Prose, RecordId, WebAddress, Words


class Text(Entry):
    """Paragraphs and lists."""

    text: Prose = Field(examples=["The course was held in Tokyo."])
    """The text as printed, in Markdown: an empty line between paragraphs, - before list items."""


class Picture(Entry):
    """A photograph on the source page, given by its caption."""

    caption: Words
    """The caption as printed; it may have several lines."""
    credit: Line | None = Field(default=None, examples=["Photo: WIPO Singapore Office"])
    """Who took it, as printed without the brackets: "Photo: WIPO"."""
    url: WebAddress | None = None
    """Where the picture or its caption leads."""
    file: Line | None = Field(default=None, examples=["closing-ceremony.jpg"])
    """The file in content/images, if we have it."""
    alt: Line | None = Field(default=None, examples=["Rows of people in a lecture room"])
    """What can be seen in it, for those who cannot see it; not the caption again."""


class Figure(Entry):
    """One photograph."""

    figure: Picture
    """The photograph."""


class Figures(Entry):
    """Photographs side by side."""

    figures: Annotated[tuple[Picture, ...], Field(min_length=1)]
    """The photographs, from left to right."""
    credit: Line | None = Field(default=None, examples=["Photo: WIPO Singapore Office"])
    """Who took them all, as printed without the brackets."""


class ParticipantsText(Entry):
    """The participants as the source prints them; their table and map are shown beside it."""

    participants: Prose = Field(examples=["Participating countries: Laos (1 person), Vietnam (6)"])
    """The printed text."""


class Link(Entry):
    """A link on a line of its own."""

    link: Words
    """Its words as printed, with the note in brackets: "… (link to WIPO website)"."""
    url: WebAddress | None = None
    """Where it leads; left out when the address is not known."""


class Quote(Entry):
    """Somebody's words."""

    quote: Prose = Field(examples=["I would like to teach my colleagues what I have learnt."])
    """The words."""
    by: Line | None = Field(default=None, examples=["A participant of the course"])
    """Whose words they are."""


class Facts(Entry):
    """A short list of labels and values as the source prints it."""

    facts: Labelled = Field(examples=[{"Duration": "two weeks"}])
    """Each label with its value."""


class Initiatives(Entry):
    """Records whose texts are printed here, in this order."""

    initiatives: Annotated[tuple[RecordId, ...], Field(min_length=1), AfterValidator(once)]
    """Their ids: initiatives/tisc."""


class Part(Entry):
    """A part of the page under a heading of its own."""

    part: Line = Field(examples=["1. Support for IP Utilization"])
    """The heading as printed, its number included."""
    body: tuple[Block, ...]
    """The blocks of the part."""


def leading_key(value: object) -> str | None:
    """Name the model of a block by the key that says what it is."""
    keys = value if isinstance(value, dict) else ()
    return next((f"@{key}" for key in BLOCKS if key in keys), None)


# Tags begin with @, so that messages can tell them from the keys of the record.
Block = Annotated[
    Annotated[Text, Tag("@text")]
    | Annotated[Figure, Tag("@figure")]
    | Annotated[Figures, Tag("@figures")]
    | Annotated[ParticipantsText, Tag("@participants")]
    | Annotated[Link, Tag("@link")]
    | Annotated[Quote, Tag("@quote")]
    | Annotated[Facts, Tag("@facts")]
    | Annotated[Initiatives, Tag("@initiatives")]
    | Annotated[Part, Tag("@part")],
    Discriminator(leading_key),
]

# Each model by the key with which its blocks begin.
BLOCKS: dict[str, type[Entry]] = {
    tag.tag.removeprefix("@"): model for model, tag in map(get_args, get_args(get_args(Block)[0]))
}

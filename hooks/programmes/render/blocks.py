"""The blocks of a record's body as HTML, in the order of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.render.pattern import pattern, together
from programmes.render.people import people_table
from programmes.render.pieces import OUTSIDE, facts, heading
from programmes.render.values import lines
from programmes.schema import blocks as schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from programmes.render.page import Here
    from programmes.schema.blocks import Block
    from programmes.schema.records import Record


PRINTED_LINK = pattern('<p class="printed-link">{}</p>\n')
PHOTO = pattern('<figure class="photo">\n{}<figcaption>{}{}{}</figcaption>\n</figure>\n')
IMAGE = pattern('  <img src="{}images/{}" alt="{}" loading="lazy" decoding="async">\n')
PHOTO_CREDIT = pattern(' <span class="credit">({})</span>')
NOT_HELD = Markup(' <span class="held">Photograph on the source page</span>')
PHOTOS = pattern('<div class="photos">\n{}</div>\n{}')
CREDIT = pattern('<p class="credit">({})</p>\n')
QUOTE = pattern('<figure class="quote"><blockquote>{}</blockquote>{}</figure>\n')
BY = pattern("<figcaption>{}</figcaption>")
CHILD = pattern('<section class="child">\n{}{}</section>\n')


def blocks(context: Here, body: Iterable[Block], record: Record, level: int) -> Markup:
    """Print the blocks of a body; `level` is that of the headings of its parts."""
    return together(_PRINTED[one.__class__](context, one, record, level) for one in body)


def _text(context: Here, block: schema.Text, *_: object) -> Markup:
    return _prose(context, block.text)


def _prose(context: Here, text: str) -> Markup:
    printed: Markup = context["prose"](text, context["root"])
    return printed


def _figure(context: Here, block: schema.Figure, *_: object) -> Markup:
    return _photo(context, block.figure)


def _photo(context: Here, picture: schema.Picture) -> Markup:
    file, caption = picture.file, lines(picture.caption)
    return PHOTO(
        IMAGE(context["root"], file, picture.alt or "") if file else "",
        OUTSIDE(picture.url, caption) if picture.url else caption,
        PHOTO_CREDIT(picture.credit) if picture.credit else "",
        "" if file else NOT_HELD,
    )


def _figures(context: Here, block: schema.Figures, *_: object) -> Markup:
    photos = together(_photo(context, one) for one in block.figures)
    return PHOTOS(photos, CREDIT(block.credit) if block.credit else "")


def _participants(context: Here, block: schema.ParticipantsText, record: Record, _: int) -> Markup:
    text, people = _prose(context, block.participants), record.participants
    return together([text, people_table(context, people)]) if people else text


def _link(_: Here, block: schema.Link, *__: object) -> Markup:
    words = lines(block.link)
    return PRINTED_LINK(OUTSIDE(block.url, words) if block.url else words)


def _quote(context: Here, block: schema.Quote, *_: object) -> Markup:
    return QUOTE(_prose(context, block.quote), BY(block.by) if block.by else "")


def _facts(_: Here, block: schema.Facts, *__: object) -> Markup:
    return facts(block.facts.items())


def _initiatives(context: Here, block: schema.Initiatives, _: Record, level: int) -> Markup:
    return together(_child(context, key, level) for key in block.initiatives)


def _child(context: Here, key: str, level: int) -> Markup:
    child = context["catalogue"].at[key]
    record = child.record
    title = " ".join(filter(None, (record.number, child.name)))
    return CHILD(
        heading(context, level, title, child.address),
        blocks(context, record.body, record, level + 1),
    )


def _part(context: Here, block: schema.Part, record: Record, level: int) -> Markup:
    top = heading(context, level, block.part)
    return together([top, blocks(context, block.body, record, level + 1)])


_PRINTED: dict[type, Callable[..., Markup]] = {
    schema.Text: _text,
    schema.Figure: _figure,
    schema.Figures: _figures,
    schema.ParticipantsText: _participants,
    schema.Link: _link,
    schema.Quote: _quote,
    schema.Facts: _facts,
    schema.Initiatives: _initiatives,
    schema.Part: _part,
}

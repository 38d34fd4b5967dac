"""Turns a channel into an Atom feed (RFC 4287) of what changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from programmes.bodies.pattern import Pattern, together
from programmes.pages.records import described

if TYPE_CHECKING:
    from jinja2 import Environment

    from programmes.catalogue import Catalogue
    from programmes.exports.channels import Channel
    from programmes.filing.programme import Programme
    from programmes.settings import Settings

NEWEST: Final = 100
"""A feed tells what is new; everything is in data/programmes.json."""
TOPIC: Final = Pattern('    <category term="{}" label="{}"/>\n')
ENTRY: Final = Pattern(
    "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <updated>{}T00:00:00Z</updated>\n"
    '    <link rel="alternate" type="text/html" href="{}"/>\n{}{}'
    "    <summary>{}</summary>\n  </entry>\n"
)


def newest(channel: Channel) -> list[Programme]:
    """Give the programmes of a feed, the newest change first, those of one day by id."""
    by_id = sorted(channel.programmes, key=lambda one: one.id)
    return sorted(by_id, key=lambda one: one.head.updated, reverse=True)[:NEWEST]


class Feeds:
    """All feeds of a catalogue; what it tells of a programme is written once for all of them."""

    def __init__(self, catalogue: Catalogue, settings: Settings, templates: Environment) -> None:
        self.settings, self.topics = settings, catalogue.vocabulary.topics
        self.leaf = f"news {settings.mark}"
        self.template = templates.get_template("feed.xml")

    def feed(self, channel: Channel) -> str:
        """Write the feed of a channel. Its times are those of the records, never of the build."""
        shown = newest(channel)
        return self.template.render(
            channel=channel,
            updated=shown[0].head.updated,
            entries=together(map(self.entry, shown)),
            settings=self.settings,
        )

    def entry(self, programme: Programme) -> Markup:
        """Tell of a programme, as a feed does."""
        return Markup(programme.keep(self.leaf, self._write, programme))  # noqa: S704 - it was one

    def _write(self, programme: Programme) -> Markup:
        record = programme.record
        topics = together(TOPIC(key, self.topics[key].label) for key in record.topics)
        return ENTRY(
            self.settings.tag(programme.id),
            programme.name,
            record.updated,
            self.settings.url(programme.address),
            TOPIC(record.kind, record.singular),
            topics,
            described(programme),
        )

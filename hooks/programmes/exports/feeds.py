"""Turns a channel into an Atom feed (RFC 4287) of what changed last."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from programmes.render.pattern import pattern, together
from programmes.render.records import described
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.channels import Channel
    from programmes.settings import Settings

NEWEST: Final = 100
"""A feed tells what is new; everything is in data/programmes.json."""
TOPIC: Final = pattern('    <category term="{}" label="{}"/>\n')
ENTRY: Final = pattern(
    "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <updated>{}T00:00:00Z</updated>\n"
    '    <link rel="alternate" type="text/html" href="{}"/>\n{}{}'
    "    <summary>{}</summary>\n  </entry>\n"
)


class Feeds:
    """All feeds of a catalogue; what it tells of a programme is written once for all of them."""

    def __init__(self, catalogue: Catalogue, settings: Settings, templates: Environment) -> None:
        self.settings, self.catalogue = settings, catalogue
        self.template = templates.get_template("feed.xml")
        self._written: dict[str, Markup] = {}

    def shown(self, channel: Channel) -> list[Programme]:
        """Give the programmes of a feed, the newest change first, those of one day by id."""
        those = {one.address for one in channel.programmes}
        return list(islice((one for one in self._in_order if one.address in those), NEWEST))

    @cached_property
    def _in_order(self) -> list[Programme]:
        """All programmes: sorted once, since they are very many and so are the feeds."""
        by_id = sorted(self.catalogue.programmes, key=lambda one: one.id)
        return sorted(by_id, key=lambda one: one.changed, reverse=True)

    def feed(self, channel: Channel) -> str:
        """Write the feed of a channel. Its times are those of the records, never of the build."""
        shown = self.shown(channel)
        return self.template.render(
            channel=channel,
            updated=shown[0].changed,
            entries=together(map(self._entry, shown)),
            settings=self.settings,
        )

    def _entry(self, programme: Programme) -> Markup:
        if programme.id not in self._written:
            self._written[programme.id] = self._write(programme)
        return self._written[programme.id]

    def _write(self, programme: Programme) -> Markup:
        """Tell of a programme; no record is read for it, as they are not at hand any more."""
        head, labels = programme.head, self.catalogue.vocabulary.topics
        named = self.catalogue.named(programme).get("topic", ())
        return ENTRY(
            self.settings.tag(programme.id),
            head.name,
            head.updated,
            self.settings.url(programme.address),
            TOPIC(head.kind, KINDS[head.kind].singular),
            together(TOPIC(key, labels[key].label) for key in named),
            described(programme),
        )

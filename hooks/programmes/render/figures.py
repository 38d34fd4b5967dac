"""Turns the figures that records state into quotations: each with its time, record and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from programmes.catalogue.programme import Programme
    from programmes.schema.facts import KeyFigure


class Quotation(NamedTuple):
    """A figure of a record, fit to be quoted on another page."""

    figure: KeyFigure
    programme: Programme

    @property
    def label(self) -> str:
        """What is counted."""
        return self.figure.label

    @property
    def printed(self) -> str:
        """The number and its unit as printed, and that it is a target where it is one."""
        stated = self.figure.printed or f"{self.figure.value} {self.figure.unit}"
        return f"{stated} (target)" if self.figure.target else stated

    @property
    def address(self) -> str:
        """Where the figure stands in its record."""
        return f"{self.programme.address}#figure-{self.figure.id}"

    @property
    def page_of(self) -> date | None:
        """The day of the source page, where it does not say as of when the figure holds."""
        source = self.programme.source
        return source.last_updated if source and not self.figure.as_of else None

    @property
    def is_dated(self) -> bool:
        """Whether there is a time to be told, its own or that of the source page."""
        return bool(self.figure.as_of or self.figure.period or self.page_of)


def quotations(programme: Programme) -> list[Quotation]:
    """List all figures of a record, in its order."""
    return [Quotation(figure, programme) for figure in programme.record.key_figures]

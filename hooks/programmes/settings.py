"""What mkdocs.yml says of the site, as far as our pages print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another site."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the site; each may be missing."""

    site_url: str = ""
    """Where the site is published."""
    front_page: Link | None = None
    """The front page of the organisation whose programmes these are."""
    repository: str = ""
    """Where the files of the project are kept."""


UNSET = Settings()

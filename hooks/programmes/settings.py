"""What mkdocs.yml says of the site, as far as our pages print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


class Link(NamedTuple):
    """A link to another site."""

    label: str
    url: str


class Settings(NamedTuple):
    """The settings of the site; each may be missing."""

    site_url: str = ""
    """Where the site is published."""
    name: str = ""
    """The title of the site."""
    description: str = ""
    """What the site is about, in a sentence."""
    authority: str = ""
    """A domain of the publisher and a day on which it was theirs: example.org,2026-04-01.

    It is set once. The site may move; what feeds and calendars call a record stays.
    """
    front_page: Link | None = None
    """The front page of the organisation whose programmes these are."""
    footer: tuple[str, ...] = ()
    """The addresses of our pages to which the footer leads."""
    repository: str = ""
    """Where the files of the project are kept, on GitHub or a like service."""
    search: bool = False
    """Whether visitors can search the full text."""
    edit_base: str = ""
    """The address below which a file of content/ can be edited: …/edit/main/content/."""

    @property
    def misaddressed(self) -> str:
        """Say what is wrong in a site that is not told where it will stand; else nothing."""
        if not self.site_url:
            return "SITE_URL is empty: the site has no sitemap, and no page says its own address"
        where = f"SITE_URL is not set: sitemap, data and canonical addresses name {self.site_url}"
        return where if urlsplit(self.site_url).hostname in {"localhost", "127.0.0.1"} else ""

    def edit(self, path: str) -> str:
        """Give the address where a file of the content can be edited; empty if there is none."""
        return self.edit_base and self.edit_base + path.removeprefix("content/")

    def begin(self, folder: str, text: str) -> str:
        """Give the address, in GitHub's terms, where a new file begins with a text, or nothing."""
        before, edit, behind = self.edit_base.rpartition("edit/")
        asked = urlencode({"filename": "name-of-the-page.yml", "value": text})
        return edit and f"{before}new/{behind}{folder}?{asked}"

    def report(self, named: str) -> str:
        """Give the address of a new report that names a file or page; empty if there is none."""
        if not self.repository:
            return ""
        asked = urlencode({"title": f"Error in {named}"})
        return f"{self.repository.rstrip('/')}/issues/new?{asked}"

    def url(self, address: str) -> str:
        """Give the absolute address of a page or file of the site."""
        return self.site_url + address

    def tag(self, name: str) -> str:
        """Give the lasting identifier of a record or feed, a tag: URI (RFC 4151)."""
        return f"tag:{self.authority}:{name}"

    def uid(self, name: str) -> str:
        """Give the lasting identifier of an entry of a calendar (RFC 5545, 3.8.4.7)."""
        return f"{name}@{self.authority.partition(',')[0]}"


UNSET = Settings()


def read_settings(said: Mapping[str, Any]) -> Settings:
    """Read the settings from what mkdocs.yml says."""
    extra, repository = said["extra"], said["repo_url"] or ""
    front_page = extra.get("front_page")
    return Settings(
        site_url=said["site_url"] or "",
        name=said["site_name"],
        description=said["site_description"] or "",
        authority=extra.get("authority") or "",
        front_page=Link(**front_page) if front_page else None,
        footer=tuple(link["address"] for link in extra.get("footer", ())),
        repository=repository,
        search=bool(extra.get("search")),
        edit_base=urljoin(f"{repository}/", said["edit_uri"] or "") if repository else "",
    )

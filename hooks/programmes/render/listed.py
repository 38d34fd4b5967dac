"""Finds the templates of every theme, but lists those of ours alone."""

from __future__ import annotations

from jinja2 import FileSystemLoader


class OursListed(FileSystemLoader):
    """Knows the templates of Material, of which no file is to be published.

    MkDocs publishes what is listed: 2 MB of scripts and styles for which no page of ours asks. To
    look through Material's 12,000 icons takes as long as to make our pages.
    """

    def list_templates(self) -> list[str]:
        """List the files of our theme, which is the first of all."""
        return FileSystemLoader(self.searchpath[0]).list_templates()

"""Turns the YAML files that editors write into trees of the texts they typed, or into problems.

Nothing is guessed: every scalar stays a text, and the schema decides what it means. What YAML
would drop, merge or repeat in silence is refused. `rules.yml` lists what is refused and why.
"""

from programmes.reader.document import Document, examine, read, read_bytes, read_text
from programmes.reader.folder import load, written_pages

__all__ = ["Document", "examine", "load", "read", "read_bytes", "read_text", "written_pages"]

"""The base of every model: no unknown keys, nothing changes after reading, docstrings explain."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A group of keys in a record or in the vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

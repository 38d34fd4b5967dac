"""What a table of data is: its columns in the terms of a Frictionless Table Schema, and rows."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

Row = dict[str, Any]


class Field(NamedTuple):
    """A column."""

    name: str
    type: Literal["string", "list", "date", "integer"]
    description: str
    required: bool = False


class Table(NamedTuple):
    """Rows with the same columns, which a CSV file holds."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]

    @property
    def path(self) -> str:
        """Where its CSV file is, from the root of the site."""
        return f"data/{self.name}.csv"


IDS: Final = Field("programme_ids", "list", "The programmes, by id.")
PROGRAMME: Final = Field("programme", "string", "The id of the programme.", required=True)


def number(name: str, description: str) -> tuple[Field, Field]:
    """Give the column of a number, and that of the word of the source before it."""
    word = "The word of the source before the number: about, over, more than."
    return Field(name, "integer", description), Field(f"{name}_word", "string", word)

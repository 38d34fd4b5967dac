"""Turns a fault in a written date into a code, a sentence and a cure."""

from __future__ import annotations

from typing import Literal

Code = Literal["date-shape", "date-impossible", "date-order"]


class DateFault(ValueError):  # noqa: N818  # a fault of the author, not of the program
    """A date that cannot be taken as it is written; `help` tells an author what to write."""

    def __init__(self, code: Code, message: str, help: str) -> None:  # noqa: A002  # as a Problem calls it
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help

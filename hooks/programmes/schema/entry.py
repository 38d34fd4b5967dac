"""The base of every model: no unknown keys, nothing changes after reading, docstrings explain."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Entry(BaseModel):
    """A group of keys in a record or in the vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def written_fields(self) -> list[str]:
        """The fields that the file writes, in the order of the model."""
        return [name for name in type(self).model_fields if name in self.model_fields_set]


@cache
def explanations(model: type[Entry]) -> Mapping[str, str]:
    """Give the sentence on each field of a model, its own and those that it inherits."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Entry):
            found |= _by_class(one.__module__).get(one.__name__, {})
    return found


@cache
def _by_class(module: str) -> Mapping[str, Mapping[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        one.name: dict(_sentences(one)) for one in ast.walk(tree) if isinstance(one, ast.ClassDef)
    }


def _sentences(found: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Find each text right below the annotation of a field."""
    for field, below in zip(found.body, found.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                yield name, inspect.cleandoc(text)

"""The base of every model: no unknown keys, nothing changes after reading, docstrings explain."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterator


class Entry(BaseModel):
    """A group of keys in a record or in the vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def written_fields(self) -> list[str]:
        """The fields that the file writes, in the order of the model."""
        return [name for name in type(self).model_fields if name in self.model_fields_set]


def explanations(model: type[Entry]) -> dict[str, str]:
    """Give the sentence below each field of a model, its own and those that it inherits.

    Pydantic could do it (use_attribute_docstrings), but would read the source of every model at
    each start, which takes half as long as all else; only schemas and faults need the sentences.
    """
    sentences: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Entry):
            sentences |= _sentences(base.__module__).get(base.__name__, {})
    return sentences


@cache  # a schema asks for each model of a module, and a file of faults for one again and again
def _sentences(module: str) -> dict[str, dict[str, str]]:
    """Give the sentences by class and field, as they stand in the source of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_fields(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Find each text right below the annotation of a field."""
    for field, below in pairwise(model.body):
        match field, below:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                yield name, inspect.cleandoc(text)

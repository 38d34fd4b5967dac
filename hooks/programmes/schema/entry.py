"""The base of every model: no unknown keys, nothing changes after reading, docstrings explain."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_ALL_ALIKE: Final[set[str]] = set()
_REQUIRED: Final = object()


class Entry(BaseModel):
    """A group of keys in a record or in the vocabulary."""

    # Built when a record is read, which is seldom: the notes of the last build know most of them.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def model_post_init(self, _: Any) -> None:  # noqa: ANN401 - as Pydantic has it
        """Forget which keys were written: the notes of that were a third of a large catalogue."""
        object.__setattr__(self, "__pydantic_fields_set__", _ALL_ALIKE)

    @property
    def said(self) -> list[str]:
        """The fields that say something other than a key that is left out, in their order."""
        left_out = _left_out(type(self))
        return [name for name, one in left_out.items() if getattr(self, name) != one]


@cache
def _left_out(model: type[Entry]) -> dict[str, Any]:
    """Give what each field of a model is without its key; a required one is no such value."""
    return {
        name: _REQUIRED if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
    }


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

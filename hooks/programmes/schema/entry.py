"""What models are made of: their base, and the faults by which validators name a rule."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from programmes.reader.characters import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from programmes.reader.problem import Loc


Item = TypeVar("Item")
_shared = lru_cache(2**12)(set[str])


class Entry(BaseModel):
    """A group of keys in a record or in the vocabulary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, _: object) -> None:
        """Share the names of the fields that the file writes: most entries write the same ones."""
        names = _shared(frozenset(self.__pydantic_fields_set__))
        object.__setattr__(self, "__pydantic_fields_set__", names)

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
    for field, next_line in pairwise(model.body):
        match field, next_line:
            case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                yield name, inspect.cleandoc(text)


def fault(
    code: str, message: str, help_text: str | Callable[[], str] = "", part: str = ""
) -> PydanticCustomError:
    """Make the error by which a validator names a rule; the message is final, not a template.

    `help_text` may be worked out when the fault is shown: of thousands, only some are. `part` is
    the part of the text that is at fault, if it is not the whole.
    """
    context = {"message": message, "help": help_text, "part": part}
    return PydanticCustomError(code, "{message}", context)


def single(value: object, expected: str) -> str:
    """Refuse a list or a group of keys where one value is meant."""
    if value == "":
        raise fault("empty-value", "there is nothing here", "write the value, or delete the line")
    if isinstance(value, str):
        return value
    cure = (
        "write one value, without brackets or hyphens"
        if isinstance(value, list)
        else "the lines below it belong to another key: compare their indentation"
    )
    raise fault("wrong-type", f"expected {expected}, found {shown(value)}", cure)


def shown(value: object) -> str:
    """Name a value in a message, cut to a length that can be read."""
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else "a group of keys"


def refuse(faults: list[tuple[Loc, PydanticCustomError]]) -> None:
    """Raise faults that a validator has found inside its value, each with its place in it."""
    if faults:
        details = [InitErrorDetails(type=error, loc=loc, input=None) for loc, error in faults]
        raise ValidationError.from_exception_data("record", details)


def once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Refuse what a list has already: a name in whatever capitals, any name of a country, an id."""
    first = dict[object, int]()
    twice: list[tuple[Loc, PydanticCustomError]] = []
    several: Iterable[Any] = items if len(items) > 1 else ()
    for number, item in enumerate(several):
        own = getattr(item, "id", item) or number
        name, code = (own, "") if isinstance(item, (str, Entry)) else (item.printed, item.code)
        key = as_heard(name) if isinstance(name, str) else name
        if (before := first.setdefault(code or key, number)) != number:
            message = f"{shown(name)} is in this list already, as its entry {before + 1}"
            twice.append(((number,), fault("listed-twice", message, "keep one of the two")))
    refuse(twice)
    return items


def as_heard(name: str) -> str:
    """Give a name without its capitals and the width of its spaces, which make no other name."""
    return " ".join(name.casefold().split())


def each_key_once(group: object, same: Callable[[str], str] = as_heard) -> object:
    """Refuse a key that a group has already: in other capitals, or as `same` says of keys."""
    first = dict[str, str]()
    twice: list[tuple[Loc, PydanticCustomError]] = []
    for key in group if isinstance(group, dict) else ():
        if (before := first.setdefault(same(key), key)) != key:
            message = f"{shown(key)} is the same as {shown(before)}"
            twice.append(((key, "[key]"), fault("duplicate-key", message, "keep one of the two")))
    refuse(twice)
    return group


Each = Annotated[tuple[Item, ...], AfterValidator(once)]
"""A list that has nothing twice."""

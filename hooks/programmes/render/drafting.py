"""Turns an editor's answers into the text of a new record, with a word on every field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from slugify import slugify

from programmes import reader
from programmes.reader.characters import latin
from programmes.reader.problem import Problem, nearest
from programmes.reader.refusals import NOTHING
from programmes.render import examples
from programmes.schema import faults, json_schema
from programmes.schema.blocks import BLOCKS
from programmes.schema.dates import Precision
from programmes.schema.entry import explanations
from programmes.schema.records import Numbered, Overview, Record, Recurring
from programmes.schema.scalars import period
from programmes.schema.writing import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue

TEXT = "text"
"""The answer that becomes the first block of the body."""
AFTER = "after"
"""The answer that puts the record into the list of an overview, instead of a section."""
LATER = {"id", "redirect_from", "confirmed"}  # of use when a record is renamed, or warned of
SMALL_WORDS = ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")
LONGEST_NAME = 50

HEAD = """\
# yaml-language-server: $schema=../../../.vscode/schema/{kind}.json
# {singular}. Lines that begin with "# " are notes for you and are not shown.
# A line that begins with # and a field is an example: to use it, remove the # and write what the
# source says. Delete the rest. Every problem is named by .venv/bin/programmes check, and again
# when the record is handed in.
"""


@dataclass(frozen=True)
class Draft:
    """A record to be of one kind: what has to be asked, and what its file will say."""

    model: type[Record]
    catalogue: Catalogue

    @staticmethod
    def questions(model: type[Record]) -> dict[str, str]:
        """List what is asked of a kind: what has to be there, and the dates, with a sentence."""
        wanted = {
            name: explanations(model).get(name, "")
            for name, field in model.model_fields.items()
            if name in {"section", "dates"} or field.is_required()
        }
        asked = {name: about for name, about in wanted.items() if name not in {"body", "updated"}}
        listed = {AFTER: "The record after which an overview prints it; leave empty if none does."}
        return {
            "title": asked.pop("title"),
            **(listed if issubclass(model, Numbered) else {}),
            **asked,
            TEXT: "The first paragraph of the page, as printed; leave empty if it has facts alone.",
        }

    def asked(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Give what is asked of this kind; what an overview prints stands in no section."""
        questions = self.questions(self.model)
        if answers.get(AFTER):
            del questions["section"]
        elif not self.choices(AFTER):
            questions.pop(AFTER, None)
        return questions

    @property
    def optional(self) -> set[str]:
        """The fields that are asked, but can be left out."""
        dated = self.model.model_fields["dates"].is_required()
        return {AFTER, TEXT} if dated else {AFTER, TEXT, "dates"}

    def choices(self, field: str) -> dict[str, str]:
        """Give the values among which a field chooses, each with a word on it."""
        if field == AFTER:
            return self._printed
        node = self._schema["properties"].get(field, {})
        group = self._schema["$defs"].get(node.get("$ref", "").rpartition("/")[2], node)
        listed = group.get("enum", [])
        told = dict(zip(listed, group.get("enumDescriptions", [""] * len(listed)), strict=True))
        return {k: one for k, one in told.items() if field != "section" or self._lists_records(k)}

    @property
    def _printed(self) -> dict[str, str]:
        """The records that overviews print, in their order, each with its name and overview."""
        return {
            child: f"{self.catalogue.at[child].name} (in {overview.address[:-1]})"
            for overview in self.catalogue.programmes
            for child in overview.card.children
        }

    def _lists_records(self, section: str) -> bool:
        """Tell the sections for records from those with pages that are written by hand."""
        vocabulary = self.catalogue.vocabulary
        pages = [vocabulary.sections[key].page for key in vocabulary.children(section)]
        by_hand = bool(pages) and None not in pages
        return vocabulary.sections[section].page is None and not by_hand

    def faults(self, field: str, answer: str) -> list[Problem]:
        """Say what is wrong with an answer."""
        if field == AFTER:
            return [] if answer in self.choices(AFTER) else [self._not_printed(answer)]
        is_text = field == TEXT
        lines = _body(answer) if is_text else f"{field}: {_value(field, answer)}"
        document = reader.read_text(f"{lines}\n", "answer")
        if isinstance(document, list):
            return document
        try:
            self.model.model_validate(document.tree, context=self.catalogue.vocabulary)
        except ValidationError as error:
            found = faults.problems(document, error, self.model)
            return [one for one in found if one.code != "missing-field"]
        return []

    def _not_printed(self, answer: str) -> Problem:
        near = nearest(answer, self.choices(AFTER))
        help_text = f"did you mean '{near}'?" if near else "leave it empty, and name a section"
        message = f"no overview prints a record '{answer}'"
        return Problem("unknown-record", "answer", 1, 1, message, help_text)

    def file_name(self, answers: Mapping[str, str]) -> str:
        """Propose the name of the file: the date for what happens once, and words of the title."""
        words = slugify(
            latin(answers["title"]),
            max_length=LONGEST_NAME,
            word_boundary=True,
            stopwords=SMALL_WORDS,
        )
        return "-".join(
            part for part in (self._day(answers), words or slugify(self.model.singular)) if part
        )

    def text(self, answers: Mapping[str, str], today: date | None = None) -> str:
        """Write the file: answers, and all else as examples behind a #; without a day a form."""
        left_out = LATER | ({"section"} if answers.get(AFTER) else set())
        said = {
            name: _value(name, answer)
            for name, answer in answers.items()
            if answer and name not in {TEXT, AFTER}
        }
        needed = [name for name, one in self.model.model_fields.items() if one.is_required()]
        said |= {"updated": today.isoformat()} if today else dict.fromkeys(needed, "")
        parts = [HEAD.format(kind=self.model.kind, singular=self.model.singular)]
        told = explanations(self.model)
        for name in self.model.model_fields:
            if name == "body":
                body = "\n".join((_body(answers.get(TEXT, "")), *self._other_blocks()))
                parts.append(f"# {told[name]}\n{body}\n")
            elif name in said:
                parts.append(f"# {told[name]}\n{name}: {said[name]}".rstrip() + "\n")
            elif name not in left_out:
                parts.append(f"# {told[name]}\n#{name}: {self._example(name)}\n")
        return "\n".join(parts)

    def _day(self, answers: Mapping[str, str]) -> str:
        """Give the first day or month of what happens once."""
        typed = answers.get("dates")
        if not issubclass(self.model, Recurring) or not typed or self.faults("dates", typed):
            return ""
        start = period(_tree(typed)).spans[0].start
        exact = start and start.precision in {Precision.DAY, Precision.MONTH}
        return start.point if start and exact else ""

    def _example(self, field: str) -> str:
        for model in (self.model.__name__, Record.__name__):
            if text := self._examples.get((model, field)):
                return text
        schema = self._schema
        return in_one_line(examples.of_type(schema["properties"][field], schema["$defs"]))

    def _other_blocks(self) -> Iterator[str]:
        """Give an example of every other block; only an overview prints records."""
        printing = {"initiatives"} if self.model is not Overview else set()
        for key, model in BLOCKS.items():
            if key not in {TEXT, *printing}:
                block = json_schema.schema(model, self.catalogue.vocabulary)
                made = examples.of_type(block, block["$defs"])
                said = self._examples.get((model.__name__, key))
                alone = f"{key}: {said or in_one_line(made[key])}"
                yield f"  #- {alone if len(made) == 1 else in_one_line(made)}"

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return json_schema.schema(self.model, self.catalogue.vocabulary)

    @cached_property
    def _examples(self) -> examples.Examples:
        return examples.from_content(self.catalogue)


def _tree(answer: str) -> Any:  # noqa: ANN401 - any tree
    """Read an answer: a list in brackets, else the text as it was typed."""
    document = reader.read_text(f"answer: {answer}\n", "answer") if answer[:1] in "[{" else None
    return document.tree["answer"] if isinstance(document, reader.Document) else answer


def _value(field: str, answer: str) -> str:
    value = answer if field == "title" else _tree(answer)
    return f'"{answer}"' if NOTHING.fullmatch(answer) else in_one_line(value)


def _body(text: str) -> str:
    """Begin a body with a text; without one, it is an example."""
    if not text.strip():
        return "#body:\n  #- text: The first paragraph of the page."
    lines = text.strip().split("\n")
    return "\n".join(("body:\n  - text: |", *(f"      {line.strip()}".rstrip() for line in lines)))

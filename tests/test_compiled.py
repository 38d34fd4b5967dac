"""Templates are compiled once, and again when they or the program have changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from programmes.render.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def made(file: Path, program: str = "this", text: str = "Hello, {{ name }}") -> list[str]:
    """Print a template in a new process, so to say; list what was compiled for it."""
    compiled: list[str] = []

    class Listed(Environment):
        def _parse(self, source: str, name: str | None, filename: str | None) -> object:
            compiled.append(source)
            return super()._parse(source, name, filename)

    templates = Compiled(file)
    templates.recall(program)
    environment = Listed(loader=DictLoader({"page": text}), bytecode_cache=templates)
    assert environment.get_template("page").render(name="Hanoi") == text.replace(
        "{{ name }}", "Hanoi"
    )
    templates.keep()
    return compiled


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    file = tmp_path / "kept.templates"
    assert made(file) == ["Hello, {{ name }}"]
    assert made(file) == []
    assert [path.name for path in tmp_path.iterdir()] == ["kept.templates"]


def test_one_that_has_changed_is_compiled_again(tmp_path: Path) -> None:
    file = tmp_path / "kept.templates"
    made(file)
    assert made(file, text="Goodbye, {{ name }}") == ["Goodbye, {{ name }}"]
    assert made(file, text="Goodbye, {{ name }}") == []


def test_another_program_compiles_it_again(tmp_path: Path) -> None:
    file = tmp_path / "kept.templates"
    made(file)
    assert made(file, "other") == ["Hello, {{ name }}"]


@pytest.mark.parametrize("junk", [b"", b"x", b"N.", b"(\x01", b"[\x00\x00\x00\x00"])
def test_what_is_not_what_was_written_counts_as_none(tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "kept.templates"
    file.write_bytes(junk)
    assert made(file) == ["Hello, {{ name }}"]
    assert made(file) == []


def test_nothing_is_written_where_python_is_not_to_keep_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made(tmp_path / "kept.templates")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_files_is_no_fault(tmp_path: Path) -> None:
    assert made(tmp_path / "nowhere" / "kept.templates") == ["Hello, {{ name }}"]

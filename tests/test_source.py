"""What the reader makes of a file: texts as they were typed; tests/invalid holds the places."""

from __future__ import annotations

import pytest

from programmes import reader
from programmes.reader import Document
from programmes.reader.problem import Problem


def read(text: str) -> Document:
    outcome = reader.read_text(text, "record.yml")
    assert isinstance(outcome, Document), outcome
    return outcome


def faults(data: str | bytes) -> list[Problem]:
    data = data if isinstance(data, bytes) else data.encode()
    outcome = reader.read_bytes(data, "record.yml")
    assert isinstance(outcome, list), outcome
    return outcome


def value(typed: str) -> object:
    return read(f"key: {typed}\n").tree["key"]


class TestValues:
    @pytest.mark.parametrize(
        "typed",
        [
            "NO",
            "on",
            "yes",
            "null and void",
            "None of these",
            "010",
            "0o17",
            "1_000",
            "1.10",
            "12:30",
            "2025-06-31",
        ],
    )
    def test_a_plain_value_is_the_text_that_was_typed(self, typed: str) -> None:
        assert value(typed) == typed

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("", ""),
            ('""', ""),
            ("'it''s'", "it's"),
            (r'"a \"b\" \u00e9"', 'a "b" é'),
            ("one\n  two", "one two"),
            ("|\n  one\n  two", "one\ntwo\n"),
            (">-\n  one\n  two", "one two"),
            ("'Examination #2'", "Examination #2"),
            ("C#2", "C#2"),
            ("|\n  Examination #2", "Examination #2\n"),
            ("https://www.wipo.int/", "https://www.wipo.int/"),
            ("特許庁 研修", "特許庁 研修"),
        ],
    )
    def test_yaml_says_how_a_value_is_written(self, typed: str, meant: str) -> None:
        assert value(typed) == meant

    def test_lists_and_groups_are_kept_in_order(self) -> None:
        assert read("b: [1, {c: 2}]\na:\n  - x\n").tree == {"b": ["1", {"c": "2"}], "a": ["x"]}

    def test_an_explicit_start_of_the_record_is_fine(self) -> None:
        assert read("---\ntitle: Course\n...\n").tree == {"title": "Course"}

    def test_windows_line_ends_and_a_leading_byte_order_mark_leave_no_trace(self) -> None:
        outcome = reader.read_bytes(b"\xef\xbb\xbftext: |\r\n  one\r\n  two\r\n", "record.yml")
        assert isinstance(outcome, Document)
        assert outcome.tree == {"text": "one\ntwo\n"}

    def test_comments_on_lines_of_their_own_are_fine(self) -> None:
        assert read("# one\na: |\n  b\n# two\nc:\n  # three\n  - d\n# four").tree == {
            "a": "b\n",
            "c": ["d"],
        }

    def test_sixteen_levels_are_fine(self) -> None:
        assert read("a: " + "[" * 15 + "b" + "]" * 15).tree


class TestLimits:
    def test_a_file_of_more_than_256_kb_is_refused(self) -> None:
        data = b"# " + b"x" * 256 * 1024
        assert [problem.code for problem in faults(data)] == ["too-large"]
        assert read(data[: 256 * 1024 - 5].decode() + "\na: b").tree == {"a": "b"}

    def test_more_than_20_000_values_are_refused(self) -> None:
        assert [problem.code for problem in faults("a: [" + "1," * 19_999 + "]")] == [
            "too-many-values"
        ]
        assert read("a: [" + "1," * 19_998 + "]").tree

    def test_a_hundred_faults_are_listed(self) -> None:
        found = faults("".join(f"a{number}: !!int 1\n" for number in range(1000)))
        assert len(found) == 101
        assert found[0].code == "too-many-faults"

    def test_half_a_surrogate_pair_cannot_be_text(self) -> None:
        outcome = reader.read_text("a: \ud800", "record.yml")
        assert isinstance(outcome, list)
        assert outcome[0].code == "not-utf8"


class TestAllFaults:
    def test_faults_before_an_end_of_yaml_are_all_reported(self) -> None:
        found = faults("a: !!int 1\na: 2 #3\nb: \u200b&x y\nc: [1\n")
        assert [problem.code for problem in found] == [
            "tag",
            "duplicate-key",
            "text-lost",
            "forbidden-character",
            "unclosed-bracket",
        ]

    def test_a_number_sign_in_a_text_that_was_not_reached_is_not_lost(self) -> None:
        assert [problem.code for problem in faults('x: "a # b" @\n')] == ["text-after-end"]

    def test_faults_inside_a_refused_key_and_its_value_are_reported(self) -> None:
        found = faults("? [!!int 1]\n: *x\n")
        assert [problem.code for problem in found] == ["key-not-text", "tag", "alias"]

    def test_faults_below_each_of_two_equal_keys_are_reported(self) -> None:
        found = faults("a: {b: !!int 1}\na: {b: !!int 2}\n")
        assert [(problem.code, problem.line) for problem in found] == [
            ("tag", 1),
            ("duplicate-key", 2),
            ("tag", 2),
        ]

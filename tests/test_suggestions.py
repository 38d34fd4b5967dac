"""What a mistyped word most likely meant."""

import time

import pytest

from programmes.reader.problem import nearest

CHOICES = ["training-courses", "countries_stated", "Viet Nam", "Côte d\u2019Ivoire", "total"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trainig-courses", "training-courses"),
        ("Training Courses", "training-courses"),
        ("countries-stated", "countries_stated"),
        ("VIETNAM", "Viet Nam"),
        ("Cote d'Ivoire", "Côte d\u2019Ivoire"),
        ("totl", "total"),
        ("unlike anything", None),
        ("", None),
        ("---", None),
    ],
)
def test_the_nearest_choice_is_found(typed: str, meant: str | None) -> None:
    assert nearest(typed, CHOICES) == meant


def test_a_name_of_several_words_has_to_be_near() -> None:
    offices = ["Directorate General of Intellectual Property", "Japan Patent Office"]
    assert nearest("Department of Intellectual Property", offices) is None
    assert nearest("the Japan Patent Ofice", offices) == "Japan Patent Office"


def test_a_very_long_word_takes_no_time() -> None:
    began = time.process_time()
    assert nearest("training-courses" * 10_000, ["training-courses" * 9_999] * 50) is None
    assert time.process_time() - began < 0.5

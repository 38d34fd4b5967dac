"""What records name is kept for all of a few records, and of many for those at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import mentions
from programmes.catalogue.mentions import Mentions

if TYPE_CHECKING:
    import pytest

    from programmes.catalogue.catalogue import Catalogue


def asked_twice(catalogue: Catalogue) -> list[bool]:
    """Say of each record, the last first, whether what was found is still there."""
    kept = Mentions(catalogue.vocabulary)
    sheaves = [one.sheaf for one in catalogue.programmes]
    first = [kept.of(one) for one in sheaves]
    pairs = list(zip(sheaves, first, strict=True))
    return [kept.of(one) is found for one, found in reversed(pairs)]


def test_of_few_records_all_mentions_are_kept(catalogue: Catalogue) -> None:
    assert all(asked_twice(catalogue))


def test_of_many_records_few_mentions_are_kept(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "FEW", 8)
    monkeypatch.setattr(mentions, "AT_HAND", 2)
    assert sum(asked_twice(catalogue)) == 2


def test_each_name_is_given_once_in_order(catalogue: Catalogue) -> None:
    kept = Mentions(catalogue.vocabulary)
    for one in catalogue.programmes:
        found = [mention for mention in kept.of(one.sheaf) if mention.what == "country"]
        keys = list(dict.fromkeys(mention.key for mention in found))
        assert mentions.named(found).get("country", []) == keys

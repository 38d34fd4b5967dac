"""A list leads to its other pages, and to the page where it can be narrowed further."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("where", "name", "chosen"),
    [
        ("countries/vn/", "country", "VN"),
        ("topics/patents/", "topic", "patents"),
        ("initiatives/", "kind", "initiatives"),
    ],
)
def test_a_list_is_narrowed_where_its_own_filter_is_set(
    where: str, name: str, chosen: str, visit: Callable[..., Page]
) -> None:
    page = visit(where)
    number = page.locator("main p.count").first.inner_text().partition(" ")[0]
    page.get_by_role("link", name="Narrow this list").click()
    expect(page.locator(f"[name={name}][value={chosen}]")).to_be_checked()
    expect(page.locator("#matches")).to_contain_text(f"{number} of ")


def test_without_a_script_no_list_offers_to_be_narrowed(visit: Callable[..., Page]) -> None:
    page = visit("countries/vn/", java_script_enabled=False)
    expect(page.get_by_role("link", name="Narrow this list")).to_be_hidden()

"""A page that is open in a browser turns into the faults of a save, and back by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from test_serve import PAGE, PATIENCE, Preview

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_an_open_page_follows_faults_and_their_cure(browser: Browser, seeded_project: Path) -> None:
    server = Preview(seeded_project)
    server.save(server.faulty)
    with server.running():
        server.wait_for("Errors to fix")
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"http://{server.root}/{PAGE}")
            heading = page.locator("h1")
            right = "Technology and Innovation Support Center (TISC)"
            for text, shown in [(server.right, right), (server.faulty, "Errors to fix")] * 2:
                server.save(text)
                expect(heading).to_contain_text(shown, timeout=PATIENCE * 1000)

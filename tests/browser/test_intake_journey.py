"""A resolution goes in and a demand comes out, in a real browser at 360 px that runs no script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, open_window
from tests.browser.serving import serving
from tests.web.given import UNION
from tests.web.workspace.intakes import TEXT, intakes_of, read_at_once
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded
from tracker.domain.demand_events import Made

pytestmark = pytest.mark.browser

PHONE = Reader(360, "light", "en")


def test_a_file_becomes_a_demand_on_a_public_page(tmp_path: Path, browser: Browser) -> None:
    office = Office(tmp_path)
    aigul = office.person("Aigul", "country:KZ")
    client = office.window()
    with read_at_once(), serving(client.app) as origin:
        window = open_window(browser, origin, PHONE, scripts=False)
        window.add_cookies([{"name": "sid", "value": office.house.signed_in(aigul).token, "url": origin}])
        page = window.new_page()
        page.set_default_timeout(15_000)

        bring_in(page)
        intakes_of(client).read_next()
        settle(page)
        reference = accept_one(page)
        office.given.release()
        page.goto(f"/en/demands/{reference}")

        expect(page.get_by_text("set aside the sentence of").first).to_be_visible()
        expect(page.get_by_text("Marat")).to_have_count(0)
        window.close()
    assert reference in {one.reference for one in recorded(office, Made)}
    office.close()


def bring_in(page: Page) -> None:
    """Bring the file in from Today."""
    page.goto("/desk")
    page.get_by_role("link", name="Intake").click()
    page.get_by_role("link", name="Bring in a document").click()
    page.get_by_label("The file").set_input_files(
        {"name": "cooks.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("It is being read.")).to_be_visible()


def settle(page: Page) -> None:
    """Look again, and put the document on record."""
    page.get_by_role("link", name="Look again").click()
    page.get_by_label("Who issued it?").select_option(UNION)
    page.get_by_role("button", name="Put the document on record and begin").click()
    expect(page.get_by_text("Proposed as what happened: 1 of 6")).to_be_visible()


def accept_one(page: Page) -> str:
    """Reject the first with one tap, accept the second as it stands, and give its reference."""
    page.get_by_text("Reject it").click()
    page.get_by_role("button", name="Others ask this, not we").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Proposed demand 2 of 6")
    page.get_by_role("button", name="Accept: enter this demand").click()
    told = page.get_by_text(re.compile("It is entered as"))
    expect(told).to_be_visible()
    return told.inner_text().removeprefix("It is entered as ").rstrip(".")

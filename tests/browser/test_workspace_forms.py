"""The forms of the workspace can be used by everybody: axe's rules, small screens, and the focus after a swap (W2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import OPEN_ALL, violations
from tests.browser.conftest import Reader, open_window
from tests.browser.serving import serving
from tests.web.given import ACT, AIGUL
from tests.web.workspace.office import Office

pytestmark = pytest.mark.browser

PROMISE, LETTER, FINDING = ("00000000-0000-4000-8000-0000000000" + end for end in ("15", "16", "3d"))
DEMAND, ENTRY = "/desk/demands/kz-2021-1", "/desk/entries"
FINDINGS = "/desk/findings/new?country=KZ"
ADDRESSES = [
    *("/desk", "/record?measure=kz-2021-1.1", "/desk/check?demand=kz-2021-1", "/confirm", "/sign-in"),
    *("/desk/countries", "/desk/countries/kz", DEMAND, f"{DEMAND}/assess?measure=1"),
    *("/account", "/account/password", "/accounts", "/accounts/invite"),
    *(f"{DEMAND}/{name}" for name in ("position", "letter", "urgency", "step", "due", "supervision")),
    FINDINGS,
    *(f"{ENTRY}/{ACT}{name}" for name in ("", "/correct", "/retract", "/audience")),
    *(f"{ENTRY}/{LETTER}/{name}" for name in ("reminder", "answer", "correct")),
    f"{ENTRY}/{PROMISE}/move",
    f"{ENTRY}/{FINDING}/correct",
    *("/people", f"/people/{AIGUL}", f"/people/{AIGUL}/naming", f"/people/{AIGUL}/withhold", "/release"),
]
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@contextmanager
def desk(folder: Path, browser: Browser, reader: Reader, *, scripts: bool = True) -> Iterator[BrowserContext]:
    """Give a window at which somebody is signed in who may do everything about Kazakhstan."""
    office = Office(folder)
    person = office.person("Chinara", "country:KZ", "editor", "may_confirm", "admin")
    office.accounts.own.settle(person.account_id, reader.language, "Asia/Bishkek")
    with serving(office.window().app) as origin:
        window = open_window(browser, origin, reader, bypass_csp=True, scripts=scripts)
        token = office.house.signed_in(person).token
        window.add_cookies([{"name": "sid", "value": token, "url": origin}])
        yield window
        window.close()
    office.close()


def test_every_form_follows_the_rules_and_fits_the_screen(tmp_path: Path, browser: Browser, reader: Reader) -> None:
    wrong: dict[str, list[str]] = {}

    with desk(tmp_path, browser, reader) as window:
        page = window.new_page()
        for address in ADDRESSES:
            answer = page.goto(address)
            assert answer is not None
            assert answer.ok, address
            wrong[address] = violations(page)
            page.evaluate(OPEN_ALL)
            wrong[address] += ["sideways"] * page.evaluate(WIDER_THAN_THE_SCREEN)

    assert {address: found for address, found in wrong.items() if found} == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_another_point_keeps_every_word_and_is_where_one_goes_on(
    tmp_path: Path, browser: Browser, *, scripts: bool
) -> None:
    with desk(tmp_path, browser, Reader(360, "light", "en"), scripts=scripts) as window:
        page = window.new_page()
        page.goto(FINDINGS)
        page.get_by_label("What it said").fill("The Committee urges")
        add_points(page)

        expect(page.get_by_label("What it said")).to_have_value("The Committee urges")
        expect(page.get_by_label("What it asks for").first).to_have_value("Amend")
        if scripts:
            expect(page.locator("#point2_number")).to_be_focused()


def add_points(page: Page) -> None:
    """Add two points, the first with a text."""
    page.get_by_role("button", name="Add a point").click()
    page.get_by_label("What it asks for").fill("Amend")
    page.get_by_role("button", name="Another point").click()
    expect(page.locator("#point2_text")).to_be_visible()

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
from tests.web.workspace.filing import kept
from tests.web.workspace.intakes import HAPPENED, NO_ACT, RELEASE, read_at_once, settled
from tests.web.workspace.office import Office
from tracker.accounts.mailing import Mailing, MailMode

pytestmark = pytest.mark.browser

PROMISE, LETTER, FINDING = ("00000000-0000-4000-8000-0000000000" + end for end in ("15", "16", "3d"))
DEMAND, ENTRY = "/desk/demands/kz-2021-1", "/desk/entries"
FINDINGS = "/desk/findings/new?country=KZ"
ADDRESSES = [
    *("/desk", "/record?measure=kz-2021-1.1", "/desk/check?demand=kz-2021-1", "/confirm", "/sign-in"),
    *("/desk/countries", "/desk/countries/kz", DEMAND, f"{DEMAND}/assess?measure=1"),
    *("/account", "/account/password", "/accounts", "/accounts/invite"),
    *("/account/mail", "/account/mail/mute?what=country:KZ", "/account/mail/calendar", f"/stop/{'A' * 22}"),
    *("/reminders", f"/reminders/new?thing=stale:kz-2021-1&back={DEMAND}"),
    *(f"{DEMAND}/{name}" for name in ("position", "letter", "urgency", "step", "due", "supervision")),
    *(FINDINGS, "/desk/countries/kz/submission", "/sessions/ilc-114/kz"),
    *(f"{ENTRY}/{ACT}{name}" for name in ("", "/correct", "/retract", "/audience")),
    *(f"{ENTRY}/{LETTER}/{name}" for name in ("reminder", "answer", "correct")),
    f"{ENTRY}/{PROMISE}/move",
    f"{ENTRY}/{FINDING}/correct",
    *("/people", f"/people/{AIGUL}", f"/people/{AIGUL}/naming", f"/people/{AIGUL}/withhold", "/release"),
    *("/evidence/new?demand=kz-2021-1", "/taken-back", "/resolution", "/intake/sheet"),
]
OF_A_DOCUMENT = ("", "/text", "/let-go", *(f"/{number}" for number in (HAPPENED, RELEASE, NO_ACT)))
"""What is looked at of a document on its way in."""
OF_A_FILE = ("", "/audience", "/custody", "/detach", "/take-back")
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

LOWER_THAN_A_THUMB = "[...document.querySelectorAll('.pick>label')].filter(one => one.offsetHeight < 44).length"


@contextmanager
def desk(folder: Path, browser: Browser, reader: Reader, *, scripts: bool = True) -> Iterator[BrowserContext]:
    """Give a window at which somebody is signed in who may do everything about Kazakhstan."""
    office = Office(folder)
    person = office.person("Chinara", "country:KZ", "editor", "may_confirm", "admin")
    office.accounts.own.settle(person.account_id, reader.language, "Asia/Bishkek")
    be_reminded(office, person.account_id)
    kept(office.signed_in(person))
    with read_at_once():
        settled(office.signed_in(person))
    with serving(office.window().app) as origin:
        window = open_window(browser, origin, reader, bypass_csp=True, scripts=scripts)
        token = office.house.signed_in(person).token
        window.add_cookies([{"name": "sid", "value": token, "url": origin}])
        yield window
        window.close()
    office.close()


def be_reminded(office: Office, account_id: str) -> None:
    """Let mails come, one be there to be read, and a day of one's own be today."""
    accounts, today = office.accounts, office.clock().date()
    accounts.own.give_email(account_id, "chinara@example.org")
    accounts.mailings.settle(account_id, Mailing(MailMode.FULL, today.isoweekday(), from_hour=0, to_hour=24))
    accounts.own_reminders.add(account_id, today, today=today, thing="stale:kz-2021-1", note="Ask Geneva")
    accounts.muting.mute(account_id, "kind:noted")
    office.reminders().tick(office.clock())


def test_every_form_follows_the_rules_and_fits_the_screen(tmp_path: Path, browser: Browser, reader: Reader) -> None:
    wrong: dict[str, list[str]] = {}

    with desk(tmp_path, browser, reader) as window:
        page = window.new_page()
        page.goto(DEMAND)
        file = page.locator("a[href^='/evidence/']:not([href^='/evidence/new'])").first.get_attribute("href")
        page.goto("/intake")
        document = page.locator("main .cards a").first.get_attribute("href")
        more = (*(f"{file}{deed}" for deed in OF_A_FILE), *(f"{document}{part}" for part in OF_A_DOCUMENT))
        for address in (*ADDRESSES, "/intake/new", *more):
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


def test_the_way_out_stays_in_sight_and_covers_no_text(tmp_path: Path, browser: Browser) -> None:
    with desk(tmp_path, browser, Reader(320, "light", "ru")) as window:
        page = window.new_page()
        for address in (f"{DEMAND}/assess?measure=2", "/ru/demands/kz-2021-1", "/desk/nowhere"):
            page.goto(address)
            page.add_style_tag(content="html{font-size:140%}")
            page.keyboard.press("End")

            box = page.locator("a.exit").bounding_box()
            assert box is not None
            assert (box["y"], box["height"] >= 44) == (0, True), address
            assert page.evaluate("document.querySelector('.leave').offsetHeight") <= 64, address
            assert not page.evaluate(WIDER_THAN_THE_SCREEN), address


def test_what_is_chosen_can_be_hit_with_a_thumb(tmp_path: Path, browser: Browser) -> None:
    with desk(tmp_path, browser, Reader(360, "light", "en")) as window:
        page = window.new_page()
        low = {}
        for address in (f"{DEMAND}/assess?measure=2", f"{DEMAND}/letter", "/accounts/invite", FINDINGS):
            page.goto(address)
            page.evaluate(OPEN_ALL)
            low[address] = page.evaluate(LOWER_THAN_A_THUMB)

    assert low == dict.fromkeys(low, 0)


def test_the_boxes_of_a_country_are_equally_high(tmp_path: Path, browser: Browser) -> None:
    with desk(tmp_path, browser, Reader(1280, "light", "en")) as window:
        page = window.new_page()
        page.goto("/desk/countries/kz")

        heights = page.evaluate("[...document.querySelectorAll('.key li:not(:last-child) a')].map(a => a.offsetHeight)")

    assert len(heights) >= 4
    assert len(set(heights)) == 1

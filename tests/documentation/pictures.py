"""The pictures of the documentation: a phone's window onto the sample record, in both languages."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader, open_window
from tests.browser.serving import serving
from tests.journeys.records import Served
from tracker.accounts.account import Account
from tracker.application.sample import SAMPLE_COUNTRY

LANGUAGES = ("en", "ru")
WIDTH, HEIGHT = 360, 720
PATIENCE = 15_000
"""Milliseconds that a page may take."""


@dataclass(frozen=True)
class Picture:
    """One picture: its name, and the address that it shows."""

    name: str
    path: str


PUBLIC = (
    Picture("overview", "/{language}/"),
    Picture("card", "/{language}/countries/kz"),
    Picture("demand", "/{language}/demands/kz-2021-1"),
    Picture("log", "/{language}/log"),
)
"""What everybody sees."""

SIGNED_IN = (
    Picture("today", "/desk"),
    Picture("record", "/record"),
    Picture("assess", "/desk/demands/kz-2021-1/assess?measure=1"),
    Picture("confirm", "/confirm"),
    Picture("sessions", "/sessions"),
    Picture("account", "/account"),
)
"""What a coordinator of the sample's first country sees."""

SIGNING_IN = Picture("sign-in", "/sign-in")


def take_pictures(served: Served, browser: Browser, folder: Path) -> None:
    """Put every picture into a folder, as NAME.LANGUAGE.png; signs in to the record, so it is best a copy."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(served.app) as origin:
        for language in LANGUAGES:
            with _phone(browser, origin, language) as page:
                _take(page, (*PUBLIC, SIGNING_IN), language, folder)
        with _phone(browser, origin, LANGUAGES[0]) as page:
            account = _sign_in(page, served)
            for language in LANGUAGES:
                served.parts.accounts.own.settle(account.account_id, language, account.zone)
                _take(page, SIGNED_IN, language, folder)


@contextmanager
def _phone(browser: Browser, origin: str, language: str) -> Iterator[Page]:
    with closing(open_window(browser, origin, Reader(WIDTH, "light", language, HEIGHT))) as window:
        page = window.new_page()
        page.set_default_timeout(PATIENCE)
        yield page


def _take(page: Page, pictures: Iterable[Picture], language: str, folder: Path) -> None:
    for one in pictures:
        answer = page.goto(one.path.format(language=language))
        if answer is None or not answer.ok:
            raise LookupError(one.path)
        page.screenshot(path=folder / f"{one.name}.{language}.png")


def _sign_in(page: Page, served: Served) -> Account:
    """Sign in as the sample's coordinator, by its page."""
    samples = served.parts.accounts.samples
    nickname = next(one for one, roles in samples.roles(SAMPLE_COUNTRY).items() if roles.countries)
    page.goto(SIGNING_IN.path)
    page.get_by_label("Nickname").fill(nickname)
    page.get_by_label("Password").fill(samples.password())
    page.get_by_label("Code").fill(samples.code(nickname).code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk*")
    return served.parts.accounts.by_nickname(nickname)

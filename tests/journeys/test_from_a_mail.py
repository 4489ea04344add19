"""From a reminder to what is recorded, over HTTP: by the link of a full mail or of a quiet one (W6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import Element, parse
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded
from tracker.accounts.mailing import Mailing, MailMode
from tracker.domain.demand_events import Checked, DevelopmentRecorded, DueDayMoved

MOST_PAGES, MOST_INPUTS = 3, 4
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass
class Phone:
    """A browser on a phone, which counts the pages that it showed and the fields that somebody filled in."""

    window: TestClient
    mail: str
    pages: list[str] = field(default_factory=list)
    inputs: int = 0

    def tap(self, after: str) -> None:
        """Tap the first link of the mail that stands after some words."""
        link = re.search(r"http://localhost(/go/\w{11})", self.mail[self.mail.index(after) :])
        assert link is not None
        self._show("GET", link[1], "")

    def follow(self, path: str) -> None:
        """Follow the first link of the page to a path."""
        links = (one["href"] for one in self.page.all("a"))
        self._show("GET", next(link for link in links if urlsplit(link).path == path), "")

    def fill_in(self, action: str, **typed: str) -> None:
        """Send the form of the page as it came, and with what somebody types."""
        form = next(one for one in self.page.all("form") if one["action"] == action)
        self.inputs += len(typed)
        sent = urlencode([*(one for one in filled(form) if one[0] not in typed), *typed.items()])
        if form["method"] == "get":
            self._show("GET", f"{action}?{sent}", "")
        else:
            self._show("POST", action, sent)

    def _show(self, method: str, address: str, content: str) -> None:
        kind = {"content-type": "application/x-www-form-urlencoded"} if content else {}
        answer = self.window.request(method, address, content=content, headers=kind, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        self.pages.append(urlsplit(str(answer.url)).path)
        self.page: Element = parse(answer.text)


def filled(form: Element) -> Iterator[tuple[str, str]]:
    """Give what stands in a form as it came."""
    for one in form.all("input"):
        if one["type"] not in {"radio", "checkbox"} or "checked" in one.attributes:
            yield one["name"], one["value"]
    for one in form.all("textarea"):
        yield one["name"], "".join(one.texts()).removeprefix("\n")
    for one in form.all("select"):
        yield (
            one["name"],
            next((option["value"] for option in one.all("option") if "selected" in option.attributes), ""),
        )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def phone(office: Office, mode: MailMode) -> Phone:
    """Let the mail of the week come to somebody who is signed in."""
    aigul = office.person("Aigul", "country:KZ")
    office.accounts.own.give_email(aigul.account_id, "aigul@example.org")
    office.accounts.mailings.settle(aigul.account_id, Mailing(mode))
    office.clock.at = office.given.record.clock.at = MONDAY
    office.given.today = MONDAY.date()
    window = office.signed_in(aigul)
    office.reminders().tick(office.clock())
    [(_, mail)] = office.post.mails
    return Phone(window, mail.get_content())


def test_a_look_without_change_is_recorded_from_the_link_of_a_full_mail(office: Office) -> None:
    hand, before = phone(office, MailMode.FULL), len(recorded(office, Checked))

    hand.tap("Not looked at since")
    hand.fill_in("/desk/check", looked="court")

    assert (hand.pages, hand.inputs) == (["/desk/check", "/desk"], 1)
    assert len(recorded(office, Checked)) == before + 1


def test_what_happened_is_recorded_from_the_link_of_a_full_mail(office: Office) -> None:
    hand, before = phone(office, MailMode.FULL), len(recorded(office, DevelopmentRecorded))

    hand.tap("Not looked at since")
    hand.follow("/record")
    typed = {"notes": "The court said no.", "on": "3 May 2024", "direction": "regression"}
    hand.fill_in("/record", **typed, demand="kz-2021-3")

    assert (hand.pages[:2], len(hand.pages)) == (["/desk/check", "/record"], MOST_PAGES)
    assert hand.inputs <= MOST_INPUTS
    assert len(recorded(office, DevelopmentRecorded)) == before + 1


def test_a_due_day_is_extended_with_a_reason_from_the_link_of_a_full_mail(office: Office) -> None:
    hand = phone(office, MailMode.FULL)

    hand.tap("Past its day")
    entry = hand.pages[0]
    hand.follow(f"{entry}/move")
    hand.fill_in(f"{entry}/move", to="2027", reason="They asked for time")

    assert (len(hand.pages), hand.inputs) == (MOST_PAGES, 2)
    assert len(recorded(office, DueDayMoved)) == 1


def test_a_quiet_mail_leads_by_today_to_what_is_recorded(office: Office) -> None:
    hand, before = phone(office, MailMode.QUIET), len(recorded(office, Checked))

    hand.tap("items")
    hand.fill_in("/desk/check", demand="kz-2021-3")
    hand.fill_in("/desk/check", looked="court")

    assert (hand.pages, len(hand.pages)) == (["/desk", "/desk/check", "/desk"], MOST_PAGES)
    assert hand.inputs <= MOST_INPUTS
    assert len(recorded(office, Checked)) == before + 1


def test_a_link_signs_nobody_in_and_leads_on_once_somebody_is(office: Office) -> None:
    hand = phone(office, MailMode.FULL)
    hand.window.cookies.clear()

    hand.tap("Not looked at since")

    assert hand.pages == ["/sign-in"]
    to = hand.page.all("input", name="to")[0]["value"]
    assert re.fullmatch(r"/go/\w{11}", to)

"""A coordinator's week in a real browser, at 360 px: with JavaScript and without."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.people import PASSWORD, Person
from tests.browser.conftest import Reader, open_window
from tests.browser.serving import serving
from tests.web.given import BY
from tests.web.workspace.office import Office
from tracker.accounts import totp
from tracker.domain.demand_events import AssessmentConfirmed, AssessmentProposed, DevelopmentRecorded

pytestmark = pytest.mark.browser

PHONE = Reader(360, "light", "en")
WORDING = "A court refused to lift the ban of {p-aaaaaaaa}."


@dataclass
class Served:
    """An office that is served on this machine, and windows onto it."""

    office: Office
    origin: str
    browser: Browser
    scripts: bool
    opened_at: int

    @contextmanager
    def window(self, person: Person | None = None) -> Iterator[Page]:
        """A phone, at which somebody has signed in by the page, where a person is given."""
        context = open_window(self.browser, self.origin, PHONE, scripts=self.scripts)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if person is not None:
            self.sign_in(page, person)
        yield page
        context.close()

    def sign_in(self, page: Page, person: Person) -> None:
        self.office.clock.pass_by(seconds=totp.STEP_SECONDS)  # each code is good for one sign-in
        page.goto("/sign-in")
        page.get_by_label("Nickname").fill(person.nickname)
        page.get_by_label("Password").fill(person.password)
        page.get_by_label("Code").fill(self.office.house.code(person))
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile("/desk"))

    def events(self) -> list[object]:
        """List what was recorded since this office opened."""
        log = self.office.given.record.log
        return [recorded.event for recorded in log.read(self.opened_at, 10_000)]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def served(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Served]:
    """Serve an office of its own."""
    yield from _serve(tmp_path, browser, scripts=request.param)


@pytest.fixture
def served_with_scripts(tmp_path: Path, browser: Browser) -> Iterator[Served]:
    """Serve an office to phones that run scripts."""
    yield from _serve(tmp_path, browser, scripts=True)


def test_an_entry_goes_from_an_invite_to_the_public_page(served: Served) -> None:
    aigul = invited(served, "country:KZ")
    bolot, chinara = served.office.person("Bolot", "may_confirm"), served.office.person("Chinara", "editor")

    with served.window(aigul) as page:
        record(page)
        propose(page)
    with served.window(bolot) as page:
        page.goto("/confirm")
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Confirm what is ticked").click()
        expect(page.get_by_text("counts now")).to_be_visible()
    with served.window(chinara) as page:
        page.goto("/release")
        page.get_by_label("Why now?").fill("The court decided.")
        page.get_by_role("button", name="Release now").click()
        expect(page.get_by_role("status")).to_be_visible()
        page.goto("/en/demands/kz-2021-1")

        expect(page.get_by_text("A court refused to lift the ban of").first).to_be_visible()
    kinds = [type(event) for event in served.events()]
    assert kinds.index(DevelopmentRecorded) < kinds.index(AssessmentProposed) < kinds.index(AssessmentConfirmed)


def test_what_was_typed_survives_a_lost_sign_in(served: Served) -> None:
    aigul = served.office.person("Aigul", "country:KZ")
    with served.window(aigul) as page:
        page.goto("/record?country=KZ")
        page.get_by_label("What happened").fill("Typed on a bus.")
        served.office.clock.pass_by(hours=1)
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("What you wrote is not lost")).to_be_visible()
        served.office.clock.pass_by(seconds=totp.STEP_SECONDS)
        page.get_by_label("Nickname").fill(aigul.nickname)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_label("Code").fill(served.office.house.code(aigul))
        page.get_by_role("button", name="Sign in").click()

        expect(page.get_by_label("What happened")).to_have_value("Typed on a bus.")


def test_a_refused_form_says_what_is_wrong_first_and_keeps_the_text(served: Served) -> None:
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        page.goto("/record?country=KZ")
        page.get_by_label("What happened").fill("Kept as it is.")
        page.get_by_label("When", exact=True).fill("31 February 2024")
        page.get_by_role("button", name="Record it").click()

        expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("There is a problem")
        expect(page.get_by_label("What happened")).to_have_value("Kept as it is.")
        if served.scripts:
            assert page.evaluate("document.activeElement.id") == "errors"


def test_an_entry_taken_back_for_safety_leaves_the_public_page_at_once(served: Served) -> None:
    aigul = served.office.person("Aigul", "country:KZ")
    with served.window(aigul) as page:
        record(page)
        served.office.given.tracker.release(BY)
        page.goto("/en/demands/kz-2021-1")
        expect(page.get_by_text("A court refused to lift the ban of").first).to_be_visible()
        page.goto("/desk/demands/kz-2021-1")
        take_back(page)
        page.goto("/en/demands/kz-2021-1")

        expect(page.get_by_text("A court refused to lift the ban of")).to_have_count(0)


def test_a_form_that_could_not_be_sent_is_sent_again_and_recorded_once(served_with_scripts: Served) -> None:
    served = served_with_scripts
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        fill(page)
        page.context.set_offline(offline=True)
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("There is no connection.")).to_be_visible()
        expect(page.get_by_label("What happened")).to_have_value("The court heard the request.")
        page.context.set_offline(offline=False)

        expect(page).to_have_url(re.compile("done=recorded"))
    assert sum(isinstance(event, DevelopmentRecorded) for event in served.events()) == 1


def test_a_double_tap_records_once(served: Served) -> None:
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        fill(page)
        page.get_by_role("button", name="Record it").dblclick()

        expect(page).to_have_url(re.compile("done=recorded"))
    assert sum(isinstance(event, DevelopmentRecorded) for event in served.events()) == 1


def test_back_edit_and_send_again_keeps_the_text_and_records_nothing_twice(served: Served) -> None:
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        fill(page)
        page.get_by_role("button", name="Record it").click()
        expect(page).to_have_url(re.compile("done=recorded"))
        page.go_back()
        fill_in(page, "The court heard it twice.")
        page.get_by_role("button", name="Record it").click()

        expect(page.get_by_role("alert")).to_contain_text("was sent already")
        expect(page.get_by_label("What happened")).to_have_value("The court heard it twice.")
    assert sum(isinstance(event, DevelopmentRecorded) for event in served.events()) == 1


def test_a_draft_is_kept_while_somebody_types(served_with_scripts: Served) -> None:
    served = served_with_scripts
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        page.goto("/record?country=KZ")
        page.get_by_label("What happened").press_sequentially("Half a sentence")
        expect(page.get_by_text("Kept as a draft")).to_be_visible()
        page.goto("/desk")
        page.get_by_role("link", name="What happened").click()

        expect(page.get_by_label("What happened")).to_have_value("Half a sentence")
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_two_people_propose_on_one_measure_at_once_and_both_stand_to_be_confirmed(served: Served) -> None:
    aigul, bolot = (served.office.person(name, "country:KZ") for name in ("Aigul", "Bolot"))
    with served.window(aigul) as one, served.window(bolot) as other:
        for page in (one, other):
            page.goto("/desk/demands/kz-2021-1/assess?measure=1")
        for page in (one, other):
            fill_assessment(page)
        for page in (one, other):
            page.get_by_role("button", name="Propose it to a second person").click()
            expect(page).to_have_url(re.compile("done=proposed"))

    assert sum(isinstance(event, AssessmentProposed) for event in served.events()) == 2


def test_nothing_is_left_to_come_back_to_after_signing_out(served: Served) -> None:
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        page.goto("/desk/demands/kz-2021-1")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_text("You are signed out.")).to_be_visible()
        page.go_back()

        expect(page.get_by_label("Nickname")).to_be_visible()


def test_an_entry_is_recorded_by_keyboard_alone(served: Served) -> None:
    with served.window(served.office.person("Aigul", "country:KZ")) as page:
        page.goto("/record?measure=kz-2021-1.1")
        typing = {"notes": "By keyboard.", "on": "yesterday"}
        for _ in range(200):
            page.keyboard.press("Tab")
            focused = page.evaluate("[document.activeElement.name, document.activeElement.value]")
            if focused[0] in typing:
                page.keyboard.type(typing.pop(focused[0]))
            elif focused == ["direction", "progress"]:
                page.keyboard.press("Space")
            elif page.evaluate("document.activeElement.textContent").strip() == "Record it":
                page.keyboard.press("Enter")
                break

        expect(page).to_have_url(re.compile("done=recorded"))


def invited(served: Served, *roles: str) -> Person:
    """Somebody opens an invite on the phone, sets up everything, and comes to the desk."""
    admin = served.office.person("Dinara", "admin")
    with served.window(admin) as page:
        page.goto("/accounts/invite")
        for role in roles:
            page.locator(f"input[value='{role}']").check()
        page.get_by_role("button", name="Make the link").click()
        link = page.locator(".secret").inner_text()
    with served.window() as page:
        page.goto(link[link.index("/invite") :])
        secret = page.locator(".secret").inner_text().replace(" ", "")
        page.get_by_label("Nickname").fill("Aigul")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_label("Code", exact=True).fill(totp.code_of(secret, served.office.clock.step()))
        page.get_by_role("button", name="Make the account").click()
        expect(page.get_by_role("heading", name="Write down your recovery codes")).to_be_visible()
        page.get_by_role("button", name="I have written them down").click()
        expect(page).to_have_url(re.compile("/desk"))
    account = served.office.accounts.by_nickname("Aigul")
    return Person(account.account_id, "Aigul", secret, ())


def fill(page: Page) -> None:
    """Fill in the form of a record."""
    page.goto("/record?measure=kz-2021-1.1")
    fill_in(page, "The court heard the request.")


def fill_in(page: Page, what: str) -> None:
    """Fill in the fields of an open record."""
    page.get_by_label("What happened").fill(what)
    page.get_by_label("When", exact=True).fill("yesterday")
    page.get_by_label("Something was done, and nothing changed").check()
    if not page.get_by_label("Public wording", exact=True).is_visible():
        page.get_by_text("Public wording, and who may see it").click()
    page.get_by_label("Public wording", exact=True).fill(WORDING)
    page.get_by_label("Everybody, with the next release").check()


def record(page: Page) -> None:
    """Record what happened, for everybody to see."""
    fill(page)
    page.get_by_role("button", name="Record it").click()
    expect(page).to_have_url(re.compile("done=recorded"))


def propose(page: Page) -> None:
    """Propose where the measure stands."""
    page.goto("/desk/demands/kz-2021-1/assess?measure=1")
    fill_assessment(page)
    page.get_by_role("button", name="Propose it to a second person").click()
    expect(page).to_have_url(re.compile("done=proposed"))


def fill_assessment(page: Page) -> None:
    page.locator("input[name=says][value=C]").check()
    page.get_by_label("From which day?").fill("today")
    page.get_by_label("Public wording").fill("The ban stands.")
    page.locator("input[name=audience][value=public]").check()


def take_back(page: Page) -> None:
    """Take the newest entry back because it endangers somebody."""
    its = page.locator("li", has_text="A court refused to lift the ban of").last
    page.goto(str(its.locator("a[href*='/retract']").first.get_attribute("href")))
    page.locator("input[name=cause][value=safety]").check()
    page.get_by_label("What is wrong, or what is the danger?").fill("Somebody could be found by it.")
    page.get_by_role("button", name="Take it back").click()
    expect(page).to_have_url(re.compile("done="))


def _serve(folder: Path, browser: Browser, *, scripts: bool) -> Iterator[Served]:
    office = Office(folder)
    with serving(office.app()) as origin:
        yield Served(office, origin, browser, scripts, office.given.record.log.head().position)
    office.close()

"""The calendar on the desk: coming dates with their rules, forms for what becomes of them, and their history."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said, send, typed
from tracker.application.calendar import Calendar
from tracker.application.reader import Reader
from tracker.domain import occasion_events as events
from tracker.domain.calendar_rules import EXPECTS_NOTHING, RULES
from tracker.domain.events import Event
from tracker.domain.occasion import Occasion
from tracker.domain.occasion_keys import KINDS
from tracker.domain.rights import Who
from tracker.domain.values import Code, Key
from tracker.web import labels
from tracker.web.workspace import occasion_labels

TODAY = date(2026, 11, 21)
AIGUL = Who("Aigul", frozenset({Code("KZ")}))
BOLOT = Who("Bolot", may_confirm=True)
MEMBER = Who("Member")
LIST = "cas-long-list-2029"
NAME = "Chinara Agrees"

pytestmark = pytest.mark.usefixtures("projected")


@pytest.fixture
def projected(office: Office) -> Office:
    """An office whose calendar the scheduler has projected."""
    record = office.given.record
    reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
    Calendar(record.engine, record.log, record.book, reader, first_lead=lambda _kind: None).project(TODAY)
    return office


@pytest.fixture
def window(signed_in: SignedIn) -> TestClient:
    return signed_in(AIGUL)


def tell(window: TestClient, address: str, **typed: str | Sequence[str]) -> Response:
    """Send a form with a source, unless the test says another."""
    return send(window, address, **{"publication": "A letter"} | typed)


def last(office: Office, count: int = 1) -> list[Event]:
    log = office.given.record.log
    return [one.event for one in log.read(log.head().position - count, count)]


def main(page: str) -> str:
    return said(page[page.index("<main") : page.index("</main>")])


def test_what_comes_is_listed_with_the_rule_that_expects_it(window: TestClient) -> None:
    page = window.get("/occasions").text

    assert f'href="/occasions/{LIST}"' in page
    assert "Preliminary list of CAS cases, 2029" in main(page)
    assert "Provisional, by the rule: thirty days before the Conference opens" in main(page)
    assert 'href="/occasions/new"' in page


def test_what_is_over_is_listed_by_year(window: TestClient) -> None:
    page = window.get("/occasions/past").text

    assert LIST not in page
    assert re.findall(r"<h2>(\d{4})</h2>", page) == sorted(re.findall(r"<h2>(\d{4})</h2>", page), reverse=True)


def test_every_rule_that_computes_a_day_is_told_in_a_sentence() -> None:
    assert set(labels.RULE) == set(RULES) - EXPECTS_NOTHING


def test_every_kind_of_occasion_has_a_word() -> None:
    assert set(occasion_labels.KIND) == set(KINDS)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_pages_are_light(window: TestClient, language: str) -> None:
    window.post("/account/language", data={"language": language, "zone": "Asia/Almaty"})

    for address in ("/occasions", f"/occasions/{LIST}", "/occasions/new"):
        answer = window.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200
        assert int(answer.headers.get("content-length", len(answer.content))) < 20_000, address


def test_a_date_is_announced_with_its_source(projected: Office, window: TestClient) -> None:
    form = window.get(f"/occasions/{LIST}/announce").text

    answer = tell(window, f"/occasions/{LIST}/announce", on="5 May 2029", publication="ILO notice")

    assert 'value="5 May 2029"' in form
    assert (answer.status_code, answer.headers["location"]) == (303, f"/occasions/{LIST}?done=occasion_announced")
    [event] = last(projected)
    assert isinstance(event, events.Confirmed)
    assert "ILO notice" in main(window.get(f"/occasions/{LIST}").text)


def test_a_date_that_is_announced_for_another_day_is_moved(projected: Office, window: TestClient) -> None:
    tell(window, f"/occasions/{LIST}/announce", on="7 May 2029")

    assert [type(one) for one in last(projected, 2)] == [events.Moved, events.Confirmed]
    page = main(window.get(f"/occasions/{LIST}").text)
    assert "Expected: 5 May 2029" in page
    assert "Moved to: 7 May 2029" in page
    assert "Announced for: 7 May 2029" in page


@pytest.mark.parametrize(
    ("what", "typed", "says"),
    [
        ("move", {"on": "5 May 2029"}, "These are the days that it has now"),
        ("move", {"on": ""}, "Write when it was"),
        ("move", {"on": "9 May 2029 - 5 May 2029"}, "This is no day we can read"),
        ("cancel", {"publication": " "}, "Say where anybody can look that up"),
        ("hold", {}, "This day has not come yet"),
    ],
)
def test_nonsense_comes_back_with_what_was_typed(
    projected: Office, window: TestClient, what: str, typed: dict[str, str], says: str
) -> None:
    before = projected.given.record.log.head()

    answer = tell(window, f"/occasions/{LIST}/{what}", **typed)

    assert answer.status_code == 422
    assert says in main(answer.text)
    assert projected.given.record.log.head() == before


def test_what_was_held_offers_nothing_more_and_refuses_to_be_cancelled(window: TestClient) -> None:
    planned = tell(window, "/occasions/new", title="Our meeting", kind="mission_meeting", on="2 November 2026")
    here = planned.headers["location"].partition("?")[0]
    tell(window, f"{here}/hold")

    page, answer = window.get(here).text, tell(window, f"{here}/cancel")

    assert "It is cancelled" not in main(page)
    assert answer.status_code == 422
    assert "It took place, so that is settled" in main(answer.text)


def test_a_date_is_planned_for_a_country_by_its_coordinator(projected: Office, window: TestClient) -> None:
    answer = tell(
        window,
        "/occasions/new",
        title="Встреча в Астане",
        kind="mission_meeting",
        on="14-15 May 2027",
        country=["KZ"],
        demand=["kz-2021-1"],
        audience="members",
        place="Astana",
    )

    assert answer.headers["location"] == "/occasions/mission-kz-2027-05-14?done=occasion_planned"
    [event] = last(projected)
    assert isinstance(event, events.Planned)
    assert (event.countries, event.demands, event.audience.value) == (("KZ",), ("kz-2021-1",), "members")


def test_a_session_that_is_in_the_calendar_already_is_pointed_to(window: TestClient) -> None:
    answer = tell(window, "/occasions/new", title="ILC", kind="ilc_session", on="4-15 June 2029", session="117")

    assert answer.status_code == 422
    assert "open /occasions/ilc-117" in main(answer.text)
    assert 'value="ILC"' in answer.text


def test_a_known_name_in_a_title_is_asked_about(projected: Office, window: TestClient) -> None:
    before = projected.given.record.log.head()

    answer = tell(window, "/occasions/new", title=f"Day of {NAME}", kind="deadline", on="14 May 2027")

    assert answer.status_code == 422
    assert "The record knows who bears this name" in main(answer.text)
    assert projected.given.record.log.head() == before


def test_a_date_that_was_announced_is_led_on_to_be_moved_with_what_was_typed(
    projected: Office, window: TestClient
) -> None:
    tell(window, f"/occasions/{LIST}/announce", on="5 May 2029")
    head = projected.given.record.log.head()

    answer = tell(window, f"/occasions/{LIST}/announce", on="7 May 2029", publication="ILO notice 2")
    page = window.get(answer.headers["location"]).text

    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/occasions/{LIST}/move?")
    assert (typed(page, "on"), typed(page, "publication")) == ("7 May 2029", "ILO notice 2")
    assert "It is announced for 5 May 2029 already" in main(page)
    assert projected.given.record.log.head() == head


def test_a_form_that_announces_again_says_for_which_days_it_is_announced(window: TestClient) -> None:
    tell(window, f"/occasions/{LIST}/announce", on="5 May 2029")

    page = window.get(f"/occasions/{LIST}/announce").text
    again = tell(window, f"/occasions/{LIST}/announce", on="5 May 2029")

    assert "It is announced for 5 May 2029 already" in main(page)
    assert f'href="/occasions/{LIST}/move"' in page
    assert (again.status_code, "It is recorded so already." in main(again.text)) == (422, True)


def test_the_form_says_which_dates_go_with_a_session_and_which_stay(window: TestClient) -> None:
    tell(window, f"/occasions/{LIST}/announce", on="5 May 2029")

    page = main(window.get("/occasions/ilc-117/cancel").text)

    gone, _, stay = page.partition("These stay as they are")
    assert "are cancelled with it" in gone
    assert "Final list of CAS cases, 2029" in gone
    assert "Preliminary list of CAS cases, 2029: 5 May 2029" in stay


def test_what_hangs_on_a_session_is_off_as_soon_as_it_is_cancelled(window: TestClient) -> None:
    tell(window, "/occasions/ilc-117/cancel")

    page, back = main(window.get(f"/occasions/{LIST}").text), main(window.get("/occasions/ilc-117/announce").text)

    assert "a rule expected it, and now expects it no more" in page
    assert "These were cancelled with it, and are expected again" in back


def test_a_date_of_the_team_is_told_of_without_a_source(projected: Office, window: TestClient) -> None:
    planned = {"title": "Our call", "kind": "mission_meeting", "on": "5 October 2027", "audience": "members"}
    key = send(window, "/occasions/new", **planned).headers["location"].partition("?")[0]

    form, answer = window.get(f"{key}/move").text, send(window, f"{key}/move", on="6 October 2027")

    assert "What the public does not see needs no source." in main(form)
    assert answer.status_code == 303
    [event] = last(projected)
    assert isinstance(event, events.Moved)
    assert event.citation is None


@pytest.mark.parametrize("day", ["4 June 9999", "31 December 1899", "2047"])
def test_a_day_out_of_reach_is_refused_with_the_days_that_may_be_written(window: TestClient, day: str) -> None:
    answers = [
        send(window, "/occasions/new", title="ILC", kind="deadline", on=day),
        tell(window, f"/occasions/{LIST}/move", on=day),
        send(window, "/reminders/new", on=day, note="Call"),
    ]

    assert [one.status_code for one in answers] == [422, 422, 422]
    assert all("Write days between 1 January 1900 and 21 November 2046" in main(one.text) for one in answers)


def test_a_correction_is_on_the_page_with_its_reason_for_those_who_plan(
    projected: Office, window: TestClient, signed_in: SignedIn
) -> None:
    form = window.get(f"/occasions/{LIST}/correct").text

    answer = send(
        window,
        f"/occasions/{LIST}/correct",
        **{"title": "Long list", "title-ru": "Длинный список", "audience": "public", "notes": "Ask for it early."},
        reason="Its name was wrong.",
    )

    assert typed(form, "title") == "Preliminary list of CAS cases, 2029"
    assert answer.headers["location"] == f"/occasions/{LIST}?done=occasion_corrected"
    [event] = last(projected)
    assert isinstance(event, events.Corrected)
    ours, theirs = (main(one.get(f"/occasions/{LIST}").text) for one in (window, signed_in(MEMBER)))
    assert "Corrected: what it is called, the notes" in ours
    assert ("Its name was wrong." in ours, "Its name was wrong." in theirs) == (True, False)
    assert ("Ask for it early." in ours, "Ask for it early." in theirs) == (True, False)
    assert "Important dates Long list" in theirs


def test_a_correction_that_changes_nothing_is_refused_with_what_was_typed(window: TestClient) -> None:
    page = window.get(f"/occasions/{LIST}/correct").text
    as_it_is = {name: typed(page, name) for name in ("title", "title-ru", "place")}

    answer = send(window, f"/occasions/{LIST}/correct", **as_it_is, audience="public", reason="No reason")

    assert answer.status_code == 422
    assert "It is recorded so already." in main(answer.text)
    assert typed(answer.text, "reason") == "No reason"


def test_notes_of_a_planned_date_are_for_its_team(window: TestClient, signed_in: SignedIn) -> None:
    planned = {"title": "A visit", "kind": "mission_meeting", "on": "5 October 2027", "audience": "members"}
    key = send(window, "/occasions/new", country="KZ", notes="Bring the file.", **planned).headers["location"]

    ours, theirs = (main(one.get(key.partition("?")[0]).text) for one in (window, signed_in(MEMBER)))

    assert "Notes, for the team Bring the file." in ours
    assert "A visit" in theirs
    assert "Bring the file." not in theirs


@pytest.mark.parametrize("gone", ["cancel", "move"])
def test_what_would_be_stale_is_told_of_days_that_still_come(projected: Office, window: TestClient, gone: str) -> None:
    record = projected.given.record
    stream_id = record.log.stream_of("occasion", LIST)
    assert stream_id is not None
    occasion = record.log.stream(stream_id, Occasion)
    occasion.flag_stale(Key("kz-2021-1"), date(2029, 5, 5), quiet_days=201, period=180)
    record.save(occasion, via="scheduler", account="scheduler")

    tell(window, f"/occasions/{LIST}/{gone}", **({"on": "9 May 2029"} if gone == "move" else {}))

    assert "Stale by then" not in main(window.get(f"/occasions/{LIST}").text)


def test_the_next_dates_of_a_country_stand_on_its_page_with_those_of_its_team(
    window: TestClient, signed_in: SignedIn
) -> None:
    planned = {"title": "Our call", "kind": "mission_meeting", "on": "25 November 2026", "country": "KZ"}
    send(window, "/occasions/new", audience="country_team", **planned)

    ours, theirs = (one.get("/desk/countries/kz").text for one in (window, signed_in(MEMBER)))

    assert "25 November 2026: Our call" in main(ours)
    assert "Next dates" in main(theirs)
    assert "Our call" not in theirs


def test_who_recorded_it_is_told_to_coordinators_and_not_to_members(window: TestClient, signed_in: SignedIn) -> None:
    tell(window, f"/occasions/{LIST}/announce", on="5 May 2029")

    ours, theirs = (main(one.get(f"/occasions/{LIST}").text) for one in (window, signed_in(MEMBER)))

    assert "the calendar" in ours.partition("History")[2]
    assert "Aigul" in ours.partition("History")[2]
    assert "Aigul" not in theirs.partition("History")[2]


def test_a_demand_that_was_noted_to_go_stale_stands_on_the_page(projected: Office, window: TestClient) -> None:
    record = projected.given.record
    stream_id = record.log.stream_of("occasion", LIST)
    assert stream_id is not None
    occasion = record.log.stream(stream_id, Occasion)
    occasion.flag_stale(Key("kz-2021-1"), date(2029, 5, 5), quiet_days=201, period=180)
    record.save(occasion, via="scheduler", account="scheduler")

    page = window.get(f"/occasions/{LIST}").text

    assert 'href="/desk/demands/kz-2021-1"' in page
    assert "201 days without a look" in main(page)


def test_somebody_who_may_confirm_announces_sessions_of_all(signed_in: SignedIn) -> None:
    answer = tell(signed_in(BOLOT), f"/occasions/{LIST}/announce", on="5 May 2029")

    assert answer.status_code == 303


def test_what_is_expected_no_more_says_so_and_leaves_the_list(projected: Office, window: TestClient) -> None:
    tell(window, "/occasions/ilc-117/cancel")
    record = projected.given.record
    reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
    Calendar(record.engine, record.log, record.book, reader, first_lead=lambda _kind: None).project(TODAY)

    listed, page = window.get("/occasions").text, window.get(f"/occasions/{LIST}").text

    assert LIST not in listed
    assert "ilc-117" in listed
    assert "a rule expected it, and now expects it no more" in main(page)

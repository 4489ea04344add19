"""The calendars to subscribe to: what is sure of an occasion, under a name that stays, and whose data it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.given import Given
from tests.web.occasions_given import PERSONS_TITLE, between, fill_calendar
from tests.web.reading_calendars import Component, read
from tracker.domain.occasion import Occasion


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """Give a record with a calendar, released."""
    made = fill_calendar(Given(tmp_path_factory.mktemp("record")).found().fill()).release()
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(record: Given) -> TestClient:
    """Give somebody who subscribes."""
    return record.client()


def events(reader: TestClient, address: str = "/en/occasions.ics") -> dict[str, Component]:
    """What a calendar holds, by the beginning of its titles."""
    answer = reader.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {one.value("SUMMARY").partition(" (")[0]: one for one in read(answer.content).all("VEVENT")}


@pytest.mark.parametrize(
    ("title", "status", "summary"),
    [
        ("Conference 115", "TENTATIVE", "Conference 115 (provisional)"),
        ("Governing Body 359", "CONFIRMED", "Governing Body 359"),
        ("Governing Body 360", "CANCELLED", "Governing Body 360 (cancelled)"),
        ("Review of Kazakhstan", "CONFIRMED", "Review of Kazakhstan"),
    ],
)
def test_a_calendar_says_how_sure_the_days_are(reader: TestClient, title: str, status: str, summary: str) -> None:
    event = events(reader)[title]

    assert (event.value("STATUS"), event.value("SUMMARY")) == (status, summary)


def test_a_provisional_day_carries_its_rule_in_the_readers_language(reader: TestClient) -> None:
    event = events(reader, "/ru/occasions.ics")["Конференция 115"]

    assert event.value("DESCRIPTION").startswith("Предварительно, по правилу: с первого понедельника июня")


def test_an_anniversary_comes_back_each_year_and_a_leap_day_is_written_out(reader: TestClient) -> None:
    listed = events(reader)
    leap = [
        one
        for one in read(reader.get("/en/occasions.ics").content).all("VEVENT")
        if one.value("SUMMARY") == "A leap day"
    ]

    assert (listed["The strike"].day("DTSTART"), listed["The strike"].value("RRULE")) == (
        date(2011, 12, 16),
        "FREQ=YEARLY",
    )
    assert [one.day("DTSTART").isoformat() for one in leap] == [
        *("2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28")
    ]
    assert [one.values("RRULE") for one in leap] == [[]] * 5


def test_the_calendar_of_a_country_holds_its_own_and_what_concerns_all(reader: TestClient) -> None:
    kazakhstan, kyrgyzstan = events(reader, "/en/countries/kz.ics"), events(reader, "/en/countries/kg.ics")

    assert {"Review of Kazakhstan", "The strike", "Conference 115"} <= kazakhstan.keys()
    assert {"Review of Kazakhstan", "The strike"}.isdisjoint(kyrgyzstan)
    assert reader.get("/en/countries/xx.ics").status_code == 404


def test_a_name_is_opaque_and_the_same_in_every_calendar(reader: TestClient) -> None:
    here, there = events(reader)["The strike"], events(reader, "/ru/countries/kz.ics")["The strike"]

    assert here.value("UID") == there.value("UID")
    assert "strike" not in here.value("UID")


def test_nothing_rings_and_no_day_of_a_person_is_in_it(reader: TestClient) -> None:
    text = reader.get("/en/occasions.ics").text

    assert "VALARM" not in text
    assert PERSONS_TITLE not in text
    assert "ATTENDEE" not in text


def test_what_moves_keeps_its_name_and_counts_on(tmp_path: Path) -> None:
    given = fill_calendar(Given(tmp_path).found().fill()).release()
    before = events(given.client())["Conference 115"]

    stream = given.record.log.stream_of("occasion", "ilc-115")
    assert stream
    conference = given.record.log.stream(stream, Occasion)
    conference.move(between("2027-05-31", "2027-06-11"), provisional=False, citation=None)
    given.save(conference)
    given.release()

    after = events(given.client())["Conference 115"]
    assert before.value("UID") == after.value("UID")
    assert (before.value("SEQUENCE"), after.value("SEQUENCE")) == ("0", "1")
    assert (after.day("DTSTART"), after.value("STATUS")) == (date(2027, 5, 31), "CONFIRMED")
    given.close()


def test_a_sample_says_that_it_is_sample_data(tmp_path: Path) -> None:
    given = fill_calendar(Given(tmp_path, sample=True).found().fill()).release()

    answer = given.client().get("/ru/occasions.ics")

    assert read(answer.content).value("DESCRIPTION").startswith("Учебные данные составлены")
    assert "do not cite" in answer.headers["x-sample-data"]
    assert answer.headers["x-robots-tag"] == "noindex"
    given.close()


def test_a_reader_who_has_it_already_gets_nothing_again(reader: TestClient) -> None:
    first = reader.get("/en/occasions.ics")

    again = reader.get("/en/occasions.ics", headers={"If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
    assert first.headers["cache-control"] == "no-cache"

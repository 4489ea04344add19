"""Calendar files as three readers understand them: two that others wrote, and a strict one of our own."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.web.reading_calendars import NoCalendar, read
from tracker.domain.days import When
from tracker.web.calendar_file import CANCELLED, Marked, calendar_file
from tracker.web.plain import line

CHANGED_ON = date(2026, 11, 20)
CONTROLS = "\r\n\t\0\x0b\x0c\x1c\x1d\x1e\x7f\x85\u2028\u2029"
HOSTILE = (
    "Session\r\nATTENDEE:mailto:somebody@example.org",
    "Session\nBEGIN:VALARM\nACTION:AUDIO\nEND:VALARM",
    "Session\rEND:VEVENT",
    'Session\\nX-A:1; B, C: "D"',
    "Session\u2028URL:https://elsewhere.example",
    "\x85ORGANIZER:mailto:somebody@example.org",
    "Session\r\n RRULE:FREQ=SECONDLY",
)
titles = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(CONTROLS + ';,:\\"'), max_size=120).filter(
    line
)
"""Titles in every script, with every sign that some reader takes for the end of a line."""


def marked(title: str = "Session", number: int = 1, **facts: Any) -> Marked:
    days = When.between(date(2027, 6, 7), date(2027, 6, 18))
    usual: dict[str, Any] = {"uid": UUID(int=number), "on": days, "title": title, "changed_on": CHANGED_ON}
    return Marked(**usual | facts)


def written(*those: Marked, said: str = "") -> bytes:
    return calendar_file("-//tracker//tests//EN", "Calendar", said, those)


def by_the_rfc(content: bytes) -> list[str]:
    return [one.value("SUMMARY") for one in read(content).all("VEVENT")]


def by_icalendar(content: bytes) -> list[str]:
    return [str(one["summary"]) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def by_vobject(content: bytes) -> list[str]:
    return [str(one.summary.value) for one in vobject.readOne(content.decode()).contents["vevent"]]


READERS: tuple[Callable[[bytes], list[str]], ...] = (by_the_rfc, by_icalendar, by_vobject)


@settings(max_examples=100)
@given(st.lists(titles, min_size=30, max_size=30))
@example([r"The \Nth session", r"\n, \; and \\N", r"a backslash at the end \\"])
def test_titles_in_every_script_come_back_from_every_reader(said: list[str]) -> None:
    content = written(*(marked(title, number) for number, title in enumerate(said)))

    for reads in READERS:
        assert reads(content) == [line(title) for title in said]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("field", ["title", "place", "said"])
def test_no_text_becomes_a_line_of_its_own(title: str, field: str) -> None:
    facts: dict[str, Any] = {field: [title] if field == "said" else title}
    plain: dict[str, Any] = {field: ["Session"] if field == "said" else "Session"}

    event, usual = (read(written(marked(**one), said=title)).all("VEVENT")[0] for one in (facts, plain))

    assert [name for name, _, _ in event.properties] == [name for name, _, _ in usual.properties]
    assert event.parts == []
    assert len(vobject.readOne(written(marked(**facts)).decode()).contents["vevent"]) == 1


def test_a_long_russian_title_is_folded_within_seventy_five_octets() -> None:
    title = "Комитет экспертов по применению конвенций и рекомендаций, " * 8

    content = written(marked(title))

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert by_the_rfc(content) == [title.strip()]


def test_days_are_whole_and_the_end_is_the_day_after() -> None:
    content = written(marked())

    event, other = read(content).all("VEVENT")[0], icalendar.Calendar.from_ical(content).walk("VEVENT")[0]

    assert (event.day("DTSTART"), event.day("DTEND")) == (date(2027, 6, 7), date(2027, 6, 19))
    assert (other.decoded("dtstart"), other.decoded("dtend")) == (date(2027, 6, 7), date(2027, 6, 19))
    assert event.value("LAST-MODIFIED") == event.value("DTSTAMP") == "20261120T000000Z"


def test_what_comes_back_each_year_says_so_and_alarms_ring_before() -> None:
    alarms = (timedelta(days=7), timedelta(hours=15))

    event = read(written(marked(yearly=True, alarms=alarms, status=CANCELLED, sequence=3))).all("VEVENT")[0]

    assert event.value("RRULE") == "FREQ=YEARLY"
    assert [one.value("TRIGGER") for one in event.all("VALARM")] == ["-P7D", "-PT15H"]
    assert (event.value("STATUS"), event.value("SEQUENCE")) == ("CANCELLED", "3")


def test_an_empty_calendar_is_one() -> None:
    assert read(written(said="Sample data; do not cite")).value("DESCRIPTION") == "Sample data; do not cite"
    assert by_icalendar(written()) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        written(marked()).replace(b"\r\n", b"\n"),
        written(marked()).replace(b"SUMMARY:Session", b"SUMMARY:" + b"x" * 80),
        written(marked()).replace(b"END:VEVENT\r\n", b""),
        written(marked()).replace(b"SUMMARY:Session", b"SUMMARY:a;b"),
        written(marked()).replace(b"DTEND;VALUE=DATE:20270619", b"DTEND;VALUE=DATE:20270607"),
    ],
)
def test_the_strict_reader_refuses_what_is_wrong(broken: bytes) -> None:
    with pytest.raises(NoCalendar):
        by_the_rfc(broken)

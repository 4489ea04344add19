"""The calendar projects itself and notes what goes stale, once, however often and by how many it is asked."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from tests.application.loading import Loading
from tests.application.register_reading.given import a_small_register
from tests.domain.occasions import bundled_calendar
from tests.given import a_check, a_coalition, a_country, a_demand, a_document, a_session, on, words
from tests.record import ARecord
from tracker.application.calendar import SCHEDULER, Calendar
from tracker.application.reader import Reader
from tracker.domain import occasion_events as events
from tracker.domain.demand import Demand
from tracker.domain.events import Event
from tracker.domain.occasion import Occasion
from tracker.domain.values import Citation, Code, Key
from tracker.store.values import Recorded

TODAY = date(2026, 11, 22)
ILC = "2027-06-07/2027-06-18"
A_LETTER = Citation(None, words("letter"), None, (), None)
LEADS = {"ilc_session": 120, "anniversary": 90}


class Diary:
    """A record with a calendar that is asked on days of the test's choosing."""

    def __init__(self, url: str) -> None:
        self.record = ARecord(url)
        self.calendar = self.another()
        self.record.save(a_coalition(), a_country("KZ"), a_country("KG"), a_document(), a_demand("kz-2021-1"))
        self.record.save(a_demand("kg-2021-1", country="KG", countries=(Code("KG"),)))

    def another(self) -> Calendar:
        """The calendar of another process, which remembers nothing of the first."""
        record = self.record
        reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
        return Calendar(record.engine, record.log, record.book, reader, first_lead=LEADS.get)

    def occasion(self, key: str) -> Occasion:
        stream_id = self.record.log.stream_of("occasion", key)
        assert stream_id is not None, key
        return self.record.log.stream(stream_id, Occasion)

    def change(self, key: str, decide: Callable[[Occasion], None]) -> None:
        """Let a person change an occasion."""
        occasion = self.occasion(key)
        decide(occasion)
        self.record.save(occasion)

    def since(self, position: int) -> list[Recorded]:
        return self.record.log.read(position, 1000)

    @property
    def head(self) -> int:
        return self.record.log.head().position

    def telling(self, kind: type[Event], position: int = 0) -> list[str]:
        return sorted(type_of(one.event) for one in self.since(position) if isinstance(one.event, kind))


def type_of(event: Event) -> str:
    return str(getattr(event, "key", None) or getattr(event, "demand", type(event).__name__))


@pytest.fixture
def diary(database_url: str) -> Iterator[Diary]:
    made = Diary(database_url)
    yield made
    made.record.close()


def test_the_calendar_is_projected_for_three_years_by_the_scheduler(diary: Diary) -> None:
    before = diary.head

    count = diary.calendar.project(TODAY)

    found = diary.since(before)
    assert len(found) == count
    assert {(one.account, one.via) for one in found} == {(SCHEDULER.account, "scheduler")}
    assert {"ilc-115", "ilc-117", "gb-march-2029", "art23-2028", "cas-long-list-2027"} <= set(
        diary.telling(events.Planned)
    )


def test_a_projected_occasion_says_its_rule_and_that_it_is_provisional(diary: Diary) -> None:
    diary.calendar.project(TODAY)

    [planned] = [one.event for one in diary.since(0) if getattr(one.event, "key", "") == "ilc-117"]
    assert isinstance(planned, events.Planned)
    assert (planned.rule, planned.provisional, planned.on) == ("ilc.default", True, on("2029-06-04/2029-06-15"))
    texts = diary.record.book.open(planned.title.values())
    assert {language: texts[ref] for language, ref in planned.title.items()} == {
        "en": "117th International Labour Conference",
        "ru": "117-я сессия Международной конференции труда",
    }


def test_a_second_tick_records_nothing(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    head = diary.head

    again = [diary.calendar.project(TODAY), diary.another().project(TODAY), diary.another().project(date(2026, 11, 23))]

    assert again == [0, 0, 0]
    assert diary.head == head


def test_an_outage_of_two_years_leaves_no_gap_and_nothing_twice(diary: Diary) -> None:
    diary.calendar.project(TODAY)

    diary.another().project(date(2028, 12, 1))

    planned = diary.telling(events.Planned)
    assert len(planned) == len(set(planned))
    assert {"ilc-118", "ilc-119", "art23-2031"} <= set(planned)
    assert "ilc-120" not in planned


def test_two_processes_at_once_record_each_occasion_once(diary: Diary) -> None:
    others, together = [diary.another() for _ in range(4)], Barrier(4)

    def tick(calendar: Calendar) -> int:
        together.wait()
        return calendar.project(TODAY)

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(tick, others))

    planned = diary.telling(events.Planned)
    assert len(planned) == len(set(planned)) == sum(counts)


def test_the_preliminary_list_moves_with_the_conference(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    diary.change("ilc-115", lambda it: it.move(on("2027-05-31/2027-06-11"), provisional=False, citation=None))

    diary.calendar.project(TODAY)

    assert diary.occasion("cas-long-list-2027").on == on("2027-05-01")
    assert diary.occasion("cas-long-list-2027").is_provisional
    assert diary.another().project(TODAY) == 0


def test_what_a_person_moved_or_confirmed_stays_where_it_is(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    diary.change("cas-long-list-2027", lambda it: it.move(on("2027-05-11"), provisional=True, citation=A_LETTER))
    diary.change("gb-june-2027", lambda it: it.confirm(None))
    diary.change("ilc-115", lambda it: it.move(on("2027-05-31/2027-06-11"), provisional=False, citation=None))

    diary.calendar.project(TODAY)

    assert diary.occasion("cas-long-list-2027").on == on("2027-05-11")
    assert diary.occasion("gb-june-2027").on == on("2027-06-19")
    assert diary.occasion("cas-conclusions-2027").on == on("2027-06-10")


def test_what_rests_on_a_cancelled_conference_is_cancelled_once(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    diary.change("ilc-115", lambda it: it.cancel(None))
    before = diary.head

    diary.calendar.project(TODAY)

    assert diary.occasion("cas-long-list-2027").state == "cancelled"
    assert {type(one.event) for one in diary.since(before)} == {events.Cancelled}
    assert diary.another().project(TODAY) == 0


def test_what_was_cancelled_with_the_conference_comes_back_with_it(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    diary.change("ilc-115", lambda it: it.cancel(A_LETTER))
    diary.calendar.project(TODAY)
    diary.change("ilc-115", lambda it: it.announce(on("2027-05-31/2027-06-11"), A_LETTER))

    diary.calendar.project(TODAY)

    back = diary.occasion("cas-long-list-2027")
    assert (back.state, back.is_provisional, back.on) == ("planned", True, on("2027-05-01"))
    assert diary.another().project(TODAY) == 0


def test_what_a_person_cancelled_stays_cancelled_whatever_becomes_of_the_conference(diary: Diary) -> None:
    diary.calendar.project(TODAY)
    diary.change("cas-long-list-2027", lambda it: it.cancel(A_LETTER))
    diary.change("ilc-115", lambda it: it.move(on("2027-05-31/2027-06-11"), provisional=False, citation=A_LETTER))

    diary.calendar.project(TODAY)

    assert diary.occasion("cas-long-list-2027").state == "cancelled"
    assert diary.occasion("cas-short-list-2027").on == on("2027-06-01/2027-06-02")


def test_a_demand_that_will_be_stale_is_flagged_once_the_first_reminder_is_due(diary: Diary) -> None:
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115")))

    early, in_time = diary.calendar.flag_stale(date(2027, 2, 6)), diary.calendar.flag_stale(date(2027, 2, 7))

    assert (early, in_time) == (0, 2)
    flags = [one.event for one in diary.since(0) if isinstance(one.event, events.StaleFlagged)]
    assert {(one.demand, one.on, one.period) for one in flags} == {
        ("kz-2021-1", date(2027, 6, 7), 180),
        ("kg-2021-1", date(2027, 6, 7), 180),
    }
    assert {one.quiet_days for one in flags} == {(date(2027, 6, 7) - date(2021, 12, 7)).days}


def test_a_flag_is_raised_once_whoever_ticks_and_again_for_a_day_that_moved(diary: Diary) -> None:
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115")))
    diary.calendar.flag_stale(date(2027, 3, 1))

    again = diary.another().flag_stale(date(2027, 3, 2))
    diary.change("ilc-115", lambda it: it.move(on("2027-06-14/2027-06-25"), provisional=False, citation=None))
    moved = diary.another().flag_stale(date(2027, 3, 3))

    assert (again, moved) == (0, 2)


def test_two_processes_at_once_flag_each_demand_once(diary: Diary) -> None:
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115")))
    others, together = [diary.another() for _ in range(3)], Barrier(3)

    def tick(calendar: Calendar) -> int:
        together.wait()
        return calendar.flag_stale(date(2027, 3, 1))

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(tick, others))

    assert sum(counts) == len(diary.telling(events.StaleFlagged)) == 2


def test_a_demand_that_somebody_will_have_looked_at_in_time_is_not_flagged(diary: Diary) -> None:
    for reference, day in (("kz-2021-3", 8), ("kz-2021-2", 9)):  # 181 and 180 days before the session
        demand = a_demand(reference)
        a_check(demand, date(2026, 12, day))
        diary.record.save(demand, at=datetime(2026, 12, day, tzinfo=UTC))
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115")))

    diary.calendar.flag_stale(date(2027, 3, 1))

    assert diary.telling(events.StaleFlagged) == ["kg-2021-1", "kz-2021-1", "kz-2021-3"]


def test_an_occasion_of_a_country_concerns_its_demands_alone(diary: Diary) -> None:
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115"), countries=(Code("KG"),)))

    diary.calendar.flag_stale(date(2027, 3, 1))

    assert diary.telling(events.StaleFlagged) == ["kg-2021-1"]


def test_an_anniversary_concerns_the_demands_that_it_names(diary: Diary) -> None:
    named = {"kind": Code("anniversary"), "recurs_annually": True}
    diary.record.save(
        a_session("2011-12-16", None, key=Key("ann-01"), demands=(Key("kz-2021-1"),), **named),
        a_session("2012-12-10", None, key=Key("world-day"), **named),
    )

    diary.calendar.flag_stale(date(2026, 11, 22))

    assert diary.telling(events.StaleFlagged) == ["kz-2021-1"]
    assert diary.calendar.flag_stale(date(2027, 11, 22)) == 1


def test_nothing_is_flagged_for_a_cancelled_occasion_or_once_it_has_begun(diary: Diary) -> None:
    session = a_session(ILC, "115", key=Key("ilc-115"))
    diary.record.save(session)
    begun = diary.calendar.flag_stale(date(2027, 6, 8))
    diary.change("ilc-115", lambda it: it.cancel(None))

    cancelled = diary.calendar.flag_stale(date(2027, 3, 1))

    assert (begun, cancelled) == (0, 0)


@pytest.fixture
def loading(database_url: str, tmp_path: Path) -> Iterator[Loading]:
    """A record whose calendar was projected before any register was loaded."""
    made = Loading(database_url, a_small_register(tmp_path), sample=False)
    record = made.record
    reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
    Calendar(record.engine, record.log, record.book, reader, first_lead=LEADS.get).project(TODAY)
    yield made
    made.close()


def a_calendar_with(loading: Loading, **changed: Any) -> None:
    """Add a calendar to the register that holds the 115th session, and nothing else."""
    whole = bundled_calendar()
    [session] = [row for row in whole["events"] if row["key"] == "ilc-115"]
    calendar = {**whole, "events": [session | changed], "anniversaries": [], "not_found": []}
    loading.folder.write("calendar.yaml", json.dumps(calendar).encode())


def test_a_register_that_comes_later_announces_what_was_projected(loading: Loading) -> None:
    a_calendar_with(
        loading,
        start="2027-05-31",
        end="2027-06-11",
        status="convened",
        provisional=False,
        source="letter of convocation",
    )

    kinds = [kind for kind in loading.kinds() if kind in {"Planned", "Moved", "Confirmed"}]

    assert kinds == ["Moved", "Confirmed"]
    assert loading.kinds() == []


def test_a_register_leaves_what_a_person_announced_before(loading: Loading) -> None:
    stream_id = loading.record.log.stream_of("occasion", "ilc-115")
    assert stream_id is not None
    occasion = loading.record.log.stream(stream_id, Occasion)
    occasion.confirm(None)
    loading.record.save(occasion)
    a_calendar_with(loading, start="2027-05-31", end="2027-06-11")

    kinds = loading.kinds()

    assert not {"Planned", "Moved", "Confirmed"} & set(kinds)
    assert loading.counts("calendar.yaml").left_to_people == 1


def test_a_register_names_the_rule_by_which_it_computed_a_day_and_no_source(sqlite_url: str, tmp_path: Path) -> None:
    loading = Loading(sqlite_url, a_small_register(tmp_path), sample=False)
    a_calendar_with(loading)

    [planned] = [one.event for one in loading.load() if isinstance(one.event, events.Planned)]
    loading.close()

    assert (planned.rule, planned.provisional, planned.citation) == ("ilc.default", True, None)


def test_a_demand_that_is_over_is_never_flagged(diary: Diary) -> None:
    diary.record.save(a_session(ILC, "115", key=Key("ilc-115")))
    demand = diary.record.log.stream(diary.record.log.stream_of("demand", "kz-2021-1"), Demand)  # type: ignore[arg-type]
    demand.close(date(2026, 1, 1), reason=None)
    diary.record.save(demand)

    diary.calendar.flag_stale(date(2027, 2, 7))

    flags = [one.event for one in diary.since(0) if isinstance(one.event, events.StaleFlagged)]
    assert [one.demand for one in flags] == ["kg-2021-1"]

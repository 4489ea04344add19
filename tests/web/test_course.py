"""The course of events draws a mark for each entry that the page lists, on its days and in their order."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tracker.domain.record import Kind
from tracker.web.life_labels import LANE, LANE_AT
from tracker.web.views.course import MARGIN, ORDER, WIDTH, Course, course
from tracker.web.views.course import MARK as MARK_WIDTH
from tracker.web.views.entries import Line

ON = date(2026, 11, 21)
days = st.dates(date(2010, 1, 1), ON)
spans = st.builds(
    lambda first, more: (first, min(ON, first + timedelta(days=more))), days, st.sampled_from([0, 30, 364])
)
kinds = st.sampled_from([Kind.LETTER, Kind.REMINDER, Kind.ANSWER, Kind.POSITION, Kind.FINDING, Kind.DEVELOPMENT])
MARK = re.compile(r"M(\d+) 7h(\d+)")


def an_entry(kind: Kind, first: date, last: date, **facts: object) -> Line:
    """An entry of these days."""
    when = {"first": first.isoformat(), "last": last.isoformat(), "precision": "about"}
    return Line("e", kind.value, None, when, last, last, **facts)  # type: ignore[arg-type]


def marks(made: Course) -> dict[str, list[tuple[int, int]]]:
    """Read the places of all marks from what is drawn."""
    return {one.code: [(int(x), int(wide)) for x, wide in MARK.findall(one.path)] for one in made.lanes}


@given(st.lists(days, min_size=1, max_size=5), st.lists(st.tuples(kinds, spans), max_size=20))
def test_every_entry_has_its_mark_within_the_lane(
    raised: list[date], told: list[tuple[Kind, tuple[date, date]]]
) -> None:
    made = course(raised, [an_entry(kind, *span) for kind, span in told], [], ON)

    if made is None:
        assert len(raised) + len(told) < 3 or not told
    else:
        found = marks(made)
        assert sum(one.number for one in made.lanes) == len(raised) + len(told)
        assert all(1 <= len(found[one.code]) <= one.number for one in made.lanes)
        assert all(MARGIN <= x <= x + wide <= WIDTH - MARGIN for its in found.values() for x, wide in its)
        assert [one.code for one in made.lanes] == [code for code in ORDER if code in found]


@given(st.lists(spans, min_size=3, max_size=9))
def test_each_day_lies_under_a_mark_and_no_mark_touches_another(told: list[tuple[date, date]]) -> None:
    made = course([date(2010, 1, 1)], [an_entry(Kind.ANSWER, *span) for span in told], [], ON)

    assert made
    drawn, whole = marks(made)["answers"], (ON - made.first).days
    for day in (day for span in told for day in span):
        x = MARGIN + (day - made.first).days * (WIDTH - 2 * MARGIN) // whole
        assert any(left <= x <= left + wide for left, wide in drawn)
    assert all(right >= left + wide + MARK_WIDTH for (left, wide), (right, _) in pairwise(drawn))


@given(st.lists(days, min_size=3, max_size=9))
def test_marks_stand_in_the_order_of_their_days_from_end_to_end(raised: list[date]) -> None:
    made = course(raised, [an_entry(Kind.LETTER, ON, ON)], [], ON)

    assert made
    places = [x for x, _ in marks(made)["raised"]]
    assert places == sorted(places)
    assert (made.first, made.last) == (min(raised), ON)
    assert min(raised) == ON or places[0] == MARGIN
    assert min(raised) == ON or marks(made)["letters"] == [(WIDTH - MARGIN, 0)]


def test_sessions_stand_where_they_lie_between_the_first_day_and_the_last() -> None:
    ends = [date(2009, 6, 12), date(2016, 6, 10), date(2026, 6, 12), date(2027, 6, 11)]

    made = course([date(2010, 1, 1)] * 2, [an_entry(Kind.LETTER, ON, ON)], ends, ON)

    assert made
    assert made.sessions == made.behind.count("v") == 2
    assert made.now == ""


def test_a_day_that_is_still_to_come_ends_the_line_and_today_is_marked() -> None:
    due = {"first": "2027-06-01", "last": "2027-06-01", "precision": "day"}
    promise = an_entry(Kind.POSITION, ON, ON, due=due)
    term = an_entry(Kind.DUE_DAY, ON, ON, due=due)

    made = course([date(2020, 1, 1)], [promise, term], [], ON)

    assert made
    assert made.last == date(2027, 6, 1)
    assert made.now.startswith("M")
    assert marks(made)["due_days"] == [(WIDTH - MARGIN, 0)]


def test_a_mark_is_as_long_as_its_days_are_uncertain_and_the_page_is_told() -> None:
    a_year = an_entry(Kind.DEVELOPMENT, date(2020, 1, 1), date(2020, 12, 31))

    sure = course([date(2010, 1, 1), ON], [an_entry(Kind.LETTER, ON, ON)], [], ON)
    unsure = course([date(2010, 1, 1), ON], [a_year], [], ON)

    assert sure
    assert unsure
    assert (sure.has_long_marks, unsure.has_long_marks) == (False, True)
    assert marks(unsure)["happened"][0][1] > WIDTH // 20


def test_what_a_sentence_says_as_well_is_not_drawn() -> None:
    assert course([ON], [an_entry(Kind.LETTER, ON, ON)], [], ON) is None
    assert course([ON, ON, ON], [], [], ON) is None


def test_every_lane_has_words_and_a_place_that_lists_it() -> None:
    assert set(ORDER) == LANE.keys() == LANE_AT.keys()


def test_the_course_counts_what_the_page_lists_and_nothing_that_is_not_public(client: TestClient) -> None:
    page = client.get("/en/demands/kz-2021-1").text

    drawn = page[page.index('id="course"') :].partition("</section>")[0]
    assert re.findall(r"</a>: (\d+)<svg", drawn) == ["1", "1", "1", "1", "1", "1"]
    assert drawn.count('aria-hidden="true"') == 6
    assert "From 7\N{NO-BREAK SPACE}December 2021 to 21\N{NO-BREAK SPACE}November 2026" in drawn

"""Two days side by side: n adds up, nothing unknown is taken for better or worse, and each move names its entries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.by_hand import MADE_ON, Says, a_demand, a_record, happened, said
from tests.domain.stories import LONG, Story, doubtful, stories
from tracker.domain.between import Between, Came, Moved, Side, Way, Went, between
from tracker.domain.demand_events import Counting
from tracker.domain.judgement import State
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.life import Life
from tracker.domain.record import DemandFacts, Entry, Repeated
from tracker.domain.scorecard import score

THEN, NOW = date(2022, 6, 1), date(2023, 6, 1)
EARLY, LATE = "2022-01-01", "2022-09-01"


def side(demands: Sequence[DemandFacts], entries: Sequence[Entry], on: date) -> Side:
    record = a_record(demands, *entries, on=on)
    return Side(record, score(record, "KZ"))


def compared(
    demands: Sequence[DemandFacts],
    *entries: Entry,
    later: Sequence[DemandFacts] = (),
    days: tuple[date, date] = (THEN, NOW),
) -> Between:
    """Compare the days; `later` are the demands as they are on the second one, where they are not the same."""
    now = side(later or demands, entries, days[1])
    return between(side(demands, entries, days[0]), now, now.record.entries)


def only(found: Between) -> Moved:
    [moved] = found.moved
    return moved


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("C", "E", Way.WORSE),
        ("A", "B", Way.WORSE),
        ("C", "A", Way.BETTER),
        ("E", "D", Way.BETTER),
        (None, "E", Way.ASSESSED),
        (NotKnown.NOT_LOOKED, "A", Way.ASSESSED),
        (NotCounted.LOST_OBJECT, "C", Way.ASSESSED),
        ("C", NotKnown.SOURCES_CONFLICT, Way.UNKNOWN),
        ("C", NotCounted.RAN_OUT, Way.NOT_COUNTED),
        (None, NotCounted.ALREADY_MET, Way.NOT_COUNTED),
    ],
)
def test_a_measure_moved_the_way_that_the_card_would_say(before: Says | None, after: Says, way: Way) -> None:
    first = [said(before, EARLY)] if before else []

    moved = only(compared([a_demand()], *first, last := said(after, LATE)))

    assert moved.way is way
    assert moved.steps == [last]


def test_a_letter_after_a_time_without_knowledge_is_neither_worse_nor_better() -> None:
    entries = (said("C", EARLY), said(NotKnown.NOT_LOOKED, "2022-07-01"), said("E", LATE))

    found = compared([a_demand()], *entries)

    assert only(found).way is Way.ASSESSED
    assert found.since.measures(worse=True) == 0


def test_a_letter_on_another_scale_is_neither_worse_nor_better() -> None:
    found = compared([a_demand()], said("C", EARLY), said("A", LATE, scale=2))

    assert only(found).way is Way.ASSESSED


def test_what_needs_re_assessment_became_unknown_and_names_the_news() -> None:
    news = happened("regression", "2022-08-01")

    moved = only(compared([a_demand()], said("A", EARLY), news))

    assert (moved.way, moved.steps, moved.news) == (Way.UNKNOWN, [], [news])


def test_what_an_assessment_rests_on_is_told_as_far_as_it_came_in_between() -> None:
    old, act = happened("regression", "2022-03-01"), happened("regression", "2022-08-01")
    entries = (said("C", "2022-02-01"), old, act, said("E", LATE, basis=(old.entry_id, act.entry_id)))

    assert only(compared([a_demand()], *entries)).news == [act]


def test_what_went_there_and_back_is_told_and_moved_nothing() -> None:
    entries = (said("C", EARLY), said("E", "2022-07-01"), said("C", LATE))

    found = compared([a_demand()], *entries)

    assert (found.moved, [one.is_worse for one in found.also]) == ([], [True, False])
    assert (found.since.acts(worse=True), found.since.acts(worse=False)) == (1, 1)


def test_a_letter_that_is_given_once_more_moves_nothing() -> None:
    assert compared([a_demand()], said("C", EARLY), said("C", LATE)).moved == []


def test_a_demand_that_came_is_no_move_of_its_measures() -> None:
    both = [a_demand(), a_demand("kz-2", made_on=date(2022, 8, 1))]

    found = compared(both, said("A", LATE, "kz-2.1"))

    assert (found.came, found.moved) == ({"kz-2": Came.MADE}, [])
    assert (found.then.n, found.now.n) == (1, 2)


def test_a_longer_list_is_told_apart_from_what_moved() -> None:
    short, long = a_demand(), a_demand(measures=2)

    found = compared([short], said("A", EARLY), later=[long])

    [stayed] = found.stayed
    assert (stayed.added, stayed.gone, found.moved) == (["kz-1.2"], [], [])
    assert (stayed.before.state, stayed.after.state) == (State.MET, State.PARTLY_MET)


FIRST = a_demand("kz-0", made_on=MADE_ON - timedelta(days=1))
AGAIN = Repeated("kz-1.1", "kz-0.1", "kz-0")
APART = a_demand(counting=Counting.REPORTED)


@pytest.mark.parametrize(
    ("before", "after", "came"),
    [
        (APART, replace(APART, counting=Counting.IN_N, in_n_from=date(2022, 8, 1)), Came.ADOPTED),
        (a_demand(life=Life.WITHDRAWN), a_demand(), Came.REOPENED),
        (a_demand(repeated=(AGAIN,)), a_demand(measures=2, repeated=(AGAIN,)), Came.OF_ITS_OWN),
    ],
)
def test_a_demand_comes_for_a_reason(before: DemandFacts, after: DemandFacts, came: Came) -> None:
    found = compared([FIRST, before], later=[FIRST, after])

    assert (found.came, found.went) == ({"kz-1": came}, {})


@pytest.mark.parametrize(
    ("after", "went"),
    [
        (a_demand(life=Life.WITHDRAWN), Went.WITHDRAWN),
        (a_demand(life=Life.SUPERSEDED), Went.SUPERSEDED),
        (a_demand(specific_by=("kz-9",)), Went.MADE_SPECIFIC),
        (a_demand(repeated=(AGAIN,)), Went.REPEAT),
    ],
)
def test_a_demand_goes_for_a_reason(after: DemandFacts, went: Went) -> None:
    found = compared([FIRST, a_demand()], later=[FIRST, after])

    assert (found.came, found.went) == ({}, {"kz-1": went})


def test_a_demand_of_which_nothing_is_left_goes_and_comes_back_when_it_is_judged_again() -> None:
    lost, judged = said(NotCounted.LOST_OBJECT, LATE), said("C", "2023-02-01")

    gone = compared([a_demand()], lost, days=(THEN, date(2023, 1, 1)))
    back = compared([a_demand()], lost, judged, days=(date(2023, 1, 1), NOW))

    assert (gone.went, only(gone).way) == ({"kz-1": Went.NOTHING_LEFT}, Way.NOT_COUNTED)
    assert (back.came, only(back).way) == ({"kz-1": Came.JUDGED_AGAIN}, Way.ASSESSED)


days = st.tuples(st.integers(0, LONG), st.integers(1, LONG)).map(
    lambda one: (MADE_ON + timedelta(days=one[0]), MADE_ON + timedelta(days=one[0] + one[1]))
)
anything = st.builds(doubtful, stories(), st.lists(st.booleans(), min_size=1, max_size=5))


QUICK = settings(max_examples=40)


@st.composite
def changing(draw: st.DrawFn) -> Between:
    """Two days of a story in which demands come, go, and get longer lists in between."""
    story: Story = draw(anything)
    first, second = draw(days)
    before, after = ([_as_drawn(draw, one) for one in story.demands] for _ in range(2))
    then, now = side(before, story.entries, first), side(after, story.entries, second)
    return between(then, now, now.record.entries)


def _as_drawn(draw: st.DrawFn, demand: DemandFacts) -> DemandFacts:
    life = draw(st.sampled_from([Life.OPEN, Life.OPEN, Life.CLOSED, Life.WITHDRAWN, Life.SUPERSEDED]))
    kept = draw(st.integers(1, len(demand.measures)))
    specific = ("kz-9",) if draw(st.integers(0, 5)) == 0 else ()
    return replace(demand, life=life, measures=demand.measures[:kept], specific_by=specific)


@QUICK
@given(changing())
def test_n_and_every_count_add_up_from_one_day_to_the_other(found: Between) -> None:
    then, now = ([one.demand.reference for one in card.judged] for card in (found.then, found.now))

    assert found.then.n + len(found.came) - len(found.went) == found.now.n
    assert {*then} | found.came.keys() == {*now} | found.went.keys()
    assert len(found.stayed) + len(found.went) == found.then.n
    for state in State:
        came = sum(one.state is state for one in found.now.judged if one.demand.reference in found.came)
        went = sum(one.state is state for one in found.then.judged if one.demand.reference in found.went)
        into = sum(one.after.state is state is not one.before.state for one in found.stayed)
        out_of = sum(one.before.state is state is not one.after.state for one in found.stayed)
        assert found.then.count(state) + came - went + into - out_of == found.now.count(state)


@QUICK
@given(anything, days)
def test_every_move_is_told_once_with_what_carried_it_and_as_the_card_counts_it(
    story: Story, when: tuple[date, date]
) -> None:
    found = compared(story.demands, *story.entries, days=when)

    numbers = [one.measure.number for one in found.moved]
    assert len(numbers) == len(set(numbers))
    for one in found.moved:
        assert one.steps or one.news
        assert all(when[0] < entry.effective <= when[1] for entry in (*one.steps, *one.news))
        assert one.way is not Way.BETTER or (one.before.letter and one.after.letter)
    for way, is_worse in ((Way.WORSE, True), (Way.BETTER, False)):
        moved = {one.measure.number for one in found.moved if one.way is way}
        acted = {one.measure for one in found.since.changes if one.is_worse is is_worse}
        assert moved <= acted <= {*numbers} | {one.measure for one in found.also}


@QUICK
@given(changing())
def test_a_state_differs_only_where_a_measure_moved_or_the_list_changed(found: Between) -> None:
    moved = {one.demand.reference for one in found.moved}

    for one in found.stayed:
        if one.before.state is not one.after.state:
            assert one.after.demand.reference in moved or one.added or one.gone

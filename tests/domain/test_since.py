"""What got worse and what improved in a period."""

from datetime import date

import pytest

from tests.domain.by_hand import an_entry, happened, said
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.record import Entry, Kind, Session
from tracker.domain.since import Change, changes, default_start
from tracker.domain.standing import steps

START = date(2022, 6, 12)
BEFORE, IN_THE_PERIOD = "2022-01-01", "2022-07-01"


def changes_of(*entries: Entry) -> list[Change]:
    assessments = [entry for entry in entries if entry.kind is Kind.ASSESSMENT]
    return list(changes("kz-1.1", steps(assessments), START, {entry.entry_id: entry for entry in entries}))


@pytest.mark.parametrize(("first", "then", "is_worse"), [("A", "B", True), ("C", "E", True), ("E", "D", False)])
def test_a_letter_is_compared_with_the_one_before_it(first: str, then: str, *, is_worse: bool) -> None:
    later = said(then, IN_THE_PERIOD)

    [change] = changes_of(said(first, BEFORE), later)

    assert (change.is_worse, change.acts, change.measure) == (is_worse, frozenset({later.entry_id}), "kz-1.1")


@pytest.mark.parametrize(
    "story",
    [
        [said("E", IN_THE_PERIOD)],
        [said("C", BEFORE), said("C", IN_THE_PERIOD)],
        [said("E", BEFORE), said("E", IN_THE_PERIOD, irreversible=True)],
        [said("C", "2021-12-20"), said(NotKnown.NOT_LOOKED, BEFORE), said("E", IN_THE_PERIOD)],
        [said("C", "2021-12-20"), said("B", BEFORE, suspended=True), said("E", IN_THE_PERIOD)],
        [said("C", BEFORE), said("E", IN_THE_PERIOD, suspended=True)],
        [said("C", BEFORE), said("E", IN_THE_PERIOD, scale=2)],
        [said("C", BEFORE), said("E", "2022-06-11")],
        [said("C", BEFORE), said(NotCounted.RAN_OUT, IN_THE_PERIOD)],
        [said(NotCounted.RAN_OUT, BEFORE), said("E", IN_THE_PERIOD)],
    ],
    ids=["first", "same", "E to E", "out of unknown", "after doubt", "in doubt", "scale", "early", "ran out", "after"],
)
def test_what_is_no_change_is_not_counted(story: list[Entry]) -> None:
    assert changes_of(*story) == []


def test_the_first_day_of_the_period_belongs_to_it() -> None:
    assert len(changes_of(said("C", BEFORE), said("E", "2022-06-12"))) == 1


def test_the_letter_before_is_seen_through_what_is_not_counted() -> None:
    [change] = changes_of(said("A", BEFORE), said(NotCounted.RAN_OUT, "2022-03-01"), said("E", IN_THE_PERIOD))

    assert change.is_worse


def test_every_letter_of_a_period_is_compared_with_its_own_before() -> None:
    found = changes_of(said("A", BEFORE), said("C", "2022-07-01"), said("B", "2022-08-01"), said("E", "2022-09-01"))

    assert [change.is_worse for change in found] == [True, False, True]


def test_the_acts_are_those_of_the_state_that_the_basis_names() -> None:
    acts = [happened("regression", "2022-06-20"), happened("mixed", "2022-06-25")]

    [change] = changes_of(said("C", BEFORE), *acts, said("E", IN_THE_PERIOD, basis=tuple(a.entry_id for a in acts)))

    assert change.acts == {act.entry_id for act in acts}


@pytest.mark.parametrize(
    "other",
    [
        happened("progress", "2022-06-20"),
        happened("no_change", "2022-06-20"),
        happened("regression", "2022-06-20", by_the_state=False),
        happened("regression", BEFORE),
        an_entry(Kind.POSITION, "2022-06-20", by_the_state=True, direction="regression"),
    ],
)
def test_a_worse_letter_that_names_no_act_is_one_act_itself(other: Entry) -> None:
    later = said("E", IN_THE_PERIOD, basis=(other.entry_id, "not-in-the-record"))

    [change] = changes_of(said("C", BEFORE), other, later)

    assert change.acts == {later.entry_id}


def test_the_acts_of_an_improvement_are_steps_forward() -> None:
    forward, back = happened("progress", "2022-06-20"), happened("regression", "2022-06-20")

    [change] = changes_of(
        said("C", BEFORE), forward, back, said("B", IN_THE_PERIOD, basis=(forward.entry_id, back.entry_id))
    )

    assert change.acts == {forward.entry_id}


PARTS = [
    Session("ilc-109", date(2021, 5, 20), date(2021, 6, 19)),
    Session("ilc-109", date(2021, 11, 25), date(2021, 12, 11)),
    Session("ilc-110", date(2022, 5, 27), date(2022, 6, 11)),
]


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (date(2021, 7, 1), None),
        (date(2021, 12, 11), None),
        (date(2021, 12, 12), date(2021, 12, 12)),
        (date(2022, 6, 11), date(2021, 12, 12)),
        (date(2022, 6, 12), date(2022, 6, 12)),
        (date(2020, 1, 1), None),
    ],
)
def test_the_period_begins_after_the_last_session_that_ended_its_parts_as_one(on: date, start: date | None) -> None:
    assert default_start(on, PARTS) == default_start(on, PARTS[::-1]) == start


def test_without_a_session_no_beginning_is_chosen() -> None:
    assert default_start(date(2023, 1, 1), []) is None

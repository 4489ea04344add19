"""What is proposed for each open demand at the next meeting: repeat, sharpen, make specific, close, and why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.by_hand import TODAY, Says, a_demand, an_entry, happened, said
from tests.domain.occasions import an_occasion
from tracker.domain.calendar import OccasionState
from tracker.domain.demand_events import Counting
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.next_resolution import Advice, Heard, advise, meetings, next_due
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts
from tracker.domain.resolution_choices import CLOSED, Choice, Gap, Why
from tracker.domain.scorecard import judge

NOTHING = Heard()


def advice(*entries: Entry, rows_shown: bool = True, heard: Heard = NOTHING, measures: int = 1, **facts: Any) -> Advice:
    """What is proposed for a demand on which these entries are on record."""
    demand = a_demand(measures=measures, **facts)
    return advise(judge(demand, demand.measures, entries, TODAY), heard, rows_shown=rows_shown)


def asking(demand: DemandFacts, *about: dict[str, Any]) -> DemandFacts:
    """The same demand, whose measures say this of themselves."""
    measures = [MeasureFacts(one.number, None, one.since, its) for one, its in zip(demand.measures, about, strict=True)]
    return replace(demand, measures=tuple(measures))


@pytest.mark.parametrize(
    ("what", "choice", "why"),
    [
        ("A", Choice.CLOSE, Why.MET),
        ("B", Choice.SHARPEN, Why.PARTLY),
        ("C", Choice.REPEAT, Why.NO_MOVEMENT),
        ("D", Choice.REPEAT, Why.NO_ANSWER),
        ("E", Choice.SHARPEN, Why.OPPOSITE),
        (NotCounted.ALREADY_MET, Choice.CLOSE, Why.ALREADY_MET),
        (NotCounted.LOST_OBJECT, Choice.CLOSE, Why.LOST_OBJECT),
        (NotCounted.NO_LONGER_POSSIBLE, Choice.CLOSE, Why.NO_LONGER_POSSIBLE),
        (NotCounted.RAN_OUT, Choice.SHARPEN, Why.RAN_OUT),
        (NotKnown.NOT_LOOKED, Choice.MAKE_SPECIFIC, Why.NOT_LOOKED),
        (NotKnown.CANNOT_BE_SEEN, Choice.MAKE_SPECIFIC, Why.CANNOT_BE_SEEN),
        (NotKnown.SOURCES_CONFLICT, Choice.MAKE_SPECIFIC, Why.SOURCES_CONFLICT),
    ],
)
def test_where_a_measure_stands_says_what_is_proposed_for_it(what: Says, choice: Choice, why: Why) -> None:
    found = advice(said(what))

    assert (found.choice, found.whys, found.measures) == (choice, [why], {"kz-1.1": why})


def test_every_reason_leads_to_one_choice_and_no_ban_that_ran_out_is_closed() -> None:
    by_choice = {choice: [why for why in Why if why.choice is choice] for choice in Choice}

    assert all(by_choice.values())
    assert sum(map(len, by_choice.values())) == len(Why)
    assert not {Why.RAN_OUT, Why.IRREVERSIBLE, Why.OPPOSITE} & CLOSED


def test_what_the_state_made_impossible_is_sharpened_and_never_closed() -> None:
    found = advice(said("E", irreversible=True))

    assert (found.choice, found.whys, found.is_worse) == (Choice.SHARPEN, [Why.IRREVERSIBLE], True)
    assert Gap.INSTEAD in found.gaps


def test_what_was_met_is_not_closed_while_news_speaks_against_it() -> None:
    found = advice(said("A"), happened("regression"))

    assert (found.choice, found.whys) == (Choice.REPEAT, [Why.SHAKEN])
    assert Gap.LOOK_AGAIN in found.gaps


def test_what_is_not_met_is_not_said_to_stand_still_where_something_came_since() -> None:
    news, still = said("C", measure="kz-1.1"), said("C", measure="kz-1.2")

    found = advice(news, still, happened("progress"), measures=2)

    assert (found.whys, found.measures["kz-1.2"]) == ([Why.NEWS], Why.NO_MOVEMENT)


def test_a_demand_of_which_a_part_is_met_is_sharpened_to_what_is_left() -> None:
    found = advice(said("A"), said("C", measure="kz-1.2"), measures=2)

    assert (found.choice, found.whys) == (Choice.SHARPEN, [Why.PARTLY])
    assert found.measures == {"kz-1.1": Why.MET, "kz-1.2": Why.NO_MOVEMENT}
    assert Gap.LEFT in found.gaps


@pytest.mark.parametrize("rows_shown", [True, False])
def test_a_promise_that_was_not_kept_is_named(rows_shown: bool) -> None:  # noqa: FBT001 - each of two
    by_measure = advice(said("C"), rows_shown=rows_shown, heard=Heard(broken={"kz-1.1"}))
    by_whole = advice(said("C"), rows_shown=rows_shown, heard=Heard(is_broken=True))

    assert by_measure.whys == by_whole.whys == [Why.PROMISE_BROKEN]
    assert advice(said("C"), rows_shown=rows_shown).whys == [Why.NO_MOVEMENT]


@pytest.mark.parametrize("rows_shown", [True, False])
def test_what_got_worse_since_the_last_meeting_says_so(rows_shown: bool) -> None:  # noqa: FBT001 - each of two
    found = advice(said("C"), rows_shown=rows_shown, heard=Heard(got_worse=["kz-1.1"]))

    assert (found.choice, found.whys, found.is_worse) == (Choice.SHARPEN, [Why.GOT_WORSE], True)


@pytest.mark.parametrize(
    ("counting", "why"),
    [
        (Counting.IMPLIED, Why.NO_ADDRESSEE),
        (Counting.CONCERN, Why.NOTHING_ASKED),
        (Counting.GENERAL_APPEAL, Why.TOO_GENERAL),
        (Counting.REPORTED, Why.OTHERS_REQUEST),
    ],
)
def test_what_stands_apart_has_to_say_more_before_it_can_be_held_against_anybody(counting: Counting, why: Why) -> None:
    found = advice(said("C"), counting=counting)

    assert (found.choice, found.whys) == (Choice.MAKE_SPECIFIC, [why])
    assert advice(said("A"), counting=counting).choice is Choice.CLOSE


def test_a_demand_without_anything_to_see_is_made_specific_and_one_that_was_is_closed() -> None:
    assert advice(measures=0).whys == [Why.NO_MEASURE]
    assert advice(said("C"), specific_by=("kz-2",)).whys == [Why.MADE_SPECIFIC]


def test_what_is_asked_exactly_is_asked_again_where_nobody_looked() -> None:
    exact = asking(a_demand(), {"act": "convention_ratified"})
    vague = asking(a_demand(), {"act": "other"})
    not_said = asking(a_demand(), {"act": "registered", "implied": True})

    found = [
        advise(judge(one, one.measures, its, TODAY), NOTHING, rows_shown=True).whys
        for one, its in ((exact, []), (vague, []), (exact, [said(NotKnown.CANNOT_BE_SEEN)]), (not_said, [said("C")]))
    ]

    assert found == [[Why.EXACT], [Why.NOT_YET], [Why.CANNOT_BE_SEEN], [Why.NOT_IN_TEXT]]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("A", "A", Why.MET),
        ("B", "C", Why.PARTLY),
        ("C", NotCounted.RAN_OUT, Why.NO_MOVEMENT),
        ("C", NotKnown.NOT_LOOKED, Why.NO_MOVEMENT),
        (NotKnown.NOT_LOOKED, NotKnown.CANNOT_BE_SEEN, Why.NOT_KNOWN),
        (NotCounted.ALREADY_MET, NotCounted.LOST_OBJECT, Why.NOTHING_LEFT),
        ("C", "E", Why.OPPOSITE),
    ],
)
def test_where_rows_are_not_shown_nothing_is_told_but_by_the_state_of_the_whole(
    first: Says, second: Says, why: Why
) -> None:
    found = advice(said(first), said(second, measure="kz-1.2"), measures=2, rows_shown=False)

    assert (found.whys, found.measures) == ([why], {})


@pytest.mark.parametrize(
    ("state", "choice"),
    [
        ("done", Choice.CLOSE),
        ("under_way", Choice.REPEAT),
        ("not_done", Choice.SHARPEN),
        ("not_known", Choice.MAKE_SPECIFIC),
        (None, Choice.MAKE_SPECIFIC),
    ],
)
def test_a_commitment_of_our_own_is_taken_as_we_told_it_last(state: str | None, choice: Choice) -> None:
    told = [an_entry(Kind.COMMITMENT, "2022-05-01", about={"state": state})] if state else []
    before = an_entry(Kind.COMMITMENT, "2022-04-01", about={"state": "not_done"}) if state else None

    found = advice(*told, *([before] if before else []), counting=Counting.OWN_COMMITMENT, country=None)

    assert found.choice is choice


def test_what_the_record_has_no_answer_to_is_left_to_the_meeting() -> None:
    unnamed = {"addressee": {"in_text": False}}

    assert Gap.ADDRESSEE in advice(said("C"), about=unnamed).gaps
    assert Gap.WHAT in advice(said(NotKnown.CANNOT_BE_SEEN)).gaps
    assert Gap.WHAT not in advice(said("C"), counting=Counting.IMPLIED).gaps
    assert Gap.DAY in advice(said("C")).gaps
    assert Gap.DAY not in advice(said("C"), heard=Heard(due_on=TODAY)).gaps
    assert Gap.LOOK_AGAIN in advice(said("C", "2022-06-01")).gaps
    assert advice(said("A", "2023-05-30")).gaps == []


def test_the_next_day_that_is_owed_is_the_first_that_has_not_passed() -> None:
    def due(day: str, kind: Kind = Kind.DUE_DAY) -> Entry:
        return an_entry(kind, about={"due_on": {"first": day, "last": day}})

    entries = [due("2023-05-31"), due("2024-01-01"), due("2023-09-01", Kind.POSITION), an_entry(Kind.CHECK)]

    assert next_due(entries, TODAY) == date(2023, 9, 1)
    assert next_due(entries[:1], TODAY) is None


def test_meetings_are_those_of_the_coalition_that_take_place() -> None:
    held = an_occasion("mission-2022", "2022-11-15", kind="mission_meeting")
    today = an_occasion("mission-2023", TODAY.isoformat(), kind="mission_meeting")
    gone = an_occasion("mission-x", "2023-05-01", kind="mission_meeting", state=OccasionState.CANCELLED)

    assert meetings([held, gone, today, an_occasion(kind="ilc_session")], TODAY) == (held, today)
    assert meetings([gone], TODAY) == (None, None)

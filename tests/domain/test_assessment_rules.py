"""What an assessment must satisfy before it may be proposed; what is refused leaves nothing in the record."""

from typing import Any

import pytest

from tests.given import IN_THE_DOCUMENT, MADE_ON, a_demand, a_judgement, kept, on, words
from tracker.domain.demand import Demand
from tracker.domain.demand_events import AssessmentProposed, Counting, SampleLoaded, Uncounted, Unknown
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.refusals import (
    BeforeTheDemand,
    BetterThanPractice,
    CauseMissing,
    MeasureUnknown,
    NotABaseline,
    NotAGradedDemand,
    NotCountedOnNothing,
    NothingInTheBasis,
    NothingSaid,
    NotIrreversible,
    NotOfAState,
    Refused,
)
from tracker.domain.values import Citation, Key

A, B, C, D, E = Letter
THE_DAY = str(MADE_ON)
NOT_SEEN = Unknown(NotKnown.CANNOT_BE_SEEN)


def uncounted(why: NotCounted, *, cause: bool = True) -> Uncounted:
    return Uncounted(why, words("an earthquake") if cause else None)


def refuse(refusal: type[Refused], demand: Demand, **facts: Any) -> None:
    """Propose it and load it as a sample: both are refused, and nothing is recorded."""
    kept(demand)
    told = a_judgement(**facts)

    with pytest.raises(refusal):
        demand.propose(**told)
    with pytest.raises(refusal):
        demand.load_sample(**told, register=Key("sample"), version=1)

    assert demand.collect_events() == []
    assert told["entry_id"] not in demand.entries


def accept(demand: Demand, **facts: Any) -> None:
    """Propose it: the one event says what was given."""
    kept(demand)
    told = a_judgement(**facts)

    demand.propose(**told)

    [event] = demand.collect_events()
    assert isinstance(event, AssessmentProposed)
    assert {name: getattr(event, name) for name in told} == told


def test_an_assessment_that_says_nothing_is_refused() -> None:
    refuse(NothingSaid, a_demand(), letter=None)


@pytest.mark.parametrize("other", [{"not_known": NOT_SEEN}, {"not_counted": uncounted(NotCounted.RAN_OUT)}])
def test_an_assessment_that_says_two_things_is_refused(other: dict[str, Any]) -> None:
    refuse(NothingSaid, a_demand(), letter=C, **other)


def test_an_assessment_that_gives_two_reasons_is_refused() -> None:
    ran_out = uncounted(NotCounted.RAN_OUT)

    refuse(NothingSaid, a_demand(), letter=None, not_known=NOT_SEEN, not_counted=ran_out)


def test_an_assessment_of_a_measure_that_is_not_there_is_refused() -> None:
    refuse(MeasureUnknown, a_demand(measures=2), measure=3)


@pytest.mark.parametrize("letter", Letter)
def test_our_own_commitments_take_no_letter(letter: Letter) -> None:
    refuse(NotAGradedDemand, a_demand(counting=Counting.OWN_COMMITMENT), letter=letter)


@pytest.mark.parametrize("letter", [D, E])
def test_a_demand_that_is_not_on_a_state_has_no_answer_and_no_opposite(letter: Letter) -> None:
    refuse(NotOfAState, a_demand(counting=Counting.NON_GOVERNMENT), letter=letter)


@pytest.mark.parametrize("letter", [A, B, C])
def test_a_demand_that_is_not_on_a_state_takes_the_other_letters(letter: Letter) -> None:
    accept(a_demand(counting=Counting.NON_GOVERNMENT), letter=letter)


@pytest.mark.parametrize("letter", [A, B])
def test_a_good_letter_needs_something_in_the_basis(letter: Letter) -> None:
    refuse(NothingInTheBasis, a_demand(), letter=letter, basis=())
    accept(a_demand(), letter=letter, basis=IN_THE_DOCUMENT)


def test_not_met_needs_nothing_in_the_basis() -> None:
    accept(a_demand(), letter=C, basis=())


@pytest.mark.parametrize("day", ["2021-12-06", "2020", "2021-11", "2021-11-01/2021-12-06"])
@pytest.mark.parametrize(
    "what",
    [
        {"letter": C},
        {"letter": None, "not_known": NOT_SEEN},
        {"letter": None, "not_counted": uncounted(NotCounted.RAN_OUT)},
    ],
)
def test_nothing_is_said_of_a_day_before_the_demand(day: str, what: dict[str, Any]) -> None:
    refuse(BeforeTheDemand, a_demand(), day=day, **what)


@pytest.mark.parametrize("letter", Letter)
@pytest.mark.parametrize("day", [THE_DAY, "2021-11-01/2021-12-07"])
def test_a_letter_of_the_demands_own_day_is_a_baseline(letter: Letter, day: str) -> None:
    refuse(NotABaseline, a_demand(), day=day, letter=letter)


@pytest.mark.parametrize("day", ["2021-12", "2021", "2021-11-01/2021-12-08", "2022-01-01"])
def test_a_period_that_ends_after_the_demands_day_is_late_enough(day: str) -> None:
    accept(a_demand(), letter=C, day=day)


@pytest.mark.parametrize(
    "what",
    [
        {"letter": B},
        {"letter": C},
        {"letter": None, "not_known": NOT_SEEN},
        {"letter": None, "not_counted": uncounted(NotCounted.ALREADY_MET, cause=False)},
    ],
)
def test_a_baseline_is_b_or_c_or_already_met_or_not_known_of_the_demands_day(what: dict[str, Any]) -> None:
    accept(a_demand(), baseline=True, day=THE_DAY, **what)
    refuse(NotABaseline, a_demand(), baseline=True, day="2021-12-08", **what)


@pytest.mark.parametrize("letter", [A, D, E])
def test_a_baseline_takes_no_other_letter(letter: Letter) -> None:
    refuse(NotABaseline, a_demand(), baseline=True, day=THE_DAY, letter=letter)


@pytest.mark.parametrize("why", [NotCounted.LOST_OBJECT, NotCounted.NO_LONGER_POSSIBLE, NotCounted.RAN_OUT])
def test_a_baseline_cannot_have_lost_or_outlived_what_was_asked(why: NotCounted) -> None:
    refuse(NotABaseline, a_demand(), baseline=True, day=THE_DAY, letter=None, not_counted=uncounted(why))


@pytest.mark.parametrize(
    "what",
    [
        *({"letter": letter} for letter in (A, B, C, D)),
        {"letter": None, "not_known": NOT_SEEN},
        {"letter": None, "not_counted": uncounted(NotCounted.NO_LONGER_POSSIBLE)},
    ],
)
def test_only_the_opposite_can_be_irreversible(what: dict[str, Any]) -> None:
    refuse(NotIrreversible, a_demand(), irreversible=True, **what)


@pytest.mark.parametrize(
    ("letter", "law", "practice"),
    [(A, A, B), (A, None, C), (B, B, C), (C, A, E), (A, A, None)],
)
def test_a_letter_is_never_better_than_the_one_for_practice(
    letter: Letter, law: Letter | None, practice: Letter | None
) -> None:
    refuse(BetterThanPractice, a_demand(), letter=letter, law=law, practice=practice)


@pytest.mark.parametrize(
    ("letter", "law", "practice"),
    [(B, A, None), (C, A, None), (B, B, None), (A, C, A), (A, None, A), (C, C, A), (B, A, B), (A, None, None)],
)
def test_a_law_without_practice_gives_b_at_most(letter: Letter, law: Letter | None, practice: Letter | None) -> None:
    accept(a_demand(), letter=letter, law=law, practice=practice)


@pytest.mark.parametrize("why", [NotCounted.LOST_OBJECT, NotCounted.NO_LONGER_POSSIBLE])
def test_what_became_pointless_or_impossible_needs_a_cause(why: NotCounted) -> None:
    refuse(CauseMissing, a_demand(), letter=None, not_counted=uncounted(why, cause=False))
    accept(a_demand(), letter=None, not_counted=uncounted(why))


@pytest.mark.parametrize("why", [NotCounted.ALREADY_MET, NotCounted.RAN_OUT])
def test_a_term_that_ended_needs_no_cause(why: NotCounted) -> None:
    accept(a_demand(), letter=None, not_counted=uncounted(why, cause=False))


@pytest.mark.parametrize("why", [NotCounted.ALREADY_MET, NotCounted.RAN_OUT, NotCounted.LOST_OBJECT])
def test_what_is_not_counted_rests_on_something_or_on_a_law_that_is_cited(why: NotCounted) -> None:
    law = Citation(None, words("Labour Code, article 27"), None, (), None)

    refuse(NotCountedOnNothing, a_demand(), letter=None, not_counted=uncounted(why), basis=())
    accept(a_demand(), letter=None, not_counted=uncounted(why), basis=(), citation=law)


def test_a_sample_is_loaded_by_the_same_rules_under_another_name() -> None:
    demand = kept(a_demand())

    demand.load_sample(**a_judgement(C), register=Key("sample"), version=3)

    [event] = demand.collect_events()
    assert isinstance(event, SampleLoaded)
    assert (event.letter, event.version, event.on) == (C, 3, on("2022-01-01"))

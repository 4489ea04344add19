"""From measures to a demand."""

import pytest

from tests.domain.by_hand import Says, card_of, happened, said, standing_of
from tracker.domain.judgement import State, state, state_if
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.standing import Standing

MET, PARTLY, NOT_MET, NOT_KNOWN = State.MET, State.PARTLY_MET, State.NOT_MET, State.NOT_KNOWN
RAN_OUT, GONE = NotCounted.RAN_OUT, NotCounted.NO_LONGER_POSSIBLE
ALREADY, LOST = NotCounted.ALREADY_MET, NotCounted.LOST_OBJECT
UNKNOWN = NotKnown.NOT_LOOKED

JUDGED: list[tuple[list[Says], State | None, tuple[State, State]]] = [
    (["A"], MET, (MET, MET)),
    (["A", ALREADY], MET, (MET, MET)),
    (["A", LOST], MET, (MET, MET)),
    (["A", "A"], MET, (MET, MET)),
    (["A", UNKNOWN], PARTLY, (PARTLY, MET)),
    (["A", RAN_OUT], PARTLY, (PARTLY, PARTLY)),
    (["A", GONE], PARTLY, (PARTLY, PARTLY)),
    (["A", "E"], PARTLY, (PARTLY, PARTLY)),
    (["B"], PARTLY, (PARTLY, PARTLY)),
    (["B", UNKNOWN], PARTLY, (PARTLY, PARTLY)),
    (["C"], NOT_MET, (NOT_MET, NOT_MET)),
    (["D"], NOT_MET, (NOT_MET, NOT_MET)),
    (["E"], NOT_MET, (NOT_MET, NOT_MET)),
    (["C", UNKNOWN], NOT_MET, (NOT_MET, PARTLY)),
    (["C", ALREADY], NOT_MET, (NOT_MET, NOT_MET)),
    ([RAN_OUT], NOT_MET, (NOT_MET, NOT_MET)),
    ([GONE], NOT_MET, (NOT_MET, NOT_MET)),
    ([RAN_OUT, UNKNOWN], NOT_MET, (NOT_MET, PARTLY)),
    ([UNKNOWN], NOT_KNOWN, (NOT_MET, MET)),
    ([UNKNOWN, UNKNOWN], NOT_KNOWN, (NOT_MET, MET)),
    ([UNKNOWN, ALREADY], NOT_KNOWN, (NOT_MET, MET)),
    ([ALREADY], None, (NOT_KNOWN, NOT_KNOWN)),
    ([ALREADY, LOST], None, (NOT_KNOWN, NOT_KNOWN)),
    ([], None, (NOT_KNOWN, NOT_KNOWN)),
]


def standings(what: list[Says]) -> list[Standing]:
    return [standing_of(said(one)) for one in what]


@pytest.mark.parametrize(("what", "judged", "ends"), JUDGED)
def test_a_demand_is_judged_by_its_measures(what: list[Says], judged: State | None, ends: tuple[State, State]) -> None:
    measures = standings(what)

    assert state(measures) is judged
    assert (state_if(measures, Letter.NOT_MET), state_if(measures, Letter.MET)) == ends


@pytest.mark.parametrize(
    ("what", "ends"),
    [
        (["A"], (NOT_MET, MET)),
        (["C"], (NOT_MET, MET)),
        (["E"], (NOT_MET, MET)),
        (["A", RAN_OUT], (NOT_MET, PARTLY)),
        ([RAN_OUT], (NOT_MET, NOT_MET)),
        (["A", LOST], (NOT_MET, MET)),
    ],
)
def test_in_the_strict_view_every_letter_of_a_stale_demand_is_unknown(
    what: list[Says], ends: tuple[State, State]
) -> None:
    measures = standings(what)

    low, high = (state_if(measures, end, all_unknown=True) for end in (Letter.NOT_MET, Letter.MET))

    assert (low, high) == ends


def test_an_irreversible_opposite_is_never_unknown() -> None:
    final = [standing_of(said("E", irreversible=True), happened("progress", "2022-05-01"))]

    assert state_if(final, Letter.MET) is NOT_MET
    assert state_if(final, Letter.MET, all_unknown=True) is NOT_MET


def test_a_letter_that_needs_another_look_counts_and_is_unknown_in_the_interval() -> None:
    doubted = [standing_of(said("A"), happened("regression"))]

    assert state(doubted) is MET
    assert (state_if(doubted, Letter.NOT_MET), state_if(doubted, Letter.MET)) == (NOT_MET, MET)


def test_the_measures_of_a_demand_are_counted_by_where_they_stand() -> None:
    what: list[Says] = ["A", "B", "C", "D", "E", UNKNOWN, RAN_OUT, LOST]
    entries = [said(one, measure=f"kz-1.{number}") for number, one in enumerate(what, 1)]

    [judged] = card_of(*entries, measures=9).judged

    expected = dict.fromkeys(("met", "partly", "not_met", "no_answer", "opposite"), 1)
    assert judged.tally() == expected | {"unknown": 2, "not_counted": 2}
    assert sum(judged.tally().values()) == 9


def test_the_mark_of_the_opposite_is_never_netted_against_progress() -> None:
    [judged] = card_of(said("A", measure="kz-1.1"), said("E", measure="kz-1.2"), measures=2).judged

    assert (judged.state, judged.opposite) == (PARTLY, 1)

"""Where one measure stands, by its assessments and by what came after them."""

from datetime import date
from itertools import permutations

import pytest

from tests.domain.by_hand import Says, an_entry, happened, said, standing_of
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import Entry, Kind
from tracker.domain.standing import Standing, steps

RAN_OUT, LOST = NotCounted.RAN_OUT, NotCounted.LOST_OBJECT
NOT_LOOKED = NotKnown.NOT_LOOKED
A, B, C, D, E = Letter
EARLY, LATE = "2022-01-01", "2022-05-01"


def test_a_measure_that_nobody_assessed_is_unknown() -> None:
    standing = standing_of(happened("progress"))

    assert standing == Standing()
    assert standing.is_unknown


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_stands_from_its_day(letter: Letter) -> None:
    standing = standing_of(said(letter.value, EARLY))

    assert (standing.letter, standing.since) == (letter, date(2022, 1, 1))
    assert standing.opposite is (letter is E)
    assert not standing.is_unknown


@pytest.mark.parametrize("letter", Letter)
def test_a_letter_that_rests_on_what_was_taken_back_stays_and_is_unknown(letter: Letter) -> None:
    standing = standing_of(said(letter.value, EARLY, basis_gone=True))

    assert (standing.letter, standing.needs_reassessment, standing.basis_gone) == (letter, True, True)
    assert standing.is_unknown


def test_an_irreversible_opposite_is_never_unknown_whatever_was_taken_back() -> None:
    standing = standing_of(said("E", EARLY, irreversible=True, basis_gone=True))

    assert (standing.needs_reassessment, standing.is_unknown) == (True, False)


@pytest.mark.parametrize("why", NotCounted)
def test_what_is_not_counted_is_marked_when_its_basis_is_gone_and_stays(why: NotCounted) -> None:
    standing = standing_of(said(why, EARLY, basis_gone=True))

    assert (standing.not_counted, standing.needs_reassessment, standing.is_unknown) == (why, True, False)


def test_another_assessment_clears_it_even_one_of_the_same_day() -> None:
    gone = said("C", EARLY, basis_gone=True)

    others = (said("C", LATE), said("C", EARLY, entry_id="a"), said("C", EARLY, entry_id="z"))

    assert not any(standing_of(gone, again).needs_reassessment for again in others)


@pytest.mark.parametrize("late", ["A", "B", "C", "D", "E"])
def test_the_later_letter_stands(late: str) -> None:
    assert standing_of(said(late, LATE), said("C", EARLY)).letter is Letter(late)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        *(("A", "B"), ("B", "C"), ("C", "D"), ("D", "E"), ("A", "E")),
        *((RAN_OUT, "A"), (LOST, "B"), (NOT_LOOKED, "A"), (NOT_LOOKED, RAN_OUT)),
        *((NotCounted.ALREADY_MET, LOST), (LOST, NotCounted.NO_LONGER_POSSIBLE), (LOST, RAN_OUT)),
    ],
)
def test_of_two_on_one_day_the_worse_stands_and_a_letter_before_any_reason(better: Says, worse: Says) -> None:
    one, other = said(better, EARLY), said(worse, EARLY)

    assert steps([one, other]) == steps([other, one]) == [other]


def test_of_two_opposites_on_one_day_the_irreversible_one_stands() -> None:
    final, other = said("E", EARLY, irreversible=True), said("E", EARLY)

    assert steps([final, other]) == steps([other, final]) == [final]


@pytest.mark.parametrize("letter", ["C", "E"])
def test_of_two_equal_letters_on_one_day_the_one_that_is_not_suspended_stands(letter: str) -> None:
    doubted = said(letter, EARLY, suspended=True, irreversible=letter == "E", entry_id="z")
    other = said(letter, EARLY, entry_id="a")

    assert steps([doubted, other]) == steps([other, doubted]) == [other]


def test_the_order_of_recording_never_matters() -> None:
    told = [said("A", EARLY), said("C", EARLY), said(NOT_LOOKED, LATE), said("B", "2022-03-01"), said(RAN_OUT, LATE)]

    found = [steps(order) for order in permutations(told)]

    assert all(one == found[0] for one in found)
    assert [entry.letter for entry in found[0]] == [C, B, None]


def test_nothing_follows_an_irreversible_opposite() -> None:
    final = said("E", EARLY, irreversible=True)

    standing = standing_of(final, said("A", LATE), said(RAN_OUT, "2022-06-01"), happened("progress", "2022-07-01"))

    assert (standing.letter, standing.irreversible, standing.entry) == (E, True, final)
    assert not standing.is_unknown


def test_an_irreversible_opposite_that_is_suspended_is_not_final() -> None:
    doubted = said("E", EARLY, irreversible=True, suspended=True)

    assert standing_of(doubted, said("B", LATE)).letter is B
    assert standing_of(doubted) == Standing(suspended=True, since=date(2022, 1, 1), entry=doubted)


def test_a_suspended_assessment_makes_its_measure_unknown() -> None:
    standing = standing_of(said("A", EARLY), said("B", LATE, suspended=True))

    assert (standing.letter, standing.suspended, standing.is_unknown) == (None, True, True)


@pytest.mark.parametrize("letter", Letter)
def test_not_enough_is_known_never_erases_a_letter(letter: Letter) -> None:
    standing = standing_of(said(letter.value, EARLY), said(NotKnown.SOURCES_CONFLICT, LATE))

    assert (standing.letter, standing.since) == (letter, date(2022, 1, 1))
    assert standing.not_known is NotKnown.SOURCES_CONFLICT
    assert standing.doubtful
    assert standing.is_unknown


def test_not_enough_is_known_erases_no_reason_for_not_counting() -> None:
    standing = standing_of(said(RAN_OUT, EARLY), said(NOT_LOOKED, LATE))

    assert standing.not_counted is RAN_OUT
    assert not standing.is_unknown


def test_not_enough_is_known_alone_is_unknown_for_its_reason() -> None:
    standing = standing_of(said(NotKnown.CANNOT_BE_SEEN, EARLY))

    assert (standing.letter, standing.not_known) == (None, NotKnown.CANNOT_BE_SEEN)
    assert standing.is_unknown


@pytest.mark.parametrize(
    "later",
    [
        [said(RAN_OUT, LATE)],
        [said(NOT_LOOKED, "2022-03-01"), said(RAN_OUT, LATE)],
        [said(RAN_OUT, LATE), said(NOT_LOOKED, "2022-06-01")],
        [said(RAN_OUT, LATE), said(RAN_OUT, "2022-06-01")],
    ],
)
def test_an_opposite_that_ran_out_stays_opposite(later: list[Entry]) -> None:
    standing = standing_of(said("E", EARLY), *later)

    assert (standing.not_counted, standing.opposite) == (RAN_OUT, True)


@pytest.mark.parametrize("before", ["A", "B", "C", "D"])
def test_what_ran_out_after_another_letter_is_not_opposite(before: str) -> None:
    assert not standing_of(said("E", "2021-12-20"), said(before, EARLY), said(RAN_OUT, LATE)).opposite


def test_an_opposite_in_doubt_that_ran_out_is_not_opposite() -> None:
    assert not standing_of(said("E", EARLY, suspended=True), said(RAN_OUT, LATE)).opposite


BEARS = {
    A: {"regression", "mixed"},
    B: {"progress", "regression", "mixed"},
    C: {"progress", "mixed"},
    D: {"progress", "mixed"},
    E: {"progress", "mixed"},
}


@pytest.mark.parametrize("letter", Letter)
@pytest.mark.parametrize("direction", ["progress", "regression", "no_change", "mixed", "context"])
def test_what_happened_after_a_letter_may_ask_for_another_look(letter: Letter, direction: str) -> None:
    standing = standing_of(said(letter.value, EARLY), happened(direction, LATE))

    assert standing.needs_reassessment is (direction in BEARS[letter])
    assert standing.is_unknown is (direction in BEARS[letter])
    assert standing.letter is letter


@pytest.mark.parametrize("letter", Letter)
def test_a_finding_or_a_claim_after_any_letter_asks_for_another_look(letter: Letter) -> None:
    for later in (an_entry(Kind.FINDING, LATE), an_entry(Kind.POSITION, LATE, claims=True)):
        assert standing_of(said(letter.value, EARLY), later).needs_reassessment


@pytest.mark.parametrize(
    "kind", [Kind.CHECK, Kind.POSITION, Kind.LETTER, Kind.REMINDER, Kind.PROCEEDING, Kind.DUE_DAY, Kind.RAISED_AGAIN]
)
def test_nothing_else_asks_for_another_look(kind: Kind) -> None:
    assert not standing_of(said("D", EARLY), an_entry(kind, LATE)).needs_reassessment


@pytest.mark.parametrize("letter", Letter)
def test_an_answer_asks_for_another_look_at_no_answer_alone(letter: Letter) -> None:
    standing = standing_of(said(letter.value, EARLY), an_entry(Kind.ANSWER, LATE))

    assert standing.needs_reassessment is (letter is D)


@pytest.mark.parametrize("day", [EARLY, "2021-12-31"])
def test_what_happened_by_the_letters_day_asks_for_nothing(day: str) -> None:
    assert not standing_of(said("C", EARLY), happened("progress", day)).needs_reassessment


def test_only_an_assessment_clears_it_and_never_a_check() -> None:
    story = [said("C", EARLY), happened("progress", "2022-02-01")]

    checked = standing_of(*story, an_entry(Kind.CHECK, LATE))
    doubted = standing_of(*story, said(NOT_LOOKED, LATE))
    assessed = standing_of(*story, said("C", LATE))

    assert (checked.needs_reassessment, doubted.needs_reassessment) == (True, True)
    assert not assessed.needs_reassessment


@pytest.mark.parametrize("why", NotCounted)
def test_what_is_not_counted_never_asks_for_another_look(why: NotCounted) -> None:
    standing = standing_of(said(why, EARLY), happened("mixed", LATE))

    assert (standing.needs_reassessment, standing.is_unknown) == (False, False)

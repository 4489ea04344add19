"""The letters and what stands in their place."""

from itertools import combinations

import pytest

from tracker.domain.letters import Letter, NotCounted


def test_the_letters_stand_from_best_to_worst() -> None:
    assert [letter.value for letter in sorted(Letter, key=lambda letter: letter.rank)] == list("ABCDE")


@pytest.mark.parametrize(("better", "worse"), list(combinations(Letter, 2)))
def test_of_two_letters_one_is_worse(better: Letter, worse: Letter) -> None:
    assert worse.is_worse_than(better)
    assert not better.is_worse_than(worse)
    assert not worse.is_worse_than(worse)


@pytest.mark.parametrize(
    ("why", "leaves"),
    [
        (NotCounted.ALREADY_MET, True),
        (NotCounted.LOST_OBJECT, True),
        (NotCounted.NO_LONGER_POSSIBLE, False),
        (NotCounted.RAN_OUT, False),
    ],
)
def test_a_ban_that_ran_out_and_what_became_impossible_stay_in_the_judgement(why: NotCounted, *, leaves: bool) -> None:
    assert why.leaves_the_judgement is leaves

"""A bar shows each measure once, as wide as any other, and what is not counted apart."""

from itertools import pairwise
from re import fullmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.by_hand import MADE_ON
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.labels import STANDS
from tracker.web.views.bars import GAP, HEIGHT, NOT_COUNTED, SIGNS, Bar, bar

STANDINGS = {
    **{one.value: Standing(letter=one) for one in Letter},
    **{one.value: Standing(not_counted=one) for one in NotCounted},
    "not_known": Standing(not_known=NotKnown.NOT_LOOKED),
    "suspended": Standing(suspended=True),
    "not_yet": Standing(),
}
counts = st.dictionaries(st.sampled_from(sorted(STANDINGS)), st.integers(0, 60), min_size=1)


def drawn(numbers: dict[str, int], worse: int = 0) -> Bar | None:
    """Draw so many measures of each; the first of them got worse."""
    told = [STANDINGS[code] for code, number in numbers.items() for _ in range(number)]
    measures = [(MeasureFacts(f"kz-1.{at}", None, MADE_ON), standing) for at, standing in enumerate(told)]
    return bar(measures, {f"kz-1.{at}" for at in range(worse)})


def test_every_way_to_stand_has_a_sign_and_words() -> None:
    assert SIGNS.keys() == STANDINGS.keys() == STANDS.keys()


@given(counts)
def test_the_segments_are_the_counts_and_as_wide_as_the_whole(numbers: dict[str, int]) -> None:
    made = drawn(numbers)

    shown = {one.code: one.number for one in made.segments} if made else {}
    assert shown == {code: number for code, number in numbers.items() if number}
    if made:
        assert all(one.width == one.number * made.unit > 0 for one in made.segments)
        assert sum(one.width for one in made.segments) + GAP * made.is_mixed == made.width
        assert made.n == sum(numbers.values())


@given(counts)
def test_segments_lie_side_by_side_in_one_order_and_those_not_counted_apart(numbers: dict[str, int]) -> None:
    made = drawn(numbers)

    segments = made.segments if made else []
    assert [one.code for one in segments] == [code for code in SIGNS if numbers.get(code)]
    for one, other in pairwise(segments):
        is_apart = (one.sign == NOT_COUNTED) != (other.sign == NOT_COUNTED)
        assert other.x - one.x - one.width == GAP * is_apart
    assert not segments or segments[0].x == 0


@given(counts)
def test_each_segment_is_drawn_inside_its_own_room(numbers: dict[str, int]) -> None:
    made = drawn(numbers)

    for one in made.segments if made else ():
        for _, path in one.marks:
            start = fullmatch(r"M(\d+) (\d+)h(\d+).*", path)
            assert start
            x, y, wide = map(int, start.groups())
            assert one.x <= x < x + wide <= one.x + one.width
            assert 0 < y < HEIGHT


@given(st.integers(1, 200))
def test_the_opposite_shows_one_tooth_for_each_measure(number: int) -> None:
    made = drawn({"E": number})

    assert made
    assert made.segments[0].marks[0][1].count("z") == number


def test_of_no_measure_there_is_no_bar() -> None:
    assert drawn({"A": 0}) is None


def test_ways_to_stand_that_mean_something_else_look_different() -> None:
    shapes = {code: drawn({code: 3}) for code in SIGNS if code != "suspended"}

    looks = {tuple(made.segments[0].marks) for made in shapes.values() if made}

    assert len(looks) == len({SIGNS[code] for code in shapes})


@pytest.mark.parametrize("worse", [0, 2])
def test_an_arrow_stands_above_what_got_worse_and_nowhere_else(worse: int) -> None:
    made = drawn({"C": 3, "A": 1}, worse)

    assert made
    assert {one.code: one.worse for one in made.segments} == {"A": 0, "C": worse}
    assert (made.top < 0) == (worse > 0)
    assert made.height == HEIGHT - made.top


def test_what_ran_out_says_in_how_many_the_opposite_was_done_before() -> None:
    measure = MeasureFacts("kz-1.1", None, MADE_ON)

    made = bar([(measure, Standing(not_counted=NotCounted.RAN_OUT, opposite=True))])

    assert made
    assert made.segments[0].opposite_before == 1

"""What holds for every story when a demand is closed, withdrawn, superseded or said to repeat another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.by_hand import a_demand
from tests.domain.stories import Story, doubtful, figures, stories
from tracker.domain.demand_events import Counting
from tracker.domain.foreseeing import life_of
from tracker.domain.life import Life
from tracker.domain.record import Changed, DemandFacts, Repeated

anything = st.builds(doubtful, stories(), st.lists(st.booleans(), min_size=1, max_size=5))
leaving = st.sampled_from([Life.WITHDRAWN, Life.SUPERSEDED])


def with_one(story: Story, place: int, change: Callable[[DemandFacts], DemandFacts]) -> Story:
    demands = [change(one) if at == place else one for at, one in enumerate(story.demands)]
    return Story(demands, story.entries)


def without(story: Story, place: int) -> Story:
    """The story as if the demand had never been made."""
    gone = story.demands[place]
    left = [one for one in story.demands if one is not gone]
    return Story(left, [one for one in story.entries if one.demand != gone.reference])


@given(anything, st.data())
def test_closing_a_demand_moves_no_figure(story: Story, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(range(len(story.demands))))

    closed = with_one(story, place, lambda one: replace(one, life=Life.CLOSED))

    was, now = story.card(), closed.card()
    assert figures(now) == figures(was)
    assert (now.met(strict=True), now.at_least_partly(strict=True)) == (
        was.met(strict=True),
        was.at_least_partly(strict=True),
    )
    assert not any(one.stale for one in now.judged if one.demand.life is Life.CLOSED)


@given(anything, leaving, st.data())
def test_a_demand_that_leaves_n_leaves_every_figure_as_if_it_had_never_been(
    story: Story, life: Life, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(range(len(story.demands))))

    left = with_one(story, place, lambda one: replace(one, life=life))

    assert figures(left.card()) == figures(without(story, place).card())
    assert left.card().over[life] == [story.demands[place].reference]


@given(anything, leaving)
def test_a_repeat_of_what_left_n_counts_by_itself(story: Story, life: Life) -> None:
    first = story.demands[0]
    again = Repeated("kz-99.1", first.measures[0].number, first.reference)
    repeat = a_demand("kz-99", made_on=date(2023, 1, 1), repeated=(again,))
    both = Story([*story.demands, repeat], story.entries)

    gone = with_one(both, 0, lambda one: replace(one, life=life))

    assert "kz-99" in both.card().repeats
    assert "kz-99" in [one.demand.reference for one in gone.card().judged]


@given(anything)
def test_what_is_adopted_counts_and_stands_apart_no_more(story: Story) -> None:
    reported = a_demand("kz-99", counting=Counting.REPORTED)
    adopted = replace(reported, counting=Counting.IN_N, in_n_from=date(2022, 1, 1))
    apart, counted = (Story([*story.demands, one], story.entries).card() for one in (reported, adopted))

    assert (apart.apart[Counting.REPORTED], counted.apart[Counting.REPORTED]) == (["kz-99"], [])
    assert counted.n == apart.n + 1
    assert figures(Story(story.demands, story.entries).card()) == figures(apart)


@pytest.mark.parametrize(
    ("turns", "life"),
    [
        ([], Life.OPEN),
        ([("closed", 1)], Life.CLOSED),
        ([("closed", 1), ("reopened", 2)], Life.OPEN),
        ([("reopened", 2), ("closed", 1)], Life.OPEN),
        ([("closed", 1), ("reopened", 2), ("withdrawn", 3)], Life.WITHDRAWN),
        ([("superseded", 3), ("same_measure", 4)], Life.SUPERSEDED),
    ],
)
def test_the_last_day_decides_whatever_was_recorded_first(turns: list[tuple[str, int]], life: Life) -> None:
    changes = [Changed(kind, date(2022, 1, day), date(2023, 1, 1), place) for place, (kind, day) in enumerate(turns)]
    back = Changed("withdrawn", date(2022, 2, 1), date(2023, 1, 1), 9, taken_back={"recorded_on": "2023-01-02"})

    assert life_of(changes) is life_of([*changes, back]) is life

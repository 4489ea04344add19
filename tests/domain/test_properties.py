"""What holds for every story (methodology, Properties that tests hold)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.by_hand import MADE_ON, a_demand, said
from tests.domain.stories import LETTERS, THE_DAY, Story, doubtful, figures, later_than_all, stories
from tests.given import a_demand as a_recorded_demand
from tests.given import a_judgement, kept
from tests.oracle.histories import history
from tracker.domain.days import When
from tracker.domain.events import Event, Stream
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import Entry, Kind, Repeated
from tracker.domain.refusals import Refused
from tracker.domain.standing import Standing, stand, steps

MIRROR = {Letter.MET: Letter.NOT_MET, Letter.PARTLY: Letter.PARTLY, Letter.NOT_MET: Letter.MET, None: None}
TURNED = {"progress": "regression", "regression": "progress"}
anything = st.builds(doubtful, stories(), st.lists(st.booleans(), min_size=1, max_size=5))


def assert_improves_nothing(before: Story, after: Story) -> None:
    was, now = figures(before.card()), figures(after.card())

    for better in ("met", "at_least_partly"):
        assert all(one <= other for one, other in zip(now[better], was[better], strict=True)), better
    for worse in ("open", "opposite", "worse"):
        assert all((one or 0) >= (other or 0) for one, other in zip(now[worse][:2], was[worse][:2], strict=True)), worse
    assert (now["n"], now["open"][2] or 0) >= (was["n"], was["open"][2] or 0)
    if now["n"] == was["n"]:  # a demand that comes back into n brings its older changes with it
        assert all((one or 0) <= (other or 0) for one, other in zip(now["better"], was["better"], strict=True))


@given(anything, st.data())
def test_letting_a_ban_run_out_improves_no_figure(story: Story, data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(story.measures()))

    ended = said(NotCounted.RAN_OUT, later_than_all(story).isoformat(), measure)

    assert_improves_nothing(story, story.told(ended))


@given(anything, st.data())
def test_making_it_irreversible_improves_no_figure(story: Story, data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(story.measures()))

    final = said("E", later_than_all(story).isoformat(), measure, irreversible=True)

    assert_improves_nothing(story, story.told(final))


@given(anything)
def test_what_stands_as_not_met_or_opposite_is_not_better_for_being_irreversible(story: Story) -> None:
    for at, entry in enumerate(story.entries):
        standing = _standing(story, entry)
        if standing.entry is entry and entry.letter in {Letter.NOT_MET, Letter.OPPOSITE} and not entry.suspended:
            final = replace(entry, letter=Letter.OPPOSITE, irreversible=True)
            ended = Story(story.demands, [*story.entries[:at], final, *story.entries[at + 1 :]])

            assert_improves_nothing(story, ended)


def _standing(story: Story, of: Entry) -> Standing:
    mine = [one for one in story.entries if one.kind is Kind.ASSESSMENT and one.measures == of.measures]
    return stand(steps(mine), ())


def mirrored(story: Story) -> Story:
    return Story(
        story.demands,
        [
            replace(
                entry,
                letter=MIRROR[entry.letter],
                direction=TURNED.get(entry.direction, entry.direction) if entry.direction else None,
            )
            for entry in story.entries
        ],
    )


@given(stories([*LETTERS[:3], *NotKnown, NotCounted.LOST_OBJECT]))
def test_mirrored_histories_have_mirrored_intervals(story: Story) -> None:
    """As many demands may be met in the one as may be not even partly met in the other, at both ends.

    met(mirror) = n - at_least_partly, ends exchanged; at_least_partly(mirror) = n - met, ends exchanged; what got
    worse in the one improved in the other. The states are no mirror: [A, unknown] is partly met, [C, unknown] not met.
    """
    card, mirror = story.card(), mirrored(story).card()

    assert mirror.n == card.n
    assert mirror.met() == tuple(card.n - end for end in reversed(card.at_least_partly()))
    assert mirror.at_least_partly() == tuple(card.n - end for end in reversed(card.met()))
    for one, other in ((True, False), (False, True)):
        assert mirror.since.acts(worse=one) == card.since.acts(worse=other)
        assert mirror.since.measures(worse=one) == card.since.measures(worse=other)


@given(anything, st.data())
def test_a_repeat_changes_no_count(story: Story, data: st.DataObject) -> None:
    asked = data.draw(st.lists(st.sampled_from(story.measures()), min_size=1, max_size=3, unique=True))
    repeated = tuple(Repeated(f"kz-9.{number}", of, of.partition(".")[0]) for number, of in enumerate(asked, 1))
    late = a_demand("kz-9", measures=len(asked), made_on=MADE_ON + timedelta(days=30), repeated=repeated)
    letters = [said(what, measure=measure.number) for what, measure in zip("AEC", late.measures, strict=False)]

    found = Story([*story.demands, late], [*story.entries, *letters]).card()

    assert figures(found) == figures(story.card())
    assert found.repeats == ["kz-9"]


@given(anything)
def test_the_headline_adds_up_to_n_and_every_figure_lies_in_its_interval(story: Story) -> None:
    card = story.card()
    found = figures(card)

    assert sum(found["counts"]) == card.n
    for low, high, counted in (found["met"], found["at_least_partly"]):
        assert 0 <= low <= counted <= high <= card.n
    for view in (card.met, card.at_least_partly):
        assert view(strict=True)[0] <= view()[0] <= view()[1] <= view(strict=True)[1]
    for judged in card.judged:
        assert sum(judged.tally().values()) == len(judged.measures)


@given(anything, st.sampled_from(LETTERS))
def test_whatever_an_unknown_turns_out_to_be_lies_in_the_interval(story: Story, letter: str) -> None:
    card = story.card()
    unknown = [m.number for judged in card.judged for m, standing in judged.measures if standing.is_unknown]

    for measure in unknown:
        found = story.told(said(letter, later_than_all(story).isoformat(), measure)).card()

        assert found.n == card.n
        assert card.met()[0] <= found.met()[0] <= found.met()[1] <= card.met()[1]
        low, high = card.at_least_partly()
        assert low <= found.at_least_partly()[0] <= found.at_least_partly()[1] <= high


@given(anything, st.sampled_from(list(NotKnown)), st.data())
def test_what_is_not_known_is_neither_zero_nor_dropped(story: Story, why: NotKnown, data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(story.measures()))
    card, before = story.card(), figures(story.card())

    found = story.told(said(why, later_than_all(story).isoformat(), measure)).card()

    now = figures(found)
    assert now | {"met": 0, "at_least_partly": 0} == before | {"met": 0, "at_least_partly": 0}
    assert found.met()[0] <= card.met()[0] <= card.met()[1] <= found.met()[1]
    assert found.at_least_partly()[0] <= card.at_least_partly()[0] <= found.at_least_partly()[1]


@given(anything)
def test_a_measure_that_nobody_assessed_is_unknown_and_in_n(story: Story) -> None:
    silent = Story(story.demands, [entry for entry in story.entries if entry.kind is not Kind.ASSESSMENT])

    card = silent.card()

    assert (card.n, figures(card)["counts"]) == (len(story.demands), [0, 0, 0, len(story.demands)])
    assert card.met() == card.at_least_partly() == (0, card.n)


@given(anything, st.randoms())
def test_the_order_of_recording_never_matters(story: Story, random: Random) -> None:
    before = story.card()

    shuffled = Story(random.sample(story.demands, len(story.demands)), random.sample(story.entries, len(story.entries)))

    assert figures(shuffled.card()) == figures(before)
    assert (shuffled.card().since.start, shuffled.card().covered) == (before.since.start, before.covered)


@given(st.sampled_from(Letter), st.integers(1, 5000), st.integers(0, 400), st.booleans())
def test_no_letter_is_given_before_the_demand(letter: Letter, before: int, long: int, baseline: bool) -> None:  # noqa: FBT001
    demand = kept(a_recorded_demand())
    last = MADE_ON - timedelta(days=before)
    told = a_judgement(letter, baseline=baseline, on=When.between(last - timedelta(days=long), last))

    with pytest.raises(Refused):
        demand.propose(**told)

    assert demand.collect_events() == []


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(0, 60))
def test_replaying_twice_gives_the_same_aggregates(seed: int, length: int) -> None:
    happened = [event for step in history(seed, length) for event in step.events]
    stream: Callable[[Event], Any] = attrgetter("originator_id")

    for _, group in groupby(sorted(happened, key=stream), stream):
        events = list(group)

        assert vars(_replayed(events)) == vars(_replayed(events))
        assert _replayed(events).version == len(events)


def _replayed(events: list[Event]) -> Stream:
    found: Stream | None = None
    for event in events:
        found = event.mutate(found)
    assert found is not None
    return found


def test_the_day_of_the_stories_is_after_all_that_they_tell() -> None:
    story = Story([a_demand()], [])

    assert later_than_all(story) < THE_DAY

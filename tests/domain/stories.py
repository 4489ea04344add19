"""Random small stories of a country: a few demands, their assessments, and what else came."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.domain.by_hand import MADE_ON, Says, a_demand, a_record, an_entry, happened, said
from tracker.domain.judgement import State
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.domain.scorecard import Card, score

START = MADE_ON + timedelta(days=200)
LONG = 400
THE_DAY = MADE_ON + timedelta(days=LONG + 2)
LETTERS: list[Says] = ["A", "B", "C", "D", "E"]
EVERYTHING: list[Says] = [*LETTERS, *NotCounted, *NotKnown]
DIRECTIONS = ["progress", "regression", "no_change", "mixed", "context"]


class Story(NamedTuple):
    """Demands and entries, in no order that means anything."""

    demands: list[DemandFacts]
    entries: list[Entry]

    def card(self) -> Card:
        """The card after the last entry, with all changes of the second half of the time."""
        return score(a_record(self.demands, *self.entries, on=THE_DAY), "KZ", start=START)

    def measures(self) -> list[str]:
        return [measure.number for demand in self.demands for measure in demand.measures]

    def told(self, *more: Entry) -> "Story":
        return Story(self.demands, [*self.entries, *more])


def day(after: int) -> str:
    return (MADE_ON + timedelta(days=after)).isoformat()


@st.composite
def stories(draw: st.DrawFn, says: list[Says] = EVERYTHING) -> Story:
    """Each measure has one assessment a day at most."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    demands = [
        a_demand(f"kz-{number}", measures=size, made_on=MADE_ON + timedelta(days=draw(st.integers(0, 20))))
        for number, size in enumerate(sizes, 1)
    ]
    entries: list[Entry] = []
    for demand in demands:
        for measure in demand.measures:
            entries += _other(draw, measure.number)
            entries += _assessments(draw, measure.number, says, entries)
    return Story(demands, entries)


def _other(draw: st.DrawFn, measure: str) -> list[Entry]:
    days = st.integers(21, LONG).map(day)
    steps = draw(st.lists(st.tuples(st.sampled_from(DIRECTIONS), days, st.booleans()), max_size=3))
    told = [happened(direction, on, measure, by_the_state=by) for direction, on, by in steps]
    kinds = st.sampled_from([Kind.FINDING, Kind.POSITION, Kind.CHECK, Kind.ANSWER])
    for kind, on in draw(st.lists(st.tuples(kinds, days), max_size=1)):
        told.append(an_entry(kind, on, measure, claims=kind is Kind.POSITION))
    return told


def _assessments(draw: st.DrawFn, measure: str, says: list[Says], others: list[Entry]) -> list[Entry]:
    known = [entry.entry_id for entry in others]
    bases = st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
    each = st.tuples(st.integers(21, LONG), st.sampled_from(says), bases)
    return [
        said(what, day(after), measure, basis=tuple(basis))
        for after, what, basis in draw(st.lists(each, max_size=4, unique_by=lambda one: one[0]))
    ]


def doubtful(story: Story, picks: list[bool]) -> Story:
    """The same story with some assessments suspended or irreversible."""
    entries = [
        replace(entry, irreversible=entry.letter is not None and entry.letter.value == "E")
        if pick
        else replace(entry, suspended=entry.kind is Kind.ASSESSMENT and not place % 3)
        for place, (entry, pick) in enumerate(zip(story.entries, picks * len(story.entries), strict=False))
    ]
    return Story(story.demands, entries)


def figures(card: Card) -> dict[str, Any]:
    """Every figure of a card but coverage and answers, which say how much was heard and not how things are."""
    met, partly = card.count(State.MET), card.count(State.PARTLY_MET)
    return {
        "n": card.n,
        "counts": [met, partly, card.count(State.NOT_MET), card.count(State.NOT_KNOWN)],
        "opposite": card.opposite,
        "met": (*card.met(), met),
        "at_least_partly": (*card.at_least_partly(), met + partly),
        "open": (len(card.open), card.open_over_a_year, card.oldest_age, card.median_age),
        "worse": (card.since.acts(worse=True), card.since.measures(worse=True)),
        "better": (card.since.acts(worse=False), card.since.measures(worse=False)),
        "not_counted": {why: sorted(listed) for why, listed in card.not_counted.items()},
        "tallies": [dict(judged.tally()) for judged in card.judged],
        "marks": [(judged.opposite, judged.needs_reassessment) for judged in card.judged],
    }


def later_than_all(story: Story) -> date:
    return max([MADE_ON + timedelta(days=LONG), *(entry.effective for entry in story.entries)]) + timedelta(days=1)

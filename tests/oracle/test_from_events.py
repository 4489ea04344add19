"""The oracle over events, on small records told by hand: what counts, what is seen, and from when on."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.oracle import from_events
from tests.oracle.from_events import Kept
from tracker.domain import demand_events
from tracker.domain.coalition import Coalition
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Act, Addressee, Basis, Counting, Measure, Object, ObjectKind
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event
from tracker.domain.letters import Letter
from tracker.domain.refusals import NotCounting
from tracker.domain.values import (
    Audience,
    Code,
    Confidence,
    Direction,
    Key,
    Looked,
    Organ,
    OrganClass,
    Ref,
    SourceKind,
)

WORDS = {Code("en"): Ref("r" * 43)}
THING = Object(ObjectKind.GROUP, Key("strikers"))


class Told:
    """A record with one coalition and its demands; `on(day)` says when the commands before it were given."""

    def __init__(self, *, sample: bool = False) -> None:
        self.coalition = Coalition.found(
            name=WORDS,
            publisher=WORDS,
            contact=WORDS,
            zone=Key("UTC"),
            origin=Key("example.org"),
            sample=sample,
        )
        self.demands: list[Demand] = []
        self.kept: list[Kept] = []

    def demand(self, reference: str = "kz-2021-1", **given: Any) -> Demand:
        facts = {
            "reference": reference,
            "document": "res-2021",
            "made_on": date(2021, 12, 7),
            "item": WORDS,
            "counting": Counting.IN_N,
            "counting_reason": WORDS,
            "addressee": Addressee(Code("government"), Code("KZ"), (), WORDS, in_text=True),
            "countries": (Code("KZ"),),
            "title": WORDS,
            "summary": WORDS,
            "measures": (Measure(1, None, THING, Act.RELEASED, None, False, WORDS, False),),  # noqa: FBT003
        }
        self.demands.append(Demand.make(**facts | given))
        return self.demands[-1]

    def on(self, day: date, via: str = "web") -> int:
        """Keep what happened as recorded on this day, and give the last position."""
        for stream in (self.coalition, *self.demands):
            for event in stream.collect_events():
                assert isinstance(event, Event)
                at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
                self.kept.append(Kept(len(self.kept) + 1, at, event, via))
        return len(self.kept)

    def card(
        self, known_by: int | None = None, on: date = date(2023, 1, 1), release_day: date = date(2026, 11, 21)
    ) -> dict[str, Any]:
        now = len(self.kept)
        return from_events.card(self.kept, "KZ", on, now if known_by is None else known_by, release_day, now)

    def shows(self, known_by: int | None = None, **given: Any) -> list[str]:
        (demand,) = self.card(known_by, **given)["demands"]
        entries: list[str] = demand["entries"]
        return entries

    def stands(self, known_by: int | None = None) -> str:
        (demand,) = self.card(known_by)["demands"]
        (where,) = (key for key, figure in demand["measures"].items() if figure)
        return str(where)


def propose(demand: Demand, letter: Letter, on: date = date(2022, 1, 1), *basis: UUID) -> UUID:
    entry_id = uuid4()
    demand.propose(
        entry_id=entry_id,
        audience=Audience.PUBLIC,
        measure=1,
        letter=letter,
        irreversible=False,
        baseline=False,
        scale=1,
        confidence=Confidence.HIGH,
        on=When.on(on),
        basis=(Basis(None, Key("res-2021")), *(Basis(one, None) for one in basis)),
    )
    return entry_id


def develop(demand: Demand, **given: Any) -> UUID:
    entry_id = uuid4()
    facts = {
        "entry_id": entry_id,
        "audience": Audience.PUBLIC,
        "measures": (1,),
        "direction": Direction.PROGRESS,
        "on": When.on(date(2022, 6, 1)),
        "organ": Organ(OrganClass.STATE, None),
        "source_kind": SourceKind.PUBLICATION,
        "confidence": Confidence.HIGH,
        "basis_for_public": True,
    }
    demand.enter(demand_events.DevelopmentRecorded, **facts | given)
    return entry_id


@pytest.fixture
def told() -> Told:
    return Told()


def test_a_proposal_counts_from_its_confirmation_until_it_is_suspended_or_returned(told: Told) -> None:
    demand = told.demand()
    entry_id = propose(demand, Letter.NOT_MET)
    proposed = told.on(date(2022, 2, 1))
    assert (told.stands(), told.shows()) == ("unknown", [])
    demand.confirm(entry_id, proposer="ann", by="bob")
    confirmed = told.on(date(2022, 2, 2))
    assert (told.stands(), told.shows()) == ("not_met", [str(entry_id)])
    demand.suspend(entry_id, notes=None)
    told.on(date(2022, 2, 3))
    assert (told.stands(), told.shows()) == ("unknown", [str(entry_id)])
    demand.return_(entry_id, notes=None)
    told.on(date(2022, 2, 4))
    assert (told.stands(), told.shows()) == ("unknown", [])
    assert (told.stands(proposed), told.stands(confirmed)) == ("unknown", "not_met")


def test_a_proposal_that_does_not_count_cannot_be_suspended(told: Told) -> None:
    demand = told.demand()
    old, new = propose(demand, Letter.NOT_MET), propose(demand, Letter.MET, date(2022, 3, 1))
    demand.confirm(old, proposer="ann", by="bob")
    with pytest.raises(NotCounting):
        demand.suspend(new, notes=None)
    told.on(date(2022, 4, 1))
    assert (told.stands(), told.shows()) == ("not_met", [str(old)])


def test_a_correction_of_an_assessment_takes_effect_when_it_is_confirmed(told: Told) -> None:
    demand = told.demand()
    old = propose(demand, Letter.NOT_MET)
    demand.confirm(old, proposer="ann", by="bob")
    new = propose(demand, Letter.PARTLY)
    demand.correct(old, new, reason=None)
    waiting = told.on(date(2022, 2, 1))
    assert told.stands() == "not_met"
    demand.confirm(new, proposer="ann", by="bob")
    confirmed = told.on(date(2022, 2, 2))
    assert (told.stands(waiting), told.stands(confirmed)) == ("not_met", "partly")
    demand.retract(new, Retraction.ERROR, reason=None)
    told.on(date(2022, 2, 3))
    assert (told.stands(), told.stands(confirmed)) == ("unknown", "partly")


def test_a_sample_counts_in_a_demo_alone() -> None:
    for sample, where in ((True, "not_met"), (False, "unknown")):
        told = Told(sample=sample)
        demand = told.demand()
        demand.load_sample(
            entry_id=uuid4(),
            audience=Audience.PUBLIC,
            measure=1,
            letter=Letter.NOT_MET,
            irreversible=False,
            baseline=False,
            scale=1,
            confidence=Confidence.HIGH,
            on=When.on(date(2022, 1, 1)),
            basis=(),
            register="sample",
            version=1,
        )
        told.on(date(2022, 2, 1), via="load")
        assert (told.stands(), told.card()["sample"]) == (where, sample)


def test_narrowing_works_backwards_and_widening_from_then_on(told: Told) -> None:
    demand = told.demand()
    entry_id = develop(demand, audience=Audience.MEMBERS)
    before = told.on(date(2022, 7, 1))
    demand.set_audience(entry_id, Audience.PUBLIC, reason=None)
    widened = told.on(date(2022, 7, 2))
    assert (told.shows(before), told.shows(widened)) == ([], [str(entry_id)])
    assert (told.card(before)["coverage"]["with"], told.card(widened)["coverage"]["with"]) == (0, 1)
    demand.set_audience(entry_id, Audience.MEMBERS, reason=None)
    told.on(date(2022, 7, 3))
    assert (told.shows(widened), told.card(widened)["coverage"]["with"]) == ([], 0)


def test_not_before_opens_on_its_day_with_a_confirmation_of_the_last_week(told: Told) -> None:
    demand = told.demand()
    entry_id = develop(demand, not_before=date(2022, 7, 20))
    demand.confirm_opening(entry_id)
    early = told.on(date(2022, 7, 12))
    assert told.shows() == []
    demand.confirm_opening(entry_id)
    told.on(date(2022, 7, 13))
    assert (told.shows(release_day=date(2022, 7, 19)), told.shows(early)) == ([], [])
    assert told.shows(release_day=date(2022, 7, 20)) == [str(entry_id)]
    demand.set_audience(entry_id, Audience.PUBLIC, not_before=date(2022, 7, 20), reason=None)
    told.on(date(2022, 7, 21))
    assert told.shows() == []


def test_a_removal_for_safety_hides_and_an_error_is_taken_back_from_then_on(told: Told) -> None:
    demand = told.demand()
    withheld, wrong = develop(demand), develop(demand)
    before = told.on(date(2022, 7, 1))
    demand.retract(withheld, Retraction.SAFETY, reason=None)
    demand.retract(wrong, Retraction.ERROR, reason=None)
    told.on(date(2022, 7, 2))
    assert (told.shows(before), told.shows()) == ([str(wrong)], [])
    assert told.card()["coverage"] == {"with": 1, "of": 1}


@pytest.mark.parametrize(("cause", "met"), [(Retraction.ERROR, [0, 1]), (Retraction.SAFETY, [0, 0])])
def test_a_letter_is_unknown_when_its_ground_was_an_error_and_not_when_that_was_hidden(
    told: Told, cause: Retraction, met: list[int]
) -> None:
    demand = told.demand()
    ground = develop(demand, direction=Direction.CONTEXT)
    demand.confirm(propose(demand, Letter.NOT_MET, date(2022, 1, 1), ground), proposer="ann", by="bob")
    before = told.on(date(2022, 7, 1))
    demand.retract(ground, cause, reason=None)
    told.on(date(2022, 7, 2))
    assert (told.card(before)["met"], told.card()["met"], told.stands()) == ([0, 0], met, "not_met")
    assert told.card()["demands"][0]["needs_reassessment"] is (cause is Retraction.ERROR)


def test_what_a_load_brought_was_seen_on_its_own_day(told: Told) -> None:
    develop(told.demand(), on=When.on(date(2022, 1, 1)))
    told.on(date(2022, 12, 1), via="load")
    assert told.card()["coverage"]["with"] == 0
    by_hand = [Kept(one.position, one.recorded_at, one.event, "web") for one in told.kept]
    told.kept = by_hand
    assert told.card()["coverage"]["with"] == 1
    assert told.card(on=date(2022, 11, 30))["demands"][0]["stale"]


def test_nothing_heard_is_an_entry_and_no_look(told: Told) -> None:
    demand = told.demand()
    demand.enter(
        demand_events.Checked,
        entry_id=uuid4(),
        audience=Audience.PUBLIC,
        on=date(2022, 12, 1),
        where=Looked.NOTHING_HEARD,
    )
    told.on(date(2022, 12, 1))
    (row,) = told.card()["demands"]
    assert (len(row["entries"]), row["stale"], told.card()["coverage"]["with"]) == (1, True, 0)


def test_what_was_withdrawn_is_gone_from_its_day_until_it_is_reopened_or_that_is_taken_back(told: Told) -> None:
    demand = told.demand()
    told.on(date(2022, 1, 1))
    demand.withdraw(date(2022, 3, 1), reason=None)
    withdrawn = told.on(date(2022, 6, 1))
    days = [date(2022, 2, 28), date(2022, 3, 1)]
    assert [told.card(on=day)["n"] for day in days] == [1, 0]
    demand.reopen(date(2022, 9, 1), reason=None)
    told.on(date(2022, 9, 1))
    assert [told.card(on=day)["n"] for day in (date(2022, 8, 31), date(2022, 9, 1))] == [0, 1]
    demand.take_back(2, reason=None)
    told.on(date(2022, 10, 1))
    assert [told.card(on=day)["n"] for day in days] == [1, 1]
    assert [told.card(withdrawn, on=day)["n"] for day in days] == [1, 0]


def test_a_demand_whose_only_measure_is_an_earlier_ones_is_a_repeat(told: Told) -> None:
    told.demand()
    later = told.demand("kz-2022-1", made_on=date(2022, 6, 7))
    before = told.on(date(2022, 6, 8))
    later.same_measure(1, (Key("kz-2021-1"), 1), date(2022, 6, 7))
    told.on(date(2022, 6, 9))
    assert (told.card(before)["n"], told.card()["n"], told.card()["repeats"]) == (2, 1, ["kz-2022-1"])
    told.demands[0].make_specific(Key("kz-2022-1"), date(2022, 9, 1))
    told.on(date(2022, 9, 2))
    assert [one["reference"] for one in told.card()["demands"]] == ["kz-2022-1"]
    assert told.card(on=date(2022, 8, 31))["repeats"] == ["kz-2022-1"]

"""Proposals are put right, rejected, taken up again, split, joined and added; nothing of it is recorded or lost."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.application.workspace.intake.reception import Reception
from tracker.application.workspace.intake.model import (
    Intake,
    Proposal,
    ProposalState,
    ProposedDemand,
    ProposedMeasure,
    Rejection,
    Span,
)
from tracker.application.workspace.intake.refusals import NotBeside, NotWithin, ProposalMoved, ProposalUnknown
from tracker.application.workspace.refusals import NotReadable, TooLong
from tracker.domain.demand_events import Act, Counting, ObjectKind
from tracker.domain.refusals import Refused
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort

OPEN = ProposalState.OPEN


def test_a_proposal_is_kept_as_it_was_put_right_with_what_it_rests_on(reception: Reception) -> None:
    intake, intakes = reception.read(), reception.intakes
    proposal, content = reception.proposed(intake)

    changed = intakes.change(
        reception.bolot,
        intake.intake_id,
        proposal.number,
        replace(content, title={"en": "Better words"}, rests=None, repeats=()),
        seen=proposal.version,
    )

    assert isinstance(changed.content, ProposedDemand)
    assert changed.content.title == {"en": "Better words"}
    assert (changed.content.rests, changed.version, changed.by) == (content.rests, 2, reception.bolot.account)
    with pytest.raises(ProposalMoved):
        intakes.change(reception.aigul, intake.intake_id, proposal.number, content, seen=proposal.version)
    assert intakes.proposal(reception.aigul, intake.intake_id, proposal.number) == changed


def test_two_who_work_on_different_proposals_do_not_meet(reception: Reception) -> None:
    intake, intakes = reception.read(), reception.intakes
    (first, one), (second, other) = reception.proposed(intake, 0), reception.proposed(intake, 1)

    intakes.change(reception.aigul, intake.intake_id, first.number, one, seen=first.version)
    intakes.reject(reception.bolot, intake.intake_id, second.number, Rejection.TWICE, seen=second.version)

    assert intakes.intake(reception.aigul, intake.intake_id).counts == {OPEN: 4, ProposalState.REJECTED: 1}
    assert other.title


def test_what_is_rejected_says_why_and_can_be_taken_up_again(reception: Reception) -> None:
    intake, intakes, aigul = reception.read(), reception.intakes, reception.aigul
    proposal, content = reception.proposed(intake)
    number = proposal.number

    rejected = intakes.reject(aigul, intake.intake_id, number, Rejection.OTHER, note="Asked in May.", seen=1)
    with pytest.raises(ProposalMoved):
        intakes.change(aigul, intake.intake_id, number, content, seen=2)
    again = intakes.take_up_again(aigul, intake.intake_id, number, seen=2)

    assert (rejected.state, rejected.rejected, rejected.note) == (
        ProposalState.REJECTED,
        Rejection.OTHER,
        "Asked in May.",
    )
    assert (again.state, again.rejected, again.note, again.content) == (OPEN, None, "", content)


def test_a_proposal_is_split_at_a_place_of_the_text(reception: Reception) -> None:
    intake = reception.read("We call upon the Government of Kazakhstan to hear Aigul Asanova, and pay her wages.")
    intakes, aigul = reception.intakes, reception.aigul
    proposal, content = reception.proposed(intake)
    text = intakes.text(aigul, intake.intake_id)
    at = text.text.index("and pay")

    halves = intakes.split(aigul, intake.intake_id, proposal.number, at, seen=proposal.version)
    gone = intakes.proposal(aigul, intake.intake_id, proposal.number)

    assert " ".join(text.words(one.quotation) for one in halves) == text.words(content.quotation)
    assert text.words(halves[1].quotation).startswith("and pay")
    assert all(isinstance(one.content, ProposedDemand) and one.content.country == "KZ" for one in halves)
    assert (gone.state, gone.replaced_by) == (ProposalState.REPLACED, tuple(one.number for one in halves))
    with pytest.raises(NotWithin):
        intakes.split(aigul, intake.intake_id, halves[0].number, halves[0].quotation.start + 2, seen=1)


def test_what_somebody_put_right_stays_where_the_passage_is_split(small_reception: Reception) -> None:
    intake = small_reception.read(
        "We call upon the Government of Kazakhstan to release Dinara Example by 1 June 2027, and pay her wages."
    )
    intakes, aigul = small_reception.intakes, small_reception.aigul
    proposal, content = small_reception.proposed(intake)
    by_hand = ProposedMeasure(kind=ObjectKind.LAW, act=Act.LAW_CHANGED, label={"en": "The law on bread"})
    own = replace(content.measures[0], label={"en": "Let her go"})
    changed = replace(
        content,
        title={"en": "Our title"},
        counting=Counting.CONCERN,
        measures=(own, *content.measures[1:], by_hand),
        typed=("measures", "title"),
    )
    kept = intakes.change(aigul, intake.intake_id, proposal.number, changed, seen=1)
    at = intakes.text(aigul, intake.intake_id).text.index("and pay")

    halves = intakes.split(aigul, intake.intake_id, proposal.number, at, seen=kept.version)

    first, second = (one.content for one in halves)
    assert isinstance(first, ProposedDemand)
    assert isinstance(second, ProposedDemand)
    assert first.title == second.title == {"en": "Our title"}
    assert first.counting is second.counting is Counting.CONCERN
    assert "wages" not in first.summary["en"]
    assert first.measures == (own, by_hand)
    assert own not in second.measures
    assert by_hand not in second.measures
    assert first.deadline == content.deadline
    assert second.deadline is None


def test_two_proposals_are_joined_to_one_passage(reception: Reception) -> None:
    intake, intakes, aigul = reception.read(), reception.intakes, reception.aigul
    (one, first), (other, second) = reception.proposed(intake, 0), reception.proposed(intake, 1)

    joined = intakes.join(aigul, intake.intake_id, other.number, one.number, seen=1, other_seen=1)

    assert isinstance(joined.content, ProposedDemand)
    assert joined.quotation == Span(first.quotation.start, second.quotation.end)
    assert joined.content.measures == (*first.measures, *second.measures)
    assert joined.content.country == "KZ"
    with pytest.raises(ProposalMoved):
        intakes.join(aigul, intake.intake_id, one.number, joined.number, seen=1, other_seen=1)


def test_a_demand_and_what_happened_are_not_joined(small_reception: Reception) -> None:
    intake, intakes, aigul = small_reception.read(), small_reception.intakes, small_reception.aigul
    happened, demand = small_reception.proposals(intake)[0], small_reception.proposed(intake)[0]

    with pytest.raises(NotBeside):
        intakes.join(aigul, intake.intake_id, happened.number, demand.number, seen=1, other_seen=1)

    assert small_reception.intakes.intake(aigul, intake.intake_id).open == 5


def test_a_passage_that_was_missed_is_added_with_what_it_holds_and_once(reception: Reception) -> None:
    intake, intakes, aigul = reception.read(), reception.intakes, reception.aigul
    quotation = "the police in Kazakhstan arrested the baker Dinara   Example"

    added = intakes.add_passage(aigul, intake.intake_id, quotation)
    again = intakes.add_passage(reception.bolot, intake.intake_id, added.quotation)

    text = intakes.text(aigul, intake.intake_id)
    assert text.words(added.quotation) == " ".join(quotation.split())
    assert isinstance(added.content, ProposedDemand)
    assert (added.number, added.state, added.content.meant) == (6, OPEN, ("p-7kq2m4xa",))
    assert again == added
    with pytest.raises(NotInTheText):
        intakes.add_passage(aigul, intake.intake_id, "the police in Georgia arrested the baker")
    with pytest.raises(QuotationTooShort):
        intakes.add_passage(aigul, intake.intake_id, "the police")
    with pytest.raises(NotInTheText):
        intakes.add_passage(aigul, intake.intake_id, Span(0, 10**9))


def test_what_cannot_be_kept_is_refused_and_nothing_is_lost(small_reception: Reception) -> None:
    intake, intakes, aigul = small_reception.read(), small_reception.intakes, small_reception.aigul
    proposal, content = small_reception.proposed(intake)

    for given_content, refusal in (
        (replace(content, quotation=Span(5, 5)), NotInTheText),
        (replace(content, quotation=Span(0, 3)), QuotationTooShort),
        (replace(content, title={"en": "a" * 400_000}), TooLong),
        (replace(content, title={"en": "\ud800"}), NotReadable),
    ):
        with pytest.raises(refusal):
            intakes.change(aigul, intake.intake_id, proposal.number, given_content, seen=1)
    with pytest.raises(TooLong):
        intakes.reject(aigul, intake.intake_id, proposal.number, Rejection.OTHER, note="a" * 5_000, seen=1)
    with pytest.raises(ProposalUnknown):
        intakes.reject(aigul, intake.intake_id, 99, Rejection.OTHER, seen=1)

    assert intakes.proposal(aigul, intake.intake_id, proposal.number) == proposal


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, sqlite_pattern: Path) -> Iterator[tuple[Reception, Intake]]:
    """Give one intake on which all examples go on working."""
    file = tmp_path_factory.mktemp("walked") / "tracker.db"
    shutil.copy(sqlite_pattern, file)
    made = Reception(f"sqlite:///{file}")
    yield made, made.read()
    made.close()


DEEDS = st.lists(
    st.tuples(st.sampled_from(["reject", "again", "split", "join", "add"]), st.integers(0, 40)), max_size=8
)


@given(deeds=DEEDS)
@settings(max_examples=8)
def test_whatever_reviewers_do_every_passage_is_one_of_the_text_and_none_is_lost(
    walked: tuple[Reception, Intake], deeds: list[tuple[str, int]]
) -> None:
    reception, intake = walked
    intakes, aigul = reception.intakes, reception.aigul
    text = intakes.text(aigul, intake.intake_id)

    def do(deed: str, place: int, found: list[Proposal]) -> None:
        one, other = found[place % len(found)], found[(place + 1) % len(found)]
        middle = (one.quotation.start + one.quotation.end) // 2
        match deed:
            case "reject":
                intakes.reject(aigul, intake.intake_id, one.number, Rejection.MISREAD, seen=one.version)
            case "again":
                intakes.take_up_again(aigul, intake.intake_id, one.number, seen=one.version)
            case "split":
                intakes.split(aigul, intake.intake_id, one.number, middle, seen=one.version)
            case "join":
                seen = {"seen": one.version, "other_seen": other.version}
                intakes.join(aigul, intake.intake_id, one.number, other.number, **seen)
            case _:
                intakes.add_passage(aigul, intake.intake_id, Span(place, place + 40))

    for deed, place in deeds:
        before = intakes.proposals(aigul, intake.intake_id)
        try:
            do(deed, place, list(before))
        except Refused:
            assert intakes.proposals(aigul, intake.intake_id) == before

    after = intakes.proposals(aigul, intake.intake_id)
    numbers = [one.number for one in after]
    assert sorted(numbers) == list(range(1, len(after) + 1))
    assert all(0 <= one.quotation.start < one.quotation.end <= len(text.text) for one in after)
    assert all((one.state is ProposalState.REPLACED) == bool(one.replaced_by) for one in after)

"""What an assessment must satisfy before it may be proposed (methodology, The letters)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from tracker.domain.demand_events import (
    Basis,
    Counting,
    LetterAnswered,
    LetterSent,
    PositionRecorded,
    ReminderSent,
)
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.domain.events import Event
from tracker.domain.letters import Letter, NotCounted
from tracker.domain.refusals import (
    BeforeTheDemand,
    BetterThanPractice,
    CauseMissing,
    NotABaseline,
    NotAGradedDemand,
    NotCountedOnNothing,
    NothingInTheBasis,
    NothingSaid,
    NotIrreversible,
    NotOfAState,
    OppositeNotSure,
    OppositeWithoutAct,
    OppositeWithoutOrgan,
    SilenceNotShown,
)
from tracker.domain.values import Confidence, OrganClass

SILENCE = timedelta(days=60)
"""How long after a letter a reminder goes, and how long after that nobody answered."""


class Assessed(Protocol):
    """What the rules ask of a demand."""

    made_on: date
    counting: Counting

    def that_stand(self) -> Mapping[UUID, Event]:
        """Give the demand's own entries that were neither corrected nor retracted."""


@dataclass(frozen=True)
class Known:
    """What the rules may look at: the entries that stand, and the publication or person behind each.

    Refs differ for the same text, so that only the caller, who can open words, can say that two entries rest on
    two sources; entries that `sources` does not name are taken as of one and the same.
    """

    entries: Mapping[UUID, Event]
    sources: Mapping[UUID, str]


@dataclass(frozen=True)
class Silence:
    """What shows that nobody answered: a letter, and its reminder."""

    letter: LetterSent
    reminder: ReminderSent


def check(demand: Assessed, facts: Mapping[str, Any], known: Known) -> None:
    """Refuse an assessment that breaks a rule; `facts` are the fields of `Assessment`.

    Raises the refusals imported above.
    """
    letter: Letter | None = facts["letter"]
    said = [facts[name] for name in ("letter", "not_known", "not_counted") if facts[name] is not None]
    if len(said) != 1:
        raise NothingSaid
    if demand.counting is Counting.OWN_COMMITMENT:
        raise NotAGradedDemand
    _check_day(demand, facts)
    if facts["irreversible"] and letter is not Letter.OPPOSITE:
        raise NotIrreversible
    if letter in {Letter.MET, Letter.PARTLY} and not facts["basis"]:
        raise NothingInTheBasis
    if letter is not None:
        _check_law_and_practice(letter, facts["law"], facts["practice"])
    if letter in {Letter.NO_ANSWER, Letter.OPPOSITE} and demand.counting is Counting.NON_GOVERNMENT:
        raise NotOfAState
    if letter is Letter.NO_ANSWER:
        silence(demand, facts["on"].last)
    if letter is Letter.OPPOSITE:
        _check_opposite(demand, facts, known)
    if facts["not_counted"] is not None:
        _check_not_counted(facts)


def silence(demand: Assessed, until: date) -> Silence:
    """Give the letter and the reminder that show that nobody answered by a day.

    Raises SilenceNotShown with the first thing that the record lacks of what shows a silence.
    """
    kept = list(demand.that_stand().values())  # a letter about another demand is none, nor one from before it was made
    letters = {one.entry_id: one for one in kept if isinstance(one, LetterSent) and one.on.last >= demand.made_on}
    shown = {key: letter for key, letter in letters.items() if _can_be_shown(letter)}
    reminders = [one for one in kept if isinstance(one, ReminderSent) and one.letter in shown]
    in_time = [one for one in reminders if one.on.first - shown[one.letter].on.last >= SILENCE]
    waited = [one for one in in_time if one.on.last + SILENCE <= until]
    answers = [entry for entry in kept if isinstance(entry, LetterAnswered) and entry.on.first <= until]
    unanswered = [one for one in waited if not any(_answers(a, shown[one.letter], letters) for a in answers)]
    found = {"letter": letters, "proof": shown, "reminder": in_time, "time": waited, "silence": unanswered}
    for lacking, those in found.items():
        if not those:
            raise SilenceNotShown(lacking=lacking)
    return Silence(shown[unanswered[0].letter], unanswered[0])


def _check_day(demand: Assessed, facts: Mapping[str, Any]) -> None:
    last: date = facts["on"].last
    if last < demand.made_on:
        raise BeforeTheDemand(day=str(last), demand_day=str(demand.made_on))
    allowed = facts["letter"] in {None, Letter.PARTLY, Letter.NOT_MET}
    if facts["not_counted"] is not None:
        allowed = facts["not_counted"].why is NotCounted.ALREADY_MET
    if facts["baseline"] and (last != demand.made_on or not allowed):
        raise NotABaseline(demand_day=str(demand.made_on))
    if last == demand.made_on and facts["letter"] is not None and not facts["baseline"]:
        raise NotABaseline(demand_day=str(demand.made_on))


def _check_law_and_practice(letter: Letter, law: Letter | None, practice: Letter | None) -> None:
    if practice is not None and practice.is_worse_than(letter):
        raise BetterThanPractice
    if practice is None and law is not None and Letter.PARTLY.is_worse_than(letter):
        raise BetterThanPractice


def _can_be_shown(letter: LetterSent) -> bool:
    return letter.means is not None and letter.copy_kept and letter.answer_known


def _answers(answer: LetterAnswered, letter: LetterSent, letters: Mapping[UUID, LetterSent]) -> bool:
    """Say whether the sender of a letter had this answer since; which of the sender's letters it names is no matter."""
    if answer.letter == letter.entry_id:
        return True
    other = letters.get(answer.letter)
    return other is not None and other.sender == letter.sender and answer.on.last >= letter.on.first


def _check_opposite(demand: Assessed, facts: Mapping[str, Any], known: Known) -> None:
    if facts["organ"] is None or facts["organ"].kind is not OrganClass.STATE:
        raise OppositeWithoutOrgan
    acts = [act for act in _later_than(demand.made_on, facts["basis"], known.entries) if _can_be_opposite(act, facts)]
    if not acts:
        raise OppositeWithoutAct
    sources = {known.sources.get(act.entry_id, "") for act in acts}
    if not any(act.confidence is Confidence.HIGH for act in acts) and len(sources) < 2:  # noqa: PLR2004 - two sources
        raise OppositeNotSure


def _later_than(
    day: date, basis: Iterable[Basis], entries: Mapping[UUID, Event]
) -> Iterable[DevelopmentRecorded | PositionRecorded]:
    for item in basis:
        entry = entries.get(item.entry_id) if item.entry_id else None
        if isinstance(entry, DevelopmentRecorded | PositionRecorded) and entry.on.first > day:
            yield entry


def _can_be_opposite(act: DevelopmentRecorded | PositionRecorded, facts: Mapping[str, Any]) -> bool:
    """Leave out what cannot be the act: an employer's or a union's own, and what came later."""
    if act.organ is not None and act.organ.kind in {OrganClass.EMPLOYER, OrganClass.UNION}:
        return False
    last: date = facts["on"].last
    return act.on.first <= last


def _check_not_counted(facts: Mapping[str, Any]) -> None:
    needs_a_cause = facts["not_counted"].why in {NotCounted.LOST_OBJECT, NotCounted.NO_LONGER_POSSIBLE}
    if needs_a_cause and facts["not_counted"].cause is None:
        raise CauseMissing
    if not facts["basis"] and facts["citation"] is None:
        raise NotCountedOnNothing

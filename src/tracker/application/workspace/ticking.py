"""Ticking: what a list with ticks has to show, and what may not be ticked together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.application.workspace.inputs import Tick
from tracker.application.workspace.refusals import TwoAnswers
from tracker.application.workspace.work import Work
from tracker.domain import assessment_rules
from tracker.domain.days import When
from tracker.domain.demand_events import Assessment
from tracker.domain.letters import Letter
from tracker.domain.refusals import SilenceNotShown


@dataclass(frozen=True)
class Unanswered:
    """When the letter and the reminder went that nobody answered."""

    letter: When
    reminder: When


def require_one_answer(work: Work, ticks: Iterable[Tick]) -> None:
    """Refuse to confirm two different answers on one measure for the same day in one go; raises TwoAnswers."""
    answers: dict[tuple[str, int, date], tuple[object, ...]] = {}
    for tick in dict.fromkeys(ticks):
        event = _ticked(work, tick)
        if event is None:
            continue
        of_day = (tick.demand, event.measure, _effective(work, tick, event))
        if answers.setdefault(of_day, _answer(event)) != _answer(event):
            raise TwoAnswers(number=f"{tick.demand}.{event.measure}")


def silences_of(work: Work, ticks: Iterable[Tick]) -> Mapping[UUID, Unanswered]:
    """Tell what each proposal of "no answer" rests on, where the record still shows it."""
    found = {}
    for tick in ticks:
        event = _ticked(work, tick)
        if event is not None and event.letter is Letter.NO_ANSWER:
            try:
                shown = assessment_rules.silence(work.demand(tick.demand), event.on.last)
            except SilenceNotShown:
                continue
            found[tick.entry_id] = Unanswered(shown.letter.on, shown.reminder.on)
    return found


def _ticked(work: Work, tick: Tick) -> Assessment | None:
    event = work.demand(tick.demand).entries.get(tick.entry_id)
    return event if isinstance(event, Assessment) else None


def _effective(work: Work, tick: Tick, event: Assessment) -> date:
    """Give the day from which it would count."""
    told = work.history(work.demand(tick.demand).id)
    return next(event.on.effective(one.at.date()) for one in told if _is(one.event, tick))


def _is(event: object, tick: Tick) -> bool:
    return isinstance(event, Assessment) and event.entry_id == tick.entry_id


def _answer(event: Assessment) -> tuple[object, ...]:
    why = event.not_counted.why if event.not_counted else None
    return event.letter, why, event.not_known is None

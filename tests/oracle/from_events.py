"""A scorecard straight from the recorded events, for the public, as of a day and known by a position."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.oracle import reckoning
from tests.oracle.reckoning import CLOSELY, QUIET, Act, Asked, Entry, Said
from tracker.domain import (
    coalition_events,
    demand_events,
    entry_events,
    finding_events,
    lifecycle_events,
    occasion_events,
)
from tracker.domain.demand_events import Assessment, Supervision
from tracker.domain.entry_events import Retraction
from tracker.domain.events import EntryEvent, Event
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Looked, OrganClass

OF_THE_TEAM = (
    demand_events.NextStepSet | demand_events.NextStepDone | demand_events.UrgencyRaised | demand_events.UrgencyAnswered
)
"""What the public is never shown, whatever its audience."""

OF_A_SILENCE = demand_events.LetterSent | demand_events.ReminderSent
"""What "no answer" rests on."""

TURNS: dict[type[Event], str | None] = {
    lifecycle_events.Closed: "closed",
    lifecycle_events.Withdrawn: "withdrawn",
    lifecycle_events.Superseded: "superseded",
    lifecycle_events.Reopened: None,
}
"""Why nobody works on a demand from the day of each on."""

EARLY = timedelta(days=7)
"""How long before its day an opening may be confirmed."""


@dataclass(frozen=True)
class Kept:
    """An event as the store keeps it. `via` is how it came in: `load` for a register's rows."""

    position: int
    recorded_at: datetime
    event: Event
    via: str

    @property
    def day(self) -> date:
        return self.recorded_at.astimezone(UTC).date()


def card(  # noqa: PLR0913, PLR0917 - the two clocks, and where they stand
    events: Sequence[Kept], country: str, on: date, known_by: int, release_day: date, now: int
) -> dict[str, Any]:
    """The card's JSON object without `known_by` and `release`; `entries` are ids, by effective day and id.

    `known_by` must be the last position of a transaction: nobody knows half of one.
    """
    record = _Record(events, on, known_by, release_day, now)
    return reckoning.card(
        country,
        on,
        sample=record.sample,
        demands=record.demands(country),
        acts=record.acts(),
        sessions=record.sessions(),
    )


class _Record:
    def __init__(self, events: Sequence[Kept], on: date, known_by: int, release_day: date, now: int) -> None:
        self.all = sorted((kept for kept in events if kept.position <= now), key=lambda kept: kept.position)
        self.known = [kept for kept in self.all if kept.position <= known_by]
        self.on, self.release_day = on, release_day
        self.sample = any(kept.event.sample for kept in self.all if isinstance(kept.event, coalition_events.Founded))

    # What is there --------------------------------------------------------------------------------

    def demands(self, country: str) -> list[Asked]:
        return [
            self._asked(kept.event, country)
            for kept in self.known
            if isinstance(kept.event, demand_events.Made) and kept.event.made_on <= self.on
        ]

    def _asked(self, made: demand_events.Made, country: str) -> Asked:
        stream = self._without_what_was_taken_back(made.originator_id)
        measures = list(made.measures)
        asked = Asked(
            reference=made.reference,
            made_on=made.made_on,
            counting=made.counting.value,
            addressed=made.addressee.country,
            countries=frozenset(made.countries),
            measures=frozenset(),
        )
        for kept in stream:
            event = kept.event
            if isinstance(event, demand_events.MeasureAdded) and event.on <= self.on:
                measures.append(event.measure)
            if isinstance(event, demand_events.SameMeasure):
                asked.same.append((event.number, event.of_demand, event.of_number))
            if isinstance(event, demand_events.MadeSpecific) and event.on <= self.on:
                asked.specific = True
            if isinstance(event, lifecycle_events.Adopted) and event.on <= self.on:
                asked.counting, asked.adopted = "in_n", event.on
            if isinstance(event, demand_events.SupervisionSet) and kept.day <= self.on:
                asked.quiet = CLOSELY if event.supervision is Supervision.ENHANCED else QUIET
            if isinstance(event, EntryEvent) and self._counts(kept):
                asked.entries.append(self._entry(kept, measures=_numbers(event)))
                if isinstance(event, Assessment):
                    asked.said.append(self._said(kept, event))
        asked.over = self._over([kept.event for kept in stream])
        asked.measures = frozenset(one.number for one in measures if one.country in {None, country})
        asked.entries += self._findings(made.reference)
        return asked

    def _without_what_was_taken_back(self, stream: UUID) -> list[Kept]:
        mine = [kept for kept in self.known if kept.event.originator_id == stream]
        back = {kept.event.version for kept in mine if isinstance(kept.event, lifecycle_events.ChangeTakenBack)}
        return [kept for kept in mine if kept.event.originator_version not in back]

    def _over(self, events: Iterable[Event]) -> str | None:
        """Why nobody works on a demand on the day, by the last day on which that changed."""
        last, why = date.min, None
        for event in events:
            for kind, name in TURNS.items():
                if isinstance(event, kind) and last < event.on <= self.on:  # type: ignore[attr-defined]  # each has one
                    last, why = event.on, name  # type: ignore[attr-defined]
        return why

    def _findings(self, reference: str) -> Iterable[Entry]:
        for kept in self.known:
            event = kept.event
            if not isinstance(event, finding_events.Recorded) or not self._counts(kept):
                continue
            named = [*event.measures, *(key for point in event.points for key in point.measures)]
            mine = {int(key.rsplit(".", 1)[1]) for key in named if key.rsplit(".", 1)[0] == reference}
            if mine or reference in event.demands:
                yield self._entry(kept, measures=frozenset(mine))

    def acts(self) -> dict[str, Act]:
        """What organs of the State did, wherever it is recorded."""
        return {
            str(kept.event.entry_id): Act(effective(kept), kept.event.direction.value)
            for kept in self.known
            if isinstance(kept.event, entry_events.DevelopmentRecorded)
            and kept.event.organ is not None
            and kept.event.organ.kind is OrganClass.STATE
            and self._counts(kept)
        }

    def sessions(self) -> list[tuple[str, date]]:
        parts: list[tuple[str, date]] = []
        for kept in self.known:
            event = kept.event
            if isinstance(event, occasion_events.Planned) and event.kind == "ilc_session":
                last = self._last_day_of(event)
                if last is not None and event.audience is Audience.PUBLIC:
                    parts.append((event.session or event.key, last))
        return parts

    def _last_day_of(self, planned: occasion_events.Planned) -> date | None:
        """The occasion's last day; None where it was cancelled, or its days are provisional."""
        on, provisional, cancelled = planned.on, planned.provisional, False
        for kept in self.known:
            if kept.event.originator_id != planned.originator_id:
                continue
            match kept.event:
                case occasion_events.Moved() as moved:
                    on, provisional = moved.on, moved.provisional
                case occasion_events.Confirmed() | occasion_events.Held():
                    provisional, cancelled = False, False
                case occasion_events.Cancelled():
                    cancelled = True
                case occasion_events.ExpectedAgain() as again:
                    on, provisional, cancelled = again.on, True, False
                case _:
                    pass
        return None if provisional or cancelled else on.last

    # An entry -------------------------------------------------------------------------------------

    def _counts(self, kept: Kept) -> bool:
        """The entry is in the public's figures: effective by the day, public then and now, and it stands."""
        entry_id = _id(kept.event)
        return (
            not isinstance(kept.event, OF_THE_TEAM)
            and effective(kept) <= self.on
            and self._is_public(entry_id, self.known)
            and self._is_public(entry_id, self.all)
            and not self._is_gone(entry_id)
            and (not isinstance(kept.event, Assessment) or self._standing(entry_id) != "proposed")
        )

    def _is_public(self, entry_id: UUID, events: Iterable[Kept]) -> bool:
        audience, not_before, confirmed = Audience.CONFIDENTIAL, None, False
        for kept in events:
            event = kept.event
            if isinstance(event, EntryEvent) and event.entry_id == entry_id:
                audience, not_before, confirmed = event.audience, event.not_before, False
            if isinstance(event, finding_events.Recorded) and event.entry_id == entry_id:
                audience, not_before, confirmed = event.audience, None, False
            if isinstance(event, entry_events.AudienceSet) and event.entry_id == entry_id:
                audience, not_before, confirmed = event.audience, event.not_before, False
            if isinstance(event, entry_events.OpeningConfirmed) and event.entry_id == entry_id:
                confirmed = confirmed or not_before is None or kept.day >= not_before - EARLY
        if audience is not Audience.PUBLIC:
            return False
        return not_before is None or (confirmed and not_before <= self.release_day)

    def _is_gone(self, entry_id: UUID) -> bool:
        """Retracted for an error, or corrected by an entry that has counted since."""
        gone = False
        for kept in self.known:
            event = kept.event
            if isinstance(event, entry_events.EntryRetracted) and event.entry_id == entry_id:
                gone = gone or event.cause is Retraction.ERROR
            if isinstance(event, entry_events.EntryCorrected) and event.entry_id == entry_id:
                gone = gone or self._ever_counted(event.by)
        return gone

    def _ever_counted(self, entry_id: UUID) -> bool:
        """What corrects another entry does so at once, an assessment only once it was confirmed."""
        new = [kept.event for kept in self.all if _id(kept.event) == entry_id]
        if not any(isinstance(event, Assessment) for event in new):
            return True
        if self.sample and any(isinstance(event, demand_events.SampleLoaded) for event in new):
            return True
        return any(
            isinstance(kept.event, demand_events.AssessmentConfirmed) and kept.event.entry_id == entry_id
            for kept in self.known
        )

    def _standing(self, entry_id: UUID) -> str:
        """`proposed` until a second person confirms it and after a return, then `counts` or `suspended`."""
        standing = "proposed"
        for kept in self.known:
            match kept.event:
                case demand_events.SampleLoaded(entry_id=same) if same == entry_id:
                    standing = "counts" if self.sample else "proposed"
                case demand_events.AssessmentConfirmed(entry_id=same) if same == entry_id:
                    standing = "counts"
                case demand_events.AssessmentReturned(entry_id=same) if same == entry_id:
                    standing = "proposed"
                case demand_events.AssessmentSuspended(entry_id=same) if same == entry_id:
                    standing = "proposed" if standing == "proposed" else "suspended"
                case _:
                    pass
        return standing

    def _is_withheld(self, entry_id: UUID) -> bool:
        return any(
            isinstance(kept.event, entry_events.EntryRetracted)
            and kept.event.entry_id == entry_id
            and kept.event.cause is Retraction.SAFETY
            for kept in self.all
        )

    def _entry(self, kept: Kept, measures: frozenset[int]) -> Entry:
        event, day = kept.event, effective(kept)
        quiet = isinstance(event, demand_events.NextStepSet | demand_events.NextStepDone) or (
            isinstance(event, demand_events.Checked) and event.where is Looked.NOTHING_HEARD
        )
        looked = day if kept.via == "load" else kept.day
        return Entry(
            id=str(_id(event)),
            day=day,
            kind=_kind(event),
            look=None if quiet else looked,
            shown=not self._is_withheld(_id(event)),
            measures=measures,
            says=_says(event),
            letter=str(event.letter) if isinstance(event, demand_events.LetterAnswered) else None,
            answer_known=not isinstance(event, demand_events.LetterSent) or event.answer_known,
        )

    def _said(self, kept: Kept, event: Assessment) -> Said:
        return Said(
            id=str(event.entry_id),
            measure=event.measure,
            day=effective(kept),
            what=_what(event),
            irreversible=event.irreversible,
            suspended=self._standing(event.entry_id) == "suspended",
            scale=event.scale,
            basis=frozenset(str(item.entry_id) for item in event.basis if item.entry_id is not None),
            shaken=any(self._is_taken_back(one) for one in self._rests_on(kept, event)),
        )

    def _rests_on(self, kept: Kept, event: Assessment) -> list[UUID]:
        """The entries of the basis; where nobody answered and no letter is among them, the demand's letters, too."""
        named = [item.entry_id for item in event.basis if item.entry_id is not None]
        letters = {_id(one.event): one for one in self.known if isinstance(one.event, OF_A_SILENCE)}
        if event.letter is not Letter.NO_ANSWER or any(one in letters for one in named):
            return named
        mine = [
            one.event.entry_id
            for one in self.known
            if isinstance(one.event, OF_A_SILENCE)
            and one.event.originator_id == event.originator_id
            and effective(one) <= effective(kept)
        ]
        return [*named, *mine]

    def _is_taken_back(self, entry_id: UUID) -> bool:
        """Taken back as an error, it or what it was corrected by, and public then and now."""
        for kept in self.known:
            event = kept.event
            if isinstance(event, entry_events.EntryRetracted) and (event.entry_id, event.cause) == (
                entry_id,
                Retraction.ERROR,
            ):
                return self._is_public(entry_id, self.known) and self._is_public(entry_id, self.all)
            if isinstance(event, entry_events.EntryCorrected) and event.entry_id == entry_id:
                beside = [one for one in self.known if one.event.originator_id == event.originator_id]
                return any(_id(one.event) == event.by for one in beside) and self._is_taken_back(event.by)
        return False


def effective(kept: Kept) -> date:
    """The earlier of the last day of an entry's period and the day it was recorded."""
    match kept.event:
        case demand_events.Checked(on=day) | demand_events.NextStepDone(on=day):
            last = day
        case demand_events.UrgencyRaised(on=day) | demand_events.UrgencyAnswered(on=day):
            last = day
        case demand_events.NextStepSet():
            last = kept.day
        case demand_events.DueDaySet(made_on=when):
            last = when.last
        case demand_events.ProceedingOpened(filed_on=when):
            last = when.last
        case demand_events.CommitmentTold(on=told):
            last = told.last if told is not None else kept.day
        case _:
            last = kept.event.on.last  # type: ignore[attr-defined]  # every other entry has its day in `on`
    return min(last, kept.day)


def _id(event: Event) -> UUID:
    if isinstance(event, EntryEvent | finding_events.Recorded):
        return event.entry_id
    return UUID(int=0)


def _numbers(event: EntryEvent) -> frozenset[int]:
    match event:
        case entry_events.DevelopmentRecorded() | demand_events.PositionRecorded():
            return frozenset(event.measures)
        case _:
            return frozenset()


def _kind(event: Event) -> str:
    match event:
        case entry_events.DevelopmentRecorded():
            return "development"
        case demand_events.PositionRecorded():
            return "position"
        case finding_events.Recorded():
            return "finding"
        case demand_events.LetterSent():
            return "letter"
        case demand_events.LetterAnswered():
            return "answer"
        case _:
            return "other"


def _says(event: Event) -> str | None:
    match event:
        case entry_events.DevelopmentRecorded():
            return event.direction.value
        case demand_events.PositionRecorded():
            return event.position.value
        case _:
            return None


def _what(event: Assessment) -> str:
    if event.letter is not None:
        return event.letter.value
    if event.not_counted is not None:
        return event.not_counted.why.value
    return "not_known"

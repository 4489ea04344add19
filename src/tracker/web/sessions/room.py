"""The session room: one session and one country, for whoever is signed in, as far as they may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.daily import Listed
from tracker.domain.preparing import Silence, Step, fallen_due, on_the_way, silences
from tracker.domain.record import Entry
from tracker.projections.shelves import Shelf
from tracker.web.sessions.asked import Asked, Concluded, asked, changed, concluded
from tracker.web.sessions.days import Programme, programme
from tracker.web.sessions.filed import Filed, filed
from tracker.web.sessions.happened import TOLD, Happened, happened, where
from tracker.web.sessions.labels import STEP
from tracker.web.sessions.matter import Matter, Prepared
from tracker.web.views.country import ChangeLine
from tracker.web.views.entries import Line, line
from tracker.web.views.headline import Headline, headline
from tracker.web.views.occasions import Line as OccasionLine
from tracker.web.views.occasions import Period, period, status
from tracker.web.views.occasions import line as occasion_line
from tracker.web.views.people import PeopleOf, people
from tracker.web.wording import Text, Wording

MOST = 40
"""Entries that the room lists; the pages of the demands have all."""

MOST_DATES = 12
"""Other dates that the room lists; the calendar has all."""


@dataclass(frozen=True)
class StepLine:
    """One step; `when` is None where nobody knows, `key` that of its occasion. `state` says what is known of its days.

    `is_over`: its days are behind the day of the page.
    """

    label: str
    when: Period | None
    state: str
    key: str | None
    is_over: bool


@dataclass(frozen=True)
class Unanswered:
    """One letter without an answer, since the day of the last letter that recalled it."""

    reference: str
    line: Line
    last_on: date


@dataclass(frozen=True)
class Room:
    """All that the room shows.

    `days_left` is None once the session has begun; `is_over` once it has ended. `is_listed`: the country's case is on
    the list; `programme` is what stands on each day, where the country is looked at every day. `filed` is what was
    submitted. `others` are dates on the way that are no steps. `happened` are the newest entries since the last
    session, `more` how many earlier ones are left out. `promises` fell due since the last session and are unsettled,
    `earlier_promises` before it.
    """

    occasion: OccasionLine
    code: str
    name: str
    on: date
    days_left: int | None
    is_over: bool
    is_listed: bool
    filed: Filed
    programme: Programme | None
    steps: Sequence[StepLine]
    others: Sequence[OccasionLine]
    headline: Headline
    asked: Sequence[Asked]
    missing: Sequence[tuple[str, Text | None, Sequence[str]]]
    changes: Sequence[ChangeLine]
    happened: Sequence[Happened]
    more: int
    promises: Sequence[Happened]
    earlier_promises: Sequence[Happened]
    unanswered: Sequence[Unanswered]
    people: Sequence[PeopleOf]
    concluded: Sequence[Concluded]

    @property
    def stale(self) -> Sequence[Asked]:
        """List the demands at which nobody looked for too long."""
        return [one for one in self.asked if one.row.stale]

    @property
    def doubtful(self) -> Sequence[Asked]:
        """List the demands of which a measure needs re-assessment."""
        return [one for one in self.asked if one.row.needs_reassessment]


def room(matter: Prepared, shelf: Shelf, wording: Wording) -> Room:
    """Make the room; its words must be open."""
    occasion, on = matter.occasion, matter.on
    told = [one for one in matter.shown if one.kind in TOLD and matter.since and one.effective >= matter.since]
    places, shown = where(matter), matter.shown
    around = on_the_way(occasion, matter.calendar, matter.code, on)
    judged = [one for one in matter.card.judged if one.demand.reference in matter.entries]
    promises, earlier = _promises(matter)
    return Room(
        occasion=occasion_line((occasion.on, occasion), (), on, wording),
        code=matter.code,
        name=wording.plain(shelf.countries[matter.code]["name"]) or matter.code,
        on=on,
        days_left=(occasion.on.first - on).days if occasion.on.first > on else None,
        is_over=occasion.on.last < on,
        is_listed=matter.listed.is_listed,
        filed=filed(matter, shelf, wording),
        programme=programme(matter, shelf, wording),
        steps=[_step(one, _on_list(one, matter.listed), on) for one in matter.steps],
        others=[occasion_line((one.on, one), (), on, wording) for one in around[:MOST_DATES]],
        headline=headline(matter.card),
        asked=asked(matter, wording, shelf.demands),
        missing=[
            (one.demand.reference, wording.say(one.demand.about["title"]), one.not_ratified) for one in matter.missing
        ],
        changes=changed(matter, wording),
        happened=happened(told[::-1][:MOST], matter, wording),
        more=max(len(told) - MOST, 0),
        promises=happened(promises, matter, wording),
        earlier_promises=happened(earlier, matter, wording),
        unanswered=[_unanswered(one, places, wording) for one in silences(shown)],
        people=people(matter.code, "", judged, wording).demands,
        concluded=concluded(matter, wording),
    )


def _promises(matter: Matter) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """List the promises that fell due since the last session, and those before; all where no period begins.

    They are judged by all entries that this reader may see, and listed as far as they may be shown.
    """
    shown = {one.entry_id: one for one in matter.shown}
    found = [one for ground in matter.before for one in matter.judged[ground.demand.reference].entries]
    due = {one.entry_id: one for one in fallen_due(found, matter.on)}
    unsettled = [shown[key] for key in due if key in shown]
    earlier = [one for one in unsettled if matter.since and _due_by(one) < matter.since]
    return [one for one in unsettled if one not in earlier], earlier


def _due_by(promise: Entry) -> date:
    return date.fromisoformat(promise.about["due_on"]["last"])


def _unanswered(one: Silence, where: dict[str, str], wording: Wording) -> Unanswered:
    return Unanswered(where[one.letter.entry_id], line(one.letter, wording), one.last_on)


def _on_list(step: Step, known: Listed) -> Entry | None:
    """Give the list of cases that a step is, where it is on record that it came out."""
    return {"preliminary_list": known.preliminary, "final_list": known.final}.get(step.code)


def _step(step: Step, came: Entry | None, on: date) -> StepLine:
    """Describe a step; what `came` out stands with the day on which it did, whatever the calendar expected."""
    if came is not None:
        key = step.occasion.key if step.occasion else None
        return StepLine(STEP[step.code], came.about["on"], "", key, is_over=came.effective < on)
    over = step.on is not None and step.on.last < on
    return StepLine(
        label=STEP[step.code],
        when=period(step.on) if step.on else None,
        state=status(step.occasion, is_over=over) if step.occasion else "usual",
        key=step.occasion.key if step.occasion else None,
        is_over=over,
    )

"""Voices: what governments say, what supervisory bodies say, and what was written to whom."""

from typing import Any
from uuid import UUID

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.entering import enter, holders, on_each
from tracker.application.workspace.homes import country, demands, measures
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import SeveralCountries
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.work import Work
from tracker.domain import demand_events as events
from tracker.domain.demand import require_due_after
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
from tracker.domain.reach import require_within_reach
from tracker.domain.rights import Who
from tracker.domain.values import Code, Key
from tracker.store.values import By


class Voices(Commands):
    """Commands that record what others say, and letters to them; each answers with the entry's id."""

    def record_position(self, who: Who, by: By, entry: inputs.Position) -> Outcome:
        """Record what a government said; its voice, not ours."""
        return self._enter(who, by, "record_position", entry)

    def record_finding(self, who: Who, by: By, entry: inputs.Finding) -> Outcome:
        """Record what a supervisory body said, point by point."""
        return self._enter(who, by, "record_finding", entry)

    def record_letter(self, who: Who, by: By, entry: inputs.Letter) -> Outcome:
        """Record that a letter was sent."""
        return self._enter(who, by, "record_letter", entry)

    def record_reminder(self, who: Who, by: By, entry: inputs.Reminder) -> Outcome:
        """Record that a reminder of a letter was sent, on every demand that the letter put."""
        return self._enter(who, by, "record_reminder", entry)

    def record_answer(self, who: Who, by: By, entry: inputs.Answer) -> Outcome:
        """Record that a letter was answered, on every demand that the letter put."""
        return self._enter(who, by, "record_answer", entry)

    def raise_urgency(self, who: Who, by: By, entry: inputs.Urgency) -> Outcome:
        """Record that somebody is in danger, and who was told."""
        return self._enter(who, by, "raise_urgency", entry)

    def answer_urgency(self, who: Who, by: By, entry: inputs.UrgencyAnswer) -> Outcome:
        """Record what came of a case of urgency."""
        return self._enter(who, by, "answer_urgency", entry)


@enter.register
def _(entry: inputs.Position, work: Work) -> UUID:
    found, sheet = demands(work, entry.where), Sheet(work, entry)
    countries = {home.country for home in found}
    if len(countries) != 1 or None in countries:
        raise SeveralCountries
    if entry.due_on is not None:
        require_due_after(entry.on, require_within_reach(entry.due_on, work.today))
    told = sheet.finished(
        country=found[0].country,
        position=entry.position,
        organ=sheet.organ(entry.organ),
        on=sheet.past(entry.on),
        due_on=entry.due_on,
        stated_to=sheet.said(entry.stated_to),
        wording=sheet.wording(entry.wording),
        citation=sheet.citation(entry.citation),
        confidence=entry.confidence,
        notes=sheet.notes(entry.notes),
    )
    for home in found:
        home.dossier.enter(events.PositionRecorded, **told, measures=home.measures)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Finding, work: Work) -> UUID:
    country(work, entry.country)
    work.allow([entry.country])
    sheet = Sheet(work, entry)
    told = sheet.finished(
        body=texts.code(entry.body),
        country=Code(entry.country),
        document=sheet.must_say(entry.document),
        term=sheet.said(entry.term),
        on=sheet.past(entry.on),
        wording=sheet.must_say(entry.wording),
        demands=tuple(Key(work.demand(reference).reference) for reference in entry.demands),
        measures=measures(work, entry.demands.items()),
        points=tuple(_point(point, sheet, work) for point in entry.points),
        points_complete=entry.points_complete,
        points_note=sheet.said(entry.points_note),
        citation=sheet.citation(entry.citation),
        confidence=entry.confidence,
        notes=sheet.notes(entry.notes),
    )
    not_before = told.pop("not_before")
    finding = Finding.enter_finding(**told)
    if not_before is not None:  # a finding begins its stream, and no stream begins with a day to open on
        finding.set_audience(sheet.entry_id, entry.audience, not_before=not_before)
    work.draft.take(finding)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Letter, work: Work) -> UUID:
    found, sheet = demands(work, entry.where), Sheet(work, entry)
    told = sheet.finished(
        sender=texts.key(entry.sender),
        to=sheet.must_name(entry.to),
        on=sheet.past(entry.on),
        means=sheet.code(entry.means),
        copy_kept=entry.copy_kept,
        reference=sheet.plain(entry.reference),
        subject=sheet.said(entry.subject),
        answer_known=entry.answer_known,
        citation=sheet.citation(entry.citation),
        notes=sheet.notes(entry.notes),
    )
    return on_each(found, events.LetterSent, told)


@enter.register
def _(entry: inputs.Reminder, work: Work) -> UUID:
    found, sheet = holders(work, entry.letter), Sheet(work, entry)
    told = sheet.finished(on=sheet.past(entry.on))
    for demand in found:
        demand.remind(entry.letter, **told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Answer, work: Work) -> UUID:
    found, sheet = holders(work, entry.letter), Sheet(work, entry)
    told = sheet.finished(on=sheet.past(entry.on), organ=sheet.organ(entry.organ))
    for demand in found:
        demand.answer_letter(entry.letter, **told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Urgency, work: Work) -> UUID:
    found, sheet = demands(work, entry.where), Sheet(work, entry)
    told = sheet.finished(what=sheet.must_note(entry.what), **_urgency(entry, sheet))
    return on_each(found, events.UrgencyRaised, told)


@enter.register
def _(entry: inputs.UrgencyAnswer, work: Work) -> UUID:
    found, sheet = holders(work, entry.urgency), Sheet(work, entry)
    told = sheet.finished(what=sheet.notes(entry.what), **_urgency(entry, sheet))
    for demand in found:
        demand.answer_urgency(entry.urgency, **told)
    return sheet.entry_id


def _urgency(entry: inputs.Urgency | inputs.UrgencyAnswer, sheet: Sheet) -> dict[str, Any]:
    return {
        "on": sheet.past_day(entry.on),
        "kind": sheet.code(entry.kind),
        "who": sheet.notes(entry.who),
        "told": sheet.notes(entry.told),
    }


def _point(point: inputs.Point, sheet: Sheet, work: Work) -> Point:
    return Point(texts.code(point.number), sheet.must_say(point.text), measures(work, point.measures.items()))

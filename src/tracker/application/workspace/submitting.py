"""Submitting: what was handed in to bodies about a country, what became of it, and the lists of cases."""

from collections.abc import Sequence
from uuid import UUID

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.entering import enter
from tracker.application.workspace.homes import country
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import ObjectUnknown, OccasionUnknown
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.work import Work, countries_of
from tracker.domain.calendar import OccasionFacts
from tracker.domain.country import Country
from tracker.domain.refusals_of_submissions import HandedOutBefore, SubmissionKnown
from tracker.domain.rights import Who
from tracker.domain.submission_events import BriefHandedOut
from tracker.domain.values import Code, Key
from tracker.projections import shelves
from tracker.projections.calendar import calendar
from tracker.store.values import By

_LISTS_OF = "ilc_session"
"""The kind of session that has lists of cases."""


class Submitting(Commands):
    """Commands about a country's way to a body; each answers with the entry's id."""

    def record_submission(self, who: Who, by: By, entry: inputs.Submission) -> Outcome:
        """Record that something was submitted."""
        return self._enter(who, by, "record_submission", entry)

    def follow_submission(self, who: Who, by: By, entry: inputs.SubmissionFate) -> Outcome:
        """Record what became of a submission."""
        return self._enter(who, by, "follow_submission", entry)

    def record_listing(self, who: Who, by: By, entry: inputs.Listing) -> Outcome:
        """Record that a list of cases came out, with the country or without it."""
        return self._enter(who, by, "record_listing", entry)

    def record_handout(self, who: Who, by: By, entry: inputs.Handout) -> Outcome:
        """Record that a paper of what is public was handed out."""
        return self._enter(who, by, "record_handout", entry)


@enter.register
def _(entry: inputs.Submission, work: Work) -> UUID:
    home, sheet = _home(entry.country, work), Sheet(work, entry)
    told = sheet.finished(
        body=texts.code(entry.body),
        procedure=entry.procedure,
        occasion=_occasion(entry.occasion, entry.country, work).key if entry.occasion else None,
        filed_by=entry.filed_by,
        filers=_filers(entry.filers, work),
        instruments=_conventions(entry.instruments),
        document=sheet.document(entry.document),
        title=sheet.name(entry.title),
        on=sheet.past(entry.on),
        reference=sheet.plain(entry.reference),
        citation=sheet.citation(entry.citation),
        notes=sheet.notes(entry.notes),
    )
    if not entry.is_another and not _is_correction(work):
        _require_no_other(home.like(told), work)
    home.file(**told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.SubmissionFate, work: Work) -> UUID:
    places = work.places(entry.submission)
    work.allow(countries_of(places))
    home, sheet = work.stream(places[0].stream_id, Country), Sheet(work, entry)
    told = sheet.finished(
        fate=entry.fate,
        on=sheet.past(entry.on),
        reference=sheet.plain(entry.reference),
        citation=sheet.citation(entry.citation),
        notes=sheet.notes(entry.notes),
    )
    home.follow(entry.submission, corrects=_is_correction(work), **told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Listing, work: Work) -> UUID:
    home, sheet = _home(entry.country, work), Sheet(work, entry)
    session = _occasion(entry.occasion, entry.country, work)
    if session.kind != _LISTS_OF:
        raise OccasionUnknown
    told = sheet.finished(
        occasion=session.key,
        case_list=entry.case_list,
        is_on=entry.is_on,
        instruments=_conventions(entry.instruments),
        on=sheet.past(entry.on),
        citation=sheet.citation(entry.citation),
        notes=sheet.notes(entry.notes),
    )
    home.list_case(corrects=_is_correction(work), **told)
    return sheet.entry_id


@enter.register
def _(entry: inputs.Handout, work: Work) -> UUID:
    home, sheet = _home(entry.country, work), Sheet(work, entry)
    if entry.as_of > entry.on.last:
        raise HandedOutBefore(day=str(entry.on.last))
    told = sheet.finished(
        occasion=_occasion(entry.occasion, entry.country, work).key if entry.occasion else None,
        as_of=sheet.past_day(entry.as_of),
        on=sheet.past(entry.on),
        notes=sheet.notes(entry.notes),
    )
    home.enter(BriefHandedOut, **told)
    return sheet.entry_id


def _require_no_other(alike: Sequence[UUID], work: Work) -> None:
    """Refuse what is on record already, as far as the account may know of it; raises SubmissionKnown."""
    known = [one for one in alike if any(place.is_seen for place in work.all_places(one))]
    if known:
        raise SubmissionKnown(count=len(known))


def _is_correction(work: Work) -> bool:
    return work.command == "correct"


def _home(code: str, work: Work) -> Country:
    found = country(work, code)
    work.allow([code])
    return found


def _occasion(key: str, code: str, work: Work) -> OccasionFacts:
    """Give an occasion that the account may know of and that concerns a country; raises OccasionUnknown."""
    found = next((one for one in calendar(work.connection, work.viewer) if one.key == key), None)
    if found is None or not found.concerns(code):
        raise OccasionUnknown
    return found


def _filers(given: Sequence[str], work: Work) -> tuple[Key, ...]:
    """Take organisations of the record, each once; raises ObjectUnknown."""
    known = shelves.shelf(work.connection, work.viewer.through).organisations if given else {}
    if any(key not in known for key in given):
        raise ObjectUnknown
    return tuple(dict.fromkeys(texts.key(key) for key in given))


def _conventions(given: Sequence[str]) -> tuple[Code, ...]:
    return tuple(sorted({texts.code(code) for code in given}))

"""What an erasure would touch, and what was proposed of it so far."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from tracker.application.permissions import RIGHTS
from tracker.application.workspace.erasure.seeing import by_country
from tracker.application.workspace.erasure.subject import (
    Subject,
    coalition,
    ids_of_line,
    may_return,
    subject_of,
    waiting,
)
from tracker.application.workspace.erasure.telling import Telling, Tellings, tellings, tellings_of
from tracker.application.workspace.work import Work, countries_of
from tracker.domain.coalition import Coalition
from tracker.domain.erasure_events import ErasureProposed
from tracker.domain.evidence import Evidence
from tracker.domain.person import Person
from tracker.domain.refusals_of_erasing import ErasureNotProposed
from tracker.projections.erasures import ErasureWaiting, erasures_waiting
from tracker.projections.evidence_reading import known_of
from tracker.projections.files_about import FileAbout, files_about, of_the_same_original
from tracker.projections.whereabouts import person
from tracker.store.values import Recorded


@dataclass(frozen=True)
class Proposal:
    """What somebody said is to be erased: when (UTC), by which account (a random id), and with which choices."""

    said: ErasureProposed
    at: datetime
    account: str


@dataclass(frozen=True)
class Listing:
    """The texts and files that tell of a subject, the proposal that waits, and how many drafts and own reminders do.

    `is_erased`: the person's names, or the file, are gone. `unread` counts, for who is to confirm what waits, the texts
    that they may not read, by country. `may_propose`: the account is not merely of a team that loses a text. `attached`
    are the files of an entry, as far as the account may know of them: they stay, and each is erased by itself.
    """

    texts: Sequence[Telling]
    files: Sequence[FileAbout]
    proposal: Proposal | None
    is_erased: bool
    drafts: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    may_propose: bool = True
    attached: Sequence[FileAbout] = ()


@dataclass(frozen=True)
class ErasureRow:
    """One erasure that waits for a second person: of what, in which country, and what was proposed by whom and when."""

    erasure_id: UUID
    subject: Subject
    country: str | None
    proposal: Proposal


def listing(work: Work, stream: Person | Coalition, subject: Subject) -> Listing:
    """List what tells of a subject, whoever may read it; texts that the account may not read come without them."""
    found = _tellings(work, stream, subject)
    ids = [subject.evidence_id] if subject.evidence_id is not None else _files_that_tell(found)
    entries = found.entries if isinstance(stream, Person) else ()
    said = waiting(stream, subject)
    told = _proposal(work, stream, said) if said is not None else None
    files = files_about(work.connection, entries=entries, demands=found.demands, ids=ids)
    there = [one for one in files if not one.is_erased]
    known = _known(work, there)
    there = [replace(one, is_known=str(one.evidence_id) in known) for one in there]
    return Listing(
        texts=found.texts,
        files=[*there, *_same(work, [one.evidence_id for one in there])],
        proposal=told,
        unread=by_country([one.spots for one in found.texts if not one.places], work) if is_second(work, told) else {},
        attached=_attached(work, subject),
        is_erased=stream.is_erased if isinstance(stream, Person) else subject.evidence_id is not None and not there,
    )


def erasures(work: Work) -> Sequence[ErasureRow]:
    """List the erasures that wait and that the account may confirm or return, the longest wait first."""
    rows = [_row(work, one) for one in erasures_waiting(work.connection)]
    return [one for one in rows if _may_return(work, one)]


def is_second(work: Work, told: Proposal | None) -> bool:
    """Say whether the account is who may confirm what waits."""
    return told is not None and work.who.may_confirm and told.account != work.who.account


def proposal(work: Work, stream_id: UUID, erasure_id: UUID) -> Recorded:
    """Give the event by which an erasure was proposed, with by whom and when; raises ErasureNotProposed."""
    for one in reversed(work.history(stream_id)):
        if isinstance(one.event, ErasureProposed) and one.event.erasure_id == erasure_id:
            return one
    raise ErasureNotProposed


def _attached(work: Work, subject: Subject) -> Sequence[FileAbout]:
    line = ids_of_line(work, subject.entry_id) if subject.entry_id is not None else []
    there = [one for one in files_about(work.connection, entries=line, demands=()) if not one.is_erased]
    known = _known(work, there)
    return [one for one in there if str(one.evidence_id) in known]


def _tellings(work: Work, stream: Person | Coalition, subject: Subject) -> Tellings:
    if isinstance(stream, Person):
        return tellings(work, stream)
    return tellings_of(work, entry_id=subject.entry_id, evidence_id=subject.evidence_id)


def _files_that_tell(found: Tellings) -> Sequence[UUID]:
    spots = (spot for one in found.texts for spot in one.spots)
    return list(dict.fromkeys(spot.stream_id for spot in spots if spot.thing == "evidence"))


def _same(work: Work, ids: Collection[UUID]) -> Sequence[FileAbout]:
    """List what keeps the same originals, as far as the account gets them."""
    others = [str(one) for one in of_the_same_original(work.connection, ids)]
    seen = known_of(work.connection, work.viewer, others)
    mine = [UUID(one) for one in others if one in seen and seen[one].is_theirs]
    found = files_about(work.connection, entries=(), demands=(), ids=mine)
    return [replace(one, is_same=True) for one in found if not one.is_erased]


def _proposal(work: Work, stream: Person | Coalition, said: ErasureProposed) -> Proposal:
    recorded = proposal(work, stream.id, said.erasure_id)
    return Proposal(said, recorded.at, recorded.account)


def _row(work: Work, one: ErasureWaiting) -> ErasureRow:
    stream = work.stream(one.stream_id, Person) if one.person else coalition(work)
    said = stream.erasures.require(one.erasure_id)
    about = subject_of(said, one.person)
    return ErasureRow(one.erasure_id, about, country_of(work, about), _proposal(work, stream, said))


def _may_return(work: Work, one: ErasureRow) -> bool:
    is_theirs = work.who.has(RIGHTS["return_erasure"], one.country)
    return is_theirs or work.who.may_confirm or may_return(work, one.proposal.said)


def _known(work: Work, files: Sequence[FileAbout]) -> Collection[str]:
    """Give the ids of those of the files that the account may know of."""
    return known_of(work.connection, work.viewer, [str(one.evidence_id) for one in files])


def country_of(work: Work, about: Subject) -> str | None:
    """Say whose team answers for the subject, None where it concerns no single country."""
    if about.person is not None:
        facts = person(work.connection, about.person)
        return str(facts["country"]) if facts else None
    if about.entry_id is not None:
        found = countries_of(work.all_places(about.entry_id))
        return found[0] if len(found) == 1 else None
    return work.log.stream(about.evidence_id, Evidence).country if about.evidence_id else None

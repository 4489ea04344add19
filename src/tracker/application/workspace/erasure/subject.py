"""What an erasure is about: a person with all that tells of them, one entry, or one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tracker.application.permissions import RIGHTS, NotAllowed
from tracker.application.workspace.homes import held_person
from tracker.application.workspace.known_names import KnownNames
from tracker.application.workspace.refusals import EvidenceUnknown
from tracker.application.workspace.work import Work, countries_of
from tracker.domain.coalition import Coalition
from tracker.domain.erasure_events import ErasureProposed
from tracker.domain.evidence import Evidence
from tracker.domain.person import Person
from tracker.domain.refusals import EntryUnknown
from tracker.projections.evidence_reading import evidence_of
from tracker.projections.versions import line_of


@dataclass(frozen=True)
class Subject:
    """Exactly one of the three is given."""

    person: str | None = None
    entry_id: UUID | None = None
    evidence_id: UUID | None = None


def held(work: Work, subject: Subject) -> Person | Coalition:
    """Give the stream that an erasure is recorded in, once the account may give the command about the subject.

    That of the person, or of the coalition for what is no person. Raises PersonUnknown, EntryUnknown, EvidenceUnknown,
    NotAllowed.
    """
    if subject.person is not None:
        return held_person(work, subject.person)
    work.allow(_countries(work, subject))
    return coalition(work)


def held_or_touched(work: Work, subject: Subject) -> tuple[Person | Coalition, bool]:
    """Give the stream as `held` does, to a team whose texts are proposed to go, too; say whether it is more than that.

    Raises what `held` raises.
    """
    try:
        return held(work, subject), True
    except (NotAllowed, EntryUnknown, EvidenceUnknown):
        stream = work.named("person", subject.person, Person) if subject.person is not None else coalition(work)
        said = waiting(stream, subject) if stream is not None else None
        if stream is None or said is None or not may_return(work, said):
            raise
        return stream, False


def may_return(work: Work, said: ErasureProposed) -> bool:
    """Say whether the account may return a proposal because texts of its country are to go."""
    return any(work.who.has(RIGHTS["return_erasure"], country) for country in said.countries)


def coalition(work: Work) -> Coalition:
    """Give the coalition."""
    found = work.named("coalition", "the", Coalition)
    if found is None:
        raise EntryUnknown
    return found


def waiting(stream: Person | Coalition, subject: Subject) -> ErasureProposed | None:
    """Give the proposal about the subject that waits in its stream, None where none does."""
    return next((one for one in stream.erasures.waiting.values() if is_about(one, subject)), None)


def is_about(said: ErasureProposed, subject: Subject) -> bool:
    """Say whether a proposal is about a subject."""
    return subject.person is not None or subject_of(said) == subject


def subject_of(said: ErasureProposed, person: str | None = None) -> Subject:
    """Say what a proposal is about; `person` is whose stream it stands in, if a person's."""
    if person is not None:
        return Subject(person=person)
    entry_id: UUID | None = getattr(said, "entry_id", None)
    return Subject(entry_id=entry_id) if entry_id is not None else Subject(evidence_id=said.files[0])


def ids_of_line(work: Work, entry_id: UUID) -> Sequence[UUID]:
    """Give an entry with all that it replaced and all that replaced it, whoever may see them, oldest first."""
    return [UUID(one) for one in line_of(work.connection, str(entry_id))]


def speaking_of(subject: Subject, work: Work) -> Callable[[str], bool]:
    """Give what says whether a draft speaks of the subject: by the person's key or a known name, or by the id."""
    key = str(subject.person or subject.entry_id or subject.evidence_id)
    if subject.person is None:
        return lambda said: key in said
    names = KnownNames(work.connection, work.book, only=subject.person)
    names.found_in("")  # opens them now: when drafts are looked through, they may be gone
    return lambda said: key in said or bool(names.found_in(said))


def _countries(work: Work, subject: Subject) -> Sequence[str | None]:
    if subject.entry_id is not None:
        if not _is_asked(work, subject):
            work.places(subject.entry_id)
        line = ids_of_line(work, subject.entry_id)
        return countries_of([place for one in line for place in work.all_places(one)])
    if subject.evidence_id is None:
        raise EvidenceUnknown
    found = evidence_of(work.connection, work.viewer, str(subject.evidence_id))
    if found is None and not _is_asked(work, subject):
        raise EvidenceUnknown
    return [work.log.stream(subject.evidence_id, Evidence).country]


def _is_asked(work: Work, subject: Subject) -> bool:
    """Say whether the account is asked to confirm something about what it may not know of otherwise."""
    return work.who.may_confirm and waiting(coalition(work), subject) is not None

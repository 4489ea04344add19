"""What the rules of assessment may look at beyond the demand: the basis, and who stands behind each entry of it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.refusals import BasisTakenBack, BasisUnknown, DocumentUnknown
from tracker.application.workspace.work import Work
from tracker.domain import assessment_rules
from tracker.domain.assessment_rules import Known
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Assessment, Basis
from tracker.domain.dossier import Standing
from tracker.domain.entry_events import EntryCorrected
from tracker.domain.events import Event
from tracker.domain.refusals import EntryUnknown, SilenceNotShown
from tracker.domain.values import Citation, Key, Words
from tracker.projections import evidence_reading
from tracker.projections.files_gone import files_gone


def basis_of(given: Iterable[inputs.Basis], work: Work) -> tuple[Basis, ...]:
    """Take what an assessment rests on: entries and files that stand and that the account may see, and documents.

    Raises BasisUnknown, DocumentUnknown.
    """
    return tuple(dict.fromkeys(_basis(item, work) for item in given))


def known(basis: Iterable[Basis], work: Work) -> Known:
    """Give the entries of a basis that stand, with the publication or person behind each.

    An entry of which neither is known is never another source than the rest.
    """
    entries = {item.entry_id: work.standing(item.entry_id) for item in basis if item.entry_id}
    standing = {entry_id: entry for entry_id, entry in entries.items() if entry is not None}
    told = {entry_id: _source(entry, work) for entry_id, entry in standing.items()}
    nobody = next(filter(None, told.values()), "")
    return Known(standing, {entry_id: source or nobody for entry_id, source in told.items()})


def check_again(demand: Demand, proposed: Assessment, work: Work) -> None:
    """Refuse to confirm what could not be proposed any more: an answer came, or something of the basis was taken back.

    Raises BasisTakenBack and the refusals of assessment_rules.
    """
    now = known(proposed.basis, work)
    assessment_rules.check(demand, vars(proposed), Known({**now.entries, **demand.that_stand()}, now.sources))
    if any(_is_taken_back(one, work) for one in entries_in(proposed.basis)):
        raise BasisTakenBack
    files = {str(one.evidence) for one in proposed.basis if one.evidence}
    if files_gone(work.connection, work.viewer, files).at_all:
        raise BasisTakenBack


def with_its_silence(basis: tuple[Basis, ...], demand: Demand, on: When) -> tuple[Basis, ...]:
    """Add to the basis of "no answer" the letter and the reminder that show it, where the record shows it."""
    try:
        shown = assessment_rules.silence(demand, on.last)
    except SilenceNotShown:
        return basis  # the rules say what is missing
    return tuple(dict.fromkeys([*basis, Basis(shown.letter.entry_id, None), Basis(shown.reminder.entry_id, None)]))


def _basis(item: inputs.Basis, work: Work) -> Basis:
    if item.entry_id is not None:
        try:
            work.places(item.entry_id)
        except EntryUnknown:
            raise BasisUnknown from None
        if work.standing(item.entry_id) is None:
            raise BasisUnknown
        return Basis(item.entry_id, None)
    if item.evidence is not None:
        if not evidence_reading.some(work.connection, work.viewer, [str(item.evidence)]):
            raise BasisUnknown
        return Basis(None, None, item.evidence)
    if not item.document or work.log.stream_of("document", texts.key(item.document)) is None:
        raise DocumentUnknown
    return Basis(None, Key(item.document))


def _source(entry: Event, work: Work) -> str:
    """Name the publication or person behind an entry, as far as it is told; the same one is named the same."""
    citation: Citation | None = getattr(entry, "citation", None)
    if citation is not None and citation.document is not None:
        return f"document {citation.document}"
    said: Sequence[Words | None] = (getattr(entry, "source", None),)
    if citation is not None:
        said = (citation.publication, citation.address)
    for words in said:
        opened = _opened(words, work)
        if opened:
            return opened
    return ""


def _is_taken_back(entry_id: UUID, work: Work) -> bool:
    """Say whether an entry was taken back, or what stands in its place was."""
    standings = [one.standing.get(entry_id) for one in work.dossiers_of(entry_id)]
    if all(standing is Standing.STANDS for standing in standings):
        return False
    told = (recorded.event for stream in work.streams_of(entry_id) for recorded in work.history(stream))
    later = next((one.by for one in told if isinstance(one, EntryCorrected) and one.entry_id == entry_id), None)
    if later is not None:
        return _is_taken_back(later, work)
    return all(standing in {Standing.RETRACTED, Standing.WITHHELD} for standing in standings)


def _opened(words: Words | None, work: Work) -> str:
    opened: Any = work.book.open((words or {}).values(), work.connection)
    return " ".join(" ".join(sorted(opened.values())).casefold().split())


def entries_in(basis: Iterable[Basis]) -> list[UUID]:
    """Give the entries of a basis."""
    return [item.entry_id for item in basis if item.entry_id]

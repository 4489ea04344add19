"""Erasing: what is to go is said by one account, and goes once another one, which may confirm, confirms it."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from tracker.application.workspace import texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.erasure.decided import decided, names_in, unread
from tracker.application.workspace.erasure.inputs import Do, ErasureInput
from tracker.application.workspace.erasure.listing import ErasureRow, Listing, country_of, erasures, listing, proposal
from tracker.application.workspace.erasure.seeing import is_read_by_team, teams_of
from tracker.application.workspace.erasure.subject import Subject, held, held_or_touched, speaking_of, waiting
from tracker.application.workspace.inputs import Texts
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals_of_erasing import (
    ErasureOutdated,
    FileErased,
    NamesInReason,
    NothingToErase,
    TextsAddedSince,
    TextsUndecided,
)
from tracker.application.workspace.work import Work
from tracker.domain.coalition import Coalition
from tracker.domain.entry_events import Retraction
from tracker.domain.erasure_events import ErasureProposed
from tracker.domain.evidence import Evidence
from tracker.domain.person import Person
from tracker.domain.refusals_of_erasing import ErasureNotProposed, ErasureWaits, PersonErased
from tracker.domain.rights import Who
from tracker.domain.values import Code, Key, Ref, Words
from tracker.projections.erasures import ErasureState, erasure_state
from tracker.projections.files_about import FileAbout, files_about
from tracker.store.refusals import StoreRefusal
from tracker.store.values import By
from tracker.store.word_book import stored

_log = logging.getLogger("tracker.erasing")


class Erasing(Commands):
    """Commands that erase; each answers with the id of the erasure."""

    def propose_erasure(self, who: Who, by: By, subject: Subject, given: ErasureInput) -> Outcome:
        """Say what is to be erased, anew or in place of what was said before; nothing is before another confirms it.

        Raises TextsUndecided, NamesInReplacement, NamesInReason, NothingToErase, ErasureWaits, PersonErased, FileErased
        and the refusals of texts.
        """

        def decide(work: Work) -> str:
            stream = held(work, subject)
            return str(_propose(stream, subject, given, listing(work, stream, subject), work))

        return self._carry_out(who, by, "propose_erasure", decide)

    def return_erasure(self, who: Who, by: By, subject: Subject, erasure_id: UUID, *, reason: Texts) -> Outcome:
        """Let nothing be erased after all, with a reason; so may every team that would lose a text or a file.

        Raises ErasureNotProposed, NamesInReason.
        """

        def decide(work: Work) -> str:
            stream, _ = held_or_touched(work, subject)
            _require_waits(stream, subject, erasure_id)
            stream.return_erasure(erasure_id, reason=_reason(reason, work, subject))
            return str(erasure_id)

        return self._carry_out(who, by, "return_erasure", decide)

    def confirm_erasure(self, who: Who, by: By, subject: Subject, erasure_id: UUID) -> Outcome:
        """Erase what was proposed, as its second person, for good; then drive it out of everything on this machine.

        Nobody writes between what is looked at and what is erased. Raises ErasureNotProposed, NotByTheProposer,
        TextsAddedSince, ErasureOutdated.
        """

        def decide(work: Work) -> str:
            stream = held(work, subject)
            said = _require_waits(stream, subject, erasure_id)
            team = country_of(work, subject)
            _confirm(stream, said, listing(work, stream, subject), work, team=team)
            work.beside = self.traces.clearing(speaking_of(subject, work))
            return str(erasure_id)

        done = self._before(who, by, "confirm_erasure")
        if done is None:
            with self._log.alone():
                done = self._try(who, by, "confirm_erasure", decide)
        self._drive_out()
        return done

    def to_erase(self, who: Who, subject: Subject) -> Listing:
        """List what tells of the subject, with what was proposed about it; raises what the subject's commands raise."""

        def question(work: Work) -> Listing:
            stream, may_propose = held_or_touched(work, subject)
            drafts = self.traces.drafts_that(speaking_of(subject, work))
            return replace(listing(work, stream, subject), drafts=drafts, may_propose=may_propose)

        return self._decided(who, "propose_erasure", question)[1]

    def _drive_out(self) -> None:
        """Drive out what was erased; where that fails, the projector tries it again."""
        try:
            self.clear_away()
        except (StoreRefusal, OSError) as wrong:
            _log.warning("what was erased is not driven out yet, it will be tried again: %s", type(wrong).__name__)

    def erasures_waiting(self, who: Who) -> Sequence[ErasureRow]:
        """List what waits to be erased and the account could confirm, return, or proposed itself."""
        return self._ask(who, erasures)

    def settled_erasure(self, who: Who, erasure_id: UUID) -> ErasureState | None:
        """Say what became of an erasure, None where it waits, or where the account could not confirm any."""
        state = self._ask(who, lambda work: erasure_state(work.connection, erasure_id)) if who.may_confirm else None
        return None if state is ErasureState.WAITS else state


def _propose(stream: Person | Coalition, subject: Subject, given: ErasureInput, found: Listing, work: Work) -> UUID:
    if found.is_erased and subject.person is None:
        raise FileErased
    if found.is_erased:
        raise PersonErased
    before = waiting(stream, subject)
    if before is not None and before.erasure_id != given.instead_of:
        raise ErasureWaits
    erasure_id, what = uuid4(), decided(found.texts, given.choices, work, person=subject.person, before=before)
    files, files_kept = _files(given, found, subject, before)
    if not what.refs and not files:
        raise NothingToErase
    reason = _reason(given.reason, work, subject)
    if before is not None:
        stream.return_erasure(before.erasure_id, reason=reason)
    named = {"entry_id": subject.entry_id} if isinstance(stream, Coalition) else {}
    told = {"refs": what.refs, "replaced": what.replaced, "kept": what.kept, "files": files, "files_kept": files_kept}
    countries = _countries(found, {*what.refs}, {*files}, work)
    stream.propose_erasure(
        erasure_id=erasure_id, basis=given.basis, countries=countries, reason=reason, **told, **named
    )
    return erasure_id


def _countries(found: Listing, refs: Collection[Ref], files: Collection[UUID], work: Work) -> tuple[Code, ...]:
    """Give the countries whose teams lose one of these texts or files."""
    teams = {country for one in found.texts if one.ref in refs for country in teams_of(one.spots, work)}
    theirs = {Code(one.country) for one in found.files if one.country and one.evidence_id in files}
    return tuple(sorted(teams | theirs))


def _files(
    given: ErasureInput, found: Listing, subject: Subject, before: ErasureProposed | None
) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Give the files that go and those that stay, the one that is the subject first; raises TextsUndecided.

    A file that the account may not know of stays, unless somebody else proposed before that it goes.
    """
    its = subject.evidence_id
    undecided = _that_tell(found) - {its, *given.files, *given.files_kept}
    if undecided:
        raise TextsUndecided(count=len(undecided))
    hidden = {one.evidence_id for one in found.files if not one.is_known} - {its}
    as_before = hidden & {*(before.files if before else ())}
    gone = {its, *given.files} - hidden | as_before
    return (
        tuple(one.evidence_id for one in found.files if one.evidence_id in gone),
        tuple(one.evidence_id for one in found.files if one.evidence_id in {*given.files_kept, *hidden} - gone),
    )


def _that_tell(found: Listing) -> set[UUID]:
    """Give the files on which somebody has to decide."""
    return {one.evidence_id for one in found.files if one.is_known and not one.is_same}


def _confirm(
    stream: Person | Coalition, said: ErasureProposed, found: Listing, work: Work, *, team: str | None
) -> None:
    """Erase what was proposed; `team` is the country whose team the reason was written for."""
    now, new = {one.ref for one in found.texts}, [one for one in found.texts if one.ref not in {*said.refs, *said.kept}]
    teams = [team] if team else said.countries
    asked = [one.ref for one in new if one.places or is_read_by_team(one.spots, work, teams)]
    told = [one for one in found.files if not one.is_same and (one.is_known or _is_teams(one, teams))]
    added = {*asked} | ({one.evidence_id for one in told} - {*said.files, *said.files_kept})
    if added:
        raise TextsAddedSince(count=len(added))
    gone = (*said.refs, *(one.ref for one in new if unread(one) is Do.ERASE))
    refs = tuple(ref for ref in gone if ref in now)
    replaced = tuple(one for one in said.replaced if one.of in now)
    if len(stored({one.by for one in replaced}, work.connection)) < len(replaced):
        raise ErasureOutdated
    files = _taken_back(files_about(work.connection, entries=(), demands=(), ids=said.files), said, work, team)
    if not refs and not files:
        raise ErasureOutdated
    proposer = proposal(work, stream.id, said.erasure_id).account
    stream.confirm_erasure(
        said.erasure_id, proposer=proposer, by=Key(work.who.account), refs=refs, replaced=replaced, files=files
    )
    work.erased = frozenset[Ref](refs)


def _is_teams(one: FileAbout, teams: Collection[str | None]) -> bool:
    """Say whether whoever is of these teams knows of a file, and so can decide on it."""
    return one.country in teams and not one.is_confidential


def _taken_back(chosen: Sequence[FileAbout], said: ErasureProposed, work: Work, team: str | None) -> tuple[UUID, ...]:
    """Take the chosen files back for safety; the reason is told to no other team than that for which it was written."""
    gone = [one for one in chosen if not one.is_erased]
    for one in gone:
        evidence = work.stream(one.evidence_id, Evidence)
        is_theirs = evidence.country == team
        if evidence.gone is not Retraction.SAFETY:
            evidence.take_back(Retraction.SAFETY, reason=said.reason if is_theirs else None)
    return tuple(one.evidence_id for one in gone)


def _require_waits(stream: Person | Coalition, subject: Subject, erasure_id: UUID) -> ErasureProposed:
    said = waiting(stream, subject)
    if said is None or said.erasure_id != erasure_id:
        raise ErasureNotProposed
    return said


def _reason(given: Texts, work: Work, subject: Subject) -> Words:
    kept = texts.required(given, texts.LONGEST_REASON)
    if names_in(kept.values(), work, subject.person):
        raise NamesInReason
    return work.draft.words(kept)

"""Filing: files enter the record, who had them is kept, and others get a copy that somebody looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from tracker.application.file_types.cleaning import cleaned, require_openable
from tracker.application.file_types.refusals import NotCleaned
from tracker.application.file_types.telling import type_of
from tracker.application.file_types.types import TYPES, FileType
from tracker.application.workspace import inputs, texts
from tracker.application.workspace.attaching import attached, country_of
from tracker.application.workspace.audiences import READ_BY_OTHERS
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.evidence_inputs import Attached, Custody
from tracker.application.workspace.evidence_inputs import Evidence as Given
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import EvidenceUnknown, InTheFuture, NoChange, NotACode, NotByItsRecorder
from tracker.application.workspace.work import Work
from tracker.domain.entry_events import Retraction
from tracker.domain.evidence import FOR_THE_TEAM, Evidence
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Key, Words
from tracker.projections import evidence_reading
from tracker.store.held_files import Incoming
from tracker.store.values import By

_RELIABILITY, _CREDIBILITY = set("ABCDEF"), range(1, 7)


class Filing(Commands):
    """Commands about files; each answers with the file's id. A file has its name on the disk before it is recorded."""

    def register_evidence(self, who: Who, by: By, given: Given, incoming: Incoming) -> Outcome:
        """Enter a file that came in whole; raises what `type_of` raises, PictureTooLarge and NothingAttached."""

        def decide(work: Work) -> str:
            links = attached(work, given.attached)
            country = country_of(work, given.attached)
            made = Evidence.register(
                kind=given.kind,
                size=incoming.size,
                type=Code(_told(incoming).code),
                on=_past(given.on, work),
                country=country,
                audience=Audience.CONFIDENTIAL if given.is_confidential else Audience.COUNTRY_TEAM,
                sha256=Key(incoming.sha256),
                name=work.draft.plain(file_name(given.name)),
                collected_by=_noted(given.collected_by, work),
                where=_noted(given.where, work),
                address=work.draft.plain(texts.address(given.address)),
                notes=_noted(given.notes, work),
                reliability=_reliability(given.reliability),
                credibility=_credibility(given.credibility),
                **links,
            )
            work.draft.take(made)
            self.files.keep(incoming)
            return str(made.id)

        return self._carry_out(who, by, "register_evidence", decide)

    def record_custody(self, who: Who, by: By, evidence_id: UUID, given: Custody) -> Outcome:
        """Add to who had the material, from whom and how; raises InTheFuture, NothingWritten."""

        def decide(work: Work) -> str:
            its = _theirs(evidence_id, work)
            holder, how = _must_note(given.holder, work), _must_note(given.how, work)
            on, from_whom = _past(given.on, work), _noted(given.from_whom, work)
            its.record_custody(on=on, holder=holder, how=how, from_whom=from_whom)
            return str(evidence_id)

        return self._carry_out(who, by, "record_custody", decide)

    def grade_evidence(  # noqa: PLR0913 - what is judged, named
        self,
        who: Who,
        by: By,
        evidence_id: UUID,
        *,
        reliability: str | None,
        credibility: int | None,
        reason: inputs.Texts,
    ) -> Outcome:
        """Judge anew how reliable the source is and how credible what it says, with a reason."""

        def decide(work: Work) -> str:
            its, why = _theirs(evidence_id, work), work.reason(reason)
            its.grade(_reliability(reliability), _credibility(credibility), reason=why)
            return str(evidence_id)

        return self._carry_out(who, by, "grade_evidence", decide)

    def attach_evidence(self, who: Who, by: By, evidence_id: UUID, given: Attached) -> Outcome:
        """Say what else the file shows something about; raises AttachedAlready."""

        def decide(work: Work) -> str:
            its = _theirs(evidence_id, work)
            its.attach(**attached(work, given))
            return str(evidence_id)

        return self._carry_out(who, by, "attach_evidence", decide)

    def detach_evidence(self, who: Who, by: By, evidence_id: UUID, given: Attached, *, reason: inputs.Texts) -> Outcome:
        """Say about what the file shows nothing after all; raises NotAttached, AttachedNowhereElse."""

        def decide(work: Work) -> str:
            its, why = _theirs(evidence_id, work), work.reason(reason)
            its.detach(
                entries=given.entries,
                demands=tuple(map(Key, given.demands)),
                documents=tuple(map(Key, given.documents)),
                reason=why,
            )
            return str(evidence_id)

        return self._carry_out(who, by, "detach_evidence", decide)

    def take_evidence_back(
        self, who: Who, by: By, evidence_id: UUID, cause: Retraction, *, reason: inputs.Texts
    ) -> Outcome:
        """Take a file back, at once and backwards: for an error its team has it still, for safety nobody.

        What lies on the disk stays there, sealed. Raises EvidenceGone.
        """

        def decide(work: Work) -> str:
            found, is_error = _known(evidence_id, work), cause is Retraction.ERROR
            work.allow([found.country], None if is_error else "take_evidence_back_for_safety")
            work.stream(evidence_id, Evidence).take_back(cause, reason=work.reason(reason))
            return str(evidence_id)

        return self._carry_out(who, by, "take_evidence_back", decide)

    def make_public_copy(self, who: Who, by: By, evidence_id: UUID, by_hand: Incoming | None) -> Outcome:
        """Make a copy for others: of a picture we take out what is hidden, of all else somebody makes it by hand.

        A picture that was made by hand is cleaned, too. Raises NotCleaned, PictureBroken, and what `type_of` raises.
        """
        with self._copy(who, evidence_id, by_hand) as copy:

            def decide(work: Work) -> str:
                its, made = _theirs(evidence_id, work), copy or by_hand
                if made is None:
                    raise NotCleaned
                kind = type_of(made.read())
                facts = {"sha256": Key(made.sha256), "size": made.size, "type": Code(kind.code)}
                its.make_copy(**facts, is_cleaned=copy is not None)
                self.files.keep(made)
                return str(evidence_id)

            return self._carry_out(who, by, "make_public_copy", decide)

    def set_evidence_audience(  # noqa: PLR0913 - what is judged, named
        self, who: Who, by: By, evidence_id: UUID, audience: Audience, *, copy: str | None, reason: inputs.Texts
    ) -> Outcome:
        """Let others have the copy that was looked at, or nobody but the team; narrowing acts at once, and backwards.

        Raises NoChange, NotByItsRecorder, PublicCopyMissing, CopyNotLookedAt.
        """

        def decide(work: Work) -> str:
            found = _known(evidence_id, work)
            shown = found.shown.sha256 if found.shown else None
            narrows = audience in FOR_THE_TEAM
            if audience is found.audience and (narrows or copy == shown):
                raise NoChange
            work.allow([found.country], "narrow_evidence_audience" if narrows else None)
            if audience is Audience.CONFIDENTIAL and found.account != work.who.account:
                raise NotByItsRecorder
            its, kept = work.stream(evidence_id, Evidence), Key(copy) if copy else None
            its.set_audience(audience, kept if audience in READ_BY_OTHERS else None, reason=work.reason(reason))
            return str(evidence_id)

        return self._carry_out(who, by, "set_evidence_audience", decide)

    @contextmanager
    def _copy(self, who: Who, evidence_id: UUID, by_hand: Incoming | None) -> Iterator[Incoming | None]:
        """Give a picture without what was hidden in it, None where it is no picture."""
        original = self._ask(who, lambda work: _theirs(evidence_id, work, "make_public_copy"))
        original.require()
        kind = type_of(by_hand.read()) if by_hand else TYPES[original.type]
        if not kind.is_cleaned:
            yield None
            return
        with self.files.take_in() as copy:
            copy.add(cleaned(kind, self._content(original, by_hand)))
            copy.end()
            yield copy

    def _content(self, original: Evidence, by_hand: Incoming | None) -> bytes:
        if by_hand is not None:
            return by_hand.read().read()
        with self.files.read(original.sha256) as file:
            return b"".join(file.pieces())


def file_name(written: str) -> str | None:
    """Take from what a browser says a file is called the name alone, without folders and what nobody sees."""
    last = written.replace("\\", "/").rpartition("/")[2]
    return " ".join(texts.visible(last).split())[: texts.LONGEST_NAME] or None


def _told(incoming: Incoming) -> FileType:
    """Say what a file is that came in, and refuse a picture that breaks what opens it."""
    kind = type_of(incoming.read())
    if kind.is_cleaned:
        require_openable(kind, incoming.read().read())
    return kind


def _known(evidence_id: UUID, work: Work) -> evidence_reading.Evidence:
    """Give a file of which the account may know; raises EvidenceUnknown."""
    found = evidence_reading.evidence_of(work.connection, work.viewer, str(evidence_id))
    if found is None:
        raise EvidenceUnknown
    return found


def _theirs(evidence_id: UUID, work: Work, command: str | None = None) -> Evidence:
    """Give a file of a team's own, to be worked on; raises EvidenceUnknown, NotAllowed."""
    found = _known(evidence_id, work)
    work.allow([found.country], command)
    if not found.is_theirs:
        raise EvidenceUnknown
    return work.stream(evidence_id, Evidence)


def _past(day: date | None, work: Work) -> date | None:
    if day is not None and day > work.today:
        raise InTheFuture(day=str(day))
    return day


def _noted(given: inputs.Texts | None, work: Work) -> Words | None:
    """Keep a text for the team alone."""
    kept = texts.texts(given)
    return _sealed(kept, work) if kept else None


def _must_note(given: inputs.Texts, work: Work) -> Words:
    return _sealed(texts.required(given), work)


def _sealed(kept: dict[str, str], work: Work) -> Words:
    work.names.require_keys(kept.values())
    return work.draft.words(kept)


def _reliability(given: str | None) -> Code | None:
    if given is not None and given not in _RELIABILITY:
        raise NotACode
    return Code(given) if given else None


def _credibility(given: int | None) -> int | None:
    if given is not None and given not in _CREDIBILITY:
        raise NotACode
    return given

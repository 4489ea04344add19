"""Settling: a document that was read enters the record with its text and its file, all at once or not at all."""

from uuid import UUID

from sqlalchemy import Connection

from tracker.accounts.intakes import IntakeRow
from tracker.application.workspace.demand_inputs import Document as Given
from tracker.application.workspace.documents import keep
from tracker.application.workspace.intake.brought import Brought
from tracker.application.workspace.intake.model import DocumentGiven, State
from tracker.application.workspace.intake.refusals import AnotherTextKept, FileGone, NotReadYet, ProposalMoved
from tracker.application.workspace.making import held_document, registered
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import NotACode
from tracker.application.workspace.texts import code
from tracker.application.workspace.work import Work
from tracker.domain.days import NotADay, When
from tracker.domain.document import Document
from tracker.domain.evidence import Evidence
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.refusals_of_changes import LanguageUnknown
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Key
from tracker.store.refusals import FileDamaged, FileMissing
from tracker.store.values import By


class Settling(Brought):
    """The command by which a document that was read enters the record."""

    def settle(self, who: Who, by: By, intake_id: UUID, given: DocumentGiven, *, seen: int) -> Outcome:
        """Put the document on record with its text and its file, all in one; the outcome is the document's key.

        Raises ProposalMoved, NotReadYet, AnotherTextKept, FileGone, and what registering a document and a file raises.
        """

        def decide(work: Work) -> str:
            row = self._row(who, intake_id)
            self._require_as_seen(row, seen)
            document = held_document(given.key, work) if given.key else registered(_given(given), work)
            language = self._keep_text(row, document, work)
            evidence = self._file(row, document, work)

            def note(connection: Connection) -> None:
                about = {**row.about, "language": language}
                done = self.rows.settle(connection, intake_id, seen, about, document=document.key, evidence=evidence.id)
                if not done:
                    raise ProposalMoved(state=row.state)

            work.beside = note
            return str(document.key)

        return self._numbered(who, by, "settle_intake", decide)

    def _require_as_seen(self, row: IntakeRow, seen: int) -> None:
        if row.state in {State.WAITING, State.REFUSED}:
            raise NotReadYet
        if row.version != seen or row.state != State.READY:
            raise ProposalMoved(state=row.state)

    def _keep_text(self, row: IntakeRow, document: Document, work: Work) -> Code:
        """Keep the text, or find that the same is kept; raises LanguageUnknown, AnotherTextKept."""
        text, language = self._text(row).text, code(row.about["language"])
        if language not in document.languages:
            if len(document.languages) != 1:
                raise LanguageUnknown(language=language)
            [language] = document.languages
        kept = document.texts.get(language)
        if kept is None:
            keep(document, language, text, work)
        elif work.book.open([kept[language]], work.connection).get(kept[language]) != text:
            raise AnotherTextKept
        return language

    def _file(self, row: IntakeRow, document: Document, work: Work) -> Evidence:
        """Enter the file, for the team; it lies on the disk since it was brought."""
        content = row.about["sha256"]
        try:
            size = self.files.check(content)
        except (FileMissing, FileDamaged):
            raise FileGone from None
        country = next(one for one in row.countries if work.who.is_team_of(one))
        made = Evidence.register(
            kind=EvidenceKind.DOCUMENT,
            size=size,
            type=Code(row.about["type"]),
            on=None,
            country=Code(country),
            audience=Audience.COUNTRY_TEAM,
            sha256=Key(content),
            name=work.draft.plain(row.about["name"] or None),
            collected_by=None,
            where=None,
            address=None,
            notes=None,
            reliability=None,
            credibility=None,
            entries=(),
            demands=(),
            documents=(document.key,),
        )
        work.draft.take(made)
        return made


def _given(given: DocumentGiven) -> Given:
    """Give what a new document needs as its command takes it; raises NotACode."""
    try:
        issued = When.parse(given.issued)
    except NotADay:
        raise NotACode from None
    return Given(
        kind=given.kind,
        title=given.title,
        issued=issued,
        issuer=given.issuer,
        relation=given.relation,
        languages=given.languages,
        countries=given.countries,
        address=given.address or None,
        reference=given.reference or None,
    )

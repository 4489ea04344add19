"""Brought: what every part of intakes stands on: the rows, who may see them, and what stays of files."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from tracker.accounts.intakes import IntakeRow
from tracker.accounts.intakes import Intakes as Rows
from tracker.accounts.proposals import ProposalRow
from tracker.application.erasing.clearing import files_that_stay
from tracker.application.intake.known import Known
from tracker.application.intake.reading.text import Text
from tracker.application.intake.recalling import known_of
from tracker.application.reader import Reader
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.intake.keeping import text_in
from tracker.application.workspace.intake.prefilling import Prefilling
from tracker.application.workspace.intake.refusals import IntakeUnknown, NotReadYet, ProposalMoved, ProposalUnknown
from tracker.domain.rights import Who
from tracker.domain.values import Ref
from tracker.projections import shelves
from tracker.store.engine import reading


class Brought(Commands):
    """The intakes of one record; `rows` keep them, `reader` says what the record knows."""

    def __init__(self, *parts: Any, rows: Rows, reader: Reader, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.rows, self._reader = rows, reader

    def text(self, who: Who, intake_id: UUID) -> Text:
        """Give its text; raises IntakeUnknown, NotReadYet."""
        return self._text(self._row(who, intake_id))

    def sweep(self) -> int:
        """Delete the files that neither an event nor an intake needs; give how many went."""
        return self.files.sweep(lambda: files_that_stay(self._log) | self.rows.files())

    def _row(self, who: Who, intake_id: UUID) -> IntakeRow:
        return _theirs(who, self.rows.open(intake_id))

    def _held(self, connection: Connection, who: Who, intake_id: UUID) -> IntakeRow:
        """Give one that nobody else changes until the transaction ends; raises IntakeUnknown."""
        return _theirs(who, self.rows.touch(connection, intake_id))

    def _text(self, row: IntakeRow) -> Text:
        content = self.rows.content(row.intake_id)
        if content is None:
            raise NotReadYet
        return text_in(content)

    def _standing(
        self, connection: Connection | None, intake_id: UUID, number: int, seen: int, states: Iterable[str]
    ) -> ProposalRow:
        """Give a proposal as it was seen, in one of these states; raises ProposalUnknown, ProposalMoved."""
        found = self.rows.proposals.open(intake_id, number, connection)
        if found is None:
            raise ProposalUnknown
        if found.version != seen or found.state not in states:
            raise ProposalMoved(state=found.state)
        return found

    def _known(self, row: IntakeRow) -> tuple[Known, date]:
        """Give what every member knows of the record: an intake may have readers of several teams."""
        with self._reader.look() as look:
            return known_of(look, look.live(Who(row.account))), look.today

    def _prefilling(self, text: Text, language: str, countries: Sequence[str]) -> Prefilling:
        with reading(self._engine) as connection:
            shelf = shelves.shelf(connection, shelves.head(connection))
            name = {code: Ref(ref) for code, ref in shelves.coalition(connection).get("name", {}).items()}
            opened = self._book.open(name.values(), connection)
        ours = {code: opened[ref] for code, ref in name.items() if ref in opened}
        return Prefilling(text, language, countries, frozenset(shelf.instruments), ours)


def _theirs(who: Who, row: IntakeRow | None) -> IntakeRow:
    if row is None or who.sends_only or not any(map(who.is_team_of, row.countries)):
        raise IntakeUnknown
    return row

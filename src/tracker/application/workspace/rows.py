"""Rows: a row of a table is given by the ordinary command of its kind, and remembered, so that it is never given twice.

What is remembered of a row are keyed hashes, in the same transaction as its event: whether it was taken is known
exactly, also after a fall in the middle of a table.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import Connection

from tracker.accounts import known_rows
from tracker.accounts.known_rows import KnownRow, Marks
from tracker.accounts.refusals import RowTaken
from tracker.application.names import Found
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import inputs
from tracker.application.workspace.changing import reword
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.demand_inputs import Demand as Asked
from tracker.application.workspace.demand_inputs import Rewording
from tracker.application.workspace.entering import enter
from tracker.application.workspace.known_names import made_ready_once
from tracker.application.workspace.making import made
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import RowErased, RowFixed, RowUnchanged
from tracker.application.workspace.replacing import replaced
from tracker.application.workspace.righting import touched
from tracker.application.workspace.work import Work
from tracker.domain.demand_events import Reworded
from tracker.domain.lifecycle_events import Translated
from tracker.domain.refusals import Refused
from tracker.domain.rights import Who
from tracker.projections import shelves
from tracker.store.engine import reading
from tracker.store.refusals import ClockStopped, Locked, StoreUnavailable
from tracker.store.shapes import refs_in
from tracker.store.values import By
from tracker.store.word_book import erased

Said = Mapping[str, Sequence[str]]
"""What a row says, by the codes of its columns."""

_COMMANDS: Mapping[type[object], str] = {
    inputs.Development: "record_development",
    inputs.Check: "record_check",
    inputs.Position: "record_position",
    inputs.Letter: "record_letter",
    inputs.Reminder: "record_reminder",
    inputs.Answer: "record_answer",
    inputs.DueDay: "set_due_day",
    inputs.NextStep: "set_next_step",
    inputs.Finding: "record_finding",
    inputs.Submission: "record_submission",
    inputs.Listing: "record_listing",
    Asked: "make_demand",
}
"""The command by which a new row of each kind is given."""


@dataclass(frozen=True)
class Row:
    """A row as it was understood: its marks, what was known of it when it was looked at, and what it asks for.

    `reason` is what is said where the row changes what it became before.
    """

    marks: Marks
    known: KnownRow | None
    given: inputs.Entry | Asked
    reason: inputs.Texts

    @property
    def command(self) -> str:
        """Give the command that the row is given by."""
        if self.known is None:
            return _COMMANDS[type(self.given)]
        return "reword" if isinstance(self.given, Asked) else "correct"


class BrokenOff(Exception):
    """The record could not be written to any more; `recorded` rows were recorded before, and stay."""

    def __init__(self, recorded: int) -> None:
        super().__init__(recorded)
        self.recorded = recorded


class Rows(Commands):
    """Commands of tables: each row by itself, so that a table that stops half-way is simply sent again."""

    def marks(self, table: str, key: str, said: Said, fixed: Iterable[str] = ()) -> Marks:
        """Give what a row is known by: `table` is its kind and name, `key` its own key or its place.

        `fixed` are the columns that no later version of the row may change.
        """
        kind = table.partition("/")[0]
        kept = {code: said[code] for code in fixed if code in said}
        return Marks(
            key=self._hashed(f"{table}/{key}"),
            content=self._hashed(f"{kind}/{_written(said)}"),
            fixed=self._hashed(f"{kind}/{_written(kept)}") if fixed else "",
        )

    def known_rows(self, marks: Sequence[Marks]) -> tuple[Mapping[str, KnownRow], Mapping[str, KnownRow]]:
        """Give which rows were taken before, by their keys; and which say what was taken before, by their content."""
        with reading(self._engine) as connection:
            by_key = known_rows.by_key(connection, [one.key for one in marks])
            return by_key, known_rows.by_content(connection, [one.content for one in marks])

    @contextmanager
    def weighing(self, who: Who) -> Iterator["Weigher"]:
        """Open the record to weigh the rows of a table, one after the other; nothing is recorded."""
        with made_ready_once(), self._work(who, "") as work:
            yield Weigher(work)

    def give_rows(self, who: Who, by: By, rows: Iterable[Row]) -> None:
        """Give rows, each by itself; what is refused meanwhile is passed over, and weighed anew says why.

        Raises BrokenOff where some are recorded and the rest cannot be; what the store raises where none is.
        """
        done = 0
        with made_ready_once():
            for row in rows:
                try:
                    with suppress(Refused, NotAllowed):
                        done += not self.give_row(who, by, row).repeated
                except (StoreUnavailable, Locked, ClockStopped) as problem:
                    if not done:
                        raise
                    raise BrokenOff(done) from problem

    def give_row(self, who: Who, by: By, row: Row) -> Outcome:
        """Record a new row, or let a changed one correct what it became; the outcome is the entry or the demand.

        Raises RowTaken where somebody gave it meanwhile, RowErased, RowFixed, RowUnchanged, Outdated where a person
        changed what it became, and what the ordinary command raises.
        """
        give: Callable[..., Outcome] = self._numbered if row.command == "make_demand" else self._carry_out
        return give(who, by, row.command, partial(_given, row))

    def _hashed(self, text: str) -> str:
        return self._book.keyed_hash("table-row", text.encode())


class Weigher:
    """Decides what rows ask for as if each that is not refused were recorded; the work is thrown away in the end."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def names_in(self, texts: Mapping[str, str]) -> Mapping[str, Sequence[Found]]:
        """Find names of persons in the texts of a row."""
        return {field: self._work.names.found_in(said) for field, said in texts.items()}

    def weigh(self, row: Row) -> Refused | NotAllowed | None:
        """Say why a row would be refused if it were given now, None where it would not."""
        self._work.command = row.command
        try:
            _given(row, self._work)
        except (Refused, NotAllowed) as problem:
            self._work.let_go()
            return problem
        return None


def _written(said: Said) -> str:
    """Write down what a row says so that the same row gives the same text, whatever columns it leaves empty."""
    return json.dumps({code: list(texts) for code, texts in said.items() if any(texts)}, sort_keys=True)


def _given(row: Row, work: Work) -> str:
    """Decide what a row asks for, and let it be remembered with that."""
    became = _entered(row, work) if row.known is None else _changed(row, row.known, work)
    if known_rows.by_key(work.connection, [row.marks.key]).get(row.marks.key) != row.known:
        raise RowTaken

    def beside(connection: Connection) -> None:
        taken = KnownRow(row.marks, became, shelves.head(connection))
        known_rows.remember(connection, taken, row.known)

    work.beside = beside
    return became


def _entered(row: Row, work: Work) -> str:
    return str(made(row.given, work).reference) if isinstance(row.given, Asked) else str(enter(row.given, work))


def _changed(row: Row, known: KnownRow, work: Work) -> str:
    """Correct what a row became, unless a person has dealt with it since."""
    if isinstance(row.given, Asked):
        return _reworded(row, row.given, known, work)
    entry_id = UUID(known.became)
    for dossier in touched(work, entry_id, known.position):
        if erased(list(refs_in(dossier.require(entry_id))), work.connection):
            raise RowErased
    return str(replaced(work, entry_id, row.given, row.reason))


def _reworded(row: Row, given: Asked, known: KnownRow, work: Work) -> str:
    """Put our own words for a demand as the row has them now; what is asked of whom stays as it is."""
    if known.marks.fixed != row.marks.fixed:
        raise RowFixed
    found = work.demand(known.became)
    work.require_unmoved([found.id], known.position, lambda event: isinstance(event, Reworded | Translated))
    wanted = {"title": given.title, "summary": given.summary}
    wanted |= {str(number): one.label for number, one in enumerate(given.measures, 1)}
    opened = work.book.open([ref for part in wanted for ref in found.words[part].values()], work.connection)
    parts = {
        part: said
        for part, said in wanted.items()
        if {str(language): opened.get(ref) for language, ref in found.words[part].items()} != dict(said)
    }
    if not parts:
        raise RowUnchanged
    return reword(Rewording(demand=known.became, parts=parts, reason=row.reason, namesakes=given.namesakes), work)

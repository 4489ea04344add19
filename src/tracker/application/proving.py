"""Proofs of single entries: what lets a stranger compute an entry of the public log, and find it in the signed tree."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select

from tracker.domain.values import Ref
from tracker.projections.positions import first_positions
from tracker.store.engine import reading
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.proof_file import proof_file, refs_in_facts
from tracker.store.tables import event
from tracker.store.word_book import WordBook

_PERSON = "{p-"
_ID = re.compile(rb'"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')
_MEASURE = re.compile(rb'"([a-z]{2}-[0-9a-z-]+[.][0-9]+)"')


@dataclass(frozen=True)
class Provable:
    """An entry that was signed: where it stands, and what its facts name.

    `names` are ids of other entries and of files, `measures` the public numbers of measures (`kz-2021-1.3`). Whoever
    gets the proof reads them, whatever its page says of them.
    """

    position: int
    names: frozenset[str]
    measures: frozenset[str]


class Prover:
    """Proves what was signed; whether somebody may have a proof is asked before."""

    def __init__(self, engine: Engine, book: WordBook, folder: LogFolder) -> None:
        self._engine, self._book, self._folder = engine, book, folder

    def size(self) -> int:
        """Say how many events the newest checkpoint covers, 0 before the first."""
        last = self._folder.checkpoint()
        return last.size if last else 0

    def provable(self, reference: str) -> Mapping[str, Provable]:
        """Give the entries on a demand that can be proved, by their ids: those that were signed.

        Left out are those whose words name a person: a text that does holds the person's key, which would join what
        pages keep apart. So are those of which a text was erased: it may have named one.
        """
        size = self.size()
        with reading(self._engine) as connection:
            found = {one: at for one, at in first_positions(connection, reference).items() if at <= size}
            rows = connection.execute(
                select(event.c.position, event.c.state).where(event.c.position.in_(found.values()))
            )
            states = {row.position: row.state for row in rows}
            refs = {position: refs_in_facts(state) for position, state in states.items()}
            words = self._book.disclose(set().union(*refs.values()), connection)
        open_to_all = {one.ref for one in words if _PERSON not in one.text}
        return {one: _named(one, at, states[at]) for one, at in found.items() if refs[at] <= open_to_all}

    def prove(self, position: int, without: Collection[Ref] = ()) -> bytes:
        """Write the proof of an event that was signed as a file; raises NotProved where no checkpoint covers it.

        The words `without` stay closed: the entry can be computed from its references alone.
        """
        signed = self._folder.signed() or b""
        with reading(self._engine) as connection:
            row = connection.execute(select(event).where(event.c.position == position)).one()
            words = self._book.disclose(refs_in_facts(row.state) - {*without}, connection)
        return proof_file(row, words, self._folder.tree(self.size()).inclusion(position - 1), signed)


def _named(entry_id: str, position: int, state: bytes) -> Provable:
    names = frozenset(found.decode() for found in _ID.findall(state))
    return Provable(position, names - {entry_id}, frozenset(found.decode() for found in _MEASURE.findall(state)))

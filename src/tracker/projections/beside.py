"""Beside: on PostgreSQL, read models folded anew into tables of their own while others write, then taken over at once.

The tables are temporary: they bear the names of the real ones, and the connection that made them, and no other, finds
them first. So the folds need not know, and of one that is killed nothing is left; it is run again. What differs is
copied in one transaction. Whoever reads meanwhile sees all of the old rows or all of the new ones, and waits for
nobody; tables that were renamed into place would seem half empty to who began to read before.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text

from tracker.cycles import FOLDING, rarely_sought
from tracker.projections.runner import Folding, Read, Runner
from tracker.projections.tables import parked
from tracker.store.engine import apart, explained
from tracker.store.tables import log_head
from tracker.store.values import Recorded

ANEW = "migrated"
"""What stands for the error of a read model that a migration has emptied."""

_WAITS, _ROOM = "2s", "64MB"
"""How long the taking over waits for who reads from a table that changes its shape, and memory for comparing rows."""


class Beside:
    """Read models on their way; only the taking over makes writers wait."""

    def __init__(self, connection: Connection, runner: Runner, names: Sequence[str]) -> None:
        self._connection, self._folding = connection, Folding(runner, connection, names)
        self._models = tuple(self._folding.going)
        self._after, self.events = 0, 0
        self._home = str(connection.scalar(text("SELECT current_schema()")))
        self._search("pg_temp", self._home)
        for table in (parked, *(table for model in self._models for table in model.tables)):
            table.create(connection, checkfirst=False)
        connection.commit()

    def fill(self, read: Read) -> None:
        """Fold what is recorded; meanwhile more may be."""
        with rarely_sought(FOLDING):
            for batch in read(self._after):
                with self._connection.begin():
                    self._fold(batch)
                self._after = batch[-1].position
        with self._connection.begin():
            for table in self._tables():
                self._connection.exec_driver_sql(f"ANALYZE {self._named(table, 'pg_temp')}")

    def take_over(self, read: Read) -> None:
        """Fold the rest while nobody writes, and let it be what pages read."""
        with self._still(read):
            names = [model.name for model in self._models]
            self._take(names)
            failed = self._connection.execute(select(parked)).mappings().all()
            self._search(self._home, "pg_temp")
            self._connection.execute(delete(parked).where(parked.c.name.in_(names)))
            for row in failed:
                self._connection.execute(insert(parked).values(row))

    def take_over_with(self, migration: Callable[[Connection], None], read: Read) -> None:
        """Fold the rest while nobody writes, change the tables, and fill those that were emptied by that.

        Raises StoreUnavailable where somebody reads from one of them for too long: then nothing has changed.
        """
        with self._still(read):
            failed = set(self._connection.execute(select(parked.c.name)).scalars())
            self._search(self._home, "pg_temp")
            self._connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAITS}'")
            migration(self._connection)
            emptied = select(parked.c.name).where(parked.c.error == ANEW)
            names = [name for name in self._connection.execute(emptied).scalars() if name not in failed]
            self._take(names)
            self._connection.execute(delete(parked).where(parked.c.name.in_(names)))

    @contextmanager
    def _still(self, read: Read) -> Iterator[None]:
        """Fold the rest within a transaction in which nobody else records; what fails undoes all of it."""
        after, events = self._after, self.events
        try:
            with self._connection.begin():
                self._connection.exec_driver_sql(f"SET LOCAL work_mem = '{_ROOM}'")
                self._connection.execute(select(log_head.c.position).with_for_update())
                for batch in read(self._after):
                    self._fold(batch)
                    self._after = batch[-1].position
                yield
        except BaseException:
            self._after, self.events = after, events
            self._folding.again()
            raise

    def _fold(self, batch: Sequence[Recorded]) -> None:
        self._folding.fold(batch)
        self.events += len(batch)

    def _take(self, names: Sequence[str]) -> None:
        """Make the real tables hold what these hold; rows that are the same stay as they are."""
        for model in self._models:
            for table in model.tables if model.name in names else ():
                self._copy(table)

    def _copy(self, table: Table) -> None:
        quote = self._connection.dialect.identifier_preparer.quote
        columns = ", ".join(quote(column.name) for column in table.columns)
        same = " AND ".join(f"old.{quote(key.name)} = gone.{quote(key.name)}" for key in table.primary_key)
        into = self._named(table, self._home)
        real, ours = f"SELECT {columns} FROM {into}", f"SELECT {columns} FROM {self._named(table, 'pg_temp')}"  # noqa: S608 - names of ours
        gone = f"DELETE FROM {into} AS old USING ({real} EXCEPT {ours}) AS gone WHERE {same}"  # noqa: S608 - the same
        self._connection.exec_driver_sql(gone)
        self._connection.exec_driver_sql(f"INSERT INTO {into} ({columns}) {ours} EXCEPT {real}")

    def _tables(self) -> Iterator[Table]:
        return (table for model in self._models for table in model.tables)

    def _named(self, table: Table, schema: str) -> str:
        quote = self._connection.dialect.identifier_preparer.quote
        return f"{quote(schema)}.{quote(table.name)}"

    def _search(self, *schemas: str) -> None:
        """Say where names of tables are looked for; undone with the transaction, where that is undone."""
        quote = self._connection.dialect.identifier_preparer.quote
        self._connection.exec_driver_sql(f"SET search_path = {', '.join(map(quote, schemas))}")


@contextmanager
def beside(engine: Engine, runner: Runner, names: Sequence[str] = ()) -> Iterator[Beside]:
    """Give a place where read models can be folded, all where none is named; raises StoreUnavailable."""
    with explained(), apart(engine).connect() as connection:
        yield Beside(connection, runner, names)

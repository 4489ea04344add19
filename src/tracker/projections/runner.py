"""The three runners of the one fold: inline in the write transaction, catching up, and rebuilding.

A read model that fails is parked at the position where it failed; the event is kept, the others go on, and the
parked one is tried again with back-off (P3).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from tracker.cycles import FOLDING, rarely_sought
from tracker.projections.demands import Demands
from tracker.projections.documents import Documents
from tracker.projections.entries import Entries
from tracker.projections.erasures import Erasures
from tracker.projections.evidence import EvidenceFiles
from tracker.projections.leadership import Leadership
from tracker.projections.lists import Lists
from tracker.projections.loaded_rows import LoadedRows
from tracker.projections.occasions import Occasions
from tracker.projections.parties import Parties
from tracker.projections.read_model import ReadModel
from tracker.projections.releases import Releases
from tracker.projections.rows import Rows
from tracker.projections.tables import parked, read_metadata
from tracker.store.engine import roomy
from tracker.store.prepared import Prepared, savepoint
from tracker.store.values import Recorded

READ_MODELS: tuple[ReadModel, ...] = (
    Entries(),
    Demands(),
    Documents(),
    Parties(),
    Leadership(),
    Lists(),
    Occasions(),
    Releases(),
    LoadedRows(),
    EvidenceFiles(),
    Erasures(),
)

_PARKED = Prepared(select(parked.c.name))
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(hours=1)

Read = Callable[[int], Iterable[Sequence[Recorded]]]
"""Gives the log in batches, from after a position to its end."""


class Runner:
    """Runs read models over the log."""

    def __init__(self, models: Sequence[ReadModel] = READ_MODELS) -> None:
        self.models = models

    @staticmethod
    def make_tables(connection: Connection) -> None:
        """Make all tables of the read side, in a database that is to be thrown away; others have migrations."""
        read_metadata.create_all(connection)

    def inline(self, connection: Connection, batch: Sequence[Recorded]) -> None:
        """Fold what is being recorded, within its own transaction; a fold that fails is parked."""
        kinds = {type(recorded.event) for recorded in batch}
        waiting = {name for (name,) in _PARKED.all(connection, {})}
        models = [model for model in self.models if any(map(model.takes, kinds)) and model.name not in waiting]
        if not _all_at_once(connection, models, batch):
            for model in models:
                its = [recorded for recorded in batch if model.takes(type(recorded.event))]
                self.attempt(connection, model, its, Rows(connection))

    def catch_up(self, connection: Connection, read: Read, now: datetime) -> list[str]:
        """Try the parked read models whose time has come; give the names of those that are well again.

        To be called within a write transaction, so that nothing is recorded meanwhile.
        """
        well = []
        for row in connection.execute(select(parked)).mappings().all():
            model = next((model for model in self.models if model.name == row["name"]), None)
            if model is None or row["next_try_at"] > _microseconds(now):
                continue
            try:
                with connection.begin_nested():
                    rows = Rows(connection)
                    for batch in read(row["position"] - 1):
                        model.fold_all(rows, batch)
            except Exception as error:  # noqa: BLE001 - whatever a fold raises parks it again
                self._park_again(connection, model, row["tries"] + 1, error, now)
            else:
                connection.execute(delete(parked).where(parked.c.name == model.name))
                well.append(model.name)
        return well

    def put_off(self, connection: Connection) -> None:
        """Park all read models before the first event: nothing was folded yet."""
        for model in self.models:
            its = {"position": 1, "error": "put_off", "tries": 0, "next_try_at": 0}
            connection.execute(insert(parked).values(name=model.name, **its))

    def rebuild(self, connection: Connection, read: Read, names: Sequence[str] = ()) -> int:
        """Forget read models and fold them again from the first event; give the number of events read.

        To be called within a write transaction. Without names all are rebuilt. One that fails is parked at the batch
        where it failed; the others go on.
        """
        folding = Folding(self, connection, names)
        for model in folding.going:
            model.clear(connection)
            connection.execute(delete(parked).where(parked.c.name == model.name))
        events = 0
        with roomy(connection), rarely_sought(FOLDING):
            for batch in read(0):
                events += len(batch)
                folding.fold(batch)
        return events

    @staticmethod
    def attempt(connection: Connection, model: ReadModel, batch: Sequence[Recorded], rows: Rows) -> bool:
        """Fold a batch, or park the read model where that fails; say whether it went well."""
        try:
            with savepoint(connection):
                model.fold_all(rows, batch)
        except Exception as error:  # noqa: BLE001 - whatever a fold raises parks it
            connection.execute(
                insert(parked).values(
                    name=model.name,
                    position=batch[0].position,
                    error=type(error).__name__,
                    tries=1,
                    next_try_at=_microseconds(batch[0].at + FIRST_WAIT),
                )
            )
            return False
        return True

    def _park_again(
        self, connection: Connection, model: ReadModel, tries: int, error: Exception, now: datetime
    ) -> None:
        wait = min(FIRST_WAIT * 2 ** min(tries, 20), LONGEST_WAIT)
        connection.execute(
            update(parked)
            .where(parked.c.name == model.name)
            .values(tries=tries, error=type(error).__name__, next_try_at=_microseconds(now + wait))
        )


class Folding:
    """Read models on their way from the first event on, over one connection; `going` are those that did not fail."""

    def __init__(self, runner: Runner, connection: Connection, names: Sequence[str] = ()) -> None:
        self._runner, self._connection = runner, connection
        self.going = {model: Rows(connection) for model in runner.models if not names or model.name in names}

    def fold(self, batch: Sequence[Recorded]) -> None:
        """Fold a batch; what fails is parked there, and goes no further."""
        tries = {
            model: self._runner.attempt(self._connection, model, batch, rows) for model, rows in self.going.items()
        }
        self.going = {model: rows for model, rows in self.going.items() if tries[model]}

    def again(self) -> None:
        """Forget what was remembered of rows that may be undone."""
        self.going = {model: Rows(self._connection) for model in self.going}


def _all_at_once(connection: Connection, models: Sequence[ReadModel], batch: Sequence[Recorded]) -> bool:
    """Fold a batch into several read models under one savepoint, or into none; say whether it went well.

    A savepoint for each costs more than what most of them do.
    """
    try:
        with savepoint(connection):
            for model in models:
                model.fold_all(Rows(connection), batch)
    except Exception:  # noqa: BLE001 - whatever a fold raises, each is tried by itself then
        return False
    return True


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)

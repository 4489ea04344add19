"""The three runners of the one fold: inline in the write transaction, catching up, and rebuilding.

A read model that fails is parked at the position where it failed; the event is kept, the others go on, and the
parked one is tried again with back-off (P3).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from tracker.projections.demands import Demands
from tracker.projections.documents import Documents
from tracker.projections.entries import Entries
from tracker.projections.lists import Lists
from tracker.projections.loaded_rows import LoadedRows
from tracker.projections.occasions import Occasions
from tracker.projections.parties import Parties
from tracker.projections.read_model import ReadModel
from tracker.projections.releases import Releases
from tracker.projections.tables import parked
from tracker.store.values import Recorded

READ_MODELS: tuple[ReadModel, ...] = (
    Entries(),
    Demands(),
    Documents(),
    Parties(),
    Lists(),
    Occasions(),
    Releases(),
    LoadedRows(),
)

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(hours=1)

Read = Callable[[int], Iterable[Sequence[Recorded]]]
"""Gives the log in batches, from after a position to its end."""


class Runner:
    """Runs read models over the log."""

    def __init__(self, models: Sequence[ReadModel] = READ_MODELS) -> None:
        self.models = models

    def inline(self, connection: Connection, batch: Sequence[Recorded]) -> None:
        """Fold what is being recorded, within its own transaction; a fold that fails is parked."""
        waiting = set(connection.execute(select(parked.c.name)).scalars())
        for model in self.models:
            mine = [recorded for recorded in batch if isinstance(recorded.event, model.feeds)]
            if mine and model.name not in waiting:
                self._try(connection, model, mine)

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
                    for batch in read(row["position"] - 1):
                        model.fold_all(connection, batch)
            except Exception as error:  # noqa: BLE001 - whatever a fold raises parks it again
                self._park_again(connection, model, row["tries"] + 1, error, now)
            else:
                connection.execute(delete(parked).where(parked.c.name == model.name))
                well.append(model.name)
        return well

    def rebuild(self, connection: Connection, read: Read, names: Sequence[str] = ()) -> int:
        """Forget read models and fold them again from the first event; give the number of events read.

        To be called within a write transaction. Without names all are rebuilt.
        """
        chosen = [model for model in self.models if not names or model.name in names]
        for model in chosen:
            model.clear(connection)
            connection.execute(delete(parked).where(parked.c.name == model.name))
        events = 0
        for batch in read(0):
            events += len(batch)
            for model in chosen:
                model.fold_all(connection, batch)
        return events

    def _try(self, connection: Connection, model: ReadModel, batch: Sequence[Recorded]) -> None:
        try:
            with connection.begin_nested():
                model.fold_all(connection, batch)
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

    def _park_again(
        self, connection: Connection, model: ReadModel, tries: int, error: Exception, now: datetime
    ) -> None:
        wait = min(FIRST_WAIT * 2 ** min(tries, 20), LONGEST_WAIT)
        connection.execute(
            update(parked)
            .where(parked.c.name == model.name)
            .values(tries=tries, error=type(error).__name__, next_try_at=_microseconds(now + wait))
        )


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)

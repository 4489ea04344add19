"""ReadModel: a fold of events into tables, the same whether it runs inline, in a batch or in a rebuild."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import ClassVar

from sqlalchemy import Connection, Table, delete

from tracker.domain.events import Event
from tracker.projections.rows import Rows
from tracker.store.values import Recorded


class ReadModel(ABC):
    """One fold. `name` is for ever; `feeds` are the events it takes in; `tables` are its own alone."""

    name: ClassVar[str]
    tables: ClassVar[Sequence[Table]]
    feeds: ClassVar[tuple[type[Event], ...]]

    def fold_all(self, rows: Rows, batch: Sequence[Recorded]) -> None:
        """Take in the events of a batch that feed this read model, in their order."""
        feeds = {kind for kind in {type(recorded.event) for recorded in batch} if self.takes(kind)}
        if not feeds:
            return
        fold = self._one
        for recorded in batch:
            if type(recorded.event) in feeds:
                fold(recorded.event, recorded, rows)
        rows.end_batch()

    def takes(self, kind: type[Event]) -> bool:
        """Say whether events of a kind feed this read model."""
        return _takes(type(self), kind)

    @cached_property
    def _one(self) -> Callable[[Event, Recorded, Rows], None]:
        """`fold`, kept: a singledispatchmethod makes a new function each time that it is looked up."""
        return self.fold

    @abstractmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in one event."""

    def clear(self, connection: Connection) -> None:
        """Forget everything."""
        for table in self.tables:
            connection.execute(delete(table))


@cache
def _takes(model: type[ReadModel], kind: type[Event]) -> bool:
    return issubclass(kind, model.feeds)

"""The event-sourcing library as shipped, which our store is built on: its own recorders, its own JSON."""

from pathlib import Path
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from sqlalchemy import make_url

from benchmarks.rivals.texts import text

_RELOADED = 50
"""After how many events a fresh aggregate is begun, so that loading stays what it is for a demand."""


class Demand(Aggregate):
    """A demand to which things happen."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        self.developments = 0

    @event("Developed")
    def develop(self, entry_id: str, day: str, wording: str) -> None:
        """Take in that something happened."""
        self.developments += 1


class Library:
    """Load, change, save: what its tutorial does."""

    name = "library"

    def __init__(self, settings: dict[str, str]) -> None:
        self._application = Application[UUID](env=settings)

    def once(self, number: int) -> None:
        """Record one event on an aggregate."""
        if number % _RELOADED == 0:
            self._id = self._begin()
        demand: Demand = self._application.repository.get(self._id)
        demand.develop(str(uuid4()), "2022-06-01", text(number))
        self._application.save(demand)

    def close(self) -> None:
        """Let go of the database."""
        self._application.close()

    def _begin(self) -> UUID:
        demand = Demand("kz-2021-1")
        self._application.save(demand)
        return demand.id


def on_sqlite(folder: Path) -> Library:
    """Make one on a file: the library opens it with a WAL, synced at each commit."""
    return Library({"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "library.db")})


def on_postgres(url: str) -> Library:
    """Make one on PostgreSQL; raises ImportError without psycopg_pool."""
    place = make_url(url)
    return Library(
        {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": str(place.database),
            "POSTGRES_HOST": str(place.query["host"]),
            "POSTGRES_PORT": "5432",
            "POSTGRES_USER": "postgres",
            "POSTGRES_PASSWORD": "none",
        }
    )

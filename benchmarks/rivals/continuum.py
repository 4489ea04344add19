"""SQLAlchemy-Continuum: a mapped class whose every change also writes a version."""

from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Integer, Text
from sqlalchemy.orm import Session, configure_mappers, declarative_base

from benchmarks.rivals.texts import text
from tracker.store.engine import make_engine


class Continuum:
    """Update one row and keep its history, in one transaction; raises ImportError where the package is missing."""

    name = "continuum"

    def __init__(self, engine: Engine) -> None:
        import sqlalchemy_continuum  # noqa: PLC0415 - a rival that may not be installed

        self._engine, self._note = engine, _mapped(sqlalchemy_continuum)
        self._note.metadata.create_all(engine)
        self._session = Session(engine)
        self._kept = self._note(demand="kz-2021-1", day="2022-06-01", wording="new")
        self._session.add(self._kept)
        self._session.commit()

    def once(self, number: int) -> None:
        """Update the row."""
        self._kept.wording = text(number)
        self._session.commit()

    def close(self) -> None:
        """Close the connections."""
        self._session.close()
        self._engine.dispose()


_made: list[Any] = []


def _mapped(sqlalchemy_continuum: Any) -> Any:  # noqa: ANN401 - it comes without types
    """Make the class once: what the library sets up, it sets up for the whole process."""
    if not _made:
        sqlalchemy_continuum.make_versioned(user_cls=None)
        base = declarative_base()
        columns = {name: Column(Text) for name in ("demand", "day", "wording")}
        place = {"__versioned__": {}, "__tablename__": "note", "id": Column(Integer, primary_key=True)}
        _made.append(type("Note", (base,), {**place, **columns}))
        configure_mappers()
    return _made[0]


def on_sqlite(folder: Path) -> Continuum:
    """Make one on a file, set as carefully as ours."""
    engine = make_engine(f"sqlite:///{folder / 'continuum.db'}")
    return Continuum(engine)


def on_postgres(url: str) -> Continuum:
    """Make one on PostgreSQL."""
    return Continuum(make_engine(url))

"""A house of each kind in turn, its tables made once: most tests are about a few rows, and there are many of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import text

from tests.accounts.people import House, a_house
from tests.postgres import PostgresServer
from tracker.accounts.tables import accounts_metadata
from tracker.store.engine import make_engine

_TABLES = ", ".join(table.name for table in accounts_metadata.sorted_tables)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty SQLite database once."""
    file = tmp_path_factory.mktemp("accounts") / "empty.db"
    a_house(f"sqlite:///{file}").engine.dispose()
    return file


@pytest.fixture(scope="session")
def migrated_server(postgres_server: PostgresServer) -> str:
    """Make an empty PostgreSQL database once; it is emptied after each test."""
    postgres_server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier("accounts")))
    url = postgres_server.url("accounts")
    a_house(url).engine.dispose()
    return url


@pytest.fixture
def sqlite_house(migrated_file: Path, tmp_path: Path) -> Iterator[House]:
    """Give a house on SQLite."""
    engine = make_engine(f"sqlite:///{shutil.copyfile(migrated_file, tmp_path / 'tracker.db')}")
    yield House(engine)
    engine.dispose()


@pytest.fixture
def postgres_house(migrated_server: str) -> Iterator[House]:
    """Give a house on PostgreSQL."""
    engine = make_engine(migrated_server)
    yield House(engine)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE account_log DISABLE TRIGGER account_log_no_truncate"))
        connection.execute(text(f"TRUNCATE {_TABLES}"))
        connection.execute(text("ALTER TABLE account_log ENABLE ALWAYS TRIGGER account_log_no_truncate"))
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest) -> House:
    """Give a house of each kind in turn."""
    found: House = request.getfixturevalue(f"{request.param}_house")
    return found

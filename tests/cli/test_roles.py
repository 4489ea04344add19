"""`tracker migrate --for-role`: on PostgreSQL the program works under a role that may only add to the log."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from psycopg import sql
from sqlalchemy import make_url

from tests.cli.conftest import Tracker, init
from tests.postgres import PostgresServer


@pytest.fixture
def role(postgres_server: PostgresServer) -> Iterator[str]:
    """Give a role that owns nothing, and take it away once the database is gone."""
    name = f"serves_{token_hex(4)}"
    postgres_server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
    yield name
    postgres_server.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


@pytest.mark.postgres
def test_a_record_is_kept_under_a_role_that_owns_nothing(
    role: str, empty_postgres_url: str, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", empty_postgres_url)
    home = tmp_path / "home"
    init(tracker, home)
    served = make_url(empty_postgres_url).set(username=role).render_as_string(hide_password=False)

    granted = tracker("migrate", "--for-role", role, "--home", home)
    monkeypatch.setenv("TRACKER_DATABASE", served)
    commands = ["release"], ["rebuild"], ["verify"], ["backup", tmp_path / "kept"]
    done = [tracker(*words, "--home", home).code for words in commands]
    refused = tracker("migrate", "--for-role", role, "--home", home)

    assert [granted.code, *done] == [0, 0, 0, 0, 0]
    assert f"The role {role} can now use this record" in granted.out
    assert refused.code == 1
    assert "The database does not let this role do that." in refused.err


def test_a_file_has_no_roles(home: Path, tracker: Tracker) -> None:
    said = tracker("migrate", "--for-role", "somebody", "--home", home)

    assert said.code == 1
    assert "A database file has no roles" in said.err

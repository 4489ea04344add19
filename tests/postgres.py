"""A PostgreSQL server of one's own: for tests, drills and benchmarks, gone when they end."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql


class NoServer(Exception):
    """PostgreSQL's server programs are not on this machine."""


@dataclass(frozen=True)
class PostgresServer:
    """A PostgreSQL that listens on a Unix socket only."""

    folder: Path

    def url(self, database: str) -> str:
        """Name one of its databases, as SQLAlchemy likes it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def execute(self, statement: sql.Composed) -> None:
        """Run one statement of housekeeping, outside any transaction."""
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def ask(self, question: LiteralString, *given: object) -> list[Any]:
        """Ask the server something, and give the first column of the answer."""
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            return [row[0] for row in connection.execute(question, given)]

    @contextmanager
    def database(self, pattern: str = "template1") -> Iterator[str]:
        """Make a database as another one stands, name it, and drop it in the end."""
        name = f"test_{secrets.token_hex(6)}"
        names = {"name": sql.Identifier(name), "pattern": sql.Identifier(pattern)}
        self.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {pattern}").format(**names))
        yield name
        self.execute(sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(**names))


@contextmanager
def running() -> Iterator[PostgresServer]:
    """Run a PostgreSQL with its own careful defaults (fsync stays on); raises NoServer."""
    programs = _programs()
    owner = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="tracker-"))  # not under tmp_path, which only root may enter
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command: list[str | Path] = [programs / program, "--pgdata", data, *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, user=owner, group=owner)

    try:
        if owner:
            shutil.chown(folder, owner, owner)
        run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale")
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\n")
        run("pg_ctl", "start", "--wait", f"--log={folder / 'log'}")
        try:
            yield PostgresServer(folder)
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = [Path(on_path)] if on_path else debian
    if not found:
        raise NoServer
    return found[-1].resolve().parent

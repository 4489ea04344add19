"""What any test may ask for: a database of either kind, a browser, and a machine cut off from the network."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import psycopg
import pytest
from psycopg import sql


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a drill ask for more than every test run has time for."""
    parser.addoption("--kills", type=int, default=20, help="how often a process that gives commands is killed")
    parser.addoption("--full", action="store_true", help="run drills at their full size, on both databases")


def pytest_configure() -> None:
    """Let no test speak to another machine, and end tidily when told to end."""
    sys.addaudithook(_refuse_other_machines)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: fixtures stop what they started


def _refuse_other_machines(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a Unix socket's address is a path
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0]
    else:
        return
    if not _is_this_machine(host):
        pytest.fail(f"a test tried to reach another machine: {host!r}")


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if not isinstance(name, str) or name in {"", "localhost"}:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class PostgresServer:
    """A PostgreSQL that runs for this session and listens on a Unix socket only."""

    folder: Path

    def url(self, database: str) -> str:
        """Name one of its databases, as SQLAlchemy likes it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def execute(self, statement: sql.Composed) -> None:
        """Run one statement of housekeeping, outside any transaction."""
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL with its own careful defaults (fsync stays on)."""
    programs = _postgres_programs()
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


def _postgres_programs() -> Path:
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = [Path(on_path)] if on_path else debian
    if not found:
        pytest.fail("PostgreSQL's server is missing. On Debian, as root: apt-get install postgresql")
    return found[-1].resolve().parent


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give a fresh, empty PostgreSQL database."""
    name = f"test_{secrets.token_hex(6)}"
    postgres_server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    yield postgres_server.url(name)

    postgres_server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give a SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'tracker.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give a fresh database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Find the headless Chromium that Playwright is to start (as root with --no-sandbox)."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not path:
        pytest.fail("Chromium is missing. On Debian, as root: apt-get install chromium-headless-shell")
    return path

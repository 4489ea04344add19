"""What any test may ask for: a database of either kind, a browser, and a machine cut off from the network."""

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator, Iterator
from functools import cache
from ipaddress import ip_address
from pathlib import Path

import hypothesis
import pytest
from alembic import command
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests.postgres import NoServer, PostgresServer, running
from tests.statements import sharing_engine
from tests.tables import make_or_copy, migrate
from tests.windows import answering_where_one_asks
from tracker.accounts import passwords
from tracker.store import engine as engines
from tracker.store import schema
from tracker.store.engine import make_engine

WALKS = ("tests/journeys/", "tests/browser/test_pages.py")
"""These tests walk over the same pages, which one process fetches once for all of them."""

LONG = (
    "tests/browser/",
    "tests/drills/",
    "tests/reminders/test_ten_years.py",
    "tests/web/workspace/test_who_sees_what.py",
    "tests/application/test_kept_answers.py",
    "tests/cli/test_serve.py",
    "tests/reminders/test_at_once.py",
    "tests/reminders/test_kills.py",
    "tests/store/test_processes.py",
)
"""Few tests and long ones: begun late, one of them would keep one process busy while the other has nothing left."""

IN_MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 - the folders within are made for one user each
"""Where files of tests lie if there is so much room, in bytes: none has to outlive the machine, and many are synced."""


YOUNG = 10_000
"""How many new objects Python waits for until it looks for what is no longer used; its own 700 made it look all day."""


hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")  # a busy machine fails none


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a drill ask for more than every test run has time for."""
    parser.addoption("--kills", type=int, default=8, help="how often a process that gives commands is killed")
    parser.addoption("--full", action="store_true", help="run drills at their full size, on both databases")


def pytest_configure() -> None:
    """Let no test speak to another machine, keep their files in memory, and end tidily when told to end."""
    sys.addaudithook(_refuse_other_machines)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: fixtures stop what they started
    if "TMPDIR" not in os.environ and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for nothing unused among the tests themselves, which are there until the end, neither now nor later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(YOUNG)
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def copied_tables() -> Iterator[None]:
    """Copy the tables of a SQLite database that is empty."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(command, "upgrade", make_or_copy)
        yield


@pytest.fixture(scope="session", autouse=True)
def shared_statements() -> Iterator[None]:
    """Let the engines of one kind share what they make of statements."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engines, "create_engine", sharing_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def known_scores() -> Iterator[None]:
    """Judge a password once: invented people share one, and to judge it takes longer than to sign them in."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "_score", cache(passwords._score))  # noqa: SLF001 - what is slow in it
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_answers() -> Iterator[None]:
    """Let windows answer in the thread that asks."""
    with answering_where_one_asks():
        yield


@pytest.fixture
def real_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let migrations run as they are, whatever they begin with."""
    monkeypatch.setattr(command, "upgrade", migrate)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to drills what only they have time for."""
    if config.getoption("full"):
        return
    left = [one for one in items if one.get_closest_marker("full")]
    items[:] = [one for one in items if not one.get_closest_marker("full")]
    config.hook.pytest_deselected(items=left)


class ByWalk(LoadFileScheduling):  # type: ignore[misc]  # it comes without types
    """Gives each file of tests to one process, and all that walk over the same pages to one and the same."""

    def schedule(self) -> None:
        """Hand out the files with the most tests first, and next to them what takes long."""
        super().schedule()
        for scope in [one for one in self.workqueue if one.startswith(LONG)]:
            self.workqueue.move_to_end(scope, last=False)

    def _split_scope(self, nodeid: str) -> str:
        return WALKS[0] if nodeid.startswith(WALKS) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWalk:
    """Share the tests out among the processes."""
    return ByWalk(config, log)


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


@pytest.fixture(scope="session")
def is_full(pytestconfig: pytest.Config) -> bool:
    """Say whether drills are run at their full size."""
    return bool(pytestconfig.getoption("full"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL with its own careful defaults (fsync stays on)."""
    try:
        with running() as server:
            yield server
    except NoServer:
        pytest.fail("PostgreSQL's server is missing. On Debian, as root: apt-get install postgresql")


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give a PostgreSQL database with nothing in it."""
    with postgres_server.database() as name:
        yield postgres_server.url(name)


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """Give a SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'tracker.db'}"


@pytest.fixture(scope="session")
def postgres_pattern(postgres_server: PostgresServer) -> Iterator[str]:
    """Make the tables once: whoever needs them in a PostgreSQL database gets a copy."""
    with postgres_server.database() as name:
        _make_tables(postgres_server.url(name))
        yield name


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once: whoever needs them in a SQLite database gets a copy."""
    file = tmp_path_factory.mktemp("pattern") / "tracker.db"
    _make_tables(f"sqlite:///{file}")
    return file


def _make_tables(url: str) -> None:
    engine = make_engine(url)
    schema.upgrade(engine)
    engine.dispose()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, postgres_pattern: str) -> Iterator[str]:
    """Give a PostgreSQL database in which nothing was recorded yet."""
    with postgres_server.database(postgres_pattern) as name:
        yield postgres_server.url(name)


@pytest.fixture
def sqlite_url(sqlite_pattern: Path, empty_sqlite_url: str) -> str:
    """Give a SQLite database in which nothing was recorded yet."""
    shutil.copy(sqlite_pattern, empty_sqlite_url.removeprefix("sqlite:///"))
    return empty_sqlite_url


EITHER = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=EITHER)
def database_url(request: pytest.FixtureRequest) -> str:
    """Give a database of each kind in turn, in which nothing was recorded yet."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=EITHER)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """Give a database of each kind in turn, with nothing in it."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Find the headless Chromium that Playwright is to start (as root with --no-sandbox)."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not path:
        pytest.fail("Chromium is missing. On Debian, as root: apt-get install chromium-headless-shell")
    return path

"""T2: whatever is done to a record behind its back, somebody notices, and an untouched one is said to be intact."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.drills.conftest import SQLITE_AND_IN_FULL_POSTGRES
from tests.drills.noticing import Kept, Notice, Run, by_signer, by_verifier, by_verify, in_a_process, in_this_process
from tests.drills.proving import sign
from tests.drills.writing import entry_id, give
from tests.postgres import PostgresServer
from tests.tampering import KINDS, change_read_model, swap_files
from tracker import bootstrap
from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.bootstrap import Parts
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.settings import Settings, read_settings
from tracker.store.engine import make_engine, writing
from tracker.store.public_log.folder import LogFolder
from tracker.store.values import By

pytestmark = pytest.mark.drill

UNTOUCHED, OLDER, SWAPPED, READ_SIDE = "untouched", "an older file", "swap a file", "change a read model"
MUST_NOTICE = {
    UNTOUCHED: set[str](),
    "edit": {"verify", "verifier", "signer"},
    "insert": {"verify", "verifier", "signer"},
    "delete": {"verify", "verifier", "signer"},
    "reorder": {"verify", "verifier", "signer"},
    "back-date": {"verify", "verifier", "signer"},
    "truncate and regrow": {"verifier", "signer"},
    OLDER: {"verifier", "signer"},
    SWAPPED: {"verify"},
    READ_SIDE: {"verify"},
}
"""Who has to notice what. A log that agrees with itself again is known by what others kept of it, and by that alone."""
IN_SHORT = {UNTOUCHED, "edit", "truncate and regrow", OLDER, READ_SIDE}
"""What every test run has time for."""
MUST_NAME = {"edit", "insert", "delete", "reorder", "back-date"}
"""Where `verify` and the verifier have to name the place; for files and read models they name another."""

BEFORE, AFTER = 8, 4
"""Commands before the older file was kept, and after it."""


@dataclass(frozen=True)
class Given:
    """A record, an older state of its database, and what others keep of its log."""

    its: Settings
    older: Settings
    kept: Kept
    at: int
    """The position that is tampered with."""
    server: PostgresServer | None

    @contextmanager
    def copy(self, folder: Path, source: Settings | None = None) -> Iterator[Settings]:
        """Give a copy of the record to tamper with; its database may come from another state of it."""
        source = source or self.its
        home = Path(shutil.copytree(self.its.home, folder / "home"))
        if self.server is None:
            shutil.copy(source.home / "tracker.db", home / "tracker.db")
            yield read_settings(home=home)
        else:
            with self.server.database(database_of(source)) as name:
                yield read_settings(home=home, database=self.server.url(name))


@pytest.fixture
def given(home: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Given]:
    """Give a record of either kind: in the drill with the bundled register."""
    its = read_settings(home=home)
    server = request.getfixturevalue("postgres_server") if its.database else None
    with closing(bootstrap.connect(its)) as parts:
        if request.config.getoption("full"):
            parts.loader.load(bootstrap.bundled_register(parts))
        grow(parts, 0, BEFORE)
        keep_files(parts)
        at = parts.log.head().position - 3
    bare = Given(its, its, Kept(tmp_path, tmp_path, tmp_path), at, server)
    with bare.copy(tmp_path / "older") as older:
        with closing(bootstrap.connect(its)) as parts:
            grow(parts, BEFORE, AFTER)
            public = sign(parts, LogFolder(tmp_path / "log"), tmp_path / "signing.key")
        kept = Kept(public, tmp_path / "log" / "checkpoint", tmp_path / "signing.key")
        yield Given(its, older, kept, at, server)


@pytest.fixture
def run(request: pytest.FixtureRequest) -> Run:
    """Give what runs programs: in the drill each in a process of its own."""
    return in_a_process if request.config.getoption("full") else in_this_process


@pytest.mark.parametrize("home", SQLITE_AND_IN_FULL_POSTGRES, indirect=True)
def test_each_way_of_tampering_is_noticed_by_whom_it_must_be(
    given: Given, run: Run, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    kinds = [kind for kind in MUST_NOTICE if kind in IN_SHORT or pytestconfig.getoption("full")]

    noticed = {kind: noticed_by(given, kind, run, tmp_path / kind) for kind in kinds}
    tell(given, noticed)

    for kind, notices in noticed.items():
        wrong = {name for name, notice in notices.items() if notice.is_wrong}
        assert wrong >= MUST_NOTICE[kind], kind
    assert not any(notice.is_wrong for notice in noticed[UNTOUCHED].values())
    for kind in MUST_NAME & {*kinds}:
        assert places(noticed[kind]) == {given.at}, kind


def noticed_by(given: Given, kind: str, run: Run, folder: Path) -> Mapping[str, Notice]:
    """Tamper with a copy, and ask everybody."""
    folder.mkdir()
    with given.copy(folder, given.older if kind == OLDER else None) as its:
        tamper(its, kind, given.at)
        return {
            "verify": by_verify(run, its),
            "verifier": by_verifier(run, its, given.kept, folder),
            "signer": by_signer(run, its, given.kept, folder),
        }


def tamper(its: Settings, kind: str, at: int) -> None:
    """Do it."""
    if kind == SWAPPED:
        swap_files(its.files)
    if kind in {UNTOUCHED, OLDER, SWAPPED}:
        return
    engine = make_engine(bootstrap.address(its))
    with writing(engine) as connection:
        change_read_model(connection) if kind == READ_SIDE else KINDS[kind](connection, at)
    engine.dispose()


def places(notices: Mapping[str, Notice]) -> set[int | None]:
    """Give the places that were named by those who look at the database."""
    return {notice.first for name, notice in notices.items() if name != "signer"}


def grow(parts: Parts, first: int, commands: int) -> None:
    """Record some more."""
    for number in range(first, first + commands):
        give(parts, number, Audience.MEMBERS)


def keep_files(parts: Parts) -> None:
    """Keep two files that show something about what was recorded."""
    who, by = Who("aigul", countries=frozenset({"KZ"})), By("aigul", "web")  # type: ignore[arg-type]
    for number in range(2):
        evidence = Evidence(attached=Attached(entries=(entry_id(number),)), kind=EvidenceKind.DOCUMENT)
        with parts.files.take_in() as incoming:
            incoming.add(b"%%PDF-1.7\nfile %d\n%%%%EOF\n" % number)
            incoming.end()
            parts.workspace.register_evidence(who, by, evidence, incoming)


def database_of(its: Settings) -> str:
    """Name a database of a server."""
    return make_url(its.database).database or ""


def tell(given: Given, noticed: Mapping[str, Mapping[str, Notice]]) -> None:
    """Print who noticed what."""
    print(f"\n{'PostgreSQL' if given.server else 'SQLite'}, event {given.at}")
    print(f"{'':<22}{'verify':<14}{'verifier.py':<14}{'log sign':<14}")
    for kind, notices in noticed.items():
        print(f"{kind:<22}" + "".join(f"{one!s:<14}" for one in notices.values()))

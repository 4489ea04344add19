"""T3: a person is erased within seconds; no file, page, new backup, restore or load says the words again."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.drills.conftest import SQLITE_AND_IN_FULL_POSTGRES
from tests.drills.drill_proofs import is_refused
from tests.drills.erased import Person, erase, holding, most_told_of, person, said
from tests.drills.proving import Published, published
from tests.drills.sample import pages_of_today
from tests.drills.writing import give
from tests.given import a_person
from tests.journeys.records import Served
from tests.postgres import PostgresServer
from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.application.manifest import Places
from tracker.application.publishing import publish
from tracker.application.restore import unwrap
from tracker.bootstrap import Parts, Wanted
from tracker.domain.values import Code
from tracker.settings import read_settings
from tracker.store.age_file import RecoveryKey
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.signing import Signer
from tracker.store.values import By

pytestmark = pytest.mark.drill

MOST_SECONDS = 5.0
PROOFS, FEW_PROOFS = 100, 3
KEY, NAMES = "p-7kq2m4xa", {"en": "Dinara Example", "ru": "Динара Пример"}
"""Of the short form; nobody is called so."""
_APART = ("pg_wal", "backups")
"""What may hold the words for a while: PostgreSQL's log of writes, and backups, which are encrypted."""


@dataclass(frozen=True)
class Given:
    """A record with a person who is erased, signed and backed up before that."""

    parts: Parts
    its: Person
    proofs: Published
    backup: Path
    server: PostgresServer | None
    is_full: bool

    def files(self) -> list[Path]:
        """List the files of the record and of its server in which anything stands that is to go."""
        found = holding(self.parts.settings.home, self.its.pieces, _APART)
        if self.server is None:
            return found
        with psycopg.connect(host=str(self.server.folder), user="postgres", autocommit=True) as connection:
            connection.execute("CHECKPOINT")
        return found + holding(self.server.folder, self.its.pieces, _APART)


@pytest.fixture
def given(home: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Given]:
    """Give one: in the drill with the bundled register, and the person of whom most is told."""
    settings, is_full = read_settings(home=home), request.config.option.full
    server = request.getfixturevalue("postgres_server") if settings.database else None
    with closing(bootstrap.connect(settings)) as parts:
        if is_full:
            parts.loader.load(bootstrap.bundled_register(parts))
            parts.tracker.release(bootstrap.HOST)
        else:
            tell_of_somebody(parts)
        its = most_told_of(parts) if is_full else person(parts, KEY)
        proofs = published(parts, tmp_path, PROOFS if is_full else FEW_PROOFS, 0)
        settings.backups_path.mkdir()
        bootstrap.back_up(parts, settings.backups_path / "before")
        yield Given(parts, its, proofs, settings.backups_path / "before", server, is_full)


@pytest.mark.parametrize("home", SQLITE_AND_IN_FULL_POSTGRES, indirect=True)
def test_an_erased_person_is_gone_everywhere_and_stays_gone(given: Given, tmp_path: Path) -> None:
    files, texts = given.files(), said(given.parts, given.its.names)

    seconds = erase(given.parts, given.its)
    tell(given, seconds, len(files), len(texts))

    assert files
    assert texts
    assert seconds <= MOST_SECONDS
    assert (given.files(), said(given.parts, given.its.names)) == ([], [])
    assert new_backups_hold(given, tmp_path) == []
    assert restored_says(given, tmp_path) == []
    assert not any(is_refused(one.read_bytes(), given.proofs, tmp_path) for one in given.proofs.entries)
    assert grows_from_what_was_signed(given, tmp_path)
    assert not given.is_full or loaded_and_shown(given) == []
    assert bootstrap.verifier(given.parts.key)(given.parts.engine, given.parts.files).flaws == ()


def new_backups_hold(given: Given, tmp_path: Path) -> list[Path]:
    """Make a backup, decrypt it, and list the files of it in which anything stands that was to go."""
    (tmp_path / "clear").mkdir()
    bootstrap.back_up(given.parts, tmp_path / "after")
    unwrap(Places.of(tmp_path / "after"), recovery(given), tmp_path / "clear")
    return holding(tmp_path / "clear", given.its.pieces)


def grows_from_what_was_signed(given: Given, tmp_path: Path) -> bool:
    """Have the log signed again: who signs refuses what did not grow out of what was signed before the erasure."""
    head, size = given.parts.log.head(), given.proofs.size
    goal = Checkpoint(given.parts.tracker.coalition().origin, head.position, head.root)
    publish(given.parts.engine, given.proofs.log, goal)
    return Signer.load(tmp_path / "signing.key").sign(given.proofs.log).size == head.position > size


def restored_says(given: Given, tmp_path: Path) -> list[str]:
    """Restore the backup of before, and list the texts that say a name."""
    wanted = Wanted(given.backup, recovery(given), without_checkpoint=True)
    restored = bootstrap.restore(read_settings(home=tmp_path / "elsewhere", database=""), wanted)
    with closing(restored.parts) as parts:
        return said(parts, given.its.names)


def loaded_and_shown(given: Given) -> list[str]:
    """Load the register once more, fetch every public page of today, and list what says a name."""
    given.parts.loader.load(bootstrap.bundled_register(given.parts))
    names, pages = [name.lower() for name in given.its.names], pages_of_today(Served(given.parts))
    told = [address for address, page in pages.items() if any(name in page.all_that_was_sent for name in names)]
    print(f"{len(pages)} pages, {len(told)} of them say a name")
    return told + said(given.parts, given.its.names)


def recovery(given: Given) -> RecoveryKey:
    """Give the key that opens backups."""
    return bootstrap.recovery_key(given.parts.settings.recovery_key_path)


def tell_of_somebody(parts: Parts) -> None:
    """Record a person."""
    draft = Draft()
    draft.take(a_person(KEY, name=draft.words(NAMES), country=Code("KZ")))
    parts.log.write(draft.events(), By("aigul", "web"), words=draft.secrets)
    give(parts, 0)


def tell(given: Given, seconds: float, files: int, texts: int) -> None:
    """Print the figures."""
    name, gone = "PostgreSQL" if given.server else "SQLite", len(given.its.sealed)
    print(f"\n{name}: {gone} texts erased in {seconds:.2f} s; before, {texts} texts said a name, in {files} files")

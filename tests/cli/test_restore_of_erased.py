"""A restore from a backup that is older than an erasure: nothing comes back, neither from the backup nor by a load."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.accounts.people import Clock, House
from tests.application.register_reading.given import Folder, a_small_register
from tests.cli.conftest import Ran, Tracker
from tests.drills.erased import erase, person, said
from tracker import bootstrap
from tracker.accounts.tables import account
from tracker.application import erased_refs
from tracker.application.workspace.erasure.subject import Subject
from tracker.bootstrap import Parts
from tracker.domain.person_events import ErasedAgain, Registered
from tracker.domain.rights import Who
from tracker.settings import read_settings
from tracker.store.engine import reading

KEY = "p-aaaaaaaa"
NAMES = ("Bolot Primerov", "Bolot Primerow", "Болот Примеров")
"""Nobody is called so; the small register has these."""
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """Give a small register that a test may change."""
    return a_small_register(tmp_path)


@pytest.fixture
def erased_since(home: Path, small: Folder, tmp_path: Path, tracker: Tracker) -> Callable[..., Ran]:
    """Give what backs up, erases the person after that, and restores the backup with the list of what was erased."""

    def done(*, is_known: bool) -> Ran:
        (tmp_path / "older").mkdir()
        with closing(opened(home)) as parts:
            if not is_known:
                bootstrap.back_up(parts, tmp_path / "older" / "kept")
            assert tracker("load", small.path, "--home", home).code == 0
            notes(parts, *NAMES, f"{{{KEY}}}", "Somebody")
            if is_known:
                bootstrap.back_up(parts, tmp_path / "older" / "kept")
            erase(parts, person(parts, KEY))
        shutil.copy(home / "backups" / erased_refs.NAME, tmp_path / "older")
        key = ("--recovery-key", home / "recovery.key")
        return tracker("restore", tmp_path / "older" / "kept", "--home", tmp_path / "new", *key)

    return done


def opened(home: Path) -> Parts:
    return bootstrap.connect(read_settings(home=home))


def notes(parts: Parts, *about: str) -> None:
    """Let somebody begin a draft, set a reminder and bring a document in about each of these."""
    assert parts.key is not None
    house = House(parts.engine, Clock(NOW), key=parts.key)
    its = house.person().account_id
    for one in about:
        house.accounts.drafts.keep(its, "/record", {"wording": [f"{one} was heard."]})
        house.accounts.own_reminders.add(its, NOW.date(), today=NOW.date(), note=f"ask {one}")
        with parts.files.take_in() as incoming:
            incoming.add(one.encode())
            incoming.end()
            parts.files.keep(incoming)
        house.accounts.intakes.add(uuid4(), its, ["KZ"], {"name": f"{one}.txt", "sha256": incoming.sha256})


def noted(parts: Parts) -> list[str]:
    """List what drafts, own reminders and documents on their way in say."""
    accounts = parts.accounts
    with reading(parts.engine) as connection:
        its = connection.scalars(select(account.c.id)).all()
    drafts = [text for one in its for draft in accounts.drafts.list(one) for text in draft.content["wording"]]
    brought = [row.about["name"] for row in accounts.intakes.list({"KZ"})]
    return [*drafts, *(one.note for each in its for one in accounts.own_reminders.list(each)), *brought]


def test_a_person_erased_since_the_backup_comes_back_neither_with_it_nor_by_a_load(
    erased_since: Callable[..., Ran], small: Folder, tmp_path: Path, tracker: Tracker
) -> None:
    restored = erased_since(is_known=True)
    small.spoil("register.yaml", "variants: [Bolot Primerow]", "variants: [Bolot Primerow, Bolot Primeroff]")

    loaded = tracker("load", small.path, "--home", tmp_path / "new")

    assert (restored.code, loaded.code) == (0, 0), restored.err + loaded.err
    with closing(opened(tmp_path / "new")) as parts:
        assert said(parts, ["Primer", "Пример"]) == []
        assert noted(parts) == ["Somebody was heard.", "ask Somebody", "Somebody.txt"]
        assert parts.files.names() == [parts.files.name_of(one) for one in parts.accounts.intakes.files()]
        assert parts.workspace.to_erase(Who("host", may_confirm=True), Subject(person=KEY)).is_erased
        assert [type(one.event) for one in parts.log.read(0, 99, [ErasedAgain.TOPIC])] == [ErasedAgain]
    assert tracker("verify", "--home", tmp_path / "new").code == 0
    assert erased_refs.read_persons(tmp_path / "new" / "backups") == {KEY}


def test_a_person_whom_the_backup_does_not_know_yet_is_not_loaded_either(
    erased_since: Callable[..., Ran], small: Folder, tmp_path: Path, tracker: Tracker
) -> None:
    restored = erased_since(is_known=False)

    loaded = tracker("load", small.path, "--home", tmp_path / "new")

    assert (restored.code, loaded.code) == (0, 0), restored.err + loaded.err
    with closing(opened(tmp_path / "new")) as parts:
        assert said(parts, ["Primer", "Пример"]) == []
        assert parts.log.read(0, 99, [Registered.TOPIC]) == []

"""Who notices that a record was tampered with: `verify`, the one-file verifier, and whoever signs the log."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from tests.drills.conftest import ROOT
from tracker import bootstrap, verifier
from tracker.application.copying import copy_to_file
from tracker.cli.app import run as run_tracker
from tracker.settings import Settings
from tracker.store.engine import make_engine, reading
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.source import entries_between
from tracker.store.tree import Frontier, leaf_hash

_FIRST = re.compile(r"NOT INTACT, from event (\d+)")
_PLACE = re.compile(r"(?:from|event|events) (\d+)")
_ALL = 1 << 40


@dataclass(frozen=True)
class Kept:
    """What others keep of a log: the public key, a signed checkpoint, and, whoever signs, the signing key."""

    public: Path
    checkpoint: Path
    signing: Path


@dataclass(frozen=True)
class Notice:
    """What one of them said: whether something is wrong, and from which event on as far as it could tell."""

    is_wrong: bool
    first: int | None = None

    def __str__(self) -> str:
        if not self.is_wrong:
            return "-"
        return f"from {self.first}" if self.first else "noticed"


@dataclass(frozen=True)
class Ran:
    """How a program ended, and what it complained of."""

    code: int
    complaint: str


Run = Callable[[str, Sequence[str], str], Ran]
"""Runs `tracker` or `verifier` with these words over this database (empty: the file of the home)."""


def in_a_process(name: str, words: Sequence[str], database: str) -> Ran:
    """Run it as a host or a stranger does."""
    program = ["-m", "tracker"] if name == "tracker" else ["-I", str(verifier.__file__)]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    paths = os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)])
    given = {"PYTHONPATH": paths, "TRACKER_LANGUAGE": "en"} | ({"TRACKER_DATABASE": database} if database else {})
    command = [sys.executable, *program, *words]
    done = subprocess.run(command, env=variables | given, check=False, capture_output=True, text=True)
    return Ran(done.returncode, done.stderr)


def in_this_process(name: str, words: Sequence[str], _database: str) -> Ran:
    """Run it as quickly as it goes."""
    said, complained = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(said), redirect_stderr(complained):
        code = (run_tracker if name == "tracker" else verifier.main)(list(words))
    complained.seek(0)
    return Ran(code, complained.read())


def by_verify(run: Run, its: Settings) -> Notice:
    """Ask `tracker verify`."""
    return _notice(run("tracker", ["verify", "--home", str(its.home)], its.database), _FIRST)


def by_verifier(run: Run, its: Settings, kept: Kept, folder: Path) -> Notice:
    """Ask the one-file verifier about the database, or about a copy of it in one file."""
    file = its.database_file or folder / "copy.db"
    if its.database:
        engine = make_engine(bootstrap.address(its))
        copy_to_file(engine, file)
        engine.dispose()
    words = ["database", str(file), "--key", str(kept.public), "--checkpoint", str(kept.checkpoint)]
    return _notice(run("verifier", words, ""), _PLACE)


def by_signer(run: Run, its: Settings, kept: Kept, folder: Path) -> Notice:
    """Publish the log, as it is now, in a new folder, and ask whoever has the key to sign it."""
    log, origin, tree = LogFolder(folder / "log"), kept.public.read_text().partition("+")[0], Frontier()
    engine = make_engine(bootstrap.address(its))
    with reading(engine) as connection:
        entries = list(entries_between(connection, 0, _ALL))
    engine.dispose()
    tree.extend(map(leaf_hash, entries))
    log.grow(Checkpoint(origin, len(entries), tree.root()), entries)
    key = Path(shutil.copy(kept.signing, folder / "signing.key"))
    shutil.copy(kept.signing.with_name("signing.key.last"), folder)
    words = ["log", "sign", "--key", str(key), "--folder", str(log.path), "--home", str(its.home)]
    return _notice(run("tracker", words, its.database), _PLACE)


def _notice(ran: Ran, place: re.Pattern[str]) -> Notice:
    """Read what was said; raises AssertionError where it could not be told."""
    if ran.code not in {0, 1} or "Traceback" in ran.complaint:
        raise AssertionError(ran)
    found = place.search(ran.complaint)
    return Notice(ran.code == 1, int(found[1]) if found else None)

"""`tracker lock`, `unlock` and `key ...`: the working key taken off the machine, and its copies elsewhere."""

from pathlib import Path

import typer

from tracker import bootstrap
from tracker.cli.opening import settings
from tracker.cli.refusals import NothingToUnlockWith, NotTyped
from tracker.cli.saying import say, say_in, tell, warn
from tracker.cli.targets import require_folder
from tracker.languages import COMPLETE
from tracker.settings import Settings


def lock(home: Path | None, *, without_a_copy: bool) -> None:
    """Lock the record; where no copy of the key is known, only after a word was typed in full."""
    chosen = settings(home=home)
    try:
        done = _locked(chosen, without_a_copy=without_a_copy)
    except OSError:
        warn("lock.not_locked")
        raise
    tell("lock.done", home=chosen.home)
    if not done.ended_sign_ins:
        warn("lock.sign_ins_left")
    if (recovery_key := bootstrap.key_within_reach(chosen)) is not None:
        warn("lock.recovery_key_here", path=recovery_key)
    if chosen.database_file is None:
        tell("lock.this_machine")
    tell("lock.next")


def _locked(chosen: Settings, *, without_a_copy: bool) -> bootstrap.Locking:
    try:
        return bootstrap.lock(chosen)
    except bootstrap.NoCopyKnown:
        if not without_a_copy:
            raise
        _require_typed()
        return bootstrap.lock(chosen, without_a_copy=True)


def unlock(home: Path | None, copy: Path | None, backup: Path | None, recovery_key: Path | None) -> None:
    """Put the key back from a copy, or from a backup that holds it; whoever was signed in signs in anew."""
    chosen = settings(home=home)
    if copy is not None and backup is None and recovery_key is None:
        bootstrap.unlock(chosen, copy)
    elif copy is None and backup is not None and recovery_key is not None:
        bootstrap.unlock_from_backup(chosen, backup, recovery_key)
    else:
        raise NothingToUnlockWith
    tell("unlock.done", home=chosen.home)


def copy_key(home: Path | None, target: Path) -> None:
    """Write a copy of the working key, and say where to keep it; raises FolderMissing."""
    require_folder(target.parent)
    bootstrap.copy_key(settings(home=home), target)
    tell("key.copied", path=target)


def check_copy(home: Path | None, copy: Path) -> None:
    """Find out whether a copy of the working key is good, and note it."""
    bootstrap.check_copy(settings(home=home), copy)
    tell("key.checked", path=copy)


def _require_typed() -> None:
    """Take the word that says that all texts may go, from a terminal or a pipe; raises NotTyped for anything else."""
    word = say("lock.word")
    typed = typer.prompt(say("lock.type_it", word=word), default="", show_default=False)
    if typed.strip() not in {say_in(language, "lock.word") for language in COMPLETE}:
        raise NotTyped(word=word)

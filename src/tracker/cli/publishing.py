"""`tracker log ...` and `tracker daily`: the log made public, and signed."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tracker import bootstrap
from tracker.application.cosigners import Witnessed
from tracker.cli.opening import record, settings
from tracker.cli.refusals import NoWitnesses
from tracker.cli.saying import tell, warn
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer, SigningKeyMissing


def show_key(path: Path | None, home: Path | None) -> None:
    """Show the public part of the signing key; make the key first where there is none."""
    place = path or settings(home=home).signing_key_path
    try:
        signer = Signer.load(place)
    except SigningKeyMissing:
        with closing(record(home, writes=False)) as parts:
            signer = Signer.draw(place, parts.tracker.coalition().origin)
        tell("log.key_made", path=place)
    tell("log.key", key=signer.public)


def publish(backup: Path, folder: Path | None, home: Path | None) -> None:
    """Publish the log as far as a backup holds it, once the backup was checked."""
    with closing(record(home, writes=False)) as parts:
        held, place = bootstrap.examined(parts, backup), folder or parts.settings.public_log
        bootstrap.publish(parts, LogFolder(place), held)
    tell("log.published", size=held.size, folder=place)


def sign(path: Path | None, folder: Path | None, home: Path | None) -> None:
    """Sign what was published last; no database is opened."""
    known = settings(home=home)
    _tell_signed(Signer.load(path or known.signing_key_path).sign(LogFolder(folder or known.public_log)))


def daily(home: Path | None) -> None:
    """Back up, release what is new, publish the log as far as the backup holds it, and sign it where the key is."""
    with closing(record(home)) as parts:
        done = bootstrap.day(parts)
    tell("backup.made", path=done.backup, size=done.manifest.size, root=done.manifest.root)
    if done.release is None:
        tell("log.nothing_new")
    else:
        tell("release.made", number=done.release)
    tell("log.published", size=done.manifest.size, folder=done.published)
    if done.signed is None:
        tell("log.waits_for_signature")
    else:
        _tell_signed(done.signed)
    _tell_witnessed(done.witnessed)


def ask_witnesses(home: Path | None) -> None:
    """Have what was signed last cosigned by all witnesses."""
    known = settings(home=home)
    if not bootstrap.witnesses_of(known):
        raise NoWitnesses(path=known.witnesses_path)
    _tell_witnessed(bootstrap.ask_witnesses(known))


def _tell_signed(signed: Checkpoint) -> None:
    tell("log.signed", size=signed.size, root=signed.root.hex())


def _tell_witnessed(witnessed: Iterable[Witnessed]) -> None:
    for one in witnessed:
        if one.trouble:
            warn(f"witness.{one.trouble}", name=one.name, size=one.size)
        else:
            tell("witness.cosigned", name=one.name, size=one.size)

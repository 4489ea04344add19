"""`tracker log ...` and `tracker daily`: the log made public, and signed."""

from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from tracker import bootstrap
from tracker.application.cosigners import Witnessed
from tracker.cli.backups import tell_where_the_recovery_key_lies
from tracker.cli.opening import record, settings
from tracker.cli.refusals import NoWitnesses, SignedBefore
from tracker.cli.saying import tell, warn
from tracker.settings import Settings
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.losing import sign as sign_log
from tracker.store.public_log.rotating import replace_lost
from tracker.store.public_log.rotating import rotate as change_key
from tracker.store.public_log.signed_before import note_of, waits_for_its_past
from tracker.store.public_log.signing import Signer, SigningKeyMissing


def show_key(path: Path | None, home: Path | None) -> None:
    """Show the public part of the signing key; make the key first where there is none and nothing was signed yet."""
    place = path or settings(home=home).signing_key_path
    try:
        signer = Signer.load(place)
    except SigningKeyMissing:
        with closing(record(home, writes=False)) as parts:
            origin = parts.tracker.coalition().origin
            _require_unsigned(parts.settings, origin)
            signer = Signer.draw(place, origin)
        tell("log.key_made", path=place)
    tell("log.key", key=signer.public)


def _require_unsigned(known: Settings, origin: str) -> None:
    """Refuse to begin with a new key where a former one signed: its holder signs on, or says that it is lost."""
    folder = LogFolder(known.public_log)
    if (folder.signed() or b"").startswith(f"{origin}\n".encode()):
        raise SignedBefore("here", folder=folder.path)
    if waits_for_its_past(known.home, folder):
        raise SignedBefore("elsewhere", folder=folder.path, note=note_of(known.home))


def publish(backup: Path, folder: Path | None, home: Path | None) -> None:
    """Publish the log as far as a backup holds it, once the backup was checked."""
    with closing(record(home, writes=False)) as parts:
        held, place = bootstrap.examined(backup), folder or parts.settings.public_log
        bootstrap.publish(parts, LogFolder(place), held)
    tell("log.published", size=held.size, folder=place)


def sign(path: Path | None, folder: Path | None, home: Path | None, *, accept_loss: bool = False) -> None:
    """Sign what was published last; no database is opened."""
    known = settings(home=home)
    place, log = path or known.signing_key_path, LogFolder(folder or known.public_log)
    _require_past(known, log)
    _tell_signed(sign_log(place, log, accept_loss=accept_loss))


def _require_past(known: Settings, log: LogFolder) -> None:
    """Refuse to sign the log of a restored home before what was published of it is there."""
    with suppress(PermissionError):  # whoever signs need not be able to look into the home
        if log.path == known.public_log and waits_for_its_past(known.home, log):
            raise SignedBefore("past", folder=log.path, note=note_of(known.home))


def rotate(path: Path | None, folder: Path | None, home: Path | None, *, is_lost: bool) -> None:
    """Let a new signing key sign from now on, and say whom to tell; no database is opened."""
    known = settings(home=home)
    place, log = path or known.signing_key_path, LogFolder(folder or known.public_log)
    done = replace_lost(place, log) if is_lost else change_key(place, log)
    tell("log.rotated_lost" if is_lost else "log.rotated", size=done.at.size, path=place)
    tell("log.key", key=done.new.text())
    tell("log.tell_witnesses")


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
    if done.lacks_past:
        warn("log.lacks_past", folder=done.published, note=note_of(parts.settings.home))
    elif done.signed is None:
        tell("log.waits_for_signature")
    else:
        _tell_signed(done.signed)
    _tell_witnessed(done.witnessed)
    tell_where_the_recovery_key_lies(parts.settings)


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

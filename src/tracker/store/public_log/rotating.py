"""Puts a new signing key in the place of the one that signs: asked for by its holder, or where that was lost.

The statement is published first, the key takes its place next, and the checkpoint is signed with it last. Killed at any
moment, it is run again, and ends what was begun with the key that was drawn then.
"""

from collections.abc import Sequence
from pathlib import Path

from tracker.store.files import put, put_new
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.notes import Note, NotSigned, PrivateKey, PublicKey, Signature
from tracker.store.public_log.rotation import Rotation
from tracker.store.public_log.signing import (
    PublishedFileMissing,
    Signer,
    SigningKeyExists,
    SigningKeyMissing,
    draw_key,
    load_key,
    memory_of,
)


def rotate(path: Path, folder: LogFolder) -> Rotation:
    """Let a new key sign from now on; the former one signs once more, says so, and is kept aside.

    Raises what `load_key` and `Signer.sign` raise; NothingToSign before anything was published.
    """
    former, last = load_key(path), folder.rotations()[-1:]
    if last and last[0].new == former.public and folder.key() != former.public.text():  # killed before it was published
        Signer.load(path).sign(folder)
        return last[0]
    at = Signer.load(path).sign(folder)
    new = _next(path, former.name)
    _replace(path, folder, Rotation(at, former.public, new.public), (new, former))
    return folder.rotations()[-1]


def replace_lost(path: Path, folder: LogFolder) -> Rotation:
    """Let a new key sign where the former one is lost, from what that one signed last.

    The last checkpoint is believed as the key that was published signed it, and as the tiles lead to its root. Raises
    SigningKeyExists, PublishedFileMissing, RotationsMissing, FolderBroken.
    """
    if path.exists():
        raise SigningKeyExists
    published, named = folder.signed(), folder.key()
    if published is None or named is None:
        raise PublishedFileMissing(folder.path / ("checkpoint" if published is None else "key"))
    folder.require_rotations()
    note, former = Note.parse(published), PublicKey.parse(named)
    at = Checkpoint.parse(note.text)
    try:
        note.require([former])
    except NotSigned:
        raise FolderBroken(folder.path) from None
    if folder.tree(at.size).root() != at.root:
        raise FolderBroken(folder.path)
    new = _next(path, former.name)
    theirs = [one for one in note.signatures if one.key_id != new.public.key_id]
    _replace(path, folder, Rotation(at, former, new.public, is_lost=True), (new,), theirs)
    return folder.rotations()[-1]


def _replace(
    path: Path,
    folder: LogFolder,
    rotation: Rotation,
    keys: Sequence[PrivateKey],
    others: Sequence[Signature] = (),
) -> None:
    text = rotation.at.text()
    note = Note(text, (*(key.sign(text) for key in keys), *others)).write().encode()
    if rotation not in folder.rotations()[-1:]:
        folder.rotate(rotation.signed(*keys).write().encode())
    put(memory_of(path), note)
    if path.exists():
        _keep_aside(path, len(folder.rotations()))
    _name_of_next(path).replace(path)
    folder.sign(note, keys[0].public.text())


def _next(path: Path, name: str) -> PrivateKey:
    """Draw the new key, or go on with the one that was drawn before this was killed."""
    place = _name_of_next(path)
    try:
        return load_key(place)
    except SigningKeyMissing:
        return draw_key(place, name)


def _keep_aside(path: Path, number: int) -> None:
    aside = path.with_name(f"{path.name}.former-{number}")
    if not aside.exists():
        put_new(aside, path.read_bytes())


def _name_of_next(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")

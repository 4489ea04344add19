"""Asks witnesses to cosign what was signed last, and notes of each how far it saw the log grow (C2SP tlog-witness)."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from functools import partial
from time import time
from typing import Self

from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.cosigning import WitnessKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import NotANote, Note, Signature
from tracker.store.public_log.proofs import Tree

Post = Callable[[str, bytes], tuple[int, bytes]]
"""Sends a body to an address, and gives the status of the answer and its body; raises OSError where nobody answers."""

_OK, _CONFLICT = 200, 409
_AHEAD = 3600
"""Seconds that a witness's clock may be ahead of ours; a later time would hide for as long that it fell silent."""


class Trouble(Enum):
    """Why a witness did not cosign."""

    SILENT = "silent"
    """Nobody answered."""
    REFUSES = "refuses"
    """It saw another log under this name, or does not know the log."""
    AHEAD = "ahead"
    """It saw more of the log than there is: what is published is older than what it cosigned."""
    WRONG = "wrong"
    """What it answered is no cosignature of this checkpoint by its key, or bears a time that is still to come."""


@dataclass(frozen=True)
class Witnessed:
    """How far a witness saw the log grow: `size` entries, at a time in seconds since 1970; 0 and 0 before the first.

    `trouble` is the value of a Trouble where it did not cosign the newest checkpoint, else empty.
    """

    name: str
    size: int = 0
    at: int = 0
    trouble: str = ""

    @classmethod
    def read(cls, folder: LogFolder) -> Sequence[Self]:
        """Read what was noted last; nothing where nothing was noted."""
        noted = folder.witnessed()
        return [cls(**one) for one in json.loads(noted)] if noted else []


def collect(
    folder: LogFolder, witnesses: Iterable[tuple[WitnessKey, str]], post: Post, clock: Callable[[], float] = time
) -> Sequence[Witnessed]:
    """Have the newest checkpoint cosigned by each witness, given with its address, and publish it with what they gave.

    A witness that does not answer, or answers otherwise, stops nobody else. Does nothing before the first checkpoint.
    `clock` gives seconds since 1970.
    """
    signed = folder.signed()
    if signed is None:
        return []
    note, before = Note.parse(signed), {one.name: one for one in Witnessed.read(folder)}
    checkpoint = Checkpoint.parse(note.text)
    tree = folder.tree(checkpoint.size)
    own = [one for one in note.signatures if one.name == checkpoint.origin]  # two, where the key was just changed
    given, noted = list[Signature](), list[Witnessed]()
    plain = Note(note.text, own).write().encode()
    for key, address in witnesses:
        answer = _asked(key, plain, checkpoint, tree, partial(post, f"{address}/add-checkpoint"))
        known = before.get(key.name, Witnessed(key.name))
        seen = (key.seen_at(note.text, answer) or 0) if isinstance(answer, Signature) else 0
        if isinstance(answer, Trouble) or seen > clock() + _AHEAD:
            trouble = answer if isinstance(answer, Trouble) else Trouble.WRONG
            noted.append(Witnessed(key.name, known.size, known.at, trouble.value))
        else:
            given.append(answer)
            noted.append(Witnessed(key.name, checkpoint.size, seen))
    folder.note(Note(note.text, (*own, *given)).write().encode(), json.dumps([asdict(one) for one in noted]).encode())
    return noted


def _asked(
    key: WitnessKey, note: bytes, checkpoint: Checkpoint, tree: Tree, post: Callable[[bytes], tuple[int, bytes]]
) -> Signature | Trouble:
    """Ask as for a first checkpoint, and once more with the proof from the size that the witness names."""
    status, said = _posted(post, _request(0, [], note))
    if status == _CONFLICT:
        size = int(said) if said.strip().isdigit() else -1
        if not 0 < size <= checkpoint.size:
            return Trouble.AHEAD if size > checkpoint.size else Trouble.WRONG
        proof = tree.consistency(size) if size < checkpoint.size else []
        status, said = _posted(post, _request(size, proof, note))
    if status == _OK:
        return next((one for one in _signatures(said) if key.seen_at(checkpoint.text(), one)), Trouble.WRONG)
    return Trouble.REFUSES if status else Trouble.SILENT


def _posted(post: Callable[[bytes], tuple[int, bytes]], body: bytes) -> tuple[int, bytes]:
    try:
        return post(body)
    except OSError:
        return 0, b""


def _request(old: int, proof: Iterable[bytes], note: bytes) -> bytes:
    lines = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"old {old}\n{lines}\n".encode() + note


def _signatures(said: bytes) -> Sequence[Signature]:
    try:
        return Note.parse(b"text\n\n" + said).signatures
    except NotANote:
        return []

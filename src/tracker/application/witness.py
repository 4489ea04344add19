"""A witness (C2SP tlog-witness): it cosigns checkpoints of logs that it knows, each only as the growth of the last."""

import fcntl
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.store.files import put
from tracker.store.public_log.checkpoint import Checkpoint, NotACheckpoint
from tracker.store.public_log.cosigning import Cosigner
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PublicKey
from tracker.store.public_log.proofs import NotProved, require_consistency

MOST_BYTES = 20_000
"""Bytes of a request: 63 hashes and a checkpoint with many signatures are less."""

_MOST_HASHES = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,15})")
_OK, _BAD, _FORBIDDEN, _UNKNOWN, _CONFLICT, _UNPROVED = 200, 400, 403, 404, 409, 422
_TEXT, _SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"


@dataclass(frozen=True)
class Answer:
    """What a log is answered: the status of HTTP, the kind of the body, the body."""

    status: int
    body: bytes = b""
    kind: str = _TEXT


class Witness:
    """Remembers for each log, by its origin, the last checkpoint that it cosigned.

    `logs` are the keys of the logs that it knows; while a log changes its key, there are two of one origin.
    """

    def __init__(self, cosigner: Cosigner, logs: Iterable[PublicKey], folder: Path, clock: Callable[[], float]) -> None:
        self._cosigner, self._logs, self._folder, self._clock = cosigner, list(logs), folder, clock

    @property
    def public(self) -> str:
        """The key that cosignatures are checked with, on one line."""
        return self._cosigner.public.text()

    def add_checkpoint(self, body: bytes) -> Answer:
        """Cosign a checkpoint, or say why not, with the codes of the specification."""
        try:
            old, proof, note = _parts(body)
            checkpoint = Checkpoint.parse(note.text)
        except (NotANote, NotACheckpoint):
            return Answer(_BAD)
        keys = [key for key in self._logs if key.name == checkpoint.origin]
        if not keys:
            return Answer(_UNKNOWN)
        try:
            note.require(keys)
        except NotSigned:
            return Answer(_FORBIDDEN)
        if old > checkpoint.size:
            return Answer(_BAD)
        with self._alone(checkpoint.origin) as place:
            return self._grown(place, old, checkpoint, proof, note)

    def _grown(self, place: Path, old: int, new: Checkpoint, proof: Sequence[bytes], note: Note) -> Answer:
        last = Checkpoint.parse(Note.parse(place.read_bytes()).text) if place.exists() else None
        size = last.size if last else 0
        if old != size:
            return Answer(_CONFLICT, f"{size}\n".encode(), _SIZE)
        if last is not None and size == new.size and last.root != new.root:
            return Answer(_CONFLICT, f"{size}\n".encode(), _SIZE)
        if not _is_growth(last, new, proof):
            return Answer(_UNPROVED)
        put(place, note.write().encode())
        return Answer(_OK, self._cosigner.cosign(note.text, int(self._clock())).line().encode())

    @contextmanager
    def _alone(self, origin: str) -> Iterator[Path]:
        """Let one request at a time compare with the last checkpoint of a log, and replace it."""
        place = self._folder / sha256(origin.encode()).hexdigest()[:32]
        with place.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield place


def _is_growth(last: Checkpoint | None, new: Checkpoint, proof: Sequence[bytes]) -> bool:
    if last is None or last.size == 0:
        return not proof
    try:
        require_consistency((last.size, last.root), (new.size, new.root), proof)
    except NotProved:
        return False
    return True


def _parts(body: bytes) -> tuple[int, list[bytes], Note]:
    head, parted, note = body.partition(b"\n\n")
    first, *hashes = head.decode("ascii", "replace").split("\n")
    match = _OLD.fullmatch(first)
    if not parted or match is None or len(hashes) > _MOST_HASHES:
        raise NotANote
    try:
        return int(match[1]), [b64decode(one, validate=True) for one in hashes], Note.parse(note)
    except (Error, ValueError):
        raise NotANote from None

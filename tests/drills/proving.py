"""A record's log, published and signed, with proofs of many of its entries and of its growth."""

import random
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.application.proving import Prover
from tracker.application.publishing import publish
from tracker.bootstrap import Parts
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer


@dataclass(frozen=True)
class Published:
    """What strangers have: the public key, a copy of the log, and files with proofs."""

    key: Path
    log: LogFolder
    entries: Sequence[Path]
    growths: Sequence[Path]

    @property
    def size(self) -> int:
        """How many entries were signed."""
        last = self.log.checkpoint()
        return last.size if last else 0


def published(parts: Parts, folder: Path, entries: int, growths: int) -> Published:
    """Publish and sign a record's log, and prove so many entries at random."""
    dice, log = random.Random(20_211_207), LogFolder(folder / "log")  # noqa: S311 - places, no secret
    key = sign(parts, log, folder / "signing.key")
    prover, size = Prover(parts.engine, parts.book, log), parts.log.head().position
    proofs = [_entry(prover, folder, dice.randrange(size) + 1, number) for number in range(entries)]
    grown = [_growth(log, folder, dice.randrange(size) + 1, number) for number in range(growths)]
    return Published(key, log, proofs, grown)


def sign(parts: Parts, log: LogFolder, key: Path) -> Path:
    """Publish a record's log as far as it goes, sign it with a new key, and give the file of the public key."""
    signer, head = Signer.draw(key, parts.tracker.coalition().origin), parts.log.head()
    publish(parts.engine, log, Checkpoint(parts.tracker.coalition().origin, head.position, head.root))
    signer.sign(log)
    return log.path / "key"


def _entry(prover: Prover, folder: Path, position: int, number: int) -> Path:
    path = folder / f"{number}.tlog-proof"
    path.write_bytes(prover.prove(position))
    return path


def _growth(log: LogFolder, folder: Path, old: int, number: int) -> Path:
    """Write a proof of growth as it is sent to a witness (C2SP tlog-witness), without the checkpoint."""
    last, path = log.checkpoint(), folder / f"{number}.growth"
    size = last.size if last else 0
    lines = [f"old {old}", *(b64encode(one).decode() for one in log.tree(size).consistency(old))]
    path.write_text("".join(f"{line}\n" for line in lines))
    return path

"""Checks what a tracker published, with Python 3.11 and nothing else: this one file is the whole program.

    python verifier.py proof FILE... --key KEY                 entries with their proofs
    python verifier.py log FOLDER --key KEY [--known FILE]     the public log, and what an older checkpoint says of it
    python verifier.py database FILE --key KEY --checkpoint C  an SQLite database or backup, as far as C reaches

KEY is the log's public key, as somebody whom you trust told it to you, or a file that holds it. Where keys were
changed, give --key several times, or a file of several lines, each a key or `key from N to M` (the sizes it signed).

    python verifier.py rotation FILE --key KEY                 a change of keys, as KEY signed it; prints the next key
    python verifier.py loss FILE --key KEY                     where a log of KEY's name ended, and as what it goes on

Exit codes: 0 all is as it was signed, 1 something was changed (the first place is named), 2 it cannot be told.

It knows RFC 6962 and 9162 (the tree), RFC 8032 (Ed25519), and C2SP's signed-note, tlog-checkpoint, tlog-tiles and
tlog-proof. It shares no line with the program that it checks.
"""

import argparse
import base64
import binascii
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

INTACT, CHANGED, CANNOT_TELL = 0, 1, 2
WIDTH = 256
"""How many hashes a tile has."""
KEY, SIGNATURE, MARK = 32, 64, 4
"""Bytes of a public key, of a signature, and of what says which key made it."""
LINES = 3
"""How many lines a checkpoint has at least."""


class Changed(Exception):
    """What is there is not what was signed."""


class CannotTell(Exception):
    """Something is missing, or is of a kind that this program does not know."""


class NotOurs(CannotTell):
    """What is there is of another name, or signed by another key, than those that were given: it shows nothing."""


class Checkpoint(NamedTuple):
    """How many entries a log had, and the root of its tree."""

    origin: str
    size: int
    root: bytes


# --- Ed25519 (RFC 8032, section 5.1), for checking alone: nothing here is secret, so nothing has to be quick

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def add(one: Point, other: Point) -> Point:
    """Add two points of the curve."""
    (a, b), (c, d) = one, other
    share = D * a * b * c * d % P
    return (a * d + b * c) * pow(1 + share, -1, P) % P, (b * d + a * c) * pow(1 - share, -1, P) % P


def times(number: int, point: Point) -> Point:
    """Add a point to itself so many times."""
    total = (0, 1)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def point_of(packed: bytes) -> Point | None:
    """Read a point from 32 bytes, None where they are none."""
    number = int.from_bytes(packed, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    return (x if x & 1 == sign else P - x), y


BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Say whether a signature is the key's over the text."""
    if len(public) != KEY or len(signature) != SIGNATURE:
        return False
    key, given = point_of(public), point_of(signature[:32])
    factor = int.from_bytes(signature[32:], "little")
    if key is None or given is None or BASE is None or factor >= ORDER:
        return False
    challenge = int.from_bytes(sha512(signature[:32] + public + text).digest(), "little") % ORDER
    return times(factor, BASE) == add(given, times(challenge, key))


# --- notes and checkpoints


class Key(NamedTuple):
    """A public key of a log, and from which size of the log up to which it signed."""

    name: str
    public: bytes
    since: int = 0
    until: int | None = None

    def mark(self) -> bytes:
        """Give what says in a signature that this key made it."""
        return sha256(self.name.encode() + b"\n\x01" + self.public).digest()[:MARK]

    def line(self) -> str:
        """Write the key as `key_of` reads it."""
        packed = base64.b64encode(b"\x01" + self.public).decode()
        return f"{self.name}+{self.mark().hex()}+{packed}"

    def stands_for(self, text: str, below: str) -> bool:
        """Say whether this key signed a text; raises Changed where a signature says so and is not its."""
        mark = self.mark()
        ours = [raw[MARK:] for raw in signatures(below, self.name) if raw[:MARK] == mark]
        if not all(is_signed(self.public, text.encode(), one) for one in ours):
            raise Changed(f"what {self.name} is said to have signed was changed")
        return bool(ours)


def checkpoint_of(note: bytes, keys: Sequence[Key]) -> Checkpoint:
    """Read a signed checkpoint; raises NotOurs where none of the keys signed it, Changed where one is said to have.

    Whoever signs with a key of their own is neither believed nor accused: an honest change of keys looks the same.
    """
    text, below = parted(note)
    lines = text.split("\n")
    ours = [key for key in keys if key.name == lines[0]]
    if len(lines) <= LINES or not ours:
        raise NotOurs(f"this is no checkpoint of {' or '.join(sorted({key.name for key in keys}))}")
    if not re.fullmatch("0|[1-9][0-9]*", lines[1]):
        raise CannotTell("the checkpoint names no size")
    size = int(lines[1])
    in_time = [key for key in ours if key.since <= size and (key.until is None or size <= key.until)]
    if not [key for key in in_time if key.stands_for(text, below)]:
        if any(key.stands_for(text, below) for key in ours):
            raise Changed(f"the checkpoint is signed by a key of {lines[0]} that does not sign at {size} entries")
        raise NotOurs(f"the checkpoint is signed by another key of {lines[0]} than you gave, so it shows nothing")
    return Checkpoint(lines[0], size, decoded(lines[2]))


def checkpoint_in(path: Path, keys: Sequence[Key], folder: Path) -> Checkpoint:
    """Read a signed checkpoint from a file; where it is not ours, say what the folder of the log tells of that."""
    try:
        return checkpoint_of(read(path), keys)
    except NotOurs as wrong:
        raise CannotTell(f"{wrong}{hints(folder, keys)}") from None


def hints(folder: Path, keys: Sequence[Key]) -> str:
    """Say which files of a log explain why its key or its name is another one: the change that ends a given key."""
    changes = sorted(folder.glob("rotations/[0-9]*"), key=lambda file: (len(file.name), file.name))
    ended = [
        file
        for file in changes
        if any(f"\nformer {key.line()}" in read(file).decode("utf-8", "replace") for key in keys)
    ]
    said = [
        f". The log {what}: see {file}; check with: verifier.py {kind} {file} --key KEY"
        for what, kind, files in (
            ("has changed its key", "rotation", (ended or changes)[:1]),
            ("goes on under another name", "loss", [folder / "loss"]),
        )
        for file in files
        if file.is_file()
    ]
    return "".join(said) or ". Ask those whose log it is, by another way than the site, whether the key was changed"


def parted(note: bytes) -> tuple[str, str]:
    """Part a note into its text and what stands below it."""
    text, between, below = note.decode("utf-8", "replace").rpartition("\n\n")
    if not between:
        raise CannotTell("this is no signed note")
    return text + "\n", below


def check_rotation(note: bytes, keys: Sequence[Key]) -> str:
    """Check a change of keys, and give the key that signs from then on, as a line of a file of keys."""
    text, below = parted(note)
    form = re.fullmatch(
        r"tracker-log-rotation/1\norigin \S+\nsize (0|[1-9][0-9]*)\nroot \S+\nformer (\S+)( lost)?\nnew (\S+)\n", text
    )
    if form is None:
        raise CannotTell("this is no change of keys")
    former, new = key_of(form[2]), key_of(form[4])
    if form[3]:
        raise CannotTell("the former key is lost and signed nothing: ask those whose log it is, by another way")
    if not any((key.name, key.public) == former[:2] for key in keys):
        raise CannotTell("it names the next key after one that you did not give: see the other files of rotations")
    if not former.stands_for(text, below) or not new.stands_for(text, below):
        raise Changed("the change of keys is not signed by the key that you know")
    return f"{form[4]} from {form[1]}"


def check_loss(note: bytes, keys: Sequence[Key]) -> str:
    """Check what is said of a log that lost entries, and tell it."""
    text, below = parted(note)
    form = re.fullmatch(
        r"tracker-log-loss/1\norigin (\S+)\nsize (0|[1-9][0-9]*)\nroot \S+\n"
        r"continues (\S+)\nsize (0|[1-9][0-9]*)\nroot \S+\n",
        text,
    )
    if form is None:
        raise CannotTell("this says nothing of a loss")
    signer = next((key for key in keys if key.name == form[1] and key.stands_for(text, below)), None)
    if signer is None:
        raise CannotTell(f"no key of {form[1]} that you know signed this: ask those whose log it is, by another way")
    said = f"{form[1]} ended at {form[2]} entries; {form[3]} goes on from its first {form[4]}"
    renamed = Key(form[3], signer.public)
    return f"{said}\nIts key from then on: {renamed.line()}" if renamed.stands_for(text, below) else said


def signatures(below: str, name: str) -> Iterator[bytes]:
    """Give what stands on the signature lines of a name."""
    for line in below.splitlines():
        dash, _, rest = line.partition(" ")
        signer, _, packed = rest.partition(" ")
        if dash == "\N{EM DASH}" and signer == name:
            yield decoded(packed)


def keys_of(given: Sequence[str]) -> list[Key]:
    """Read the keys that the command line names, or the files that hold them."""
    keys = [key for one in given for key in ([key_of(one)] if "+" in one else keys_in(Path(one)))]
    return [key if key.until is not None else key._replace(until=successor(key, keys)) for key in keys]


def successor(key: Key, keys: Sequence[Key]) -> int | None:
    """Give the size at which another key took the place of one, None where none is said to have."""
    return min((one.since for one in keys if one.name == key.name and one.since > key.since), default=None)


def keys_in(path: Path) -> Iterator[Key]:
    """Read a file of keys, a line each; raises CannotTell with the line that is none."""
    for number, line in enumerate(read(path).decode("utf-8", "replace").splitlines(), 1):
        try:
            if line.strip():
                yield key_of(line)
        except CannotTell as wrong:
            raise CannotTell(f"{path}, line {number}: {wrong}") from None


def key_of(line: str) -> Key:
    """Read a public key: name+hash+bytes, and perhaps the sizes that it signed."""
    form = re.fullmatch(r"\s*(\S+)(?: from ([0-9]+))?(?: to ([0-9]+))?\s*", line)
    name, _, rest = (form[1] if form else "").partition("+")
    mark, _, packed = rest.partition("+")
    raw = decoded(packed)
    if form is None or raw[:1] != b"\x01" or sha256(name.encode() + b"\n" + raw).digest()[:MARK].hex() != mark:
        raise CannotTell("the key is not written as keys of logs are: name+8 digits+letters")
    return Key(name, raw[1:], int(form[2] or 0), int(form[3]) if form[3] else None)


def decoded(text: str) -> bytes:
    """Read base64, in the one way in which it is written: of its last sign some bits count for nothing."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if base64.b64encode(raw).decode() != text:
        raise CannotTell(f"this is no base64: {text[:20]}")
    return raw


# --- the tree


def leaf(entry: bytes) -> bytes:
    """Hash an entry."""
    return sha256(b"\0" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Hash two parts of the tree."""
    return sha256(b"\1" + left + right).digest()


class Growing:
    """A tree that grows leaf by leaf."""

    def __init__(self) -> None:
        self.size, self._full = 0, list[bytes]()

    def add(self, hashed: bytes) -> None:
        """Take the next leaf."""
        size = self.size
        while size & 1:
            hashed, size = node(self._full.pop(), hashed), size >> 1
        self._full.append(hashed)
        self.size += 1

    def root(self) -> bytes:
        """Give the root as it is now."""
        if not self._full:
            return sha256().digest()
        *lefts, root = self._full
        for left in reversed(lefts):
            root = node(left, root)
        return root


def root_by(proof: Sequence[bytes], entry: bytes, index: int, size: int) -> bytes:
    """Compute the root that a proof leads to from the entry at an index (RFC 9162, 2.1.3.2)."""
    if index >= size:
        raise Changed("the entry would stand behind the end of the log")
    place, last, found = index, size - 1, leaf(entry)
    for beside in proof:
        if last == 0:
            raise Changed("the proof is too long")
        if place & 1 or place == last:
            found = node(beside, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise Changed("the proof is too short")
    return found


# --- what is checked


def check_proof(raw: bytes, keys: Sequence[Key]) -> str:
    """Check one entry with its proof, and tell what it says."""
    head, _, note = raw.partition(b"\n\n")
    form = re.fullmatch(r"c2sp\.org/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9][0-9]*)((?:\n\S+)*)", head.decode())
    if form is None:
        raise CannotTell("this is no proof of an entry of a tracker")
    try:
        checkpoint = checkpoint_of(note, keys)
    except NotOurs as wrong:
        raise CannotTell(f"{wrong}. Where the log changed its key, the files in its folder rotations say so") from None
    index, proof = int(form[2]), [decoded(one) for one in form[3].split()]
    said = json.loads(decoded(form[1]))
    facts = said["facts"].encode()
    first_part = sha256(bytes.fromhex(said["salt1"]) + facts).digest()
    entry = sha256(b"tracker-entry/1\n" + first_part + bytes.fromhex(said["c2"])).digest()
    if root_by(proof, entry, index, checkpoint.size) != checkpoint.root:
        raise Changed(f"the entry {index + 1} is not in the log that was signed")
    return told(facts, said["words"])


def told(facts: bytes, words: Sequence[dict[str, str]]) -> str:
    """Write out an entry with its words; raises Changed where a word is not the one that the entry names."""
    text = facts.decode()
    for one in words:
        nonce = base64.urlsafe_b64decode(one["nonce"] + "=")
        ref = base64.urlsafe_b64encode(sha256(nonce + one["text"].encode()).digest()).decode().rstrip("=")
        if f'"{ref}"' not in text:
            raise Changed("a text does not belong to the entry")
        text = text.replace(f'"{ref}"', json.dumps(one["text"], ensure_ascii=False))
    return text


def check_log(folder: Path, keys: Sequence[Key], known: Path | None) -> str:
    """Check a whole public log, and that it began as an older checkpoint says."""
    checkpoint = checkpoint_in(folder / "checkpoint", keys, folder)
    older = checkpoint_in(known, keys, folder) if known else None
    tree = Growing()
    if older and older.origin != checkpoint.origin:
        raise CannotTell(
            f"the older checkpoint is of {older.origin}, the log is {checkpoint.origin}{hints(folder, keys)}"
        )
    if older and older.size > checkpoint.size:
        raise Changed(f"the log had {older.size} entries and has {checkpoint.size}")
    for index in range(-(-checkpoint.size // WIDTH)):
        width = min(WIDTH, checkpoint.size - index * WIDTH)
        bundle, hashes = read_tile(folder, "entries", index, width, 34), read_tile(folder, "0", index, width, 32)
        for at in range(width):
            hashed = leaf(bundle[34 * at + 2 : 34 * at + 34])
            if bundle[34 * at : 34 * at + 2] != b"\x00\x20" or hashed != hashes[32 * at : 32 * at + 32]:
                raise Changed(f"the entry {tree.size + 1} is not the one that its tile names")
            tree.add(hashed)
            if older and tree.size == older.size and tree.root() != older.root:
                raise Changed(f"one of the first {older.size} entries was changed since the older checkpoint")
    if tree.root() != checkpoint.root:
        raise Changed(f"one of the {checkpoint.size} entries is not the one that was signed")
    return f"{checkpoint.origin}: {checkpoint.size} entries"


def read_tile(folder: Path, level: str, index: int, width: int, each: int) -> bytes:
    """Read a tile, or its beginning out of one that has grown since."""
    digits = f"{index:03}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *before, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    path = folder.joinpath("tile", level, *(f"x{one}" for one in before), last)
    part = path.with_name(f"{last}.p") / str(width)
    packed = read(part if width < WIDTH and part.exists() else path)[: width * each]
    if len(packed) < width * each:
        raise Changed(f"{path} is too short")
    return packed


def check_database(path: Path, checkpoint: Checkpoint) -> str:
    """Check the events of an SQLite database against a checkpoint; names the first that is out of its place."""
    tree, good = Growing(), 0
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        query = "SELECT * FROM event WHERE position <= ? ORDER BY position"
        cursor = database.execute(query, [checkpoint.size])
        names = [column[0] for column in cursor.description]
        roots = dict(database.execute("SELECT position, root FROM log_commit"))
        for values in cursor:
            row = dict(zip(names, values, strict=True))
            if row["position"] != tree.size + 1:
                raise Changed(f"the event {tree.size + 1} is missing")
            try:
                tree.add(leaf(entry_of(row)))
            except (TypeError, ValueError, AttributeError, OverflowError):
                raise Changed(
                    f"the event {row['position']} is of another kind than any that was ever written"
                ) from None
            if tree.size in roots and roots[tree.size] != tree.root():
                raise Changed(f"an event was changed: the first lies from {good + 1} to {tree.size}")
            good = tree.size if tree.size in roots else good
    if tree.size < checkpoint.size:
        raise Changed(f"the events from {tree.size + 1} to {checkpoint.size} are missing")
    if tree.root() != checkpoint.root:
        raise Changed(f"the first {checkpoint.size} events are consistent, but not those that were signed")
    return f"{checkpoint.size} events"


def entry_of(row: dict[str, Any]) -> bytes:
    """Compute an event's entry from its row."""
    facts = (
        b'{"class_version":%d,"data":%b,"position":%d,"recorded_on":"%b","stream":"%b","topic":"%b","v":1,"version":%d}'
    ) % (
        row["class_version"],
        row["state"],
        row["position"],
        datetime.fromtimestamp(row["recorded_at"] // 1_000_000, UTC).date().isoformat().encode(),
        str(UUID(row["stream_id"])).encode(),
        row["topic"].encode(),
        row["version"],
    )
    parts = sha256(row["salt1"] + facts).digest() + sha256(row["salt2"] + row["staff"]).digest()
    return sha256(b"tracker-entry/1\n" + parts).digest()


def read(path: Path) -> bytes:
    """Read a file; raises CannotTell."""
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise CannotTell(f"{path}: {wrong.strerror}") from None


def main(arguments: Sequence[str]) -> int:
    """Check what the command line names; give the exit code."""
    parser = argparse.ArgumentParser(prog="verifier.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=["proof", "log", "database", "rotation", "loss"])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--key", required=True, action="append", help="a public key of the log, or a file of keys")
    parser.add_argument("--known", type=Path, help="an older checkpoint that you kept")
    parser.add_argument("--checkpoint", type=Path, help="the signed checkpoint that a database is compared with")
    asked = parser.parse_args(arguments)
    try:
        keys = keys_of(asked.key)
        for path in asked.paths:
            sys.stdout.write(f"{checks(asked, keys)(path)}\n")
    except Changed as changed:
        sys.stderr.write(f"CHANGED: {changed}\n")
        return CHANGED
    except (CannotTell, ValueError, KeyError, TypeError, sqlite3.Error) as wrong:
        sys.stderr.write(f"cannot tell: {wrong}\n")
        return CANNOT_TELL
    (sys.stderr if asked.what == "rotation" else sys.stdout).write("All is as it was signed.\n")
    return INTACT


def checks(asked: argparse.Namespace, keys: Sequence[Key]) -> Callable[[Path], str]:
    """Give what checks one path."""
    if asked.what == "proof":
        return lambda path: check_proof(read(path), keys)
    if asked.what == "loss":
        return lambda path: check_loss(read(path), keys)
    if asked.what == "rotation":
        return lambda path: check_rotation(read(path), keys)
    if asked.what == "log":
        return lambda path: check_log(path, keys, asked.known)
    if asked.checkpoint is None:
        raise CannotTell("to check a database takes a checkpoint: --checkpoint FILE")
    return lambda path: check_database(path, checkpoint_in(asked.checkpoint, keys, asked.checkpoint.parent))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

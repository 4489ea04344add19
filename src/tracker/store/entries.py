"""An event as it stands in the public log: two salted parts, and the 32-byte entry that commits to both.

These bytes are frozen: a change here breaks every proof ever given. tests/store/golden_entries.json holds
ten. Both parts are canonical JSON (RFC 8785), put together from columns whose bytes are canonical already;
the keys stand in sorted order.
"""

from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from tracker.store.tree import leaf_hash

FORMAT = 1
_PREFIX = b"tracker-entry/1\n"


class Place(NamedTuple):
    """Where an event stands: its position in the log from 1, its stream, its version there from 1."""

    position: int
    stream: UUID
    version: int


class Kind(NamedTuple):
    """What an event is: its topic, and the version of the topic's shape."""

    topic: str
    class_version: int


def facts(place: Place, kind: Kind, recorded_on: str, data: bytes) -> bytes:
    """Write the public part; `recorded_on` is a UTC day, `data` canonical JSON."""
    return (
        b'{"class_version":%d,"data":%b,"position":%d,"recorded_on":"%b",'
        b'"stream":"%b","topic":"%b","v":%d,"version":%d}'
        % (
            kind.class_version,
            data,
            place.position,
            recorded_on.encode(),
            str(place.stream).encode(),
            kind.topic.encode(),
            FORMAT,
            place.version,
        )
    )


def staff_opening(account: str, command: UUID | None) -> bytes:
    """Write the part of the staff part that one commit's events share, before their `data2`."""
    return b'{"account":"%b","command":%b,"data2":' % (
        account.encode(),
        b'"%b"' % str(command).encode() if command else b"null",
    )


def staff_closing(recorded_at: int, via: str) -> bytes:
    """Write the part of the staff part that one commit's events share, after their `data2`.

    `recorded_at` is in UTC microseconds.
    """
    return b',"recorded_at":%d,"via":"%b"}' % (recorded_at, via.encode())


def commitment(salt: bytes, part: bytes) -> bytes:
    """Commit to a part; without the 32-byte salt nobody can guess what is in it."""
    return sha256(salt + part).digest()


def entry(commitment1: bytes, commitment2: bytes) -> bytes:
    """Give what the public log holds of an event, from the commitments to its facts and its staff part."""
    return sha256(_PREFIX + commitment1 + commitment2).digest()


def leaf(salts: tuple[bytes, bytes], facts: bytes, staff: bytes) -> bytes:
    """Give the event's leaf in the hash tree."""
    return leaf_hash(entry(commitment(salts[0], facts), commitment(salts[1], staff)))

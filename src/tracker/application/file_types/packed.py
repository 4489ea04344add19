"""Documents that are packed (ZIP, APPNOTE 6.3): their list of members is read, and nothing is ever unpacked.

What is taken is exactly one archive from the first byte to the last, without overlaps, and of a size that a document
has. That leaves no room for a second file in front of it or behind it, nor for one that unpacks to thousands of times
its size.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error
from typing import BinaryIO

from tracker.application.file_types.refusals import FileIsAProgram, FileUnknown, FileUnsafe

_END = Struct("<4s4H2LH")
_ENTRY = Struct("<4s6H3L5H2L")
_FRONT = 30
"""Bytes that stand before each member, less its name."""

_MOST_MEMBERS, _MOST_LISTED = 5_000, 1 << 20
_MOST_UNPACKED, _MOST_RATIO = 500_000_000, 200
_WORTH_A_RATIO = 10_000_000
"""Bytes below which much may come of little: an empty table packs well."""

_MACROS = ("vbaproject.bin", "/activex/", "basic/", "scripts/")


@dataclass(frozen=True)
class _Member:
    name: str
    packed: int
    unpacked: int
    at: int


def members(file: BinaryIO) -> set[str]:
    """Give the names of an archive's members; raises FileUnknown, FileUnsafe, FileIsAProgram."""
    try:
        found = list(_members(file))
    except (error, UnicodeDecodeError):
        raise FileUnknown from None
    names = {one.name for one in found}
    if any(mark in f"/{one.lower()}" for one in names for mark in _MACROS):
        raise FileIsAProgram
    return names


def _members(file: BinaryIO) -> Iterator[_Member]:
    count, begins, ends = _list(file)
    file.seek(begins)
    listed = file.read(ends - begins)
    found, at = [], 0
    for _ in range(count):
        if at >= len(listed):
            raise FileUnknown
        member, length = _member(listed, at)
        found.append(member)
        at += length
    if at != len(listed):
        raise FileUnsafe
    _require_modest(found)
    _require_apart(found, begins)
    yield from found


def _list(file: BinaryIO) -> tuple[int, int, int]:
    """Say how many members the list at the end has, where it begins and where it ends."""
    ends = file.seek(0, os.SEEK_END) - _END.size
    if ends < 0:
        raise FileUnknown
    file.seek(ends)
    mark, disk, first_disk, here, count, length, begins, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\x05\x06" or comment:  # or there is something behind the archive
        raise FileUnsafe
    if (disk, first_disk, here) != (0, 0, count) or count > _MOST_MEMBERS or length > _MOST_LISTED:
        raise FileUnsafe
    if begins + length != ends:  # or there is something in front of it
        raise FileUnsafe
    return count, begins, ends


def _member(listed: bytes, at: int) -> tuple[_Member, int]:
    fields = _ENTRY.unpack_from(listed, at)
    mark, flags, packed, unpacked = fields[0], fields[3], fields[8], fields[9]
    name, extra, comment = fields[10:13]
    if mark != b"PK\x01\x02" or flags & 1:
        raise FileUnknown
    begins = at + _ENTRY.size
    written = listed[begins : begins + name].decode("utf-8" if flags & 0x800 else "cp437")
    return _Member(written, packed, unpacked, fields[16]), _ENTRY.size + name + extra + comment


def _require_modest(found: list[_Member]) -> None:
    """Refuse what would unpack to far more than it is."""
    unpacked, packed = sum(one.unpacked for one in found), sum(one.packed for one in found)
    if unpacked > _MOST_UNPACKED or (unpacked > _WORTH_A_RATIO and unpacked > _MOST_RATIO * packed):
        raise FileUnsafe


def _require_apart(found: list[_Member], begins: int) -> None:
    """Refuse members that lie over one another, and bytes that belong to none."""
    reached = 0
    for one in sorted(found, key=lambda member: member.at):
        if one.at < reached or (reached == 0 and one.at != 0):
            raise FileUnsafe
        reached = one.at + _FRONT + len(one.name) + one.packed
    if reached > begins:
        raise FileUnsafe

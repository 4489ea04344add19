"""Documents that are packed (ZIP, APPNOTE 6.3): their list of members is read, and next to nothing unpacked.

What is taken is exactly one archive from the first byte to the last, without overlaps, and of a size that a document
has. That leaves no room for a second file in front of it or behind it, nor for one that unpacks to thousands of times
its size. Unpacked, and not for long, are the members alone that say what the document fetches when it is opened.
"""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error
from typing import BinaryIO

from tracker.application.file_types.fetching import fetches
from tracker.application.file_types.refusals import FileFetches, FileIsAProgram, FileUnknown, FileUnsafe

_END = Struct("<4s4H2LH")
_ENTRY = Struct("<4s6H3L5H2L")
_FRONT = 30
"""Bytes that stand before each member, less its name."""

_MOST_MEMBERS, _MOST_LISTED = 5_000, 1 << 20
_MOST_UNPACKED, _MOST_RATIO = 500_000_000, 200
_WORTH_A_RATIO = 10_000_000
"""Bytes below which much may come of little: an empty table packs well."""

_MARK_OF_END = b"PK\x05\x06"
_FARTHEST = _END.size + 0xFFFF
"""How far from the end of a file its list's end can stand, a comment of the greatest length behind it."""

_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)")
"""A name that leads out of the folder that somebody unpacks the document into."""

_MACROS = ("vbaproject.bin", "/activex/", "/macrosheets/", "basic/", "scripts/")
_RELATIONS = ".rels"
_MOST_RELATIONS, _MOST_OF_THEM = 2_000_000, 4_000_000
_AS_IT_IS, _DEFLATED = 0, 8


@dataclass(frozen=True)
class _Member:
    name: str
    packed: int
    unpacked: int
    at: int
    method: int


def members(file: BinaryIO) -> set[str]:
    """Give the names of an archive's members; raises FileUnknown, FileUnsafe, FileIsAProgram, FileFetches."""
    try:
        found = list(_members(file))
    except (error, UnicodeDecodeError):
        raise FileUnknown from None
    names = {one.name for one in found}
    if any(mark in f"/{one.lower()}" for one in names for mark in _MACROS):
        raise FileIsAProgram
    if any(_OUTSIDE.search(one) for one in names):
        raise FileUnsafe
    if any(fetches(one) for one in _relations(file, found)):
        raise FileFetches
    return names


def ends_as_an_archive(file: BinaryIO) -> bool:
    """Say whether programs that look for an archive at a file's end would find one: behind a picture or a document."""
    length = file.seek(0, os.SEEK_END)
    file.seek(max(length - _FARTHEST, 0))
    end, at = file.read(_FARTHEST), -1
    while (at := end.find(_MARK_OF_END, at + 1)) >= 0:
        found = end[at : at + _END.size]
        if len(found) == _END.size and at + _END.size + _END.unpack(found)[-1] == len(end):
            return True
    return False


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
    if mark != _MARK_OF_END or comment:  # or there is something behind the archive
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
    return _Member(written, packed, unpacked, fields[16], fields[4]), _ENTRY.size + name + extra + comment


def _relations(file: BinaryIO, found: list[_Member]) -> Iterator[bytes]:
    """Unpack what says where the document's parts lead; raises FileUnsafe where that is more than any has."""
    left = _MOST_OF_THEM
    for one in found:
        if one.name.lower().endswith(_RELATIONS):
            yield (content := _unpacked(file, one))
            left -= len(content)
            if left < 0:
                raise FileUnsafe


def _unpacked(file: BinaryIO, member: _Member) -> bytes:
    file.seek(member.at)
    front = file.read(_FRONT)
    file.seek(member.at + _FRONT + int.from_bytes(front[26:28], "little") + int.from_bytes(front[28:30], "little"))
    if member.packed > _MOST_RELATIONS or member.method not in {_AS_IT_IS, _DEFLATED}:
        raise FileUnsafe
    packed = file.read(member.packed)
    try:
        content = (
            zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _MOST_RELATIONS + 1) if member.method else packed
        )
    except zlib.error:
        raise FileUnsafe from None
    if len(content) > _MOST_RELATIONS:
        raise FileUnsafe
    return content


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

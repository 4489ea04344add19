"""A JPEG without anything but its picture (ITU-T T.81): no place, no camera, no comment, no small picture of before.

The compressed picture is kept byte for byte. Of all else one fact is written anew, which way up it is, as without
that most photographs of phones would lie on their side.
"""

from collections.abc import Iterable, Iterator
from struct import Struct, error

from tracker.application.file_types.pixels import Sides, require_modest
from tracker.application.file_types.refusals import PictureBroken

_TABLES = {0xDB, 0xC4, 0xCC, 0xDD}
"""Quantisation, Huffman and arithmetic tables, restart interval."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
_APP0, _APP1, _ADOBE = 0xE0, 0xE1, 0xEE
_RESTARTS = {0x00, *range(0xD0, 0xD8)}
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_EXIF = b"Exif\x00\x00"
_ORIENTATION, _TURNS = 0x0112, range(2, 9)
_ADOBE_SIZE = 12
_TALLEST = 0xFFFF


def without_hidden_data(content: bytes) -> bytes:
    """Give the picture alone; raises PictureBroken, PictureTooLarge."""
    try:
        parts = list(_parts(content))
    except (error, IndexError):
        raise PictureBroken from None
    for measured in _measured(parts):
        require_modest(*measured)
    turn = next((turned for kind, body in parts if kind == _APP1 and (turned := _turn(body))), None)
    kept = b"".join(_written(kind, body) for kind, body in parts if kind not in {_APP0, _APP1})
    begin = _JFIF if any(kind == _APP0 and body[2:7] == b"JFIF\0" for kind, body in parts) else b""
    return b"\xff\xd8" + begin + (_turned(turn) if turn else b"") + kept + b"\xff\xd9"


def sides(content: bytes) -> Iterator[Sides]:
    """Say how large the picture is, as often as it says so; raises PictureBroken."""
    try:
        yield from _measured(_parts(content))
    except (error, IndexError):
        raise PictureBroken from None


def _measured(parts: Iterable[tuple[int, bytes]]) -> Iterator[Sides]:
    """Read each frame's size; a height of zero is told behind the picture (T.81, B.2.5), and can be any."""
    for kind, body in parts:
        if kind in _FRAMES:
            yield int.from_bytes(body[5:7]), int.from_bytes(body[3:5]) or _TALLEST


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the segments up to the end of the picture; of a scan its compressed data come with it."""
    if content[:2] != b"\xff\xd8":
        raise PictureBroken
    at, scans = 2, 0
    while True:
        at, kind = _marker(content, at)
        if kind == _END:
            break
        length = int.from_bytes(content[at : at + 2])
        ends = at + length
        if length < 2 or ends > len(content):  # noqa: PLR2004 - the length counts itself
            raise PictureBroken
        if kind == _SCAN:
            ends, scans = _end_of_scan(content, ends), scans + 1
        yield kind, content[at:ends]
        at = ends
    if not scans:
        raise PictureBroken


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """Read a marker, before which any number of 0xFF may stand."""
    if content[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
        raise PictureBroken
    while content[at] == 0xFF:  # noqa: PLR2004
        at += 1
    return at + 1, content[at]


def _end_of_scan(content: bytes, at: int) -> int:
    """Find the marker that ends compressed data; in them 0xFF is followed by zero or a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise PictureBroken
        if content[at + 1] not in _RESTARTS:
            return at
        at += 2


def _written(kind: int, body: bytes) -> bytes:
    """Write a segment, or nothing where it is none that the picture needs."""
    is_adobe = kind == _ADOBE and body[2:7] == b"Adobe"
    if is_adobe:  # how the colours are to be read, and no byte more
        body = (_ADOBE_SIZE + 2).to_bytes(2) + body[2 : 2 + _ADOBE_SIZE]
    return bytes([0xFF, kind]) + body if is_adobe or kind in _TABLES | _FRAMES | {_SCAN} else b""


def _turn(body: bytes) -> int | None:
    """Read from EXIF which way up the picture is (TIFF 6.0, tag 274); None where that is not said."""
    if body[2:8] != _EXIF:
        return None
    tiff = body[8:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        [first] = Struct(f"{order}L").unpack_from(tiff, 4)
        [count] = Struct(f"{order}H").unpack_from(tiff, first)
        entry = Struct(f"{order}HHLH")
        found = [entry.unpack_from(tiff, first + 2 + 12 * number) for number in range(min(count, 200))]
    except error:
        return None
    return next((value for tag, _, _, value in found if tag == _ORIENTATION and value in _TURNS), None)


def _turned(turn: int) -> bytes:
    """Write EXIF that says which way up the picture is, and nothing else."""
    entry = Struct(">HHLHH").pack(_ORIENTATION, 3, 1, turn, 0)
    body = _EXIF + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body

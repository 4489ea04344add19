"""A WebP with nothing but its picture (RFC 9649): no EXIF, no XMP, nothing after its end; moving ones are refused."""

from collections.abc import Iterator

from tracker.application.file_types.pixels import Sides, require_modest
from tracker.application.file_types.refusals import NotCleaned, PictureBroken

_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_MOVING = {b"ANIM", b"ANMF"}
_HAS_ALPHA = 0x10
_SIDE = 0x3FFF


def without_hidden_data(content: bytes) -> bytes:
    """Give the picture alone; raises PictureBroken, PictureTooLarge, NotCleaned."""
    parts = list(_parts(content))
    kinds = {kind for kind, _ in parts}
    if kinds & _MOVING:
        raise NotCleaned
    if not kinds & {b"VP8 ", b"VP8L"}:
        raise PictureBroken
    for kind, body in parts:
        require_modest(*_measured(kind, body))
    body = b"WEBP" + b"".join(_written(kind, body) for kind, body in parts if kind in _KEPT)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def sides(content: bytes) -> Iterator[Sides]:
    """Say how large the picture is, as often as it says so, also of one that ends early; raises PictureBroken."""
    yield _measured(content[12:16], content[20:30])
    yield from (_measured(kind, body) for kind, body in _parts(content))


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the chunks of the picture."""
    ends = 8 + int.from_bytes(content[4:8], "little")
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or ends > len(content):
        raise PictureBroken
    at = 12
    while at < ends:
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + length]
        if len(body) != length or at + 8 + length > ends:
            raise PictureBroken
        yield content[at : at + 4], body
        at += 8 + length + length % 2


def _measured(kind: bytes, body: bytes) -> Sides:
    """Give width and height as a chunk says them; one that says nothing about it counts as one pixel."""
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        both = int.from_bytes(body[1:5], "little")
        return 1 + (both & _SIDE), 1 + (both >> 14 & _SIDE)
    if kind == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & _SIDE, int.from_bytes(body[8:10], "little") & _SIDE
    return 1, 1


def _written(kind: bytes, body: bytes) -> bytes:
    """Write a chunk; the one that says what else there is then speaks of transparency alone."""
    if kind == b"VP8X":
        body = bytes([body[0] & _HAS_ALPHA]) + body[1:]
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)

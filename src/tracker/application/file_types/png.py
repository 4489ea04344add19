"""A PNG without anything but its picture (W3C PNG, third edition): no text, no EXIF, no time, nothing after its end."""

from collections.abc import Iterator
from itertools import islice
from zlib import crc32

from tracker.application.file_types.pixels import Sides, require_modest
from tracker.application.file_types.refusals import PictureBroken

_MARK = b"\x89PNG\r\n\x1a\n"
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_KEPT = _NEEDED | {b"tRNS", b"gAMA", b"cHRM", b"sRGB"}
"""The picture, and how its colours are to be shown."""
_AROUND = 12
_MOST_PARTS = 50_000


def without_hidden_data(content: bytes) -> bytes:
    """Give the picture alone; of a moving one its first image. Raises PictureBroken, PictureTooLarge."""
    parts = list(islice(_parts(content), _MOST_PARTS))
    kinds = [kind for kind, _ in parts]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        raise PictureBroken
    require_modest(*_measured(parts[0][1]))
    return _MARK + b"".join(part for kind, part in parts if kind in _KEPT)


def sides(content: bytes) -> Iterator[Sides]:
    """Say how large the picture is, as far as it says so; raises PictureBroken."""
    for kind, part in islice(_parts(content), 1):
        if kind == b"IHDR":
            yield _measured(part)


def _measured(header: bytes) -> Sides:
    return int.from_bytes(header[8:12]), int.from_bytes(header[12:16])


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the chunks, each whole, up to the end of the picture."""
    if not content.startswith(_MARK):
        raise PictureBroken
    at, kind = len(_MARK), b""
    while kind != b"IEND":
        length = int.from_bytes(content[at : at + 4])
        part = content[at : at + _AROUND + length]
        kind = part[4:8]
        if len(part) != _AROUND + length or crc32(part[4:-4]) != int.from_bytes(part[-4:]):
            raise PictureBroken
        if kind[:1].isupper() and kind not in _NEEDED:  # what has to be understood, and is not
            raise PictureBroken
        yield kind, part
        at += len(part)

"""A PNG without anything but its picture (W3C PNG, third edition): no text, no EXIF, no time, nothing after its end."""

from collections.abc import Iterator
from zlib import crc32

from tracker.application.file_types.refusals import PictureBroken

_MARK = b"\x89PNG\r\n\x1a\n"
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_KEPT = _NEEDED | {b"tRNS", b"gAMA", b"cHRM", b"sRGB"}
"""The picture, and how its colours are to be shown."""
_AROUND = 12


def without_hidden_data(content: bytes) -> bytes:
    """Give the picture alone; of a moving one its first image. Raises PictureBroken."""
    parts = list(_parts(content))
    kinds = [kind for kind, _ in parts]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        raise PictureBroken
    return _MARK + b"".join(part for kind, part in parts if kind in _KEPT)


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

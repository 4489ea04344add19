"""A WebP with nothing but its picture (RFC 9649): no EXIF, no XMP, nothing after its end; moving ones are refused."""

from collections.abc import Iterator

from tracker.application.file_types.refusals import NotCleaned, PictureBroken

_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_MOVING = {b"ANIM", b"ANMF"}
_HAS_ALPHA = 0x10


def without_hidden_data(content: bytes) -> bytes:
    """Give the picture alone; raises PictureBroken, NotCleaned."""
    parts = list(_parts(content))
    kinds = {kind for kind, _ in parts}
    if kinds & _MOVING:
        raise NotCleaned
    if not kinds & {b"VP8 ", b"VP8L"}:
        raise PictureBroken
    body = b"WEBP" + b"".join(_written(kind, body) for kind, body in parts if kind in _KEPT)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


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


def _written(kind: bytes, body: bytes) -> bytes:
    """Write a chunk; the one that says what else there is then speaks of transparency alone."""
    if kind == b"VP8X":
        body = bytes([body[0] & _HAS_ALPHA]) + body[1:]
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)

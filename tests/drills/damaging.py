"""Damaging: whole documents with bits turned, pieces cut, doubled or filled with something else."""

import io
import zipfile
from collections.abc import Callable
from random import Random

_MOST = 400
"""Bytes of a piece that is cut, doubled or filled."""


def damaged(content: bytes, chance: Random) -> bytes:
    """Give a document with one to four damages; the parts of a packed one are damaged under their own sums."""
    if content[:2] == b"PK" and chance.random() < 0.5:
        return _repacked(content, chance)
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WAYS)(content, chance)
    return content


def _turned(content: bytes, chance: Random) -> bytes:
    turned = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        if turned:
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def _cut_short(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _cut_out(content: bytes, chance: Random) -> bytes:
    start, length = _piece(content, chance)
    return content[:start] + content[start + length :]


def _doubled(content: bytes, chance: Random) -> bytes:
    start, length = _piece(content, chance)
    return (
        content[: start + length] + content[start : start + length] * chance.randint(1, 50) + content[start + length :]
    )


def _filled(content: bytes, chance: Random) -> bytes:
    start, length = _piece(content, chance)
    return content[:start] + chance.randbytes(length) + content[start + length :]


def _numbered(content: bytes, chance: Random) -> bytes:
    """Put another number where one stands: of a length, of a place, of pages."""
    digits = [place for place, one in enumerate(content) if 0x30 <= one <= 0x39]
    if not digits:
        return content
    at = chance.choice(digits)
    return content[:at] + chance.choice([b"0", b"-1", b"9" * 9, b"4294967296"]) + content[at + 1 :]


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (_turned, _cut_short, _cut_out, _doubled, _filled, _numbered)


def _piece(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(chance.randint(1, _MOST), len(content) - start)


def _repacked(content: bytes, chance: Random) -> bytes:
    """Damage a member of a packed document, so that what is within has to be read to be found broken."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        hurt = chance.choice([one for one in names if one.endswith(".xml")])
        for name in names:
            its = before.read(name)
            after.writestr(name, chance.choice(_WAYS)(its, chance) if name == hurt else its)
    return out.getvalue()

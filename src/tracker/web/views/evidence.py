"""Files as lines of a page: what each is, how large, of which day, and where it can be had."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.application.file_types.types import TYPES
from tracker.projections.evidence_reading import Evidence

_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True)
class Size:
    """A length in a unit that people read: `b`, `kb` or `mb`; `number` has one place after the point at most."""

    number: float
    unit: str


@dataclass(frozen=True)
class EvidenceLine:
    """One file. `sha256` is that of the copy that the reader gets, None on pages of the team, which has the original.

    `ending` is what the kind of file is commonly called: PDF, JPG. `length` is in bytes, `media` what browsers are told
    that it is; both are for programs.
    """

    address: str
    kind: str
    ending: str
    size: Size
    on: date | None
    sha256: str | None = None
    length: int = 0
    media: str = ""


def size_of(length: int) -> Size:
    """Put a number of bytes as people read it."""
    if length < _KILO:
        return Size(length, "b")
    if length < _MEGA:
        return Size(round(length / _KILO), "kb")
    return Size(round(length / _MEGA, 1), "mb")


def ending_of(code: str) -> str:
    """Give what a type of file is commonly called."""
    return TYPES[code].extension.upper()


def public_lines(found: Iterable[Evidence], language: str) -> Sequence[EvidenceLine]:
    """Describe the copies that anybody may have."""
    return list(_public(found, language))


def team_lines(found: Iterable[Evidence]) -> Sequence[EvidenceLine]:
    """Describe files to somebody who is signed in, each leading to its page."""
    return [
        EvidenceLine(f"/evidence/{one.evidence_id}", one.kind, ending_of(one.type), size_of(one.size), one.on)
        for one in found
    ]


def _public(found: Iterable[Evidence], language: str) -> Iterator[EvidenceLine]:
    for one in found:
        if one.shown is not None:
            yield EvidenceLine(
                address=f"/{language}/evidence/{one.evidence_id}",
                kind=one.kind,
                ending=ending_of(one.shown.type),
                size=size_of(one.shown.size),
                on=one.on,
                sha256=one.shown.sha256,
                length=one.shown.size,
                media=TYPES[one.shown.type].media,
            )


def public_json(found: Iterable[Evidence], language: str) -> list[dict[str, Any]]:
    """Give the copies that anybody may have as objects; `size` is in bytes."""
    return [
        {
            "id": one.evidence_id,
            "kind": one.kind,
            "on": one.on.isoformat() if one.on else None,
            "type": one.shown.type,
            "size": one.shown.size,
            "sha256": one.shown.sha256,
            "address": f"/{language}/evidence/{one.evidence_id}",
        }
        for one in found
        if one.shown is not None
    ]

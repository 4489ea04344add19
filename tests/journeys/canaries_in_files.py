"""Canaries in all that is kept of files: texts about them, their hashes, and copies that were open once."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from tracker.domain.entry_events import Retraction
from tracker.domain.evidence import FOR_THE_TEAM, Evidence
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.values import Audience, Code, Key, Words

Canary = Callable[[str], Words]
Token = Callable[[str], str]


def files(about: UUID, demand: str, document: str, canary: Canary, token: Token, copy: str) -> Iterator[Evidence]:  # noqa: PLR0913, PLR0917
    """Make a file for each audience; the first is for everybody, whose copy has that SHA-256."""
    attached = {"entries": (about,), "demands": (Key(demand),), "documents": (Key(document),)}
    for audience in Audience:
        opened = copy if audience is Audience.PUBLIC else token(f"hash of the copy, {audience.value}")
        yield _file(f"file, {audience.value}", audience, attached, canary, token, opened)


def once_open(about: UUID, canary: Canary, token: Token) -> Iterator[tuple[Evidence, Callable[[Evidence], None]]]:
    """Make files that everybody may have, each with what becomes of it once it was released."""
    for cause in Retraction:
        place = f"file, taken back for {cause.value}"
        why = canary(f"{place}: reason")
        made = _file(place, Audience.PUBLIC, {"entries": (about,)}, canary, token, token(f"{place}: hash of the copy"))
        yield made, lambda its, cause=cause, why=why: its.take_back(cause, reason=why)  # type: ignore[misc]
    place, why = "file, narrowed", canary("file, narrowed: reason")
    made = _file(place, Audience.PUBLIC, {"entries": (about,)}, canary, token, token(f"{place}: hash of the copy"))
    yield made, lambda its: its.set_audience(Audience.COUNTRY_TEAM, None, reason=why)


def _file(  # noqa: PLR0913, PLR0917 - what sits where
    place: str, audience: Audience, attached: dict[str, Any], canary: Canary, token: Token, copy: str
) -> Evidence:
    """Keep one, with a canary in every text, as its title, and as the hash of its original."""
    texts = {name: canary(f"{place}: {name}") for name in ("name", "collected_by", "where", "address", "notes")}
    made = Evidence.register(
        audience=Audience.CONFIDENTIAL if audience is Audience.CONFIDENTIAL else Audience.COUNTRY_TEAM,
        kind=EvidenceKind.PICTURE,
        size=7,
        type=Code("text"),
        on=None,
        country=Code("KZ"),
        sha256=Key(token(f"{place}: hash of the original")),
        reliability=Code("B"),
        credibility=2,
        **{"entries": (), "demands": (), "documents": ()} | attached,
        **texts,
    )
    had = {name: canary(f"{place}: custody, {name}") for name in ("holder", "from_whom", "how")}
    made.record_custody(on=date(2024, 5, 3), **had)
    made.grade(Code("C"), 3, reason=canary(f"{place}: reason of its grade"))
    made.make_copy(sha256=Key(copy), size=7, type=Code("text"), is_cleaned=False)
    if audience not in FOR_THE_TEAM:
        made.set_audience(audience, Key(copy), reason=canary(f"{place}: reason of its audience"))
    return made

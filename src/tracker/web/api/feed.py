"""The feed of changes: for everybody release by release, with a token as it was recorded; each goes on from a cursor.

What is taken out of sight is told to nobody: whoever keeps a copy reads it anew, and drops what is no longer given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.projections.appearances import Release
from tracker.web.api import described as of
from tracker.web.api.answer_codes import DEED, KIND
from tracker.web.api.described import Says, thing
from tracker.web.api.reading import Row
from tracker.web.api.seen import Seen
from tracker.web.api.shape import Schema
from tracker.web.data.source import ALL
from tracker.web.views.findings import demands_heard, shown_findings

APPEARED, CORRECTED, RETRACTED = "appeared", "corrected", "retracted"

MOST_POSITIONS = 5_000
"""How much of the log one answer looks through, so that a reader of little is answered as fast as one of all."""


@dataclass(frozen=True)
class Changes:
    """A part of the feed: what changed, from where to go on, and whether more is there already."""

    items: Sequence[Row]
    goes_on: str
    more: bool


def released(seen: Seen, after: str, limit: int) -> Changes:
    """Give what releases showed first or no more, after a place in the feed; raises ValueError for no place of it."""
    number, _, key = after.partition(" ")
    begin = (int(number or 0), key)
    found = sorted(_public(seen), key=_order)
    left = [one for one in found if _order(one) > begin]
    part = left[:limit]
    last = _order(part[-1]) if part else begin
    return Changes(part, f"{last[0]} {last[1]}", len(left) > len(part))


def recorded(seen: Seen, after: str, limit: int) -> Changes:
    """Give what was recorded after a position; raises ValueError for no position."""
    begin, head = int(after or 0), seen.sight.viewer.through
    found = seen.look.desk(seen.sight).recorded_since(begin, MOST_POSITIONS)
    last = found[limit - 1].position if len(found) > limit else head  # what was recorded together is given together
    part = [one for one in found if one.position <= last]
    reached = last if len(part) < len(found) else min(head, begin + MOST_POSITIONS)
    items = [
        {
            "entry": one.entry_id,
            "kind": one.kind,
            "demand": one.demand,
            "country": one.country,
            "deed": one.state,
            "effective": one.effective,
            "recorded_on": one.recorded_on,
        }
        for one in part
    ]
    return Changes(items, str(max(reached, begin)), reached < head)


def _order(one: Row) -> tuple[int, str]:
    return int(one["release"]), f"{one['deed']}/{one['entry']}/{one['demand'] or ''}"


def _public(seen: Seen) -> Iterator[Row]:
    """Tell of what stands in the public tables when it appeared, and of what was corrected as the list of that does."""
    appeared = {code: seen.look.appeared(seen.sight, country=code) for code in seen.source.countries(ALL)}
    everywhere = {key: release for its in appeared.values() for key, release in its.items()}
    for reference, entries in seen.source.entries(ALL).items():
        unlisted = seen.look.appeared(seen.sight, demand=reference) if _is_elsewhere(seen, reference) else everywhere
        for one in entries:
            if one.entry_id in unlisted:
                yield _row(APPEARED, one, unlisted[one.entry_id])
    for code in seen.source.countries(ALL):
        heard = seen.look.findings(seen.sight, code)
        for one in shown_findings(heard, seen.source.closed_on(demands_heard(heard))):
            if one.entry_id in everywhere:
                yield _row(APPEARED, one, everywhere[one.entry_id]) | {"demand": None, "country": code}
    yield from _gone(seen)


def _is_elsewhere(seen: Seen, reference: str) -> bool:
    """Say whether a demand is put to no country of the record."""
    return seen.shelf.demands[reference]["addressee"]["country"] not in seen.shelf.countries


def _gone(seen: Seen) -> Iterator[Row]:
    releases, demands = seen.look.reached(seen.sight), seen.source.demands(ALL)
    for one in seen.look.corrections(seen.sight):
        release, demand = releases.after(one.position), demands.get(one.demand or "")
        if release is None or (one.demand is not None and (demand is None or not seen.source.has_rows(demand))):
            continue
        yield {
            "entry": one.entry_id,
            "kind": one.kind.value,
            "demand": one.demand,
            "country": one.country,
            "deed": RETRACTED if one.retracted else CORRECTED,
            "effective": one.effective.isoformat(),
            "recorded_on": None,
            "release": release.number,
            "released_on": release.released_on.isoformat(),
        }


def _row(deed: str, one: Any, release: Release) -> dict[str, Any]:  # noqa: ANN401 - an entry of the record
    return {
        "entry": one.entry_id,
        "kind": one.kind.value,
        "demand": one.demand,
        "country": one.country,
        "deed": deed,
        "effective": one.effective.isoformat(),
        "recorded_on": one.recorded_on.isoformat(),
        "release": release.number,
        "released_on": release.released_on.isoformat(),
    }


def change_schema(_: Says) -> Schema:
    """Describe one change; its release stands there for everybody, and not where a token reads what has none yet."""
    codes = {"entry": of.CODE, "kind": KIND, "deed": DEED}
    texts = {"demand": of.TEXT, "country": of.TEXT}
    days = {"effective": of.DAY, "recorded_on": of.DAY_OR_NONE}
    return thing(codes | texts | days, {"release": of.NUMBER, "released_on": of.DAY})

"""A feed of changes: entries that became public and what was corrected, by the releases that showed it first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.projections.appearances import Release, Releases
from tracker.projections.corrections import Correction
from tracker.projections.evidence_reading import Evidence
from tracker.projections.shelves import Shelf
from tracker.web.anchors import anchor
from tracker.web.naming import Place
from tracker.web.plain import line
from tracker.web.views.demand import Material, visible_entries
from tracker.web.views.evidence import EvidenceLine, public_lines
from tracker.web.views.shell import entry_thing
from tracker.web.views.standings import is_withheld
from tracker.web.wording import Text, Wording

MOST = 40
"""How many changes a feed holds: with more it would outweigh a page."""

_NAMES_NO_DEMAND = ""


@dataclass(frozen=True)
class Change:
    """One change. `key` tells it from all others for ever; `deed` is `appeared`, `corrected` or `retracted`.

    `thing` is the page that it stands on, with an anchor where that is sure; `says` where a measure stands.
    """

    key: str
    deed: str
    day: date
    kind: str
    happened_on: date
    thing: str
    title: str
    says: str | None = None
    text: Text | None = None
    files: Sequence[EvidenceLine] = ()


@dataclass(frozen=True)
class Found:
    """What was read for a feed: entries with the releases that showed them first, and what was corrected.

    `home` is the path of the page that the feed is of.
    """

    home: str
    entries: Sequence[Entry]
    appeared: Mapping[str, Release]
    demands: Mapping[str, DemandFacts]
    corrections: Sequence[Correction]
    releases: Releases
    is_crowded: Callable[[str], bool] = lambda _: False
    files: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    """Those that are attached to entries, by the ids of these."""


def newest(appeared: Mapping[str, Release]) -> list[str]:
    """Choose the entries that a feed can hold at most: those of the newest releases."""
    return sorted(appeared, key=lambda key: (appeared[key].number, key), reverse=True)


def touched(entries: Iterable[Entry], corrections: Iterable[Correction]) -> list[str]:
    """List the demands that entries and corrections are on."""
    return sorted({one.demand for one in entries if one.demand} | {one.demand for one in corrections if one.demand})


def changes(found: Found, shelf: Shelf, wording: Wording) -> list[Change]:
    """List the changes, the newest release first."""
    shown = _shown(found, wording)
    listed = [_appeared(one, found, shelf, wording) for one in shown]
    listed += [change for one in found.corrections for change in _corrected(one, found, shelf, wording)]
    listed.sort(key=lambda one: (one.day, one.happened_on, one.key), reverse=True)
    return listed[:MOST]


def words_of_feed(found: Found, shelf: Shelf) -> list[object]:
    """List the facts whose words a feed prints."""
    references = touched(found.entries, found.corrections)
    titles = [shelf.demands[reference]["title"] for reference in references if reference in shelf.demands]
    texts = [(one.about.get("wording"), one.about.get("document")) for one in found.entries]
    objects = [measure.about["object"] for one in found.demands.values() for measure in one.measures]
    return [titles, [text for both in texts for text in both if isinstance(text, Mapping)], objects]


def _shown(found: Found, wording: Wording) -> list[Entry]:
    """Leave out what the demands' own pages do not show; of an entry on several demands one row stays."""
    by_demand: dict[str, list[Entry]] = {}
    for one in found.entries:
        if one.entry_id in found.appeared and not one.hidden:
            by_demand.setdefault(one.demand or _NAMES_NO_DEMAND, []).append(one)
    mine = found.home.removeprefix("demands/")
    kept: dict[str, Entry] = {}
    left: set[str] = set()
    for reference, entries in sorted(by_demand.items(), key=lambda one: (one[0] == mine, one[0])):
        visible = _visible(found.demands.get(reference), entries, wording)
        left |= {one.entry_id for one in entries} - {one.entry_id for one in visible}
        kept |= {one.entry_id: one for one in visible}
    return [one for key, one in kept.items() if key not in left]


def _visible(demand: DemandFacts | None, entries: Sequence[Entry], wording: Wording) -> Sequence[Entry]:
    if demand is None:
        return [one for one in entries if one.demand is None]
    return visible_entries(Material(demand, {}, entries, (), (), date.max), wording)


def _appeared(entry: Entry, found: Found, shelf: Shelf, wording: Wording) -> Change:
    text = wording.say(entry.about.get("wording"))
    return Change(
        key=f"entry/{entry.entry_id}",
        deed="appeared",
        day=found.appeared[entry.entry_id].released_on,
        kind=entry.kind.value,
        happened_on=entry.effective,
        thing=_place(entry, found),
        title=line(_title(entry, shelf, wording)),
        says=_says(entry),
        text=Text(line(text.text), text.language) if text else None,
        files=public_lines(found.files.get(entry.entry_id, ()), wording.language),
    )


def _title(entry: Entry, shelf: Shelf, wording: Wording) -> str:
    if entry.demand is not None and entry.demand in shelf.demands:
        return wording.plain(shelf.demands[entry.demand]["title"]) or entry.demand
    return wording.plain(entry.about.get("document")) or ""


def _says(entry: Entry) -> str | None:
    if entry.kind is not Kind.ASSESSMENT:
        return None
    said = entry.letter or entry.not_counted
    return said.value if said else "not_known"


def _corrected(one: Correction, found: Found, shelf: Shelf, wording: Wording) -> Iterable[Change]:
    release, demand = found.releases.after(one.position), found.demands.get(one.demand or _NAMES_NO_DEMAND)
    if release is None or (demand and is_withheld(demand.measures, wording, Place(demand=demand.reference))):
        return
    deed = "retracted" if one.retracted else "corrected"
    title = wording.plain(shelf.demands[demand.reference]["title"]) if demand else None
    yield Change(
        key=f"{deed}/{one.entry_id}",
        deed=deed,
        day=release.released_on,
        kind=one.kind.value,
        happened_on=one.effective,
        thing=_page(demand.reference if demand else None, found),
        title=line(title or ""),
    )


def _place(entry: Entry, found: Found) -> str:
    """Give where an entry stands; a demand on no one country has no part for what a government says."""
    if entry.demand is None:
        return f"{found.home}#{anchor(entry.entry_id)}"
    demand = found.demands.get(entry.demand)
    if entry.kind is Kind.POSITION and demand is not None and demand.country is None:
        return _page(entry.demand, found)
    return "".join(entry_thing(entry.demand, entry.entry_id, found.is_crowded))


def _page(demand: str | None, found: Found) -> str:
    return f"demands/{demand}" if demand else found.home

"""What one reader may read of the things that the index gives: asked of the same queries and rules as the pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.application.search.index import Thing, What
from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.projections.shelves import Party
from tracker.web.naming import Place
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.written import Readable, Written, texts_in
from tracker.web.views.standings import is_withheld

Row = Mapping[str, Any]

_STAND_ALONE = {Kind.FINDING, Kind.RATIFICATION, Kind.SUBMISSION}
"""The kinds of entry that public pages show beside every demand."""
_CODES = ("instrument", "body")


def readable(things: Sequence[Thing], eyes: Eyes) -> Iterator[Readable]:
    """Give those of the things that the reader may see, with the texts that the reader may read."""
    by_kind: defaultdict[What, list[str]] = defaultdict(list)
    for thing in things:
        by_kind[thing.what].append(thing.key)
    for what, keys in by_kind.items():
        yield from _READ[what](keys, eyes)


def _demands(keys: Sequence[str], eyes: Eyes) -> Iterator[Readable]:
    for demand in eyes.demands(keys).values():
        about, shown = demand.about, [] if has_hidden_rows(demand, eyes) else demand.measures
        texts = [
            Written("title", about["title"]),
            Written("summary", about["summary"]),
            *_some(about, "item", "counting_reason"),
            *texts_in({"addressee": about["addressee"]}),
            *(Written("measure", measure.about["label"]) for measure in shown),
        ]
        codes = [demand.reference, *(measure.number for measure in shown), *about["instruments"]]
        yield Readable(
            What.DEMAND, demand.reference, about["title"], texts, codes, on=demand.made_on, country=demand.country
        )


def _documents(keys: Sequence[str], eyes: Eyes) -> Iterator[Readable]:
    for key in keys:
        about = eyes.shelf.documents.get(key)
        if about is not None and about["known_from"] <= eyes.sight.viewer.through:
            texts = list(_some(about, "title", "reference", "place", "issuer_name"))
            yield Readable(
                What.DOCUMENT, key, about["title"], texts, [key], on=date.fromisoformat(about["issued"]["first"])
            )


def _organisations(keys: Sequence[str], eyes: Eyes) -> Iterator[Readable]:
    for key in keys:
        party = eyes.shelf.organisations.get(key)
        if party is not None and eyes.knows(party) and _may_be_found(party, eyes):
            aliases = [one["name"] for one in party.aliases if one["known_from"] <= eyes.sight.viewer.through]
            texts = [Written("name", party.about["name"]), *(Written("alias", one) for one in aliases)]
            texts += texts_in({part: party.about.get(part) for part in ("branches", "sites")})
            yield Readable(What.ORGANISATION, key, party.about["name"], texts, country=party.about.get("country"))


def _may_be_found(organisation: Party, eyes: Eyes) -> bool:
    """Say whether an organisation is found by its name: so few people as are treated as a person only by that rule."""
    return not organisation.about["small"] or organisation.key in eyes.named


def _occasions(keys: Sequence[str], eyes: Eyes) -> Iterator[Readable]:
    for key in keys:
        occasion = eyes.occasions.get(key)
        if occasion is not None:
            texts = list(texts_in({part: occasion.about[part] for part in ("title", "place")}))
            codes = [key, *occasion.instruments, *filter(None, [occasion.body])]
            yield Readable(What.OCCASION, key, occasion.about["title"], texts, codes, on=occasion.on.first)


def _entries(keys: Sequence[str], eyes: Eyes) -> Iterator[Readable]:
    rows: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in eyes.look.entries(eyes.sight, keys):
        rows[entry.entry_id].append(entry)
    demands = eyes.demands([one.demand for its in rows.values() for one in its if one.demand])
    for key in keys:
        shown = _where_shown(rows.get(key, []), demands, eyes)
        if shown is None:
            continue
        about = shown.about
        yield Readable(
            What.ENTRY,
            key,
            None,
            list(texts_in(about)),
            [*(str(about[name]) for name in _CODES if about.get(name)), *about.get("instruments", ())],
            on=shown.effective,
            entry=shown,
            demand=shown.demand if shown.demand in demands else None,
            country=shown.country,
        )


def _where_shown(rows: Sequence[Entry], demands: Mapping[str, DemandFacts], eyes: Eyes) -> Entry | None:
    """Give the first row of an entry that some page shows: on a demand's, or beside all of them."""
    shown = [one for one in rows if not one.hidden]
    on_demand = (
        one for one in shown if (its := demands.get(one.demand or "")) is not None and _is_shown(one, its, eyes)
    )
    alone = (
        replace(one, demand=None)
        for one in shown
        if one.kind in _STAND_ALONE or (not one.demand and not eyes.is_public)
    )
    return next(on_demand, None) or next(alone, None)


def _is_shown(entry: Entry, demand: DemandFacts, eyes: Eyes) -> bool:
    """Say whether the demand's page shows an entry: not what speaks of a person's row that is not shown."""
    if not has_hidden_rows(demand, eyes):
        return True
    place = Place(demand=demand.reference)
    rows = {one.number for one in demand.measures if is_withheld([one], eyes.wording, place)}
    return entry.kind is not Kind.ASSESSMENT and not rows & set(entry.measures)


def has_hidden_rows(demand: DemandFacts, eyes: Eyes) -> bool:
    """Say whether a demand's rows are not shown to this reader, as one is about somebody who may not be named."""
    return is_withheld(demand.measures, eyes.wording, Place(demand=demand.reference))


def _some(about: Row, *names: str) -> Iterable[Written]:
    return (Written(name, about[name]) for name in names if about.get(name))


_READ: Mapping[What, Callable[[Sequence[str], Eyes], Iterator[Readable]]] = {
    What.DEMAND: _demands,
    What.DOCUMENT: _documents,
    What.ORGANISATION: _organisations,
    What.OCCASION: _occasions,
    What.ENTRY: _entries,
}

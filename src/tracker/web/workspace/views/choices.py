"""What forms let people choose from the record: measures, demands, senders of letters, supervisory bodies."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.domain.demand_events import Counting
from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.web.labels import BODY
from tracker.web.naming import Place
from tracker.web.workspace.desk import Live
from tracker.web.workspace.options import Option, offered

_OF_OTHERS = {Counting.NON_GOVERNMENT, Counting.OWN_COMMITMENT}
"""Demands that no government has to answer for."""

_OTHER_SPELLINGS = {"GB", "HRCttee"}
"""Codes under which older entries know a body that has another one as well."""


def measures_of(live: Live, references: Iterable[str]) -> list[Option]:
    """Offer the measures of some demands by their public numbers."""
    return _measures(live, live.look.dossier(live.sight, list(references)).demands)


def measures_of_country(live: Live, country: str, ticked: Sequence[str] = ()) -> list[Option]:
    """Offer the measures of all demands on a country's government, and those of others that are ticked already."""
    asked = live.look.digest(live.sight, country).demands
    kept = [one for one in asked if one.counting not in _OF_OTHERS or _is_among(one, ticked)]
    return _measures(live, kept, country)


def demands_beside(live: Live, references: Iterable[str]) -> list[Option]:
    """Offer the demands on the country that these demands are on."""
    first = next((live.shelf.demands[one] for one in references if one in live.shelf.demands), None)
    return [] if first is None else demands_on(live, first["addressee"]["country"])


def demands_on(live: Live, country: str | None) -> list[Option]:
    """Offer the demands on a country."""
    found = _demands_on(live, country)
    live.open([one["title"] for one in found])
    return offered((one["reference"], f"{one['reference']} · {_title(live, one)}") for one in found)


def senders(live: Live, chosen: str = "") -> list[Option]:
    """Offer who may have sent a letter: who issued a document of ours; and the one that is chosen already."""
    pairs = names_of_senders(live)
    if chosen:
        pairs.setdefault(chosen, chosen)
    return offered(sorted(pairs.items(), key=lambda one: one[1]))


def names_of_senders(live: Live) -> dict[str, str]:
    """Name those who may send letters, by their keys."""
    names = {one["issuer"]: one["issuer_name"] for one in live.shelf.documents.values()}
    live.open(list(names.values()))
    return {key: live.wording.plain(name) or key for key, name in names.items()}


def bodies(chosen: str = "") -> Mapping[str, str]:
    """Give the supervisory bodies by code, each once; and the one that is chosen already."""
    return {code: label for code, label in BODY.items() if code not in _OTHER_SPELLINGS or code == chosen}


def _demands_on(live: Live, country: str | None) -> list[Mapping[str, Any]]:
    return [one for one in live.demands() if one["addressee"]["country"] == country]


def _measures(live: Live, demands: Sequence[DemandFacts], country: str | None = None) -> list[Option]:
    found = [(one, measure) for one in demands for measure in one.measures if _is_of(measure, country)]
    live.open([measure.about["label"] for _, measure in found])
    return offered(
        (measure.number, f"{measure.number} · {live.wording.plain(measure.about['label'], _place(one)) or ''}")
        for one, measure in found
    )


def _is_among(demand: DemandFacts, ticked: Sequence[str]) -> bool:
    return any(measure.number in ticked for measure in demand.measures)


def _is_of(measure: MeasureFacts, country: str | None) -> bool:
    return country is None or measure.country in {None, country}


def _place(demand: DemandFacts) -> Place:
    return Place(demand=demand.reference)


def _title(live: Live, demand: Mapping[str, Any]) -> str:
    return live.wording.plain(demand["title"], Place(demand=demand["reference"])) or demand["reference"]

"""A demand as one JSON object: its texts in one language, its measures, its entries; nobody is named in it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from tracker.application.reader import Sight
from tracker.domain.record import DemandFacts, Entry, MeasureFacts
from tracker.domain.scorecard import judge
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.country_json import known
from tracker.web.views.demand import (
    Material,
    judged_in_n,
    naming_unasked,
    visible_elsewhere,
    visible_entries,
    without,
)
from tracker.web.views.evidence import public_json
from tracker.web.views.standings import is_withheld, where
from tracker.web.wording import Wording


def demand_json(material: Material, sight: Sight, wording: Wording, *, sample: bool) -> dict[str, Any]:
    """Make the object. `measures` is null where rows are not shown; no entry lists one that names the unasked.

    `basis` holds ids of entries and of files, of those that the object itself tells of.
    """
    demand = material.demand
    withheld = is_withheld(demand.measures, wording, Place(demand=demand.reference))
    entries, unasked = visible_entries(material, wording), naming_unasked(demand, wording)
    shown = {one.entry_id for one in [*entries, *visible_elsewhere(material, wording)]}
    files = {key: public_json(its, wording.language) for key, its in material.evidence.items() if key in shown}
    whole = [] if withheld else public_json(material.evidence.get(demand.reference, ()), wording.language)
    shown |= {one["id"] for its in (whole, *files.values()) for one in its}
    standings = judge(demand, demand.measures, material.entries, material.on).measures
    return {
        "reference": demand.reference,
        **known(sight, sample=sample),
        "language": wording.language,
        **_asked(demand, wording),
        **_judged(material),
        "measures": None if withheld else [_measure(m, s, wording, unasked) for m, s in standings],
        "files": whole,
        "entries": [
            _entry(replace(e, measures=without(unasked, e.measures)), wording, shown)
            | {"files": files.get(e.entry_id, [])}
            for e in entries
        ],
    }


def _asked(demand: DemandFacts, wording: Wording) -> dict[str, Any]:
    """Say what is asked, of whom, and where that stands written."""
    about = demand.about
    return {
        "document": about["document"],
        "item": wording.plain(about["item"]),
        "made_on": about["made_on"],
        "counting": about["counting"],
        "counting_reason": wording.plain(about["counting_reason"]),
        "addressee": {
            "type": about["addressee"]["type"],
            "country": about["addressee"]["country"],
            "label": wording.plain(about["addressee"]["label"]),
            "organs": [wording.plain(organ) for organ in about["addressee"]["organs"]],
            "in_text": about["addressee"]["in_text"],
        },
        "countries": list(demand.countries),
        "title": wording.plain(about["title"]),
        "summary": wording.plain(about["summary"]),
        "themes": about["themes"],
        "conventions": about["instruments"],
        "life": demand.life.value,
    }


def _judged(material: Material) -> dict[str, Any]:
    """Say where the demand as a whole stands."""
    judged = judged_in_n(material)
    return {
        "state": judged.state.value if judged else None,
        "opposite": judged.opposite > 0 if judged else False,
        "needs_reassessment": judged.needs_reassessment if judged else False,
        "stale": judged.stale if judged else False,
    }


def _measure(measure: MeasureFacts, standing: Standing, wording: Wording, unasked: Collection[str]) -> dict[str, Any]:
    since = None if measure.number in unasked else standing.since
    return {
        "number": measure.number,
        "act": measure.about["act"],
        "object": measure.about["object"]["kind"],
        "label": wording.plain(measure.about["label"]),
        "stands": where(standing),
        "since": since.isoformat() if since else None,
        "baseline": standing.baseline,
        "irreversible": standing.irreversible,
        "opposite": standing.opposite,
        "unknown": standing.is_unknown,
        "needs_reassessment": standing.needs_reassessment,
    }


def _entry(entry: Entry, wording: Wording, shown: Collection[str]) -> dict[str, Any]:
    return {
        "id": entry.entry_id,
        "kind": entry.kind.value,
        "effective": entry.effective.isoformat(),
        "recorded_on": entry.recorded_on.isoformat(),
        "measures": list(entry.measures),
        "direction": entry.direction,
        "letter": entry.letter.value if entry.letter else None,
        "not_known": entry.not_known.value if entry.not_known else None,
        "not_counted": entry.not_counted.value if entry.not_counted else None,
        "baseline": entry.baseline,
        "irreversible": entry.irreversible,
        "basis": [key for key in entry.basis if key in shown],
        "text": wording.plain(entry.about.get("wording")),
    }

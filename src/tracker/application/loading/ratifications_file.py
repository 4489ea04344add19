"""ratifications.yaml: the countries, and what is known of each convention."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from tracker.application.draft import Draft
from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.ledger import Fate
from tracker.application.loading.reading_rows import citation, confidence, when
from tracker.application.register_reading import Register
from tracker.domain import country_events
from tracker.domain.country import Country
from tracker.domain.country_events import Ratification
from tracker.domain.dossier import Dossier
from tracker.domain.events import EntryEvent
from tracker.domain.values import Code

_Row = Mapping[str, Any]


def load_ratifications_file(load: FileLoad, register: Register) -> None:
    """Load ratifications.yaml; each cell is an entry of its country."""
    for country in register.ratifications["countries"]:
        fate, row = load.ledger.look_at("countries", country["code"], country["name"])
        if fate is Fate.NEW and load.named("country", country["code"], Country) is None:
            name = load.draft.words(country["name"])
            load.new("country", country["code"], Country.register(Code(country["code"]), name, row=row))
        for cell in country["conventions"]:
            home = load.country(country["code"])
            load.enter("ratifications", cell, [home], partial(_cell, load.draft, cell), event=_event)


def _cell(draft: Draft, cell: _Row) -> _Row:
    holds_until = cell["holds_until"]
    return {
        "instrument": Code(cell["code"]),
        "status": Ratification(cell["status"]),
        "registered_on": when(cell) if cell["date"] else None,
        "day_verified": cell["date_verified"],
        "verified": cell["verified"],
        "holds_until": _last_day(holds_until) if holds_until else None,
        "confidence": confidence(cell),
        "citation": citation(draft, cell["source"]),
        "notes": draft.words(cell["note"]),
    }


def _last_day(text: str) -> date:
    return when({"date": text}).last


def _event(_home: Dossier) -> type[EntryEvent]:
    return country_events.RatificationRecorded

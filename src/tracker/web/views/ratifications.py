"""A country's ratifications: what is known of each convention that demands name, and of the fundamental ones."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.domain.ratification import fundamental, in_order, standing_cells
from tracker.domain.record import DemandFacts, Entry
from tracker.web.views.citations import Citation, citation
from tracker.web.views.document import natural
from tracker.web.views.evidence import EvidenceLine
from tracker.web.wording import Text, Wording

INSTRUMENT = re.compile(r"[CPR][0-9]{3}")
"""The code of one instrument; a measure may also be about a set of them, under a code of its own."""
ASKED = "convention_ratified"
"""The act of a measure that asks for a ratification."""


@dataclass(frozen=True)
class Cell:
    """What is known of one convention. `stands` is a status, `not_verified`, or `nothing` where nobody wrote anything.

    `holds_until` is the last day for which a source says that it is not ratified; `asked_by` are the demands that ask
    for the ratification, `named_by` all that name the convention.
    """

    code: str
    name: Text | None
    stands: str
    registered: Mapping[str, Any] | None = None
    is_day_verified: bool = True
    holds_until: date | None = None
    citation: Citation | None = None
    recorded_on: date | None = None
    asked_by: Sequence[str] = ()
    named_by: Sequence[str] = ()
    evidence: Sequence[EvidenceLine] = ()

    @property
    def thing(self) -> str:
        """Give the path of the convention's page."""
        return f"conventions/{self.code.lower()}"


@dataclass(frozen=True)
class Ratifications:
    """All that the page shows: those that demands name, the other fundamental ones, and what else is on record."""

    country: str
    name: str
    named: Sequence[Cell]
    fundamental: Sequence[Cell]
    others: Sequence[Cell]


@dataclass(frozen=True)
class Material:
    """What was read of one country; `names` are those of the instruments that the record lists.

    `files` are those that are attached to the entries, by the ids of these.
    """

    on: date
    entries: Sequence[Entry]
    demands: Sequence[DemandFacts]
    names: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Sequence[EvidenceLine]] = field(default_factory=dict)


def words_wanted(material: Material) -> list[object]:
    """List the facts whose words the cells print."""
    return [[one["name"] for one in material.names.values()], [one.about["citation"] for one in material.entries]]


def ratifications(country: str, name: str, material: Material, wording: Wording) -> Ratifications:
    """Sort what is known into the three parts of the page."""
    cells = cells_of(material, wording)
    named = [one for one in cells.values() if one.named_by]
    basic = set(fundamental(material.on))
    return Ratifications(
        country=country,
        name=name,
        named=named,
        fundamental=[one for one in cells.values() if one.code in basic and not one.named_by],
        others=[one for one in cells.values() if one.code not in basic and not one.named_by],
    )


def cells_of(material: Material, wording: Wording) -> Mapping[str, Cell]:
    """Say what is known of each convention that is named, fundamental or on record, by its code."""
    known = standing_cells(material.entries)
    named = {code for one in material.demands for code in _named(one)}
    codes = sorted({*known, *named, *fundamental(material.on)}, key=in_order)
    return {code: _cell(code, known.get(code), material, wording) for code in codes}


def _cell(code: str, entry: Entry | None, material: Material, wording: Wording) -> Cell:
    common: dict[str, Any] = {
        "code": code,
        "name": wording.say(material.names.get(code, {}).get("name")),
        "asked_by": _references(one for one in material.demands if code in _asked(one)),
        "named_by": _references(one for one in material.demands if code in _named(one)),
    }
    if entry is None:
        return Cell(**common, stands="nothing")
    about = entry.about
    until = date.fromisoformat(about["holds_until"]) if about["holds_until"] else None
    return Cell(
        **common,
        stands=about["status"] if about["verified"] else "not_verified",
        registered=about["registered_on"],
        is_day_verified=bool(about["day_verified"]),
        holds_until=until,
        citation=citation(about["citation"], wording),
        recorded_on=entry.recorded_on,
        evidence=material.files.get(entry.entry_id, ()),
    )


def _named(demand: DemandFacts) -> Collection[str]:
    return {*demand.about["instruments"], *_asked(demand)}


def _asked(demand: DemandFacts) -> Collection[str]:
    asking = (one.about for one in demand.measures if one.about["act"] == ASKED)
    return {key for key in (about["object"]["key"] for about in asking) if INSTRUMENT.fullmatch(key)}


def _references(demands: Iterable[DemandFacts]) -> Sequence[str]:
    return sorted({one.reference for one in demands}, key=natural)

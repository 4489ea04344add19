"""Whom to ask before a resolution names them: for the team of the country, by their keys; no paper has this list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.projections.shelves import Party
from tracker.web.labels import N_
from tracker.web.naming import AGREED, is_asked_of_late
from tracker.web.workspace.desk import Live

LAPSED, WITHHELD = "lapsed", "withheld"

WHY_ASK = {
    LAPSED: N_("Agreed, and nobody has asked again within twelve months: ask."),
    "not_asked": N_("Not asked: ask first."),
    "cannot_be_asked": N_("Cannot be asked: do not name."),
    "refused": N_("Refused: do not name."),
    WITHHELD: N_("Withheld: do not name."),
}
"""What is to be done about each, in the order of the list."""


@dataclass(frozen=True)
class ToAsk:
    """One person, by the key; `demands` are those of the draft that speak of the person."""

    key: str
    why: str
    demands: Sequence[str]


def whom_to_ask(live: Live, references: Iterable[str], today: date) -> Sequence[ToAsk]:
    """List the persons of the own countries of whom these demands speak and whom a resolution may not name as it is."""
    spoken_of: dict[str, list[str]] = {}
    for demand in live.look.demands_named(live.sight, references):
        for key in {*demand.about["persons"], *(one.about["object"]["key"] for one in demand.measures)}:
            spoken_of.setdefault(key, []).append(demand.reference)
    own = [one for one in live.shelf.persons.values() if one.about["country"] in live.desk.who.countries]
    found = [
        ToAsk(one.key, why, spoken_of[one.key])
        for one in own
        if one.key in spoken_of and (why := _why(one, today)) is not None
    ]
    return sorted(found, key=lambda one: (list(WHY_ASK).index(one.why), one.key))


def _why(person: Party, today: date) -> str | None:
    """Say why a person may not be named; None for who agreed of late, and for who is shown by office."""
    if person.withheld:
        return WITHHELD
    if person.about.get("office"):
        return None
    naming = person.naming or {}
    until = date.fromisoformat(naming["until"]) if naming.get("until") else None
    how = str(naming.get("naming") or "not_asked")
    if how != AGREED:
        return how
    return None if is_asked_of_late(until, today) else LAPSED

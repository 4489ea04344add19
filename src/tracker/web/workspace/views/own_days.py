"""Days of one's own: on which somebody wished to be reminded, and of what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.accounts.own_reminders import OwnReminder

_PAGES = {
    "stale": "/desk/demands/",
    "reassess": "/desk/demands/",
    "entry": "/desk/entries/",
    "occasion": "/occasions/",
}


@dataclass(frozen=True)
class OwnDay:
    """One of them: the note, and the page, reference and title of what it is about, where it is about something."""

    reminder_id: str
    on: date
    note: str
    page: str
    reference: str
    title: Mapping[str, str] | None


def own_days(
    reminders: Iterable[OwnReminder], demands: Mapping[str, Mapping[str, Any]], occasions: Mapping[str, Any]
) -> list[OwnDay]:
    """Show reminders; `occasions` are the titles that the reader may know, by their keys."""
    return [_own_day(one, demands, occasions) for one in reminders]


def _own_day(one: OwnReminder, demands: Mapping[str, Mapping[str, Any]], occasions: Mapping[str, Any]) -> OwnDay:
    place, _, key = one.thing.partition(":")
    is_demand = place in {"stale", "reassess"} and key in demands
    return OwnDay(
        reminder_id=str(one.reminder_id),
        on=one.on,
        note=one.note,
        page=_PAGES[place] + key if place in _PAGES else "",
        reference=key if is_demand else "",
        title=demands[key].get("title") if is_demand else occasions.get(key) if place == "occasion" else None,
    )

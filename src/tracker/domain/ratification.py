"""Ratification: which of several entries says how a convention stands in a country, and which are fundamental.

Only one that the ILO has registered is one (methodology, The letters); one that was registered stays, whatever somebody
who did not find it says of a later day.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.country_events import Ratification
from tracker.domain.record import Entry

_SAFETY_AND_HEALTH = date(2022, 6, 10)
"""The day on which the 110th session of the Conference made C155 and C187 fundamental."""

_FUNDAMENTAL = ("C029", "P029", "C087", "C098", "C100", "C105", "C111", "C138", "C182")
_SINCE_2022 = ("C155", "C187")


def fundamental(on: date) -> Sequence[str]:
    """List the codes of the fundamental conventions of a day, in the order of their numbers, the protocol last."""
    codes = [*_FUNDAMENTAL, *(_SINCE_2022 if on >= _SAFETY_AND_HEALTH else ())]
    return sorted(codes, key=in_order)


def in_order(code: str) -> tuple[str, int, str]:
    """Order instruments: conventions before protocols and recommendations, each by its number."""
    number = code[1:]
    return code[:1], int(number) if number.isdigit() else 0, code


def standing_cells(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Choose for each convention the entry that stands, by its code.

    A verified ratification stands before all that says otherwise; else the entry that speaks of the latest day.
    """
    chosen: dict[str, Entry] = {}
    for entry in entries:
        code = entry.about["instrument"]
        if code not in chosen or _weight(entry) >= _weight(chosen[code]):
            chosen[code] = entry
    return chosen


def _weight(entry: Entry) -> tuple[bool, date]:
    about = entry.about
    is_one = about["status"] == Ratification.RATIFIED.value and about["verified"]
    spoken_of = date.fromisoformat(about["holds_until"]) if about["holds_until"] else entry.effective
    return is_one, min(spoken_of, entry.effective)

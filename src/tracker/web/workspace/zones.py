"""Time zones as people choose one: by how far it lies from UTC, then by its city."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import get_timezone_location

from tracker.web.workspace.options import Option, offered

_NAMED_IN = "ru"
"""The language of ours in which the cities of all zones have names."""


def zones(language: str, on: date, chosen: str) -> list[Option]:
    """Offer the zones of the world as their clocks stand on a day, and with them the one that is chosen already."""
    found = list(_zones(language, on))
    if chosen in available_timezones() and all(code != chosen for code, _ in found):
        found.insert(0, (chosen, zone_said(chosen, language, on)))
    return offered(found)


def zone_said(code: str, language: str, on: date) -> str:
    """Name a zone: `UTC+6 · Bishkek`."""
    offset = _said(_offset(code, on))
    return offset if code == "UTC" else f"{offset} · {_city(code, language)}"


@lru_cache(maxsize=4)
def _zones(language: str, on: date) -> tuple[tuple[str, str], ...]:
    codes = {str(code) for code in Locale(_NAMED_IN).time_zones} & available_timezones() - {"Etc/UTC"}
    placed = sorted((_offset(code, on), _city(code, language), code) for code in codes | {"UTC"})
    return tuple((code, zone_said(code, language, on)) for _, _, code in placed)


def _offset(code: str, on: date) -> timedelta:
    return datetime.combine(on, time(12), ZoneInfo(code)).utcoffset() or timedelta()


def _said(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    hours, rest = divmod(minutes, 60)
    sign = "\N{MINUS SIGN}" if offset < timedelta() else "+"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _city(code: str, language: str) -> str:
    """Name a zone's city; babel itself looks under the newest name of a zone, where CLDR keeps the first one."""
    named = Locale(language).time_zones.get(code, {}).get("city")
    return str(named or get_timezone_location(code, locale=language, return_city=True))

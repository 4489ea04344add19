"""Keys of occasions that people plan: the kind, the countries and the day, never a word of the title."""

from collections.abc import Container, Sequence
from itertools import count

from tracker.domain.days import Precision, When
from tracker.domain.values import Key

KINDS = {
    "ilc_session": "ILC",
    "gb_session": "GB",
    "cfa_meeting": "CFA",
    "ceacr_session": "CEACR",
    "cas_case": "CAS",
    "upr": "HRC_UPR_WG",
    "eu_gsp": "EU",
    "eu_agreement": "EU",
    "mission_meeting": "Mission",
    "publication": None,
    "deadline": None,
    "milestone": None,
    "anniversary": None,
}
"""The kinds of occasion, each with the body whose it is, where it is always the same one's."""

SESSIONS = frozenset({"ilc_session", "gb_session", "cfa_meeting", "ceacr_session", "upr"})
"""The kinds of which there is one at a time, so that a second one on the same days is the same."""

_STEMS = {
    "ilc_session": "ilc",
    "gb_session": "gb",
    "cfa_meeting": "cfa",
    "ceacr_session": "ceacr",
    "cas_case": "cas",
    "mission_meeting": "mission",
}
_SHOWN = {Precision.MONTH: 7, Precision.YEAR: 4}
_MOST_COUNTRIES = 3


def key_of(kind: str, on: When, session: str | None, countries: Sequence[str]) -> Key:
    """Make the key of an occasion."""
    stem = _STEMS.get(kind, kind.replace("_", "-"))
    if session:
        return Key(f"{stem}-{session.lower()}")
    where = [country.lower() for country in countries] if len(countries) <= _MOST_COUNTRIES else []
    day = on.first.isoformat()[: _SHOWN.get(on.precision)]
    return Key("-".join([stem, *where, day]))


def free(key: Key, taken: Container[str]) -> Key:
    """Give the key, or where it is taken the first with a number after it that is not."""
    if key not in taken:
        return key
    return next(numbered for number in count(2) if (numbered := Key(f"{key}-{number}")) not in taken)

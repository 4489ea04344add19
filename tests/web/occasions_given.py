"""Occasions for a record of pages: provisional, announced, moved, cancelled, held, yearly, and a team's own."""

from datetime import date
from typing import Any

from tests.web.given import Given
from tracker.domain.days import When
from tracker.domain.occasion import Occasion
from tracker.domain.values import Audience, Citation, Code, Confidence, Key

PERSONS_DAY = "ann-01"
PERSONS_TITLE = "Canary of a day of a person"


def an_occasion(given: Given, key: str, on: When, english: str, russian: str | None = None, **facts: Any) -> Occasion:
    """Plan an occasion; by default a session of all countries whose days nobody doubts."""
    usual = {
        "key": Key(key),
        "kind": Code("gb_session"),
        "body": Code("GB"),
        "countries": (),
        "instruments": (),
        "demands": (),
        "on": on,
        "provisional": False,
        "recurs_annually": False,
        "audience": Audience.PUBLIC,
        "title": given.says(english, russian),
        "confidence": Confidence.HIGH,
    }
    return Occasion.plan(**usual | facts)


def a_day_each_year(given: Given, key: str, on: str, english: str, **facts: Any) -> Occasion:
    """Plan an anniversary in Kazakhstan."""
    usual = {"kind": Code("anniversary"), "body": None, "countries": (Code("KZ"),), "recurs_annually": True}
    return an_occasion(given, key, When.parse(on), english, **usual | facts)


def fill_calendar(given: Given) -> Given:
    """Record the occasions; what follows is moved, cancelled or held by the same release."""
    moved = an_occasion(given, "gb-359", between("2027-03-08", "2027-03-18"), "Governing Body 359", "Совет 359")
    cancelled = an_occasion(given, "gb-360", When.on(date(2027, 6, 19)), "Governing Body 360", "Совет 360")
    held = an_occasion(given, "gb-355", between("2025-11-17", "2025-11-27"), "Governing Body 355", "Совет 355")
    announced = an_occasion(
        given,
        "upr-kz",
        When.parse("2027-05"),
        "Review of Kazakhstan",
        countries=(Code("KZ"),),
        instruments=(Code("C087"),),
        place=given.says("Geneva", "Женева"),
        body=Code("HRC_UPR_WG"),
    )
    ruled = an_occasion(
        given,
        "ilc-115",
        between("2027-06-07", "2027-06-18"),
        "Conference 115",
        "Конференция 115",
        rule=Key("ilc.default"),
        provisional=True,
        kind=Code("ilc_session"),
        body=Code("ILC"),
    )
    of_team = a_day_each_year(
        given, PERSONS_DAY, "2018-12-29", PERSONS_TITLE, audience=Audience.COUNTRY_TEAM, demands=(Key("kz-2021-1"),)
    )
    strike = a_day_each_year(given, "strike-2011", "2011-12-16", "The strike", demands=(Key("kz-2021-1"),))
    leap = a_day_each_year(given, "leap-2020", "2020-02-29", "A leap day")
    given.save(moved, cancelled, held, announced, ruled, of_team, strike, leap)
    moved.move(between("2027-03-15", "2027-03-25"), provisional=False, citation=None)
    cancelled.cancel(None)
    held.hold(None)
    announced.confirm(_letter(given))
    coalition = given.tracker.coalition()
    coalition.miss_days([given.says("days of the 361st session", "дни 361-й сессии")])
    given.save(coalition, moved, cancelled, held, announced)
    return given


def between(first: str, last: str) -> When:
    """Give some days."""
    return When.between(date.fromisoformat(first), date.fromisoformat(last))


def _letter(given: Given) -> Citation:
    return Citation(
        document=None,
        publication=given.draft.plain("Letter of convocation"),
        address=None,
        restricted_in=(),
        on=date(2026, 10, 1),
    )

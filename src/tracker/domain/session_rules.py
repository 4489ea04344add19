"""Rules of the ILO's sessions: the Conference, the Governing Body, and the two committees that meet by themselves."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.day_rules import FRIDAY, MONDAY, THURSDAY, nearest, nth, week_before
from tracker.domain.days import When
from tracker.domain.expecting import Expected, Ground, Outlook, days
from tracker.domain.values import Confidence

_A_SESSION_IN = (114, 2026)
"""The 114th session of the Conference was that of 2026: counted on from here where the calendar knows none."""

_DAY = timedelta(days=1)


def conference(outlook: Outlook) -> Iterable[Expected]:
    """Expect the Conference from the first Monday of June to the Friday of the second week."""
    first = nth(1, MONDAY, outlook.year, 6)
    number = str(_number(outlook))
    yield Expected(
        key=f"ilc-{number}",
        rule="ilc.default",
        kind="ilc_session",
        body="ILC",
        on=days(first, first + 11 * _DAY),
        window=outlook.span((5, 25), (6, 14)),
        title="ilc_session",
        session=number,
    )


def governing_body_in_march(outlook: Outlook) -> Iterable[Expected]:
    """Expect eleven days from the second Monday of March."""
    first = nth(2, MONDAY, outlook.year, 3)
    yield _governing_body(outlook, "march", days(first, first + 10 * _DAY), outlook.span((3, 1), (3, 31)))


def governing_body_in_june(outlook: Outlook) -> Iterable[Expected]:
    """Expect one day, the day after the Conference closes."""
    ilc = conference_of(outlook)
    if ilc is not None:
        on = When.on(ilc.on.last + _DAY)
        window = outlook.span((6, 1), (6, 30))
        yield _governing_body(outlook, "june", on, window, rests_on=ilc.key, confidence=Confidence.HIGH)


def governing_body_in_november(outlook: Outlook) -> Iterable[Expected]:
    """Expect eleven days from the Monday nearest to 31 October."""
    first = nearest(MONDAY, outlook.day(10, 31))
    yield _governing_body(outlook, "november", days(first, first + 10 * _DAY), outlook.span((10, 20), (11, 30)))


def freedom_of_association(outlook: Outlook) -> Iterable[Expected]:
    """Expect three meetings, from Thursday of the week before the Governing Body or the Conference."""
    march, november = (outlook.ground(*rule(outlook)) for rule in (governing_body_in_march, governing_body_in_november))
    for month, ground, window in (
        ("march", march, outlook.span((2, 20), (3, 31))),
        ("june", conference_of(outlook), outlook.span((5, 15), (6, 30))),
        ("november", november, outlook.span((10, 1), (11, 30))),
    ):
        if ground is not None:
            first = week_before(THURSDAY, ground.on.first)
            yield Expected(
                key=f"cfa-{month}-{outlook.year}",
                rule="cfa.meetings",
                kind="cfa_meeting",
                body="CFA",
                on=days(first, first + _DAY),
                window=window,
                title=f"cfa_meeting.{month}",
                rests_on=ground.key,
            )


def experts(outlook: Outlook) -> Iterable[Expected]:
    """Expect the Committee of Experts from the fourth Monday of November to the Saturday of the third week."""
    first = nth(4, MONDAY, outlook.year, 11)
    yield Expected(
        key=f"ceacr-{outlook.year}",
        rule="ceacr.session",
        kind="ceacr_session",
        body="CEACR",
        on=days(first, first + 19 * _DAY),
        window=outlook.span((11, 20), (12, 15)),
        title="ceacr_session",
    )


def report_of_experts(outlook: Outlook) -> Iterable[Expected]:
    """Expect the report on the second Friday of February, and the direct requests on 15 May."""
    window = When.between(outlook.day(2, 1), outlook.day(3, 1) - _DAY)
    if not _is_published(outlook, window):
        yield _publication(outlook, "report", When.on(nth(2, FRIDAY, outlook.year, 2)), window)
    yield _publication(outlook, "requests", When.on(outlook.day(5, 15)), outlook.span((5, 1), (5, 31)))


def conference_of(outlook: Outlook) -> Ground | None:
    """Give the Conference of the year, known or expected; None where it was cancelled."""
    return outlook.ground(*conference(outlook))


def _number(outlook: Outlook) -> int:
    """Count the sessions on from the last one that the calendar knows by its number."""
    known = [
        (int(one.occasion.session), one.stood_on[0].first.year)
        for one in outlook.of_kind("ilc_session")
        if one.occasion.session and one.occasion.session.isdecimal()
    ]
    number, year = max((one for one in known if one[1] <= outlook.year), default=max(known, default=_A_SESSION_IN))
    return number + outlook.year - year


def _governing_body(  # noqa: PLR0913 - one of three sessions a year
    outlook: Outlook,
    month: str,
    on: When,
    window: When,
    *,
    rests_on: str | None = None,
    confidence: Confidence = Confidence.MEDIUM,
) -> Expected:
    return Expected(
        key=f"gb-{month}-{outlook.year}",
        rule=f"gb.{month}",
        kind="gb_session",
        body="GB",
        on=on,
        window=window,
        title=f"gb_session.{month}",
        confidence=confidence,
        rests_on=rests_on,
    )


def _is_published(outlook: Outlook, window: When) -> bool:
    """Say whether a session of the experts names a day of this year on which its report came out."""
    published = (one.occasion.about.get("report_on") for one in outlook.of_kind("ceacr_session"))
    return any(on and window.first <= date.fromisoformat(on["first"]) <= window.last for on in published)


def _publication(outlook: Outlook, what: str, on: When, window: When) -> Expected:
    return Expected(
        key=f"ceacr-{what}-{outlook.year}",
        rule="ceacr.publication",
        kind="publication",
        body="CEACR",
        on=on,
        window=window,
        title=f"publication.{what}",
        confidence=Confidence.HIGH,
    )

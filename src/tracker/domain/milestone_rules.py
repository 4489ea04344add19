"""Rules of days around the ILO's sessions: what is due, what is sent out, and the lists of the Conference Committee."""

from collections.abc import Iterable
from datetime import timedelta

from tracker.domain.days import When
from tracker.domain.expecting import Expected, Outlook, days
from tracker.domain.session_rules import conference_of
from tracker.domain.values import Confidence

_DAY = timedelta(days=1)


def reports_due(outlook: Outlook) -> Iterable[Expected]:
    """Expect 1 September every year, and a month before it the day on which unions need others' texts."""
    due, texts = When.on(outlook.day(9, 1)), When.on(outlook.day(8, 1))
    yield Expected(
        key=f"art23-{outlook.year}",
        rule="art22.art23.deadline",
        kind="deadline",
        body="CEACR",
        on=due,
        window=due,
        title="deadline",
        confidence=Confidence.HIGH,
    )
    yield _milestone(outlook, "art23-texts", "art22.art23.deadline", texts, texts, body="CEACR")


def requests_sent(outlook: Outlook) -> Iterable[Expected]:
    """Expect on 1 March that requests for reports go to governments."""
    window = outlook.span((2, 20), (3, 31))
    yield _milestone(outlook, "requests", "requests.march", When.on(outlook.day(3, 1)), window, body="CEACR")


def long_list(outlook: Outlook) -> Iterable[Expected]:
    """Expect the preliminary list thirty days before the Conference opens."""
    ilc = conference_of(outlook)
    if ilc is not None:
        on, window = When.on(ilc.on.first - 30 * _DAY), outlook.span((4, 20), (5, 19))
        yield _milestone(outlook, "cas-long-list", "cas.long_list", on, window, rests_on=ilc.key)


def short_list(outlook: Outlook) -> Iterable[Expected]:
    """Expect the final list on the second or third day of the Conference."""
    ilc = conference_of(outlook)
    if ilc is not None:
        first = ilc.on.first
        on, window = days(first + _DAY, first + 2 * _DAY), days(first, first + 6 * _DAY)
        yield _milestone(outlook, "cas-short-list", "cas.short_list", on, window, rests_on=ilc.key)


def conclusions(outlook: Outlook) -> Iterable[Expected]:
    """Expect the conclusions on the last day but one of the Conference."""
    ilc = conference_of(outlook)
    if ilc is not None:
        last = ilc.on.last
        on, window = When.on(last - _DAY), days(last - 4 * _DAY, last)
        yield _milestone(outlook, "cas-conclusions", "cas.conclusions", on, window, rests_on=ilc.key)


def _milestone(  # noqa: PLR0913 - one of five
    outlook: Outlook, stem: str, rule: str, on: When, window: When, *, body: str = "CAS", rests_on: str | None = None
) -> Expected:
    return Expected(
        key=f"{stem}-{outlook.year}",
        rule=rule,
        kind="milestone",
        body=body,
        on=on,
        window=window,
        title=f"milestone.{stem}",
        confidence=Confidence.MEDIUM if rule == "cas.long_list" else Confidence.HIGH,
        rests_on=rests_on,
    )

"""Rules of what comes round in years: the Universal Periodic Review of each State, and the EU's reports on GSP+."""

from collections.abc import Iterable

from tracker.domain.calendar import OccasionFacts
from tracker.domain.day_rules import months_after, years_after
from tracker.domain.days import When
from tracker.domain.expecting import Expected, Outlook

UPR, GSP = "upr.cycle", "gsp.cycle"
_REPORT = "eu-gsp-report"
"""How the keys of reports on GSP+ begin; missions and agreements are of the same kind."""


def periodic_reviews(outlook: Outlook) -> Iterable[Expected]:
    """Expect each State's next review 54 to 60 months after its last one."""
    reviews = [one.occasion for one in outlook.of_kind("upr") if not _is_guess(one.occasion)]
    for country in sorted({country for review in reviews for country in review.countries}):
        mine = [review for review in reviews if country in review.countries]
        last = max(mine, key=lambda review: review.on.last)
        on = When.between(months_after(last.on.first, 54), months_after(last.on.last, 60))
        if on.first.year == outlook.year:
            yield _review(country, (last.cycle or len(mine)) + 1, on, last)


def preference_reports(outlook: Outlook) -> Iterable[Expected]:
    """Expect the next report two to three years after the last one."""
    reports = [
        one.occasion
        for one in outlook.of_kind("eu_gsp")
        if one.occasion.key.startswith(_REPORT) and not _is_guess(one.occasion)
    ]
    last = max(reports, key=lambda report: report.on.last, default=None)
    if last is None:
        return
    on = When.between(years_after(last.on.first, 2), years_after(last.on.last, 3))
    if on.first.year == outlook.year:
        yield Expected(
            key=f"{_REPORT}-after-{last.on.last.year}",
            rule=GSP,
            kind="eu_gsp",
            body="EU",
            on=on,
            window=on,
            title="eu_gsp",
            countries=tuple(last.countries),
            rests_on=last.key,
            stem=_REPORT,
        )


def _is_guess(one: OccasionFacts) -> bool:
    """Say whether an occasion is itself only what the rule expected."""
    return one.rule in {UPR, GSP} and one.is_provisional


def _review(country: str, cycle: int, on: When, last: OccasionFacts) -> Expected:
    return Expected(
        key=f"upr-{country.lower()}-cycle-{cycle}",
        rule=UPR,
        kind="upr",
        body="HRC_UPR_WG",
        on=on,
        window=on,
        title="upr",
        cycle=cycle,
        countries=(country,),
        rests_on=last.key,
    )

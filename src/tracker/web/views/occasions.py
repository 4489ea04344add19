"""Occasions as pages show them: their days, how sure those are, what became of them, and whom they concern."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When, in_year
from tracker.domain.record import Entry
from tracker.projections.calendar import OccasionVersion
from tracker.projections.shelves import Shelf
from tracker.web.labels import OCCASION_FIELD
from tracker.web.views.citations import Citation, citation
from tracker.web.views.submissions import OnList, Submitted, told_of
from tracker.web.wording import Text, Wording

YEARS_AHEAD = 3
LINES_OF_A_COUNTRY = 3

Histories = Mapping[str, Sequence[OccasionVersion]]
Period = Mapping[str, Any]
Dated = tuple[When, OccasionFacts]
"""An occasion on some of its days."""


@dataclass(frozen=True)
class Line:
    """One occasion in a list, on the days on which it comes next, or on which it was.

    `status` is the code of what is known of its days, empty where nothing need be said. `was` are the days before it
    was moved. `since` is the first of the days that come back each year, `number` which anniversary it is.
    """

    key: str
    title: Text
    on: When
    status: str
    rule: str | None
    was: Period | None
    since: Period | None
    number: int | None
    body: str | None
    countries: Sequence[str]
    """By their codes; none where it concerns every country."""

    @property
    def thing(self) -> str:
        """Give the occasion's path below the language."""
        return f"occasions/{self.key}"

    @property
    def when(self) -> Period:
        """Give its days as they are recorded of entries."""
        return period(self.on)


@dataclass(frozen=True)
class Known:
    """What was known of an occasion's days from a day on."""

    from_day: date
    when: Period
    status: str
    rule: str | None


@dataclass(frozen=True)
class Occasion:
    """All that an occasion's page shows. `history` is oldest first, and empty where there was only one state."""

    line: Line
    place: Text | None
    report_on: Period | None
    citation: Citation | None
    on_record: Sequence[str]
    """Those of its countries that have pages."""
    conventions: Sequence[tuple[str, Text | None]]
    demands: Sequence[tuple[str, Text | None]]
    history: Sequence[Known]
    submitted: Sequence[Submitted]
    lists: Sequence[OnList]
    """What was submitted for it, and the lists of cases that came out, of the countries that it concerns."""
    corrections: Sequence[tuple[date, Sequence[str]]]
    """The days on which something was corrected, each with what, by the names of the fields."""


def titles_of(occasions: Iterable[OccasionFacts]) -> list[object]:
    """List the facts whose words a list of occasions prints."""
    return [one.about["title"] for one in occasions]


def coming(occasions: Iterable[OccasionFacts], day: date) -> list[Dated]:
    """List what comes from a day on within the next years, cancelled ones too, each on its next days."""
    until = in_year(When.on(day), day.year + YEARS_AHEAD).first
    found = [(_next(one, day), one) for one in occasions if not one.is_dropped]
    listed = [(on, one) for on, one in found if on is not None and on.first <= until]
    return sorted(listed, key=lambda one: (max(one[0].first, day), one[0].last, one[1].key))


def past(occasions: Iterable[OccasionFacts], day: date) -> list[Dated]:
    """List what is over on a day, the newest first; what comes back each year is never over."""
    found = [(one.on, one) for one in occasions if _next(one, day) is None and not one.is_dropped]
    return sorted(found, key=lambda one: (one[0].first, one[1].key), reverse=True)


def of_country(occasions: Iterable[OccasionFacts], day: date, country: str) -> list[Dated]:
    """List the next few that concern a country."""
    return coming((one for one in occasions if concerns(one, country)), day)[:LINES_OF_A_COUNTRY]


def concerns(occasion: OccasionFacts, country: str) -> bool:
    """Say whether a country's own page speaks of it: of what comes back each year only where it names the country."""
    return occasion.concerns(country) and bool(occasion.countries or not occasion.recurs_annually)


def of_demand(occasions: Iterable[OccasionFacts], day: date, reference: str) -> list[Dated]:
    """List those of what comes that a demand is linked to."""
    return coming((one for one in occasions if reference in one.demands), day)


def line(dated: Dated, history: Sequence[OccasionVersion], day: date, wording: Wording) -> Line:
    """Describe an occasion on some of its days, as it looks on a day."""
    on, occasion = dated
    return Line(
        key=occasion.key,
        title=wording.say(occasion.about["title"]) or Text(occasion.key),
        on=on,
        status=status(occasion, is_over=on.last < day),
        rule=occasion.rule,
        was=_was(occasion, history),
        since=period(occasion.on) if occasion.recurs_annually else None,
        number=occasion.years_on(on.first),
        body=occasion.body,
        countries=occasion.countries,
    )


def lines(listed: Iterable[Dated], histories: Histories, day: date, wording: Wording) -> list[Line]:
    """Describe several; without their histories nothing says from which days they were moved."""
    return [line(one, histories.get(one[1].key, ()), day, wording) for one in listed]


def by_month(listed: Sequence[Line], day: date) -> list[tuple[int, list[tuple[date, list[Line]]]]]:
    """Group lines by years, and by the months in them; what has begun already stands in the month of the day."""

    def month(one: Line) -> date:
        return max(one.on.first, day).replace(day=1)

    months = [(first, list(its)) for first, its in groupby(listed, key=month)]
    return [(year, list(its)) for year, its in groupby(months, key=lambda one: one[0].year)]


def by_year(listed: Sequence[Line]) -> list[tuple[int, list[Line]]]:
    """Group lines by years."""
    return [(year, list(its)) for year, its in groupby(listed, key=lambda one: one.on.first.year)]


def occasion_page(
    versions: Sequence[OccasionVersion],
    day: date,
    shelf: Shelf,
    wording: Wording,
    *,
    entries: Sequence[tuple[str, Entry]] = (),
) -> Occasion:
    """Make the page of one occasion from what was known of it, oldest first.

    `entries` are what was submitted for it and what became of that, and lists of cases, each with its country.
    """
    occasion = versions[-1].occasion
    about = occasion.about
    return Occasion(
        line=line((_next(occasion, day) or occasion.on, occasion), versions, day, wording),
        place=wording.say(about["place"]),
        report_on=about["report_on"],
        citation=citation(about["citation"], wording),
        on_record=[code for code in occasion.countries if code in shelf.countries],
        conventions=[(code, wording.say(shelf.instruments.get(code, {}).get("name"))) for code in occasion.instruments],
        demands=[(key, wording.say(shelf.demands[key]["title"])) for key in _made(occasion, day, shelf)],
        history=_history(versions),
        **told_of(entries, shelf, wording),
        corrections=_corrections(versions),
    )


def words_of_page(occasion: OccasionFacts, shelf: Shelf) -> list[object]:
    """List the facts whose words an occasion's page prints."""
    names = [shelf.instruments[code]["name"] for code in occasion.instruments if code in shelf.instruments]
    return [occasion.about, names, [shelf.demands[key]["title"] for key in occasion.demands if key in shelf.demands]]


def _made(occasion: OccasionFacts, day: date, shelf: Shelf) -> list[str]:
    """List the demands that it is linked to and that were made by a day."""
    listed = [key for key in occasion.demands if key in shelf.demands]
    return [key for key in listed if shelf.demands[key]["made_on"] <= day.isoformat()]


def latest(histories: Histories) -> list[OccasionFacts]:
    """Take of each history what is known now."""
    return [versions[-1].occasion for versions in histories.values()]


def status(occasion: OccasionFacts, *, is_over: bool = False) -> str:
    """Give the code of what is known of an occasion's days; of days that are over, whether it took place."""
    if occasion.state in {OccasionState.CANCELLED, OccasionState.HELD}:
        return str(occasion.state.value)
    if is_over:
        return "not_told"
    if occasion.is_provisional:
        return "ruled" if occasion.rule else "provisional"
    return "announced" if occasion.state is OccasionState.CONFIRMED else ""


def period(on: When) -> Period:
    """Give days as they are recorded of entries."""
    return {"first": on.first.isoformat(), "last": on.last.isoformat(), "precision": on.precision.value}


def _next(occasion: OccasionFacts, day: date) -> When | None:
    """Give the days on which it comes next, or was to come; None where they are over."""
    if occasion.state is OccasionState.CANCELLED:
        return occasion.on if occasion.on.last >= day else None
    return occasion.comes_on(day)


def _was(occasion: OccasionFacts, history: Sequence[OccasionVersion]) -> Period | None:
    others = [one.occasion.on for one in history if one.occasion.on != occasion.on]
    return period(others[-1]) if others else None


def _history(versions: Sequence[OccasionVersion]) -> Sequence[Known]:
    """Leave out what only stood until later the same day, on the same days of the calendar."""
    found: list[Known] = []
    for one in versions:
        known = Known(one.known_from, period(one.occasion.on), status(one.occasion), one.occasion.rule)
        if found and (found[-1].from_day, found[-1].when) == (known.from_day, known.when):
            found.pop()
        if not found or (found[-1].when, found[-1].status) != (known.when, known.status):
            found.append(known)
    return found if len(found) > 1 else []


def _corrections(versions: Sequence[OccasionVersion]) -> Sequence[tuple[date, Sequence[str]]]:
    found: dict[date, dict[str, None]] = {}
    for before, after in pairwise(versions):
        changed = [name for name in OCCASION_FIELD if _fact(before.occasion, name) != _fact(after.occasion, name)]
        if changed:
            found.setdefault(after.known_from, {}).update(dict.fromkeys(changed))
    return [(day, list(names)) for day, names in found.items()]


def _fact(occasion: OccasionFacts, name: str) -> object:
    """Give what the public may know of a fact; who else may see it, and what was noted, is not theirs."""
    if name in {"audience", "notes"}:
        return None
    return occasion.about[name] if name in occasion.about else getattr(occasion, name)

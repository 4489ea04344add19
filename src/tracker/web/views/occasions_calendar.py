"""Occasions as entries of a calendar file: what is sure, what is provisional, and what comes back each year."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from babel.support import Translations

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When, in_year
from tracker.projections.calendar import OccasionVersion
from tracker.web import dates
from tracker.web.calendar_file import CANCELLED, CONFIRMED, TENTATIVE, Marked
from tracker.web.labels import OCCASION, RULE
from tracker.web.views.occasions import YEARS_AHEAD, Histories, period, status
from tracker.web.wording import Wording

_LEAP = (2, 29)


def kept(histories: Histories, day: date) -> list[Sequence[OccasionVersion]]:
    """Choose what a calendar holds: all that is to come, and what ended less than a year ago."""
    a_year_ago = in_year(When.on(day), day.year - 1).first
    return [known for known in histories.values() if _is_late_enough(known[-1].occasion, a_year_ago)]


def marked(chosen: Iterable[Sequence[OccasionVersion]], origin: str, day: date, telling: "Telling") -> list[Marked]:
    """Make the entries of occasions; `origin` is what tells this record from all others."""
    found = [one for known in chosen for one in _marked(known, origin, day, telling)]
    return sorted(found, key=lambda one: (one.on.first, str(one.uid)))


def uid(origin: str, key: str) -> UUID:
    """Give the opaque name of an occasion in all calendars: it says nothing to who does not know the key."""
    return uuid5(uuid5(NAMESPACE_URL, origin), key)


class Telling:
    """Tells of occasions in the words of one language."""

    def __init__(self, wording: Wording, says: Translations) -> None:
        self._wording, self._says = wording, says

    def title(self, occasion: OccasionFacts) -> str:
        """Give the title, with what is not sure of it: not every calendar shows a status."""
        title = self._wording.plain(occasion.about["title"]) or occasion.key
        if occasion.state is OccasionState.CANCELLED:
            unsure = self._says.gettext("cancelled")
        else:
            unsure = self._says.gettext("provisional") if occasion.is_provisional else ""
        return f"{title} ({unsure})" if unsure else title

    def said(self, occasion: OccasionFacts) -> list[str]:
        """Say what is known of the days: by which rule they were computed, and how exactly they are known."""
        found = [self._status(occasion)] if status(occasion) else []
        if occasion.on.first != occasion.on.last and not occasion.recurs_annually:
            found.append(dates.period(period(occasion.on), self._wording.language))
        return found

    def place(self, occasion: OccasionFacts) -> str:
        """Say where it takes place, as far as that is known."""
        return self._wording.plain(occasion.about["place"]) or ""

    def _status(self, occasion: OccasionFacts) -> str:
        code = status(occasion)
        if code == "ruled" and occasion.rule in RULE:
            rule = self._says.gettext(RULE[occasion.rule])
            return self._says.gettext("Provisional, by the rule: %(rule)s") % {"rule": rule}
        return self._says.gettext(OCCASION[code])


def _is_late_enough(occasion: OccasionFacts, day: date) -> bool:
    if occasion.recurs_annually:
        return occasion.state is not OccasionState.CANCELLED
    return occasion.on.last >= day


def _marked(known: Sequence[OccasionVersion], origin: str, day: date, telling: Telling) -> Iterable[Marked]:
    occasion = known[-1].occasion
    if not occasion.recurs_annually or not _has_leap_day(occasion.on):
        yield _one(known, uid(origin, occasion.key), occasion.on, telling)
        return
    first_year = max(day.year - 1, occasion.on.first.year)
    for year in range(
        first_year, max(first_year, day.year + YEARS_AHEAD) + 1
    ):  # no rule of a calendar means 28 February
        yield _one(known, uid(origin, f"{occasion.key}/{year}"), in_year(occasion.on, year), telling)


def _has_leap_day(on: When) -> bool:
    return _LEAP in {(on.first.month, on.first.day), (on.last.month, on.last.day)}


def _one(known: Sequence[OccasionVersion], name: UUID, on: When, telling: Telling) -> Marked:
    occasion = known[-1].occasion
    return Marked(
        uid=name,
        on=on,
        title=telling.title(occasion),
        changed_on=known[-1].known_from,
        status=_status(occasion),
        sequence=len(known) - 1,
        said=telling.said(occasion),
        place=telling.place(occasion),
        yearly=occasion.recurs_annually and not _has_leap_day(occasion.on),
    )


def _status(occasion: OccasionFacts) -> str:
    if occasion.state is OccasionState.CANCELLED:
        return CANCELLED
    return TENTATIVE if occasion.is_provisional else CONFIRMED

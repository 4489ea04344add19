"""Daily mode: from the final list of cases to the conclusions, a listed country is looked at every day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import OccasionFacts
from tracker.domain.preparing import Step
from tracker.domain.record import Entry, Kind
from tracker.domain.submission_events import CaseList

_MOST_DAYS = 31
"""Days that a programme has at most, whatever days somebody gave a session."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known of the lists of cases of a session: None where no list is on record.

    `is_discussed`: the discussion of the country's case stands in the calendar.
    """

    preliminary: Entry | None = None
    final: Entry | None = None
    is_discussed: bool = False

    @property
    def is_listed(self) -> bool:
        """Say whether the country's case is on the final list, or stands in the calendar and no list says otherwise."""
        return bool(self.final.about["is_on"]) if self.final else self.is_discussed


@dataclass(frozen=True, slots=True)
class Daily:
    """The days from the final list to the conclusions, both included."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Give each day of them."""
        length = min((self.last - self.first).days + 1, _MOST_DAYS)
        yield from (self.first + timedelta(days=number) for number in range(length))


def listed(occasion: OccasionFacts, case: OccasionFacts | None, entries: Iterable[Entry]) -> Listed:
    """Say what the record holds of the lists of a session about a country, oldest entries first."""
    keys = {occasion.key, *([case.key] if case else [])}
    found = {
        one.about["case_list"]: one for one in entries if one.kind is Kind.LISTING and one.about["occasion"] in keys
    }
    preliminary, final = found.get(CaseList.PRELIMINARY.value), found.get(CaseList.FINAL.value)
    return Listed(preliminary, final, case is not None)


def daily(occasion: OccasionFacts, steps: Sequence[Step], known: Listed, findings: Iterable[Entry]) -> Daily | None:
    """Give the days on which a listed country is looked at every day; None where it is not listed.

    It begins with the final list, or on the day on which that is expected, and ends with the conclusions: those that
    the Committee reached by then, else on the day on which they are expected. It never leaves the session.
    """
    if not known.is_listed or not steps:
        return None
    days = {one.code: one.on for one in steps}
    announced, expected, its = days.get("final_list"), days.get("conclusions"), occasion.on
    came = known.final.effective if known.final else announced.first if announced else its.first
    first = min(max(came, its.first), its.last)
    last = min(max(expected.last if expected else its.last, first), its.last)
    reached = [one.effective for one in findings if one.about["body"] == "CAS" and first <= one.effective <= last]
    return Daily(first, min(reached, default=last))

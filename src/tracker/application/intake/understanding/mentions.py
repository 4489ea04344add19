"""Mentions: persons and organisations of one text, found once, and given for each part of it."""

from bisect import bisect_left
from collections.abc import Sequence

from tracker.application.intake.known import Known
from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.understanding.addressees import bodies_in, organs_in, third_in
from tracker.application.intake.understanding.organisations import Organisations
from tracker.application.intake.understanding.people import People
from tracker.application.intake.understanding.places import places
from tracker.application.intake.understanding.proposal import Mention


class Mentions:
    """Whoever is spoken of in one text."""

    def __init__(self, text: Text, known: Known) -> None:
        self._said = text.text
        self._people, self._organisations = People(known), Organisations(known)
        self._known_organisations = self._organisations.on_record(self._said)
        self._known_people = self._people.on_record(self._said)

    def persons(self, within: Span) -> Sequence[Mention]:
        """Give the persons in some words: those on record, and whatever else looks like a name."""
        known = _within(self._known_people, within)
        taken = [
            *(one.span for one in known),
            *(one.span for one in self.organisations(within)),
            *(one.span for one in places(self._said, within)),
            *(one.span for one in organs_in(self._said, within)),
            *(one.span for one in bodies_in(self._said, within)),
        ]
        return sorted([*known, *self._people.others(self._said, within, taken)], key=lambda one: one.span)

    def organisations(self, within: Span) -> Sequence[Mention]:
        """Give the organisations in some words, on record or not."""
        known = _within(self._known_organisations, within)
        taken = [*(one.span for one in known), *(one.span for one in third_in(self._said, within))]
        return sorted([*known, *self._organisations.others(self._said, within, taken)], key=lambda one: one.span)


def _within(mentions: Sequence[Mention], within: Span) -> list[Mention]:
    """Give those that stand in some words, out of many in order."""
    first = bisect_left(mentions, within.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, within.end, key=lambda one: one.span.start)
    return [one for one in mentions[first:last] if within.holds(one.span)]

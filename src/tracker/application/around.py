"""Around: what pages beside a card read, in the same view of the database as the rest of the page."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Connection

from tracker.domain.record import Entry, Kind
from tracker.domain.values import Ref
from tracker.projections import around, reading
from tracker.projections.answers import NONE_KEPT, ON_DEMANDS, SEEN, Answers
from tracker.projections.around import Again
from tracker.projections.crowds import is_crowded
from tracker.projections.erasures import ErasedText, erased_texts, is_anything_erased
from tracker.projections.leadership import leadership_of
from tracker.projections.viewing import Viewer

SUBMITTED = (Kind.SUBMISSION, Kind.SUBMISSION_FATE, Kind.LISTING, Kind.HANDOUT)
"""The entries on a country's way to a body."""

RAISED = (Kind.RAISED_AGAIN, Kind.LETTER, Kind.ANSWER)
"""The entries that say how often something was asked, and what came back."""


class Around:
    """The record beside the cards, as one viewer may know it, as of a day."""

    def __init__(self, connection: Connection, viewer: Viewer, on: date, answers: Answers = NONE_KEPT) -> None:
        self._connection, self._viewer, self._on, self._answers = connection, viewer, on, answers

    def demands_naming(self, key: str) -> Sequence[str]:
        """List the demands in whose facts a person's or organisation's key stands."""
        return around.demands_naming(self._connection, self._viewer, self._on, key)

    def leadership(self, organisation: str) -> Sequence[Mapping[str, Any]]:
        """List the periods of leadership that began by the day, the latest first."""
        return leadership_of(self._connection, self._viewer, self._on, organisation)

    def ratifications(self, country: str) -> Sequence[Entry]:
        """Read what is known of a country's ratifications, oldest first."""
        return self._of_kinds(country, (Kind.RATIFICATION,))

    def raisings(self, country: str) -> Sequence[Entry]:
        """Read what was raised again in a country, the letters to its government and their answers, oldest first."""
        return self._of_kinds(country, RAISED)

    def submitted(self, country: str) -> Sequence[Entry]:
        """Read what was submitted about a country, what became of it, lists, handed-out briefs, oldest first."""
        return self._of_kinds(country, SUBMITTED)

    def of_country_alone(self, country: str) -> Sequence[Entry]:
        """Read what happened in a country and concerns no demand of ours, oldest first."""
        view = (self._connection, self._viewer)
        read = partial(reading.of_country_alone, *view, self._on, country)
        return self._answers.of(*view, ("alone", self._on, country), read, beside=ON_DEMANDS)

    def raised_by(self, reference: str) -> Sequence[Again]:
        """List which demands raised measures of this one again: measure, demand, day of its document."""
        view = (self._connection, self._viewer)
        read = partial(reading.raised_by, *view, self._on, reference)
        return self._answers.of(*view, ("raised by", self._on, reference), read)

    def is_crowded(self, reference: str) -> bool:
        """Say whether a demand has so many entries that one of them may stand on a page of its earlier ones alone."""
        return is_crowded(self._connection, self._viewer, reference)

    def raised_again(self) -> Sequence[Again]:
        """List which demands raised which measures again, in the order of their days."""
        return around.raised_again(self._connection, self._viewer, self._on)

    def erased_texts(self, refs: Collection[Ref]) -> Mapping[Ref, ErasedText]:
        """Say which of these texts were erased, and when."""
        return erased_texts(self._connection, refs) if self.is_anything_erased() else {}

    def is_anything_erased(self) -> bool:
        """Say whether any text was erased so far."""
        view = (self._connection, self._viewer)
        return self._answers.of(*view, "anything erased", partial(is_anything_erased, self._connection))

    def _of_kinds(self, country: str, kinds: tuple[Kind, ...]) -> Sequence[Entry]:
        view = (self._connection, self._viewer)
        read = partial(around.of_kinds, *view, self._on, country, kinds)
        return self._answers.of(*view, ("of kinds", self._on, country, kinds), read, beside=SEEN)

"""Country: what is recorded of a State apart from any one demand."""

from typing import Self

from tracker.domain import country_events as events
from tracker.domain.dossier import Dossier
from tracker.domain.values import Code, Row, Words


class Country(Dossier):
    """One country, by its ISO 3166 code."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded

    @classmethod
    def register(cls, code: Code, name: Words, *, row: Row | None = None) -> Self:
        """Follow this country from now on."""
        return cls.made(events.Registered, code=code, name=name, row=row)

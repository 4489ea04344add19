"""Organisation: a union, a State organ or an international body."""

from typing import Any, Self

from tracker.domain import organisation_events as events
from tracker.domain.days import When
from tracker.domain.events import Event, Stream
from tracker.domain.person import PERSON_KEY
from tracker.domain.refusals import EndsBeforeItBegins, NotAPersonKey
from tracker.domain.values import Code, Key, Row, Words


class Organisation(Stream):
    """One organisation; its key is public unless it is small."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.names: list[Words] = []
        self.small = False
        self.country: Code | None = None
        self.periods: set[int] = set()
        """The numbers of the periods of leadership that were ever recorded."""

    @classmethod
    def register(cls, *, key: Key, small: bool, **facts: Any) -> Self:
        """Enter an organisation; `facts` are the other fields of `Registered`.

        One of fewer than ten people is treated as a person: raises NotAPersonKey where its key could carry a name.
        """
        if small and PERSON_KEY.fullmatch(key) is None:
            raise NotAPersonKey(key=key)
        return cls.made(events.Registered, key=key, small=small, **facts)

    def add_alias(self, name: Words, *, row: Row | None = None) -> None:
        """Record another way in which the name is written."""
        self.record(events.AliasAdded, name=name, row=row)

    def record_leadership(
        self, number: int, office: Words, start: When, *, until: When | None = None, **facts: Any
    ) -> None:
        """Record who held an office and when, or anew what is known of a period; raises EndsBeforeItBegins."""
        if until is not None and until.last < start.first:
            raise EndsBeforeItBegins
        said = {"number": number, "office": office, "start": start, "until": until, "taken_back": False}
        self.record(events.LeadershipRecorded, **{**said, **facts})

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Registered():
                self.names, self.small, self.country = [event.name], event.small, event.country
            case events.AliasAdded():
                self.names.append(event.name)
            case events.LeadershipRecorded():
                self.periods.add(event.number)
            case _:
                pass

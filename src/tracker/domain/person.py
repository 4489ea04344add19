"""Person: somebody the record speaks of, under a random key."""

import re
from datetime import date
from typing import Any, Self

from tracker.domain import person_events as events
from tracker.domain.events import Event, Stream
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import (
    NamingNotProposed,
    NotAPersonKey,
    NotByTheProposer,
    NotWithheld,
    WithheldAlready,
)
from tracker.domain.values import Code, Key, Row, Words

PERSON_KEY = re.compile(r"p-[a-z0-9]{8}")


class Person(Stream):
    """One person. Nothing but the random key ever stands in an address, a file name or a log."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.names: list[Words] = []
        self.naming, self.scope = Naming.NOT_ASKED, Scope((), ())
        self.named_by_people = False
        self.until: date | None = None
        self.withheld = False
        self.proposed: events.NamingProposed | None = None
        """An agreement to be named that waits for a second person."""

    @classmethod
    def register(cls, *, key: Key, **facts: Any) -> Self:
        """Enter a person; raises NotAPersonKey where the key could carry a name."""
        if PERSON_KEY.fullmatch(key) is None:
            raise NotAPersonKey(key=key)
        return cls.made(events.Registered, key=key, **facts)

    def add_alias(self, name: Words, script: Code, *, printed_in: Key | None, row: Row | None = None) -> None:
        """Record another spelling."""
        self.record(events.AliasAdded, name=name, script=script, printed_in=printed_in, row=row)

    def set_naming(self, naming: Naming, scope: Scope, *, row: Row | None = None, **staff: Any) -> None:
        """Record whether, where and until when the person may be named."""
        self.record(events.NamingSet, naming=naming, scope=scope, row=row, **staff)

    def propose_naming(self, naming: Naming, scope: Scope, **staff: Any) -> None:
        """Say that the person agreed to be named; until somebody else confirms it the name stands as it stood."""
        self.record(events.NamingProposed, naming=naming, scope=scope, **staff)

    def confirm_naming(self, *, proposer: str, by: Key) -> None:
        """Let a proposed agreement act, as the second person; raises NamingNotProposed, NotByTheProposer."""
        said = self.proposed
        if said is None:
            raise NamingNotProposed
        if proposer == by:
            raise NotByTheProposer
        self.set_naming(
            said.naming,
            said.scope,
            until=said.until,
            who_agreed=said.who_agreed,
            how=said.how,
            second_account=by,
        )

    def would_be_named_more(self, naming: Naming, scope: Scope, until: date | None) -> bool:
        """Say whether an agreement names the person where or when the one that holds does not."""
        if naming is not Naming.AGREED:
            return False
        if self.naming is not Naming.AGREED or self.until is None or until is None or until > self.until:
            return True
        return not {*scope.documents, *scope.demands} <= {*self.scope.documents, *self.scope.demands}

    def withhold(self, *, reason: Words | None) -> None:
        """Show the person nowhere from now on, whatever the naming says; raises WithheldAlready."""
        if self.withheld:
            raise WithheldAlready
        self.record(events.Withheld, reason=reason)

    def show(self, *, reason: Words | None) -> None:
        """Let the naming decide again; raises NotWithheld."""
        if not self.withheld:
            raise NotWithheld
        self.record(events.Shown, reason=reason)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Registered():
                self.names = [event.name, *([event.native] if event.native else [])]
            case events.AliasAdded():
                self.names.append(event.name)
            case events.NamingProposed():
                self.proposed = event
            case events.NamingSet():
                self.naming, self.scope, self.until = event.naming, event.scope, event.until
                self.named_by_people = event.row is None
                self.proposed = None
            case events.Withheld():
                self.withheld = True
            case events.Shown():
                self.withheld = False
            case _:
                pass

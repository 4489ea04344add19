"""Person: somebody the record speaks of, under a random key."""

import re
from datetime import date
from typing import Any, Self
from uuid import UUID

from tracker.domain import person_events as events
from tracker.domain.erasing import Erasing
from tracker.domain.events import Event
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import (
    NamingNotProposed,
    NotAPersonKey,
    NotByTheProposer,
    NotWithheld,
    WithheldAlready,
)
from tracker.domain.refusals_of_erasing import PersonErased
from tracker.domain.values import Code, Key, Row, Words

PERSON_KEY = re.compile(r"p-[a-z0-9]{8}")


class Person(Erasing):
    """One person. Nothing but the random key ever stands in an address, a file name or a log."""

    erasure_proposed = events.ErasureProposed
    erasure_returned = events.ErasureReturned
    erased = events.Erased

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key
        self.names: list[Words] = []
        self.naming, self.scope = Naming.NOT_ASKED, Scope((), ())
        self.named_by_people = False
        self.until: date | None = None
        self.withheld = False
        self.proposed: events.NamingProposed | None = None
        """What names the person more, and waits for a second person."""
        self.showing: events.ShowingProposed | None = None
        """That a withheld person is to be shown again, which waits for a second person."""

    @classmethod
    def register(cls, *, key: Key, **facts: Any) -> Self:
        """Enter a person; raises NotAPersonKey where the key could carry a name."""
        if PERSON_KEY.fullmatch(key) is None:
            raise NotAPersonKey(key=key)
        return cls.made(events.Registered, key=key, **facts)

    def add_alias(self, name: Words, script: Code, *, printed_in: Key | None, row: Row | None = None) -> None:
        """Record another spelling; raises PersonErased."""
        self._require_not_erased()
        self.record(events.AliasAdded, name=name, script=script, printed_in=printed_in, row=row)

    def set_naming(self, naming: Naming, scope: Scope, *, row: Row | None = None, **staff: Any) -> None:
        """Record whether, where and until when the person may be named; raises PersonErased."""
        self._require_not_erased()
        self.record(events.NamingSet, naming=naming, scope=scope, row=row, **staff)

    def propose_naming(self, naming: Naming, scope: Scope, **staff: Any) -> None:
        """Say what would name the person more; until somebody else confirms it the name stands as it stood.

        Raises PersonErased.
        """
        self._require_not_erased()
        self.record(events.NamingProposed, naming=naming, scope=scope, **staff)

    def confirm_naming(self, *, proposer: str, by: Key) -> None:
        """Let a proposed naming act, as the second person; raises NamingNotProposed, NotByTheProposer."""
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
        """Say whether a naming names the person where or when the one that holds does not.

        Whatever follows a refusal does, even where nothing prints the name today.
        """
        if naming is Naming.REFUSED:
            return False
        if self.naming is Naming.REFUSED or not _is_within(scope, self.scope):
            return True
        return naming is Naming.AGREED and not self._is_agreed_until(until)

    def withhold(self, *, reason: Words | None) -> None:
        """Show the person nowhere from now on, whatever the naming says; raises WithheldAlready.

        Of who is withheld it says that the person is not to be shown, where that was proposed.
        """
        if self.withheld and self.showing is None:
            raise WithheldAlready
        self.record(events.Withheld, reason=reason)

    def propose_showing(self, *, reason: Words | None) -> None:
        """Say that the naming may decide again, once somebody else confirms it; raises NotWithheld, PersonErased."""
        self._require_not_erased()
        if not self.withheld:
            raise NotWithheld
        self.record(events.ShowingProposed, reason=reason)

    def confirm_showing(self, *, proposer: str, by: str) -> None:
        """Let the naming decide again, as the second person; raises NamingNotProposed, NotByTheProposer."""
        if self.showing is None:
            raise NamingNotProposed
        if proposer == by:
            raise NotByTheProposer
        self.record(events.Shown, reason=self.showing.reason)

    def mean_namesake(self, *, entry_id: UUID | None = None, occasion: Key | None = None) -> None:
        """Record that a name of the person, where it stands in the text of an entry or occasion, is somebody else's."""
        self.record(events.NamesakeMeant, entry_id=entry_id, occasion=occasion)

    def propose_erasure(self, **proposed: Any) -> None:
        """Say what of the person is to be erased, as `Erasing` does; raises PersonErased, ErasureWaits."""
        self._require_not_erased()
        self.erasures.require_none_waits()
        super().propose_erasure(**proposed)

    def erase_again(self) -> None:
        """Say that a restore erased again a person whom an older backup brought back; raises PersonErased."""
        self._require_not_erased()
        self.record(events.ErasedAgain)

    @property
    def is_erased(self) -> bool:
        """Say whether the person's names are gone for good."""
        return self.erasures.is_any_done

    def _require_not_erased(self) -> None:
        if self.is_erased:
            raise PersonErased

    def _is_agreed_until(self, until: date | None) -> bool:
        if self.naming is not Naming.AGREED:
            return False
        return until is not None and self.until is not None and until <= self.until

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        super().take(event)
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
            case events.ShowingProposed():
                self.showing = event
            case events.Withheld():
                self.withheld, self.showing = True, None
            case events.Shown():
                self.withheld, self.showing = False, None
            case events.ErasedAgain():
                self.erasures.end()
                self.withheld, self.showing, self.proposed = True, None, None
            case events.Erased():
                self.withheld, self.showing, self.proposed = True, None, None
            case _:
                pass


def _is_within(scope: Scope, other: Scope) -> bool:
    return {*scope.documents} <= {*other.documents} and {*scope.demands} <= {*other.demands}

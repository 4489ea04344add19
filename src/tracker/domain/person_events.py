"""What is recorded about a person; no name stands here, only references to words."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar
from uuid import UUID

from tracker.domain import erasure_events
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Words


class Naming(Enum):
    """Whether a person may be named, as far as that person was asked."""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    CANNOT_BE_ASKED = "cannot_be_asked"


@dataclass(frozen=True)
class Scope:
    """Where the name stands in print already: documents, and demands of theirs whose own passage prints it."""

    documents: tuple[Key, ...]
    demands: tuple[Key, ...]


class Registered(MadeEvent):
    """Somebody is spoken of in the record. `office` is how a person is shown who is not to be named at all."""

    TOPIC: ClassVar[str] = "person.registered"

    key: Key
    name: Words
    native: Words | None
    country: Code
    role: Code
    roles: tuple[Words, ...]
    office: Words | None
    posthumous: bool
    sensitive: bool


class AliasAdded(Event):
    """The name occurs in another spelling or script; `printed_in` names the document that prints it so."""

    TOPIC: ClassVar[str] = "person.alias_added"

    name: Words
    script: Code
    printed_in: Key | None


class Withheld(Event):
    """The person's name, and every row about the person, is shown nowhere from now on, whatever the naming says."""

    TOPIC: ClassVar[str] = "person.withheld"
    STAFF = ("row", "reason")

    reason: Words | None


class Shown(Event):
    """The person is withheld no more: the naming decides again."""

    TOPIC: ClassVar[str] = "person.shown"
    STAFF = ("row", "reason")

    reason: Words | None


class ShowingProposed(Event):
    """Somebody says that a withheld person may be shown again; it acts once another account confirms it, as `Shown`."""

    TOPIC: ClassVar[str] = "person.showing_proposed"
    STAFF = ("row", "reason")

    reason: Words | None


class NamesakeMeant(Event):
    """A name of the person stands in a text that others read, and the account says that somebody else is meant there.

    The text is that of an entry or of an occasion, or, where neither is given, of a demand or document. Which one is
    for the team: it would say where to look for the name.
    """

    TOPIC: ClassVar[str] = "person.namesake_meant"
    STAFF = ("row", "entry_id", "occasion")

    entry_id: UUID | None
    occasion: Key | None


class NamingProposed(Event):
    """Somebody says what names the person where nothing did: it acts once another account confirms it, as `NamingSet`.

    That the person agreed, or that a refusal holds no more.
    """

    TOPIC: ClassVar[str] = "person.naming_proposed"
    STAFF = ("row", "who_agreed", "how")

    naming: Naming
    until: date | None
    scope: Scope
    who_agreed: Words | None
    how: Words | None


class NamingSet(Event):
    """Whether the person may be named, until when, and where the name may stand without being asked.

    Of what was proposed `second_account` is the one that confirmed it.
    """

    TOPIC: ClassVar[str] = "person.naming_set"
    STAFF = ("row", "who_agreed", "how", "second_account")

    naming: Naming
    until: date | None
    scope: Scope
    who_agreed: Words | None
    how: Words | None
    second_account: Key | None


class ErasureProposed(erasure_events.ErasureProposed):
    """The person's names, and texts and files that tell of the person, are to be erased."""

    TOPIC: ClassVar[str] = "person.erasure_proposed"


class ErasureReturned(erasure_events.ErasureReturned):
    """Nothing that tells of the person is erased."""

    TOPIC: ClassVar[str] = "person.erasure_returned"


class Erased(erasure_events.Erased):
    """The person's names are gone, with the texts and files that were to go; the random key stays, without a name."""

    TOPIC: ClassVar[str] = "person.erased"


class ErasedAgain(Event):
    """The person had been erased, an older backup brought the person back, and its restore erased them again.

    Which words went stands in `log.erased_again`, written together with this.
    """

    TOPIC: ClassVar[str] = "person.erased_again"

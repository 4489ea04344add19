"""What people give about persons and organisations by hand: plain values, as a form was understood."""

from dataclasses import dataclass

from tracker.application.workspace.plain import Citation, Texts
from tracker.domain.days import When


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody whom the record does not know yet; nobody is named by being registered.

    `name` is written as documents print it, `native` as at home. `office` is how somebody is shown who is not to be
    named at all: everybody reads it. `is_another`: who is on record under that name already is somebody else.
    """

    country: str
    name: str
    role: str
    native: str | None = None
    office: Texts | None = None
    posthumous: bool = False
    is_another: bool = False
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """How else a person or an organisation is written; `party` is the key.

    `is_another`: who is on record under that name already is somebody else.
    """

    party: str
    name: str
    is_another: bool = False
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation that the record does not know yet; a `small` one, of fewer than ten people, is as a person.

    `country` is empty for one of no single country; `parent` is the key of the organisation that it belongs to.
    `is_another`: what is on record under that name already is another one.
    """

    name: Texts
    kind: str
    country: str | None = None
    small: bool = False
    parent: str | None = None
    is_another: bool = False
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Leadership:
    """Who held an office of an organisation and when, as anyone can look it up.

    `number` is that of a period on record of which this is to stand in the place, None for a new one; with
    `taken_back` it was recorded in error. `person` is the key of whoever is meant.
    """

    organisation: str
    office: Texts
    start: When
    citation: Citation | None
    until: When | None = None
    person: str | None = None
    number: int | None = None
    taken_back: bool = False
    notes: Texts | None = None
    namesakes: frozenset[str] = frozenset()

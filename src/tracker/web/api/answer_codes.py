"""The lists that codes of answers are of, as schemas: what is not on one of them is never given."""

from collections.abc import Iterable
from enum import Enum

from tracker.application.workspace.making import COUNTINGS_OF
from tracker.domain.days import Precision
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.lifecycle_events import ChangeKind
from tracker.domain.person_events import Naming
from tracker.domain.values import Audience
from tracker.projections import entries
from tracker.web.api.shape import Schema
from tracker.web.data.columns import Table
from tracker.web.data.of_dates import OCCASIONS
from tracker.web.data.of_demands import DEMANDS, MEASURES
from tracker.web.data.of_entries import ENTRIES
from tracker.web.labels import DEED as DEEDS
from tracker.web.labels import DIRECTION as DIRECTIONS
from tracker.web.labels import KIND as KINDS
from tracker.web.labels import NOT_KNOWN_WHY, STANDS
from tracker.web.thing_labels import ORGANISATION_KIND as ORGANISATIONS


def one_of(codes: Iterable[str]) -> Schema:
    """Describe one of some codes."""
    return {"type": "string", "enum": [*dict.fromkeys(codes)]}


def one_or_none(codes: Iterable[str]) -> Schema:
    """Describe one of some codes, or none."""
    return {"type": ["string", "null"], "enum": [*dict.fromkeys(codes), None]}


def _of(table: Table, column: str) -> Iterable[str]:
    """Give the codes of a column of a table."""
    return next(one.values or () for one in table.columns if one.name == column)


def _values(kind: type[Enum]) -> Iterable[str]:
    return [one.value for one in kind]


REPLACED = "replaced"
"""The state of an entry in whose place another stands."""

_STATES = (entries.STANDS, entries.SAMPLE, entries.PROPOSED, entries.RETURNED, entries.SUSPENDED, entries.RETRACTED)

ACT = one_of(_of(MEASURES, "act"))
ADDRESSEE = one_of(COUNTINGS_OF)
AUDIENCE = one_of(_values(Audience))
CHANGE = one_of(_values(ChangeKind))
COUNTING = one_of(_of(DEMANDS, "counting"))
DEED = one_of([*DEEDS, *_STATES])
DIRECTION = one_or_none(DIRECTIONS)
KIND = one_of(KINDS)
LETTER = one_or_none(_values(Letter))
LIFE = one_of(_of(DEMANDS, "life"))
NAMING = one_of(_values(Naming))
NOT_COUNTED = one_or_none(_values(NotCounted))
NOT_KNOWN = one_or_none(_values(NotKnown))
OBJECT = one_of(_of(MEASURES, "object"))
OCCASION_BODY = one_or_none(_of(OCCASIONS, "body"))
ORGANISATION = one_of(ORGANISATIONS)
PRECISION = one_of(_values(Precision))
RULE = one_or_none(_of(OCCASIONS, "rule"))
SAYS = one_or_none([*_of(ENTRIES, "says"), *STANDS, *NOT_KNOWN_WHY])
STATE = one_or_none(_of(DEMANDS, "state"))
STATE_OF_ENTRY = one_of([*_STATES, REPLACED])
STATUS = one_or_none(_of(OCCASIONS, "status"))
STOOD = one_of(STANDS)
WHY = one_or_none(NOT_KNOWN_WHY)

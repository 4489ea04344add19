"""Ending: what keeps a demand from leaving n, from being ended, or a measure from being taken off its list."""

from collections.abc import Collection, Mapping
from uuid import UUID

from tracker.domain import demand_events
from tracker.domain.demand_events import Assessment
from tracker.domain.dossier import Dossier
from tracker.domain.events import Event
from tracker.domain.letters import NotCounted


def somebody_is_in_danger(demand: Dossier) -> bool:
    """Say whether a case of urgency has no answer yet."""
    standing = demand.that_stand().values()
    answered = {one.urgency for one in standing if isinstance(one, demand_events.UrgencyAnswered)}
    raised = (one.entry_id for one in standing if isinstance(one, demand_events.UrgencyRaised))
    return any(entry_id not in answered for entry_id in raised)


def kept_in_n(demand: Dossier, counted: Collection[UUID]) -> int | None:
    """Give a measure that finishing a violation would let vanish: an irreversible E, or a ban that ran out."""
    for entry_id, one in demand.that_stand().items():
        if entry_id not in counted or not isinstance(one, Assessment):
            continue
        ran_out = one.not_counted is not None and one.not_counted.why is NotCounted.RAN_OUT
        if one.irreversible or ran_out:
            return one.measure
    return None


def is_listed(demand: Dossier, number: int, changes: Mapping[int, Event]) -> bool:
    """Say whether entries of the demand list a measure, or a change says that it is another demand's."""
    for one in demand.that_stand().values():
        if number in getattr(one, "measures", ()) or getattr(one, "measure", None) == number:
            return True
    return any(isinstance(one, demand_events.SameMeasure) and one.number == number for one in changes.values())

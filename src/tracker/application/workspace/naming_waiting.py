"""What waits for a second person before somebody is named: an agreement that one account told of."""

from collections.abc import Sequence

from tracker.application.workspace.naming_history import NamingRow, row_of
from tracker.application.workspace.refusals import NamingTooLong
from tracker.application.workspace.work import Work
from tracker.domain.days import a_year_after
from tracker.domain.person import Person
from tracker.domain.person_events import NamingProposed
from tracker.domain.refusals import NamingNotProposed
from tracker.domain.rights import Right
from tracker.domain.values import Key
from tracker.projections import whereabouts
from tracker.store.values import Recorded


def namings_waiting(work: Work) -> Sequence[NamingRow]:
    """List what the account may confirm, or waits for others to, the longest wait first."""
    found = whereabouts.proposed_namings(work.connection)
    mine = [key for key, country in found.items() if work.who.has(Right.VOUCH, country)]
    rows = [row_of(_proposal(work, key), key) for key in mine]
    return sorted((row for row in rows if row is not None), key=lambda row: row.at)


def confirm_naming(work: Work, person: Person, seen: int) -> None:
    """Let an agreement act; raises NamingNotProposed, NotByTheProposer, Outdated, NamingTooLong."""
    if person.proposed is None:
        raise NamingNotProposed
    work.require_unmoved([person.id], seen, lambda _: True)
    until = person.proposed.until
    if until is None or until <= work.today:
        raise NamingTooLong(latest=str(a_year_after(work.today)))
    person.confirm_naming(proposer=_proposal(work, person.key).account, by=Key(work.who.account))


def _proposal(work: Work, key: str) -> Recorded:
    stream_id = work.log.stream_of("person", key)
    if stream_id is None:
        raise NamingNotProposed
    told = (one for one in reversed(work.history(stream_id)) if isinstance(one.event, NamingProposed))
    return next(told)

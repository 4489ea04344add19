"""What waits for a second person before somebody is named more, or shown again: what one account proposed."""

from collections.abc import Sequence

from tracker.application.workspace.naming_history import NamingRow, row_of
from tracker.application.workspace.refusals import NamingTooLong
from tracker.application.workspace.work import Work
from tracker.domain.days import a_year_after
from tracker.domain.events import Event
from tracker.domain.person import Person
from tracker.domain.person_events import NamesakeMeant, Naming, NamingProposed, ShowingProposed
from tracker.domain.refusals import NamingNotProposed
from tracker.domain.rights import Right
from tracker.domain.values import Key
from tracker.projections import whereabouts
from tracker.store.values import Recorded


def namings_waiting(work: Work) -> Sequence[NamingRow]:
    """List what the account may confirm, or waits for others to, the longest wait first."""
    found = whereabouts.proposed_namings(work.connection)
    mine = [key for key, country in found.items() if work.who.has(Right.VOUCH, country)]
    rows = [row_of(_proposal(work, person), person.key) for person in _persons(work, mine)]
    return sorted((row for row in rows if row is not None), key=lambda row: row.at)


def confirm_naming(work: Work, person: Person, seen: int) -> None:
    """Let what was proposed act; raises NamingNotProposed, NotByTheProposer, Outdated, NamingTooLong."""
    if not _waits(person):
        raise NamingNotProposed
    work.require_unmoved([person.id], seen, _decides)
    proposer, by = _proposal(work, person).account, Key(work.who.account)
    if person.withheld:
        person.confirm_showing(proposer=proposer, by=by)
        return
    _require_to_hold_on(person.proposed, work)
    person.confirm_naming(proposer=proposer, by=by)


def _require_to_hold_on(proposed: NamingProposed | None, work: Work) -> None:
    """Refuse an agreement that ended while it waited; raises NamingTooLong."""
    if proposed is None or proposed.naming is not Naming.AGREED:
        return
    if proposed.until is None or proposed.until <= work.today:
        raise NamingTooLong(latest=str(a_year_after(work.today)))


def _waits(person: Person) -> bool:
    return (person.showing if person.withheld else person.proposed) is not None


def _decides(event: Event) -> bool:
    return not isinstance(event, NamesakeMeant)


def _persons(work: Work, keys: Sequence[str]) -> list[Person]:
    found = (work.named("person", key, Person) for key in keys)
    return [person for person in found if person is not None]


def _proposal(work: Work, person: Person) -> Recorded:
    kind = ShowingProposed if person.withheld else NamingProposed
    return next(one for one in reversed(work.history(person.id)) if isinstance(one.event, kind))

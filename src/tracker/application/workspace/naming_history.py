"""How a person was to be named from time to time, by which account and why, for the team of the person's country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.application.workspace.refusals import PersonUnknown
from tracker.application.workspace.work import Work
from tracker.domain import person_events as events
from tracker.domain.values import Words
from tracker.projections import whereabouts
from tracker.store.values import Recorded


@dataclass(frozen=True)
class NamingRow:
    """One thing that was said about the name of a person: `naming` is None where it was withheld or shown again.

    `at` is UTC; `account` and `second_account` are random ids; `reason` says how it was learnt, and why so.
    """

    person: str
    at: datetime
    account: str
    topic: str
    naming: str | None
    until: date | None
    reason: Words | None
    who_agreed: Words | None
    second_account: str | None


def naming_history(work: Work, person: str) -> Sequence[NamingRow]:
    """Tell what was said about a person's name, newest first; raises PersonUnknown for who is not of the team."""
    about = whereabouts.person(work.connection, person)
    stream_id = work.log.stream_of("person", person)
    if about is None or stream_id is None or not work.who.is_team_of(about["country"]):
        raise PersonUnknown
    rows = [row_of(one, person) for one in work.history(stream_id)]
    return [row for row in reversed(rows) if row is not None]


def row_of(recorded: Recorded, person: str) -> NamingRow | None:
    """Tell one thing that was said about the name of a person; None for what was not about the name."""
    event, at, account = recorded.event, recorded.at, recorded.account
    match event:
        case events.NamingSet(naming=naming, until=until, how=how, who_agreed=who, second_account=second):
            return NamingRow(person, at, account, event.TOPIC, naming.value, until, how, who, second)
        case events.NamingProposed(naming=naming, until=until, how=how, who_agreed=who):
            return NamingRow(person, at, account, event.TOPIC, naming.value, until, how, who, None)
        case events.Withheld(reason=reason) | events.ShowingProposed(reason=reason) | events.Shown(reason=reason):
            return NamingRow(person, at, account, event.TOPIC, None, None, reason, None, None)
        case _:
            return None

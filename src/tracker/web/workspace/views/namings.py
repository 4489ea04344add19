"""What would name persons more, or show them again, and waits for a second person, as that person needs to see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.application.workspace.naming_history import NamingRow
from tracker.domain.person_events import Naming
from tracker.projections.shelves import Party
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live


@dataclass(frozen=True)
class NamingToConfirm:
    """One proposal. The second person reads the name, who agreed and how that is known: this is asked of nobody blind.

    `naming` is how the person is to be named, `before` how until now. `is_showing`: of who is withheld it is asked
    whether `before` may decide again; that name is shown to nobody, and `name` is None. `printed_by` are the demands
    and documents that print the name. `proposer` is a nickname, for the country's own team.
    """

    key: str
    country: str
    name: str | None
    naming: str
    before: str
    is_showing: bool
    printed_by: Sequence[str]
    until: date | None
    who_agreed: Text | None
    how: Text | None
    told_on: date
    proposer: str | None
    is_mine: bool


def namings(live: Live) -> Sequence[NamingToConfirm]:
    """List what this account may confirm, and what it proposed itself."""
    rows = live.desk.workspace.namings_waiting(live.desk.who)
    persons = live.shelf.persons
    told = [persons[row.person] for row in rows]
    live.open([(row.reason, row.who_agreed) for row in rows], [_name(party) for party in told if not party.withheld])
    names = live.desk.nicknames
    return [_naming(row, persons[row.person], names.get(row.account), live) for row in rows]


def _naming(row: NamingRow, party: Party, proposer: str | None, live: Live) -> NamingToConfirm:
    country, now = party.about["country"], party.naming or {}
    before, scope = now.get("naming", Naming.NOT_ASKED.value), now.get("scope") or {}
    return NamingToConfirm(
        key=row.person,
        country=country,
        name=None if party.withheld else live.wording.plain(_name(party)) or row.person,
        naming=row.naming or before,
        before=before,
        is_showing=party.withheld,
        printed_by=[*scope.get("demands", ()), *scope.get("documents", ())],
        until=row.until,
        who_agreed=live.wording.say(row.who_agreed),
        how=live.wording.say(row.reason),
        told_on=row.at.date(),
        proposer=proposer if live.desk.who.is_team_of(country) else None,
        is_mine=row.account == live.desk.account.account_id,
    )


def _name(party: Party) -> dict[str, str]:
    name: dict[str, str] = party.about["name"]
    return name

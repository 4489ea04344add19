"""Agreements to be named that wait for a second person, as that person needs to see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.application.workspace.naming_history import NamingRow
from tracker.projections.shelves import Party
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.accounts import nicknames


@dataclass(frozen=True)
class NamingToConfirm:
    """One agreement. The second person reads the name, who agreed and how that is known: this is asked of nobody blind.

    `proposer` is a nickname, for the country's own team.
    """

    key: str
    country: str
    name: str
    until: date | None
    who_agreed: Text | None
    how: Text | None
    told_on: date
    proposer: str | None
    is_mine: bool


def namings(live: Live) -> Sequence[NamingToConfirm]:
    """List the agreements that this account may confirm, and those that it gave itself."""
    rows = live.desk.workspace.namings_waiting(live.desk.who)
    persons = live.shelf.persons
    live.open([(row.reason, row.who_agreed) for row in rows], [_name(persons[row.person]) for row in rows])
    names = nicknames(live.desk.office.accounts.everyone())
    return [_naming(row, persons[row.person], names.get(row.account), live) for row in rows]


def _naming(row: NamingRow, party: Party, proposer: str | None, live: Live) -> NamingToConfirm:
    country = party.about["country"]
    return NamingToConfirm(
        key=row.person,
        country=country,
        name=live.wording.plain(_name(party)) or row.person,
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

"""Whose names a signed-in person sees: those of the countries whose team they are of."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.rights import Who
from tracker.projections.shelves import Party
from tracker.web.naming import Trust


def team_of(who: Who) -> Trust:
    """Give what says whether a person is of a country whose team this account is of: it works on the person's row."""
    return lambda person: person.about.get("country") in who.countries


def trusted_by(who: Who) -> Trust:
    """Give what says whether this account sees a person's name, asked or not; a withheld name nobody sees."""

    def trusts(person: Party) -> bool:
        return person.about.get("country") in who.countries and not person.withheld

    return trusts


def knows_organisation(who: Who, about: Mapping[str, Any]) -> bool:
    """Say whether an account may read an organisation's name: of a small one its country's team alone."""
    return not about["small"] or (about["country"] is not None and who.is_team_of(about["country"]))

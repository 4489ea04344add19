"""Whose names a signed-in person sees: those of the countries whose team they are of."""

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

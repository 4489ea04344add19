"""Rights: what an account of the coalition may see and do, apart from any one screen."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from tracker.domain.values import Audience, Code


class Right(Enum):
    """What a page or a command asks of who uses it."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    RECORD = "record"
    """Record about a country: its coordinators; what concerns no one country, any coordinator."""
    DOUBT = "doubt"
    """Suspend an assessment: the country's coordinators, and who may confirm."""
    CONFIRM = "confirm"
    VOUCH = "vouch"
    """Confirm that a person agreed to be named: the coordinators of the person's country, and who may confirm."""
    WITHHOLD = "withhold"
    """Take a name out of sight at once: any coordinator, who may confirm, an editor."""
    HIDE = "hide"
    """Take an entry out of sight at once: the coordinators of a country it is about, who may confirm, an editor."""
    SEND = "send"
    """Send what happened without reading anything: coordinators, and whoever is signed in to send alone."""
    PLAN = "plan"
    """Plan, announce, move and cancel occasions: the coordinators of a country that they name; of what names none,
    any coordinator, and who may confirm."""
    RELEASE = "release"
    FREEZE = "freeze"
    """Freeze a colleague's account: who may confirm, an admin of accounts."""
    ACCOUNTS = "accounts"


@dataclass(frozen=True)
class Who:
    """A signed-in account: a random id, and what was granted to it.

    Everybody signed in is a member; an admin of accounts sees no more of the record than that. Who `sends_only` sees
    nothing of it, whatever was granted.
    """

    account: str
    countries: frozenset[Code] = frozenset()
    may_confirm: bool = False
    is_editor: bool = False
    is_admin: bool = False
    sends_only: bool = False

    def is_team_of(self, country: str | None) -> bool:
        """Say whether the account is of a country's team; of what concerns no one country, every team is."""
        return bool(self.countries) if country is None else country in self.countries

    def has(self, right: Right, country: str | None = None) -> bool:
        """Say whether the account has a right, over a country where the right is over one."""
        if self.sends_only and right not in {Right.ANYONE, Right.SEND}:
            return False
        return _GRANTED[right](self, country)

    def has_over(self, right: Right, countries: Collection[str | None]) -> bool:
        """Say whether the account has a right over what concerns several countries.

        Each of them has to agree to what is said of it; each may take out of sight what endangers somebody in it.
        """
        enough = any if right is Right.HIDE else all
        return enough(self.has(right, country) for country in countries)

    def may_see(self, audience: Audience, country: str | None, *, opened: bool = False) -> bool:
        """Say whether the account may see an entry; `opened`: it recorded it, or it was opened for it.

        What is confidential is opened for the country's team, and for a second person who is to confirm on it.
        """
        if self.sends_only:
            return False
        match audience:
            case Audience.PUBLIC | Audience.MEMBERS:
                return True
            case Audience.COUNTRY_TEAM:
                return self.is_team_of(country)
            case Audience.CONFIDENTIAL:
                return opened and (self.is_team_of(country) or self.may_confirm)


_GRANTED: Mapping[Right, Callable[[Who, str | None], bool]] = {
    Right.ANYONE: lambda _who, _country: True,
    Right.SIGNED_IN: lambda _who, _country: True,
    Right.RECORD: lambda who, country: who.is_team_of(country),
    Right.DOUBT: lambda who, country: who.is_team_of(country) or who.may_confirm,
    Right.CONFIRM: lambda who, _country: who.may_confirm,
    Right.VOUCH: lambda who, country: who.is_team_of(country) or who.may_confirm,
    Right.WITHHOLD: lambda who, _country: bool(who.countries) or who.may_confirm or who.is_editor,
    Right.HIDE: lambda who, country: who.is_team_of(country) or who.may_confirm or who.is_editor,
    Right.SEND: lambda who, country: who.is_team_of(country) or (country is None and who.sends_only),
    Right.PLAN: lambda who, country: who.is_team_of(country) or (country is None and who.may_confirm),
    Right.RELEASE: lambda who, _country: who.is_editor,
    Right.FREEZE: lambda who, _country: who.may_confirm or who.is_admin,
    Right.ACCOUNTS: lambda who, _country: who.is_admin,
}
"""What each right asks of an account, over a country; pages ask it for each entry."""

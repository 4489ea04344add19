"""Roles: what an account was granted, in the codes that the log of accounts speaks in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from tracker.accounts.refusals import NotARole
from tracker.domain.rights import Who
from tracker.domain.values import Code

MAY_CONFIRM, EDITOR, ADMIN, COUNTRY = "may_confirm", "editor", "admin", "country:"
_COUNTRY = re.compile(r"country:([A-Z]{2})")
_MOST = 50


@dataclass(frozen=True)
class Roles:
    """Coordinator of countries, may confirm, editor, admin of accounts; none of them: a member."""

    countries: frozenset[Code] = frozenset()
    may_confirm: bool = False
    is_editor: bool = False
    is_admin: bool = False

    @classmethod
    def of(cls, codes: Collection[str]) -> Self:
        """Read roles from codes such as `may_confirm` and `country:KZ`; raises NotARole."""
        countries = {Code(found[1]) for code in codes if (found := _COUNTRY.fullmatch(code))}
        others = {code for code in codes if not _COUNTRY.fullmatch(code)}
        if others - {MAY_CONFIRM, EDITOR, ADMIN} or len(countries) > _MOST:
            raise NotARole
        return cls(frozenset(countries), MAY_CONFIRM in others, EDITOR in others, ADMIN in others)

    @classmethod
    def in_row(cls, row: Any) -> Self:  # noqa: ANN401 - a row of accounts or of invites
        """Read them from a row."""
        countries = frozenset(Code(code) for code in row.countries.split())
        return cls(countries, row.may_confirm, row.is_editor, row.is_admin)

    def codes(self) -> list[str]:
        """Give them as codes, in one order."""
        granted = {MAY_CONFIRM: self.may_confirm, EDITOR: self.is_editor, ADMIN: self.is_admin}
        return [code for code, has in granted.items() if has] + [COUNTRY + code for code in sorted(self.countries)]

    def columns(self) -> Mapping[str, Any]:
        """Give them as a row keeps them."""
        return {
            "countries": " ".join(sorted(self.countries)),
            "may_confirm": self.may_confirm,
            "is_editor": self.is_editor,
            "is_admin": self.is_admin,
        }

    def who(self, account_id: str) -> Who:
        """Say what an account with these roles may see and do."""
        return Who(account_id, self.countries, self.may_confirm, self.is_editor, self.is_admin)

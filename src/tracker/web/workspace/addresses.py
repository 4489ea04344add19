"""Addresses as pages of the workspace print them: demands, countries and dates lead to its own, all else outside."""

from dataclasses import dataclass

from tracker.web.address import Address
from tracker.web.views.shell import Shell
from tracker.web.workspace.desk import Live

_ON_THE_DESK = ("demands/", "countries/")
_IN_THE_CALENDAR = "occasions"


@dataclass(frozen=True)
class DeskAddress(Address):
    """Where a page is, for somebody who is signed in; on the desk every page is of today."""

    @property
    def path(self) -> str:
        """Give the path without filters."""
        if self.thing.startswith(_IN_THE_CALENDAR):
            return f"/{self.thing}"
        return f"/desk/{self.thing}" if self.thing.startswith(_ON_THE_DESK) else super().path

    def to(self, thing: str) -> "DeskAddress":
        """Give another thing's address."""
        return DeskAddress(self.language, thing)


def shell_of(live: Live, thing: str, **filters: str) -> Shell:
    """Give what templates of public pages need, so that the workspace can show their parts."""
    address = DeskAddress(live.desk.account.language, thing, filters=filters)
    return Shell(address, sample=live.look.is_sample(), name=None, day=live.sight.on)

"""What a copy holds, and what it leaves out: every page that readers are led to, but what only a server can do."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urlsplit

from tracker.web.copying import Copied
from tracker.web.languages import LANGUAGES
from tracker.web.site import FILTERS

_DATED = re.compile(
    r"(?P<thing>/[a-z]{2}(?:/[^?]*?)?)/on/(?P<day>[0-9-]{10})(?P<known>/known/[^/.]+)?(?P<form>[.][a-z]+)?"
)
_TWO_DAYS = re.compile(r"(?P<thing>/[a-z]{2}/countries/[a-z]{2})/between/(?P<then>[0-9-]{10})/(?P<day>[0-9-]{10})")
_CARD = re.compile(r"/[a-z]{2}/countries/[a-z]{2}")
_SERVERS = re.compile(r"/[a-z]{2}/search")
_FILE = re.compile(r"/[a-z]{2}/evidence/.+")
_SAME = re.compile(r"/[a-z]{2}(?=/data\.zip$|/evidence/|/demands/[^/]+/entries/[^/]+\.tlog-proof$)")


@dataclass(frozen=True)
class Goal:
    """Where a link of the server leads within a copy: an address without a query, and an anchor or nothing."""

    address: str
    anchor: str = ""


@dataclass(frozen=True)
class Bounds:
    """Says of each link whether the copy follows it. Files that people brought are left out unless `with_files`."""

    copied: Copied
    with_files: bool

    def goal(self, link: str, page: str) -> Goal | None:
        """Give where a link on a page leads in the copy, None where the copy does not go there.

        A page of a day leads to its own day only among the cards that the copy holds; what else it leads to is as of
        today. What is filtered leads to the whole.
        """
        plain, anchor = urldefrag(link)
        parts = urlsplit(plain or page)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return None
        if {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - set(FILTERS):
            return None
        address = self._of_its_day(parts.path, page)
        if address is None or _SERVERS.fullmatch(address) or (_FILE.fullmatch(address) and not self.with_files):
            return None
        return Goal(_SAME.sub(f"/{LANGUAGES[0]}", address), anchor)

    def _of_its_day(self, address: str, page: str) -> str | None:
        pair = _TWO_DAYS.fullmatch(address)
        if pair is not None:
            return address if (pair["then"], pair["day"]) in self._pairs else None
        dated = _DATED.fullmatch(address)
        if dated is None:
            return address
        if not dated["known"] and _CARD.fullmatch(dated["thing"]) and dated["day"] in self._days:
            return address
        here = _DATED.fullmatch(page) or _TWO_DAYS.fullmatch(page)
        if dated["known"] or here is None or here["day"] != dated["day"]:
            return None
        is_overview = dated["thing"].strip("/") in LANGUAGES
        if is_overview:
            return None if dated["form"] else f"{dated['thing']}/"
        return f"{dated['thing']}{dated['form'] or ''}"

    @property
    def _days(self) -> set[str]:
        return {day.isoformat() for day in self.copied.days}

    @property
    def _pairs(self) -> set[tuple[str, str]]:
        return {(then.isoformat(), now.isoformat()) for then, now in self.copied.comparisons}


def is_elsewhere(link: str) -> bool:
    """Say whether a link leaves the site, or leads to nothing of it: such links stay as they are."""
    return not link.startswith("/") or link.startswith("//")

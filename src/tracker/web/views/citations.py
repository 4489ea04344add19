"""A citation as it is printed: as a link only where following it can harm nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Citation:
    """A publication anyone can look up. `link` is None where it is printed as text; `document` is a key."""

    text: Text | None
    link: str | None
    address: str | None
    document: str | None
    on: date | None


def citation(about: Mapping[str, Any] | None, wording: Wording) -> Citation | None:
    """Describe a citation, None where there is none."""
    if not about:
        return None
    address = wording.plain(about["address"])
    return Citation(
        text=wording.say(about["publication"]),
        link=address if address and may_link(address, about["restricted_in"]) else None,
        address=address,
        document=about["document"],
        on=date.fromisoformat(about["on"]) if about["on"] else None,
    )


def may_link(address: str, restricted_in: object) -> bool:
    """Say whether an address may be a link: on the web, and nowhere an offence to pass on."""
    if restricted_in:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)

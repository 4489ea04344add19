"""The relying party of passkeys: at which one address of ours a passkey is good, as browsers and devices check it."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True)
class RelyingParty:
    """Where the pages are: `origin` as browsers write it, and the name of its host, under which devices keep keys."""

    origin: str
    host: str

    @classmethod
    def at(cls, pages: str) -> "RelyingParty":
        """Read the address of the pages, such as `https://record.example` or `http://localhost:8000`."""
        parts = urlsplit(pages)
        return cls(f"{parts.scheme}://{parts.netloc}".lower(), (parts.hostname or "").lower())

    def takes(self, origin: str) -> bool:
        """Say whether passkeys work on pages that were asked for at this origin; a bare number names no host."""
        return (urlsplit(origin).hostname or "").lower() == self.host and not _is_number(self.host)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True

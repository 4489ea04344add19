"""The server that mails are handed to, as its address is written in a setting."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from tracker.settings.places import is_loopback

_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """The server that mails are handed to; `is_secure_at_once` where TLS comes before the first word."""

    host: str
    port: int
    user: str
    is_secure_at_once: bool

    @property
    def is_loopback(self) -> bool:
        """Whether mails reach the server without leaving this machine."""
        return is_loopback(self.host)


def mail_server(address: str) -> MailServer:
    """Read the address of a mail server; raises ValueError. A password in it would stand in lists of processes."""
    parts = urlsplit(address)
    has_more = parts.password is not None or parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in _PORTS or not parts.hostname or has_more or not address.isprintable():
        raise ValueError("no address of a mail server")
    port = parts.port or _PORTS[parts.scheme]
    return MailServer(parts.hostname, port, unquote(parts.username or ""), parts.scheme == "smtps")

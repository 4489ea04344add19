"""Which addresses are of this machine, and which ones pages may stand at."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine as it speaks to itself; another name than localhost is not trusted."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_place_of_pages(address: str) -> bool:
    """Say whether links may lead there: over TLS, or within this machine."""
    parts = urlsplit(address)
    has_more = parts.username is not None or parts.path or parts.query or parts.fragment
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    return bool(parts.hostname and is_safe and not has_more and address.isascii() and parts.port != 0)

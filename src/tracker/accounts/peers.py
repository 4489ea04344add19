"""Peers: from which address somebody came, believing no word of theirs about it."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NOWHERE = "local"
"""Who came by no network: a socket of this machine."""

_PREFIX = {4: 32, 6: 56}
"""Bits of an address that are one peer's: of IPv6 a household has a whole range."""


def peer(forwarded: str, direct: str | None, proxies: Sequence[str] = ()) -> str:
    """Give the address of whoever asks: of the connection itself, unless that is a proxy of ours.

    `forwarded` is the header X-Forwarded-For, its lines joined by commas; `proxies` are addresses or ranges that we
    trust. The header is read from its end, where our proxies write: what stands before the first stranger is forged.
    """
    trusted = _networks(proxies)
    here = _address(direct or "")
    hops = [hop.strip() for hop in forwarded.split(",")] if forwarded else []
    while hops and here is not None and _is_among(here, trusted):
        said = _address(hops.pop())
        if said is None:
            break
        here = said
    return NOWHERE if here is None else str(here)


def is_proxy(direct: str | None, proxies: Sequence[str]) -> bool:
    """Say whether a connection comes from a proxy of ours, so that what it says of its client is believed."""
    here = _address(direct or "")
    return here is not None and _is_among(here, _networks(proxies))


def limited(address: str) -> str:
    """Give what is limited together with an address: itself, or its household's range."""
    found = _address(address)
    if found is None:
        return NOWHERE
    return str(ip_network((found, _PREFIX[found.version]), strict=False))


def _networks(proxies: Sequence[str]) -> list[Network]:
    return [ip_network(proxy, strict=False) for proxy in proxies]


def _address(text: str) -> Address | None:
    plain = text.strip().strip('"')
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        found = ip_address(plain.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _is_among(address: Address, networks: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)

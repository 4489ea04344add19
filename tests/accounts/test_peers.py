import pytest

from tracker.accounts.peers import is_proxy, limited, peer

PROXY, PROXIES = "127.0.0.1", ["127.0.0.1", "10.0.0.0/8", "2001:db8:f::/48"]


@pytest.mark.parametrize("forwarded", ["", "198.51.100.9", "198.51.100.9, 127.0.0.1", "localhost"])
def test_a_forged_header_gains_nothing_where_no_proxy_is_named(forwarded: str) -> None:
    assert peer(forwarded, "192.0.2.7") == "192.0.2.7"
    assert peer(forwarded, "127.0.0.1") == "127.0.0.1"


def test_a_forged_header_gains_nothing_past_a_proxy() -> None:
    assert peer("198.51.100.9", "192.0.2.7", PROXIES) == "192.0.2.7"


@pytest.mark.parametrize(
    ("forwarded", "found"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("198.51.100.9, 192.0.2.7", "192.0.2.7"),
        ("198.51.100.9,192.0.2.7,10.1.2.3", "192.0.2.7"),
        ("192.0.2.7:4711", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ('"[2001:db8::1]"', "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("198.51.100.9, 10.1.2.3, 2001:db8:f::2", "198.51.100.9"),
    ],
)
def test_a_named_proxy_says_who_asks_at_the_end_of_its_header(forwarded: str, found: str) -> None:
    assert peer(forwarded, PROXY, PROXIES) == found


@pytest.mark.parametrize(
    ("forwarded", "found"),
    [
        ("", PROXY),
        ("unknown", PROXY),
        ("198.51.100.9, unknown", PROXY),
        ("198.51.100.9, , 10.1.2.3", "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3"),
        ("x" * 10_000, PROXY),
        (",".join(["10.0.0.1"] * 5000), "10.0.0.1"),
    ],
)
def test_what_cannot_be_read_is_as_if_the_last_one_who_can_had_asked(forwarded: str, found: str) -> None:
    assert peer(forwarded, PROXY, PROXIES) == found


@pytest.mark.parametrize("direct", [None, "", "testclient", "/run/socket"])
def test_who_comes_by_no_network_is_local(direct: str | None) -> None:
    assert peer("192.0.2.7", direct, PROXIES) == "local"


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("192.0.2.7", "::ffff:192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:0:1100::1", "2001:db8:0:11ff:ffff::9", True),
        ("2001:db8:0:1100::1", "2001:db8:0:1200::1", False),
        ("local", "nonsense", True),
    ],
)
def test_a_household_is_limited_as_one(one: str, other: str, *, is_one: bool) -> None:
    assert (limited(one) == limited(other)) is is_one


@pytest.mark.parametrize(("direct", "is_ours"), [("127.0.0.1", True), ("10.9.9.9", True), ("192.0.2.7", False)])
def test_a_proxy_is_known_by_address_or_range(direct: str, *, is_ours: bool) -> None:
    assert is_proxy(direct, PROXIES) is is_ours
    assert not is_proxy(direct, [])
    assert not is_proxy(None, PROXIES)

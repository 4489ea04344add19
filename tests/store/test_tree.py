"""The tree is the one of RFC 6962."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.tree import EMPTY_ROOT, Frontier, leaf_hash, node_hash

# The leaves and roots that Certificate Transparency's own implementations are tested with.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(9))
def test_the_known_roots_come_out(size: int) -> None:
    frontier = Frontier()

    frontier.extend(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size])

    assert frontier.root().hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_a_growing_tree_has_the_root_that_the_rfc_defines(entries: list[bytes]) -> None:
    frontier = Frontier()

    frontier.extend(leaf_hash(entry) for entry in entries)

    assert frontier.root() == _root_by_definition(entries)


@given(st.lists(st.binary(max_size=8), max_size=70), st.integers(0, 70))
def test_a_tree_goes_on_growing_from_what_was_kept_of_it(entries: list[bytes], cut: int) -> None:
    before = Frontier()
    before.extend(leaf_hash(entry) for entry in entries[:cut])

    after = Frontier.load(before.size, before.pack())
    after.extend(leaf_hash(entry) for entry in entries[cut:])

    assert after.root() == _root_by_definition(entries)
    assert len(before.pack()) == 32 * before.size.bit_count()


def test_what_was_kept_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        Frontier.load(3, b"\x00" * 32)


def _root_by_definition(entries: list[bytes]) -> bytes:
    if not entries:
        return EMPTY_ROOT
    if len(entries) == 1:
        return leaf_hash(entries[0])
    left = 1
    while left * 2 < len(entries):
        left *= 2
    return node_hash(_root_by_definition(entries[:left]), _root_by_definition(entries[left:]))

"""The tiles in a folder are those of the tree, however it grew, and give every proof."""

import os
import stat
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.public_log.growing import ENTRIES, grown, state
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.proofs import NotProved, require_consistency, require_inclusion
from tracker.store.public_log.tiles import NoTile, Tile

NO_TILES = [
    "",
    "0",
    "0/",
    "0/0",
    "00/000",
    "64/000",
    "0/x000/000",
    "0/000.p/0",
    "0/000.p/256",
    "0/000.p/01",
    "0/001/000",
    "0/../000",
    "entries/x1/000",
    "data/000",
    "0/000/",
    "0/٠٠٠",
]


def files(folder: LogFolder) -> dict[str, bytes]:
    return {str(path.relative_to(folder.path)): path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> LogFolder:
    return grown(tmp_path_factory.mktemp("log"), 70_000)


def test_a_tree_of_seventy_thousand_has_the_tiles_that_the_specification_counts(large: LogFolder) -> None:
    tiles = [Tile.parse(name.removeprefix("tile/")) for name in files(large) if name.startswith("tile/")]
    of_level = {level: sorted(one.width for one in tiles if one.level == level) for level in (0, 1, 2)}

    assert of_level == {0: [112, *[256] * 273], 1: [17, 256], 2: [1]}
    assert len(tiles) == 274 * 2 + 3


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "0/000"),
        (Tile(0, 1_234_067), "0/x001/x234/067"),
        (Tile(63, 999, 1), "63/999.p/1"),
        (Tile(None, 1000, 255), "entries/x001/000.p/255"),
    ],
)
def test_a_tile_has_the_address_that_the_specification_gives_it(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert Tile.parse(path) == tile


@pytest.mark.parametrize("path", NO_TILES)
def test_no_other_address_is_a_tiles(path: str) -> None:
    with pytest.raises(NoTile):
        Tile.parse(path)


@settings(max_examples=25)
@given(st.lists(st.integers(1, 1500), min_size=1, max_size=5, unique=True).map(sorted))
def test_a_log_that_grew_in_steps_has_every_tile_of_one_that_grew_at_once(sizes: list[int]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        in_steps, at_once = files(grown(Path(one), *sizes)), files(grown(Path(other), sizes[-1]))

    assert at_once.items() <= in_steps.items()


def test_every_entry_is_proved_and_no_other(large: LogFolder) -> None:
    dice, root = Random(11), state(70_000).root  # noqa: S311 - nothing secret

    for index in [0, 255, 256, 65_535, 65_536, 69_999, *(dice.randrange(70_000) for _ in range(1_000))]:
        proof = large.tree(70_000).inclusion(index)
        require_inclusion(ENTRIES[index], index, 70_000, root, proof)
        for changed in spoilt(proof, dice):
            with pytest.raises(NotProved):
                require_inclusion(ENTRIES[index], index, 70_000, root, changed)
        for entry, place, size in ((ENTRIES[index - 1], index, 70_000), (ENTRIES[index], index ^ 1, 70_000)):
            with pytest.raises(NotProved):
                require_inclusion(entry, place, size, root, proof)


@settings(max_examples=60)
@given(st.integers(1, 700), st.integers(1, 700))
def test_growth_is_proved_between_any_two_sizes(one: int, other: int) -> None:
    old, new = sorted((one, other))
    with TemporaryDirectory() as path:
        proof = grown(Path(path), new).tree(new).consistency(old)
    before, after = (old, state(old).root), (new, state(new).root)

    require_consistency(before, after, proof)

    for changed in spoilt(proof, Random(old)):  # noqa: S311 - nothing secret
        with pytest.raises(NotProved):
            require_consistency(before, after, changed)
    with pytest.raises(NotProved):
        require_consistency((old, state(old + 1).root), after, proof)


def test_a_tree_proves_nothing_beyond_its_end(large: LogFolder) -> None:
    for index in (-1, 70_000):
        with pytest.raises(NotProved):
            large.tree(70_000).inclusion(index)
    for old in (0, 70_001):
        with pytest.raises(NotProved):
            large.tree(70_000).consistency(old)


def test_entries_that_are_not_the_logs_are_not_published(tmp_path: Path) -> None:
    folder = grown(tmp_path, 300)

    with pytest.raises(FolderBroken):
        folder.grow(state(310), ENTRIES[301:311])

    assert folder.to_sign() == state(300)
    folder.grow(state(310), ENTRIES[300:310])
    assert folder.to_sign() == state(310)


def test_a_damaged_tile_stops_the_log_from_growing(tmp_path: Path) -> None:
    folder = grown(tmp_path, 600)
    tile = tmp_path / "tile" / Tile(0, 1).path
    *most, last = tile.read_bytes()
    tile.write_bytes(bytes([*most, last ^ 1]))

    with pytest.raises(FolderBroken):
        folder.grow(state(900), ENTRIES[600:900])

    assert folder.to_sign() == state(600)


def test_a_missing_tile_is_named(tmp_path: Path) -> None:
    folder = grown(tmp_path, 600)
    (tmp_path / "tile" / Tile(0, 1).path).unlink()

    with pytest.raises(FolderBroken) as caught:
        folder.tree(600).inclusion(300)

    assert caught.value.path.name == "001"


def spoilt(proof: list[bytes], dice: Random) -> list[list[bytes]]:
    """A proof with one bit turned, with one hash too few or too many, and with two hashes changed round."""
    longer = [*proof, ENTRIES[0]]
    if not proof:
        return [longer]
    place = dice.randrange(len(proof))
    turned = bytes([proof[place][0] ^ 1 << dice.randrange(8)]) + proof[place][1:]
    return [proof[:-1], longer, proof[1:], [*proof[:place], turned, *proof[place + 1 :]]]


def test_another_user_who_signs_may_look_into_every_folder_of_it_and_into_none_above(tmp_path: Path) -> None:
    before = os.umask(0o077)  # as every command sets it
    try:
        folder = grown(tmp_path / "closed" / "log", 300)
    finally:
        os.umask(before)

    within = [folder.path, *(path for path in folder.path.rglob("*") if path.is_dir())]
    assert len(within) > 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in within} == {0o755}
    assert stat.S_IMODE((tmp_path / "closed").stat().st_mode) == 0o700

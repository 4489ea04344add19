"""The form of files on the disk: what was sealed comes back, and nothing else ever does."""

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tracker.store.keys import WorkingKey
from tracker.store.refusals import FileDamaged, WrongKey
from tracker.store.sealed_file import PIECE, Sealer, Unsealed

KEY = WorkingKey(1, bytes(range(32)))
SIZES = some.one_of(
    some.integers(0, 100), some.sampled_from([PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7, 3 * PIECE])
)


def sealed(content: bytes, *, step: int = 10_000, key: WorkingKey = KEY) -> bytes:
    into = io.BytesIO()
    sealer = Sealer(into, key)
    for at in range(0, len(content), step):
        sealer.add(content[at : at + step])
    sealer.end()
    return into.getvalue()


def unsealed(lying: bytes, key: WorkingKey = KEY) -> bytes:
    return b"".join(Unsealed(io.BytesIO(lying), key).pieces())


@given(SIZES, some.integers(1, 3 * PIECE), some.integers(0, 255))
@settings(max_examples=60)
def test_a_file_of_any_size_comes_back_however_it_came_in(size: int, step: int, seed: int) -> None:
    content = (bytes([seed, *range(251)]) * (size // 251 + 1))[:size]

    lying = sealed(content, step=step)

    assert unsealed(lying) == content
    assert Unsealed(io.BytesIO(lying), KEY).size == size
    assert size < 20 or content not in lying


@given(SIZES, some.data())
@settings(max_examples=60)
def test_a_file_is_refused_where_any_bit_was_turned_or_the_end_is_missing(size: int, data: some.DataObject) -> None:
    lying = sealed(bytes(size))
    at, bit = data.draw(some.integers(0, len(lying) - 1)), data.draw(some.integers(0, 7))
    turned = bytearray(lying)
    turned[at] ^= 1 << bit

    with pytest.raises((FileDamaged, WrongKey)):
        unsealed(bytes(turned))
    with pytest.raises(FileDamaged):
        unsealed(lying[:at])


def test_a_piece_put_in_the_place_of_another_is_refused() -> None:
    lying = sealed(bytes(3 * PIECE))
    header, piece = len(lying) - 3 * (PIECE + 16), PIECE + 16
    first, second = lying[header : header + piece], lying[header + piece : header + 2 * piece]

    with pytest.raises(FileDamaged):
        unsealed(lying[:header] + second + first + lying[header + 2 * piece :])
    with pytest.raises(FileDamaged):
        unsealed(lying[: header + 2 * piece])


def test_a_file_is_read_from_any_place() -> None:
    content = bytes(number % 251 for number in range(2 * PIECE + 500))
    file = io.BufferedReader(Unsealed(io.BytesIO(sealed(content)), KEY))

    file.seek(-600, io.SEEK_END)
    tail = file.read()
    file.seek(PIECE - 3)

    assert tail == content[-600:]
    assert file.read(6) == content[PIECE - 3 : PIECE + 3]


def test_another_key_opens_nothing() -> None:
    lying = sealed(b"A decision")

    with pytest.raises(FileDamaged):
        unsealed(lying, WorkingKey(1, bytes(32)))
    with pytest.raises(WrongKey):
        unsealed(lying, WorkingKey(2, bytes(range(32))))


def test_the_same_content_is_sealed_otherwise_each_time() -> None:
    assert sealed(b"A decision") != sealed(b"A decision")


def test_a_large_file_needs_little_memory(tmp_path: Path) -> None:
    piece = bytes(1 << 20)
    tracemalloc.start()

    with (tmp_path / "sealed").open("w+b") as file:
        sealer = Sealer(file, KEY)
        for _ in range(40):
            sealer.add(piece)
        sealer.end()
        length = sum(map(len, Unsealed(file, KEY).pieces()))

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert length == 40 << 20
    assert most < 4 << 20

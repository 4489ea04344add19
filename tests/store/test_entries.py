"""The bytes that proofs rest on never change."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import rfc8785

from tests.store.example import AIGUL
from tracker.store.entries import Kind, Place, commitment, entry, facts, leaf, staff_closing, staff_opening
from tracker.store.leaves import Leaves
from tracker.store.mapper import Unrecorded, moment
from tracker.store.tree import Frontier

GOLDEN = json.loads(Path(__file__).with_name("golden_entries.json").read_text())


def test_there_are_ten_golden_entries() -> None:
    assert len(GOLDEN) == 10


@pytest.mark.parametrize("golden", GOLDEN)
def test_an_entry_keeps_its_bytes_for_ever(golden: dict[str, Any]) -> None:
    salts = bytes.fromhex(golden["salt1"]), bytes.fromhex(golden["salt2"])

    public, staff = _facts(golden), _staff(golden)

    assert public.decode() == golden["facts"]
    assert staff.decode() == golden["staff"]
    commitments = commitment(salts[0], public), commitment(salts[1], staff)
    assert [part.hex() for part in commitments] == [golden["c1"], golden["c2"]]
    assert entry(*commitments).hex() == golden["entry"]
    assert leaf(salts, public, staff).hex() == golden["leaf"]


@pytest.mark.parametrize("golden", GOLDEN)
def test_both_parts_are_what_rfc_8785_makes_of_them(golden: dict[str, Any]) -> None:
    public, staff = _facts(golden), _staff(golden)

    assert rfc8785.dumps(json.loads(public)) == public
    assert rfc8785.dumps(json.loads(staff)) == staff


def test_the_public_part_holds_neither_account_nor_hour() -> None:
    for golden in GOLDEN:
        public = json.loads(golden["facts"])

        assert set(public) == {
            "v", "position", "stream", "version", "topic", "class_version", "recorded_on", "data",
        }  # fmt: skip
        assert len(public["recorded_on"]) == len("2023-11-14")


def test_the_same_event_twice_has_two_entries() -> None:
    event = Unrecorded(UUID(int=1), 1, "box.made", b"{}", class_version=1, staff_data=b"{}")
    leaves, one, other = Leaves(AIGUL, 0), Frontier(), Frontier()

    rows = leaves.grow(one, event), leaves.grow(other, event)

    assert one.root() != other.root()
    assert len({row[salt] for row in rows for salt in ("salt1", "salt2")}) == 4


def _facts(golden: dict[str, Any]) -> bytes:
    place = Place(golden["position"], UUID(golden["stream"]), golden["version"])
    day = moment(golden["recorded_at"]).date().isoformat()
    return facts(place, Kind(golden["topic"], golden["class_version"]), day, golden["data"].encode())


def _staff(golden: dict[str, Any]) -> bytes:
    command = UUID(golden["command"]) if golden["command"] else None
    opening = staff_opening(golden["account"], command)
    data2: str = golden["data2"]
    return opening + data2.encode() + staff_closing(golden["recorded_at"], golden["via"])

"""T1: proofs of a record hold for a program that shares no line with the product, and changed ones are refused."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from tests.application.loading import A_FOUNDING
from tests.drills.drill_go import built
from tests.drills.drill_proofs import changed, is_refused
from tests.drills.needing import Missing
from tests.drills.proving import Published, published
from tests.drills.writing import give
from tracker import bootstrap
from tracker.settings import read_settings

COMMANDS = 8


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Give a small log, signed, with proofs."""
    folder = tmp_path_factory.mktemp("published")
    with closing(bootstrap.found(read_settings(home=folder / "home", database=""), A_FOUNDING)) as parts:
        for number in range(COMMANDS):
            give(parts, number)
        return published(parts, folder, entries=6, growths=3)


def test_proofs_hold(made: Published, tmp_path: Path) -> None:
    assert made.size == COMMANDS + 1
    assert [is_refused(path.read_bytes(), made, tmp_path) for path in made.entries] == [False] * 6


def test_whatever_is_changed_in_a_proof_is_refused(made: Published, tmp_path: Path) -> None:
    dice = random.Random(1)  # noqa: S311 - no secret

    others = [changed(path.read_bytes(), dice) for path in made.entries for _ in range(2)]

    assert len(set(others)) > len(made.entries)
    assert all(is_refused(other, made, tmp_path) for other in others)


def test_a_proof_of_growth_names_the_old_size_and_hashes(made: Published) -> None:
    lines = [path.read_text().splitlines() for path in made.growths]

    assert all(1 <= int(first.removeprefix("old ")) <= made.size for first, *_ in lines)
    assert all(len(one) == 44 for _, *rest in lines for one in rest)


def test_without_debians_packages_of_go_the_drill_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "go").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("tests.drills.drill_go.PACKAGES", tmp_path)

    with pytest.raises(Missing, match="golang-golang-x-mod-dev"):
        built(tmp_path)

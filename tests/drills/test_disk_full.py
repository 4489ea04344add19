"""D4: the drill with a disk that fills up sees each bad figure; `web/workspace/test_full_disk` is its short form."""

from dataclasses import asdict

import pytest

from tests.drills.drill_disk_full import is_good
from tests.drills.filling import Figures

GOOD = Figures(rounds=1, taken=9, refused=5, texts_kept=5, said_clearly=5, pages_asked=4, pages_served=4, taken_again=5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"refused": 0, "texts_kept": 0, "said_clearly": 0, "taken_again": 0},
        {"texts_kept": 4},
        {"said_clearly": 4},
        {"pages_served": 3},
        {"taken_again": 4},
        {"lost": 1},
        {"doubled": 1},
        {"flaws": 1},
        {"complaints": ["something"]},
    ],
    ids=",".join,
)
def test_one_bad_figure_makes_the_drill_fail(wrong: dict[str, object]) -> None:
    assert is_good(asdict(GOOD))
    assert not is_good(asdict(GOOD) | wrong)

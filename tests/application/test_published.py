"""What of a published log a backup would deny."""

import pytest

from tracker.application.published import Loss, Seen, loss, next_origin
from tracker.store.public_log.checkpoint import Checkpoint

LOG = "tracker.example.org/log"
ROOTS = {size: bytes([size]) * 32 for size in range(8)}
HELD = Checkpoint(LOG, 5, ROOTS[5])


def seen(size: int, origin: str = LOG, root: bytes | None = None) -> Checkpoint:
    return Checkpoint(origin, size, ROOTS[size] if root is None else root)


def told(states: list[Checkpoint]) -> Seen:
    return Seen(states, is_newer=True, was_signed=True)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param([], id="nothing"),
        pytest.param([seen(0), seen(3), seen(5)], id="what it grew out of"),
        pytest.param([seen(7, "other.example.org/log")], id="another log"),
        pytest.param([seen(7, "tracker.example.org/old")], id="its own former name"),
    ],
)
def test_nothing_is_lost(known: list[Checkpoint]) -> None:
    assert loss(HELD, ["tracker.example.org/old"], ROOTS.get, told(known)) is None


@pytest.mark.parametrize(
    ("known", "newest"),
    [
        pytest.param([seen(3), seen(7), seen(6)], seen(7), id="more"),
        pytest.param([seen(5), seen(5, root=ROOTS[1])], seen(5, root=ROOTS[1]), id="another of the same size"),
        pytest.param([seen(3, root=ROOTS[1])], seen(3, root=ROOTS[1]), id="another beginning"),
        pytest.param([seen(7), seen(1, f"{LOG}-2")], seen(1, f"{LOG}-2"), id="a later name"),
    ],
)
def test_what_is_denied_is_told_by_its_newest_state(known: list[Checkpoint], newest: Checkpoint) -> None:
    assert loss(HELD, [], ROOTS.get, told(known)) == Loss(newest, HELD)


@pytest.mark.parametrize(
    ("origins", "after"),
    [((LOG, LOG), f"{LOG}-2"), ((f"{LOG}-2", LOG), f"{LOG}-3"), ((f"{LOG}-9", f"{LOG}-9"), f"{LOG}-10")],
)
def test_a_log_goes_on_under_the_next_number(origins: tuple[str, str], after: str) -> None:
    assert next_origin(*origins) == after

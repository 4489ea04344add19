"""Against: whether a ratio fell since an earlier run. Times are never compared: machines differ, ratios less."""

from collections.abc import Iterator

from benchmarks.figures import Figure, Results

MOST_LOST = 0.25
"""The share of a ratio that may be lost before it is a regression: two runs of one commit differ by up to that."""


def worse(now: Results, before: Results, most_lost: float = MOST_LOST) -> Iterator[tuple[Figure, Figure]]:
    """Give the figures whose ratio got worse by more than a share, each with what it was before."""
    known = {one.key: one for one in before.figures}
    for one in now.figures:
        old = known.get(one.key)
        if old is not None and old.ratio and one.ratio and _lost(one, old) > most_lost:
            yield one, old


def _lost(one: Figure, old: Figure) -> float:
    assert one.ratio is not None
    assert old.ratio is not None
    return 1 - (one.ratio / old.ratio if one.more_is_better else old.ratio / one.ratio)

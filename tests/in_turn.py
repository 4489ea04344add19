"""In turn: of all that a matrix of tests holds, what each run has time for; a drill has all of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pytest

T = TypeVar("T")


def each_with_one(each: Iterable[str], kinds: Mapping[str, Any]) -> list[Any]:
    """Pair each with all kinds, as parameters of a test; but for one kind in turn, pairs are left to drills."""
    return [
        pytest.param(one, kind, id=f"{name}-{one}", marks=() if number % len(kinds) == place else pytest.mark.full)
        for number, one in enumerate(each)
        for place, (name, kind) in enumerate(kinds.items())
    ]


def of_turn(many: Sequence[T], turn: int, turns: int, *, is_full: bool) -> Sequence[T]:
    """Give those whose turn it is of so many turns; all, where drills are run at their full size."""
    return many if is_full else many[turn % turns :: turns]

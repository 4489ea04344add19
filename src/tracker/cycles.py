"""How rarely Python looks for cycles among what was made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SERVING, FOLDING = 20_000, 100_000
"""How many objects are made between two searches: a page makes some thousands, a batch of folds a hundred thousand,
and hardly a cycle. To look as often as Python does by itself took a seventh of all work."""


@contextmanager
def rarely_sought(objects: int) -> Iterator[None]:
    """Look for cycles once in so many new objects until the end."""
    usual = gc.get_threshold()
    gc.set_threshold(objects, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def as_served() -> Iterator[None]:
    """Look for cycles as seldom as while pages are served, and never again among what is there by now."""
    gc.freeze()
    with rarely_sought(SERVING):
        yield

"""Names that are like what somebody typed: in either script, whole or begun, with a letter or two that differ."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from tracker.application.search.asked import Asked, Term
from tracker.application.search.folding import Folder, seen

_INITIAL, _SHORT, _MIDDLE = 2, 5, 8
_LEAST, _LEAST_BESIDE = 4, 3
"""How many letters a word has at least that may differ in one: alone, and beside another word."""


def unlikeness(asked: Asked, names: Iterable[str], folder: Folder) -> int | None:
    """Say in how many letters what was typed differs from somebody's names; None where too many, 0 where in none.

    Every word that was typed must be like one of the name's, in any of its spellings and in any order; one of a letter
    or two may be an initial, but not all may. A number is never a name's.
    """
    words = {form for name in names for piece in folder.pieces(seen(name)) for form in piece.forms}
    least = _LEAST if len(asked.terms) == 1 else _LEAST_BESIDE
    apart = [_apart(term, words, least) for term in asked.terms]
    is_name = any(len(word) > _INITIAL for term in asked.terms for word in _typed(term))
    if not is_name or None in apart:
        return None
    return sum(one for one in apart if one is not None)


def _apart(term: Term, words: Iterable[str], least: int) -> int | None:
    found = [
        apart
        for typed in _typed(term)
        for word in words
        if (apart := _letters(typed, word)) <= (_most(typed, word) if len(typed) >= least else 0)
    ]
    return min(found, default=None)


def _letters(typed: str, word: str) -> int:
    if word.startswith(typed):
        return 0
    return OSA.distance(typed, word)


def _typed(term: Term) -> Iterable[str]:
    return term.words or [one.strip() for one in term.alternatives if one.strip().isalpha()]


def _most(typed: str, word: str) -> int:
    """Say in how many letters a word of a name may differ: the longer, the more; doubled letters were made one."""
    length = max(len(typed), len(word))
    return 1 if length <= _SHORT else 2 if length <= _MIDDLE else 3

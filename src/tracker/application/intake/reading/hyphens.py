"""Hyphens: a word parted at the end of a line is put together again, one that has a hyphen of its own keeps it.

The rest of the text says which it is, where the word stands there once more; else lists of first and last parts do.
"""

import re
from collections.abc import Iterable, Sequence

from tracker.application.intake.reading.cleaning import with_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-‐\u00ad]$")
_FIRST = re.compile(r"^[^\W\d_]+")
_LONGEST_WORD = 80
_FIRST_PARTS = """
all anti co cross decision de ex full half high inter long low member mid multi non post pre pro re self semi short sub
third vice well анти вице все кое мини не общественно полу по пол пресс прямо северо социально торгово трудо экс юго
южно восточно западно информационно правозащитно
"""
_OWN = frozenset(_FIRST_PARTS.split())
"""First parts of words that have a hyphen of their own, where the text does not say otherwise."""
_BESIDE = re.compile(
    r"(активист|защитни|журналист|мигрант|организатор|специалист)\w*$|(based|driven|grade|level|oriented|related|style|type)$"
)
"""Last parts of such words: what somebody is besides (трудящихся-мигрантов), what something is like (rights-based)."""
_SHORT = 3
"""Letters that are too few for a word before them (correlated)."""
_JOINING = ("о", "е")
"""The letter that joins two parts to a word without a hyphen (правозащитник)."""


class Hyphens:
    """The words of one text, by which its parted words are put together."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.casefold() for line in lines for word in _WORD.findall(line)}

    def joined(self, lines: Sequence[str]) -> str:
        """Put lines together to one."""
        said: list[str] = []
        for line in map(str.strip, lines):
            if said and line:
                said[-1:] = self._joint(said[-1], line)
            elif line:
                said.append(line)
        return with_words("".join(said))

    def _joint(self, before: str, line: str) -> tuple[str, str]:
        """Give two lines so that they can stand one behind the other."""
        parted, rest = _PARTED.search(before[-_LONGEST_WORD:]), _FIRST.match(line)
        if parted is None or rest is None or not line[:1].islower():
            return f"{before} ", line
        first, last = parted[1].casefold(), rest[0].casefold()
        if before.endswith("\u00ad") or not self._keeps(first, last):
            return before[:-1], line
        return before, line

    def _keeps(self, first: str, last: str) -> bool:
        if first + last in self._words:
            return False
        if f"{first}-{last}" in self._words or first.rpartition("-")[2] in _OWN:
            return True
        return len(first) > _SHORT and _BESIDE.match(last) is not None and not first.endswith(_JOINING)

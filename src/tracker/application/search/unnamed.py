"""Unnamed: the names that a reader may not find anything by, where somebody typed one into a text."""

from collections.abc import Mapping, Sequence

from tracker.application.names import Names
from tracker.application.names.cases import in_all_cases
from tracker.application.search.asked import Asked
from tracker.application.search.folding import Folder, seen


class Unnamed:
    """The names of some persons, by their keys."""

    def __init__(self, names: Mapping[str, Sequence[str]], folder: Folder) -> None:
        self._names = Names(names)
        words = {
            form
            for texts in names.values()
            for text in texts
            for piece in folder.pieces(seen(text))
            for form in piece.forms
        }
        self._words = {f" {case} " for word in words for case in (word, *in_all_cases(word)) if word}

    def touches(self, asked: Asked) -> bool:
        """Say whether what is looked for may stand in one of the names."""
        wanted = {one for term in asked.terms for one in term.alternatives}
        return any(word.startswith(one) for one in wanted for word in self._words)

    def without(self, text: str, instead: str) -> str:
        """Put something instead of each name that stands in a text."""
        for name in reversed(self._names.in_text(text)):
            text = f"{text[: name.start]}{instead}{text[name.end :]}"
        return text

"""A recorded entry put back into the fields of its form, every language of its texts included."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.days import Precision, When
from tracker.domain.values import Ref
from tracker.web import dates
from tracker.web.labels import WRITTEN_IN
from tracker.web.wording import NO_LANGUAGE, refs_in
from tracker.web.workspace.typed_days import Unreadable, read_when

Values = dict[str, list[str]]
"""The fields of a form, as a browser would send them."""


@dataclass(frozen=True)
class Kept:
    """The facts of an entry, its texts as they were written, and where it stands.

    `measures` are the public numbers of what it bears on, over all `demands` that it stands on.
    """

    about: Mapping[str, Any]
    texts: Mapping[Ref, str]
    language: str
    demands: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    def text(self, name: str, field: str | None = None) -> Values:
        """Give a text: in the account's language under the field's own name, in others under the name and the code."""
        return self.written(self.about.get(name), field or name)

    def written(self, words: Mapping[str, str] | None, field: str) -> Values:
        """Give a text that lies somewhere else than in a field of the entry."""
        found: Values = {}
        for language, ref in (words or {}).items():
            own = language in {self.language, NO_LANGUAGE}
            found[field if own else f"{field}-{language}"] = [self.texts.get(Ref(ref), "")]
        return found

    def when(self, name: str) -> Values:
        """Give a day as somebody would type it."""
        when = self.about.get(name)
        if when is None:
            return {}
        language = self.language
        if isinstance(when, str):
            return {name: [typed_day(date.fromisoformat(when), language)]}
        return {name: [typed_period(when, language)]}

    def code(self, name: str) -> Values:
        """Give a code, a number, or a tick."""
        value = self.about.get(name)
        return {} if value is None or value is False else {name: ["yes" if value is True else str(value)]}

    def organ(self) -> Values:
        """Give who acted."""
        organ = self.about.get("organ")
        if organ is None:
            return {}
        return {"organ": [organ["kind"]], **self.written(organ["name"], "organ_name")}

    def citation(self) -> Values:
        """Give the publication that is cited."""
        cited = self.about.get("citation")
        if cited is None:
            return {}
        return {
            "publication": [self._first(cited["publication"])],
            "address": [self._first(cited["address"])],
            "document": [cited["document"] or ""],
            "restricted_in": [" ".join(cited["restricted_in"])],
            "cited_on": [cited["on"] or ""],
        }

    def shared(self) -> Values:
        """Give who may see it, and from which day on."""
        return self.code("audience") | self.code("not_before")

    def _first(self, words: Mapping[str, str] | None) -> str:
        return next((self.texts.get(Ref(ref), "") for ref in (words or {}).values()), "")


def refs_of(about: Mapping[str, Any]) -> set[Ref]:
    """Find the references to all texts of an entry, in every language."""
    return {ref for language in WRITTEN_IN for ref in refs_in(about, language)}


def typed_day(on: date, language: str) -> str:
    """Write a day as somebody types it."""
    return _typed(dates.day(on, language))


def typed_period(when: Mapping[str, Any], language: str) -> str:
    """Write a period as people do where that is read back as the same, else by its numbers."""
    recorded = When(date.fromisoformat(when["first"]), date.fromisoformat(when["last"]), Precision(when["precision"]))
    said = _typed(dates.period(when, language))
    try:
        same = read_when(said) == recorded
    except Unreadable:
        same = False
    about = "about " if recorded.precision is Precision.ABOUT else ""
    return said if same else f"{about}{recorded.first}/{recorded.last}"


def _typed(printed: str) -> str:
    """Put ordinary spaces where a page would hold words together: nobody types those."""
    return printed.replace("\N{NO-BREAK SPACE}", " ")

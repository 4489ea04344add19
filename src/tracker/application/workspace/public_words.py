"""Texts that everybody reads at once: kept under seal, and refused where they name people whom the record knows."""

from collections.abc import Collection, Mapping

from tracker.application.workspace import texts
from tracker.application.workspace.namesakes import namesakes_in, tell_namesakes
from tracker.application.workspace.work import Work
from tracker.domain.values import Words


class PublicWords:
    """Puts texts under seal; `namesakes` are persons of whom it was said that somebody else is meant."""

    def __init__(self, work: Work, namesakes: Collection[str]) -> None:
        self._work, self._namesakes = work, namesakes
        self._told: set[str] = set()

    def must_say(self, given: Mapping[str, str], most: int = texts.LONGEST_TEXT) -> Words:
        """Keep a text that must be there; raises NothingWritten, NamesInWording, PersonUnknown, refusals of texts."""
        kept = texts.required(given, most)
        persons = {*namesakes_in(kept.values(), self._namesakes, self._work)} - self._told
        tell_namesakes(persons, self._work)
        self._told |= persons
        self._work.names.require_keys(kept.values())
        return self._work.draft.words(kept)

    def why(self, given: Mapping[str, str]) -> Words:
        """Keep a reason, which must be there."""
        return self.must_say(given, texts.LONGEST_REASON)

    def name(self, given: Mapping[str, str]) -> Words:
        """Keep a name or title of one line, which must be there."""
        texts.names(given)
        return self.must_say(given, texts.LONGEST_NAME)

    def part(self, of: str, given: Mapping[str, str]) -> Words:
        """Keep one of our texts of a demand, which must be there: its title is a name, and its item as short as one."""
        if of == "title":
            return self.name(given)
        return self.must_say(given, texts.LONGEST_NAME if of == "item" else texts.LONGEST_TEXT)

"""Sheet: the texts and small values of one entry on their way into the record."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tracker.application.names import spelled_out
from tracker.application.workspace import inputs, texts
from tracker.application.workspace.audiences import READ_BY_OTHERS, require_later
from tracker.application.workspace.namesakes import namesakes_in, tell_namesakes
from tracker.application.workspace.refusals import DocumentUnknown, InTheFuture
from tracker.application.workspace.work import Work
from tracker.domain.days import Precision, When
from tracker.domain.reach import require_within_reach
from tracker.domain.values import Citation, Code, Key, Organ, Words


class Sheet:
    """Puts texts under seal, and remembers those that others than the team will read."""

    def __init__(self, work: Work, entry: inputs.Shared, *, occasion: str | None = None) -> None:
        self._work, self._entry, self._occasion, self.entry_id = work, entry, occasion, uuid4()
        self._for_others: list[str] = []

    def finished(self, **facts: Any) -> dict[str, Any]:
        """Give the facts of the entry with what every entry has; raises NamesInWording, NotLater.

        Of names in its texts that are somebody else's it is recorded who said so.
        """
        self._settle_names()
        require_later(self._entry.not_before, self._work)
        shared = {"audience": self._entry.audience, "not_before": self._entry.not_before}
        return {**facts, **shared, "entry_id": self.entry_id}

    def wording(self, given: Mapping[str, str] | None) -> Words | None:
        """Keep a text that is written for others to read."""
        kept = texts.texts(given)
        self._for_others += (kept or {}).values()
        return self._seal(kept)

    def said(self, given: Mapping[str, str] | None) -> Words | None:
        """Keep a text that whoever may see the entry reads."""
        return self._seal(self._shown(texts.texts(given) or {}))

    def must_say(self, given: Mapping[str, str]) -> Words:
        """Keep such a text, which must be there; raises NothingWritten."""
        return self._sealed(self._shown(texts.required(given)))

    def name(self, given: Mapping[str, str] | None) -> Words | None:
        """Keep a name that whoever may see the entry reads."""
        return self._seal(self._shown(texts.names(given) or {}))

    def must_name(self, given: Mapping[str, str]) -> Words:
        """Keep such a name, which must be there; raises NothingWritten."""
        texts.names(given)
        return self._sealed(self._shown(texts.required(given, texts.LONGEST_NAME)))

    def plain(self, given: str | None) -> Words | None:
        """Keep a text of no language that whoever may see the entry reads."""
        return self.said({"und": given} if given else None)

    def notes(self, given: Mapping[str, str] | None) -> Words | None:
        """Keep a text for the team alone."""
        return self._seal(texts.texts(given))

    def must_note(self, given: Mapping[str, str]) -> Words:
        """Keep a text for the team alone, which must be there; raises NothingWritten."""
        return self._sealed(texts.required(given))

    def past(self, when: When) -> When:
        """Take the day of what happened; raises InTheFuture, and OutOfReach for a year that nobody remembers."""
        latest = when.last if when.precision in {Precision.DAY, Precision.RANGE} else when.first
        if latest > self._work.today:
            raise InTheFuture(day=str(latest))
        return require_within_reach(when, self._work.today)

    def past_day(self, day: date) -> date:
        """Take the day of what happened; raises InTheFuture."""
        return self.past(When.on(day)).first

    def organ(self, given: inputs.Organ | None) -> Organ | None:
        """Take who acted."""
        return Organ(given.kind, self.name(given.name)) if given else None

    def citation(self, given: inputs.Citation | None) -> Citation | None:
        """Take a citation, None where nothing is cited; raises DocumentUnknown.

        What its address spells out is read like any text.
        """
        if given is None or not (given.document or given.publication or given.address):
            return None
        address = texts.address(given.address)
        if address:
            self._shown({"und": spelled_out(address)})
        return Citation(
            document=self.document(given.document),
            publication=self.plain(given.publication),
            address=self._work.draft.plain(address),
            restricted_in=tuple(texts.code(country) for country in given.restricted_in),
            on=self.past_day(given.on) if given.on else None,
        )

    def code(self, given: str | None) -> Code | None:
        """Take a value of a list."""
        return texts.code(given) if given else None

    def entries(self, given: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Take ids of entries that the account may see; raises EntryUnknown."""
        for entry_id in given:
            self._work.places(entry_id)
        return given

    def document(self, key: str | None) -> Key | None:
        """Take the key of a document of the record, None for none; raises DocumentUnknown."""
        if not key:
            return None
        if self._work.log.stream_of("document", texts.key(key)) is None:
            raise DocumentUnknown
        return Key(key)

    def _shown(self, kept: dict[str, str]) -> dict[str, str]:
        if self._entry.audience in READ_BY_OTHERS:
            self._for_others += kept.values()
        return kept

    def _seal(self, kept: dict[str, str] | None) -> Words | None:
        return self._sealed(kept) if kept else None

    def _sealed(self, kept: dict[str, str]) -> Words:
        self._work.names.require_keys(kept.values())
        return self._work.draft.words(kept)

    def _settle_names(self) -> None:
        persons = namesakes_in(self._for_others, self._entry.namesakes, self._work)
        its_id = None if self._occasion else self.entry_id
        tell_namesakes(persons, self._work, entry_id=its_id, occasion=self._occasion)

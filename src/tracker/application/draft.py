"""Draft: the events and words of one write, gathered before anything is recorded."""

from collections.abc import Mapping, Sequence
from typing import overload

from tracker.domain.events import Event, Stream
from tracker.domain.values import Code, Words
from tracker.store.words import Secret, new_words


class Draft:
    """What one command is about to record, all or nothing."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []
        self._streams: dict[int, Stream] = {}

    @overload
    def words(self, text: Mapping[str, str]) -> Words: ...
    @overload
    def words(self, text: Mapping[str, str] | None) -> Words | None: ...
    def words(self, text: Mapping[str, str] | None) -> Words | None:
        """Put a text by language under seal and give the reference that an event may carry."""
        if text is None:
            return None
        words, secrets = new_words({Code(language): said for language, said in text.items()})
        self.secrets.extend(secrets)
        return words

    def plain(self, text: str | None) -> Words | None:
        """Put a text of no language under seal: a citation, a number, a name."""
        return self.words({"und": text} if text else None)

    def take(self, *streams: Stream) -> None:
        """Remember streams whose events belong to this write; a stream taken twice is recorded once."""
        for stream in streams:
            self._streams[id(stream)] = stream

    def events(self) -> Sequence[Event]:
        """Collect the events of all streams that were taken, in the order in which the streams were taken."""
        return [event for stream in self._streams.values() for event in stream.collect_events()]  # type: ignore[misc]

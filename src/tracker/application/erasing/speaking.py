"""Which drafts speak of somebody who is erased again: told by the names that an older backup still holds."""

from collections.abc import Collection
from uuid import UUID

from tracker.application.erasing.erased_before import events_of
from tracker.application.erasing.traces import Speaks
from tracker.application.names import Names
from tracker.domain.events import Event
from tracker.domain.person_events import AliasAdded, Registered
from tracker.domain.values import Words
from tracker.store.log import Log
from tracker.store.word_book import WordBook


def speaking_of_any(log: Log, book: WordBook, persons: Collection[str], ids: Collection[str]) -> Speaks:
    """Give what says whether a text speaks of any of these: a person by key or by a name, all else by its id.

    The names are read from the log and opened now, so that they may be gone when texts are looked through.
    """
    forms = _names_of(log, persons)
    opened = book.open([ref for its in forms.values() for one in its for ref in one.values()], is_kept=False)
    names = Names(
        {key: [opened[ref] for one in its for ref in one.values() if ref in opened] for key, its in forms.items()}
    )
    keys = {*persons, *ids}
    return lambda said: any(key in said for key in keys) or bool(names.in_text(said))


def _names_of(log: Log, persons: Collection[str]) -> dict[str, list[Words]]:
    """Give every way in which each of these persons is written, by key."""
    keys: dict[UUID, str] = {}
    found: dict[str, list[Words]] = {}
    kinds: tuple[type[Event], ...] = (Registered, AliasAdded)
    for event in events_of(log, *kinds):
        match event:
            case Registered() if event.key in persons:
                keys[event.originator_id] = event.key
                found[event.key] = [event.name, *([event.native] if event.native else [])]
            case AliasAdded() if event.originator_id in keys:
                found[keys[event.originator_id]].append(event.name)
            case _:
                pass
    return found

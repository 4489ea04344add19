"""What is done to a backup in clear before it lies where the record is to lie.

What was erased since is erased again, all sign-ins end, what pages read is computed, and what the restore itself has to
tell is recorded. Only then anybody can reach it, so that a kill at any moment leaves a whole record or none.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import URL

from tracker.application import erased_refs
from tracker.application.draft import Draft
from tracker.application.erasing.erased_before import erased_ids, erased_persons
from tracker.application.erasing.speaking import speaking_of_any
from tracker.application.published import Loss, next_origin
from tracker.application.restore import Unwrapped
from tracker.bootstrap.parts import HOST, Parts, assemble, traces
from tracker.domain.catalogue import files_of
from tracker.domain.person import Person
from tracker.domain.values import Key, Ref
from tracker.outbox.mails import Mails
from tracker.settings import Settings
from tracker.store.batch import Beside, nothing_beside
from tracker.store.engine import make_engine, writing
from tracker.store.keys import WorkingKey
from tracker.store.rewriting import rewrite
from tracker.store.word_book import erase, stored

_BATCH = 2_000


@dataclass(frozen=True)
class Gone:
    """What is erased again: references whose words went, and names of files that went.

    `persons` and `ids` are those that the lists name, less those that the backup itself knows as erased.
    """

    refs: frozenset[Ref]
    files: frozenset[str]
    persons: frozenset[Key] = frozenset()
    ids: frozenset[str] = frozenset()


def erase_again(settings: Settings, clear: Unwrapped, key: WorkingKey, lists: Sequence[Path]) -> Gone:
    """Erase what these lists, or those in these folders, name, before anybody can read it; raises OSError.

    Drafts and own reminders that speak of it go as well, by the names that the backup still holds.
    """
    named = set().union(*map(erased_refs.read, lists))
    files = {name for one in lists for name in erased_refs.read_files(one) if (clear.files / name).exists()}
    engine = make_engine(URL.create("sqlite", database=str(clear.file)))
    try:
        parts = assemble(settings, engine, key)
        persons = set().union(*map(erased_refs.read_persons, lists)) - erased_persons(parts.log)
        listed, known = set().union(*map(erased_refs.read_ids, lists)), erased_ids(parts.log)
        ids = listed - known
        files -= _kept_by_others(parts, files, listed | known)
        forget = _forgetting(parts, persons, ids)
        with writing(engine) as connection:
            forget(connection)
            there = stored(named, connection)
            erase(there, connection)
        if there or persons or ids:
            rewrite(engine, ())
    finally:
        engine.dispose()
    for name in files:
        (clear.files / name).unlink()
    return Gone(frozenset(there), frozenset(files), frozenset(persons), frozenset(ids))


def _forgetting(parts: Parts, persons: Collection[str], ids: Collection[str]) -> Beside:
    """Give what removes the traces of these, and the texts of all mails; nothing where nobody is meant."""
    if not persons and not ids:
        return nothing_beside
    return traces(parts.accounts, Mails(parts.engine)).clearing(speaking_of_any(parts.log, parts.book, persons, ids))


def make_ready(settings: Settings, clear: Unwrapped, key: WorkingKey, *, gone: Gone, lost: Loss | None) -> None:
    """Make a record ready before it lies where it is to lie: what pages read, no sign-in, what the restore records."""
    engine = make_engine(URL.create("sqlite", database=str(clear.file)))
    try:
        parts = assemble(settings, engine, key)
        parts.tracker.rebuild()
        parts.accounts.begin_anew()
        if gone.refs or gone.files or gone.persons or gone.ids or lost:
            _record(parts, gone, lost)
    finally:
        engine.dispose()  # the last connection that closes leaves one file


def _record(parts: Parts, gone: Gone, lost: Loss | None) -> None:
    coalition, draft = parts.tracker.coalition(), Draft()
    streams = {key: parts.log.stream_of("person", key) for key in sorted(gone.persons)}
    unknown = [key for key, stream_id in streams.items() if stream_id is None]
    keeping = _keeping(parts)
    files = {one for name, its in keeping.items() for one in its if name in gone.files or str(one) in gone.ids}
    if gone.refs or files or unknown:
        coalition.erase_again(sorted(gone.refs), sorted(files), unknown)
    if lost is not None:
        origin = Key(next_origin(lost.published.origin, lost.held.origin))
        coalition.accept_loss(published=lost.published.size, held=lost.held.size, origin=origin)
    draft.take(coalition)
    for person in [parts.log.stream(one, Person) for one in streams.values() if one is not None]:
        person.erase_again()
        draft.take(person)
    parts.log.write(draft.events(), HOST, erase=gone.refs)


def _kept_by_others(parts: Parts, names: Collection[str], erased: Collection[str]) -> set[str]:
    """Give those of these names under which lies what an erased file and another one kept, and what so stays.

    `erased` are the ids of erased files. What nothing says of which file it was goes with all that kept it.
    """
    keeping = {name: set(map(str, its)) for name, its in _keeping(parts).items() if name in names} if names else {}
    return {name for name, its in keeping.items() if its & set(erased) and its - set(erased)}


def _keeping(parts: Parts) -> Mapping[str, set[UUID]]:
    """Give the streams that speak of each file, by the name under which that lies."""
    found: dict[str, set[UUID]] = {}
    after = 0
    while batch := parts.log.read(after, _BATCH):
        after = batch[-1].position
        for one in batch:
            for content in files_of(one.event):
                found.setdefault(parts.files.name_of(content), set()).add(one.event.originator_id)
    return found

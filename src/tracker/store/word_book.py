"""Opens words for those who may read them, and forgets them when told to."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, bindparam, delete, func, select

from tracker.domain.values import Ref
from tracker.store.engine import reading
from tracker.store.keys import WorkingKey
from tracker.store.prepared import Prepared, PreparedOfSome
from tracker.store.refusals import Locked
from tracker.store.tables import erased_word, words, words_about
from tracker.store.words import Sealed, Secret, seal, unseal

T = TypeVar("T")
CHUNK = 500
"""How many references stand in one query."""

_SELECT = PreparedOfSome(
    select(words.c.ref, words.c.key_no, words.c.sealed).where(words.c.ref.in_(bindparam("refs", expanding=True))),
    "refs",
)
_EXIST = select(words.c.ref).where(words.c.ref.in_(bindparam("refs", expanding=True)))
_ERASED = select(erased_word.c.ref).where(erased_word.c.ref.in_(bindparam("refs", expanding=True)))
_LAST_ERASED = Prepared(select(func.max(erased_word.c.position)))
_DELETE = delete(words).where(words.c.ref.in_(bindparam("refs", expanding=True)))


def last_erased(connection: Connection) -> int:
    """Give the position of the last event that erased a text, as this view of the database knows it; 0 for none."""
    [(last,)] = _LAST_ERASED.all(connection, {})
    return last or 0


class WordBook:
    """The words of a database, opened with its working key; `most` texts are kept in memory.

    Every process has a book of its own. Each looks whether anything was erased before it opens anything, and forgets
    that first; whoever has kept texts elsewhere looks at `forgotten`. A text that was replaced is opened as what
    stands in its place.
    """

    def __init__(self, engine: Engine, key: WorkingKey | None, most: int = 20_000) -> None:
        self._engine, self._key, self._most = engine, key, most
        self._texts: OrderedDict[Ref, str] = OrderedDict()
        self._guard = Lock()
        self._forgotten = 0
        self._made_of_words: dict[str, tuple[object, Any]] = {}
        self._instead: dict[Ref, Ref] = {}
        self._erased_through = 0

    def open(
        self,
        refs: Iterable[Ref],
        connection: Connection | None = None,
        *,
        is_kept: bool = True,
        heeded: int | None = None,
    ) -> dict[Ref, str]:
        """Give the texts that the references stand for; those that were erased are left out.

        `is_kept`: they stay in memory for the next reader. `heeded`: what `heed` gave for this view of the database,
        where it was asked before. Raises Locked, WrongKey, BrokenWords.
        """
        if connection is None:
            with reading(self._engine) as own:
                return self.open(refs, own, is_kept=is_kept)
        if self._key is None:
            raise Locked
        through = self.heed(connection) if heeded is None else heeded
        if not self._instead:
            return self._opened(set(refs), connection, through if is_kept else None)
        standing = {ref: self.standing(ref) for ref in refs}
        texts = self._opened(set(standing.values()), connection, through if is_kept else None)
        return {ref: texts[now] for ref, now in standing.items() if now in texts}

    def heed(self, connection: Connection) -> int:
        """Forget what was erased since this was asked last, by whichever process.

        Gives the position of the last erasure that this view of the database knows, 0 where it knows none.
        """
        through = last_erased(connection)
        if through > self._erased_through:
            fresh = select(erased_word).where(erased_word.c.position > self._erased_through)
            rows = connection.execute(fresh).all()
            self._instead |= {row.ref: row.replaced_by for row in rows if row.replaced_by is not None}
            self._forget([row.ref for row in rows], through)
        return through

    def standing(self, ref: Ref) -> Ref:
        """Give the reference that is read in place of one: its own, unless it was erased and replaced."""
        while ref in self._instead:
            ref = self._instead[ref]
        return ref

    def _opened(self, wanted: set[Ref], connection: Connection, through: int | None) -> dict[Ref, str]:
        with self._guard:
            known = {ref: self._texts[ref] for ref in wanted if ref in self._texts}
            for ref in known:
                self._texts.move_to_end(ref)
            forgotten = self._forgotten
        opened = {secret.ref: secret.text for secret in self.disclose(wanted - known.keys(), connection)}
        if through is not None:
            self._remember(opened, forgotten, through)
        return known | opened

    def disclose(self, refs: Collection[Ref], connection: Connection | None = None) -> list[Secret]:
        """Give texts with their nonces, as a proof discloses them; nothing of it is kept in memory.

        Raises Locked, WrongKey, BrokenWords.
        """
        if not refs:
            return []
        if connection is None:
            with reading(self._engine) as own:
                return self.disclose(refs, own)
        key = self._key
        if key is None:
            raise Locked
        return [
            unseal(Sealed(ref, key_no, sealed), key)
            for chunk in chunks(refs)
            for ref, key_no, sealed in _SELECT.all(connection, chunk)
        ]

    def seal(self, secrets: Iterable[Secret]) -> list[Sealed]:
        """Seal new texts; raises Locked."""
        if self._key is None:
            raise Locked
        return seal(secrets, self._key)

    def keyed_hash(self, purpose: str, content: bytes) -> str:
        """Hash under the working key, as `WorkingKey.keyed_hash`; raises Locked."""
        if self._key is None:
            raise Locked
        return self._key.keyed_hash(purpose, content)

    def made_of_words(self, what: str, state: object, make: Callable[[], T], connection: Connection) -> T:
        """Give what was made of opened words before at this state, or make it; with any word it is forgotten, too.

        `state` is all that it was made of but for the words; one state of each thing is kept.
        """
        through = self.heed(connection)
        with self._guard:
            before, made = self._made_of_words.get(what, (None, None))
            forgotten = self._forgotten
        if made is not None and before == state:
            kept: T = made
            return kept
        fresh = make()
        with self._guard:
            if self._may_keep(forgotten, through):
                self._made_of_words[what] = (state, fresh)
        return fresh

    @property
    def forgotten(self) -> int:
        """Count how often words were taken out of memory: who kept some elsewhere forgets them when it grows."""
        return self._forgotten

    def forget(self, refs: Iterable[Ref]) -> None:
        """Take erased words out of memory, also those that another thread is just opening."""
        self._forget(refs)

    def _forget(self, refs: Iterable[Ref], through: int = 0) -> None:
        """Forget words, and in the same breath how far erasures are known: else an older view brings one back."""
        with self._guard:
            self._forgotten += 1
            self._erased_through = max(through, self._erased_through)
            self._made_of_words.clear()
            for ref in refs:
                self._texts.pop(ref, None)

    def clear(self) -> None:
        """Take all words out of memory; they are opened anew when asked for."""
        with self._guard:
            self._forgotten += 1
            self._made_of_words.clear()
            self._texts.clear()

    def lock(self) -> None:
        """Take the working key and all words out of memory; `unlock` gives the key back."""
        self._key = None
        self.clear()

    def unlock(self, key: WorkingKey) -> None:
        """Give the book its key."""
        self._key = key

    def _may_keep(self, forgotten: int, through: int) -> bool:
        """Say whether nothing was forgotten meanwhile, nor before by one who knew of an erasure after this view."""
        return forgotten == self._forgotten and through >= self._erased_through

    def _remember(self, opened: dict[Ref, str], forgotten: int, through: int) -> None:
        with self._guard:
            if not self._may_keep(forgotten, through):
                return
            self._texts.update(opened)
            while len(self._texts) > self._most:
                self._texts.popitem(last=False)


def stored(refs: Collection[Ref], connection: Connection) -> set[Ref]:
    """Give those of the references whose words are stored."""
    return {ref for chunk in chunks(refs) for ref in connection.scalars(_EXIST, {"refs": chunk})}


def erased(refs: Collection[Ref], connection: Connection) -> set[Ref]:
    """Give those of the references whose words were erased."""
    return {ref for chunk in chunks(refs) for ref in connection.scalars(_ERASED, {"refs": chunk})}


def about(person: str, connection: Connection) -> set[Ref]:
    """Give the references of the words that name a person by key."""
    return set(connection.scalars(select(words_about.c.ref).where(words_about.c.person == person)))


def erase(refs: Collection[Ref], connection: Connection) -> None:
    """Delete words for good, together with whom they are about; the log stays as it is."""
    for chunk in chunks(refs):
        connection.execute(_DELETE, {"refs": chunk})


def chunks(items: Collection[T]) -> Iterator[list[T]]:
    """Part items into lists of CHUNK."""
    listed = list(items)
    return (listed[at : at + CHUNK] for at in range(0, len(listed), CHUNK))

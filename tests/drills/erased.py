"""A person who is to be erased: who that is, how it is done, and where the words are looked for afterwards."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from uuid import UUID, uuid4

from sqlalchemy import func, select

from tracker.application.workspace.erasure.inputs import Choice, Do, ErasureInput
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.erasure.telling import How, Telling
from tracker.bootstrap import Parts
from tracker.domain.erasure_events import LegalBasis
from tracker.domain.person_events import Registered
from tracker.domain.rights import Who
from tracker.domain.values import Code, Ref
from tracker.store.engine import reading
from tracker.store.tables import words, words_about
from tracker.store.values import By

PIECE = 24
"""Bytes of a sealed text that nothing else holds, as they are as good as random."""
REASON = {"en": "Asked by telephone."}
INSTEAD = "Somebody was heard."

_ALL = 10**9


@dataclass(frozen=True)
class Person:
    """Who is erased: the key, the names in every script, and the sealed bytes of all texts that go."""

    key: str
    country: Code
    names: Collection[str]
    sealed: Mapping[Ref, bytes]

    @property
    def pieces(self) -> list[bytes]:
        """Give the beginning and the end of each sealed text."""
        return [piece for one in self.sealed.values() for piece in (one[:PIECE], one[-PIECE:])]

    def who(self, name: str) -> Who:
        """Give an account that may say that the person is to be erased, and may confirm it."""
        return Who(name, countries=frozenset({self.country}), may_confirm=True)


def most_told_of(parts: Parts) -> Person:
    """Give the person whom most texts tell of."""
    number = func.count(words_about.c.ref)
    most = select(words_about.c.person).group_by(words_about.c.person).order_by(number.desc()).limit(1)
    with reading(parts.engine) as connection:
        key = str(connection.scalar(most))
    return person(parts, key)


def person(parts: Parts, key: str) -> Person:
    """Find a person's names, and all texts that go with them."""
    found = parts.log.read(0, _ALL)
    [registered] = [one.event for one in found if isinstance(one.event, Registered) and one.event.key == key]
    known = Person(key, registered.country, (), {})
    refs = {one.ref for one in texts(parts, known) if one.how is not How.KEY}
    named = [one.ref for one in texts(parts, known) if one.must_go]
    with reading(parts.engine) as connection:
        rows = connection.execute(select(words.c.ref, words.c.sealed).where(words.c.ref.in_(refs))).all()
    sealed = {row.ref: bytes(row.sealed) for row in rows}
    return Person(key, registered.country, {*parts.book.open(named).values()}, sealed)


def texts(parts: Parts, its: Person) -> Iterable[Telling]:
    """List the texts that tell of the person."""
    return parts.workspace.to_erase(its.who("aigul"), Subject(person=its.key)).texts


def erase(parts: Parts, its: Person) -> float:
    """Let one account say that the person is to be erased, and another confirm it; give the seconds that this took."""
    choices: dict[str, Choice] = {one.ref: _choice(one) for one in texts(parts, its)}
    given = ErasureInput(basis=LegalBasis.OBJECTION, reason=REASON, choices=choices)
    about, one, other = Subject(person=its.key), its.who("aigul"), its.who("bolot")
    began = monotonic()
    erasure_id = UUID(parts.workspace.propose_erasure(one, _by(one), about, given).key)
    parts.workspace.confirm_erasure(other, _by(other), about, erasure_id)
    return monotonic() - began


def holding(folder: Path, pieces: Collection[bytes], apart: Collection[str] = ()) -> list[Path]:
    """List the files of a folder, less the folders `apart`, in which any of these bytes stand."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not {*path.parts} & {*apart}]
    return [path for path in files if _holds(path, pieces)]


def said(parts: Parts, names: Collection[str]) -> list[str]:
    """List the texts of a record, all of them, in which any of these names stands."""
    with reading(parts.engine) as connection:
        refs = list(connection.scalars(select(words.c.ref)))
    opened = (text for batch in _batches(refs) for text in parts.book.open(batch).values())
    return [text for text in opened if any(name.casefold() in text.casefold() for name in names)]


def _choice(one: Telling) -> Choice:
    match one.how:
        case How.OWN:
            return Choice(Do.ERASE)
        case How.KEY:
            return Choice(Do.KEEP)
    is_address = "://" in (one.text or "")
    return Choice(Do.ERASE) if is_address else Choice(Do.REPLACE, INSTEAD)


def _by(who: Who) -> By:
    return By(who.account, "web", command=uuid4(), body_hash="drill")


def _holds(path: Path, pieces: Collection[bytes]) -> bool:
    content = path.read_bytes()
    return any(piece in content for piece in pieces)


def _batches(refs: list[Ref]) -> Iterator[list[Ref]]:
    for first in range(0, len(refs), 500):
        yield refs[first : first + 500]

"""A page opens words for those who may read them; erased ones are gone at once."""

from collections.abc import Callable
from threading import Lock

import pytest
from sqlalchemy import Engine, insert, select, text

from tests.store.example import AIGUL, KEY, a_case, a_log
from tracker.domain.values import Code, Ref
from tracker.store.engine import reading, writing
from tracker.store.keys import WorkingKey
from tracker.store.log import Log
from tracker.store.refusals import BrokenWords, Locked, WrongKey
from tracker.store.tables import erased_word, words, words_about
from tracker.store.word_book import WordBook
from tracker.store.words import Secret, new_words


def write_case(log: Log, title: str = "Release {p-7kq2m4xa}") -> tuple[Secret, ...]:
    case, secrets = a_case(title=title)
    log.write(case.collect_events(), AIGUL, words=secrets)
    return secrets


def test_words_open_to_what_was_written(log: Log) -> None:
    secrets = write_case(log)

    assert log.book.open(secret.ref for secret in secrets) == {secret.ref: secret.text for secret in secrets}


def test_nothing_that_was_written_can_be_read_in_the_database(log: Log, engine: Engine) -> None:
    secrets = write_case(log, "Release Aigul")

    with reading(engine) as connection:
        for row in connection.execute(select(words)):
            assert b"Aigul" not in row.sealed
    assert secrets[0].text == "Release Aigul"


def test_words_about_a_person_are_found_by_the_person(log: Log, engine: Engine) -> None:
    secrets = write_case(log)

    with reading(engine) as connection:
        rows = connection.execute(select(words_about)).all()

    assert rows == [(secrets[0].ref, "p-7kq2m4xa")]


def test_many_words_open_in_few_queries(log: Log, engine: Engine) -> None:
    case, secrets = a_case()
    more = [secret for number in range(1_200) for secret in new_words({Code("en"): f"Text {number}"})[1]]
    log.write(case.collect_events(), AIGUL, words=(*secrets, *more))

    opened = WordBook(engine, KEY).open(secret.ref for secret in more)

    assert opened == {secret.ref: secret.text for secret in more}


def test_unknown_words_are_left_out(log: Log) -> None:
    assert log.book.open([Ref("x" * 43)]) == {}


def test_erased_words_are_gone_from_table_and_memory_and_the_event_stays(log: Log, engine: Engine) -> None:
    secrets = write_case(log)
    log.book.open(secret.ref for secret in secrets)
    root = log.head().root
    other, more = a_case("k-2")

    log.write(other.collect_events(), AIGUL, words=more, erase=[secrets[0].ref])

    assert set(log.book.open(secret.ref for secret in secrets)) == {secrets[1].ref}
    with reading(engine) as connection:
        assert connection.execute(select(words_about).where(words_about.c.ref == secrets[0].ref)).all() == []
    assert [event.position for event in log.read(0, 10)] == [1, 2]
    assert log.head().root != root


def test_words_that_are_erased_while_they_are_opened_are_not_remembered(log: Log, engine: Engine) -> None:
    [secret, _] = write_case(log)
    book = WordBook(engine, KEY)
    disclose = book.disclose

    def disclose_then_forget(*args: object) -> list[Secret]:
        found = disclose(*args)  # type: ignore[arg-type]
        book.forget([secret.ref])
        return found

    book.disclose = disclose_then_forget  # type: ignore[method-assign,assignment]
    book.open([secret.ref])
    book.disclose = disclose  # type: ignore[method-assign]
    delete_words(engine)

    assert book.open([secret.ref]) == {}


def test_who_reads_on_in_an_older_view_brings_no_erased_word_back_into_memory(log: Log, engine: Engine) -> None:
    [secret, _] = write_case(log)
    book = WordBook(engine, KEY)

    with reading(engine) as older:
        heeded = book.heed(older)
        delete_words(engine, erased=secret.ref)
        with reading(engine) as newer:
            assert book.heed(newer) > heeded
        assert book.open([secret.ref], older, heeded=heeded) == {secret.ref: secret.text}
        assert book.made_of_words("it", "its state", lambda: "of an older view", older) == "of an older view"

    assert book.open([secret.ref]) == {}
    with reading(engine) as newer:
        assert book.made_of_words("it", "its state", lambda: "anew", newer) == "anew"


def test_no_older_view_brings_a_word_back_while_it_is_being_forgotten(log: Log, engine: Engine) -> None:
    [secret, _] = write_case(log)
    book, told = WordBook(engine, KEY), list[dict[Ref, str]]()

    with reading(engine) as older:
        heeded = book.heed(older)
        delete_words(engine, erased=secret.ref)
        interrupted = Interrupted(lambda: told.append(book.open([secret.ref], older, heeded=heeded)))
        book._guard = interrupted  # type: ignore[assignment]  # noqa: SLF001 - another thread has its turn there
        with reading(engine) as newer:
            book.heed(newer)

    assert told == [{secret.ref: secret.text}]
    assert book.open([secret.ref]) == {}


class Interrupted:
    """A lock after whose first release another thread has its turn."""

    def __init__(self, turn: Callable[[], None]) -> None:
        self._lock, self._turn = Lock(), turn

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_raised: object) -> None:
        self._lock.release()
        turn, self._turn = self._turn, lambda: None
        turn()


def test_opened_words_are_remembered_up_to_a_number(log: Log, engine: Engine) -> None:
    secrets = write_case(log)
    book = WordBook(engine, KEY, most=1)
    for secret in secrets:
        book.open([secret.ref])
    delete_words(engine)

    assert book.open(secret.ref for secret in secrets) == {secrets[1].ref: secrets[1].text}
    book.clear()
    assert book.open(secret.ref for secret in secrets) == {}


def test_a_locked_book_opens_and_writes_nothing(log: Log) -> None:
    secrets = write_case(log)
    log.book.open(secret.ref for secret in secrets)
    case, more = a_case("k-2")

    log.book.lock()

    with pytest.raises(Locked):
        log.book.open([secrets[0].ref])
    with pytest.raises(Locked):
        log.write(case.collect_events(), AIGUL, words=more)
    with pytest.raises(Locked):
        log.book.keyed_hash("row", b"x")
    log.book.unlock(KEY)
    assert log.book.open([secrets[0].ref])


def test_words_moved_to_another_reference_are_found_out(log: Log, engine: Engine) -> None:
    one, other = write_case(log)
    with writing(engine) as connection:
        swap = text("UPDATE words SET sealed = (SELECT sealed FROM words WHERE ref = :other) WHERE ref = :one")
        connection.execute(swap, {"one": one.ref, "other": other.ref})

    with pytest.raises(BrokenWords) as refusal:
        log.book.open([one.ref])

    assert refusal.value.ref == one.ref


def test_words_of_another_key_are_told(log: Log, engine: Engine) -> None:
    secrets = write_case(log)

    with pytest.raises(WrongKey):
        WordBook(engine, WorkingKey(2, b"x" * 32)).open([secrets[0].ref])


def test_a_proof_gets_nonce_and_text(log: Log) -> None:
    secrets = write_case(log)

    assert log.book.disclose([secrets[0].ref]) == [secrets[0]]


def delete_words(engine: Engine, erased: Ref | None = None) -> None:
    with writing(engine) as connection:
        connection.execute(words.delete())
        if erased is not None:
            connection.execute(insert(erased_word).values(ref=erased, position=2, erased_on="2026-11-23"))


def test_the_books_own_log_needs_no_key_to_be_read(engine: Engine) -> None:
    write_case(a_log(engine))
    locked = a_log(engine)
    locked.book.lock()

    assert len(locked.read(0, 10)) == 1

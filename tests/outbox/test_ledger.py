"""The ledger puts each rung once, lets one mail tell it, and opens it again where that mail never went."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from tracker.outbox.ledger import Key, Ledger, Line, Rung, RungState, still_open, take
from tracker.outbox.mails import MailKind, Mails
from tracker.outbox.outcome import Answer, Outcome
from tracker.store.engine import writing

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
AIGUL, BOLOT = "a-aigul", "a-bolot"


def a_rung(number: int = 1, thing: str = "entry:e1") -> Rung:
    return Rung(thing, "due", f"2026-11-16-{number}", date(2026, 11, 2), date(2026, 11, 16), is_urgent=False)


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    return Ledger(engine)


@pytest.fixture
def mailed(engine: Engine, mails: Mails) -> Callable[..., UUID]:
    """Give what makes a mail that tells some rungs."""

    def mail(*rungs: Rung, slot: str = "2026-11-02") -> UUID:
        facts = {"message_id": f"<{slot}@example.net>", "made_at": NOW, "next_at": NOW}
        with writing(engine) as connection:
            made = mails.put(connection, account=AIGUL, kind=MailKind.DIGEST, slot=slot, **facts)  # type: ignore[arg-type]
            assert made is not None
            take(connection, AIGUL, [rung.key for rung in rungs], made)
        return made

    return mail


def sent(mails: Mails, answer: Answer) -> None:
    lease = uuid4()
    for one in mails.claim(NOW, 9, lease):
        mails.keep_text(one.mail_id, lease, b"sealed", NOW)
        mails.settle(one.mail_id, lease, Outcome(answer, ""), NOW)


def kept(ledger: Ledger, *rungs: Rung, is_all: bool = True) -> dict[Key, Line]:
    return dict(ledger.keep(AIGUL, rungs, NOW, is_all=is_all))


def test_a_rung_is_put_once_whoever_finds_it_owed(ledger: Ledger) -> None:
    for _ in range(2):
        kept(ledger, a_rung(), a_rung(2))
    ledger.keep(BOLOT, [a_rung()], NOW, is_all=True)

    assert [line.rung for line in ledger.lines(AIGUL)] == [a_rung(), a_rung(2)]
    assert all(line.is_open and line.state is RungState.DUE for line in ledger.lines(AIGUL))
    assert [line.rung for line in ledger.lines(BOLOT)] == [a_rung()]


def test_what_is_owed_no_longer_is_needless_and_due_again_where_it_is_owed_again(ledger: Ledger) -> None:
    kept(ledger, a_rung(), a_rung(2))
    ledger.keep(BOLOT, [a_rung()], NOW, is_all=True)

    kept(ledger, a_rung(2))
    without = {line.rung: line.state for line in ledger.lines(AIGUL)}
    kept(ledger, a_rung(), a_rung(2))

    assert without == {a_rung(): RungState.NEEDLESS, a_rung(2): RungState.DUE}
    assert {line.state for line in ledger.lines(AIGUL)} == {RungState.DUE}
    assert [line.state for line in ledger.lines(BOLOT)] == [RungState.DUE]


def test_what_is_not_all_that_is_owed_drops_nothing(ledger: Ledger) -> None:
    kept(ledger, a_rung())

    kept(ledger, a_rung(2), is_all=False)

    assert {line.state for line in ledger.lines(AIGUL)} == {RungState.DUE}


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [(Answer.TAKEN, False), (Answer.UNCLEAR, False), (Answer.LATER, False), (Answer.REFUSED, True)],
)
def test_a_rung_is_open_again_only_where_its_mail_never_went(
    ledger: Ledger, mails: Mails, mailed: Callable[..., UUID], *, answer: Answer, is_open: bool
) -> None:
    kept(ledger, a_rung(), a_rung(2))
    mailed(a_rung())
    sent(mails, answer)

    lines = kept(ledger, a_rung(), a_rung(2))

    assert [lines[rung.key].is_open for rung in (a_rung(), a_rung(2))] == [is_open, True]
    assert lines[a_rung().key].rests(NOW + timedelta(hours=23)) is is_open
    assert not lines[a_rung().key].rests(NOW + timedelta(hours=25))


def test_what_a_mail_told_is_told_and_never_needless(ledger: Ledger, mails: Mails, mailed: Callable[..., UUID]) -> None:
    kept(ledger, a_rung(), a_rung(2))
    mailed(a_rung())
    sent(mails, Answer.TAKEN)

    assert [ledger.note_told(), ledger.note_told()] == [1, 0]
    kept(ledger)

    assert {line.rung: line.state for line in ledger.lines(AIGUL)} == {
        a_rung(): RungState.TOLD,
        a_rung(2): RungState.NEEDLESS,
    }


def test_what_is_on_its_way_counts_as_told_of_its_thing(ledger: Ledger, mailed: Callable[..., UUID]) -> None:
    kept(ledger, a_rung(), a_rung(2))
    mailed(a_rung(2))

    told = ledger.told(AIGUL, ["due"], date(2026, 1, 1))

    assert [line.rung for line in told] == [a_rung(2)]
    assert ledger.told(AIGUL, ["due"], date(2026, 11, 3)) == ledger.told(AIGUL, ["stale"], date(2026, 1, 1)) == []


def test_what_is_taken_out_of_a_mail_is_needless(ledger: Ledger, mailed: Callable[..., UUID]) -> None:
    kept(ledger, a_rung(), a_rung(2))
    mail_id = mailed(a_rung(), a_rung(2))

    ledger.needless(AIGUL, mail_id, [a_rung().key])

    assert [line.rung for line in ledger.of_mail(mail_id)] == [a_rung(2)]
    assert {line.state for line in ledger.lines(AIGUL) if line.rung == a_rung()} == {RungState.NEEDLESS}


def test_a_rung_is_taken_into_one_mail_however_many_want_it(engine: Engine, ledger: Ledger, mails: Mails) -> None:
    rungs = [a_rung(number) for number in range(1, 6)]
    kept(ledger, *rungs)
    barrier, taken = Barrier(4), list[Key]()

    def want(number: int) -> None:
        barrier.wait()
        with writing(engine) as connection:
            still = still_open(connection, AIGUL, [rung.key for rung in rungs[: number + 2]])
            facts = {"message_id": "<1@example.net>", "made_at": NOW, "next_at": NOW}
            made = mails.put(connection, account=AIGUL, kind=MailKind.URGENT, slot=str(number), **facts)  # type: ignore[arg-type]
            assert made is not None
            take(connection, AIGUL, still, made)
            taken.extend(still)

    threads = [Thread(target=want, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == sorted(rung.key for rung in rungs)


def test_thousands_of_rungs_are_no_trouble(ledger: Ledger) -> None:
    many = [a_rung(number, f"entry:{number}") for number in range(3000)]

    lines = kept(ledger, *many)

    assert len(lines) == 3000
    assert len(kept(ledger, *many[:7])) == 7

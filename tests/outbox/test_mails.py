from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

from sqlalchemy import Engine

from tests.outbox.conftest import BEGUN, Put
from tracker.outbox.fate import MailState
from tracker.outbox.mails import FORGOTTEN_AFTER, LEASE, Backlog, MailKind, MailRow, Mails
from tracker.outbox.outcome import Answer, Outcome

ME, OTHER = uuid4(), uuid4()
TAKEN = Outcome(Answer.TAKEN, "")
LATER = Outcome(Answer.LATER, "smtp_451")
UNCLEAR = Outcome(Answer.UNCLEAR, "no_answer")
SECOND = timedelta(seconds=1)


def begun(mails: Mails, lease: UUID = ME) -> MailRow:
    """Take the one mail and begin to send it."""
    [claimed] = mails.claim(BEGUN, 1, lease)
    assert mails.keep_text(claimed.mail_id, lease, b"sealed", BEGUN)
    return found(mails, claimed.mail_id)


def found(mails: Mails, mail_id: UUID | None) -> MailRow:
    assert mail_id is not None
    row = mails.find(mail_id)
    assert row is not None
    return row


def test_a_slot_of_an_account_holds_one_mail(mails: Mails, put: Put) -> None:
    first, again = put(), put(message_id="<2@example.net>")
    others = [put("2026-11-09"), put(kind=MailKind.URGENT), put(account="a-0000000000")]

    assert again is None
    assert found(mails, first).message_id == "<2026-11-02@example.net>"
    assert len(mails.waiting()) == 4
    assert None not in others


def test_a_mail_whose_transaction_is_undone_was_never_put(engine: Engine, mails: Mails) -> None:
    facts = {"account": "a", "slot": "s", "message_id": "<1@a>", "made_at": BEGUN, "next_at": BEGUN}

    with engine.connect() as connection:
        mails.put(connection, kind=MailKind.URGENT, **facts)  # type: ignore[arg-type]
        connection.rollback()

    assert mails.waiting() == []


def test_a_mail_is_read_as_it_was_put(mails: Mails, put: Put) -> None:
    row = found(mails, put(next_at=BEGUN + SECOND))

    assert (row.kind, row.state, row.slot) == (MailKind.DIGEST, MailState.DUE, "2026-11-02")
    assert (row.made_at, row.next_at, row.settled_at) == (BEGUN, BEGUN + SECOND, None)
    assert (row.tries, row.unclear, row.code, row.sealed) == (0, 0, "", None)


def test_a_mail_is_claimed_when_its_time_has_come_and_urgent_ones_first(mails: Mails, put: Put) -> None:
    put("late", next_at=BEGUN + SECOND)
    put("first", next_at=BEGUN - SECOND)
    put("now")
    put("danger", kind=MailKind.URGENT)

    claimed = mails.claim(BEGUN, 2, ME) + mails.claim(BEGUN, 9, ME)

    assert [row.slot for row in claimed] == ["danger", "first", "now"]


def test_a_claimed_mail_is_nobody_elses_until_its_lease_is_over(mails: Mails, put: Put) -> None:
    put()

    mine = mails.claim(BEGUN, 9, ME)
    early = mails.claim(BEGUN + LEASE - SECOND, 9, OTHER)
    late = mails.claim(BEGUN + LEASE, 9, OTHER)

    assert [len(mine), len(early), len(late)] == [1, 0, 1]
    assert (late[0].state, late[0].unclear) == (MailState.DUE, 0)


def test_two_who_claim_at_once_get_different_mails(mails: Mails, put: Put) -> None:
    slots = {f"slot {number}" for number in range(24)}
    for slot in slots:
        put(slot)
    barrier = Barrier(2)

    def claim(lease: UUID) -> list[str]:
        barrier.wait()
        return [row.slot for _ in range(16) for row in mails.claim(BEGUN, 1, lease)]

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(claim, (ME, OTHER))
    assert len(one) + len(two) == len(slots)
    assert {*one, *two} == slots


def test_a_lease_may_be_lost_before_the_text_is_kept_and_then_nothing_is_sent(mails: Mails, put: Put) -> None:
    mail_id = put()
    assert mail_id is not None
    mails.claim(BEGUN, 1, ME)
    mails.claim(BEGUN + LEASE, 1, OTHER)

    kept = mails.keep_text(mail_id, ME, b"sealed", BEGUN + LEASE)

    assert not kept
    assert found(mails, mail_id).sealed is None


def test_a_text_is_kept_before_its_mail_counts_as_being_sent(mails: Mails, put: Put) -> None:
    put()

    row = begun(mails)

    assert (row.state, row.tries, row.sealed) == (MailState.SENDING, 1, b"sealed")
    assert row.lease_until == BEGUN + LEASE


def test_a_mail_that_was_taken_is_settled_for_good(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)

    mails.settle(row.mail_id, ME, TAKEN, BEGUN + SECOND)

    done = found(mails, row.mail_id)
    assert (done.state, done.settled_at) == (MailState.SENT, BEGUN + SECOND)
    assert mails.settle(row.mail_id, ME, LATER, BEGUN) is None
    assert mails.claim(BEGUN + timedelta(days=99), 9, ME) == mails.waiting() == []


def test_a_mail_that_goes_later_keeps_its_text_and_code(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)

    mails.settle(row.mail_id, ME, LATER, BEGUN)

    [again] = mails.claim(BEGUN + timedelta(minutes=1), 9, OTHER)
    assert (again.state, again.code, again.sealed, again.tries) == (MailState.DUE, "smtp_451", b"sealed", 1)


def test_a_try_that_ended_before_anything_was_sent_counts_as_one(mails: Mails, put: Put) -> None:
    put()
    [claimed] = mails.claim(BEGUN, 1, ME)

    mails.settle(claimed.mail_id, ME, Outcome(Answer.LATER, "not_written"), BEGUN)

    assert found(mails, claimed.mail_id).tries == 1
    assert found(mails, claimed.mail_id).next_at == BEGUN + timedelta(minutes=1)


def test_a_mail_whose_sender_was_killed_is_unclear_and_goes_once_more(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)

    assert mails.claim(BEGUN + LEASE, 9, OTHER) == []

    lapsed = found(mails, row.mail_id)
    assert (lapsed.state, lapsed.unclear, lapsed.code) == (MailState.UNKNOWN, 1, "cut_off")
    assert len(mails.claim(BEGUN + LEASE + timedelta(hours=1), 9, OTHER)) == 1


def test_whoever_was_late_may_still_say_that_the_mail_was_taken_and_nothing_else(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)
    mails.claim(BEGUN + LEASE, 9, OTHER)

    unheard = mails.settle(row.mail_id, ME, LATER, BEGUN + LEASE)
    heard = mails.settle(row.mail_id, ME, TAKEN, BEGUN + LEASE)

    assert unheard is None
    assert heard is not None
    assert found(mails, row.mail_id).state is MailState.SENT


def test_a_mail_that_stays_unclear_is_shown_as_such(mails: Mails, put: Put) -> None:
    put()
    now = BEGUN
    for _ in range(2):
        [claimed] = mails.claim(now, 1, ME)
        mails.keep_text(claimed.mail_id, ME, b"sealed", now)
        mails.settle(claimed.mail_id, ME, UNCLEAR, now)
        now += timedelta(hours=1)

    [row] = mails.unclear()
    assert (row.unclear, row.settled_at) == (2, now - timedelta(hours=1))
    assert mails.waiting() == mails.failed() == []


def test_a_clock_that_was_put_back_holds_no_mail_for_ever(mails: Mails, put: Put) -> None:
    put()
    mails.claim(BEGUN + timedelta(days=365), 1, ME)

    claimed = mails.claim(BEGUN, 1, OTHER)

    assert len(claimed) == 1


def test_clocks_that_part_by_minutes_take_nothing_from_each_other(mails: Mails, put: Put) -> None:
    put()
    mails.claim(BEGUN + timedelta(minutes=50), 1, ME)

    assert mails.claim(BEGUN, 1, OTHER) == []


def test_a_mail_with_nothing_to_say_is_needless(mails: Mails, put: Put) -> None:
    put()
    [claimed] = mails.claim(BEGUN, 1, ME)

    dropped = mails.needless(claimed.mail_id, ME, BEGUN)

    row = found(mails, claimed.mail_id)
    assert dropped
    assert (row.state, row.settled_at) == (MailState.NEEDLESS, BEGUN)
    assert mails.waiting() == []


def test_a_mail_that_may_have_arrived_is_not_called_needless(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)
    mails.settle(row.mail_id, ME, UNCLEAR, BEGUN)
    mails.claim(BEGUN + timedelta(hours=1), 1, ME)

    mails.needless(row.mail_id, ME, BEGUN)

    assert found(mails, row.mail_id).state is MailState.UNKNOWN
    assert mails.waiting() == []


def test_texts_are_forgotten_thirty_days_after_their_mails_were_settled(mails: Mails, put: Put) -> None:
    put()
    row = begun(mails)
    later = put("later", next_at=BEGUN + timedelta(days=20))
    mails.settle(row.mail_id, ME, TAKEN, BEGUN)
    [claimed] = mails.claim(BEGUN + timedelta(days=20), 1, ME)
    mails.keep_text(claimed.mail_id, ME, b"later", BEGUN)

    early = mails.forget_texts(BEGUN + FORGOTTEN_AFTER)
    forgotten = [mails.forget_texts(BEGUN + FORGOTTEN_AFTER + SECOND) for _ in range(2)]

    assert (early, forgotten) == (0, [1, 0])
    assert found(mails, row.mail_id).sealed is None
    assert found(mails, later).sealed == b"later"


def test_lists_for_pages_tell_apart_what_waits_failed_and_went(mails: Mails, put: Put) -> None:
    states = {}
    for slot, outcome in {"a": TAKEN, "b": Outcome(Answer.REFUSED, "smtp_550"), "c": LATER}.items():
        put(slot, account=f"a-{slot}")
        states[slot] = mails.settle(begun(mails).mail_id, ME, outcome, BEGUN)

    assert [row.slot for row in mails.waiting()] == ["c"]
    assert [(row.slot, row.code) for row in mails.failed()] == [("b", "smtp_550")]
    assert [row.slot for row in mails.recent("a-b", 9)] == ["b"]
    assert len(mails.recent(None, 2)) == 2


def test_a_backlog_is_what_should_have_gone_by_now(mails: Mails, put: Put) -> None:
    empty = mails.backlog(BEGUN)
    put("a")
    put("b", next_at=BEGUN - SECOND)
    put("c", next_at=BEGUN + SECOND)

    assert empty == Backlog(0, None)
    assert mails.backlog(BEGUN) == Backlog(2, BEGUN - SECOND)

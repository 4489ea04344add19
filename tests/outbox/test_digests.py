"""What became of digests: the last day that was seen to, and the last one that went, whatever the clock did."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from tracker.outbox.digests import Digests, day_of
from tracker.outbox.ledger import Ledger
from tracker.outbox.mails import MailKind, Mails

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
AIGUL = "a-7kq2m4xa1234"
A_WEEK = timedelta(days=7)
Put = Callable[..., UUID | None]


@pytest.fixture
def digests(engine: Engine) -> Digests:
    return Digests(engine)


def test_nothing_is_known_of_who_had_no_digest(digests: Digests, put: Put) -> None:
    put(account="a-bolot")

    assert digests.last(AIGUL, NOW) == (None, None)


def test_the_last_digest_is_the_newest_that_was_made(digests: Digests, put: Put) -> None:
    put(slot="2026-11-02", made_at=NOW)
    put(slot="2026-11-09", made_at=NOW + A_WEEK)
    put(slot="zzz", kind=MailKind.URGENT, made_at=NOW + A_WEEK)

    assert digests.last(AIGUL, NOW + 2 * A_WEEK) == ("2026-11-09", NOW + A_WEEK)


def test_a_digest_that_had_nothing_to_say_went_to_nobody(digests: Digests, mails: Mails, put: Put) -> None:
    put(slot="2026-11-02", made_at=NOW, next_at=NOW)
    lease = uuid4()
    [claimed] = mails.claim(NOW, 1, lease)
    mails.needless(claimed.mail_id, lease, NOW)

    assert digests.last(AIGUL, NOW) == ("2026-11-02", None)


def test_a_day_without_anything_owed_is_seen_to_and_stands_in_no_list(digests: Digests, ledger_of: Ledger) -> None:
    for slot in ("2026-11-02", "2026-11-09", "2026-11-09"):
        digests.pass_by(AIGUL, slot, NOW)

    assert digests.last(AIGUL, NOW) == ("2026-11-09", None)
    assert ledger_of.lines(AIGUL) == []


@pytest.fixture
def ledger_of(engine: Engine) -> Ledger:
    return Ledger(engine)


def test_what_a_clock_that_ran_ahead_wrote_holds_no_later_week_up(digests: Digests, put: Put) -> None:
    put(slot="2027-11-01", made_at=NOW + 52 * A_WEEK)
    digests.pass_by(AIGUL, "2027-11-08", NOW + 53 * A_WEEK)

    slot, went_at = digests.last(AIGUL, NOW)

    assert (slot, went_at) == (None, NOW)
    assert put(slot="2027-11-01") is not None


def test_an_hour_between_two_machines_is_no_clock_that_ran_ahead(digests: Digests, put: Put) -> None:
    put(slot="2026-11-02", made_at=NOW + timedelta(minutes=59))

    assert digests.last(AIGUL, NOW) == ("2026-11-02", NOW + timedelta(minutes=59))


def test_a_slot_is_the_day_that_it_names() -> None:
    assert day_of("2026-11-02") == NOW.date()

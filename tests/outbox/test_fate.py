from datetime import UTC, datetime, timedelta

import pytest

from tracker.outbox.fate import GIVES_UP_AFTER, Fate, MailState, fate
from tracker.outbox.outcome import Answer, Outcome

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
TAKEN, LATER, REFUSED, UNCLEAR = (Outcome(answer, "") for answer in Answer)


def hours_after_each_try() -> list[float]:
    """Turn a mail away until it is given up."""
    waits, tries = [], 1
    while (then := fate(LATER, NOW, tries=tries, unclear=0).next_at) is not None:
        waits.append((then - NOW) / timedelta(hours=1))
        tries += 1
    return waits


def test_a_mail_that_is_turned_away_waits_longer_each_time_and_at_most_half_a_day() -> None:
    waits = hours_after_each_try()

    assert [round(60 * wait) for wait in waits[:5]] == [1, 5, 15, 60, 240]
    assert waits[5:] == [12] * 5


def test_a_mail_is_given_up_when_its_tries_have_taken_three_days() -> None:
    tried_for = sum(hours_after_each_try())

    assert tried_for <= GIVES_UP_AFTER / timedelta(hours=1) < tried_for + 12
    assert fate(LATER, NOW, tries=11, unclear=0) == Fate(MailState.FAILED, 0, None)


def test_a_taken_mail_is_sent_and_a_refused_one_has_failed() -> None:
    assert fate(TAKEN, NOW, tries=1, unclear=0) == Fate(MailState.SENT, 0, None)
    assert fate(REFUSED, NOW, tries=1, unclear=0) == Fate(MailState.FAILED, 0, None)


def test_an_unclear_mail_goes_once_more_an_hour_later_and_then_stays_unclear() -> None:
    first = fate(UNCLEAR, NOW, tries=1, unclear=0)
    second = fate(UNCLEAR, NOW, tries=2, unclear=first.unclear)

    assert first == Fate(MailState.UNKNOWN, 1, NOW + timedelta(hours=1))
    assert second == Fate(MailState.UNKNOWN, 2, None)


@pytest.mark.parametrize("tries", [2, 30])
def test_a_mail_that_may_have_arrived_is_never_called_failed(tries: int) -> None:
    found = [fate(outcome, NOW, tries=tries, unclear=1).state for outcome in (LATER, REFUSED, UNCLEAR)]

    assert found == [MailState.UNKNOWN] * 3
    assert fate(TAKEN, NOW, tries=tries, unclear=1).state is MailState.SENT

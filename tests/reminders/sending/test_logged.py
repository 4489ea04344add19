import logging

import pytest

from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.sending.logged import LoggedMailer


def test_the_log_says_that_a_mail_went_and_never_to_whom(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    outcome = LoggedMailer().send("aigul@example.org", "post@example.net", b"Subject: words\r\n\r\n")

    assert outcome == Outcome(Answer.TAKEN, "")
    assert [record.getMessage() for record in caplog.records] == ["mail taken, 18 bytes"]

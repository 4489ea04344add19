from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.reminders.outboxes import Outbox
from tracker.outbox.tables import outbox_metadata
from tracker.reminders.forgetting import forgetting
from tracker.reminders.sending.maildir import Maildir
from tracker.store.engine import make_engine, writing


@pytest.fixture
def outbox(database_url: str) -> Iterator[Outbox]:
    """Give an empty outbox on each database."""
    engine = make_engine(database_url)
    with writing(engine) as connection:
        outbox_metadata.create_all(connection)
    yield Outbox(engine)
    engine.dispose()


def test_what_mails_said_is_gone_a_month_later(outbox: Outbox, tmp_path: Path) -> None:
    mail_id, maildir = outbox.put(), Maildir(tmp_path / "mail")
    outbox.send(maildir)
    forget = forgetting(outbox.mails, maildir)

    forget((outbox.now + timedelta(days=30)).date())
    early = (outbox.row(mail_id).sealed, len(maildir.list()))
    for _ in range(2):
        forget((outbox.now + timedelta(days=31)).date())

    assert early[0] is not None
    assert early[1] == 1
    assert outbox.row(mail_id).sealed is None
    assert maildir.list() == []

"""The log alone gives the record anew, on both databases, whatever became of what the pages read."""

from pathlib import Path

from sqlalchemy import text

from tests.web.given import Given
from tracker.application.reader import Look, Reader
from tracker.application.recomputing import recomputed
from tracker.domain.scorecard import Card
from tracker.store.engine import writing


def card(look: Look) -> Card:
    return look.card(look.sight(None, None), "KZ")


def test_the_log_alone_gives_the_card_that_the_pages_had_before_they_were_changed(
    tmp_path: Path, database_url: str
) -> None:
    given = Given(tmp_path, url=database_url).found().fill().release()
    record, today = given.record, lambda: given.today
    reads = [Reader(record.engine, record.log, record.book, today) for _ in range(2)]  # each keeps what it read
    with reads[0].look() as look:
        before = card(look)

    with writing(record.engine) as connection:
        connection.execute(text("DELETE FROM entry"))
    with recomputed(record.log, record.book, today) as anew, anew.look() as by_log, reads[1].look() as changed:
        cards = card(by_log), card(changed)
    given.close()

    assert cards[0] == before
    assert cards[1] != before

"""Pages are given the same facts, read once: whoever changed them would change the next reader's page."""

from collections.abc import Mapping

from sqlalchemy import select

from tests.web.given import Given
from tracker.projections.rows import facts, read_facts
from tracker.projections.tables import demand, demand_change, document, entry_facts, listed, occasion, party
from tracker.store.engine import reading

TABLES = (demand, demand_change, document, entry_facts, listed, occasion, party)


def test_no_page_changes_the_facts_that_the_next_one_is_given(given: Given, pages: Mapping[str, str]) -> None:
    with reading(given.record.engine) as connection:
        texts = [text for table in TABLES for text in connection.scalars(select(table.c.facts))]

    changed = [text for text in texts if read_facts(text) != facts(text)]

    assert len(texts) > len(TABLES)
    assert pages
    assert changed == []


def test_the_same_facts_are_read_once() -> None:
    text = '{"title": {"en": "ref"}, "measures": [{"number": 1}]}'

    assert read_facts(text) is read_facts(text)
    assert facts(text) is not facts(text)

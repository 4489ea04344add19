"""Uploaded tables are sealed and their owner's alone; of rows that were taken nothing but hashes is kept."""

import pytest
from sqlalchemy import select

from tests.accounts.people import House
from tracker.accounts import known_rows
from tracker.accounts.known_rows import KnownRow, Marks
from tracker.accounts.refusals import RowTaken
from tracker.accounts.row_files import MOST
from tracker.accounts.tables import row_file
from tracker.store.engine import reading, writing

CONTENT = b'{"name": "Geneva"}'


def test_a_table_is_kept_sealed_for_its_owner_alone(house: House) -> None:
    aigul, bolot = house.person().account_id, house.person("Bolot").account_id
    tables = house.accounts.row_files

    kept = tables.keep(aigul, CONTENT)

    with reading(house.engine) as connection:
        assert b"Geneva" not in connection.scalars(select(row_file.c.sealed)).one()
    opened = tables.open(aigul, kept)
    assert opened is not None
    assert opened.content == CONTENT
    assert "Geneva" not in repr(opened)
    assert tables.open(bolot, kept) is None
    tables.drop(bolot, kept)
    assert len(tables.list(aigul)) == 1
    tables.drop(aigul, kept)
    tables.drop(aigul, kept)
    assert tables.list(aigul) == []


def test_a_new_table_takes_the_place_of_the_oldest(house: House) -> None:
    its, tables = house.person().account_id, house.accounts.row_files

    for place in range(MOST + 2):
        tables.keep(its, str(place).encode())
        house.clock.pass_by(seconds=1)

    assert [one.content for one in tables.list(its)] == [str(place).encode() for place in range(MOST + 1, 1, -1)]


def test_a_row_is_known_by_its_key_and_by_what_it_says_and_taken_by_one_alone(house: House) -> None:
    first = KnownRow(Marks("key", "content", "fixed"), "kz-2021-1", 7)
    second = KnownRow(Marks("key", "other", "fixed"), "kz-2021-1", 9)

    with writing(house.engine) as connection:
        known_rows.remember(connection, first, None)
        with pytest.raises(RowTaken):
            known_rows.remember(connection, second, None)
        known_rows.remember(connection, second, first)
        with pytest.raises(RowTaken):
            known_rows.remember(connection, second, first)

        assert known_rows.by_key(connection, ["key", "another"]) == {"key": second}
        assert known_rows.by_content(connection, ["content", "other"]) == {"other": second}

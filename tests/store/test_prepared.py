"""A prepared statement does what the connection itself would do, on both databases."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tracker.store.engine import explained, make_engine, reading, writing
from tracker.store.prepared import Prepared, PreparedOfSome, savepoint
from tracker.store.refusals import StoreUnavailable
from tracker.store.tables import unique_key

KEY = {"scope": "demand", "key": "kz-2021-1", "stream_id": UUID(int=7)}
INTO = Prepared(insert(unique_key))
HELD = Prepared(select(unique_key.c.key).where(unique_key.c.stream_id == bindparam("stream")).order_by("key").limit(2))


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as connection:
        yield connection


def test_what_is_run_is_read_back_by_the_same_and_by_the_usual_way(engine: Engine) -> None:
    with writing(engine) as connection:
        INTO.run(connection, KEY)

    with reading(engine) as connection:
        assert HELD.all(connection, {"stream": UUID(int=7)}) == [("kz-2021-1",)]
        assert connection.execute(select(unique_key)).mappings().one() == KEY


@pytest.mark.parametrize("many", [0, 1, 3])
def test_rows_go_in_together(connection: Connection, many: int) -> None:
    INTO.run_all(connection, [{**KEY, "key": f"kz-2021-{number}"} for number in range(many)])

    assert connection.scalar(select(func.count()).select_from(unique_key)) == many


def test_a_bound_that_stands_in_the_statement_holds(connection: Connection) -> None:
    INTO.run_all(connection, [{**KEY, "key": f"kz-2021-{number}"} for number in range(3)])

    assert HELD.all(connection, {"stream": UUID(int=7)}) == [("kz-2021-0",), ("kz-2021-1",)]
    assert HELD.one(connection, {"stream": UUID(int=7)}) == ("kz-2021-0",)
    assert HELD.one(connection, {"stream": UUID(int=8)}) is None


def test_an_error_is_the_one_that_the_connection_raises_and_names_no_value(connection: Connection) -> None:
    INTO.run(connection, KEY)

    with pytest.raises(IntegrityError) as refused, savepoint(connection):
        INTO.run(connection, KEY)
    assert "kz-2021-1" not in str(refused.value).replace(str(refused.value.orig), "")
    assert not refused.value.connection_invalidated


def test_what_fails_inside_a_savepoint_leaves_what_was_before(connection: Connection) -> None:
    INTO.run(connection, KEY)

    with pytest.raises(ZeroDivisionError), savepoint(connection):
        _fail_after_writing(connection)

    assert HELD.all(connection, {"stream": UUID(int=7)}) == [("kz-2021-1",)]


def test_savepoints_stand_in_one_another(connection: Connection) -> None:
    with savepoint(connection):
        INTO.run(connection, KEY)
        with pytest.raises(ZeroDivisionError), savepoint(connection):
            _fail_after_writing(connection)

    assert HELD.all(connection, {"stream": UUID(int=7)}) == [("kz-2021-1",)]


def test_rows_have_names_and_values_as_their_columns_have_them(connection: Connection) -> None:
    INTO.run(connection, KEY)
    whole = Prepared(select(unique_key, (unique_key.c.key == "kz-2021-1").label("is_it")))

    [row] = whole.rows(connection, {})

    assert row == connection.execute(whole.statement).one()
    assert (row.scope, row.key, row.stream_id, row.is_it) == ("demand", "kz-2021-1", UUID(int=7), True)
    assert whole.first(connection, {}) == row
    assert HELD.first(connection, {"stream": UUID(int=8)}) is None


@pytest.mark.postgres
def test_a_server_that_ends_the_connection_is_unreachable_and_the_next_connection_is_a_new_one(
    postgres_url: str,
) -> None:
    engine = make_engine(postgres_url)

    with pytest.raises(StoreUnavailable) as refused, writing(engine) as connection:
        _write_after_its_end(connection, engine)
    assert refused.value.reason == "unreachable"

    with writing(engine) as connection:
        assert HELD.all(connection, {"stream": UUID(int=7)}) == []
    engine.dispose()


def test_a_statement_whose_number_of_values_differs_is_no_prepared_one(connection: Connection) -> None:
    some = Prepared(select(unique_key.c.key).where(unique_key.c.key.in_(bindparam("keys", expanding=True))))

    with pytest.raises(TypeError, match="anew each time"):
        some.all(connection, {"keys": ["kz-2021-1"]})


def test_the_driver_s_error_is_explained_like_any_other(sqlite_engine: Engine) -> None:
    with pytest.raises(DBAPIError), explained(), reading(sqlite_engine) as connection:
        Prepared(select(text("nothing"))).one(connection, {})


def _fail_after_writing(connection: Connection) -> None:
    INTO.run(connection, {**KEY, "key": "kz-2021-2"})
    raise ZeroDivisionError


def _write_after_its_end(connection: Connection, engine: Engine) -> None:
    its = connection.scalar(text("SELECT pg_backend_pid()"))
    with writing(engine) as other:
        other.execute(text("SELECT pg_terminate_backend(:its, 5000)"), {"its": its})
    INTO.run(connection, KEY)


OF_KEYS = PreparedOfSome(
    select(unique_key.c.key, unique_key.c.stream_id)
    .where(
        unique_key.c.key.in_(bindparam("keys", expanding=True)),
        unique_key.c.scope.in_(["demand", "document"]),
        unique_key.c.stream_id == bindparam("stream"),
    )
    .order_by("key"),
    "keys",
)
OF_STREAMS = PreparedOfSome(
    select(unique_key.c.key).where(unique_key.c.stream_id.in_(bindparam("streams", expanding=True))), "streams"
)


@pytest.mark.parametrize("many", [1, 2, 3, 5, 8])
def test_some_are_asked_for_by_a_list_of_any_length(connection: Connection, many: int) -> None:
    INTO.run_all(connection, [{**KEY, "key": f"kz-2021-{number}"} for number in range(9)])
    some = [f"kz-2021-{number}" for number in range(many)]

    found = OF_KEYS.rows(connection, some, {"stream": UUID(int=7)})

    assert [one.key for one in found] == some
    assert [one.stream_id for one in found] == [UUID(int=7)] * many
    assert OF_KEYS.all(connection, some, {"stream": UUID(int=8)}) == []


def test_values_of_a_list_are_brought_into_shape_as_others_are(connection: Connection) -> None:
    INTO.run(connection, KEY)

    assert OF_STREAMS.all(connection, [UUID(int=7), UUID(int=8), UUID(int=9)]) == [("kz-2021-1",)]

"""Prepared: a statement that is put together once, and run by the driver without more ado.

SQLAlchemy looks at a statement, its values and its result anew each time: some 60 microseconds, ten times what SQLite
then works. That is nothing for a page; of an entry, which is a dozen of such statements, it was half the time.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from operator import itemgetter
from typing import Any, NoReturn

from sqlalchemy import Boolean, Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor, DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import Select, UpdateBase
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
_NO_VALUES: Values = {}
_Statement = Select[*tuple[Any, ...]] | UpdateBase
_Shape = Callable[[Values], Any]
_Read = Callable[[tuple[Any, ...]], Any]


class Prepared:
    """A statement whose values are all bound by name, and which asks only for what both drivers give as it is.

    It takes part in the transaction of the connection that it is run with. Each run raises DBAPIError as the
    connection itself would, also where what is asked for was lost.
    """

    def __init__(self, statement: _Statement, lists: Mapping[str, int] | None = None) -> None:
        self.statement, self._lists = statement, lists or {}
        self._spelled: dict[str, tuple[str, _Shape]] = {}
        self._read: dict[str, _Read] = {}

    def run(self, connection: Connection, values: Values) -> None:
        """Execute it once."""
        self._execute(connection, values)

    def run_all(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Execute it for each row."""
        if len(rows) == 1:
            self._execute(connection, rows[0])
            return
        said, shape = self._for(connection.dialect)
        try:
            connection.connection.cursor().executemany(said, list(map(shape, rows)))
        except connection.dialect.loaded_dbapi.Error as wrong:
            _fail(connection, wrong)

    def one(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """Give the first row, None where there is none."""
        found: tuple[Any, ...] | None = self._execute(connection, values).fetchone()
        return found

    def all(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Give all rows."""
        return list(self._execute(connection, values).fetchall())

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """Give all rows by the names of their columns, each value as the type of its column has it."""
        found = self.all(connection, values)
        if not found:
            return []
        name = connection.dialect.name
        read = self._read.get(name)
        if read is None:
            read = self._read[name] = _reader(self.statement, connection.dialect)
        return list(map(read, found))

    def first(self, connection: Connection, values: Values) -> Any | None:  # noqa: ANN401 - a row
        """Give the first row by the names of its columns, None where there is none."""
        return next(iter(self.rows(connection, values)), None)

    def _execute(self, connection: Connection, values: Values) -> DBAPICursor:
        said, shape = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(said, shape(values))
        except connection.dialect.loaded_dbapi.Error as wrong:
            _fail(connection, wrong)
        return cursor

    def _for(self, dialect: Dialect) -> tuple[str, _Shape]:
        spelled = self._spelled.get(dialect.name)
        if spelled is None:
            spelled = self._spelled[dialect.name] = _spell(self.statement, dialect, self._lists)
        return spelled


class PreparedOfSome:
    """A statement that asks for some things by a list of values: put together once for each power of two that suffices.

    What is left of the list is filled with its last value, so that a page needs a handful of forms and not hundreds.
    """

    def __init__(self, statement: _Statement, name: str) -> None:
        self.statement, self._name = statement, name
        self._of: dict[int, Prepared] = {}

    def all(self, connection: Connection, some: Sequence[Any], values: Values = _NO_VALUES) -> list[tuple[Any, ...]]:
        """Give all rows for some things, at least one."""
        prepared, filled = self._for(some)
        return prepared.all(connection, {**values, **filled})

    def rows(self, connection: Connection, some: Sequence[Any], values: Values = _NO_VALUES) -> list[Any]:
        """Give the same by the names of their columns."""
        prepared, filled = self._for(some)
        return prepared.rows(connection, {**values, **filled})

    def _for(self, some: Sequence[Any]) -> tuple[Prepared, Values]:
        size = 1 << (len(some) - 1).bit_length()
        prepared = self._of.get(size)
        if prepared is None:
            prepared = self._of[size] = Prepared(self.statement, {self._name: size})
        filled = [*some, *repeat(some[-1], size - len(some))]
        return prepared, {f"{self._name}_{number}": one for number, one in enumerate(filled, 1)}


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Undo what is done inside where it raises, and leave the transaction as it was before."""
    say(connection, "SAVEPOINT inside")
    try:
        yield
    except BaseException:
        say(connection, "ROLLBACK TO SAVEPOINT inside")
        raise
    say(connection, "RELEASE SAVEPOINT inside")


def say(connection: Connection, said: str) -> None:
    """Tell the database something that has no values and no answer; raises DBAPIError."""
    try:
        connection.connection.cursor().execute(said)
    except connection.dialect.loaded_dbapi.Error as wrong:
        _fail(connection, wrong)


def _fail(connection: Connection, wrong: DBAPIModule.Error) -> NoReturn:
    """Raise what SQLAlchemy raises of a driver's error, and drop a connection that is gone."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(wrong, connection.connection.dbapi_connection, None)
    if gone:
        connection.invalidate(wrong)
    raise DBAPIError.instance(
        None, None, wrong, dialect.loaded_dbapi.Error, hide_parameters=True, connection_invalidated=gone
    ) from wrong


def _spell(statement: _Statement, dialect: Dialect, lists: Mapping[str, int]) -> tuple[str, _Shape]:
    """Give a statement as the dialect says it, and what brings values into the shape that its driver takes.

    `lists` says how many values each of its lists has that is given with the values; one that stands in it is fixed.
    """
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(f"this cannot be put together once: {statement}")
    said, params, binds = str(compiled), compiled.params, dict(compiled.binds)
    names: Sequence[str] | None = compiled.positiontup
    open_lists = {name for name, bound in binds.items() if bound.expanding and bound.required}
    if open_lists != lists.keys():
        raise TypeError(f"this has to be put together anew each time, or for the length of each list: {statement}")
    if any(bound.expanding for bound in binds.values()):
        state = compiled.construct_expanded_state({**params, **{name: [None] * of for name, of in lists.items()}})
        said, params, names = state.statement, state.parameters, state.positiontup
        binds |= {each: binds[name] for name, its in state.parameter_expansion.items() for each in its}
    fixed = {name: value for name, value in params.items() if value is not None}
    typed = {name: way for name in params if (way := _way_in(binds[name].type, dialect))}

    def named(values: Values) -> Values:
        filled = {**fixed, **values}
        for name, way in typed.items():
            filled[name] = way(filled[name])
        return filled

    if names is None:  # the driver takes values by name
        return said, named if fixed or typed else dict
    in_order = itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)
    return said, (lambda values: in_order(named(values))) if fixed or typed else in_order


def _reader(statement: _Statement, dialect: Dialect) -> _Read:
    """Give what makes rows with names of what the driver gives."""
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    names = [str(column.key) for column in columns]
    kind: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - as is asked for
    made: _Read = kind._make
    ways = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    if not any(ways):
        return made
    return lambda found: made(tuple(way(value) if way else value for way, value in zip(ways, found, strict=True)))


def _way_in(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    if isinstance(kind, Boolean):  # both drivers take them as they are; to look at each costs a tenth of a rebuild
        return None
    return kind.dialect_impl(dialect).bind_processor(dialect)

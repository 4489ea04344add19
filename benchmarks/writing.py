"""F1: what a recorded entry costs, as a share of a bare INSERT, beside what others do for less."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ours
from benchmarks.contest import Contestant, compete, figures
from benchmarks.figures import Figure
from benchmarks.records import a_home
from benchmarks.rivals import bare, continuum, django_history, library
from tests.postgres import PostgresServer


@dataclass(frozen=True)
class Size:
    """How much is written: rounds that count, and how much each contestant writes in one."""

    rounds: int
    each: int
    register: bool = True


FULL, TINY = Size(9, 200), Size(1, 3, register=False)


def measure(server: PostgresServer | None, size: Size = FULL) -> Iterator[Figure]:
    """Let all contestants write to each database in turn; without a server to SQLite alone."""
    with a_home() as folder:
        yield from _measured("sqlite", _on_sqlite(folder), folder, "", size)
    if server is not None:
        with a_home() as folder, ExitStack() as stack:
            urls = (server.url(stack.enter_context(server.database())) for _ in range(5))
            yield from _measured("postgresql", _on_postgres(urls), folder, next(urls), size)


def _measured(
    where: str, rivals: Sequence[Callable[[], Contestant]], folder: Path, url: str, size: Size
) -> list[Figure]:
    with _those_installed(rivals) as others, closing(ours.record(folder, url, register=size.register)) as parts:
        first, *rest = others
        measured = compete([first, ours.Entry(parts), ours.Command(parts), *rest], size.rounds, size.each)
    return figures(where, measured, first.name)


def _on_sqlite(folder: Path) -> list[Callable[[], Contestant]]:
    return [
        lambda: bare.BareSqlite(folder),
        lambda: library.on_sqlite(folder),
        lambda: django_history.on_sqlite(folder),
        lambda: continuum.on_sqlite(folder),
    ]


def _on_postgres(urls: Iterator[str]) -> list[Callable[[], Contestant]]:
    return [
        lambda: bare.BarePostgres(next(urls)),
        lambda: library.on_postgres(next(urls)),
        lambda: django_history.on_postgres(next(urls)),
        lambda: continuum.on_postgres(next(urls)),
    ]


@contextmanager
def _those_installed(rivals: Sequence[Callable[[], Contestant]]) -> Iterator[list[Contestant]]:
    """Open the rivals; one whose packages are not here takes no part."""
    with ExitStack() as stack:
        found: list[Contestant] = []
        for make in rivals:
            try:
                found.append(stack.enter_context(closing(make())))
            except ImportError:
                continue
        yield found

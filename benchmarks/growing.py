"""Growing: what an entry, a card, a rebuild and a byte cost at 1,000 to 1,000,000 events, on both databases."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import process_time

from sqlalchemy import text

from benchmarks import ours
from benchmarks.contest import Contestant
from benchmarks.figures import Figure, middle
from benchmarks.pages import made_anew
from benchmarks.rebuilding import rebuilt
from benchmarks.records import a_home, databases, founded, grow
from tests.postgres import PostgresServer
from tracker.bootstrap import Parts
from tracker.store.engine import reading

FULL, USUAL, TINY = (10**3, 10**4, 10**5, 10**6), (10**3, 10**4, 10**5), (20,)
_WRITTEN, _MADE = 100, 3


def measure(server: PostgresServer | None, sizes: tuple[int, ...] = USUAL) -> Iterator[Figure]:
    """Let one record grow on each database, and measure at each size; ratios are to the smallest size."""
    with a_home() as folder, databases(folder, server) as urls:
        for name, url in urls.items():
            yield from _grown(name, folder / name, url, sizes)


def _grown(name: str, folder: Path, url: str, sizes: tuple[int, ...]) -> Iterator[Figure]:
    first: dict[str, float] = {}
    with closing(founded(folder, url, register=False)) as parts:
        for size in sizes:
            grow(parts, size)
            for what, value, unit in _at(parts, folder, url):
                known = first.setdefault(what, value)
                ratio = value / known if value is not known and known else None
                beside = f"grow.at_{sizes[0]}" if ratio else ""
                yield Figure(f"{name}/{size:,}/{what}", value, unit, ratio, more_is_better=False, beside=beside)


def _at(parts: Parts, folder: Path, url: str) -> Iterator[tuple[str, float, str]]:
    """Measure one size; the bytes first, as what is measured afterwards adds to them."""
    events = parts.log.head().position
    yield "grow.disk", _bytes(parts) / events, "B"
    yield "entry/work", _work(ours.Entry(parts)), "ms"
    yield "command/work", _work(ours.Command(parts)), "ms"
    yield "page.miss", middle([made_anew(parts) for _ in range(_MADE)]), "ms"
    its = rebuilt(folder / "home", url)
    yield "rebuild.seconds", its.seconds, "s"
    yield "rebuild.work", its.worked, "s"
    yield "rebuild.memory", its.mebibytes, "MiB"


def _work(one: Contestant) -> float:
    """Give the milliseconds that this process works for one, after a few that do not count."""
    for number in range(_WRITTEN // 10):
        one.once(number)
    began = process_time()
    for number in range(_WRITTEN):
        one.once(number)
    return (process_time() - began) * 1000 / _WRITTEN


def _bytes(parts: Parts) -> float:
    file = parts.settings.database_file
    if file is not None:
        return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*"))
    with reading(parts.engine) as connection:
        return float(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

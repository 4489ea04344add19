"""F3: coordinators write and read at once, signed in, over HTTP: what comes through, how fast, what it costs."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from benchmarks.asking import Answered, Ask, Stream, at_a_rate, rate, waited
from benchmarks.figures import Figure
from benchmarks.hosting import served
from benchmarks.records import a_home, databases, founded
from tests.drills.phone import Phone, a_phone
from tests.drills.typed import COUNTRY, what_happened
from tests.postgres import PostgresServer
from tracker.bootstrap import Parts

READ = ("/desk/countries/kz", "/desk/demands/kz-2021-1", "/desk", "/en/countries/kz")
TAKEN, SHOWN = 303, 200
WRITES, READS = 100.0, 300.0
"""A second: what the acceptance asks for."""
_WARMING = 8.0
"""Reads that come first and do not count: what is imported and filled once is no part of a page."""


@dataclass(frozen=True)
class Size:
    """How long, and which share of the rates that are asked for."""

    seconds: float
    shares: tuple[float, ...]
    workers: int = 1


FULL = Size(20.0, (0.05, 0.25, 1.0))


def measure(server: PostgresServer | None, size: Size = FULL) -> Iterator[Figure]:
    """Load a server over each database, more from step to step."""
    with a_home() as folder, databases(folder, server) as urls:
        for name, url in urls.items():
            yield from _loaded(name, folder / name, url, size)


def _loaded(name: str, folder: Path, url: str, size: Size) -> Iterator[Figure]:
    with closing(founded(folder, url)) as parts:
        phone, measures = a_phone(parts, "Aigul", COUNTRY), _measures(parts)
    more = ["--workers", str(size.workers)] if size.workers > 1 else []
    with served(folder / "home", url, more) as hosted:
        numbers = iter(range(10**9))
        at_a_rate(hosted.port, [Stream("read", _WARMING, lambda number: _reads(phone, number))], 1)
        for share in size.shares:
            streams = [
                Stream("write", WRITES * share, lambda _: _writes(phone, next(numbers), measures)),
                Stream("read", READS * share, lambda number: _reads(phone, number)),
            ]
            worked = hosted.worked()
            answered = at_a_rate(hosted.port, streams, size.seconds)
            yield from _figures(f"{name}/{share:.0%}", answered, size.seconds, share, hosted.worked() - worked)
        yield Figure(f"{name}/load.memory", hosted.resident(), "MiB", more_is_better=False)


def _figures(where: str, answered: list[Answered], seconds: float, share: float, worked: float) -> Iterator[Figure]:
    written = [one for one in answered if one.kind == "write" and one.status == TAKEN]
    read = [one for one in answered if one.kind == "read" and one.status == SHOWN]
    for kind, done, asked in (("writes", written, WRITES), ("reads", read, READS)):
        yield Figure(
            f"{where}/load.{kind}",
            rate(done, seconds),
            "/s",
            rate(done, seconds) / (asked * share),
            beside="load.asked",
        )
    yield Figure(f"{where}/load.post", waited(written), "ms", more_is_better=False)
    yield Figure(f"{where}/load.get", waited(read), "ms", more_is_better=False)
    yield Figure(f"{where}/load.work", worked * 1000 / max(1, len(answered)), "ms", more_is_better=False)


def _measures(parts: Parts) -> Sequence[str]:
    """Name the first measure of each demand about the country that has any, to which people write in turn."""
    with parts.reader.look() as look:
        demands = look.shelf().demands.items()
        return [f"{key}.1" for key, one in demands if key.startswith(f"{COUNTRY.lower()}-") and one["measures"]]


def _writes(phone: Phone, number: int, measures: Sequence[str]) -> Ask:
    """Put what happened on one demand, and each second time on the next one, too."""
    command = uuid5(NAMESPACE_URL, f"{phone.name}/{number}")
    bears_on = [measures[(number + one) % len(measures)] for one in range(1 + number % 2)]
    fields = {"command": str(command), **what_happened(phone, number), "measure": bears_on}
    return Ask("/record", _signed_in(phone), urlencode(fields, doseq=True).encode())


def _reads(phone: Phone, number: int) -> Ask:
    return Ask(READ[number % len(READ)], _signed_in(phone))


def _signed_in(phone: Phone) -> tuple[tuple[str, str], ...]:
    return (("Cookie", f"sid={phone.token}"), ("Sec-Fetch-Site", "same-origin"))

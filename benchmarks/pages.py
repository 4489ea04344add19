"""F2: the public card: served again, unchanged, and made anew, beside bare FastAPI with Jinja2."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import process_time

from benchmarks import ours
from benchmarks.asking import Ask, as_fast_as_it_goes, rate
from benchmarks.figures import Figure, middle
from benchmarks.hosting import a_port, program, served
from benchmarks.inside import inside
from benchmarks.records import a_home, databases, founded, grow
from tests.postgres import PostgresServer
from tracker import bootstrap
from tracker.bootstrap import Parts

CARD = "/en/countries/kz"
_ROW = 150
"""Bytes of a row of the bare page."""


@dataclass(frozen=True)
class Size:
    """How much is asked: rounds of so many seconds; and how many events stand behind a card that is made anew."""

    rounds: int
    seconds: float
    events: int
    times: int
    register: bool = True


FULL, TINY = Size(5, 3.0, 100_000, 7), Size(1, 0.1, 20, 1, register=False)


def measure(server: PostgresServer | None, size: Size = FULL) -> Iterator[Figure]:
    """Measure what is served again over HTTP, then what it costs to make it, on each database."""
    if size.register:
        with a_home() as folder:
            yield from _again(folder, size)
    with a_home() as folder, databases(folder, server) as urls:
        for name, url in urls.items():
            yield from _anew(name, folder / name, url, size)


def _again(folder: Path, size: Size) -> Iterator[Figure]:
    founded(folder, "").close()
    with served(folder / "home", "") as hosted:
        page, tag = _first(hosted.port)
        port = a_port()
        words = ["-m", "benchmarks.rivals.bare_pages", str(port), str(len(page) // _ROW)]
        unchanged = Ask(CARD, (("If-None-Match", tag),))
        with program(words, port, {}) as bare:
            asked = {
                "bare": (bare.port, Ask("/")),
                "hit": (hosted.port, Ask(CARD)),
                "unchanged": (hosted.port, unchanged),
            }
            rates: dict[str, list[float]] = {name: [] for name in asked}
            for _ in range(size.rounds):
                for name, (at, ask) in asked.items():
                    rates[name].append(rate(as_fast_as_it_goes(at, ask, size.seconds), size.seconds))
    for name, found in rates.items():
        share = middle([one / other for one, other in zip(found, rates["bare"], strict=True)])
        yield Figure(f"http/page.{name}", middle(found), "/s", share, beside="" if name == "bare" else "page.bare")


def _first(port: int) -> tuple[bytes, str]:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", CARD)
        answer = connection.getresponse()
        return answer.read(), str(answer.getheader("ETag"))


def _anew(name: str, folder: Path, url: str, size: Size) -> Iterator[Figure]:
    with closing(founded(folder, url, register=size.register)) as parts:
        grow(parts, size.events)
        yield Figure(
            f"{name}/page.miss", middle([made_anew(parts) for _ in range(size.times)]), "ms", more_is_better=False
        )


def made_anew(parts: Parts) -> float:
    """Release something new, and give the milliseconds that this process works until the card is there."""
    ours.Entry(parts).once(0)
    parts.tracker.release(bootstrap.HOST)
    with inside(bootstrap.web(parts)) as get:
        get("/en/methodology")  # what is imported and read once is no part of a page
        began = process_time()
        get(CARD)
        return (process_time() - began) * 1000

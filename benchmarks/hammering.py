"""Hammering: what one machine bears of readers at once, asked by wrk over loopback, on both databases."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.hosting import Hosted, served
from benchmarks.pages import CARD
from benchmarks.records import a_home, databases, founded
from tests.drills.phone import a_phone
from tests.drills.typed import COUNTRY
from tests.postgres import PostgresServer

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_LATE = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m) *$", re.MULTILINE)
_WRONG = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_SOCKETS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")


class NoWrk(Exception):
    """The program wrk is not on this machine."""


@dataclass(frozen=True)
class Size:
    """For how long, over how many connections at once, to servers of how many workers each."""

    seconds: int
    connections: int
    workers: Sequence[int]


FULL, TINY = Size(15, 32, (1, 2)), Size(1, 2, (1,))


@dataclass(frozen=True)
class Heard:
    """What wrk says: answers a second, milliseconds within which 50 and 99 % came, and how many failed."""

    rate: float
    half: float
    nearly_all: float
    wrong: int


def measure(server: PostgresServer | None, size: Size = FULL) -> Iterator[Figure]:
    """Ask for the public card, for the same unchanged, and for two pages of the workspace; raises NoWrk."""
    if shutil.which("wrk") is None:
        raise NoWrk
    with a_home() as folder, databases(folder, server) as urls:
        for name, url in urls.items():
            yield from _hammered(name, folder / name, url, size)


def _hammered(name: str, folder: Path, url: str, size: Size) -> Iterator[Figure]:
    with closing(founded(folder, url)) as parts:
        phone = a_phone(parts, "Aigul", COUNTRY)
    signed_in = {"Cookie": f"sid={phone.token}", "Sec-Fetch-Site": "same-origin"}
    asked: Mapping[str, tuple[str, Mapping[str, str]]] = {
        "wrk.card": (CARD, {}),
        "wrk.unchanged": (CARD, {"If-None-Match": "*"}),
        "wrk.desk": ("/desk", signed_in),
        "wrk.country": ("/desk/countries/kz", signed_in),
    }
    for workers in size.workers if url.startswith("postgresql") else (1,):  # a file is served by one process
        more = ["--workers", str(workers)] if workers > 1 else []
        with served(folder / "home", url, more) as hosted:
            for what, (path, headers) in asked.items():
                ask(hosted, path, headers, seconds=3, connections=workers)  # what is imported and filled once
                heard = ask(hosted, path, headers, seconds=size.seconds, connections=size.connections)
                where = f"{name}/{workers}/{what}"
                yield Figure(where, heard.rate, "/s")
                yield Figure(f"{where}/wrk.half", heard.half, "ms", more_is_better=False)
                yield Figure(f"{where}/wrk.nearly_all", heard.nearly_all, "ms", more_is_better=False)
                yield Figure(f"{where}/wrk.wrong", heard.wrong, "", more_is_better=False)
            yield Figure(f"{name}/{workers}/load.memory", hosted.resident(), "MiB", more_is_better=False)


def ask(hosted: Hosted, path: str, headers: Mapping[str, str], *, seconds: int, connections: int) -> Heard:
    """Let wrk ask for one page again and again."""
    words = ["wrk", "--latency", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
    said = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    address = f"http://127.0.0.1:{hosted.port}{path}"
    done = subprocess.run([*words, *said, address], capture_output=True, text=True, check=True)
    return heard(done.stdout)


def heard(said: str) -> Heard:
    """Read what wrk printed; raises ValueError where it is something else."""
    rate, late = _RATE.search(said), {found[1]: float(found[2]) * _UNITS[found[3]] for found in _LATE.finditer(said)}
    if rate is None or late.keys() != {"50", "99"}:
        raise ValueError(said)
    wrong, sockets = _WRONG.search(said), _SOCKETS.search(said)
    missed = sum(map(int, sockets.groups())) if sockets else 0
    return Heard(float(rate[1]), late["50"], late["99"], missed + (int(wrong[1]) if wrong else 0))

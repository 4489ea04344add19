"""Every file that somebody carries away: found among the routes, so that none is forgotten, and made anew each time."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from json import dumps, loads
from pathlib import Path
from time import process_time
from uuid import UUID

from fastapi import APIRouter
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from tests.accounts.people import Clock, House
from tests.journeys.records import Served
from tests.windows import Window
from tracker import bootstrap
from tracker.accounts.roles import COUNTRY
from tracker.bootstrap import Parts
from tracker.settings import read_settings
from tracker.web.data.tables import TABLES
from tracker.web.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
ENDINGS = ("pdf", "docx", "xlsx", "zip")
SESSION, DOCUMENT, ADDRESSEE, CONVENTION = "ilc-115", "res-2021", "un", "c087"
A_LETTER = str(UUID(int=207, version=4))
"""The letter of a small record that nobody answered: of none in the sample this is known."""

OK, NOT_FOUND = 200, 404
_LEAST = 200
"""Bytes of the smallest of these files."""


@dataclass(frozen=True)
class Made:
    """One file: its name here, what it holds, and how many seconds of the processor it took."""

    name: str
    body: bytes
    seconds: float

    @property
    def ending(self) -> str:
        """Say of which kind it is."""
        return self.name.rpartition(".")[2]


class Unknown(Exception):
    """A route has no example here, or none of them answers: the drill would leave a kind of paper out."""


def every_paper(served: Served, small: TestClient) -> Sequence[Made]:
    """Make each paper of the record in each language, with nothing kept from an earlier run; raises Unknown.

    What the sample has none of, as a reminder of a letter that nobody answered, is made of a small record.
    """
    found, facts = by_path(served), examples(served)
    missing = [path for path, its in found.items() if not its]
    found |= {path: _made(small, filled(path, facts)) for path in missing}
    if not all(found.values()):
        raise Unknown(missing)
    return [one for its in found.values() for one in its]


def by_path(served: Served) -> dict[str, list[Made]]:
    """Make what the record has of each kind of paper, by the path of its route; raises Unknown."""
    window, facts = signed_in(served.parts), examples(served)
    return {path: _made(window, filled(path, facts)) for path in paths(window)}


def in_another_process(served: Served) -> Mapping[str, str]:
    """Let a process that puts sets in another order make the same papers; gives their SHA-256 by name."""
    given = [sys.executable, "-m", "tests.drills.papers", str(served.parts.settings.home)]
    seeds = {**os.environ, "PYTHONHASHSEED": "1"}
    paths_of = os.pathsep.join([str(ROOT), *sys.path])
    ran = subprocess.run(given, capture_output=True, check=True, cwd=ROOT, env={**seeds, "PYTHONPATH": paths_of})
    found: Mapping[str, str] = loads(ran.stdout)
    return found


def signed_in(parts: Parts) -> TestClient:
    """Open the pages afresh, for a coordinator of every country."""
    if parts.key is None:
        raise AssertionError
    house = House(parts.engine, Clock(datetime.now(UTC)), key=parts.key)
    names = (f"drill {number}" for number in range(1000))
    nickname = next(one for one in names if one not in {each.nickname for each in house.accounts.everyone()})
    person = house.person(nickname, *(COUNTRY + code for code in ("KZ", "KG", "TJ", "TM", "UZ")))
    window = Window(bootstrap.web(parts), base_url="http://localhost", headers={"sec-fetch-site": "same-origin"})
    window.cookies.set("sid", house.signed_in(person).token)
    return window


def examples(served: Served) -> Mapping[str, Sequence[str]]:
    """Give for each part of an address what stands for it: every country, and demands of each kind."""
    countries = [one["country"].lower() for one in served.client.get("/en/overview.json").json()["countries"]]
    return {
        "code": countries,
        "reference": ["kz-2021-1", "kz-2021-6", "kg-2020-2", "uz-2021-3", "un-2021-1"],
        "table": list(TABLES),
        "entry_id": [A_LETTER],
    }


def paths(window: TestClient) -> list[str]:
    """List the paths of today's files among the routes."""
    found = {str(getattr(one, "path", "")) for one in _routes(window.app.routes)}  # type: ignore[attr-defined]
    kept = [one for one in found if one.rpartition(".")[2] in ENDINGS and "{on}" not in one]
    return sorted(kept)


def _made(window: TestClient, wanted: Iterable[str]) -> list[Made]:
    """Fetch those of some files that there are."""
    found = (made(window, address) for address in wanted)
    return [one for one in found if one is not None]


def made(window: TestClient, address: str) -> Made | None:
    """Fetch a file, and say how long the processor was at it; None where there is none."""
    begun = process_time()
    answer = window.get(address)
    seconds = process_time() - begun
    if answer.status_code == NOT_FOUND:
        return None
    if answer.status_code != OK or len(answer.content) < _LEAST:
        raise AssertionError((address, answer.status_code))
    return Made(name_of(address), answer.content, seconds)


def name_of(address: str) -> str:
    """Give a name for a file, from its address, that no other has."""
    path, _, query = address.partition("?")
    plain, _, ending = path.strip("/").rpartition(".")
    language = f"-{query.removeprefix('language=')}" if query else ""
    return f"{plain.replace('/', '-')}{language}.{ending}"


def filled(path: str, facts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the addresses of one path; in the workspace the language stands in the query. Raises Unknown."""
    known = {**facts, "key": [_key(path)], "language": list(LANGUAGES)}
    if path.startswith(("/{language}/conventions/", "/conventions/")):
        known["code"] = [CONVENTION]
    unfilled = [path]
    for part in re.findall(r"\{(\w+)\}", path):
        if part not in known:
            raise Unknown(path)
        unfilled = [one.replace(f"{{{part}}}", value) for one in unfilled for value in known[part]]
    for address in unfilled:
        yield from [address] if "{language}" in path else [f"{address}?language={one}" for one in LANGUAGES]


def _key(path: str) -> str:
    return {"sessions": SESSION, "addressees": ADDRESSEE}.get(path.replace("/{language}", "").split("/")[1], DOCUMENT)


def _routes(found: Sequence[BaseRoute]) -> Iterator[BaseRoute]:
    """List all routes, those of included routers, too."""
    for one in found:
        router = getattr(one, "original_router", None)
        yield from _routes(router.routes) if isinstance(router, APIRouter) else [one]


if __name__ == "__main__":
    with closing(bootstrap.connect(read_settings(home=Path(sys.argv[1])))) as of_home:
        every = [one for its in by_path(Served(of_home)).values() for one in its]
        print(dumps({one.name: sha256(one.body).hexdigest() for one in every}))

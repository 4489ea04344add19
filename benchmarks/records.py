"""Records of any size to measure on: the bundled register, and after it entries such as people type."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import uuid4

from tests.given import MADE_ON, a_demand, a_measure, what_happened
from tests.postgres import PostgresServer
from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.application.tracker import Founding
from tracker.bootstrap import Parts
from tracker.domain import demand_events as events
from tracker.domain.country import Country
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Addressee
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Direction, Words
from tracker.settings import read_settings
from tracker.store.values import By

ON_ONE_DEMAND = 500
"""How many entries stand on one demand of a large record; the busiest of the bundled register has some thirty."""
_MEASURES = 3
_OPENING = 1 + _MEASURES
"""How many events make a demand."""
COUNTRIES = ("KZ", "KG", "UZ", "TJ", "TM")
_SHARES = (35, 25, 20, 12, 8)
"""Of a hundred entries, how many are about each country."""
_DAYS = 4 * 365
_WORDS = ("court", "union", "appeal", "strike", "prosecutor", "district", "hearing", "again", "off", "the", "of", "was")

_FOUNDING = Founding(
    name={"en": "Union of Bakers"},
    publisher={"en": "Bakers' office"},
    contact={"en": "bakers@example.org"},
    zone="Asia/Bishkek",
    origin="tracker.example.org/log",
    sample=False,
)
AIGUL = Who("aigul", frozenset(map(Code, COUNTRIES)))
BY = By("aigul", "load")


@contextmanager
def a_home() -> Iterator[Path]:
    """Give a folder on a real disk, gone in the end: a figure from memory would say nothing about a disk."""
    with TemporaryDirectory(prefix="tracker-benchmark-", dir=Path.cwd()) as folder:
        yield Path(folder)


@contextmanager
def databases(folder: Path, server: PostgresServer | None) -> Iterator[dict[str, str]]:
    """Give an empty database of each kind by its name; without a server only SQLite, which has its file in `folder`."""
    if server is None:
        yield {"sqlite": f"sqlite:///{folder / 'tracker.db'}"}
        return
    with server.database() as name:
        yield {"sqlite": f"sqlite:///{folder / 'tracker.db'}", "postgresql": server.url(name)}


def founded(folder: Path, url: str = "", *, register: bool = True) -> Parts:
    """Begin a coalition's own record and release it: with the bundled register, or with its countries alone."""
    home = folder / "home"
    parts = bootstrap.found(read_settings(home=home, database=url), _FOUNDING)
    if register:
        parts.loader.load(bootstrap.bundled_register(parts))
    else:
        _name_countries(parts)
    parts.tracker.release(bootstrap.HOST)
    return parts


def _name_countries(parts: Parts) -> None:
    draft = Draft()
    for code in COUNTRIES:
        draft.take(Country.register(Code(code), draft.words({"en": code, "ru": code})))
    parts.log.write(draft.events(), BY, words=draft.secrets)


def grow(parts: Parts, until: int) -> None:
    """Record entries until the log has so many events, or up to three more; each has its own text, most are public."""
    dice = Random(until)
    while (missing := until - parts.log.head().position) > 0:
        country = dice.choices(COUNTRIES, _SHARES)[0]
        _one_demand(parts, country, dice, max(_OPENING, min(missing, _OPENING + ON_ONE_DEMAND)))


def _one_demand(parts: Parts, country: str, dice: Random, most: int) -> None:
    """Record a demand and entries on it, so many events in all."""
    draft = Draft()
    demand = made(draft, country)
    told = _told(draft, demand, dice)
    for _ in islice(told, most - _OPENING):
        pass
    draft.take(demand)
    parts.log.write(draft.events(), BY, words=draft.secrets)


def made(draft: Draft, country: str) -> Demand:
    """Make a demand of three measures, put to the government of a country."""

    def says(text: str) -> Words:
        return draft.words({"en": text, "ru": text})

    reference = f"{country.lower()}-2021-g{uuid4().hex[:8]}"
    demand = a_demand(
        reference,
        country=country,
        item=says("item"),
        counting_reason=says("It asks the State."),
        addressee=Addressee(Code("government"), Code(country), (), says("The Government"), in_text=True),
        title=says(f"Demand {reference}"),
        summary=says("What is demanded"),
        measures=0,
    )
    for number in range(1, _MEASURES + 1):
        demand.add_measure(replace(a_measure(number), label=says(f"Measure {number}")), MADE_ON, reason=None)
    return demand


def _told(draft: Draft, demand: Demand, dice: Random) -> Iterator[None]:
    """Enter one entry after the other, of the kinds that a coalition records most."""
    while True:
        day = MADE_ON + timedelta(days=dice.randrange(_DAYS))
        wording = draft.words({"en": " ".join(dice.choices(_WORDS, k=14))})
        demand.enter(events.DevelopmentRecorded, **_development(dice, day), wording=wording)
        yield


def _development(dice: Random, day: date) -> dict[str, object]:
    return what_happened(
        day.isoformat(),
        measures=(dice.randint(1, _MEASURES),),
        direction=dice.choice(list(Direction)),
        audience=dice.choices([Audience.PUBLIC, Audience.COUNTRY_TEAM], (70, 30))[0],
    )

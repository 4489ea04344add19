"""Many texts: how long reading them for the search takes, how much memory, and how long a search takes then."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.web.given import Given
from tests.web.searching import searched
from tracker.application.reader import Reader
from tracker.domain.values import Audience

pytestmark = pytest.mark.drill

TEXTS, FEW_TEXTS = 100_000, 600
ON_ONE = 500
"""How many entries stand on one demand."""
MOST_WORK, LONGEST_SEARCH, MOST_MEBIBYTES = 20.0, 0.5, 160.0
TYPED = ("pangolin", "панголин", "court decision", "суд решение", "the", "zzzz", "kortt desision", "C087", "kz-2050-7")
_PARTS = "ba de ki lo mu na pe ri so tu va ze shi cha kha"
_ENGLISH = "the court of union law decision ban sentence strike worker appeal was heard and put off again"
_RUSSIAN = "суд профсоюз закон решение запрет приговор забастовка работник жалоба рассмотрел и снова отложил"


@dataclass(frozen=True)
class Figures:
    """What was measured; seconds of searches and of `work` are those that this process worked, whatever else runs."""

    texts: int
    fill: float
    work: float
    mebibytes: float
    searches: dict[str, float]


def sentences(dice: Random) -> Iterator[tuple[str, str]]:
    """Make up texts of some twenty words in both languages: a few words that many share, and some that few do."""
    rare = ["".join(dice.sample(_PARTS.split(), 3)) for _ in range(20_000)]
    while True:
        yield tuple(  # type: ignore[misc]  # of two
            " ".join([*dice.choices(words.split(), k=15), *dice.choices(rare, k=5)]) for words in (_ENGLISH, _RUSSIAN)
        )


def fill(given: Given, texts: int) -> None:
    """Record entries with a text in each language, until there are so many."""
    told, entries = sentences(Random(3)), texts // 2  # noqa: S311 - the same texts each time
    for number in range(-(-entries // ON_ONE)):
        label = given.says("It is asked")
        demand = given.demand(f"kz-2050-{number}", given.says("A demand"), [given.measure(1, "law-1", label)])
        for at in range(number * ON_ONE, min((number + 1) * ON_ONE, entries)):
            wording = given.says(*next(told))
            audience = Audience.COUNTRY_TEAM if at % 3 else Audience.PUBLIC
            others = {"citation": None, "notes": None, "source": None, "audience": audience}
            given.develop(demand, UUID(int=10_000 + at, version=4), "A", wording=wording, **others)
        given.draft.take(demand)
        given.save()
    given.develop(demand, UUID(int=9_000, version=4), "A pangolin")
    given.save(demand)


def measured(given: Given, texts: int) -> Figures:
    """Read all texts for the search, and look for a few things."""
    before = resident()
    reader = Reader(given.record.engine, given.record.log, given.record.book, lambda: given.today)
    client = given.client()
    began, worked = perf_counter(), process_time()
    reader.finder.start()
    assert reader.finder.filled.wait(300)
    took, worked, now = perf_counter() - began, process_time() - worked, resident()
    client.app.state.site.reader.__dict__["finder"] = reader.finder  # type: ignore[attr-defined]
    searches = {typed: timed(client, typed) for typed in TYPED}
    reader.finder.stop()
    return Figures(texts, took, worked, now - before, searches)


def timed(client: TestClient, typed: str) -> float:
    began = process_time()
    searched(client, typed)
    return process_time() - began


def resident() -> float:
    """Give the memory that this process holds, in mebibytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


@pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.full])]
)
def test_many_texts_are_read_and_looked_through(
    database: str, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_full = request.config.getoption("full")
    texts = TEXTS if is_full else FEW_TEXTS
    given = Given(tmp_path, url=request.getfixturevalue(f"{database}_url")).found().fill()
    fill(given, texts)
    given.release()

    figures = measured(given, texts)

    with capsys.disabled():
        if is_full:
            print(
                f"\n{database}: {figures.texts} texts, filled in {figures.fill:.1f} s ({figures.work:.1f} s of work), "
                f"{figures.mebibytes:.0f} MiB"
            )
            print("  " + ", ".join(f"{typed}: {took * 1000:.0f} ms" for typed, took in figures.searches.items()))
    if is_full:
        assert figures.work <= MOST_WORK
        assert figures.mebibytes <= MOST_MEBIBYTES
        assert max(figures.searches.values()) <= LONGEST_SEARCH
    given.close()

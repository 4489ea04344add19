"""Every country's card, on many days, equals what the oracle computes from the bundled YAML itself (S8)."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from tests.oracle import from_yaml
from tests.sample import copy_of_the_sample
from tests.windows import Window
from tracker import bootstrap
from tracker.application.loading.ledger import Ledger
from tracker.domain.values import Key
from tracker.projections.loading import loaded_rows
from tracker.register import bundled
from tracker.settings import read_settings
from tracker.store.engine import reading
from tracker.web.app import create_app

TODAY = date(2026, 11, 21)
DAYS = [
    date(2016, 11, 4),
    date(2021, 12, 7),
    date(2022, 5, 27),
    date(2023, 6, 5),
    *(date(2016, 1, 17) + timedelta(days=97 * step) for step in range(41)),
    TODAY,
]
STEMS = ("register", "timeline", "assessments", "calendar", "ratifications")
OF_FEW = {"kz-2021-5"}
"""Demands on one or two people who were not asked: figures would say of whom they speak, and the card has none."""
UNSHOWN = {"kg-2020-2"}
"""Demands one of whose people refused: no entry that speaks of them is listed, and no assessment."""
LISTS = {
    "register": ("status_news",),
    "timeline": ("developments", "gaps"),
    "assessments": (
        "evidence",
        "assessments",
        "own_commitments",
        "government_positions",
        "supervisory_findings",
        "open_proceedings",
        "deadlines",
        "reiterations",
        "letters",
    ),
}


@pytest.fixture(scope="module")
def files() -> Mapping[str, Any]:
    """Give the bundled register as plain YAML."""
    return {stem: yaml.safe_load((bundled() / f"{stem}.yaml").read_text("utf-8")) for stem in STEMS}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bootstrap.Parts]:
    """Give a demo as `tracker demo` makes it."""
    home = copy_of_the_sample(tmp_path_factory, tmp_path_factory.mktemp("demo") / "home")
    with closing(bootstrap.connect(read_settings(home=home, database=""))) as parts:
        yield parts


@pytest.fixture(scope="module")
def rows(demo: bootstrap.Parts, files: Mapping[str, Any]) -> Mapping[str, str]:
    """Say which register row each entry was loaded from, by entry id."""
    found = {}
    for stem, lists in LISTS.items():
        name = Key(f"central-asia/{stem}")
        with reading(demo.engine) as connection:
            loaded = loaded_rows(connection, name)
        ledger = Ledger(name, demo.book, loaded)
        for section in lists:
            for row in files[stem][section]:
                key = row.get("key") or row["measure"]
                became = ledger.became(section, key)
                assert became is not None, (section, key)
                found[str(became.entry_id)] = key
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_cards_of_a_day_equal_those_computed_from_the_yaml(
    demo: bootstrap.Parts, files: Mapping[str, Any], rows: Mapping[str, str], day: date
) -> None:
    client = Window(create_app(demo.reader, sample=True))
    for country in ("KZ", "KG", "TJ", "TM", "UZ"):
        ours = client.get(f"/en/countries/{country.lower()}.json", params={"as_of": str(day)}).json()

        theirs = from_yaml.card(files, country, day)

        del ours["known_by"], ours["release"]
        for one, other in zip(ours["demands"], theirs["demands"], strict=True):
            one["entries"] = sorted(rows[entry] for entry in one["entries"])
            if one["reference"] in OF_FEW:
                other |= {"opposite": None, "measures": None}
            if one["reference"] in UNSHOWN:
                other["entries"] = [row for row in other["entries"] if row in one["entries"]]
        assert ours == theirs


def test_the_sample_has_the_demands_in_n_that_the_register_says(demo: bootstrap.Parts) -> None:
    client = Window(create_app(demo.reader, sample=True))

    said = client.get("/en/overview.json").json()

    assert {one["country"]: one["n"] for one in said["countries"]} == {
        "KZ": 13,
        "KG": 6,
        "TJ": 4,
        "TM": 4,
        "UZ": 7,
    }

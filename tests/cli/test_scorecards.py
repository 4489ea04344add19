"""`tracker verify --scorecard`: a published card is computed anew from the log, and the first difference is named."""

import io
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_upkeep import change
from tests.windows import Window
from tracker import bootstrap
from tracker.application.asking import InTheFuture, NoSuchRelease
from tracker.bootstrap.scorecards import (
    AnotherCard,
    NoSuchCountry,
    NothingOnRecord,
    Scorecards,
    require_same_card,
    require_something,
    scorecards,
)
from tracker.settings import read_settings
from tracker.web.address import Dating

DAY = "2022-05-27"
THEN = Dating(date.fromisoformat(DAY), 1)


@pytest.fixture(scope="module")
def parts(made_demo: Path) -> Iterator[bootstrap.Parts]:
    """Give the sample record as it is served."""
    opened = bootstrap.connect(read_settings(home=made_demo, database=""), writes=False)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def cards(parts: bootstrap.Parts) -> Iterator[Scorecards]:
    """Give its cards, folded from the log once."""
    with scorecards(parts) as found:
        yield found


@pytest.fixture(scope="module")
def card(parts: bootstrap.Parts) -> Mapping[str, Any]:
    """Give the JSON of a page as a stranger saves it."""
    answer: Mapping[str, Any] = Window(bootstrap.web(parts)).get(f"/en/countries/kz/on/{DAY}/known/1.json").json()
    return answer


def saved(folder: Path, card: object) -> Path:
    file = folder / "kz.json"
    file.write_text(json.dumps(card))
    return file


def test_a_card_is_what_the_log_says_without_the_working_key(
    made_demo: Path, tracker: Tracker, card: Mapping[str, Any], tmp_path: Path
) -> None:
    shutil.copytree(made_demo, tmp_path / "copy", ignore=shutil.ignore_patterns("*.key", "files"))

    said = tracker("verify", "--scorecard", "kz", "--against", saved(tmp_path, card), "--home", tmp_path / "copy")

    assert (said.code, said.err) == (0, "")
    assert "KZ on 2022-05-27, as known by release 1 of" in said.out
    for source in ("what the pages read", "the JSON of the page", f"the file {tmp_path / 'kz.json'}"):
        assert f"The same: {source}." in said.out


def test_every_card_is_what_the_log_says_on_any_day(cards: Scorecards) -> None:
    codes = cards.countries(THEN)

    differing = [
        found
        for code in codes
        for dating in (THEN, Dating())
        for _, found in cards.differing(code, dating, cards.by_log(code, dating))
    ]

    assert (codes, cards.is_current) == (["KG", "KZ", "TJ", "TM", "UZ"], True)
    assert differing == [None] * 20


def test_what_somebody_changed_where_pages_read_is_named_by_its_measure(demo_home: Path, tracker: Tracker) -> None:
    change(demo_home, "UPDATE entry SET says = 'A' WHERE says = 'C' AND demand = 'kz-2021-1'")

    said = tracker("verify", "--scorecard", "KZ", "--as-of", DAY, "--home", demo_home)

    assert said.code == 1
    assert 'what the pages read. First difference: measure kz-2021-1.1: published "A", the log says "C"' in said.err
    assert "the JSON of the page. First difference: demand kz-2021-1." in said.err


def test_a_file_that_says_something_else_is_told_where(
    made_demo: Path,
    tracker: Tracker,
    card: Mapping[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = json.dumps(card).replace('"state": "not_met"', '"state": "met"', 1).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(other)))

    said = tracker("verify", "--scorecard", "kz", "--against", "-", "--home", made_demo)

    assert said.code == 1
    assert 'the file -. First difference: demand kz-2021-1.state: published "met", the log says "not_met"' in said.err
    assert "By the log the measures of kz-2021-1 stand so: kz-2021-1.1 C, kz-2021-1.2 C" in said.err
    assert "A file saved earlier can differ for a good reason" in said.err


def test_a_card_of_a_log_that_was_changed_is_not_even_computed(demo_home: Path, tracker: Tracker) -> None:
    change(demo_home, "UPDATE event SET salt1 = salt2 WHERE position = 900")

    said = tracker("verify", "--scorecard", "kz", "--home", demo_home)

    assert said.code == 1
    assert "THE RECORD IS NOT INTACT" in said.err
    assert "by the log alone" not in said.out


@pytest.mark.parametrize(
    ("code", "dating", "refusal"),
    [
        ("KZ", Dating(date(1990, 1, 1)), NothingOnRecord),
        ("KZ", Dating(date(2022, 5, 27), date(2020, 1, 1)), NothingOnRecord),
        ("KZ", Dating(date(2099, 1, 1)), InTheFuture),
        ("KZ", Dating(known=9), NoSuchRelease),
        ("XX", Dating(), NoSuchCountry),
    ],
)
def test_where_there_is_no_card_it_is_refused(
    cards: Scorecards, code: str, dating: Dating, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        require_something(cards.by_log(code, dating))


@pytest.mark.parametrize("field", ["country", "as_of", "release", "known_by", "methodology", "sample"])
def test_a_file_of_something_else_is_not_compared(cards: Scorecards, card: Mapping[str, Any], field: str) -> None:
    log = cards.by_log("KZ", THEN).card

    require_same_card(card, log)
    with pytest.raises(AnotherCard) as refusal:
        require_same_card({**card, field: "other"}, log)

    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kz", "--as-of", "1990-01-01\x1b"], "“1990-01-01\\x1b” is no day"),
        (["all", "--against", "kz.json"], "name it instead of all"),
        (["kz", "--against", "missing.json"], "no such file"),
        (["kz", "--against", "/dev/null"], "not the JSON of a country's page"),
    ],
)
def test_what_cannot_be_told_is_said_with_a_code_of_its_own(
    made_demo: Path, tracker: Tracker, words: list[str], sentence: str
) -> None:
    said = tracker("verify", "--scorecard", *words, "--home", made_demo)

    assert said.code == 2
    assert sentence in said.err
    assert "It cannot be told whether the card is what the log says." in said.err


def test_a_day_without_a_country_is_refused(made_demo: Path, tracker: Tracker) -> None:
    said = tracker("verify", "--as-of", DAY, "--home", made_demo)

    assert said.code == 1
    assert "--scorecard kz" in said.err

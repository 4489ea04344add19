"""Reading a whole register."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.application.register_reading.given import TODAY, Folder
from tracker.application.register_reading import (
    ASSESSMENTS,
    CALENDAR,
    FILES,
    RATIFICATIONS,
    REGISTER,
    TIMELINE,
    Register,
    read_register,
)
from tracker.register import bundled


@pytest.fixture(scope="module")
def central_asia() -> Register:
    return read_register(bundled(), TODAY, name="central-asia")


@pytest.mark.parametrize(
    ("file", "section", "count"),
    [
        (REGISTER, "demands", 63),
        (REGISTER, "status_news", 43),
        (TIMELINE, "developments", 154),
        (TIMELINE, "gaps", 16),
        (ASSESSMENTS, "assessments", 233),
        (ASSESSMENTS, "evidence", 22),
        (ASSESSMENTS, "own_commitments", 22),
        (ASSESSMENTS, "government_positions", 27),
        (ASSESSMENTS, "supervisory_findings", 32),
        (ASSESSMENTS, "deadlines", 8),
        (ASSESSMENTS, "letters", 3),
        (ASSESSMENTS, "reiterations", 25),
        (CALENDAR, "events", 117),
        (CALENDAR, "anniversaries", 29),
        (CALENDAR, "rules", 16),
    ],
)
def test_the_bundled_register_has_all_its_rows(central_asia: Register, file: str, section: str, count: int) -> None:
    assert len(central_asia.rows(file, section)) == count


def test_the_bundled_register_has_all_its_measures_persons_and_ratifications(
    central_asia: Register,
) -> None:
    countries = central_asia.ratifications["countries"]

    assert sum(len(demand["measures"]) for demand in central_asia.register["demands"]) == 172
    assert len(central_asia.register["persons"]) == 20
    assert sum(len(country["conventions"]) for country in countries) == 95


def test_a_register_knows_its_name_its_files_their_versions_and_their_sums(central_asia: Register) -> None:
    data = (bundled() / TIMELINE).read_bytes()

    assert central_asia.name == "central-asia"
    assert central_asia.files == FILES
    assert [central_asia.version(file) for file in FILES] == [3, 3, 2, 3, 3]
    assert central_asia.sha256(TIMELINE) == sha256(data).hexdigest()


@pytest.mark.parametrize("key", ["res-2021", "kz-2021-1", "kz-2021-1.2", "p-fphjgaym", "C087", "sn-2021-01"])
def test_a_register_knows_the_line_on_which_a_row_begins(central_asia: Register, key: str) -> None:
    lines = (bundled() / REGISTER).read_text("utf-8").splitlines()

    line = lines[central_asia.line_of(REGISTER, key) - 1]

    assert line.strip(" -") in {f"key: {key}", f"code: {key}", f"{key}:"}


@pytest.mark.parametrize("written", ["'2021-12-07'", "'2021'", "2021-06", "2020-02/2020-06"])
def test_dates_stay_texts_exactly_as_written(small: Folder, written: str) -> None:
    small.spoil(REGISTER, "  date: 2022-01\n  date_precision: month", f"  date: {written}\n  date_precision: null")

    assert small.read().rows(REGISTER, "status_news")[0]["date"] == written.strip("'")


def test_words_that_some_readers_take_for_false_stay_texts(small: Folder) -> None:
    small.spoil(REGISTER, "represented_countries: []", "represented_countries: [NO, on, 1_000, 12:30]")

    document = small.read().rows(REGISTER, "documents")[0]
    assert document["represented_countries"] == ["NO", "on", "1_000", "12:30"]


def test_texts_are_composed_the_same_way_whatever_keyboard_wrote_them(small: Folder) -> None:
    small.spoil(REGISTER, "item: Kyrgyzstan, 1", "item: и\u0306")

    assert small.read().rows(REGISTER, "demands")[0]["item"] == "й"


def test_a_byte_order_mark_is_accepted(small: Folder) -> None:
    small.write(REGISTER, b"\xef\xbb\xbf" + (small.path / REGISTER).read_bytes())

    assert small.read().version(REGISTER) == 7


def test_windows_line_ends_are_accepted(small: Folder) -> None:
    data = (small.path / REGISTER).read_bytes().replace(b"\n", b"\r\n")
    small.write(REGISTER, data)

    assert small.read().line_of(REGISTER, "res-2021") == 11


@pytest.mark.parametrize("absent", [ASSESSMENTS, TIMELINE, CALENDAR, RATIFICATIONS])
def test_a_register_may_lack_every_file_but_the_first(small: Folder, absent: str) -> None:
    (small.path / ASSESSMENTS).unlink()

    register = small.read()

    parts: Mapping[str, Mapping[str, Any]] = {
        ASSESSMENTS: register.assessments,
        TIMELINE: register.timeline,
        CALENDAR: register.calendar,
        RATIFICATIONS: register.ratifications,
    }
    assert register.files == (REGISTER,)
    assert parts[absent] == {}
    assert register.rows(absent, "events") == ()


def test_the_first_bundled_file_reads_alone(tmp_path: Path) -> None:
    (tmp_path / REGISTER).write_bytes((bundled() / REGISTER).read_bytes())

    assert len(read_register(tmp_path, TODAY).rows(REGISTER, "demands")) == 63

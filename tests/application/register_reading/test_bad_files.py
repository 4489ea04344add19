"""Files that are not fit to be read."""

import time
from pathlib import Path

import pytest

from tests.application.register_reading.given import TODAY, Folder
from tracker.application.register_reading import (
    ASSESSMENTS,
    REGISTER,
    Problem,
    RegisterRefused,
    read_register,
)


def test_a_folder_without_the_first_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterRefused) as refused:
        read_register(tmp_path / "nowhere", TODAY)

    assert refused.value.problems == (Problem(REGISTER, 0, "", "file_missing"),)


def test_a_file_whose_name_has_a_slip_is_pointed_out(small: Folder) -> None:
    (small.path / ASSESSMENTS).rename(small.path / "assesments.yml")

    assert small.problem() == Problem("assesments.yml", 0, "", "file_misnamed", {"guess": ASSESSMENTS})


def test_other_files_beside_the_register_are_let_be(small: Folder) -> None:
    small.write("notes.yaml", b"[")

    assert small.read().files == (REGISTER, ASSESSMENTS)


def test_a_folder_in_the_place_of_a_file_is_refused(small: Folder) -> None:
    (small.path / "timeline.yaml").mkdir()

    assert small.problem() == Problem("timeline.yaml", 0, "", "not_a_file")


def test_fifty_megabytes_of_nonsense_are_refused_without_being_read(small: Folder) -> None:
    with (small.path / REGISTER).open("wb") as file:
        file.truncate(50_000_000)

    began = time.process_time()
    problem = small.problem()

    assert problem == Problem(REGISTER, 0, "", "file_too_large", {"size": "48", "limit": "20"})
    assert time.process_time() - began < 1


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"# nothing yet\n"])
def test_an_empty_file_is_refused(small: Folder, data: bytes) -> None:
    small.write(REGISTER, data)

    assert small.problem() == Problem(REGISTER, 0, "", "file_empty")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_advice(small: Folder, encoding: str) -> None:
    small.write(REGISTER, "meta:\n".encode(encoding))

    assert small.problem() == Problem(REGISTER, 1, "", "utf_16")


def test_another_encoding_is_refused_with_the_line_of_its_first_letter(small: Folder) -> None:
    small.write(REGISTER, "meta:\n  title: Реестр\n".encode("windows-1251"))

    assert small.problem() == Problem(REGISTER, 2, "", "not_utf_8")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u200b", "\u202e", "\u2066", "\ufeff", "\uffff"])
def test_a_character_that_cannot_be_seen_is_refused(small: Folder, character: str) -> None:
    line = small.spoil(REGISTER, "Nothing was", f"Nothing{character} was")

    name = f"U+{ord(character):04X}"
    assert small.problem() == Problem(REGISTER, line, "", "unfit_character", {"character": name})


def test_a_control_character_is_found_behind_an_escape_too(small: Folder) -> None:
    line = small.spoil(REGISTER, "{en: Nothing was done.}", r'{en: "Nothing\x07 was done."}')

    expected = Problem(REGISTER, line, "sn-2021-01", "unfit_character", {"character": "U+0007"})
    assert small.problem() == expected


def test_the_problems_of_all_files_are_told_together(small: Folder) -> None:
    small.write(REGISTER, b"")
    small.write("timeline.yaml", b"\xff\xff")
    small.write(ASSESSMENTS, b"[")

    assert [problem.file for problem in small.refusal().problems] == [REGISTER, "timeline.yaml", ASSESSMENTS]

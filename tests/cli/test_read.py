"""`tracker read`: proposals are printed, and nothing is recorded."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker, head_of

DOCUMENT = """RESOLUTION

Tbilisi, 14 May 2024

Two bakers were arrested in Georgia in April.

We call upon the Government of Georgia to:

1. release Aigul Asanova and Bolot Temirov by 1 June 2024;

2. ratify ILO Conventions Nos. 155 and 187.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "resolution.txt"
    path.write_text(DOCUMENT, "utf-8")
    return path


def test_a_document_is_read_without_a_record(tracker: Tracker, document: Path) -> None:
    ran = tracker("read", document)

    assert ran.code == 0
    assert "Proposed demands: 3. Proposed entries about what happened: 1." in ran.out
    assert "persons: Aigul Asanova; Bolot Temirov" in ran.out
    assert "There is no record here" in ran.err


def test_it_is_told_in_russian_too(tracker: Tracker, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", "ru")

    ran = tracker("read", document)

    assert "Предложено требований: 3." in ran.out
    assert "что требуется: на свободе: Bolot Temirov" in ran.out


def test_as_json_every_part_has_its_words_and_their_place(tracker: Tracker, document: Path) -> None:
    ran = tracker("read", document, "--json")

    found = json.loads(ran.out)
    first = found["demands"][0]
    quoted = first["quotation"]
    assert found["text"][quoted["start"] : quoted["end"]] == quoted["words"]
    assert (first["called"]["country"], first["deadline"]["day"], first["place"]["mark"]) == ("GE", "2024-06-01", "1.")
    assert [one["conventions"][0]["code"] for one in found["demands"][1:]] == ["C155", "C187"]


def test_in_a_home_nothing_is_recorded(tracker: Tracker, document: Path, home: Path) -> None:
    before = head_of(home)

    ran = tracker("read", document, "--home", home)

    assert (ran.code, ran.err) == (0, "")
    assert head_of(home) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "We read the text of PDF, DOCX, HTML and plain text alone."),
        ("program.pdf", b"MZ" + bytes(40), "This is a program"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(
    name: str, content: bytes, said: str, tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    ran = tracker("read", tmp_path / name)

    assert ran.code == 1
    assert said in ran.err


def test_a_file_that_is_not_there_and_a_home_that_is_none_are_named(tracker: Tracker, document: Path) -> None:
    absent, homeless = tracker("read", "nowhere.pdf"), tracker("read", document, "--home", document.parent / "none")

    assert (absent.code, homeless.code) == (1, 1)
    assert "nowhere.pdf" in absent.err
    assert "There is no record in" in homeless.err


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_no_file_with_something_in_it_is_told_by_what_it_is(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)
    empty, closed, is_root = tmp_path / "empty.txt", tmp_path / "closed.txt", os.geteuid() == 0
    empty.touch()
    closed.write_text(DOCUMENT, "utf-8")
    closed.chmod(0)
    said = {
        tmp_path: {"en": "This is a folder", "ru": "Это папка"},
        empty: {"en": "The file is empty", "ru": "Файл пуст"},
        tmp_path / "none.txt": {"en": "There is no such file", "ru": "Такого файла нет"},
        empty / "in.txt": {"en": "There is no such file", "ru": "Такого файла нет"},
        **({} if is_root else {closed: {"en": "This user may not read", "ru": "Этому пользователю нельзя читать"}}),
    }

    for path, sentence in said.items():
        ran = tracker("read", path)

        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(sentence[language])
        assert str(path) in ran.err


def test_a_file_that_this_user_may_not_read_is_told_so(
    tracker: Tracker, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "forbidden")

    monkeypatch.setattr(Path, "open", forbidden)

    assert "This user may not read" in tracker("read", document).err

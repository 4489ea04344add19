"""The drills that are started by name: listed, refused, and clear about what they need."""

from importlib import import_module

import pytest

from tests.browser.paper import leaves, most
from tests.drills.__main__ import BROKEN, DRILLS, HELD, NOT_RUN, main


@pytest.mark.parametrize("language", ["en", "ru"])
def test_without_a_name_every_drill_is_listed_in_the_readers_language(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)

    code, lines = main([]), capsys.readouterr().out.splitlines()

    assert code == HELD
    assert [line.split()[0] for line in lines] == list(DRILLS)
    assert all(any("а" <= letter <= "я" for letter in line) is (language == "ru") for line in lines)


@pytest.mark.parametrize("name", DRILLS)
def test_every_drill_that_is_listed_is_there(name: str) -> None:
    assert callable(import_module(DRILLS[name]).drill)


def test_a_drill_that_is_not_there_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = main(["nothing"]), capsys.readouterr().err

    assert code == NOT_RUN
    assert '"nothing"' in said
    assert all(name in said for name in DRILLS)


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("vnu", "default-jre-headless"),
        ("lighthouse", "nodejs"),
        ("go", "golang-go"),
        ("disk-full", "util-linux"),
        ("faults", "strace"),
        ("papers", "libreoffice-calc-nogui libreoffice-writer-nogui"),
    ],
)
def test_what_a_drill_needs_and_does_not_find_is_named(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    code = main([name])

    assert code == NOT_RUN
    assert f"apt-get install {package}" in capsys.readouterr().err


@pytest.mark.parametrize("held", [True, False])
def test_a_drill_tells_by_its_exit_code_whether_its_bounds_held(held: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - each of two
    monkeypatch.setattr("tests.drills.drill_paper.drill", lambda: held)

    assert main(["print"]) == (HELD if held else BROKEN)


def test_twelve_demands_are_allowed_two_sheets() -> None:
    assert [most(demands) for demands in (1, 12, 13, 24, 25)] == [2, 2, 4, 4, 6]
    assert leaves(b"<< /Type /Pages /Count 2 >> << /Type /Page >> <</Type/Page>>") == 2

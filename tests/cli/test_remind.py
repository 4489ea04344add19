"""`tracker remind`: who would get what on a day, and a tick by hand."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--on", "2027-05-10"], "add --dry-run"),
        (["--dry-run", "--on", "soon"], "“soon” is no day"),
        (["--dry-run", "--on", "2020-05-10"], "2020-05-10 is past"),
        (["--dry-run", "--on", "2999-05-10"], "more than ten years ahead"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(tracker: Tracker, home: Path, given: list[str], sentence: str) -> None:
    said = tracker("remind", *given, "--home", home)

    assert said.code != 0
    assert sentence in said.err


def test_a_dry_run_says_who_would_get_what_and_why_and_sends_nothing(tracker: Tracker, demo_home: Path) -> None:
    said = tracker("remind", "--dry-run", "--home", demo_home)

    lines = said.out.splitlines()
    assert said.code == 0
    assert any(line.startswith("sample-coordinator, the mail of the week: items: ") for line in lines)
    assert any(line.startswith("  not looked at: kz-2021-") for line in lines)
    assert not (demo_home / "mail").exists()


def test_a_tick_by_hand_keeps_the_mails_and_a_second_one_sends_nothing(tracker: Tracker, demo_home: Path) -> None:
    first, second = (tracker("remind", "--home", demo_home) for _ in range(2))

    assert first.code == 0
    assert first.out.startswith("Sent: ")
    assert (second.code, second.out) == (0, "Nothing was due.\n")
    assert len(list((demo_home / "mail" / "new").iterdir())) == int(first.out.split()[1])

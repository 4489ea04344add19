"""`tracker remind`: who would get what on a day, and a tick by hand."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker import bootstrap
from tracker.settings import read_settings


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


def test_links_lead_to_the_port_at_which_the_pages_were_served_last(tracker: Tracker, demo_home: Path) -> None:
    bootstrap.note_port(read_settings(home=demo_home), 8123)

    tracker("remind", "--home", demo_home)

    mails = [mail.read_text() for mail in (demo_home / "mail" / "new").iterdir()]
    assert mails
    assert all("<http://localhost:8123/stop/" in mail for mail in mails)


def test_links_lead_to_the_address_that_the_host_set_whatever_port_was_served(tmp_path: Path) -> None:
    bootstrap.note_port(read_settings(home=tmp_path), 8123)

    set_by_host = read_settings(home=tmp_path, address="https://pages.example.org")

    assert bootstrap.pages(set_by_host) == "https://pages.example.org"
    assert bootstrap.pages(read_settings(home=tmp_path)) == "http://localhost:8123"
    assert bootstrap.pages(read_settings(home=tmp_path / "other", port=8001)) == "http://localhost:8001"


def test_a_day_without_mails_says_on_which_day_the_next_one_would_go(tracker: Tracker, demo_home: Path) -> None:
    today = datetime.now(UTC).date()
    wish_for(demo_home, today + timedelta(days=13))

    days = [today + timedelta(days=after) for after in (8, 9)]
    said = [tracker("remind", "--dry-run", "--home", demo_home, "--on", day).out for day in days]

    empty = [out for out in said if "nobody would get a mail" in out]
    assert empty
    assert all("\nThe next mail after that would go on " in out for out in empty)


def wish_for(home: Path, day: date) -> None:
    """Let somebody of the sample wish to be reminded on a day."""
    parts = bootstrap.connect(read_settings(home=home))
    its = next(one.account_id for one in parts.accounts.everyone() if one.nickname == "sample-member")
    parts.accounts.own_reminders.add(its, day, today=datetime.now(UTC).date(), note="ask")
    parts.engine.dispose()

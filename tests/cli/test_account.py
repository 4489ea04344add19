"""`tracker account`: what a host does about accounts; and what of them a backup brings back."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.accounts.people import Clock, House, Person
from tests.cli.conftest import Tracker, init
from tracker import bootstrap
from tracker.accounts.accounts import HOST
from tracker.accounts.refusals import InviteUnknown
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device
from tracker.settings import read_settings

LINK = re.compile(r"https://tracker\.example\.org/invite/([A-Za-z0-9_-]{43})\n")


@contextmanager
def house_in(home: Path) -> Iterator[House]:
    """Open the accounts of a home, with the machine's own clock."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        assert parts.key is not None
        yield House(parts.engine, clock=Clock(parts.accounts.clock()), key=parts.key)


def accounts_in(home: Path) -> list[tuple[str, list[str]]]:
    with house_in(home) as house:
        return [(one.nickname, one.roles.codes()) for one in house.accounts.everyone()]


def test_a_real_record_begins_without_any_account(any_home: Path, tracker: Tracker) -> None:
    said = tracker("account", "list", "--home", any_home)

    assert (said.code, said.out) == (0, "Invites not used yet: 0\n")


def test_the_first_admin_comes_in_by_a_link_that_is_printed_once(any_home: Path, tracker: Tracker) -> None:
    said = tracker("account", "add", "--admin", "--country", "kz", "--home", any_home)

    [token] = LINK.findall(said.out)
    with house_in(any_home) as house:
        given, _ = house.acceptance(token)
        house.accounts.accept(token, given)
    assert said.out.startswith("An invite: admin of accounts, coordinator of KZ.\n")
    assert accounts_in(any_home) == [("Aigul", ["admin", "country:KZ"])]
    assert token not in tracker("account", "list", "--home", any_home).out


def test_a_record_asks_for_two_who_may_confirm(tracker: Tracker, tmp_path: Path) -> None:
    said = init(tracker, tmp_path / "home", confirmers="2")

    tokens = LINK.findall(said.out)
    with house_in(tmp_path / "home") as house:
        shown = [house.accounts.invites.look(token).roles.codes() for token in tokens]
    assert shown == [["may_confirm"]] * 2
    assert "Hand each link to another person" in said.out


def test_a_record_without_anybody_who_may_confirm_has_to_be_asked_for_and_says_so(
    tracker: Tracker, tmp_path: Path
) -> None:
    said = init(tracker, tmp_path / "home", confirmers="0")

    assert "no assessment counts" in said.out
    assert "/invite/" not in said.out


@pytest.mark.parametrize("number", ["1", "-1", "10", "two", "", "²"])
def test_one_alone_cannot_confirm(number: str, tracker: Tracker, tmp_path: Path) -> None:
    said = init(tracker, tmp_path / "home", confirmers=number)

    assert said.code == 1
    assert "At least 2 people are needed" in said.err
    assert not (tmp_path / "home").exists()


def test_a_host_freezes_and_thaws_by_nickname(any_home: Path, tracker: Tracker) -> None:
    with house_in(any_home) as house:
        token = house.signed_in(house.person("Айгуль", "editor")).token
        frozen = tracker("account", "freeze", "АЙГУЛЬ", "--home", any_home)
        listed = tracker("account", "list", "--home", any_home)
        signed = house.accounts.sign(token)
        thawed = tracker("account", "thaw", "айгуль", "--home", any_home)

    assert signed is None
    assert "Frozen: Айгуль." in frozen.out
    assert "Айгуль: editor (frozen)\n" in listed.out
    assert "Open again: Айгуль." in thawed.out


def test_a_host_lifts_travel_mode_where_nobody_else_can(any_home: Path, tracker: Tracker) -> None:
    with house_in(any_home) as house:
        person = house.person()
        house.accounts.travel_mode.begin(HOST, person.account_id)
        listed = tracker("account", "list", "--home", any_home)
        lifted = tracker("account", "lift", "AIGUL", "--home", any_home)
        found = house.accounts.account(person.account_id)

    assert "Aigul: member (travels, can only send)\n" in listed.out
    assert "Travel mode is lifted: Aigul." in lifted.out
    assert found.travels_since is None


def test_a_host_renews_the_access_to_an_account(any_home: Path, tracker: Tracker) -> None:
    with house_in(any_home) as house:
        person = house.person()
        said = tracker("account", "invite", "aigul", "--home", any_home)
        [token] = LINK.findall(said.out)
        given, secret = house.acceptance(token)
        accepted = house.accounts.accept(token, given)
        again = house.signed_in(replace(person, secret=secret))

    assert accepted.account_id == again.account_id == person.account_id


@pytest.mark.parametrize("command", ["freeze", "thaw", "lift", "invite"])
def test_a_mistyped_nickname_is_told_where_all_are_listed(command: str, home: Path, tracker: Tracker) -> None:
    said = tracker("account", command, "Aigul", "--home", home)

    assert said.code == 1
    assert "There is no such account. All of them: tracker account list" in said.err


def test_a_country_that_is_no_code_is_refused(home: Path, tracker: Tracker) -> None:
    said = tracker("account", "add", "--country", "Kazakhstan", "--home", home)

    assert said.code == 1
    assert "two-letter code" in said.err


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("command", ["", "add", "list", "freeze", "thaw", "lift", "invite"])
def test_commands_about_accounts_explain_themselves(
    command: str, language: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)

    said = tracker("account", *([command, "--help"] if command else []))

    assert said.code == 0
    assert f"tracker account {command}" in said.out
    assert any("а" <= letter <= "я" for letter in said.out) is (language == "ru")


def test_a_demo_says_how_to_sign_in_and_gives_a_code_on_the_machine(demo_home: Path, tracker: Tracker) -> None:
    first = tracker("demo", "--code", "sample-editor", "--home", demo_home)
    unknown = tracker("demo", "--code", "Aigul", "--home", demo_home)

    with house_in(demo_home) as house:
        person = Person("", "sample-editor", "", (), house.accounts.samples.password())
        begun = house.accounts.sign_in(house.claim(person, code=first.out[:6]), Device.COMPUTER)
    assert re.fullmatch(r"\d{6} \(good for one sign-in, within a minute\)\n", first.out)
    assert begun.account_id
    assert (unknown.code, unknown.out) == (1, "")


def test_a_real_record_gives_no_codes_to_the_host(home: Path, tracker: Tracker) -> None:
    with house_in(home) as house:
        house.person("sample-editor")

    said = tracker("demo", "--code", "sample-editor", "--home", home)

    assert (said.code, said.out) == (1, "")


@dataclass(frozen=True)
class Restored:
    """A home, on SQLite, restored from a backup of somebody signed in, with a draft and an open invite."""

    home: Path
    person: Person
    token: str
    invite: str


@pytest.fixture
def restored(any_home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Restored:
    """Back up a record on each database in turn, and restore it."""
    with house_in(any_home) as house:
        person = house.person("Aigul", "country:KZ", "may_confirm")
        begun, made = house.signed_in(person), house.accounts.invites.make(HOST, Roles())
        house.accounts.drafts.keep(person.account_id, "/record", {"what": ["a word"]})
        house.accounts.sign_in(house.claim(person, code=person.recovery_codes[0]), Device.PHONE)
        assert tracker("backup", tmp_path / "kept", "--home", any_home).code == 0
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    words = ("restore", tmp_path / "kept", "--home", tmp_path / "new", "--recovery-key", any_home / "recovery.key")
    assert tracker(*words).code == 0
    return Restored(tmp_path / "new", person, begun.token, made.token)


def test_an_account_survives_backup_and_restore(restored: Restored) -> None:
    person = restored.person

    with house_in(restored.home) as house:
        drafts = house.accounts.drafts.list(person.account_id)
        lines = house.accounts.log(person.account_id)
        house.clock.pass_by(minutes=5)
        sign = house.sign(person)

    assert sign.account.account_id == person.account_id
    assert sign.account.roles == Roles.of(["country:KZ", "may_confirm"])
    assert [one.content for one in drafts] == [{"what": ["a word"]}]
    assert [line.by for line in lines] == [person.account_id, "host"]


def test_sign_ins_and_invites_end_with_a_restore(restored: Restored) -> None:
    with house_in(restored.home) as house:
        accounts = house.accounts

        assert accounts.sign(restored.token) is None
        assert accounts.sign_ins.of(restored.person.account_id) == []
        with pytest.raises(InviteUnknown):
            accounts.invites.look(restored.invite)


def test_a_recovery_code_that_was_used_stays_used_after_a_restore(restored: Restored) -> None:
    with house_in(restored.home) as house:
        left = house.accounts.own.codes_left(restored.person.account_id)

    assert left == 9


def test_a_backup_holds_nothing_of_who_is_signed_in(restored: Restored) -> None:
    with closing(sqlite3.connect(restored.home / "tracker.db")) as connection:
        left = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("sign_in", "attempt")]  # noqa: S608

    assert left == [(0,), (0,)]


def test_the_guard_of_the_log_of_accounts_stands_after_a_restore(restored: Restored) -> None:
    refused = pytest.raises(sqlite3.IntegrityError, match="only grows")

    with closing(sqlite3.connect(restored.home / "tracker.db")) as connection, refused:
        connection.execute("DELETE FROM account_log")

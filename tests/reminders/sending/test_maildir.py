import os
import socket
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from mailbox import Maildir as StandardMaildir
from pathlib import Path

import pytest

from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.message import Message, as_bytes
from tracker.reminders.sending.maildir import Maildir

SENT_ON = datetime(2027, 5, 10, 3, tzinfo=UTC)
TAKEN = Outcome(Answer.TAKEN, "")


def a_mail(number: int = 1, subject: str = "Напоминание", sent_on: datetime = SENT_ON) -> bytes:
    name, text = f"<{number}@example.net>", f"letter {number}"
    return as_bytes(Message(name, "aigul@example.org", "post@example.net", subject, text, "ru", sent_on))


def keep(folder: Path, *mails: bytes) -> Maildir:
    maildir = Maildir(folder)
    assert [maildir.send("", "", content) for content in mails] == [TAKEN] * len(mails)
    return maildir


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_mail_that_is_kept_can_be_listed_and_read(tmp_path: Path) -> None:
    second = a_mail(2, sent_on=SENT_ON + timedelta(days=1))
    maildir = keep(tmp_path / "mail", a_mail(1), second)

    newest, oldest = maildir.list()

    assert (oldest.to, oldest.subject, oldest.sent_on) == ("aigul@example.org", "Напоминание", SENT_ON)
    assert [maildir.read(kept.key) for kept in (oldest, newest)] == [a_mail(1), second]
    assert oldest.size == len(a_mail(1))


def test_a_mail_that_is_handed_over_twice_lies_there_once(tmp_path: Path) -> None:
    maildir = keep(tmp_path / "mail", a_mail(), a_mail(), a_mail(2))

    assert len(maildir.list()) == 2


def test_any_mail_program_opens_the_folder_and_what_it_moves_is_still_found(tmp_path: Path) -> None:
    maildir = keep(tmp_path / "mail", a_mail())
    [kept] = maildir.list()

    standard = StandardMaildir(tmp_path / "mail", create=False)
    [(key, mail)] = standard.items()
    mail.set_subdir("cur")
    mail.add_flag("S")
    standard[key] = mail

    assert mail["Message-ID"] == "<1@example.net>"
    assert [path.parent.name for path in files(tmp_path)] == ["cur"]
    assert maildir.read(kept.key) is not None
    assert keep(tmp_path / "mail", a_mail()).list() == maildir.list()


def test_mails_are_for_their_owner_alone_and_their_names_say_nothing(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep(tmp_path / "a" / "mail", a_mail())
    finally:
        os.umask(before)

    [file] = files(tmp_path)
    folders = [tmp_path / "a" / "mail", *(tmp_path / "a" / "mail" / name for name in ("tmp", "new", "cur"))]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert file.stat().st_mode & 0o777 == 0o600
    assert not any(word in file.name for word in ("aigul", "example", socket.gethostname()))


def test_what_a_killed_process_left_behind_is_cleared_away(tmp_path: Path) -> None:
    keep(tmp_path, a_mail())
    [file] = files(tmp_path)
    left = file.rename(tmp_path / "tmp" / f"{file.name}.0badc0de")

    maildir = keep(tmp_path, a_mail())

    assert not left.exists()
    assert len(maildir.list()) == 1


@pytest.mark.parametrize("key", ["", "../../secret", "*", "0" * 32, "0" * 31 + "?"])
def test_a_key_that_is_none_leads_nowhere(tmp_path: Path, key: str) -> None:
    (tmp_path / "secret").write_bytes(b"secret")

    assert keep(tmp_path / "mail", a_mail()).read(key) is None


def test_a_folder_that_cannot_be_written_to_means_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_bytes(b"a file")

    assert Maildir(tmp_path / "mail").send("", "", a_mail()) == Outcome(Answer.LATER, "disk_error")


def test_mails_from_before_a_moment_are_forgotten(tmp_path: Path) -> None:
    maildir = keep(tmp_path, a_mail(1), a_mail(2, sent_on=SENT_ON + timedelta(days=1)))

    forgotten = maildir.forget(SENT_ON + timedelta(hours=1))

    [kept] = maildir.list()
    assert (forgotten, kept.sent_on) == (1, SENT_ON + timedelta(days=1))


def test_an_empty_folder_and_a_strange_file_are_no_trouble(tmp_path: Path) -> None:
    empty = Maildir(tmp_path / "nowhere").list()
    maildir = keep(tmp_path / "mail", b"no mail at all")
    (tmp_path / "mail" / "new" / "strange").write_bytes(b"x")

    [kept] = maildir.list()
    assert empty == []
    assert message_from_bytes(maildir.read(kept.key) or b"").keys() == []

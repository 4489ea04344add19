"""Whatever is owed to anybody is told by mail, and no mail holds what is not public, or names anybody (R12)."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from tests.journeys.correspondents import Correspondents
from tests.web.workspace.aviary import let_in
from tests.web.workspace.staff import ANONYMOUS, Staff
from tracker.accounts.mailing import MailMode
from tracker.outbox.ledger import RungState
from tracker.reminders.kinds import ReminderKind

NAMES = ("Aigul", "Айгуль", "Bolot", "Болот", "Chinara", "Чинара", "Official", "Чиновник", "nick", "{p-", "p-aaaaaaaa")
TELLING = ("Kazakhstan", "Казахстан", "Kyrgyzstan", "Кыргызстан", "kz-20", "KZ", "KG", "res-2021", "C087", "ilc-")
WHO = ("tracker", "трекер", "oalition", "коалици", "ission", "Мисси", "ILO", "МОТ", "onference", "онференц")
TITLES = ("Free ", "Освободить", "Law changed", "Закон изменён", "We promise", "Обещаем", "Session", "сессия")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Correspondents]:
    made = Correspondents(let_in(Staff(tmp_path_factory.mktemp("mails"))))
    made.meet()
    made.be_owed()
    made.correspond()
    yield made
    made.staff.close()


def all_of(mail: EmailMessage) -> str:
    """All that a mail says but to whom: its headers and its only part, decoded, without the random ends of links."""
    assert not mail.is_multipart()
    headers = [f"{name}: {value}" for name, value in mail.items() if name != "To"]
    return re.sub(r"/(?:go|stop)/\w+", "", "\n".join([*headers, mail.get_content()]))


def test_every_kind_of_reminder_was_told_in_quiet_mails_and_in_full_ones(told: Correspondents) -> None:
    lines = [line for one in told.everybody for line in told.staff.office.reminders().ledger.lines(one.account_id)]

    assert {line.rung.kind for line in lines if line.state is RungState.TOLD} == {kind.value for kind in ReminderKind}
    assert [len(told.mails[mode]) > 30 for mode in (MailMode.QUIET, MailMode.FULL)] == [True, True]


def test_no_mail_holds_anything_that_is_not_public(told: Correspondents) -> None:
    texts, aviary = [all_of(mail) for mails in told.mails.values() for mail in mails], told.aviary
    hidden = {token: place for token, place in aviary.places.items() if ANONYMOUS not in aviary.seen_by[place]}

    found = {place for text in texts for token, place in hidden.items() if token in text}

    assert found == set()


def test_no_mail_names_a_person_or_an_account(told: Correspondents) -> None:
    texts = [all_of(mail) for mails in told.mails.values() for mail in mails]

    assert [name for name in NAMES for text in texts if name in text] == []


def test_a_quiet_mail_says_nothing_of_what_it_is_about_or_from_whom_it_is(told: Correspondents) -> None:
    texts = [all_of(mail) for mail in told.mails[MailMode.QUIET]]

    words = (*TELLING, *WHO, *TITLES, *told.aviary.places)
    assert {word for word in words for text in texts if word in text} == set()
    assert {mail["Subject"] for mail in told.mails[MailMode.QUIET]} == {"Reminder", "Напоминание"}
    assert {len(mail.get_content().splitlines()) for mail in told.mails[MailMode.QUIET]} == {3}


def test_a_full_mail_names_countries_and_what_is_public(told: Correspondents) -> None:
    texts = "\n".join(all_of(mail) for mail in told.mails[MailMode.FULL])

    public = ("KAZAKHSTAN", "КАЗАХСТАН", "kz-2021-1 Free (name not shown)", "An important date")
    assert [word for word in public if word not in texts] == []
    assert {mail["Subject"] for mail in told.mails[MailMode.FULL]} == {"Reminder", "Напоминание"}

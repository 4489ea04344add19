"""The letter before session 115 of the Conference, from the bundled register, as a coordinator reads it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from tracker import bootstrap
from tracker.accounts.mailing import Mailing, MailMode
from tracker.reminders import letters
from tracker.reminders.letters import Letter
from tracker.reminders.recipient import Recipient
from tracker.reminders.texts import Texts
from tracker.settings import read_settings

MONDAY = datetime(2027, 5, 10, 5, tzinfo=UTC)
SESSION = {
    "en": "115th International Labour Conference: 7–18 June (provisional), in 28 days.",
    "ru": "115-я сессия Международной конференции труда: 7–18 июня (предварительно), через 28 дней.",
}
STALE = {
    "en": "Not looked at since 31 January 2025:\n- kz-2021-7 Bring criminal and administrative law on fundamental",
    "ru": "Не проверяли с 31 января 2025 года:\n- kz-2021-7 Привести уголовные и административные нормы",
}
CASES = {
    "en": "On our record no case of this country is on the list of the Committee on the Application of Standards yet.",
    "ru": "По нашим записям, в списке Комитета Конференции по применению норм этой страны пока нет.",
}
COUNTRY = {"en": "KAZAKHSTAN", "ru": "КАЗАХСТАН"}


@pytest.fixture(scope="module")
def parts(made_demo: Path) -> Iterator[bootstrap.Parts]:
    """Give the sample record; nothing is written to it."""
    with closing(bootstrap.connect(read_settings(home=made_demo, database=""))) as made:
        yield made


def letter(parts: bootstrap.Parts, language: str, mode: MailMode) -> Letter:
    found = next(one for one in parts.accounts.everyone() if one.nickname == "sample-coordinator")
    account, owed = replace(found, language=language), parts.reminders.owed_to(found.account_id, MONDAY)
    links = (f"https://h.example/go/{number:011d}" for number in count(1))
    with parts.reader.look(MONDAY.date()) as look:
        texts, recipient = Texts(look, language, owed), Recipient(account, Mailing(mode), "aigul@example.org")
        return letters.write(recipient, owed, texts, today=MONDAY.date(), link=lambda _page: next(links))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_full_letter_tells_what_the_session_asks_for_country_by_country(
    parts: bootstrap.Parts, language: str
) -> None:
    text = letter(parts, language, MailMode.FULL).text

    places = [text.index(said[language]) for said in (SESSION, COUNTRY, STALE, CASES)]
    listed = [line for line in text.splitlines() if line.startswith("- kz-")]
    assert places == sorted(places)
    assert len(listed) == len(set(listed)) >= 10
    assert text.count("https://h.example/go/") == len(set(text.split("https://h.example/go/"))) - 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_quiet_letter_of_the_same_day_is_a_count_a_day_and_one_link(parts: bootstrap.Parts, language: str) -> None:
    said = letter(parts, language, MailMode.QUIET).text

    counted, link = said.split("\n\n")
    assert counted.split()[0].isdigit()
    assert link.strip() == "https://h.example/go/00000000001"
    assert not [word for word in ("kz-", "115", "азах", "Kazakh", "ILO", "МОТ") if word in said]

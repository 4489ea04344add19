"""Quiet letters: how much is due and by when, one link, and nothing else."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.reminders.correspondence import DAY, EVERY_KIND, Correspondence, due, occasion, stale
from tracker.accounts.mailing import MailMode
from tracker.domain.days import When
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.letters import Letter
from tracker.reminders.owed import Owed

LINK = "https://h.example/desk"
MAY_20 = date(2027, 5, 20)
TELLING = ("kz-", "KZ", "Kazakhstan", "Казахстан", "session", "сессия", "the law", "закон", "tracker", "oalition")


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Correspondence]:
    made = Correspondence(tmp_path_factory.mktemp("quiet"))
    yield made
    made.given.close()


def quiet(post: Correspondence, *owed: Owed, language: str = "en") -> Letter:
    return post.written(*owed, language=language, mode=MailMode.QUIET)


def first_line(post: Correspondence, *owed: Owed, language: str = "en") -> str:
    return quiet(post, *owed, language=language).text.partition("\n")[0]


def several(count: int) -> list[Owed]:
    """So many things, of demands of their own; the first of them has a day."""
    return [due(due_on=MAY_20), *(stale(f"kz-2020-{number}") for number in range(1, count))]


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (1, "1 item, by 20 May.", "1 напоминание, срок — 20 мая."),
        (2, "2 items, first by 20 May.", "2 напоминания, ближайший срок — 20 мая."),
        (5, "5 items, first by 20 May.", "5 напоминаний, ближайший срок — 20 мая."),
        (11, "11 items, first by 20 May.", "11 напоминаний, ближайший срок — 20 мая."),
        (21, "21 items, first by 20 May.", "21 напоминание, ближайший срок — 20 мая."),
    ],
)
def test_a_count_is_written_as_each_language_counts(
    post: Correspondence, count: int, english: str, russian: str
) -> None:
    assert first_line(post, *several(count)) == english
    assert first_line(post, *several(count), language="ru") == russian


@pytest.mark.parametrize(
    ("days", "english", "russian"),
    [
        ([date(2027, 4, 30)], "1 item, due since 30 April.", "1 напоминание, срок прошёл: 30 апреля."),
        ([DAY], "1 item, by 10 May.", "1 напоминание, срок — 10 мая."),
        ([date(2028, 1, 2)], "1 item, by 2 January 2028.", "1 напоминание, срок — 2 января 2028 года."),
        (
            [date(2022, 12, 31), MAY_20],
            "2 items, the first due since 31 December 2022.",
            "2 напоминания, первый срок прошёл: 31 декабря 2022 года.",
        ),
    ],
)
def test_a_day_is_said_to_be_past_or_to_come_and_its_year_only_where_it_is_another(
    post: Correspondence, days: list[date], english: str, russian: str
) -> None:
    owed = [due(f"e{place}", on, demands=(f"kz-2020-{place}",)) for place, on in enumerate(days)]

    assert first_line(post, *owed) == english
    assert first_line(post, *owed, language="ru") == russian


def test_a_day_that_nobody_knows_is_written_as_its_month(post: Correspondence) -> None:
    in_june = occasion(due_on=date(2027, 6, 1), days=When.parse("2027-06"))

    assert first_line(post, in_june) == "1 item, by June 2027."
    assert first_line(post, in_june, language="ru") == "1 напоминание, срок — июнь 2027 года."


def test_what_has_no_day_is_only_counted(post: Correspondence) -> None:
    assert first_line(post, stale()) == "1 item."
    assert first_line(post, stale(), language="ru") == "1 напоминание."


def test_what_is_urgent_is_said_to_be(post: Correspondence) -> None:
    urgent, other = due(is_urgent=True), stale("kz-2021-3")

    assert first_line(post, urgent) == "1 item, urgent, by 20 May."
    assert first_line(post, urgent, other) == "2 items, 1 urgent, first by 20 May."
    assert first_line(post, urgent, language="ru") == "1 напоминание, срочное, срок — 20 мая."
    assert first_line(post, urgent, other, language="ru") == "2 напоминания, срочное — 1, ближайший срок — 20 мая."


def test_a_demand_that_is_owed_twice_counts_once(post: Correspondence) -> None:
    assert first_line(post, stale("kz-2021-1"), due()) == "1 item, by 20 May."


@pytest.mark.parametrize(("language", "subject"), [("en", "Reminder"), ("ru", "Напоминание")])
def test_a_quiet_letter_of_everything_is_one_line_and_one_link(
    post: Correspondence, language: str, subject: str
) -> None:
    letter = quiet(post, *(owed() for owed in EVERY_KIND.values()), language=language)

    count, empty, link = letter.text.splitlines()
    assert (letter.subject, empty, link) == (subject, "", LINK)
    assert len(count) <= 72
    assert [word for word in TELLING if word in letter.text] == []


def test_the_link_leads_to_the_desk_or_to_what_waits_to_be_confirmed(post: Correspondence) -> None:
    confirm = EVERY_KIND[ReminderKind.CONFIRM]()

    assert quiet(post, confirm).text.endswith("/confirm\n")
    assert quiet(post, confirm, occasion()).text.endswith("/desk\n")

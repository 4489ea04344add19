"""Full letters: all that is due and what it is due for, by countries, with a link to each form, and nobody's name."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.reminders.correspondence import (
    DAY,
    EVERY_KIND,
    HOST,
    LETTER,
    NO_DEMAND,
    OF_THE_TEAM,
    PROMISE,
    Correspondence,
    an_owed,
    due,
    occasion,
    reassess,
    stale,
)
from tests.web.given import CANARY
from tracker.accounts.mailing import MailMode
from tracker.domain.days import When
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.letters import ORDER

LANGUAGES = ("en", "ru")
NAMES = ("Aigul", "Айгуль", "Bolot", "Болот", "Chinara", "Чинара", "Official", "Чиновник")
TITLE = "kz-2021-4 Pass the law"


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Correspondence]:
    made = Correspondence(tmp_path_factory.mktemp("full"))
    yield made
    made.given.close()


@pytest.mark.parametrize(
    ("kind", "says", "page"),
    [
        (ReminderKind.DANGER, "In danger since 9 May, and nobody has answered:", f"/desk/entries/{OF_THE_TEAM}"),
        (ReminderKind.OWN, "You asked to be reminded:\n- a day of your own\n", "/desk"),
        (ReminderKind.OVERDUE, "Past its day:\n- We promise\n  Due 31 December 2022\n", f"/desk/entries/{PROMISE}"),
        (ReminderKind.DUE, "Due soon:\n- We promise\n  Due 20 May\n", f"/desk/entries/{PROMISE}"),
        (ReminderKind.NOTED, "A new due day:\n- We promise\n  Due 1 September\n", f"/desk/entries/{PROMISE}"),
        (
            ReminderKind.OPENING,
            "Opens soon, if somebody confirms it:\n- kz-2021-1 Free (name not shown)\n  Opens 14 May\n",
            f"/desk/entries/{OF_THE_TEAM}/opening",
        ),
        (
            ReminderKind.NAMING,
            "Ask again: an agreement to be named ends:\n- an agreement to be named\n  Due 20 May\n",
            "/people",
        ),
        (ReminderKind.REASSESS, "News since 3 April, so assess again:", "/desk/demands/kz-2021-4/assess"),
        (ReminderKind.STALE, "Not looked at since 3 May 2026:", "/desk/check?demand=kz-2021-4"),
        (ReminderKind.UNANSWERED, "Letters without an answer since 10 January 2022:", f"/desk/entries/{LETTER}"),
        (ReminderKind.RETURNED, "Sent back to you on 4 May:", f"/desk/entries/{OF_THE_TEAM}"),
        (ReminderKind.CONFIRM, "Waiting for a second person since 5 May:", "/confirm"),
        (ReminderKind.OCCASION, "115th session: 7 June (provisional), in 28 days.\n", "/occasions/ilc-115"),
        (ReminderKind.MOVED, "115th session: moved from 1 June to 7 June (provisional).\n", "/occasions/ilc-115"),
        (ReminderKind.CANCELLED, "115th session, 7 June: cancelled.\n", "/occasions/ilc-115"),
    ],
)
def test_each_kind_says_what_it_is_and_leads_to_its_form(
    post: Correspondence, kind: ReminderKind, says: str, page: str
) -> None:
    text = post.text(EVERY_KIND[kind]())

    assert says in text
    assert text.splitlines().count(HOST + page) + text.splitlines().count(f"  {HOST}{page}") == (
        2 if page in {"/desk", "/confirm"} else 1
    )


def test_every_kind_of_reminder_can_be_told_in_both_languages(post: Correspondence) -> None:
    told = {
        (kind, language): post.text(owed(), language=language)
        for language in LANGUAGES
        for kind, owed in EVERY_KIND.items()
    }

    assert set(EVERY_KIND) == set(ReminderKind)
    assert set(ORDER) == {kind for kind in ReminderKind if kind.value not in {"occasion", "moved", "cancelled"}}
    assert all(len(text.split("\n\n")) > 2 for text in told.values())
    assert [text for (_, language), text in told.items() if language == "en" and re.search("[а-яё]", text)] == []


@pytest.mark.parametrize(
    ("key", "on", "english", "russian"),
    [
        ("ilc-116", date(2028, 6, 5), "116th session: 5 June 2028 (provisional), in 392 days.", "через 392 дня."),
        ("list", date(2027, 5, 11), "Final list: 11 May, in 1 day.", "Окончательный список: 11 мая, через 1 день."),
        ("list", DAY, "Final list: 10 May, today.", "Окончательный список: 10 мая, сегодня."),
        ("list", date(2027, 5, 8), "Final list: 8 May, under way.", "Окончательный список: 8 мая, уже идёт."),
        (
            "strike",
            date(2027, 12, 16),
            "The strike, 16 years ago: 16 December,",
            "Забастовка, 16 лет назад: 16 декабря,",
        ),
        ("strike", date(2032, 12, 16), "The strike, 21 years ago:", "Забастовка, 21 год назад:"),
        ("team", date(2027, 6, 9), "An important date: 9 June, in 30 days.", "Важная дата: 9 июня, через 30 дней."),
    ],
)
def test_an_occasion_is_named_with_its_day_as_far_as_it_is_public(
    post: Correspondence, key: str, on: date, english: str, russian: str
) -> None:
    texts = [post.text(occasion(key, on), language=language) for language in LANGUAGES]

    assert [says in " ".join(text.split()) for says, text in zip((english, russian), texts, strict=True)] == [True] * 2


def test_before_a_session_stand_its_cases_and_all_that_is_to_be_done_by_then(post: Correspondence) -> None:
    asks = (due(due_on=date(2022, 12, 31)), due("e2", date(2027, 6, 1)), reassess(), stale("kz-2021-3"))

    text = post.text(occasion(asks=asks))

    _, _, session, country, cases, overdue, promised, news, quiet, _ = (*text.split("\n\n"), "")
    assert session.startswith("115th session: ")
    assert country == "KAZAKHSTAN"
    assert "On the list of the Committee on the Application of Standards:\n- Kazakhstan, Convention 87" in cases
    assert [part.partition(":")[0] for part in (overdue, promised, news, quiet)] == [
        "Past its day",
        "Promised or due by then",
        "News since 3 April, so assess again",
        "Not looked at since 3 May 2026, too long by then",
    ]


def test_before_a_session_without_cases_it_says_that_there_are_none_so_far(post: Correspondence) -> None:
    english, russian = (post.text(occasion("ilc-116", date(2028, 6, 5)), language=one) for one in LANGUAGES)

    assert "KAZAKHSTAN\n\nOn our record no case of this country is on the list of the Committee on the " in english
    assert "КАЗАХСТАН\n\nПо нашим записям, в списке Комитета Конференции по применению норм этой страны " in russian


def test_a_thing_is_listed_once_and_under_the_session_before_any_other_day(post: Correspondence) -> None:
    ask = (stale(), due())

    text = post.text(occasion("list", date(2027, 6, 1), asks=ask), occasion(asks=ask), due(is_urgent=True))

    urgent, session, dates = (text.index(what) for what in ("We promise", "115th session, 7 June", "OTHER DATES"))
    assert (text.count("We promise"), text.count(TITLE)) == (1, 1)
    assert urgent < session < text.index(TITLE) < dates < text.index("Final list")


def test_a_country_has_one_heading_whatever_asks_for_it(post: Correspondence) -> None:
    before_list = occasion("list", date(2027, 6, 8), asks=(stale("kz-2021-3"),))

    text = post.text(due(is_urgent=True), occasion(asks=(stale(),)), before_list, reassess("kz-2021-1"))

    lines = text.splitlines()
    assert lines.count("KAZAKHSTAN") == 1
    places = [lines.index(line) for line in ("KAZAKHSTAN", "115th session, 7 June", "Final list, 8 June")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("days", "english", "russian"),
    [
        ("2027-06", "115th session: June 2027 (provisional).", "115-я сессия: июнь 2027 года (предварительно)."),
        ("2027", "115th session: 2027 (provisional).", "115-я сессия: 2027 год (предварительно)."),
        (
            "2027-06-07/2027-06-18",
            "115th session: 7–18 June (provisional), in 28 days.",
            "115-я сессия: 7–18 июня (предварительно), через 28 дней.",
        ),
        (
            "2028-05-06/2028-11-06",
            "115th session: 6 May – 6 November 2028 (provisional).",
            "115-я сессия: 6 мая – 6 ноября 2028 года (предварительно).",
        ),
        (
            "~2027-06",
            "115th session: about June 2027 (provisional).",
            "115-я сессия: около июня 2027 года (предварительно).",
        ),
    ],
)
def test_an_occasion_is_told_with_its_days_as_exactly_as_they_are_known(
    post: Correspondence, days: str, english: str, russian: str
) -> None:
    when = When.parse(days.removeprefix("~"), about=days.startswith("~"))

    texts = [post.text(occasion(due_on=when.first, days=when), language=language) for language in LANGUAGES]

    assert [says in text.splitlines() for says, text in zip((english, russian), texts, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("days", "english", "russian"),
    [
        (
            "2027-06-07/2027-06-18",
            "115th session: now 7–18 June (provisional); so far June 2027 was all that was known.",
            "115-я сессия: теперь 7–18 июня (предварительно); раньше было известно только: июнь 2027 года.",
        ),
        (
            "2027-07-05",
            "115th session: moved from June 2027 to 5 July (provisional).",
            "115-я сессия: перенесено с июня 2027 года на 5 июля (предварительно).",
        ),
    ],
)
def test_an_occasion_of_which_the_month_alone_was_known_is_only_moved_out_of_it(
    post: Correspondence, days: str, english: str, russian: str
) -> None:
    when, were = When.parse(days), When.parse("2027-06")
    owed = occasion(kind=ReminderKind.MOVED, due_on=when.first, days=when, was=str(were.first), were=were)

    texts = [post.text(owed, language=language) for language in LANGUAGES]

    assert [says in text.splitlines() for says, text in zip((english, russian), texts, strict=True)] == [True, True]


def test_an_occasion_that_was_moved_and_comes_near_says_its_days_once(post: Correspondence) -> None:
    when, were = When.parse("2027-06-07/2027-06-18"), When.parse("2027-06-01/2027-06-12")
    near = occasion(due_on=when.first, days=when)
    moved = occasion(kind=ReminderKind.MOVED, due_on=when.first, days=when, was=str(were.first), were=were)

    text = post.text(near, moved)

    assert text.startswith("1 item, by 7 June.")
    assert [line for line in text.splitlines() if "115th" in line] == [
        "115th session: moved from 1–12 June to 7–18 June (provisional)."
    ]


def test_an_occasion_that_was_cancelled_and_is_not_says_that_it_takes_place_after_all(post: Correspondence) -> None:
    when = When.parse("2027-06")
    owed = occasion(kind=ReminderKind.MOVED, due_on=when.first, days=when, was=str(when.first), were=when)

    english, russian = (post.text(owed, language=language) for language in LANGUAGES)

    assert "115th session: takes place after all, June 2027 (provisional)." in english
    assert "115-я сессия: всё-таки состоится, июнь 2027 года (предварительно)." in russian


def test_a_due_day_of_which_the_month_alone_is_known_is_written_so(post: Correspondence) -> None:
    owed = due(due_on=date(2027, 6, 30), days=When.parse("2027-06"))

    english, russian = (post.text(owed, language=one) for one in LANGUAGES)

    assert "\n  Due June 2027" in english
    assert "\n  Срок: июнь 2027 года" in russian


def test_a_demand_that_is_to_be_assessed_again_is_not_to_be_looked_at_as_well(post: Correspondence) -> None:
    text = post.text(stale(), reassess())

    assert (text.count(TITLE), "Not looked at" in text) == (1, False)


def test_what_waits_to_be_confirmed_is_listed_beside_what_else_the_entry_asks(post: Correspondence) -> None:
    confirm, returned = EVERY_KIND[ReminderKind.CONFIRM](), EVERY_KIND[ReminderKind.RETURNED]()

    text = post.text(confirm, returned)

    assert "Sent back to you" in text
    assert "Waiting for a second person" in text


def test_a_due_day_says_when_it_was_set_and_from_which_day_it_was_moved(post: Correspondence) -> None:
    text = post.text(due(post.moved, date(2027, 6, 20)))

    assert "- A report\n  Due 20 June, moved from 1 June; set on 3 May 2026\n" in text


def test_an_own_day_says_what_it_is_about_where_that_is_public(post: Correspondence) -> None:
    own = [
        an_owed(ReminderKind.OWN, "own:1", demands=("kz-2021-4",), due_on=DAY),
        an_owed(ReminderKind.OWN, "own:2", occasion="list", due_on=DAY),
    ]

    assert f"You asked to be reminded:\n- {TITLE}\n  {HOST}/desk/demands/kz-2021-4\n" in post.text(own[0])
    assert f"You asked to be reminded:\n- Final list\n  {HOST}/occasions/list\n" in post.text(own[1])


def test_countries_stand_in_the_order_of_their_names_and_what_concerns_none_comes_last(post: Correspondence) -> None:
    several = [
        due("e1", countries=(), demands=("own-2021-1",)),
        due("e2", countries=("KG",), demands=("kg-2021-1",)),
        due("e3"),
    ]

    english, russian = (post.text(*several, language=one) for one in LANGUAGES)

    assert english.index("KAZAKHSTAN") < english.index("KYRGYZSTAN") < english.index("own-2021-1")
    assert russian.index("КАЗАХСТАН") < russian.index("КЫРГЫЗСТАН") < russian.index("own-2021-1")


def test_a_country_in_which_somebody_is_in_danger_stands_first(post: Correspondence) -> None:
    danger = an_owed(ReminderKind.DANGER, "entry:e", since=date(2027, 5, 9), is_urgent=True, countries=("KG",))

    text = post.text(stale(), danger)

    assert text.index("KYRGYZSTAN") < text.index("KAZAKHSTAN")


def test_no_letter_holds_a_name_or_a_key_of_a_person(post: Correspondence) -> None:
    asks = tuple(stale(f"kz-2021-{number}") for number in (1, 2, 3, 4))

    texts = [post.text(occasion(asks=asks), *(one() for one in EVERY_KIND.values()), language=one) for one in LANGUAGES]

    assert "kz-2021-1 Free (name not shown)" in post.text(stale("kz-2021-1"))
    assert "kz-2021-1 Освободить: (имя не показано)" in post.text(stale("kz-2021-1"), language="ru")
    assert [word for word in ("p-", *NAMES) for text in texts if word in text] == []


def test_no_letter_holds_what_is_not_public(post: Correspondence) -> None:
    secret, later = due(OF_THE_TEAM, demands=()), stale(NO_DEMAND)

    text = post.text(secret, later, occasion("team", date(2027, 6, 9)))

    assert "- an entry of your team\n  Due 20 May\n" in text
    assert f"- {NO_DEMAND}\n  {HOST}" in text
    assert [word for word in (CANARY, "Not released", "Day of the team") if word in text] == []


def test_a_text_that_stands_in_one_language_alone_is_given_in_that_one(post: Correspondence) -> None:
    text = post.text(stale("kz-2021-3"), language="ru")

    assert '<script>alert(1)</script> & "quoted" {{ 7 * 7 }}' in " ".join(text.split())


def test_a_paragraph_is_one_line_that_a_phone_breaks_where_its_screen_ends(post: Correspondence) -> None:
    asks = tuple(stale(f"kz-2021-{number}") for number in (1, 2, 3, 4))
    every = [one() for one in EVERY_KIND.values()]

    texts = [post.text(occasion(asks=asks), *every, language=language) for language in LANGUAGES]

    begins = re.compile(r"(- |  |\* )?[A-ZА-ЯЁ0-9h<(]|- (kz-|a |an |запись|день|оценка|согласие)")
    lines = [line for text in texts for line in text.splitlines() if line]
    assert [line for line in lines if not begins.match(line)] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert not any("\n\n\n" in text for text in texts)


def test_before_the_first_release_a_letter_names_references_alone(tmp_path: Path) -> None:
    post = Correspondence(tmp_path, is_released=False)

    text = post.text(stale(), due(), occasion())

    post.given.close()
    assert f"KZ\n\nDue soon:\n- kz-2021-1\n  Due 20 May\n  {HOST}" in text
    assert f"- kz-2021-4\n  {HOST}" in text
    assert "An important date: 7 June, in 28 days." in text


def test_a_full_letter_of_sample_data_says_so_and_a_quiet_one_says_no_more_than_others(tmp_path: Path) -> None:
    post = Correspondence(tmp_path, is_released=False, is_sample=True)

    full = [post.text(stale(), language=language).splitlines()[-1] for language in LANGUAGES]
    quiet = post.text(stale(), mode=MailMode.QUIET)

    post.given.close()
    assert [text.startswith(says) for text, says in zip(full, ("Sample data ", "Учебные данные "), strict=True)] == [
        True
    ] * 2
    assert quiet == f"1 item.\n\n{HOST}/desk\n"

"""What a text asks: of whom, for whom, by when, under which convention; and what it only tells."""

from datetime import date

import pytest

from tests.application.intake.papers import a_text, demands
from tracker.application.intake.known import Known
from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding import propose
from tracker.application.intake.understanding.conventions import conventions_in
from tracker.application.intake.understanding.days import deadline_in
from tracker.application.intake.understanding.proposal import DoubtKind
from tracker.domain.demand_events import Act, Counting
from tracker.domain.values import Direction

KNOWN = Known(
    persons={"p-7kq2m4xa": ["Aigul Asanova", "Айгуль Асанова"], "p-22222222": ["Bolotbek Temirkulov"]},
    organisations={"bread": ["Union of Bakers and Millers", "Профсоюз пекарей и мельников", "UBM"]},
    themes=frozenset({"judicial_redress"}),
)


def codes(written: str) -> list[str]:
    return [one.code for one in conventions_in(written, Span(0, len(written)), date(2023, 1, 1))]


@pytest.mark.parametrize(
    "written",
    [
        "ratify Conventions Nos. 97 and 143",
        "ratify ILO Conventions 97 and 143",
        "ратифицировать конвенции № 97 и 143",
        "ратифицировать Конвенции МОТ № 97 и № 143",
        "ratify C97 and C143",
        "ратифицировать 97-ю конвенцию и Конвенцию 143",
    ],
)
def test_conventions_are_read_in_every_spelling(written: str) -> None:
    assert codes(written) == ["C097", "C143"]


def test_the_fundamental_conventions_are_those_of_the_day() -> None:
    written = "apply the fundamental ILO Conventions"

    before = [one.code for one in conventions_in(written, Span(0, len(written)), date(2021, 12, 7))]

    assert len(before) == 8
    assert set(codes(written)) - set(before) == {"C155", "C187"}


def test_other_numbers_are_no_conventions() -> None:
    assert codes("In case No. 338 of house No. 87 the court of article 98 fined him 143 drams in room C.") == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("do it by 1 March 2026, please", date(2026, 3, 1)),
        ("no later than March 1st, 2026 at all", date(2026, 3, 1)),
        ("сделать это до 1 марта 2026 года", date(2026, 3, 1)),
        ("не позднее 01.03.2026 сделать", date(2026, 3, 1)),
        ("answer within 30 days", None),
        ("ответить в течение месяца", None),
    ],
)
def test_a_deadline_is_found_with_its_day(written: str, day: date | None) -> None:
    found = deadline_in(written, Span(0, len(written)))

    assert found is not None
    assert found.day == day


def test_a_demand_on_a_region_is_one_for_each_of_its_states_and_each_convention() -> None:
    _, found = demands("We call upon the Governments of Central Asia to ratify Conventions Nos. 97 and 143.")

    asked = {(one.called.country, one.conventions[0].code) for one in found}

    assert len(found) == 10
    assert asked == {(state, code) for state in ("KZ", "KG", "TJ", "TM", "UZ") for code in ("C097", "C143")}


def test_a_list_of_persons_becomes_measures_and_says_who_died() -> None:
    written = (
        "Призываем Президента Грузии отменить приговоры Айгуль Асановой, Болоту Темирову (посмертно) и другим пекарям."
    )

    text, [found] = demands(written)

    assert [one.act for one in found.measures] == [Act.SENTENCE_SET_ASIDE] * 3
    assert [(text.words(one.object), one.posthumous) for one in found.measures] == [
        ("Айгуль Асановой", False),
        ("Болоту Темирову", True),
        ("и другим пекарям", False),
    ]


def test_a_person_on_record_is_known_in_both_scripts_and_one_written_alike_is_only_proposed() -> None:
    text = a_text("We demand: release Айгуль Асанову, Bolotbek Temirkulof and Chinara Osmonova.")

    [found] = propose(text, KNOWN).demands

    assert [(one.key, [its.key for its in one.likely]) for one in found.persons] == [
        ("p-7kq2m4xa", ["p-7kq2m4xa"]),
        (None, ["p-22222222"]),
        (None, []),
    ]
    assert 93 <= found.persons[1].likely[0].score < 100


def test_an_organisation_on_record_is_known_by_its_letters_and_in_any_case() -> None:
    text = a_text("Требуем зарегистрировать Профсоюз пекарей и мельников (UBM) и Независимый профсоюз швей «Игла».")

    [found] = propose(text, KNOWN).demands

    assert [one.key for one in found.organisations] == ["bread", "bread", None]
    assert text.words(found.organisations[2].span) == "Независимый профсоюз швей «Игла»"


def test_no_name_of_an_organisation_ends_within_a_word() -> None:
    text = a_text("We call upon the Parliament of Kazakhstan to amend the Law on Trade Unions.")

    [found] = propose(text).demands

    assert "Law on Trade Union" not in [text.words(one.span) for one in found.organisations]


def test_themes_are_those_of_the_record_alone() -> None:
    text = a_text("We demand: amend the law and overturn the sentences of the bakers.")

    found = propose(text, KNOWN).demands

    assert {its.key for one in found for its in one.themes} == {"judicial_redress"}


def test_two_things_that_one_item_asks_are_two_demands_and_a_list_is_one() -> None:
    item = "Settle the conflict in the union. Change the labour code only after negotiations."
    listed = "Pay all wages; pay the arrears of wages, and raise the wages."

    _, found = demands(f"We call upon the Government of Georgia to:\n\n1. {item}\n\n2. {listed}")

    assert [(one.place.mark, one.place.part) for one in found] == [("1.", 1), ("1.", 2), ("2.", 0)]


def test_what_is_told_is_a_development_and_no_demand() -> None:
    text = a_text(
        "In Georgia the bakers demanded bread. Two of them were arrested in May. Others were released in June."
    )

    proposals = propose(text)

    assert proposals.demands == []
    assert [(one.country, one.direction) for one in proposals.developments] == [
        ("GE", Direction.REGRESSION),
        ("GE", Direction.PROGRESS),
    ]
    assert [one.kind for one in proposals.doubts] == [DoubtKind.NO_DEMANDS]


@pytest.mark.parametrize(
    ("written", "counting"),
    [
        ("We urge the Government of Georgia to release Aigul Asanova.", Counting.IN_N),
        ("The ILO urged the Government of Georgia to release Aigul Asanova.", Counting.REPORTED),
        ("We shall publish a report on bakeries.", Counting.OWN_COMMITMENT),
        ("Мы обязуемся помогать пекарям.", Counting.OWN_COMMITMENT),
        ("We call on the European Union to help the bakers.", Counting.NON_GOVERNMENT),
        ("It is necessary to open the bakeries.", Counting.IMPLIED),
        ("We are deeply concerned about the arrests of bakers.", Counting.CONCERN),
        ("Правительство Грузии должно соблюдать свои международные обязательства.", Counting.GENERAL_APPEAL),
    ],
)
def test_a_sentence_is_counted_by_who_asks_whom(written: str, counting: Counting) -> None:
    _, [found] = demands(written)

    assert found.counting is counting


def test_a_demand_to_nobody_says_so() -> None:
    _, [found] = demands("We demand:\n\n• the release of Bolot Temirov.")

    assert found.counting is Counting.IMPLIED
    assert not found.called.in_text


def test_what_is_put_to_somebody_whom_no_list_names_is_not_put_to_who_stood_above() -> None:
    above = "Recommendations to the Government of Georgia:\n\n1. Pay."

    _, found = demands(f"{above}\n\nRecommendations to the zoo:\n\n1. Rest.")

    assert [(one.called.country, one.called.in_text) for one in found] == [("GE", True), ("GE", False)]


def test_a_day_that_no_month_has_is_shown_as_two_days_whose_dash_was_lost() -> None:
    text = a_text("We met in Bishkek on November 34, 2016, and on 12 May 2017.")

    [doubt] = [one for one in propose(text).doubts if one.kind is DoubtKind.LOST_DASH]

    assert (text.words(doubt.span), doubt.meant) == ("34", "3–4")

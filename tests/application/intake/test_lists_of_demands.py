"""Lists, tables and letters: which lines open them, what stands in them, and for whom each act is."""

import pytest

from tests.application.intake.papers import a_text, demands
from tracker.application.intake.known import Known
from tracker.application.intake.reading.lines import blocks
from tracker.application.intake.reading.plain import lines
from tracker.application.intake.understanding import propose
from tracker.application.workspace.intake.prefilling import Prefilling
from tracker.domain.demand_events import Act

OURSELVES = "self"


def put_to(written: str) -> list[tuple[str | None, str]]:
    """Give the State, body or type that each demand is put to, and its words."""
    text, found = demands(written)
    return [(one.called.country or one.called.body or one.called.type, text.words(one.quotation)) for one in found]


def test_a_cell_under_what_we_ask_is_a_demand_on_the_state_of_its_row() -> None:
    head = "| № | Страна | Чего добиваемся | Ответ |\n|---|---|---|---|\n"
    rows = "| 1 | Молдова | Освободить пекарей | должны ждать |\n| 2 | Грузия | – | – |\n"

    assert put_to(f"Наша таблица.\n\n{head}{rows}") == [("MD", "Освободить пекарей")]


def test_the_lines_of_a_forwarded_draft_are_read_and_those_of_an_answer_are_not() -> None:
    draft = "> 1. We call on the Government of Kenya to pay.\n>\n>> Remark: they should burn it.\n"

    assert put_to(f"Dear all.\n\n---------- Forwarded message ----------\n\n{draft}") == [
        ("KE", "We call on the Government of Kenya to pay.")
    ]
    assert put_to(f"You wrote:\n\n{draft}") == []


def test_names_below_what_is_to_be_done_are_one_demand() -> None:
    written = "Мы требуем от властей Азербайджана освободить:\n\n— Айгуль Асанову, лаборантку;\n\n— Болота Темирова."

    _, [found] = demands(written)

    assert [one.act for one in found.measures] == [Act.RELEASED, Act.RELEASED]


def test_what_participants_did_in_the_past_tense_is_asked_or_promised_here() -> None:
    items = (
        "— потребовали от властей Туркменистана освободить пекарей;\n\n— обсудили погоду;\n\n— условились встречаться."
    )

    found = [to for to, _ in put_to(f"Коммюнике\n\nПо итогам участники:\n\n{items}")]

    assert found == ["TM", OURSELVES]


def test_a_petition_that_prays_two_organs_puts_to_each_its_own() -> None:
    first = "The petitioners pray\n\nthe Federal Parliament of Nepal\n\n1. to ratify Convention No. 87;\n\n"

    _, found = demands(f"{first}and the Ministry\n\n2. to inspect every kiln.")

    assert [one.called.organs[0].key for one in found] == ["parliament", "ministry"]


def test_an_item_of_a_letter_to_several_names_its_own_addressee() -> None:
    head = "To the Presidents of Kazakhstan and Tajikistan\n\nYour Excellencies,\n\nTherefore we appeal to you:\n\n"
    items = "- to pay the nurses;\n\n- We appeal to the President of Tajikistan to pay Aigul Asanova."

    assert [to for to, _ in put_to(head + items)] == ["KZ", "TJ", "TJ"]


def test_what_a_meeting_took_note_of_binds_nobody() -> None:
    items = "1. Принять к сведению доклад.\n\n2. Провести митинг 1 мая.\n\n3. Осудить увольнения."

    assert put_to(f"Пленум постановляет:\n\n{items}") == [(OURSELVES, "Провести митинг 1 мая.")]


def test_a_complaint_is_put_to_whom_its_head_names_and_not_against_whom() -> None:
    head = "ЖАЛОБА\nв Комитет по свободе объединения\n\nна Правительство Беларуси\n\n"

    assert put_to(f"{head}Просим:\n\nа) признать жалобу приемлемой.") == [("ilo", "признать жалобу приемлемой.")]


def test_a_number_with_a_blank_before_its_point_is_a_mark() -> None:
    found = list(blocks(lines("1 . To call on Georgia to pay.\n\n2 . To ask the banks to wait.")))

    assert [one.mark for one in found] == ["1 .", "2 ."]


@pytest.mark.parametrize(
    "written",
    [
        "We demand of Georgia to free Aigul Asanova and Bolot Temirov and rehabilitate Eva Lee.",
        "Требуем освободить Айгуль Асанову и Болота Темирова и реабилитировать Еву Ли.",
        "We demand the release of Aigul Asanova and Bolot Temirov and the rehabilitation of Eva Lee.",
        "We demand that Aigul Asanova and Bolot Temirov be released and Eva Lee rehabilitated.",
    ],
)
def test_each_act_is_for_the_people_who_stand_beside_it(written: str) -> None:
    _, [found] = demands(written)

    assert [one.act for one in found.measures] == [Act.RELEASED, Act.RELEASED, Act.CASE_REEXAMINED]


@pytest.mark.parametrize(
    "written",
    ["We demand: release and rehabilitate Aigul Asanova.", "We demand: release Aigul Asanova and rehabilitate her."],
)
def test_two_acts_share_the_one_who_is_named_once(written: str) -> None:
    text, [found] = demands(written)

    assert [text.words(one.object) for one in found.measures] == ["Aigul Asanova"] * 2


def test_the_number_of_the_item_that_a_list_stands_under_is_told() -> None:
    text = a_text(
        "1. We met.\n\n2. We call on the Government of Georgia to:\n\na) pay the miners;\n\nb) open the mine."
    )
    prefilling = Prefilling(text, "en", ["GE"], ())

    items = [each.item for one in propose(text, Known()).demands for each in prefilling.demands(one)]

    assert items == [f"2. We call on the Government of Georgia to, {mark}" for mark in "ab"]

"""Printed lines become the paragraphs and items that they were: without headers, with words whole and numbers kept."""

import pytest

from tests.application.intake.papers import raws, said, taken
from tracker.application.intake.reading.text import Kind

RUSSIAN = "Призываем Правительство освободить Болота Темирова и зарегистрировать профсоюз пекарей «Хлеб»."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866", "iso8859-5"],
)
def test_a_russian_text_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    written = RUSSIAN.replace("«", '"').replace("»", '"')

    answer = taken("text", written.encode(encoding))

    assert said(answer) == [written]


def test_an_accent_in_an_english_text_makes_no_russian_of_it() -> None:
    written = "The café at Montréal closed; its workers were dismissed."

    answer = taken("text", written.encode("cp1252"))

    assert said(answer) == [written]


def test_a_word_parted_at_the_end_of_a_line_is_whole_again_and_one_with_a_hyphen_keeps_it() -> None:
    found = raws("The Govern-\nment shall respect the non-\ncommercial associations and long-\nterm plans.")

    [only] = found
    assert only.text == "The Government shall respect the non-commercial associations and long-term plans."


def test_what_the_text_writes_with_a_hyphen_elsewhere_keeps_it_at_the_end_of_a_line() -> None:
    found = raws("A farm-worker union met. We ask that every farm-\nworker be heard.")

    assert found[0].text.endswith("every farm-worker be heard.")


def test_what_somebody_is_besides_keeps_its_hyphen() -> None:
    found = raws("О трудящихся-\nмигрантах и праве право-\nзащитников: a military-\ngrade and corre-\nlated plan.")

    assert found[0].text == "О трудящихся-мигрантах и праве правозащитников: a military-grade and correlated plan."


def test_headers_footers_and_page_numbers_are_no_part_of_a_sentence_that_goes_over_pages() -> None:
    parts = ["We heard that the mills of the town", "and all of its bakeries were", "closed today."]

    found = raws("\f".join(f"Bakers, 2025\n\n{part}\nPage {number} of 3" for number, part in enumerate(parts, 1)))

    assert [one.text for one in found] == [" ".join(parts)]


def test_items_keep_their_numbers_and_a_number_in_a_sentence_makes_no_item() -> None:
    found = raws(
        "We ask for this:\n\n1. bread and\n2. flour, as in article\n12. Nothing else was said in\n2019. It ended."
    )

    assert [one.mark for one in found] == ["", "1.", "2."]
    assert found[-1].text == "flour, as in article 12. Nothing else was said in 2019. It ended."


@pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "1.2", "1.2.", "а)", "(a)", "ii.", "(iv)", "—", "•", "–"])
def test_every_usual_mark_of_an_item_is_kept_as_it_was_printed(mark: str) -> None:
    [found] = raws(f"{mark} Release the bakers.")

    assert (found.kind, found.mark, found.text) == (Kind.ITEM, mark, "Release the bakers.")


def test_letters_that_nobody_sees_or_that_turn_a_line_around_are_gone() -> None:
    [found] = raws("Re\u00adlease \u202ethe\u202c ba\u200bkers\ufeff of \ufb01elds.")

    assert found.text == "Release the bakers of fields."


def test_a_text_with_a_line_for_each_paragraph_keeps_its_paragraphs() -> None:
    long = "The bakers of the town met to speak of their wages, their hours and the state of the ovens, " * 3

    found = raws(f"A title\n{long}\n{long}\n")

    assert [one.kind for one in found] == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]

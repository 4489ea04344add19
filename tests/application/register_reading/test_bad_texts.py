"""Texts that name people, or nobody."""

import pytest

from tests.application.register_reading.given import Folder
from tracker.application.register_reading import ASSESSMENTS, REGISTER, Problem

NEWS = "Nothing was done."


@pytest.mark.parametrize(
    "text",
    [
        "Bolot Primerov is in prison.",
        "BOLOT PRIMEROV is in prison.",
        "Primerov's sentence stands.",
        "By Primerow and others.",
        "Primerov, Bolot",
        "Болот Примеров в тюрьме.",
        "Приговор Болоту Примерову в силе.",
        "Дело Примерова закрыто.",
        "https://example.org/bolot-primerov-freed",
    ],
)
def test_a_known_name_in_a_text_is_refused_without_repeating_it(small: Folder, text: str) -> None:
    line = small.spoil(REGISTER, NEWS, f"'{text.replace(chr(39), chr(39) * 2)}'")

    assert small.problem() == Problem(REGISTER, line, "sn-2021-01", "name_in_text", {"person": "p-aaaaaaaa"})


@pytest.mark.parametrize(
    "text", ["Bolot was there.", "primerov", "Primerovka is a village.", "Примеры", "Болот много."]
)
def test_other_words_that_resemble_a_name_are_let_be(small: Folder, text: str) -> None:
    small.spoil(REGISTER, NEWS, text)

    small.read()


def test_a_name_is_found_in_a_source_and_in_every_file(small: Folder) -> None:
    line = small.spoil(ASSESSMENTS, "source: a newspaper", "source: interview with Bolot Primerov")

    values = {"person": "p-aaaaaaaa"}
    assert small.problem() == Problem(ASSESSMENTS, line, "as-0002", "name_in_text", values)


def test_an_organisation_may_bear_a_name(small: Folder) -> None:
    small.spoil(REGISTER, "search_forms: []", "search_forms: [Primerov Union]")

    small.read()


def test_a_womans_surname_is_not_taken_for_a_city(small: Folder) -> None:
    small.spoil(REGISTER, "form: Болот Примеров", "form: Айгуль Харькова")
    small.spoil(REGISTER, NEWS, "Встреча в Харькове.")
    small.read()

    small.spoil(REGISTER, "Встреча в Харькове.", "Дело Харьковой.")

    assert small.problem().message_key == "name_in_text"


@pytest.mark.parametrize(
    ("braces", "message_key", "values"),
    [
        ("{p-aaaaaaab}", "unknown_person_guess", {"name": "p-aaaaaaab", "guess": "p-aaaaaaaa"}),
        ("{name}", "unknown_person", {"name": "name"}),
        ("{}", "unknown_person", {"name": ""}),
        ("{p-aaaaaaaa", "stray_brace", {}),
    ],
)
def test_braces_in_a_text_hold_the_key_of_a_person(
    small: Folder, braces: str, message_key: str, values: dict[str, str]
) -> None:
    line = small.spoil(REGISTER, "Release {p-aaaaaaaa} at once.", f"Release {braces} at once.")

    assert small.problem() == Problem(REGISTER, line, "kg-2021-1", message_key, values)

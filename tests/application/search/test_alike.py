"""Persons are found by a name as somebody misspells it, in the other script, and nobody else is taken for them."""

from collections import Counter

from tests.application.names.given import persons
from tests.application.search.given import FOLDER, looked_for
from tests.application.search.misspelling import in_the_other_script, misspelled
from tracker.application.search.alike import unlikeness

TRIED = [(key, wrong) for key, _, other in in_the_other_script() for wrong in misspelled(other)]


def alike(typed: str) -> dict[str, int]:
    """Give the persons of the register who are called similarly, with how many letters differ."""
    asked = looked_for(typed)
    found = {key: unlikeness(asked, names, FOLDER) for key, names in persons().items()}
    return {key: letters for key, letters in found.items() if letters is not None}


def test_each_person_of_the_register_is_found_from_misspellings_in_the_other_script() -> None:
    found = Counter(key for key, wrong in TRIED if key in alike(wrong))
    tried = Counter(key for key, _ in TRIED)

    assert len(tried) == len(persons()) == 20
    assert min(tried.values()) > 10
    assert all(found[key] >= 0.9 * tried[key] for key in tried), tried - found
    assert found.total() >= 0.995 * tried.total(), tried - found


def test_hardly_anybody_else_is_taken_for_them() -> None:
    others = sum(len(alike(wrong).keys() - {key}) for key, wrong in TRIED)

    assert others <= 0.02 * len(TRIED)


def test_a_name_that_is_begun_or_abbreviated_is_found() -> None:
    names = ["Aigul Testova", "Айгуль Тестова"]

    for typed in ("Тест", "A. Testova", "Тестова А", "testova aigul"):
        assert unlikeness(looked_for(typed), names, FOLDER) == 0, typed


def test_initials_numbers_and_other_words_are_nobodys_name() -> None:
    names = ["Aigul Testova"]

    for typed in ("A. T.", "Testova 1990", "Testova law", "C087", "то"):
        assert unlikeness(looked_for(typed), names, FOLDER) is None, typed

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from tracker.domain.values import Ref
from tracker.projections.shelves import Party
from tracker.web.naming import Names, Place
from tracker.web.wording import House, Wording

TODAY = date(2026, 11, 21)
HOUSE = House("[erased]", "somebody", lambda number: f"{number} people")


def test_a_text_that_exists_in_one_language_is_shown_in_it_and_marked() -> None:
    wording = given({"a": "English"}, "ru", {"en": ref("a")})

    said = wording.say({"en": ref("a")})

    assert said is not None
    assert (said.text, said.language) == ("English", "en")


def test_a_text_of_no_language_is_never_marked() -> None:
    wording = given({"a": "NORMLEX 12"}, "ru", {"und": ref("a")})

    said = wording.say({"und": ref("a")})

    assert said is not None
    assert said.language is None


def test_an_erased_text_says_so() -> None:
    assert given({}, "en").plain({"en": ref("a")}) == "[erased]"


def test_a_text_that_was_never_written_is_none() -> None:
    assert given({}, "en").say(None) is None


def test_people_in_a_row_who_are_not_shown_are_counted() -> None:
    text = "{p-11111111}, {p-22222222} and {p-33333333}: freed; {p-44444444} not"
    wording = given({"a": text}, "en", {"en": ref("a")})

    assert wording.plain({"en": ref("a")}) == "3 people: freed; somebody not"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{p-11111111} was released", "Somebody was released"),
        ("It ended. {p-11111111} was released", "It ended. Somebody was released"),
        ("«Конец!» {p-11111111} на свободе", "«Конец!» Somebody на свободе"),
        ("«{p-11111111} на свободе», — говорят", "«Somebody на свободе», — говорят"),
        ("В 2022. {p-11111111} на свободе", "В 2022. Somebody на свободе"),
        ("Free {p-11111111}", "Free somebody"),
        ("Освободить: {p-11111111}", "Освободить: somebody"),
        ("Дело гр. {p-11111111}", "Дело гр. somebody"),
        ("He met Mr. {p-11111111}", "He met Mr. somebody"),
        ("{p-11111111}, {p-22222222} were freed", "2 people were freed"),
    ],
)
def test_who_is_not_shown_begins_a_sentence_with_a_capital_letter(text: str, shown: str) -> None:
    assert given({"a": text}, "ru", {"ru": ref("a")}).plain({"ru": ref("a")}) == shown


@pytest.mark.parametrize(
    ("naming", "place", "shown"),
    [
        ({"naming": "agreed", "until": None, "scope": None}, Place(), "Aigul Test"),
        ({"naming": "agreed", "until": "2026-11-21", "scope": None}, Place(), "Aigul Test"),
        ({"naming": "agreed", "until": "2026-11-20", "scope": None}, Place(), None),
        ({"naming": "not_asked", "until": None, "scope": None}, Place(), None),
        (None, Place(demand="kz-2021-1"), None),
        ({"naming": "not_asked", "scope": {"demands": ["kz-2021-1"]}}, Place(demand="kz-2021-1"), "Aigul Test"),
        ({"naming": "cannot_be_asked", "scope": {"documents": ["d"]}}, Place(document="d"), "Aigul Test"),
        ({"naming": "not_asked", "scope": {"demands": ["kz-2021-1"]}}, Place(demand="kz-2021-2"), None),
        ({"naming": "refused", "scope": {"demands": ["kz-2021-1"]}}, Place(demand="kz-2021-1"), None),
    ],
)
def test_a_name_stands_only_where_the_rule_lets_it(
    naming: Mapping[str, Any] | None, place: Place, shown: str | None
) -> None:
    about = {"name": {"und": ref("n")}, "native": None, "office": None}
    person = Party("p-11111111", about, naming, [])
    names = Names({"p-11111111": person}, {Ref(ref("n")): "Aigul Test"}, "en", TODAY)

    assert names.shown("p-11111111", place).text == shown


@pytest.mark.parametrize("naming", ["agreed", "not_asked"])
@pytest.mark.parametrize("has_office", [True, False])
def test_who_is_withheld_is_shown_nowhere_whatever_the_naming_says(naming: str, *, has_office: bool) -> None:
    about = {"name": {"und": ref("n")}, "native": None, "office": {"und": ref("o")} if has_office else None}
    said = {"naming": naming, "until": None, "scope": {"demands": ["kz-2021-1"]}}
    person = Party("p-11111111", about, said, [], withheld=True)
    texts = {Ref(ref("n")): "Aigul Test", Ref(ref("o")): "The Minister"}

    names = Names({"p-11111111": person}, texts, "en", TODAY, trust=lambda _person: True)

    for place in (Place(), Place(demand="kz-2021-1"), Place(document="d")):
        assert names.shown("p-11111111", place).text is None
        assert not names.may_name("p-11111111", place)


def test_an_empty_scope_names_nobody_on_lists() -> None:
    about = {"name": {"und": ref("n")}, "native": None, "office": None}
    naming = {"naming": "not_asked", "until": None, "scope": {"demands": [None], "documents": [None]}}
    names = Names({"p-1": Party("p-1", about, naming, [])}, {Ref(ref("n")): "Aigul Test"}, "en", TODAY)

    assert names.shown("p-1", Place()).text is None


def ref(letter: str) -> str:
    """Make a reference that points at a made-up text."""
    return letter * 43


def given(texts: Mapping[str, str], language: str, *facts: object) -> Wording:
    """Make a wording with these texts open."""
    wording = Wording(language, HOUSE, {}, TODAY)

    def opener(refs: Iterable[Ref]) -> Mapping[Ref, str]:
        kept = {Ref(ref(letter)): text for letter, text in texts.items()}
        return {one: kept[one] for one in refs if one in kept}

    wording.open(opener, *facts)
    return wording

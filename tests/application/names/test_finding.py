"""People are found in texts however their names are written; words that only resemble a name are let be."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.application.names.given import declined, in_cyrillic, persons, register, sentences
from tracker.application.names import Names

KNOWN = {
    "p-aaaaaaaa": ["Aigul Yerimbetova", "Айгуль Нурлановна Еримбетова"],
    "p-bbbbbbbb": ["Bolot Primerov", "Болот Примеров"],
    "p-cccccccc": ["Чинара Белостоцкая"],
    "p-dddddddd": ["Болот Тест", "Беркут"],
    "p-eeeeeeee": ["Bolot Volkov", "Болот Волков"],
}
A, B, C, D, E = KNOWN
NAMES = Names(KNOWN)
OF_THE_REGISTER = Names(persons())
IN_CYRILLIC = list(in_cyrillic())


def found(text: str, names: Names = NAMES) -> list[tuple[str, str]]:
    return [(one.written, "+".join(one.keys)) for one in names.in_text(text)]


@pytest.mark.parametrize(
    ("text", "written", "key"),
    [
        ("Дело Еримбетовой закрыто.", "Еримбетовой", A),
        ("Говорили с айгуль еримбетовой.", "айгуль еримбетовой", A),
        ("Жалоба А. Н. Еримбетовой принята.", "А. Н. Еримбетовой", A),
        ("Еримбетова А.Н. обжаловала приговор.", "Еримбетова А.Н", A),
        ("С Айгуль Нурлановной не говорили.", "Айгуль Нурлановной", A),
        ("YERIMBETOVA was heard.", "YERIMBETOVA", A),
        ("A. Erimbetova's appeal", "A. Erimbetova", A),
        ("Primerov, Bolot", "Primerov, Bolot", B),
        ("https://example.org/bolot-primerov-freed", "bolot-primerov", B),
        ("Семья Примеровых ждёт.", "Примеровых", B),
        ("О Чинаре\nБелостоцкой молчат.", "Чинаре Белостоцкой", C),
        ("С Белостоцкою.", "Белостоцкою", C),
        ("Болота Теста отпустили.", "Болота Теста", D),
        ("Беркута отпустили.", "Беркута", D),
        ("Вчера Волкова судили.", "Волкова", E),
        ("Это г. Волков.", "Волков", E),
        ("Волков Б. пришёл.", "Волков Б", E),
    ],
)
def test_a_name_is_found_in_every_shape(text: str, written: str, key: str) -> None:
    assert found(text) == [(written, key)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Eримбeтoва", id="Latin among Cyrillic"),
        pytest.param("Yerimbеtоvа", id="Cyrillic among Latin"),
        pytest.param("Yεrimbetοvα", id="Greek among Latin"),
        pytest.param("Ерим\N{ZERO WIDTH SPACE}бет\N{ZERO WIDTH JOINER}ова", id="letters that nobody sees"),
        pytest.param("Ерим\N{SOFT HYPHEN}бетова", id="soft hyphen"),
        pytest.param("Еримбе\N{COMBINING ACUTE ACCENT}това", id="accent"),
        pytest.param("Е\N{COMBINING LONG STROKE OVERLAY}римбетова", id="struck through"),
        pytest.param("Еримбет\N{HANGUL FILLER}ова", id="filler"),
        pytest.param("Еримбет0ва", id="digit"),
        pytest.param("\N{FULLWIDTH LATIN CAPITAL LETTER Y}erimbetova", id="full width"),
        pytest.param("\N{MATHEMATICAL BOLD CAPITAL Y}erimbetova", id="mathematical"),
        pytest.param("Yérimbetóva", id="Latin accents"),
        pytest.param("Ерим\N{RIGHT-TO-LEFT OVERRIDE}бетова", id="order turned round"),
        pytest.param("Иeримбетова"[1:], id="first letter of another alphabet"),
    ],
)
def test_a_disguised_name_is_found(text: str) -> None:
    [one] = NAMES.in_text(f"Вчера Айгуль {text} пришла.")

    assert one.keys == (A,)
    assert f"Вчера Айгуль {text} пришла."[one.start : one.end] == f"Айгуль {text}"


@pytest.mark.parametrize(
    "text", ["Примеры", "Примеровка", "Айгуль пришла.", "Болот много.", "Тест не пройден.", "Волков много.", "primerov"]
)
def test_a_word_that_resembles_a_name_is_let_be(text: str) -> None:
    assert found(text) == []


def test_whoever_bears_the_same_surname_is_told_apart_by_the_given_name() -> None:
    names = Names({"p-1": ["Айгуль Примерова"], "p-2": ["Чинара Примерова"]})

    assert found("Чинара Примерова", names) == [("Чинара Примерова", "p-2")]
    assert found("А. Примерова", names) == [("А. Примерова", "p-1")]
    assert found("Примеровой", names) == [("Примеровой", "p-1+p-2")]


def test_only_a_nickname_that_is_asked_for_counts_alone() -> None:
    known = {"p-1": ["Беркут"], "p-2": ["Ата"]}

    assert found("Ата пришёл.", Names(known)) == [("Ата", "p-2")]
    assert found("Ата пришёл.", Names(known, nicknames=False)) == []


@pytest.mark.parametrize(("key", "given_name", "surname"), IN_CYRILLIC, ids=map(str, range(len(IN_CYRILLIC))))
def test_every_person_of_the_register_is_found_in_all_six_cases(key: str, given_name: str, surname: str) -> None:
    is_a_man = not surname.endswith(("а", "у"))
    pairs = zip(declined(given_name, is_a_man=is_a_man), declined(surname, is_a_man=is_a_man), strict=True)

    for one, other in pairs:
        for name in (f"{one} {other}", f"{other} {one}", f"{one[0]}. {other}"):
            assert found(f"Вчера говорили: {name}, и снова молчали.", OF_THE_REGISTER) == [(name, key)]
        alone = found(f"Вчера говорили: {other}, и снова молчали.", OF_THE_REGISTER)
        assert alone == ([(other, key)] if len(surname) >= 6 else [])


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_without_persons_names_nobody(sentence: str) -> None:
    assert found(sentence, OF_THE_REGISTER) == []


def test_the_texts_of_the_register_name_whom_their_keys_mean_and_nobody_else() -> None:
    printed = {key: forms[0] for key, forms in persons().items()}
    texts = [text for text in _texts(register()["demands"]) if "{p-" in text]

    for text in texts:
        keys = re.findall(r"\{(p-\w+)\}", text)
        named = re.sub(r"\{(p-\w+)\}", lambda key: printed[key[1]], text)
        assert [one.keys for one in OF_THE_REGISTER.in_text(named)] == [(key,) for key in keys]
        assert OF_THE_REGISTER.in_text(text) == []
    assert len(texts) > 20


@given(some.text(max_size=60), some.text(max_size=60))
def test_any_text_is_looked_through_and_a_name_in_it_found(before: str, after: str) -> None:
    text = f"{before}. Вчера Болота Примерова {after}"

    assert B in {key for one in NAMES.in_text(text) for key in one.keys}
    assert all(text[one.start : one.end] for one in NAMES.in_text(text))


@pytest.mark.parametrize("hostile", ["\N{ZERO WIDTH SPACE}", "a'", "x", "о", " ", "́", "Б. "])
def test_a_long_hostile_text_is_looked_through_in_no_time(hostile: str) -> None:
    text = "Болот" + hostile * (10_000 // len(hostile)) + "Примеров"

    before = perf_counter()
    NAMES.in_text(text)

    assert perf_counter() - before < 2


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []

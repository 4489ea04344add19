"""Problems as sentences."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.register_reading.given import Folder
from tracker.application import register_reading
from tracker.application.register_reading import REGISTER, Problem, RegisterRefused, say, say_all
from tracker.application.register_reading.links import KINDS
from tracker.application.register_reading.saying import catalogue

_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+|anchor|tag|fraction")


def test_a_problem_says_file_line_row_and_what_was_probably_meant() -> None:
    problem = Problem(REGISTER, 812, "kz-2021-1", "unknown_key_guess", {"name": "mesures", "guess": "measures"})

    assert say(problem, "en") == ('register.yaml:812 (kz-2021-1): unknown key "mesures"; did you mean "measures"?')
    assert say(problem, "ru") == ("register.yaml:812 (kz-2021-1): неизвестный ключ «mesures»; может быть, «measures»?")


def test_a_problem_of_a_whole_file_says_no_line() -> None:
    assert say(Problem(REGISTER, 0, "", "file_missing"), "en") == "register.yaml: the file is missing"


def test_a_name_in_a_text_is_answered_with_what_to_write() -> None:
    said = say(Problem(REGISTER, 1, "", "name_in_text", {"person": "p-aaaaaaaa"}), "en")

    assert said.endswith("write {p-aaaaaaaa} instead")


def test_values_with_braces_and_of_great_length_do_no_harm(small: Folder) -> None:
    small.spoil(REGISTER, "counting: in_n", f"counting: '{{0}}{'x' * 9999}'")

    (sentence,) = say_all(small.refusal(), "ru")

    assert "{0}xxx" in sentence
    assert len(sentence) < 400


def test_what_is_not_shown_is_counted() -> None:
    refused = RegisterRefused(Problem(REGISTER, line, "", "file_empty") for line in range(1, 63))

    sentences = say_all(refused, "en")

    assert len(sentences) == 51
    assert sentences[-1] == "and more problems than are shown: 12"


def test_a_refusal_written_to_a_log_holds_no_values() -> None:
    refused = RegisterRefused([Problem(REGISTER, 7, "as-0001", "unknown_person", {"name": "Bolot"})])

    assert str(refused) == "1 problems, first register.yaml:7 unknown_person"


@pytest.mark.parametrize("message_key", sorted(catalogue()))
def test_every_sentence_exists_in_both_languages_with_the_same_values(message_key: str) -> None:
    sentences = catalogue()[message_key]

    assert set(sentences) == {"en", "ru"}
    assert _values(sentences["en"]) == _values(sentences["ru"])
    assert re.search("[а-я]", sentences["ru"])


def test_every_message_of_the_reader_is_in_the_catalogue_and_no_other() -> None:
    kinds = {f"unknown_{kind}" for kind in (*KINDS, "person")}
    guesses = {f"{key}_guess" for key in (*kinds, "unknown_key", "not_one_of")}
    written = set(_words_in_the_code())

    assert kinds | guesses <= set(catalogue())
    assert set(catalogue()) - kinds - guesses <= written | {"more"}


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _words_in_the_code() -> Iterator[str]:
    for path in Path(str(register_reading.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value):
                yield node.value

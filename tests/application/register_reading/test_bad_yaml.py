"""YAML that is broken, or cleverer than a register needs."""

import pytest

from tests.application.register_reading.given import Folder
from tracker.application.register_reading import ASSESSMENTS, REGISTER, Problem, yaml_lines


def test_a_key_that_stands_twice_is_refused_with_both_lines(small: Folder) -> None:
    line = small.spoil(REGISTER, "  theme: redress", "  item: again\n  theme: redress")

    first = str(small.spoil(REGISTER, "  item: Kyrgyzstan, 1", "  item: Kyrgyzstan, 2"))
    values = {"name": "item", "first": first}
    assert small.problem() == Problem(REGISTER, line, "kg-2021-1", "duplicate_key", values)


def test_every_key_that_stands_twice_is_told(small: Folder) -> None:
    small.spoil(REGISTER, "  kind: resolution", "  kind: resolution\n  kind: letter\n  kind: article")
    small.spoil(REGISTER, "issuers:", "meta: {}\nissuers:")

    problems = small.refusal().problems
    assert [(problem.key, problem.message_key) for problem in problems] == [
        ("res-2021", "duplicate_key"),
        ("res-2021", "duplicate_key"),
        ("", "duplicate_key"),
    ]


@pytest.mark.parametrize(
    ("value", "message_key"),
    [
        ("&a x", "anchor"),
        ("*a", "anchor"),
        ("!!python/object:os.system x", "tag"),
        ("!!str x", "tag"),
        ("! x", "tag"),
        ("1.5", "fraction"),
        (".inf", "fraction"),
        ("1e3", "fraction"),
        ("{[a]: b}", "key_not_text"),
        ("{&a b: c}", "anchor"),
    ],
)
def test_what_is_more_than_plain_data_is_refused(small: Folder, value: str, message_key: str) -> None:
    line = small.spoil(REGISTER, "item: Kyrgyzstan, 1", f"item: {value}")

    problem = small.problem()

    assert (problem.line, problem.key, problem.message_key) == (line, "kg-2021-1", message_key)


def test_a_billion_laughs_are_refused_at_the_first(small: Folder) -> None:
    laughs = "".join(f"{letter}: &{letter} [{', '.join(['*z'] * 9)}]\n" for letter in "abcdefghi")
    small.write(REGISTER, f"z: &z ha\n{laughs}".encode())

    assert small.problem() == Problem(REGISTER, 1, "", "anchor")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_endless_nesting_is_refused_soon(small: Folder, opening: str) -> None:
    small.write(REGISTER, opening.encode() * 100_000)

    assert small.problem() == Problem(REGISTER, 1, "", "too_deep", {"limit": "40"})


def test_more_values_than_any_register_has_are_refused(small: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_lines, "MOST_VALUES", 3)
    (small.path / ASSESSMENTS).unlink()
    small.write(REGISTER, b"- a\n- b\n- c\n")

    assert small.problem() == Problem(REGISTER, 3, "", "too_many_values", {"limit": "3"})


def test_a_thousand_keys_that_stand_twice_are_enough(small: Folder) -> None:
    small.write(REGISTER, b"a: 1\n" * 5000)

    assert len(small.refusal().problems) == 1000


def test_a_second_document_in_a_file_is_refused(small: Folder) -> None:
    line = small.spoil(REGISTER, "issuers:", "---\nissuers:")

    assert small.problem() == Problem(REGISTER, line, "", "second_document")


def test_broken_yaml_is_refused_with_its_line(small: Folder) -> None:
    line = small.spoil(REGISTER, "  item: Kyrgyzstan, 1", "  item Kyrgyzstan, 1")

    problem = small.problem()

    assert problem.message_key in {"not_yaml", "not_yaml_since"}
    assert problem.key == "kg-2021-1"
    assert abs(problem.line - line) <= 1


def test_a_quotation_mark_that_never_ends_is_refused_with_the_line_where_it_began(small: Folder) -> None:
    line = small.spoil(REGISTER, "text: {en: Nothing was done.}", 'text: {en: "Nothing was done.}')

    problem = small.problem()

    assert (problem.message_key, problem.values) == ("not_yaml_since", {"since": str(line)})


def test_a_list_in_the_place_of_the_whole_is_refused(small: Folder) -> None:
    small.write(REGISTER, b"- meta\n")

    assert small.problem() == Problem(REGISTER, 1, "", "not_a_map", {"field": "register"})

"""Rows that are not as the schema wants them."""

import pytest

from tests.application.register_reading.given import Folder
from tracker.application.register_reading import ASSESSMENTS, REGISTER, Problem

DEMAND = "kg-2021-1"
NEWS = "sn-2021-01"
COURT = "as-0002"


def test_a_misspelt_key_is_refused_once_with_a_guess(small: Folder) -> None:
    line = small.spoil(REGISTER, "  measures:", "  mesures:")

    values = {"name": "mesures", "guess": "measures", "field": "mesures"}
    assert small.problem() == Problem(REGISTER, line, DEMAND, "unknown_key_guess", values)


def test_a_key_like_no_other_is_refused_without_a_guess(small: Folder) -> None:
    line = small.spoil(REGISTER, "  theme: redress", "  zzz: 1\n  theme: redress")

    values = {"name": "zzz", "field": "zzz"}
    assert small.problem() == Problem(REGISTER, line, DEMAND, "unknown_key", values)


def test_a_missing_key_is_refused_at_its_row(small: Folder) -> None:
    line = small.spoil(REGISTER, "- key: kg-2021-1\n  document: res-2021\n", "- key: kg-2021-1\n")

    values = {"name": "document", "field": "demands"}
    assert small.problem() == Problem(REGISTER, line, DEMAND, "missing_key", values)


@pytest.mark.parametrize(
    ("old", "new", "key", "message_key"),
    [
        ("kind: resolution", "kind: resolutoin", "res-2021", "not_one_of_guess"),
        ("counting: in_n", "counting: zzz", DEMAND, "not_one_of"),
        ("version: 7", "version: '7'", "", "not_a_whole_number"),
        ("version: 7", "version: -7", "", "too_small"),
        ("sensitive: true", "sensitive: yes", "p-aaaaaaaa", "not_true_or_false"),
        ("measures:\n", "measures: none\n  unused:\n", DEMAND, "not_a_list"),
        ("title: {en: Release of a colleague}", "title: Release", DEMAND, "not_a_map"),
        ("item: Kyrgyzstan, 1", "item: 1", DEMAND, "needs_quotes"),
        ("item: Kyrgyzstan, 1", "item: [1]", DEMAND, "not_a_text"),
        ("item: Kyrgyzstan, 1", "item: ''", DEMAND, "text_empty"),
        ("conventions: [C087]", "conventions: [C087, C087]", DEMAND, "twice_in_list"),
        ("date: 2022-01\n", "date: 7.12.2021\n", NEWS, "not_a_day"),
        ("date: 2022-01\n", "date: 2021\n", NEWS, "needs_quotes"),
        ("date: 2022-01\n", "date: 2021-13\n", NEWS, "not_a_day"),
        ("countries: [KG]", "countries: [Kyrgyzstan]", DEMAND, "not_a_country"),
        ("persons: [p-aaaaaaaa]", "persons: [Bolot]", DEMAND, "not_a_person_key"),
        ("- key: sn-2021-01", "- key: news 1", "news 1", "wrong_form"),
        ("- key: sn-2021-01", '- key: "sn-2021-01\\n"', "sn-2021-01\n", "wrong_form"),
        ("  text: {en: Nothing was done.}", "  text: {ru: Ничего.}", NEWS, "missing_key"),
    ],
)
def test_a_value_the_schema_does_not_know_is_refused(
    small: Folder, old: str, new: str, key: str, message_key: str
) -> None:
    line = small.spoil(REGISTER, old, new)

    problem = small.refusal().problems[0]

    assert (problem.line, problem.key, problem.message_key) == (line, key, message_key)


def test_what_may_be_null_is_judged_as_what_it_should_be_otherwise(small: Folder) -> None:
    line = small.spoil(REGISTER, "  reference: null", "  reference: 12")

    values = {"value": "12", "field": "reference"}
    assert small.problem() == Problem(REGISTER, line, "res-2021", "needs_quotes", values)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("organ: {en: A court}", "organ: null", ("does_not_go_with", "organ: null")),
        ("confidence: high\n  status", "confidence: low\n  status", ("does_not_go_with", "confidence: low")),
    ],
)
def test_an_e_without_organ_or_high_confidence_is_refused(
    small: Folder, old: str, new: str, said: tuple[str, str]
) -> None:
    small.spoil(ASSESSMENTS, "letter: C", "letter: E")
    small.spoil(ASSESSMENTS, "baseline: true", "baseline: false")
    small.spoil(ASSESSMENTS, "observed_on: '2021-12-07'", "observed_on: '2021-12-08'")
    small.spoil(ASSESSMENTS, "organ: null", "organ: {en: A court}")
    line = small.spoil(ASSESSMENTS, old, new)

    problem = small.problem()

    assert (problem.line, problem.key, problem.message_key) == (line, "as-0001", said[0])
    assert f"{problem.values['name']}: {problem.values['value']}" == said[1]
    assert problem.values["condition"] == "letter: E"


def test_only_an_e_is_irreversible(small: Folder) -> None:
    small.spoil(ASSESSMENTS, "irreversible: false", "irreversible: true")
    line = small.spoil(ASSESSMENTS, "letter: C", "letter: B")

    values = {"name": "letter", "value": "B", "condition": "irreversible: true", "field": "letter"}
    assert small.problem() == Problem(ASSESSMENTS, line, "as-0001", "does_not_go_with", values)


def test_an_unknown_says_why(small: Folder) -> None:
    small.spoil(ASSESSMENTS, "letter: E", "unknown: not_enough_known")

    problem = small.problem()

    assert (problem.key, problem.message_key) == (COURT, "does_not_go_with")
    assert problem.values["condition"] == "unknown"


@pytest.mark.parametrize("new", ["letter: E\n  not_counted: ran_out", "law: null"])
def test_an_assessment_says_exactly_one_thing(small: Folder, new: str) -> None:
    small.spoil(ASSESSMENTS, "letter: E\n  baseline: false\n  law: null", f"{new}\n  baseline: false")
    if "law" not in new:
        small.spoil(ASSESSMENTS, "baseline: false", "baseline: false\n  law: null")

    problem = small.problem()

    assert (problem.key, problem.message_key) == (COURT, "not_exactly_one")
    assert problem.values["names"] == "letter, not_counted, unknown"


def test_fifty_problems_are_shown_and_the_rest_counted(small: Folder) -> None:
    small.spoil(REGISTER, "represented_countries: []", f"represented_countries: {list(range(60))}")

    refusal = small.refusal()

    assert len(refusal.shown) == 50
    assert refusal.rest == 10

"""Keys that name nothing, or two things."""

import pytest

from tests.application.register_reading.given import Folder
from tracker.application.register_reading import ASSESSMENTS, REGISTER, Problem

DEMAND, MEASURE, NEWS = "kg-2021-1", "kg-2021-1.1", "sn-2021-01"


def test_a_measure_of_an_unknown_person_is_refused(small: Folder) -> None:
    line = small.spoil(REGISTER, "      key: p-aaaaaaaa", "      key: p-aaaaaaab")

    values = {"name": "p-aaaaaaab", "guess": "p-aaaaaaaa"}
    assert small.problem() == Problem(REGISTER, line, MEASURE, "unknown_person_guess", values)


@pytest.mark.parametrize(("kind", "key"), [("organisation", "zzz"), ("convention", "C999")])
def test_a_measure_of_an_unknown_organisation_or_convention_is_refused(small: Folder, kind: str, key: str) -> None:
    small.spoil(REGISTER, "      type: person", f"      type: {kind}")
    line = small.spoil(REGISTER, "      key: p-aaaaaaaa", f"      key: {key}")

    problem = small.problem()

    assert (problem.line, problem.key) == (line, MEASURE)
    assert problem.message_key.removesuffix("_guess") == f"unknown_{kind}"


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("organisation", "mission"),
        ("organisation", "mission-osh"),
        ("convention", "C087"),
        ("convention", "fundamental-conventions"),
        ("group", "zzz"),
        ("law", "zzz"),
    ],
)
def test_a_measure_may_be_about_what_is_listed_or_has_a_code_of_its_own(small: Folder, kind: str, key: str) -> None:
    small.spoil(REGISTER, "      type: person", f"      type: {kind}")
    small.spoil(REGISTER, "      key: p-aaaaaaaa", f"      key: {key}")

    small.read()


@pytest.mark.parametrize(
    ("old", "new", "key", "kind"),
    [
        ("issuer: mission", "issuer: zzz", "res-2021", "issuer"),
        ("signatory: null", "signatory: p-zzzzzzzz", "res-2021", "person"),
        ("  organisation: mission", "  organisation: zzz", "mission", "organisation"),
        ("demands_printing_name: []", "demands_printing_name: [uz-2016-9]", "p-aaaaaaaa", "demand"),
        ("document: res-2021", "document: zzz", DEMAND, "document"),
        ("theme: redress", "theme: zzz", DEMAND, "theme"),
        ("conventions: [C087]", "conventions: [P029]", DEMAND, "convention"),
        ("    person: p-aaaaaaaa", "    person: p-zzzzzzzz", MEASURE, "person"),
        ("  flags: []", "  flags: []\n  raises_again: [uz-2016-9.9]", DEMAND, "measure"),
        ("  demands: [kg-2021-1]\n  audience", "  demands: [uz-2016-9]\n  audience", NEWS, "demand"),
    ],
)
def test_a_key_that_nothing_resolves_is_refused(small: Folder, old: str, new: str, key: str, kind: str) -> None:
    line = small.spoil(REGISTER, old, new) + new.count("\n") - new.count("\n  audience")

    problem = small.problem()

    assert (problem.file, problem.line, problem.key) == (REGISTER, line, key)
    assert problem.message_key.removesuffix("_guess") == f"unknown_{kind}"


@pytest.mark.parametrize("key", ["res-2021", "sn-2021-01", "cd-kg-01"])
def test_a_basis_names_something_that_the_register_tells(small: Folder, key: str) -> None:
    small.spoil(ASSESSMENTS, "basis: [res-2021]", f"basis: [{key}]")

    small.read()


@pytest.mark.parametrize("key", ["tl-kg-999", "as-0002", "redress"])
def test_a_basis_that_nothing_resolves_is_refused(small: Folder, key: str) -> None:
    line = small.spoil(ASSESSMENTS, "basis: [res-2021]", f"basis: [{key}]")

    assert small.problem() == Problem(ASSESSMENTS, line, "as-0001", "unknown_entry", {"name": key})


def test_occasions_and_letters_are_looked_up_only_where_their_files_are(small: Folder) -> None:
    small.spoil(REGISTER, "occasions: []", "occasions: [ilc-115]")
    small.spoil(REGISTER, "letters: []", "letters: [lt-kg-1]")

    assert small.problem().message_key == "unknown_letter"
    (small.path / ASSESSMENTS).unlink()
    small.read()


@pytest.mark.parametrize(
    ("file", "old", "key"),
    [
        (REGISTER, "- key: mission\n  name: {en: The Mission}\n  organisation", "mission"),
        (ASSESSMENTS, "- key: as-0002", "as-0002"),
    ],
)
def test_a_row_key_that_stands_twice_is_refused(small: Folder, file: str, old: str, key: str) -> None:
    text = (small.path / file).read_text("utf-8")
    row = text[text.index(old) :].split("\n- ")[0].split("\nthemes")[0].split("\nown_")[0]
    line = small.spoil(file, row, f"{row}\n{row}")

    twice = line + row.count("\n") + 1
    values = {"name": key, "first": f"{file}:{line}"}
    assert small.problem() == Problem(file, twice, key, "row_key_twice", values)


def test_a_row_key_is_unique_among_all_that_a_basis_may_name(small: Folder) -> None:
    small.spoil(REGISTER, "- key: res-2021", "- key: cd-kg-01")
    small.spoil(REGISTER, "  document: res-2021", "  document: cd-kg-01")
    small.spoil(REGISTER, "  document: res-2021", "  document: cd-kg-01")
    small.spoil(ASSESSMENTS, "basis: [res-2021]", "basis: [cd-kg-01]")

    problem = small.problem()

    assert (problem.file, problem.key, problem.message_key) == (ASSESSMENTS, "cd-kg-01", "row_key_twice")


def test_a_measure_belongs_to_the_demand_it_stands_in(small: Folder) -> None:
    line = small.spoil(REGISTER, "  - key: kg-2021-1.1", "  - key: kg-2021-2.1")

    problem = small.refusal().problems[0]

    values = {"measure": "kg-2021-2.1", "demand": DEMAND}
    assert problem == Problem(REGISTER, line, "kg-2021-2.1", "measure_elsewhere", values)


def test_an_assessment_judges_a_measure_of_its_own_demand(small: Folder) -> None:
    line = small.spoil(ASSESSMENTS, "demand: kg-2021-1", "demand: kg-2021-2") + 1

    problems = small.refusal().problems

    assert [problem.message_key for problem in problems] == ["unknown_demand_guess", "measure_elsewhere"]
    assert (problems[1].line, problems[1].key) == (line, "as-0001")

"""The description of the API is true: fields are explained, bounds are those that are refused, codes are listed."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.web.api.programs import Program
from tracker.web.api.problems import CODES, FLAWS

MOST_ON_THE_WIRE = 12 * 1024
"""Bytes of a public page."""

LONG = (
    "record-development",
    "record-position",
    "record-letter",
    "propose",
    "correct",
    "retract-for-safety",
    "translate",
)
"""Commands whose texts are tried at their bounds."""


def bodies(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every object that a command takes, with its name."""
    asked = [one["post"]["requestBody"] for one in schema["paths"].values() if "post" in one]
    left = [one["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2] for one in asked]
    seen: set[str] = set()
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            yield name, schema["components"]["schemas"][name]
            left += [one.rpartition("/")[2] for one in pointed(schema["components"]["schemas"][name])]


def pointed(part: object) -> Iterator[str]:
    """Give all that a part of the schema points to."""
    if isinstance(part, dict):
        yield from [part["$ref"]] if "$ref" in part else []
        for one in part.values():
            yield from pointed(one)
    elif isinstance(part, list):
        for one in part:
            yield from pointed(one)


def texts(
    schema: dict[str, Any], part: dict[str, Any], given: object, at: tuple[Any, ...]
) -> Iterator[tuple[Any, ...]]:
    """Give the places of the texts of a body that have a bound, with it; keys and references have none to speak of."""
    if "$ref" in part:
        part = schema["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    part = part["anyOf"][0] if "anyOf" in part else part
    if "$ref" in part:
        yield from texts(schema, part, given, at)
    elif isinstance(given, str):
        yield from [(*at, part["maxLength"])] if part.get("maxLength", 0) > 128 else []
    elif isinstance(given, dict):
        for key, one in given.items():
            inner = part.get("properties", {}).get(key) or part["additionalProperties"]
            yield from texts(schema, inner, one, (*at, key))


def filled(body: dict[str, Any], place: tuple[Any, ...], text: str) -> dict[str, Any]:
    """Give the body with a text at a place."""
    made = deepcopy(body)
    inner = made
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = text
    return made


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_field_and_parameter_is_explained_in_the_callers_language(program: Program, language: str) -> None:
    schema = program.read("openapi.json", token=False, **{"accept-language": language}).json()
    letters = re.compile("[a-z]{3}" if language == "en" else "[а-яё]{2}")

    for name, body in bodies(schema):
        for field, its in body["properties"].items():
            assert letters.search(its.get("description", "")), f"{name}.{field}"
    for path, operations in schema["paths"].items():
        for one in operations.values():
            assert all(letters.search(its.get("description", "")) for its in one["parameters"]), path


@pytest.mark.parametrize("command", LONG)
def test_a_text_is_taken_up_to_its_bound_and_not_beyond(program: Program, command: str) -> None:
    schema = program.schema()
    told = schema["paths"][f"/commands/{command}"]["post"]["requestBody"]["content"]["application/json"]
    found = list(texts(schema, told["schema"], told["example"], ()))

    assert found
    for *place, most in found:
        begins = "https://a.example/" if place[-1] == "address" else ""
        fits, over = (begins + "x" * (length - len(begins)) for length in (most, most + 1))
        program.office.clock.pass_by(seconds=3)
        version = {"if-match": program.version()}
        taken = program.give(command, filled(told["example"], tuple(place), fits), **version).json()
        refused = program.give(command, filled(told["example"], tuple(place), over), **version).json()

        assert taken.get("code") != "invalid", taken
        assert taken.get("refusal") != "too_long", taken
        assert refused["errors"] == [
            {"pointer": f"/{'/'.join(place)}", "code": "too_long", "detail": refused["errors"][0]["detail"]}
        ]
        assert str(most) in refused["errors"][0]["detail"]


def test_two_places_in_a_text_are_neither_one_nor_three(program: Program) -> None:
    told = program.schema()["paths"]["/commands/make-demand"]["post"]["requestBody"]["content"]["application/json"]

    for at in ([1], [1, 2, 3]):
        answer = program.give("make-demand", told["example"] | {"at": at}).json()
        assert [(one["pointer"], one["code"]) for one in answer["errors"]] == [("/at", "not_so_many")]


def test_codes_that_are_on_a_list_are_listed(program: Program) -> None:
    schemas = program.schema()["components"]["schemas"]

    def codes(path: str) -> set[Any]:
        part = schemas
        for one in path.split("/"):
            part = part[one]
        return set(part["enum"])

    row = "properties/items/items/properties"
    assert {"development", "assessment", "finding"} <= codes("EntriesEntryAnswer/properties/kind")
    assert codes("EntriesEntryAnswer/properties/audience") == {"public", "members", "country_team", "confidential"}
    assert {"stands", "replaced"} <= codes("EntriesEntryAnswer/properties/state")
    assert {"appeared", "proposed"} <= codes(f"ChangesAnswer/{row}/deed")
    assert "withdrawn" in codes(f"DemandChangesAnswer/{row}/kind")
    assert "agreed" in codes(f"NamingsAnswer/{row}/naming")
    assert codes("MeAnswer/properties/scopes/items") == {"read", "record", "judge", "hide", "release"}
    assert codes("Problem/properties/code") == set(CODES)
    assert schemas["Development"]["properties"]["credibility"]["anyOf"][0]["enum"] == [1, 2, 3, 4, 5, 6]


def test_the_type_of_every_problem_leads_to_where_it_is_explained(program: Program) -> None:
    kind = program.read("nothing/of/the/kind", token=False).json()["type"]
    path, _, anchor = kind.partition("#")

    for language, title in (("en", "Problems of the API"), ("ru", "Ошибки API")):
        lead = program.window.get(path, headers={"accept-language": language}, follow_redirects=False)
        page = program.window.get(lead.headers["location"], headers={"accept-encoding": "br"})
        assert (lead.status_code, page.status_code, page.headers["content-language"]) == (303, 200, language)
        assert title in page.text
        assert int(page.headers["content-length"]) < MOST_ON_THE_WIRE
        for code in CODES:
            assert f'id="{code}"' in page.text
        assert f'id="{anchor}"' in page.text
        assert all(f"<code>{code}</code>" in page.text for code in FLAWS)

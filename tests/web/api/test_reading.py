"""What programs read: as everybody without a token, live with one; by pages, days, languages; and what is refused."""

from typing import Any
from uuid import UUID

import jsonschema
import pytest

from tests.web.api.programs import Program
from tests.web.given import AIGUL, CANARY, CHINARA, SECRET
from tracker.web.api.routes import READINGS

NOTES = "A court lifted the ban."


def read(program: Program, path: str, *, token: bool = True, **headers: str) -> Any:  # noqa: ANN401 - JSON
    answer = program.read(path, token=token, **headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def code(program: Program, path: str, *, token: bool = False, **headers: str) -> tuple[int, str]:
    answer = program.read(path, token=token, **headers)
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize("token", [True, False])
def test_every_reading_answers_as_its_schema_says(program: Program, token: bool) -> None:  # noqa: FBT001 - each of two
    schema, known = program.schema(), program.known() | {"entry": str(UUID(int=1, version=4))}
    keys = {"documents": "res-2021", "organisations": "union-1", "persons": CHINARA}

    for one in READINGS:
        if one.for_tokens and not token:
            continue
        path = one.path.format(**known | {"key": keys.get(one.path.partition("/")[0], "ilc-114")})
        content = schema["paths"][f"/{one.path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for asked in ("", "?as_of=1990-01-01" if path == "countries/KZ/scorecard" else ""):
            told = read(program, f"{path}{asked}", token=token)
            jsonschema.validate(told, content | {"components": schema["components"]})


def test_everybody_reads_what_is_released_and_a_token_reads_what_was_recorded_since(program: Program) -> None:
    entry = program.record(audience="members")

    public = [one["entry"] for one in read(program, "entries", token=False)["items"]]
    live = {one["entry"]: one for one in read(program, "entries")["items"]}

    assert entry not in public
    assert str(SECRET) not in public
    assert live[entry]["team"]["notes"] == NOTES
    assert live[entry]["audience"] == "members"
    assert code(program, f"entries/{entry}") == (404, "not_found")
    assert read(program, f"entries/{entry}")["kind"] == "development"


def test_what_a_reader_may_not_see_is_absent_and_not_empty(program: Program) -> None:
    program.record(audience="members", where={"demands": {"kz-2021-1": []}})
    stranger = Program(program.office, nickname="Dinara")

    told = next(one for one in read(stranger, "entries")["items"] if one["audience"] == "members")

    assert "team" not in told
    assert CANARY not in stranger.read("entries").text
    assert all("audience" not in one for one in read(program, "entries", token=False)["items"])


def test_a_list_is_read_page_by_page_and_nothing_twice(program: Program) -> None:
    whole = [one["entry"] for one in read(program, "entries?country=KZ", token=False)["items"]]
    found, answer = [], read(program, "entries?country=KZ&limit=1", token=False)
    while True:
        found += [one["entry"] for one in answer["items"]]
        if answer["next"] is None:
            break
        answer = read(program, f"entries?limit=1&cursor={answer['next']}", token=False)

    assert len(whole) > 2
    assert found == whole


def test_pages_that_follow_keep_to_the_release_of_the_first(program: Program) -> None:
    first = read(program, "entries?limit=1", token=False)
    program.record(audience="public", wording={"en": "Something public"})
    assert program.give("release-now", {"reason": {"en": "A test"}}).status_code == 201

    second = read(program, f"entries?limit=1000&cursor={first['next']}", token=False)

    assert second["release"] == first["release"]
    assert read(program, "entries", token=False)["release"] == first["release"] + 1


def test_the_past_is_read_as_of_a_day_and_as_known_by_a_release(program: Program) -> None:
    before, now = (read(program, f"demands{asked}", token=False) for asked in ("?as_of=2021-12-06", ""))

    assert before["items"] == []
    assert now["items"]
    assert read(program, "entries?known_by=1", token=False)["release"] == 1
    assert code(program, "entries?known_by=1", token=True) == (400, "token_reads_today")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("entries?nothing=1", (400, "unknown_parameter")),
        ("entries?country=KZ&country=KG", (400, "unknown_parameter")),
        ("entries?country=XX", (400, "unknown_value")),
        ("entries?country=", (400, "unknown_value")),
        ("entries?country=%00", (400, "unknown_value")),
        ("entries?limit=0", (400, "not_a_limit")),
        ("entries?limit=1000000", (400, "not_a_limit")),
        ("entries?limit=many", (400, "not_a_limit")),
        ("entries?cursor=AAAA", (400, "cursor_refused")),
        ("changes?cursor=AAAA", (400, "cursor_refused")),
        ("changes?as_of=2026-01-01", (400, "unknown_parameter")),
        ("entries?as_of=2021-02-30", (422, "not_a_day")),
        ("entries?as_of=2999-01-01", (422, "in_the_future")),
        ("entries?known_by=99", (404, "no_such_release")),
        ("demands/kz-2021-99", (404, "not_found")),
        ("demands/%00", (404, "not_found")),
        ("entries/%ED%A0%80", (404, "not_found")),
        ("documents/none", (404, "not_found")),
        ("occasions/none", (404, "not_found")),
        ("countries/xx/scorecard", (404, "not_found")),
        (f"persons/{AIGUL}", (404, "not_found")),
        ("persons/p-nobodyxx", (404, "not_found")),
        ("nothing", (404, "not_found")),
        ("me", (401, "no_token")),
        ("proposals", (401, "no_token")),
    ],
)
def test_what_cannot_be_read_is_refused_by_a_code_that_stays(
    program: Program, path: str, wanted: tuple[int, str]
) -> None:
    assert code(program, path) == wanted


def test_a_cursor_is_good_for_its_list_and_its_reader_alone(program: Program) -> None:
    cursor = read(program, "entries?limit=1")["next"]
    stranger = Program(program.office, nickname="Erkin")

    for path, token in ((f"measures?cursor={cursor}", True), (f"entries?cursor={cursor}", False)):
        assert code(program, path, token=token) == (400, "cursor_refused")
    assert code(stranger, f"entries?cursor={cursor}", token=True) == (400, "cursor_refused")
    assert code(program, f"entries?cursor={cursor}&country=KZ", token=True) == (400, "cursor_refused")


def test_a_program_is_given_the_fields_that_it_asks_for_and_no_others_of_its_audience(program: Program) -> None:
    entry = program.record(audience="members", wording={"en": "For members"})

    part = read(program, "entries?fields=entry,audience,kind&limit=2")
    following = read(program, f"entries?limit=2&cursor={part['next']}")
    whole = {one["entry"]: one for one in read(program, "entries?limit=1000")["items"]}
    public = read(program, "entries?fields=entry,audience", token=False)["items"]

    assert all(one == {name: whole[one["entry"]][name] for name in one} for one in part["items"])
    assert {tuple(one) for one in (*part["items"], *following["items"])} == {("entry", "audience", "kind")}
    assert whole[entry]["audience"] == "members"
    assert {tuple(one) for one in public} == {("entry",)}
    assert code(program, "entries?fields=entry,secret", token=True) == (400, "unknown_value")
    assert code(program, "coalition?fields=name", token=True) == (400, "unknown_parameter")


def test_problems_and_texts_are_in_the_callers_language(program: Program) -> None:
    asked = {"accept-language": "ru, en;q=0.5"}

    problem = program.read("demands/kz-2021-99", token=False, **asked).json()
    schema = program.read("openapi.json", token=False, **asked)

    assert "Здесь" in problem["title"]
    assert read(program, "countries", token=False, **asked)["language"] == "ru"
    assert schema.headers["content-language"] == "ru"
    assert "Записать" in schema.text


def test_what_is_as_it_was_is_not_sent_again(program: Program) -> None:
    for token in (True, False):
        tag = program.read("documents", token=token).headers["etag"]
        assert program.read("documents", token=token, **{"if-none-match": tag}).status_code == 304


def test_everybody_follows_releases_and_a_token_what_is_recorded(program: Program) -> None:
    public, live = read(program, "changes", token=False), read(program, "changes")
    where: dict[str, Any] = {"demands": {"kz-2021-1": []}}
    entry = program.record(audience="public", wording={"en": "Something else"}, where=where)

    later = read(program, f"changes?cursor={live['next']}")
    still = read(program, f"changes?cursor={public['next']}", token=False)
    program.give("release-now", {"reason": {"en": "A test"}})
    released = read(program, f"changes?cursor={public['next']}", token=False)

    assert [one["entry"] for one in later["items"]] == [entry]
    assert still["items"] == []
    assert entry in {one["entry"] for one in released["items"]}
    assert {one["release"] for one in released["items"]} == {still["release"] + 1}
    assert "release" not in later["items"][0]


def test_the_feed_is_read_in_parts_and_ends(program: Program) -> None:
    for token in (True, False):
        found: list[str] = []
        answer = read(program, "changes?limit=3", token=token)
        while True:
            found += [f"{one['entry']}/{one['demand']}/{one['deed']}" for one in answer["items"]]
            if not answer["more"]:
                break
            answer = read(program, f"changes?limit=3&cursor={answer['next']}", token=token)
        whole = read(program, "changes?limit=1000", token=token)["items"]
        assert found == [f"{one['entry']}/{one['demand']}/{one['deed']}" for one in whole]
        assert len(found) == len(set(found)) > 5


def test_every_example_of_the_schema_fits_it(program: Program) -> None:
    schema = program.schema()

    for operations in schema["paths"].values():
        for one in operations.values():
            told = [one["responses"].get("200") or one["responses"]["201"], one.get("requestBody")]
            for content in (each["content"]["application/json"] for each in told if each):
                jsonschema.validate(content["example"], content["schema"] | {"components": schema["components"]})

"""Commands of programs: carried out once for each id, on a version that was read, and refused in so many words."""

import json
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from tests.web.api.programs import HAPPENED, Program
from tracker.domain.demand_events import DevelopmentRecorded

KZ = {"en": "A test"}
DUE = {"where": HAPPENED["where"], "made_on": "2024", "due_on": "2027", "wording": KZ}


def problem(answer: Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    found: dict[str, Any] = answer.json()
    assert (found["status"], found["code"]) == (status, code)
    return found


def events(program: Program) -> list[Any]:
    return program.office.given.record.log.read(0, 10_000)


def test_what_happened_is_recorded_by_the_account_through_the_api(program_on_either: Program) -> None:
    program = program_on_either
    before = len(events(program))

    answer = program.give("record-development", HAPPENED)

    [recorded] = events(program)[before:]
    assert answer.status_code == 201
    assert isinstance(recorded.event, DevelopmentRecorded)
    assert str(recorded.event.entry_id) == answer.json()["outcome"]
    assert (recorded.account, recorded.via) == (program.person.account_id, "api")
    assert answer.headers["location"] == f"/api/v1/entries/{recorded.event.entry_id}"
    assert program.read(answer.headers["location"].removeprefix("/api/v1/")).status_code == 200


def test_the_same_command_sent_twice_is_recorded_once_and_answered_the_same(program_on_either: Program) -> None:
    program, command = program_on_either, {"command-id": str(uuid4())}
    before = len(events(program))

    first, second = (program.give("record-development", HAPPENED, **command) for _ in range(2))
    turned = program.give("record-development", dict(reversed(HAPPENED.items())), **command)

    assert first.text == second.text == turned.text
    assert [one.headers.get("command-repeated") for one in (first, second, turned)] == [None, "true", "true"]
    assert len(events(program)) == before + 1


def test_an_id_that_was_used_for_another_command_is_refused_with_what_was_recorded_then(program: Program) -> None:
    command = {"command-id": str(uuid4())}
    recorded = program.give("record-development", HAPPENED, **command).json()["outcome"]
    before = len(events(program))

    other = program.give("record-development", HAPPENED | {"on": "2024-06"}, **command)
    elsewhere = program.give("release-now", {"reason": KZ}, **command)

    for answer in (other, elsewhere):
        assert problem(answer, 409, "command_reused")["answer"] == recorded
    assert len(events(program)) == before


def test_what_changes_an_entry_names_the_version_that_was_read(program_on_either: Program) -> None:
    program = program_on_either
    entry = program.record()
    read = program.read(f"entries/{entry}")
    shown = {"entry": entry, "audience": "members", "reason": KZ}

    missing = program.give("set-audience", shown)
    changed = program.give("set-audience", shown, **{"if-match": read.headers["etag"]})
    outdated = program.give("retract", {"entry": entry, "reason": KZ}, **{"if-match": read.headers["etag"]})

    problem(missing, 428, "version_missing")
    assert changed.status_code == 201
    told = problem(outdated, 412, "outdated")
    assert told["current"]["entry"] == entry
    assert told["current"]["audience"] == "members"
    retract = program.give("retract", {"entry": entry, "reason": KZ}, **{"if-match": outdated.headers["etag"]})
    assert retract.status_code == 201
    assert "retracted" in program.read(f"entries/{entry}").json()["state"]


@pytest.mark.parametrize("garbage", ["*", '"1"', "W/", '"é"', '""', ", ,", "A" * 5_000, '"\x01"'])
def test_a_version_that_nobody_gave_is_none(program: Program, garbage: str) -> None:
    entry = program.record()

    answer = program.give("retract", {"entry": entry, "reason": KZ}, **{"if-match": garbage})

    assert problem(answer, 412, "outdated")["current"]["state"] == "stands"


def test_a_version_is_good_for_the_account_that_it_was_given_to(program: Program) -> None:
    entry, other = program.record(), Program(program.office, "country:KZ", nickname="Bolot")
    version = program.read(f"entries/{entry}").headers["etag"]

    answer = other.give("retract", {"entry": entry, "reason": KZ}, **{"if-match": version})

    problem(answer, 412, "outdated")


def test_a_second_person_confirms_what_waits_as_it_was_read(program: Program) -> None:
    other = Program(program.office, "country:KZ", "may_confirm", nickname="Chinara")
    proposed = {
        "demand": "kz-2021-1",
        "measure": 1,
        "on": "2024-05-03",
        "letter": "C",
        "wording": KZ,
        "audience": "public",
    }
    proposed |= {"basis": [{"document": "res-2021"}], "organ": {"kind": "state"}, "confidence": "high"}
    entry = program.give("propose", proposed).json()["outcome"]
    listed = other.read("proposals")
    tick = {"demand": "kz-2021-1", "entry": entry}

    mine = program.give("confirm", tick, **{"if-match": program.version()})
    theirs = other.give("confirm-many", {"proposals": [tick]}, **{"if-match": listed.headers["etag"]})
    again = other.give("confirm", tick, **{"if-match": listed.headers["etag"]})

    assert [one["entry"] for one in listed.json()["items"]] == [entry]
    assert problem(mine, 422, "refused")["refusal"] == "not_by_the_proposer"
    assert theirs.json()["confirmed"] == [entry]
    problem(again, 422, "refused")


def test_a_refusal_says_why_in_the_callers_language_and_records_nothing(program: Program) -> None:
    before = len(events(program))

    answer = program.give("record-development", HAPPENED | {"on": "2027"}, **{"accept-language": "ru"})

    told = problem(answer, 422, "refused")
    assert told["refusal"] == "in_the_future"
    assert "ещё не" in told["detail"]
    assert len(events(program)) == before


def test_every_flaw_of_a_body_is_named_with_its_place(program: Program) -> None:
    body = {"on": 3, "direction": "sideways", "wording": {"en": None, "EN": "x"}, "secret": 1, "credibility": -1}

    told = problem(program.give("record-development", body), 422, "invalid")

    assert {(one["pointer"], one["code"]) for one in told["errors"]} == {
        ("/on", "not_days"),
        ("/direction", "not_on_the_list"),
        ("/wording/en", "not_a_text"),
        ("/wording/EN", "unknown_key"),
        ("/secret", "unknown_field"),
        ("/credibility", "not_on_the_list"),
        ("/where", "missing"),
    }
    assert all(one["detail"] for one in told["errors"])


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"", 400, "malformed"),
        (b"{", 400, "malformed"),
        (b"\xff", 400, "malformed"),
        (b'{"on": NaN}', 400, "malformed"),
        (b'{"reason": {"en": "one", "en": "two"}}', 400, "malformed"),
        (b'{"on": "\\ud800"}', 400, "malformed"),
        (b"[" * 100_000, 400, "malformed"),
        (b'{"on": ' + b"[" * 30 + b"]" * 30 + b"}", 400, "malformed"),
        (b'{"reason": {"en": "a\\u0000b"}}', 422, "invalid"),
        (b"[]", 422, "invalid"),
        (b"null", 422, "invalid"),
        (b'"text"', 422, "invalid"),
        (b'{"reason": {"en": "' + b"x" * 5_000_000 + b'"}}', 413, "too_large"),
    ],
)
def test_what_is_no_body_is_refused(program: Program, sent: bytes, status: int, code: str) -> None:
    headers = {**program.bearing, "command-id": str(uuid4()), "content-type": "application/json"}

    answer = program.window.post("/api/v1/commands/release-now", content=sent, headers=headers)

    problem(answer, status, code)


def test_a_body_of_another_type_and_a_command_without_an_id_are_refused(program: Program) -> None:
    address, own = "/api/v1/commands/record-development", {**program.bearing, "command-id": str(uuid4())}
    form = {"content-type": "application/x-www-form-urlencoded"}

    typed = program.window.post(address, content=json.dumps(HAPPENED), headers=own | form)

    problem(typed, 415, "not_json")
    for nothing in ("", "1", "é", "x" * 2_000):
        problem(program.give("record-development", HAPPENED, **{"command-id": nothing}), 400, "command_id_missing")
    problem(program.give("record-development?dry=1", HAPPENED), 400, "unknown_parameter")
    assert program.window.get(address, headers=own).status_code == 405
    problem(program.window.get(address, headers=own), 405, "method_not_allowed")


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        (
            "/api/v1/commands/release-now",
            [
                "This address does not take this method; Allow names those that it takes.",
                "Этот адрес не принимает такой метод; какие принимает, названо в Allow.",
            ],
        ),
        (
            "/api/v1/nothing",
            [
                "There is nothing of that name here, or nothing for this caller.",
                "Здесь такого нет, или не для этого спрашивающего.",
            ],
        ),
    ],
)
def test_a_program_that_went_astray_is_not_sent_to_a_list_of_countries(
    program: Program, address: str, titles: list[str]
) -> None:
    told = [program.window.get(address, headers={"accept-language": one}).json() for one in ("en", "ru")]

    assert [one["title"] for one in told] == titles
    assert not any("detail" in one for one in told)


def test_a_development_of_which_nobody_says_anything_is_refused(program: Program) -> None:
    for nothing in ({}, {"en": " "}):
        told = problem(program.give("record-development", HAPPENED | {"notes": nothing}), 422, "refused")
        assert told["refusal"] == "nothing_written"


def test_a_correction_is_of_one_kind(program: Program) -> None:
    entry = program.record()
    body: dict[str, Any] = {"entry": entry, "reason": KZ}
    match = {"if-match": program.version()}

    for wrong in ({}, {"development": HAPPENED, "handout": {"country": "KZ", "as_of": "2024-05-03", "on": "2024"}}):
        told = problem(program.give("correct", body | wrong, **match), 422, "invalid")
        assert told["errors"][0]["code"] == "exactly_one"
    done = program.give("correct", body | {"development": HAPPENED | {"on": "2024-07"}}, **match)

    assert done.status_code == 201
    assert program.read(f"entries/{entry}").json()["state"] == "replaced"


def test_rows_that_cannot_be_proposed_say_why_each(program: Program) -> None:
    row = {"demand": "kz-2021-1", "measure": 99, "on": "2024-05-03", "letter": "C", "wording": KZ}

    told = problem(program.give("propose-many", {"assessments": [row, row]}), 422, "refused")

    assert told["refusal"] == "rows_refused"
    assert [(one["row"], one["refusal"]) for one in told["rows"]] == [(0, "measure_unknown"), (1, "measure_unknown")]


def test_while_the_clock_stands_nothing_is_recorded_and_the_program_may_try_again(program: Program) -> None:
    clock = program.office.given.record.clock
    now = clock.at
    clock.at = now.replace(year=now.year - 1)

    answer = program.give("record-development", HAPPENED)
    clock.at = now

    problem(answer, 503, "clock_stopped")
    assert answer.headers["retry-after"]


OF_ANOTHER_RECORD = {
    *("entry_unknown", "organisation_unknown", "person_unknown", "object_unknown", "basis_unknown", "rows_refused"),
    *("not_proposed", "change_not_proposed", "supervision_unchanged", "somebody_in_danger", "text_not_kept"),
    "names_in_wording",
}
"""What may be wrong with an example: that it speaks of what this record does not have, or has otherwise."""


def test_each_example_of_a_command_could_be_sent_as_it_stands(program: Program) -> None:
    paths = {
        path.removeprefix("/commands/"): each["post"]
        for path, each in program.schema()["paths"].items()
        if "post" in each
    }
    bodies = {name: one["requestBody"]["content"]["application/json"]["example"] for name, one in paths.items()}

    said = {name: program.give(name, body, **{"if-match": program.version()}) for name, body in bodies.items()}

    told = {
        name: (one.status_code, one.json().get("refusal") or one.json()["code"])
        for name, one in said.items()
        if one.is_error
    }
    assert {name: why for name, why in told.items() if why[1] not in {*OF_ANOTHER_RECORD, "outdated"}} == {}


def test_a_code_that_no_form_offers_is_refused_with_those_there_are(program: Program) -> None:
    told = problem(program.give("set-due-day", {**DUE, "kind": "sometime"}), 422, "invalid")

    [flaw] = told["errors"]
    assert (flaw["pointer"], flaw["code"]) == ("/kind", "not_on_the_list")
    assert "government_commitment" in flaw["detail"]

"""Tokens at the door of the API: which are taken, over which line, how often, and what ends them."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.accounts.people import PASSWORD, PEER, Clock
from tests.web.api.programs import ALL, BASE, HAPPENED, Program
from tests.web.api.test_commanding import problem
from tests.web.workspace.office import Office
from tracker.accounts.accounts import HOST
from tracker.accounts.own import Again
from tracker.web.api import routes
from tracker.web.api.pace import Pace

_nicknames = count(1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("door"))
    yield made
    made.close()


@pytest.fixture
def program(office: Office) -> Program:
    return Program(office, "country:KZ", nickname=f"Aigul {next(_nicknames):b}".translate({48: "a", 49: "z"}))


def is_refused(program: Program) -> bool:
    told = program.read("me"), program.give("record-development", HAPPENED)
    for answer in told:
        assert answer.status_code in {200, 201, 401}
        assert "invalid_token" in answer.headers.get("www-authenticate", "invalid_token")
    return {one.status_code for one in told} == {401}


def test_a_token_ends_with_its_time_its_revoking_its_account_and_a_lock(program: Program) -> None:
    accounts, its = program.office.accounts, program.person.account_id

    def froze() -> None:
        accounts.governing.freeze(HOST, its)
        accounts.governing.thaw(HOST, its)

    def travelled() -> None:
        accounts.travel_mode.begin(HOST, its)
        accounts.travel_mode.end(HOST, its)

    def revoked() -> None:
        accounts.tokens.revoke(its, accounts.tokens.of(its)[0].token_id)

    def expired() -> None:
        program.office.clock.pass_by(days=31)

    for ending in (froze, travelled, revoked, expired, accounts.begin_anew):
        program.token = program.another(*ALL)
        assert not is_refused(program)
        ending()
        assert is_refused(program), ending


def test_a_token_loses_what_its_account_loses(program: Program) -> None:
    accounts, its = program.office.accounts, program.person.account_id
    entry = program.record()

    accounts.governing.revoke(HOST, its, ["country:KZ"])

    problem(program.give("record-development", HAPPENED), 403, "not_allowed")
    problem(program.read(f"entries/{entry}"), 404, "not_found")


NO_TOKENS = (
    "",
    "Bearer",
    "Bearer ",
    "Basic YTpi",
    "bearer trk_x",
    f"Bearer trk_{'a' * 43}",
    "Bearer é",
    "trk_",
    "\x01",
)


def test_what_is_no_token_opens_nothing_and_is_not_taken_for_none(program: Program) -> None:
    for said in NO_TOKENS:
        told = problem(program.read("countries", token=False, authorization=said), 401, "token_refused")
        assert not said or said not in told["title"]


def test_a_sign_in_of_a_browser_opens_nothing_here(program: Program) -> None:
    window = program.office.signed_in(program.person)

    assert window.get(f"{BASE}/me").status_code == 401
    assert window.post(f"{BASE}/commands/record-development", json=HAPPENED).status_code == 401


def test_pages_of_any_site_may_show_what_is_read_without_a_token_and_nothing_else(program: Program) -> None:
    shared, own, unsaid = "access-control-allow-origin", program.read("me"), program.give("record-development", {})

    for public in ("countries", "openapi.json", "changes", "nothing/of/the/kind"):
        answer = program.read(public, token=False)
        assert answer.status_code == 404 or answer.headers[shared] == "*"
        assert "access-control-allow-credentials" not in answer.headers
    for closed in (own, unsaid, program.read("countries"), program.window.get("/sign-in"), program.window.get("/en")):
        assert shared not in closed.headers
        assert closed.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_token_is_taken_over_no_line_that_others_can_read(program: Program) -> None:
    window = program.office.window("http://tracker.example")

    told = problem(window.get(f"{BASE}/me", headers=program.bearing), 403, "not_encrypted")

    assert program.token not in str(told)
    assert window.get(f"{BASE}/countries").status_code == 200


def test_who_asks_too_often_waits_and_others_do_not(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "READS", 3)
    monkeypatch.setattr(routes, "WRITES", 2)
    program = Program(office, "country:KZ", nickname="Chinara")
    other = Program(office, nickname="Bolot")
    other.window = program.window

    reads = [program.read("openapi.json").status_code for _ in range(4)]
    writes = [program.give("record-development", HAPPENED).status_code for _ in range(3)]
    waits = program.read("me")

    assert reads == [200, 200, 200, 429]
    assert writes == [201, 201, 429]
    assert problem(waits, 429, "too_many_requests")["title"]
    assert 1 <= int(waits.headers["retry-after"]) <= 21
    assert other.read("me").status_code == 200
    office.clock.pass_by(seconds=int(waits.headers["retry-after"]))
    assert program.read("me").status_code == 200


def test_who_tries_tokens_waits_and_readers_of_the_same_house_do_not(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "READS", 3)
    program = Program(office, nickname="Aigul the reader")

    tried = [program.read("countries", token=False, authorization="Bearer trk_x").status_code for _ in range(4)]

    assert tried == [401, 401, 401, 429]
    assert program.read("countries", token=False).status_code == 200
    assert program.read("me").status_code == 200


def test_a_bucket_fills_again_by_itself_and_never_over_its_rim() -> None:
    clock = Clock()
    pace = Pace(clock, burst=2, every=10)
    emptied = [pace.wait("a") for _ in range(3)]
    clock.pass_by(hours=5)

    refilled = [pace.wait("a") for _ in range(3)]
    clock.pass_by(hours=-10)

    assert emptied == [0, 0, 10]
    assert refilled == [0, 0, 10]
    assert pace.wait("a") > 0
    assert pace.wait("b") == 0


def test_nothing_but_reading_and_posting_is_served(program: Program) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = program.window.request(method, f"{BASE}/countries")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"
    head = program.window.head(f"{BASE}/countries")
    assert head.status_code == 200
    assert head.content == b""


def test_one_account_never_has_another_ones_answer(program: Program) -> None:
    program.record(audience="confidential")
    stranger = Program(program.office, nickname="Dinara")

    for path in ("entries", "changes", "demands/kz-2021-1", "countries/KZ/scorecard"):
        assert program.read(path).headers["cache-control"] == "no-store"
        assert "confidential" not in stranger.read(path).text
        assert "Authorization" in program.read(path, token=False).headers["vary"]


def test_a_password_makes_a_token_and_a_token_makes_none(program: Program) -> None:
    tokens = program.office.accounts.tokens
    made = tokens.make(
        program.office.house.sign(program.person), Again(PASSWORD, PEER), name="", scopes=["read"], days=1
    )

    answer = program.window.post("/account/tokens", headers={"authorization": f"Bearer {made.token}"})

    assert answer.headers["location"].startswith("/sign-in")

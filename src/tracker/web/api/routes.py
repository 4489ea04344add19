"""The routes of the API: each reads who asks, keeps the pace, and turns whatever goes wrong into a problem."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.peers import limited
from tracker.accounts.tokens import Scope
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import JSON, Page
from tracker.web.api import problems
from tracker.web.api.answering import CHANGES, Kept, answered, fed
from tracker.web.api.asking import parameters, question
from tracker.web.api.body import content
from tracker.web.api.caller import Caller, caller_of, language_for
from tracker.web.api.commanding import carried_out
from tracker.web.api.commands import COMMANDS, Command
from tracker.web.api.feed import change_schema
from tracker.web.api.of_tables import LISTS, ONES
from tracker.web.api.of_things import THINGS
from tracker.web.api.of_work import WORK
from tracker.web.api.openapi import document
from tracker.web.api.pace import Pace
from tracker.web.api.problems import Problem, problem_page
from tracker.web.api.reading import Reading
from tracker.web.labels import N_
from tracker.web.routing import METHODS, declare
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Office
from tracker.web.workspace.door import peer_of

BASE = "/api/v1"
READINGS: Sequence[Reading] = (*LISTS, *ONES, *THINGS, *WORK)
FEED = Reading(CHANGES, N_("What changed since a cursor"), lambda *_: None, change_schema, is_list=True, is_dated=False)

READS, WRITES = 600, 120
"""Requests that one token, or one address without a token, has in a minute."""

_FOR_ANY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Whoever asks without a token reads what is public: a page of any other site may show it (WHATWG Fetch, 3.3)."""

_PLAIN: dict[str, Any] = {"include_in_schema": False, "response_model": None}

Sent = Annotated[bytes | None, Depends(content)]


class Api:
    """The API over one office."""

    def __init__(self, office: Office) -> None:
        self._office, self._kept = office, Kept()
        self._described_in: dict[str, Page] = {}
        self._reads = Pace(office.clock, burst=READS, every=60 / READS)
        self._writes = Pace(office.clock, burst=WRITES, every=60 / WRITES)

    def answer(self, request: Request, reading: Reading) -> Response:
        """Answer a reading."""
        return self._read(request, lambda caller: self._answered(request, caller, reading))

    def feed(self, request: Request) -> Response:
        """Say what changed since a cursor."""
        return self._read(request, lambda caller: fed(parameters(request, ["limit", "cursor"]), caller))

    def describe(self, request: Request) -> Response:
        """Give the description of the API."""
        return self._read(request, lambda caller: self._described(request, caller))

    def carry_out(self, request: Request, command: Command, sent: bytes | None) -> Response:
        """Carry out a command."""

        def give() -> Page:
            caller = self._caller(request, self._writes)
            parameters(request, [])
            return carried_out(command, request, sent, caller)

        return self._settled(request, give)

    def _read(self, request: Request, give: Callable[[Caller], Page]) -> Response:
        response = self._settled(request, lambda: give(self._caller(request, self._reads)))
        if "authorization" not in request.headers:
            response.headers.update(_FOR_ANY_SITE)
        return response

    def _answered(self, request: Request, caller: Caller, reading: Reading) -> Page:
        if reading.for_tokens:
            caller.require(Scope.READ)
        asked = question(reading, request, caller)
        if caller.reader is not None:
            return answered(asked, caller)
        site = caller.office.site
        state = (site.reader.head(), site.reader.today())
        told = (
            reading.path,
            tuple(sorted(asked.asked.items())),
            asked.dating,
            asked.limit,
            asked.fields,
            str(asked.after),
        )
        return self._kept.answer(state, (caller.language, *told), lambda: answered(asked, caller))

    def _described(self, request: Request, caller: Caller) -> Page:
        parameters(request, [])
        if caller.language not in self._described_in:
            made = document(READINGS, FEED, COMMANDS.values(), caller.renderer)
            headers = {**problems.HEADERS, "Content-Language": caller.language}
            self._described_in[caller.language] = answers.page(made, JSON, headers=headers)
        return self._described_in[caller.language]

    def _caller(self, request: Request, pace: Pace) -> Caller:
        try:
            caller = caller_of(request)
        except Problem:  # each token that is shown is looked for in the database: who guesses waits, too
            _keep(pace, f"guesses {limited(peer_of(request, self._office))}")
            raise
        _keep(pace, caller.name)
        return caller

    def _settled(self, request: Request, give: Callable[[], Page]) -> Response:
        try:
            made = self._given(give)
        except Problem as problem:
            made = problem_page(problem, self._office.site.renderers[language_for(request)])
        return answers.respond(request, made)

    @staticmethod
    def _given(give: Callable[[], Page]) -> Page:
        try:
            return give()
        except NoSuchThing:
            raise Problem("not_found") from None


def api_router() -> APIRouter:
    """Give the routes of the API, which find the API of whichever application is asked."""
    made = APIRouter()
    _reading(made, "/openapi.json", Api.describe)
    _reading(made, f"/{CHANGES}", Api.feed)
    for one in sorted(READINGS, key=lambda one: one.path.count("{")):
        _reading(made, f"/{one.path}", partial(_answer, reading=one))
    for command in COMMANDS.values():
        _commanding(made, command)
    return made


def _answer(api: Api, request: Request, reading: Reading) -> Response:
    return api.answer(request, reading)


def _reading(made: APIRouter, path: str, give: Callable[[Api, Request], Response]) -> None:
    def get(request: Request) -> Response:
        return give(_api(request), request)

    made.add_api_route(f"{BASE}{path}", declare(get, Right.ANYONE), methods=list(METHODS), **_PLAIN)


def _commanding(made: APIRouter, command: Command) -> None:
    def post(request: Request, sent: Sent) -> Response:
        return _api(request).carry_out(request, command, sent)

    made.add_api_route(f"{BASE}/commands/{command.path}", declare(post, Right.SIGNED_IN), methods=["POST"], **_PLAIN)


def _api(request: Request) -> Api:
    api: Api = request.app.state.api
    return api


def _keep(pace: Pace, caller: str) -> None:
    """Count a request; raises Problem for one too many."""
    seconds = pace.wait(caller)
    if seconds:
        raise Problem("too_many_requests", headers={"Retry-After": str(seconds)})

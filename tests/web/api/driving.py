"""Schemathesis at the wheel: requests made of the schema, as it asks and as it forbids, and what is wrong with answers.

What a schema cannot know is put in for half of them: keys that the record has, and a version that was read, so that
they come further than to the first refusal.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.generation.case import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.api.programs import Program

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
TOO_LARGE = 413
"""A refusal, too, though the check for those does not list it."""
AnyCase = Case[Any]
AnyOperation = APIOperation[Any, Any, Any, Any]
FOR_WHOM = ("token", "nobody")
HOST = "http://localhost"


@dataclass
class Drive:
    """What came of a drive: how many requests there were, with which statuses, and what is wrong."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """Count the requests."""
        return self.statuses.total()


def drive(program: Program, each: int, number: int = 1) -> Drive:
    """Send so many requests of each kind to every address, and look at every answer."""
    drive, known = Drive(), program.known()
    for one in _cases(program):
        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            _run(program, one, drive, each=each, number=number, known=known)
    return drive


def drive_at_random(program: Program, requests: int, number: int = 1) -> Drive:
    """Send so many requests to addresses that chance picks: a drive along the whole coast, seen from afar."""
    drive, known = Drive(), program.known()
    _run(program, st.one_of(list(_cases(program))), drive, each=requests, number=number, known=known)
    return drive


def _cases(program: Program) -> Iterator[st.SearchStrategy[AnyCase]]:
    """Give what makes requests for each address: fit ones, and where it takes anything unfit ones."""
    known, schema = program.known(), schemathesis.openapi.from_dict(_unguarded(program.schema()))
    for found in schema.get_all_operations():
        if not isinstance(found, Ok):
            raise found.err()
        operation = found.ok()
        parts = {one: known[one] for one in _parts(operation)}
        modes = [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if _takes(operation) else [])]
        for mode in modes:
            plain = operation.as_strategy(mode)
            yield st.one_of(plain, operation.as_strategy(mode, path_parameters=parts)) if parts else plain


def _takes(operation: AnyOperation) -> bool:
    raw = operation.definition.raw
    return bool(raw.get("requestBody") or any(one["in"] == "query" for one in raw["parameters"]))


def _run(  # noqa: PLR0913 - what a run is of, named
    program: Program,
    cases: st.SearchStrategy[AnyCase],
    drive: Drive,
    *,
    each: int,
    number: int,
    known: Mapping[str, Any],
) -> None:
    @seed(number)
    @settings(
        max_examples=each,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.booleans(), st.sampled_from(FOR_WHOM))
    def go(case: AnyCase, is_grounded: bool, whose: str) -> None:  # noqa: FBT001 - drawn
        _send(program, case, drive, whose, known if is_grounded else {})

    go()


def _send(program: Program, case: AnyCase, drive: Drive, whose: str, known: Mapping[str, Any]) -> None:
    is_fit = case.meta is None or case.meta.generation.mode.is_positive
    if known and is_fit and isinstance(case.body, dict):
        case.body = grounded(case.body, known)
    if known and case.headers is not None and "If-Match" in case.headers:
        case.headers["If-Match"] = program.version()
    answer = program.send(case.as_transport_kwargs(base_url=HOST + "/api/v1"), with_token=whose == "token")
    drive.statuses[answer.status_code] += 1
    checks = [one for one in CHECKS if answer.status_code != TOO_LARGE or one is not negative_data_rejection]
    try:
        case.validate_response(answer, checks=checks)
    except FailureGroup as failures:
        for one in failures.exceptions:
            key = f"{case.operation.label}: {type(one).__name__}: {answer.status_code}"
            drive.wrong.setdefault(key, f"{one}\n{case.as_curl_command()}\n{answer.text[:600]}")


def grounded(body: object, known: Mapping[str, Any], name: str = "") -> Any:  # noqa: ANN401 - JSON
    """Put what the record has where its keys are asked for."""
    if isinstance(body, dict):
        return {_key(key, one, known): grounded(one, known, key) for key, one in body.items()}
    if isinstance(body, list):
        return [grounded(one, known, name.removesuffix("s")) for one in body]
    return known.get(name, body) if isinstance(body, str) else body


def _key(key: str, one: object, known: Mapping[str, Any]) -> str:
    """Put a demand of the record where demands are the keys of their measures."""
    is_measures = isinstance(one, list) and all(isinstance(each, int) for each in one)
    return str(known["demand"]) if is_measures and one else key


def _unguarded(schema: dict[str, Any]) -> dict[str, Any]:
    """Take out what asks for tokens: they are put in here, and none is ever forged by chance."""
    schema.pop("security")
    schema["components"].pop("securitySchemes")
    for operations in schema["paths"].values():
        for one in operations.values():
            one.pop("security", None)
    return schema


def _parts(operation: AnyOperation) -> Iterator[str]:
    yield from (one.strip("{}") for one in operation.path.split("/") if one.startswith("{"))

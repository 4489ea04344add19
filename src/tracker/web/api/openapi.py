"""The description of the API (OpenAPI 3.1), made of its own tables, in the reader's language, with examples."""

from collections.abc import Callable, Iterable, Mapping
from json import dumps
from typing import Any

from tracker import __version__
from tracker.web.api import described as of
from tracker.web.api.answer_codes import COUNTING, one_of
from tracker.web.api.command_examples import BODIES
from tracker.web.api.commands import COMMANDS, Command
from tracker.web.api.described import listed, thing
from tracker.web.api.examples import example_of
from tracker.web.api.problems import CODES, FLAWS, TITLES
from tracker.web.api.reading import Reading
from tracker.web.api.shape import Schema
from tracker.web.api.shapes import ID
from tracker.web.api.telling import told
from tracker.web.html import Renderer
from tracker.web.labels import N_

Says = Callable[[str], str]

HEAD: Mapping[str, Schema] = {
    "as_of": of.DAY,
    "known_by": of.DAY,
    "release": of.NUMBER_OR_NONE,
    "methodology": of.NUMBER,
    "sample": of.YES_NO,
    "language": {"type": "string", "enum": ["en", "ru"]},
}
"""What every answer of a reading begins with."""

_AS_IT_WAS = 304
_READING = (_AS_IT_WAS, 400, 401, 403, 404, 422, 429, 503)
_COMMAND = (400, 401, 403, 404, 409, 413, 415, 422, 429, 503)
_ABOUT = (412, 428)
_SAID: Mapping[int, str] = {
    200: N_("What was asked for."),
    201: N_("The command was carried out."),
    304: N_("It is as it was."),
    400: N_("The request cannot be read."),
    401: N_("A token is needed, or this one is not taken."),
    403: N_("The token or its account may not do this, or the line is not encrypted."),
    404: N_("There is nothing here for this caller."),
    409: N_("The id of the command was used for another one."),
    412: N_("It was changed since; the problem says what it is now."),
    413: N_("The body is too large."),
    415: N_("The body is not JSON."),
    422: N_("What is asked for cannot be; the problem says why."),
    428: N_("The version that was decided on is missing."),
    429: N_("Too many requests."),
    503: N_("Nothing can be answered just now."),
}
_PARAMETERS: Mapping[str, tuple[Schema, str]] = {
    "as_of": ({"type": "string", "format": "date"}, N_("The day as of which it is asked, today if left out.")),
    "known_by": (
        of.CODE,
        N_("What was known then: the number of a release, or a day (of a moment its day). Without a token only."),
    ),
    "fields": (
        {"type": "string", "pattern": "^[a-z_]+(,[a-z_]+)*$"},
        N_("The fields of a row that are wanted, parted by commas; the others are absent. All if left out."),
    ),
    "limit": ({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}, N_("How many rows at most.")),
    "cursor": (of.CODE, N_("What the last answer gave as next; nothing but a limit stands beside it.")),
    "country": (of.CODE, N_("The country, by its code (ISO 3166-1).")),
    "demand": (of.CODE, N_("The demand, by its number.")),
    "document": (of.CODE, N_("The document, by its key.")),
    "convention": (of.CODE, N_("The ILO's code, such as C087.")),
    "counting": (COUNTING, N_("How the demands count.")),
}
_COMMAND_ID: Schema = {"type": "string", "pattern": ID}


def document(readings: Iterable[Reading], feed: Reading, commands: Iterable[Command], renderer: Renderer) -> str:
    """Write the description."""
    made = _Document(renderer)
    paths = {f"/{one.path}": {"get": made.reading(one)} for one in readings}
    paths[f"/{feed.path}"] = {"get": made.feed(feed)}
    paths |= {f"/commands/{one.path}": {"post": made.command(one)} for one in commands}
    return dumps(made.whole(paths), ensure_ascii=False)


class _Document:
    """One description in the making; `schemas` gathers what is described once and pointed to."""

    def __init__(self, renderer: Renderer) -> None:
        self._says: Says = renderer.catalogue.gettext
        self.schemas: dict[str, Schema] = {"Problem": _problem()}

    def whole(self, paths: Mapping[str, Any]) -> dict[str, Any]:
        """Put the parts together."""
        about = self._says(N_("What was asked of governments, and what was done; for programs."))
        bearer = {
            "type": "http",
            "scheme": "bearer",
            "description": self._says(N_("A token of the page of an account.")),
        }
        return {
            "openapi": "3.1.0",
            "info": {"title": "tracker", "version": __version__, "description": about},
            "servers": [{"url": "/api/v1"}],
            "security": [{}, {"token": []}],
            "paths": paths,
            "components": {
                "schemas": self.schemas,
                "responses": self._responses(),
                "securitySchemes": {"token": bearer},
            },
        }

    def reading(self, one: Reading) -> dict[str, Any]:
        """Describe a reading."""
        content = one.describe(self._says)
        if one.is_list:
            content = thing({**HEAD, "items": listed(content), "next": of.TEXT})
        else:
            content = thing({**HEAD, **content["properties"]}) | {"required": [*HEAD, *content["required"]]}
        return self._operation(one, content)

    def feed(self, one: Reading) -> dict[str, Any]:
        """Describe the feed of changes."""
        items = listed(one.describe(self._says))
        return self._operation(one, thing({**HEAD, "items": items, "next": of.CODE, "more": of.YES_NO}))

    def command(self, one: Command) -> dict[str, Any]:
        """Describe a command."""
        takes = told(one.takes, self.schemas, self._says)
        example = BODIES.get(one.path) or example_of(takes, self.schemas)
        headers = [_header("Command-Id", _COMMAND_ID, self._says(N_("A UUID of your own, the same if you retry.")))]
        if one.thing:
            said = self._says(N_("The ETag of what was decided on."))
            headers.append(_header("If-Match", of.CODE, said))
        body = {"required": True, "content": {"application/json": {"schema": takes, "example": example}}}
        return {
            "operationId": one.path.replace("-", "_"),
            "summary": self._says(one.title),
            "description": f"scope: {one.scope.value}" + (f"; If-Match: /{one.thing}" if one.thing else ""),
            "tags": ["commands"],
            "security": [{"token": []}],
            "parameters": headers,
            "requestBody": body,
            "responses": {
                "201": self._answer(201, self._outcome()),
                **self._problems((*_COMMAND, *(_ABOUT if one.thing else ()))),
            },
        }

    def _outcome(self) -> Schema:
        once = {"command": one_of(COMMANDS), "command_id": _COMMAND_ID, "outcome": of.CODE}
        codes: Schema = {"type": "object", "additionalProperties": of.CODE}
        ticked = {"confirmed": of.CODES, "taken_over": codes, "refused": codes}
        self.schemas["Outcome"] = thing(once, ticked)
        return {"$ref": "#/components/schemas/Outcome"}

    def _operation(self, one: Reading, content: Schema) -> dict[str, Any]:
        name = "".join(part.capitalize() for part in one.name.split("_")) + "Answer"
        self.schemas[name] = content
        given = [_parameter(part, of.CODE, "path", self._says(one.title)) for part in one.parts]
        given += [
            _parameter(name, _PARAMETERS[name][0], "query", self._says(_PARAMETERS[name][1])) for name in one.parameters
        ]
        return {
            "operationId": f"read_{one.name}",
            "summary": self._says(one.title),
            "tags": ["readings"],
            **({"security": [{"token": []}]} if one.for_tokens else {}),
            "parameters": given,
            "responses": {
                "200": self._answer(200, {"$ref": f"#/components/schemas/{name}"}),
                **self._problems(_READING),
            },
        }

    def _answer(self, status: int, schema: Schema) -> dict[str, Any]:
        content = {"schema": schema, "example": example_of(schema, self.schemas)}
        headers = {"ETag": {"schema": of.CODE}} if status == 200 else {}  # noqa: PLR2004 - HTTP's number for a reading
        said = {"description": self._says(_SAID[status]), "content": {"application/json": content}}
        return said | ({"headers": headers} if headers else {})

    def _problems(self, statuses: Iterable[int]) -> dict[str, Any]:
        return {str(one): {"$ref": f"#/components/responses/{one}"} for one in statuses}

    def _responses(self) -> dict[str, Any]:
        """Describe each kind of problem once."""
        problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        said = {one: {"description": self._says(_SAID[one])} for one in sorted({*_READING, *_COMMAND, *_ABOUT})}
        return {str(one): its if one == _AS_IT_WAS else its | {"content": problem} for one, its in said.items()}


def _problem() -> Schema:
    codes = {"type": {"type": "string", "format": "uri-reference"}, "title": of.CODE, "code": one_of(CODES)}
    flaw = thing({"pointer": of.CODE, "code": one_of(FLAWS), "detail": of.CODE})
    more = {"detail": of.CODE, "errors": listed(flaw), "refusal": {"type": "string"}, "current": of.ANY}
    made = thing({**codes, "status": of.NUMBER}, more)
    return made | {
        "examples": [
            {"type": "/api/v1/problems#outdated", "title": "…", "code": "outdated", "status": TITLES["outdated"][0]}
        ]
    }


def _parameter(name: str, schema: Schema, place: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, "description": said}


def _header(name: str, schema: Schema, said: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": schema, "description": said}

"""A difference from the schema becomes problems that name what a coordinator can change."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import ValidationError

from .guessing import shown, with_guess
from .places import Place
from .problems import Problem
from .source import Source

_Saying = tuple[str, dict[str, str]]
_TYPES = {
    "array": "not_a_list",
    "boolean": "not_true_or_false",
    "integer": "not_a_whole_number",
    "object": "not_a_map",
    "string": "not_a_text",
}
_FORMS = {
    "^[0-9]{4}(": "not_a_day",
    "^[A-Z]{2}$": "not_a_country",
    "^p-[": "not_a_person_key",
}


def explain(source: Source, schema: Mapping[str, Any], error: ValidationError) -> Iterator[Problem]:
    """Say what is wrong, where, and what was probably meant."""
    if error.validator == "anyOf":
        for meant in _as_if_not_null(error):
            yield from explain(source, schema, meant)
        return
    condition = _condition(schema, error)
    if condition:
        message_key, values = _against(condition, error)
    else:
        message_key, values = _SAYINGS[str(error.validator)](error)
    place = tuple(error.absolute_path)
    yield source.problem(place, message_key, **values, field=_field(place))


def _field(place: Place) -> str:
    """Find the key that the place belongs to; a list's items belong to the list's."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _as_if_not_null(error: ValidationError) -> list[ValidationError]:
    """Pick the branch that was meant: what may be null as well is not null here."""
    allowed: Any = error.validator_value
    branches = [branch.get("type") for branch in allowed]
    return [inner for inner in error.context or [] if branches[int(inner.schema_path[0])] != "null"]


def _condition(schema: Mapping[str, Any], error: ValidationError) -> str:
    """Name what makes the schema ask for this, where it asks only under a condition."""
    path = list(error.absolute_schema_path)
    if "then" not in path:
        return ""
    here: Any = schema
    for step in path[: path.index("then")]:
        here = here[step]
    here = here["if"]
    constants = {name: rule["const"] for name, rule in here.get("properties", {}).items()}
    named = [f"{name}: {shown(value)}" for name, value in constants.items()]
    return ", ".join(named or here["required"])


def _against(condition: str, error: ValidationError) -> _Saying:
    if error.validator == "required":
        return "missing_with", {"name": error.message, "condition": condition}
    name = str(error.absolute_path[-1])
    values = {"name": name, "value": shown(error.instance), "condition": condition}
    return "does_not_go_with", values


def _wrong_type(error: ValidationError) -> _Saying:
    message_key = _TYPES[str(error.validator_value)]
    is_bare_number = isinstance(error.instance, int) and message_key == "not_a_text"
    if is_bare_number:
        return "needs_quotes", {"value": shown(error.instance)}
    return message_key, {}


def _wrong_form(error: ValidationError) -> _Saying:
    form = str(error.validator_value)
    values = {"value": shown(error.instance)}
    for start, message_key in _FORMS.items():
        if form.startswith(start):
            return message_key, values
    return "wrong_form", values | {"form": form}


def _unknown_key(error: ValidationError) -> _Saying:
    schema: Any = error.schema
    return with_guess("unknown_key", error.message, schema.get("properties", {}))


def _not_one_of(error: ValidationError) -> _Saying:
    values_allowed: Any = error.validator_value
    allowed = [shown(value) for value in values_allowed]
    message_key, values = with_guess("not_one_of", shown(error.instance), allowed)
    return message_key, values | {"allowed": ", ".join(allowed)}


def _not_exactly_one(error: ValidationError) -> _Saying:
    branches: Any = error.validator_value
    names = [name for branch in branches for name in branch["required"]]
    return "not_exactly_one", {"names": ", ".join(names)}


_SAYINGS: Mapping[str, Callable[[ValidationError], _Saying]] = {
    "additionalProperties": _unknown_key,
    "enum": _not_one_of,
    "minLength": lambda _: ("text_empty", {}),
    "minimum": lambda error: ("too_small", {"least": shown(error.validator_value)}),
    "oneOf": _not_exactly_one,
    "pattern": _wrong_form,
    "required": lambda error: ("missing_key", {"name": error.message}),
    "type": _wrong_type,
    "uniqueItems": lambda error: ("twice_in_list", {"value": shown(error.message)}),
}

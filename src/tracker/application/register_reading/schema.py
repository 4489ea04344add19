"""A file's data is held against its JSON Schema, each difference with its own place."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from tracker.register import schema_of

from .explaining import explain
from .problems import MOST_COLLECTED, Problem
from .source import Source


def schema_problems(source: Source) -> list[Problem]:
    """List what the schema does not allow, a thousand differences at the most."""
    validator = _validator(source.file)
    errors = islice(validator.iter_errors(source.content), MOST_COLLECTED)
    found = [problem for error in errors for problem in explain(source, validator.schema, error)]
    meant = {(problem.key, problem.values["guess"]) for problem in found if problem.message_key == "unknown_key_guess"}
    return [problem for problem in found if not _is_only_misspelt(problem, meant)]


def _is_only_misspelt(problem: Problem, meant: set[tuple[str, str]]) -> bool:
    """Whether the missing key stands there after all, as the guess for an unknown one."""
    if problem.message_key != "missing_key":
        return False
    return (problem.key, problem.values["name"]) in meant


@cache
def _validator(file: str) -> Any:  # noqa: ANN401 - jsonschema makes the class at run time
    schema = json.loads(schema_of(file).read_text(encoding="utf-8"))
    ours = {
        "additionalProperties": _only_known_keys,
        "pattern": _whole_form,
        "required": _every_required_key,
        "uniqueItems": _nothing_twice,
    }
    extend: Any = validators.extend
    return extend(Draft202012Validator, ours)(schema)


# jsonschema tells in one sentence which keys are unknown, missing or twice. These give an
# error for each instead, with the key or the text itself as its message. And its `$` lets
# a line break follow, which would make two keys of one.


def _only_known_keys(
    _: object, allowed: object, instance: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict) or allowed is not False:
        return
    patterns = schema.get("patternProperties", {})
    for name in instance:
        is_known = name in schema.get("properties", {})
        if not is_known and not any(re.search(form, name) for form in patterns):
            yield ValidationError(name, path=(name,))


def _whole_form(_: object, form: str, instance: object, __: object) -> Iterator[ValidationError]:
    if isinstance(instance, str) and ("\n" in instance or not re.search(form, instance)):
        yield ValidationError("")


def _every_required_key(_: object, required: Iterable[str], instance: object, __: object) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    yield from (ValidationError(name) for name in required if name not in instance)


def _nothing_twice(_: object, wanted: object, instance: object, __: object) -> Iterator[ValidationError]:
    if not isinstance(instance, list) or not wanted:
        return
    seen: set[str] = set()
    for number, item in enumerate(instance):
        written = json.dumps(item, ensure_ascii=False)
        if written in seen:
            yield ValidationError(str(item), path=(number,))
        seen.add(written)

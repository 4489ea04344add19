"""Whoever is refused is told why: every refusal has its sentence, and the sentence speaks of what the refusal gives."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.refusals import Refused
from tracker.web.workspace.complaints import SENTENCES

SOURCES = Path(__file__).parents[2] / "src" / "tracker"
HOLES = re.compile(r"%\((\w+)\)")

Raised = Mapping[str, list[set[str]]]


def refusals() -> dict[str, type[Refused]]:
    """Every refusal of the program by the name of its class."""
    for path in SOURCES.rglob("refus*.py"):
        import_module(".".join(("tracker", *path.relative_to(SOURCES).with_suffix("").parts)))
    return {one.__name__: one for one in below(Refused)}


def below(kind: type[Refused]) -> Iterator[type[Refused]]:
    for one in kind.__subclasses__():
        yield from (one, *below(one))


REFUSALS = refusals()


@cache
def nodes() -> list[ast.AST]:
    """The whole program."""
    return [node for path in SOURCES.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]


@cache
def raised() -> Raised:
    """With which values each refusal is raised, once for each place where it is."""
    found: defaultdict[str, list[set[str]]] = defaultdict(list)
    for node in nodes():
        if isinstance(node, ast.Raise) and node.exc is not None:
            name, values = _what(node.exc)
            found[name].append(values)
    return found


def _what(raised: ast.expr) -> tuple[str, set[str]]:
    values = {one.arg or "" for one in raised.keywords} if isinstance(raised, ast.Call) else set[str]()
    kind: Any = raised.func if isinstance(raised, ast.Call) else raised
    return str(getattr(kind, "attr", None) or getattr(kind, "id", "")), values


def complained() -> Iterator[tuple[str, set[str]]]:
    """Every message of forms that is noted by its key, with its values."""
    for call in (node for node in nodes() if isinstance(node, ast.Call)):
        texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        for key in (one for one in texts if re.fullmatch(r"form\.[a-z_]+", one)):
            yield key, {one.arg or "" for one in call.keywords}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_has_a_sentence_of_its_own(name: str) -> None:
    message = REFUSALS[name].message

    assert message in SENTENCES
    assert [other for other, one in REFUSALS.items() if one.message == message] == [name]


@pytest.mark.parametrize("name", REFUSALS)
def test_its_sentence_speaks_of_what_the_refusal_gives_wherever_it_is_raised(name: str) -> None:
    message, places = REFUSALS[name].message, raised()[name]

    assert places, "nobody raises it"
    for key in (one for one in SENTENCES if one == message or one.startswith(f"{message}.")):
        holes = set(HOLES.findall(SENTENCES[key]))
        assert all(holes <= values for values in places), (key, places)


def test_every_complaint_of_a_form_has_a_sentence_that_speaks_of_what_it_gives() -> None:
    found = list(complained())

    assert {key for key, _ in found} == {key for key in SENTENCES if key.startswith("form.")}
    for key, values in found:
        assert set(HOLES.findall(SENTENCES[key])) <= values, key


def test_no_sentence_is_left_over() -> None:
    messages = {one.message for one in REFUSALS.values()}

    left = {key for key in SENTENCES if key.startswith("refused.") and ".".join(key.split(".")[:2]) not in messages}

    assert left == set()


def test_no_sentence_has_a_sign_that_would_be_taken_for_a_hole() -> None:
    for key, sentence in SENTENCES.items():
        assert "%" not in HOLES.sub("", sentence).replace(")s", ""), key

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from tracker.web.html import STATIC, TEMPLATES, environment

FILES = sorted(TEMPLATES.glob("*.html"))
ALWAYS = {
    "labels",
    "demand_rows",
    "drawn_squares",
    "once",
    "text_said",
    "life_labels",
    "thing_labels",
    "data_labels",
    "desk_labels",
    "static",
    "language",
    "_",
    "gettext",
    "ngettext",
}
"""What every template may use without saying so."""
OPENING = re.compile(r"\{# (?P<what>[A-Z].+\.) Takes(?: nothing|: (?P<names>.+))\. #\}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_begins_by_saying_what_it_is_and_what_it_takes(file: Path) -> None:
    opening = file.read_text(encoding="utf-8").splitlines()[0]

    assert OPENING.fullmatch(opening), opening


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_takes_what_it_says(file: Path) -> None:
    match = OPENING.match(file.read_text(encoding="utf-8"))
    assert match is not None

    said = set(re.findall(r"(?:^|, )(\w+) \(", match["names"] or ""))

    assert said == taken(file.name) - ALWAYS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_macro_takes_at_most_four_things(file: Path) -> None:
    for macro in tree(file.name).find_all(nodes.Macro):
        assert len(macro.args) <= 4, macro.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_filter_is_worked_out_before_a_page_is_asked_for(file: Path) -> None:
    """A template is compiled once: what a filter makes of a fixed text would stand there whatever the day."""
    filters = list(tree(file.name).find_all(nodes.Filter))

    assert [one.name for one in filters if isinstance(one.node, nodes.Const | nodes.TemplateData)] == []


def test_the_style_is_small_and_loads_nothing() -> None:
    style = (STATIC / "app.css").read_text(encoding="utf-8")

    assert "url(" not in style
    assert "@import" not in style


def taken(name: str) -> set[str]:
    """Find what a template needs from outside, with all that it extends and includes."""
    parsed = tree(name)
    named = [node.template for node in parsed.find_all(nodes.Extends)]
    named += [node.template for node in parsed.find_all(nodes.Include)]
    others = [one.value for one in named if isinstance(one, nodes.Const)]
    needed = meta.find_undeclared_variables(parsed).union(*(taken(other) for other in others))
    return needed - set(own_names(parsed))


def own_names(parsed: nodes.Template) -> Iterator[str]:
    """Find the names that a template gives itself: macros, imports, what it sets, what its loops run through."""
    for macro in parsed.find_all(nodes.Macro):
        yield macro.name
    for imported in parsed.find_all(nodes.Import):
        yield imported.target
    for names in parsed.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in names.names)
    targets = [loop.target for loop in parsed.find_all(nodes.For)]
    targets += [given.target for given in parsed.find_all(nodes.Assign)]
    for target in targets:
        yield from (name.name for name in _names(target))


@cache
def tree(name: str) -> nodes.Template:
    """Parse a template, once for all who look at it: nobody changes what is found."""
    return environment("en").parse((TEMPLATES / name).read_text(encoding="utf-8"))


def _names(target: nodes.Node) -> list[nodes.Name]:
    return [target] if isinstance(target, nodes.Name) else list(target.find_all(nodes.Name))

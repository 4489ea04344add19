"""Templates say messages as Jinja's own extension says them."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from tracker.web.calling import QuickContext, Said, SaidOfMany
from tracker.web.languages import catalogues

SAID = [
    '{{ _("Countries") }}',
    '{{ _("100 %% of %(these)s", these="<b>") }}',
    '{{ _("100 %%") }}',
    '{{ gettext("%(number)s met", number=3) }}',
    '{{ ngettext("%(num)s demand", "%(num)s demands", 1) }} {{ ngettext("%(num)s demand", "%(num)s demands", 5) }}',
    '{{ ngettext("%(met)s of %(num)s measure met", "%(met)s of %(num)s measures met", 21, met=2) }}',
]


@pytest.mark.parametrize("template", SAID)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_message_is_said_as_the_extension_says_it(language: str, template: str) -> None:
    theirs = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    theirs.install_gettext_translations(catalogues()[language], newstyle=True)  # type: ignore[attr-defined]
    ours = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    ours.context_class, said = QuickContext, Said(catalogues()[language])
    ours.globals.update(_=said, gettext=said, ngettext=SaidOfMany(catalogues()[language]))

    assert ours.from_string(template).render() == theirs.from_string(template).render()


def test_a_macro_is_called_as_ever_within_loops_and_blocks() -> None:
    template = (
        '{% macro row(one, sign="-") %}{{ sign }}{{ one }}{{ caller() if caller }}{% endmacro %}'
        '{% block all %}{% for one in ["<a>", 2] %}'
        '{{ row(one) }}{% call row(one, sign="+") %}!{% endcall %}'
        "{% endfor %}{% endblock %}"
    )
    theirs, ours = Environment(autoescape=True), Environment(autoescape=True)
    ours.context_class = QuickContext

    said = ours.from_string(template).render()

    assert said == theirs.from_string(template).render() == "-&lt;a&gt;+&lt;a&gt;!-2+2!"


def test_what_is_put_into_a_message_is_escaped_and_the_message_is_not() -> None:
    said = Said(catalogues()["en"])("<b>%(name)s</b>", name="<i>")

    assert said == Markup("<b>&lt;i&gt;</b>")

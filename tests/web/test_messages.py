"""Templates say messages as Jinja's own extension says them."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from tracker.web.languages import catalogues
from tracker.web.messages import functions

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
    ours.globals.update(functions(catalogues()[language]))

    assert ours.from_string(template).render() == theirs.from_string(template).render()


def test_what_is_put_into_a_message_is_escaped_and_the_message_is_not() -> None:
    said = functions(catalogues()["en"])["_"]("<b>%(name)s</b>", name="<i>")

    assert said == Markup("<b>&lt;i&gt;</b>")

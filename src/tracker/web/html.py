"""Templates turned into pages, one environment a language."""

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tracker.languages import LANGUAGES
from tracker.web import dates, labels, life_labels, thing_labels
from tracker.web.anchors import anchor
from tracker.web.calling import QuickContext, QuickEnvironment, QuickTemplate, Said, SaidOfMany
from tracker.web.countries import country_name
from tracker.web.data import labels as data_labels
from tracker.web.languages import behind, catalogues, translated
from tracker.web.marking import Marking
from tracker.web.printing import demand_rows, drawn_squares, text_said
from tracker.web.workspace import erasing_labels, intake_labels
from tracker.web.workspace import labels as desk_labels

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
STATIC = FOLDER / "static"

_BREAKS = re.compile(
    r"\n\n*(?=</?(?:article|aside|body|d[dlt]|details|div|footer|form|h[1-6]|head|header|li|link|main|meta|nav|ol|option|p"
    r"|section|summary|title|ul)\b)"
)
"""Line breaks before what stands on a line of its own anyway. A text's own tags are escaped: none is meant."""


_ONCE = 2048
"""So many things that were printed are remembered for the next page, by what they were made of."""


class Renderer:
    """Renders the templates of one language."""

    def __init__(self, language: str, catalogue: Translations, static: Mapping[str, str]) -> None:
        self.language, self.catalogue = language, catalogue
        self._environment = environment(language)
        self._marking = Marking(catalogue, translated(language), behind(language)) if behind(language) else None
        said = Said(self._marking or catalogue)
        self._environment.globals.update(_=said, gettext=said, ngettext=SaidOfMany(self._marking or catalogue))
        self._environment.filters["country"] = partial(country_name, catalogue=catalogue, language=language)
        once, say = self._once(), partial(self._printed, "_macros.html", "say")
        self._environment.globals.update(
            once=once,
            text_said=partial(text_said, say),
            demand_rows=partial(demand_rows, once, say),
            drawn_squares=drawn_squares,
        )
        self._environment.globals.update(
            labels=labels,
            life_labels=life_labels,
            thing_labels=thing_labels,
            data_labels=data_labels,
            desk_labels=desk_labels,
            erasing_labels=erasing_labels,
            intake_labels=intake_labels,
            static=static,
            language=language,
        )

    def _once(self) -> Callable[..., Markup]:
        """Give what templates call to print a macro of the same values once: codes, numbers and days, never a text."""

        @lru_cache(_ONCE)
        def once(template: str, macro: str, *values: Hashable) -> Markup:
            return Markup(_BREAKS.sub("", self._printed(template, macro, *values)))  # noqa: S704 - it was one before

        return once

    def _printed(self, template: str, macro: str, *values: object) -> Markup:
        printed: Markup = getattr(self._environment.get_template(template).module, macro)(*values)
        return printed

    def render(self, template: str, **given: Any) -> str:
        """Render a template, without the line breaks that say nothing to a browser."""
        made = _BREAKS.sub("", self._environment.get_template(template).render(**given))
        return self._marking.shown(made) if self._marking else made


@cache
def renderers() -> Mapping[str, Renderer]:
    """Give the renderer of each language; templates are compiled once, when a page first asks for them."""
    return {language: Renderer(language, catalogue, static_names()) for language, catalogue in catalogues().items()}


def environment(language: str) -> Environment:
    """Make the environment that templates are read in: what is undefined is an error, and all is escaped."""
    made = QuickEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.context_class, made.template_class = QuickContext, QuickTemplate
    made.newstyle_gettext = True  # type: ignore[attr-defined]  # messages take their values themselves
    made.filters.update(
        anchor=anchor,
        day=partial(dates.day, language=language),
        period=partial(dates.period, language=language),
        known=partial(dates.known, language=language),
        month=partial(dates.month, language=language),
        timed=lru_cache(_ONCE)(partial(_timed, language=language)),
        ordinal=partial(dates.ordinal, language=language),
        held=_held,
        number=partial(format_decimal, locale=LANGUAGES[language].locale),
    )
    return made


def _timed(on: date, language: str) -> Markup:
    """Write a day so that programs can read it, too."""
    return Markup('<time datetime="{}">{}</time>').format(on.isoformat(), dates.day(on, language))


def _held(text: str) -> str:
    """Keep a number and the word after it on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}", 1)


@cache
def static_names() -> Mapping[str, str]:
    """Give each static file the name it is served by: with a hash of what is in it, so it never changes."""
    names = {}
    for file in sorted(STATIC.iterdir()):
        digest = sha256(file.read_bytes()).hexdigest()[:8]
        names[file.name] = f"/static/{file.stem}.{digest}{file.suffix}"
    return names

"""How Sphinx makes the documentation site of these pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sphinx

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "tracker"
project_copyright = "the makers of tracker, AGPL-3.0-or-later"
extensions = ["myst_parser"]
exclude_patterns = ["conf.py", "_templates", "_static"]
html_theme = "furo"
html_title = "tracker"
html_show_sphinx = False
html_copy_source = False
html_css_files = ["tracker.css"]
html_static_path = ["_static", str(Path(sphinx.__file__).parent / "locale/ru/LC_MESSAGES/sphinx.js")]
templates_path = ["_templates"]
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True

_RUSSIAN, _BEGIN, _SEARCH = ".ru", "index", "search"
_MAKERS = "создатели tracker, AGPL-3.0-or-later"
_NAMES = {"en": "In English", "ru": "По-русски"}
_WORDS = {
    "Back to top": "Наверх",
    "Copyright &#169; %(copyright)s": "© %(copyright)s",
    "Error": "Ошибка",
    "Home": "Начало",
    "Index": "Указатель",
    "Made with ": "Сделано с помощью ",
    "Next": "Дальше",
    "On this page": "На этой странице",
    "Please activate JavaScript to enable the search functionality.": "Для поиска включите JavaScript.",
    "Previous": "Назад",
    "Search": "Поиск",
    "Skip to content": "К содержанию",
}
"""What the theme says beside a page, where the theme lets it be said in the page's language."""
_FIXED = {
    "Auto light/dark, in dark mode": "Цвета по устройству, сейчас тёмные",
    "Auto light/dark, in light mode": "Цвета по устройству, сейчас светлые",
    "Contents": "Содержание",
    "Dark mode": "Тёмные цвета",
    "Expand": "Раскрыть",
    "Light mode": "Светлые цвета",
    "Link to this heading": "Ссылка на этот заголовок",
    "Link to this image": "Ссылка на эту картинку",
    "Link to this table": "Ссылка на эту таблицу",
    "Menu": "Меню",
    "Toggle Light / Dark / Auto color theme": "Сменить цвета: светлые, тёмные, по устройству",
    "Toggle site navigation sidebar": "Показать или скрыть все страницы",
    "Toggle table of contents sidebar": "Показать или скрыть содержание страницы",
}
"""What stands in the theme's templates as it is: in labels, titles of links and titles of pictures."""
_PLACES = re.compile(f'(aria-label="|title="|<title>)({"|".join(map(re.escape, _FIXED))})(?=["<])')
_CAPTION = '<p class="caption"'


def setup(app: "Sphinx") -> None:
    """Tell browsers and screen readers in which language each page is, and say what stands around it in that."""
    app.connect("html-collect-pages", _search_in_russian)
    app.connect("html-page-context", _in_its_language, priority=900)  # the theme has put its own there by then


def _search_in_russian(_app: "Sphinx") -> Iterator[tuple[str, dict[str, Any], str]]:
    yield f"{_SEARCH}{_RUSSIAN}", {}, "search.html"


def _in_its_language(app: "Sphinx", pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    language = _language_of(pagename)
    context.update(language=language, said=str, other_language=_other(app, pagename, context))
    context["furo_navigation_tree"] = _own_first(context["furo_navigation_tree"], language)
    if language == "ru":
        context.update(_=_in_russian, gettext=_in_russian, said=_said_in_russian, copyright=_MAKERS)
        context["master_doc"] = f"{_BEGIN}{_RUSSIAN}"
    if pagename == f"{_SEARCH}{_RUSSIAN}":
        app.add_js_file("sphinx.js")  # the sentences of the search, as Sphinx has them in Russian
    for beside in ("next", "prev"):
        if context.get(beside) and _language_of(context[beside]["link"].removesuffix(".html")) != language:
            context[beside] = None


def _language_of(pagename: str) -> str:
    return "ru" if pagename.endswith(_RUSSIAN) else "en"


def _other(app: "Sphinx", pagename: str, context: dict[str, Any]) -> dict[str, str] | None:
    """Lead to the same page in the other language, unless the page does so itself."""
    is_russian = _language_of(pagename) == "ru"
    twin = pagename.removesuffix(_RUSSIAN) if is_russian else f"{pagename}{_RUSSIAN}"
    if twin not in app.env.found_docs:
        return None
    link, code = context["pathto"](twin), _language_of(twin)
    if f'href="{link}"' in str(context.get("body", "")):
        return None
    return {"link": link, "code": code, "name": _NAMES[code]}


def _own_first(tree: str, language: str) -> str:
    """Put the pages of a language before those of the other, which are marked as such."""
    english, mark, russian = tree.rpartition(_CAPTION)
    parts = [("en", english), ("ru", mark + russian)]
    parts.sort(key=lambda one: one[0] != language)
    return "".join(f'<div lang="{code}">{part}</div>' for code, part in parts)


def _in_russian(said: str) -> str:
    """Say a sentence of the theme in Russian, or as it is; templates fill in what is named."""
    return _WORDS.get(said if said in _WORDS else " ".join(said.split()), said)


def _said_in_russian(page: str) -> str:
    """Put what the theme never translates into Russian, and lead to the search in Russian."""
    page = page.replace(f'action="{_SEARCH}.html"', f'action="{_SEARCH}{_RUSSIAN}.html"')
    return _PLACES.sub(lambda found: found[1] + _FIXED[found[2]], page)

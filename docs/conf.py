"""How Sphinx makes the documentation site of these pages."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "tracker"
project_copyright = "the makers of tracker, AGPL-3.0-or-later"
extensions = ["myst_parser"]
exclude_patterns = ["conf.py"]
html_theme = "furo"
html_title = "tracker"
html_show_sphinx = False
html_copy_source = False
html_static_path: list[str] = []
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True

_RUSSIAN = ".ru"
_WORDS = {
    "Back to top": "Наверх",
    "Home": "Начало",
    "Made with ": "Сделано с помощью ",
    "Next": "Дальше",
    "On this page": "На этой странице",
    "Previous": "Назад",
    "Search": "Поиск",
}
"""What the theme says beside a page, where the theme lets it be said in the page's language."""


def setup(app: "Sphinx") -> None:
    """Tell browsers and screen readers in which language each page is."""
    app.connect("html-page-context", _in_its_language)


def _in_its_language(_app: "Sphinx", pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    context["language"] = "en"
    if pagename.endswith(_RUSSIAN):
        context.update(language="ru", _=_in_russian, gettext=_in_russian)


def _in_russian(said: str) -> str:
    """Say a sentence of the theme in Russian, or as it is; templates fill in what is named."""
    return _WORDS.get(said, said)

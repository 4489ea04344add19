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


def setup(app: "Sphinx") -> None:
    """Tell browsers and screen readers in which language each page is."""
    app.connect("html-page-context", _in_its_language)


def _in_its_language(_app: "Sphinx", pagename: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    context["language"] = "ru" if pagename.endswith(_RUSSIAN) else "en"

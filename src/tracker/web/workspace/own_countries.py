"""Own countries: a form that is about one of them asks which, where somebody coordinates several."""

from tracker.web.answers import Page
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form


def own_countries(live: Live) -> list[tuple[str, str]]:
    """List the countries of the record that the account coordinates, by code and name."""
    return [(code, name_of(live, code)) for code in sorted(live.desk.who.countries & live.shelf.countries.keys())]


def ask_which(live: Live, form: Form, *, heading: str, question: str) -> Page:
    """Ask which of the own countries the form of this page is about."""
    named = [(f"{live.desk.path}?country={code}", name) for code, name in own_countries(live)]
    return live.page("own_countries.html", form, heading=heading, question=question, countries=named)


def name_of(live: Live, code: str) -> str:
    """Give a country's name, its code where the record has no such country."""
    about = live.shelf.countries.get(code)
    if about is None:
        return code
    live.open(about["name"])
    return live.wording.plain(about["name"]) or code

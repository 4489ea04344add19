"""W4: every country is printed on A4, and its pages are counted."""

from tests.browser.conftest import Reader, open_window
from tests.browser.paper import leaves, most
from tests.browser.serving import browsing, serving
from tests.drills.needing import browser
from tests.drills.sample import sample


def drill() -> bool:
    """Print how many pages each country takes; say whether all are few enough."""
    has_held = True
    with sample() as served, serving(served.app) as origin, browsing(browser()) as started:
        countries = served.client.get("/en/overview.json").json()["countries"]
        for language in ("en", "ru"):
            window = open_window(started, origin, Reader(1280, "light", language))
            page = window.new_page()
            for country in countries:
                page.goto(f"/{language}/countries/{country['country'].lower()}")
                pages, allowed = leaves(page.pdf(format="A4")), most(country["n"])
                print(f"{language} {country['country']} {country['n']:>3} demands {pages:>3} pages, at most {allowed}")
                has_held = has_held and pages <= allowed
            window.close()
    return has_held

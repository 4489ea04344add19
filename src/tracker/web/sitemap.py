"""The list of pages for search engines (sitemaps.org), each with the same page in other languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from tracker.application.reader import Look
from tracker.projections.shelves import Shelf
from tracker.web.data.tables import TABLES
from tracker.web.views.occasions import coming
from tracker.web.views.organisation_names import has_a_page

XML = "application/xml; charset=utf-8"

_OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_PAGES = ("", "addressees", "ours", "occasions", "past-occasions", "methodology", "corrections", "privacy", "data")
_OF_A_COUNTRY = ("", "/counts", "/raised", "/ratifications")


@dataclass(frozen=True)
class Listed:
    """One page: its addresses by language, and the day of the release that it is of."""

    addresses: Mapping[str, str]
    on: date


def sitemap(listed: Iterable[Listed]) -> str:
    """Write the list."""
    return f"{_OPENING}{''.join(line for one in listed for line in _lines(one))}</urlset>\n"


def may_be_kept(look: Look, shelf: Shelf) -> Sequence[str]:
    """List the paths of pages below the language, as they were released, that search engines may keep.

    Left out are the demands and documents whose own text names somebody who was not asked, and the pages of people:
    nobody shall be found by name (product, Safety 4).
    """
    named = [one.naming["scope"] for one in shelf.persons.values() if one.naming and one.naming.get("scope")]
    demands = {key for scope in named for key in scope["demands"]}
    documents = {key for scope in named for key in scope["documents"]}
    occasions = [one.key for _, one in coming(look.calendar(look.sight(None, None)), look.today)]
    return [
        *_PAGES,
        *(f"data/{name}" for name in TABLES),
        *(f"countries/{code.lower()}{part}" for code in shelf.countries for part in _OF_A_COUNTRY),
        *(f"demands/{reference}" for reference in shelf.demands if reference not in demands),
        *(f"documents/{key}" for key in shelf.documents if key not in documents),
        *(f"conventions/{code.lower()}" for code in shelf.instruments),
        *(f"organisations/{key}" for key, one in shelf.organisations.items() if has_a_page(one)),
        *(f"occasions/{key}" for key in dict.fromkeys(occasions)),
    ]


def _lines(one: Listed) -> Iterable[str]:
    also = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in one.addresses.items()
        if len(one.addresses) > 1
    )
    for address in one.addresses.values():
        yield f"<url><loc>{escape(address)}</loc><lastmod>{one.on.isoformat()}</lastmod>{also}</url>\n"

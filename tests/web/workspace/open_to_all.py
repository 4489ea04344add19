"""Every route that anybody may use, whoever they are: written by hand, as the table of all others is."""

from collections.abc import Mapping

from tests.web.given import ACT
from tracker.web.anchors import anchor

DATED = ("", "/on/2022-05-27", "/on/2022-05-27/known/2026-11-21")
ENDINGS = ("", "/on/{on}", "/on/{on}/known/{known}")

IN_JSON = {
    "/{language}/countries/{code}": "countries/kz",
    "/{language}/demands/{reference}": "demands/kz-2021-1",
    "/{language}/occasions": "occasions",
    "/{language}/occasions/{key}": "occasions/ilc-114",
}
PAGES = {
    **IN_JSON,
    "/{language}/documents/{key}": "documents/res-2021",
    "/{language}/compare/themes": "compare/themes",
    "/{language}/compare/conventions": "compare/conventions",
    "/{language}/countries/{code}/counts": "countries/kz/counts",
    "/{language}/countries/{code}/embed": "countries/kz/embed",
    "/{language}/countries/{code}/people": "countries/kz/people",
    "/{language}/countries/{code}/raised": "countries/kz/raised",
    "/{language}/countries/{code}/ratifications": "countries/kz/ratifications",
    "/{language}/conventions/{code}": "conventions/c087",
    "/{language}/organisations/{key}": "organisations/union-1",
    "/{language}/people/{key}": "people/p-cccccccc",
    "/{language}/past-occasions": "past-occasions",
    "/{language}/addressees": "addressees",
    "/{language}/addressees/{key}": "addressees/un",
    "/{language}/ours": "ours",
    "/{language}/methodology": "methodology",
    "/{language}/privacy": "privacy",
    "/{language}/data": "data",
    "/{language}/data/{table}": "data/measures",
    "/{language}/corrections": "corrections",
}
TABLES = {
    "/{language}/countries/{code}": ("countries/kz", "csv xlsx"),
    "/{language}/countries/{code}/ratifications": ("countries/kz/ratifications", "csv xlsx json"),
    "/{language}/countries/{code}/counts": ("countries/kz/counts", "csv xlsx json"),
    "/{language}/countries/{code}/raised": ("countries/kz/raised", "csv xlsx json"),
    "/{language}/conventions/{code}": ("conventions/c087", "csv xlsx json"),
    "/{language}/documents/{key}": ("documents/res-2021", "csv xlsx json"),
    "/{language}/demands/{reference}": ("demands/kz-2021-1", "csv xlsx"),
    "/{language}/addressees/{key}": ("addressees/un", "csv xlsx json"),
    "/{language}/ours": ("ours", "csv xlsx json"),
    "/{language}/occasions": ("occasions", "csv xlsx"),
    "/{language}/corrections": ("corrections", "csv xlsx json"),
    "/{language}/data": ("data", "xlsx zip"),
}
"""What is given as files beside pages, and in which forms."""
CARDS = {
    "/embed/{language}/countries/{code}": "countries/kz",
    "/embed/{language}/demands/{reference}": "demands/kz-2021-1",
}
"""What other sites may frame."""
LEADING = {
    "/{language}/demands/{reference}/earlier": "demands/kz-2021-1/earlier",
    "/{language}/demands/{reference}/earlier/{page}": "demands/kz-2021-1/earlier/2",
    "/{language}/demands/{reference}/entries/{anchor}": f"demands/kz-2021-1/entries/{anchor(str(ACT))}",
}
"""What sends on to a page: of these demands every entry is on the first."""
_TWO_DAYS = "/{language}/countries/{code}/between/{first}/{second}"
ALONE = {
    "/": ("/", 303),
    "/readyz": ("/readyz", 200),
    "/healthz": ("/healthz", 200),
    "/metrics": ("/metrics", 404),  # nobody watches here; who may read it is in test_metrics
    "/robots.txt": ("/robots.txt", 200),
    "/sitemap.xml": ("/sitemap.xml", 404),  # nobody said where these pages are
    "/log/checkpoint": ("/log/checkpoint", 404),  # nothing is signed here
    "/log/key": ("/log/key", 404),
    "/log/files": ("/log/files", 404),
    "/log/loss": ("/log/loss", 404),
    "/log/rotations/{number}": ("/log/rotations/1", 404),
    "/log/tile/{path:path}": ("/log/tile/0/000", 404),
    "/log/verifier.py": ("/log/verifier.py", 200),
    "/{language}/log": ("/en/log", 200),
    "/{language}/problems": ("/en/problems", 200),
    "/api/v1/problems": ("/api/v1/problems", 303),
    "/{language}/translations": ("/en/translations", 200),
    "/{language}/demands/{reference}/proofs": ("/en/demands/kz-2021-1/proofs", 200),
    "/{language}/demands/{reference}/entries/{anchor}.tlog-proof": ("/en/demands/kz-2021-1/entries/x.tlog-proof", 404),
    "/{language}": ("/en", 308),
    "/{language}/": ("/en/", 200),
    "/{language}/evidence/{evidence_id}": ("/en/evidence/00000000-0000-4000-8000-000000000000", 404),
    "/{language}/search": ("/en/search?q=law", 200),
    "/{language}/countries/{code}/between": ("/en/countries/kz/between", 200),
    _TWO_DAYS: ("/en/countries/kz/between/2022-05-27/2022-12-31", 200),
    f"{_TWO_DAYS}/known/{{release}}": ("/en/countries/kz/between/2022-05-27/2022-12-31/known/1", 200),
    "/{language}/overview.json": ("/en/overview.json", 200),
    "/{language}/data/{table}.csv": ("/en/data/measures.csv", 200),
    "/{language}/data/{table}.json": ("/en/data/measures.json", 200),
    "/{language}/occasions.ics": ("/en/occasions.ics", 200),
    "/{language}/countries/{code}.ics": ("/en/countries/kz.ics", 200),
    "/{language}/countries/{code}.atom": ("/en/countries/kz.atom", 200),
    "/{language}/demands/{reference}.atom": ("/en/demands/kz-2021-1.atom", 200),
}


def published() -> Mapping[str, tuple[str, int]]:
    """Give every route that anybody may use, with an address of it and what all get there, whoever they are."""
    found = dict(ALONE)
    for ending, day in zip(ENDINGS, DATED, strict=True):
        for path, thing in PAGES.items():
            found[path + ending] = (f"/en/{thing}{day}", 200)
        for path, thing in CARDS.items():
            found[path + ending] = (f"/embed/en/{thing}{day}", 200)
        for path, thing in LEADING.items():
            found[path + ending] = (f"/en/{thing}{day}", 303)
        for path, thing in IN_JSON.items():
            found[f"{path}{ending}.json"] = (f"/en/{thing}{day}.json", 200)
        for path, (thing, forms) in TABLES.items():
            found |= {f"{path}{ending}.{form}": (f"/en/{thing}{day}.{form}", 200) for form in forms.split()}
        for form in ("csv", "xlsx"):
            overview = f"{ending}.{form}" if ending else f"/overview.{form}"
            found[f"/{{language}}{overview}"] = (f"/en{day or '/overview'}.{form}", 200)
        if ending:
            found[f"/{{language}}{ending}"] = (f"/en{day}", 200)
            found[f"/{{language}}{ending}.json"] = (f"/en{day}.json", 200)
    return found

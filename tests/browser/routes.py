"""Every public route of the site with addresses that stand for it; the language is filled in by who asks."""

from collections.abc import Iterator, Mapping

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "/": (),  # sends on to a language
    "/{language}": (),  # sends on to the first page
    "/static/{name}": (),  # no pages
    "/{language}/": ("/{language}/",),
    "/{language}/on/{on}": ("/{language}/on/2022-05-27",),
    "/{language}/on/{on}/known/{known}": ("/{language}/on/2023-06-05/known/1",),
    "/{language}/countries/{code}": (
        "/{language}/countries/kz",
        "/{language}/countries/kg",
        "/{language}/countries/kz?state=met",
        "/{language}/countries/uz?theme=judicial_redress",
        "/{language}/countries/kz?as_of=1999-01-01",
        "/{language}/countries/kz?known_by=2021-01-01",
    ),
    "/{language}/countries/{code}/on/{on}": ("/{language}/countries/kg/on/2022-05-27",),
    "/{language}/countries/{code}/on/{on}/known/{known}": ("/{language}/countries/uz/on/2023-06-05/known/1",),
    "/{language}/demands/{reference}": (
        "/{language}/demands/kz-2021-1",
        "/{language}/demands/kg-2020-2",
        "/{language}/demands/uz-2021-3",
        "/{language}/demands/un-2021-1",
        "/{language}/demands/own-2021-1",
    ),
    "/{language}/demands/{reference}/on/{on}": ("/{language}/demands/kz-2021-1/on/2022-05-27",),
    "/{language}/demands/{reference}/on/{on}/known/{known}": ("/{language}/demands/kg-2021-1/on/2023-06-05/known/1",),
    "/{language}/demands/{reference}/earlier": (),  # in Russian alone is a demand of the sample too long for a page
    "/{language}/demands/{reference}/earlier/on/{on}": (),
    "/{language}/demands/{reference}/earlier/on/{on}/known/{known}": (),
    "/{language}/demands/{reference}/earlier/{page}": (),
    "/{language}/demands/{reference}/earlier/{page}/on/{on}": (),
    "/{language}/demands/{reference}/earlier/{page}/on/{on}/known/{known}": (),
    "/{language}/demands/{reference}/entries/{anchor}": (),  # sends on to the page with the entry
    "/{language}/demands/{reference}/entries/{anchor}/on/{on}": (),
    "/{language}/demands/{reference}/entries/{anchor}/on/{on}/known/{known}": (),
    "/{language}/countries/{code}/counts": ("/{language}/countries/kz/counts",),
    "/{language}/countries/{code}/counts/on/{on}": ("/{language}/countries/kg/counts/on/2022-05-27",),
    "/{language}/countries/{code}/counts/on/{on}/known/{known}": (),  # looks as the one before
    "/{language}/countries/{code}/between": ("/{language}/countries/kz/between",),
    "/{language}/countries/{code}/between/{first}/{second}": (
        "/{language}/countries/kz/between/2022-06-11/2026-11-01",
    ),
    "/{language}/countries/{code}/between/{first}/{second}/known/{release}": (),  # looks as the one before
    "/{language}/countries/{code}/embed": ("/{language}/countries/kg/embed",),
    "/{language}/countries/{code}/embed/on/{on}": (),
    "/{language}/countries/{code}/embed/on/{on}/known/{known}": (),
    "/{language}/compare/themes": ("/{language}/compare/themes",),
    "/{language}/compare/themes/on/{on}": (),
    "/{language}/compare/themes/on/{on}/known/{known}": (),
    "/{language}/compare/conventions": ("/{language}/compare/conventions",),
    "/{language}/compare/conventions/on/{on}": (),
    "/{language}/compare/conventions/on/{on}/known/{known}": (),
    "/embed/{language}/countries/{code}": ("/embed/{language}/countries/kg",),
    "/embed/{language}/countries/{code}/on/{on}": (),
    "/embed/{language}/countries/{code}/on/{on}/known/{known}": (),
    "/embed/{language}/demands/{reference}": ("/embed/{language}/demands/kz-2021-1",),
    "/embed/{language}/demands/{reference}/on/{on}": (),
    "/embed/{language}/demands/{reference}/on/{on}/known/{known}": (),
    "/{language}/countries/{code}/people": ("/{language}/countries/kz/people",),
    "/{language}/countries/{code}/people/on/{on}": (),
    "/{language}/countries/{code}/people/on/{on}/known/{known}": (),
    "/{language}/countries/{code}/raised": ("/{language}/countries/kz/raised",),
    "/{language}/countries/{code}/raised/on/{on}": (),
    "/{language}/countries/{code}/raised/on/{on}/known/{known}": (),
    "/{language}/countries/{code}/ratifications": ("/{language}/countries/kz/ratifications",),
    "/{language}/countries/{code}/ratifications/on/{on}": (),
    "/{language}/countries/{code}/ratifications/on/{on}/known/{known}": (
        "/{language}/countries/tj/ratifications/on/2023-06-05/known/1",
    ),
    "/{language}/conventions/{code}": ("/{language}/conventions/c087",),
    "/{language}/conventions/{code}/on/{on}": (),
    "/{language}/conventions/{code}/on/{on}/known/{known}": (),
    "/{language}/organisations/{key}": ("/{language}/organisations/fpkg",),
    "/{language}/organisations/{key}/on/{on}": ("/{language}/organisations/knprk/on/2022-05-27",),
    "/{language}/organisations/{key}/on/{on}/known/{known}": (),
    "/{language}/people/{key}": (),  # nobody of the sample agreed to a page
    "/{language}/people/{key}/on/{on}": (),
    "/{language}/people/{key}/on/{on}/known/{known}": (),
    "/{language}/evidence/{evidence_id}": (),  # the sample has no files
    "/{language}/documents/{key}": ("/{language}/documents/res-2021", "/{language}/documents/ind-kz-2022"),
    "/{language}/documents/{key}/on/{on}": ("/{language}/documents/decl-2016/on/2022-05-27",),
    "/{language}/documents/{key}/on/{on}/known/{known}": ("/{language}/documents/ituc-2020/on/2023-06-05/known/1",),
    "/{language}/occasions": ("/{language}/occasions",),
    "/{language}/occasions/on/{on}": ("/{language}/occasions/on/2022-05-27",),
    "/{language}/occasions/on/{on}/known/{known}": ("/{language}/occasions/on/2023-06-05/known/1",),
    "/{language}/past-occasions": ("/{language}/past-occasions",),
    "/{language}/past-occasions/on/{on}": ("/{language}/past-occasions/on/2022-05-27",),
    "/{language}/past-occasions/on/{on}/known/{known}": ("/{language}/past-occasions/on/2023-06-05/known/1",),
    "/{language}/occasions/{key}": ("/{language}/occasions/zhanaozen-2011", "/{language}/occasions/ilc-115"),
    "/{language}/occasions/{key}/on/{on}": ("/{language}/occasions/gb-339/on/2022-05-27",),
    "/{language}/occasions/{key}/on/{on}/known/{known}": ("/{language}/occasions/eu-gsp-expiry/on/2023-06-05/known/1",),
    "/{language}/log": ("/{language}/log",),
    "/{language}/problems": ("/{language}/problems",),
    "/{language}/translations": ("/{language}/translations",),
    "/{language}/demands/{reference}/proofs": ("/{language}/demands/kz-2021-1/proofs",),
    "/{language}/demands/{reference}/entries/{anchor}.tlog-proof": (),  # no page
    "/{language}/search": ("/{language}/search", "/{language}/search?q=union", "/{language}/search?q=zzzz"),
    "/{language}/addressees": ("/{language}/addressees",),
    "/{language}/addressees/on/{on}": ("/{language}/addressees/on/2022-05-27",),
    "/{language}/addressees/on/{on}/known/{known}": ("/{language}/addressees/on/2023-06-05/known/1",),
    "/{language}/addressees/{key}": ("/{language}/addressees/un",),
    "/{language}/addressees/{key}/on/{on}": ("/{language}/addressees/eu/on/2022-05-27",),
    "/{language}/addressees/{key}/on/{on}/known/{known}": ("/{language}/addressees/guf/on/2023-06-05/known/1",),
    "/{language}/ours": ("/{language}/ours",),
    "/{language}/ours/on/{on}": ("/{language}/ours/on/2022-05-27",),
    "/{language}/ours/on/{on}/known/{known}": ("/{language}/ours/on/2023-06-05/known/1",),
    "/{language}/methodology": ("/{language}/methodology",),
    "/{language}/methodology/on/{on}": ("/{language}/methodology/on/2022-05-27",),
    "/{language}/methodology/on/{on}/known/{known}": ("/{language}/methodology/on/2023-06-05/known/1",),
    "/{language}/privacy": ("/{language}/privacy",),
    "/{language}/privacy/on/{on}": ("/{language}/privacy/on/2022-05-27",),
    "/{language}/privacy/on/{on}/known/{known}": ("/{language}/privacy/on/2023-06-05/known/1",),
    "/{language}/data": ("/{language}/data",),
    "/{language}/data/on/{on}": (),  # looks as the one before
    "/{language}/data/on/{on}/known/{known}": (),
    "/{language}/data/{table}": ("/{language}/data/measures",),
    "/{language}/data/{table}/on/{on}": (),
    "/{language}/data/{table}/on/{on}/known/{known}": (),
    "/{language}/corrections": ("/{language}/corrections",),
    "/{language}/corrections/on/{on}": ("/{language}/corrections/on/2022-05-27",),
    "/{language}/corrections/on/{on}/known/{known}": ("/{language}/corrections/on/2023-06-05/known/1",),
}
"""By the route's path; what answers with a file is no page and stands nowhere here."""

FILES = (".json", ".ics", ".atom", ".csv", ".xlsx", ".zip")

PROBLEMS = (
    "/{language}/countries/xx",
    "/{language}/countries/kz?as_of=2022-02-31",
    "/{language}/countries/kz?as_of=9999-12-31",
    "/{language}/countries/kz?known_by=999",
    "/{language}/countries/kz/between/2022-06-11/2021-06-11",
    "/embed/{language}/countries/xx",
)
"""Pages that answer a mistake."""

OF_A_DRAFT = ("/ky/countries/kz",)
"""A page of a draft, which no page leads to but that of the languages."""


def routes_of(app: FastAPI) -> set[str]:
    """List the paths of all routes that answer with public pages; those of the workspace have no language in them."""
    public = {"/", "/static/{name}"}
    paths = {
        path for path in _paths(app.routes) if path in public or path.startswith(("/{language}", "/embed/{language}"))
    }
    return {path for path in paths if not path.endswith(FILES)}


def addresses(language: str) -> list[str]:
    """List all examples in a language, the pages that answer mistakes, and one of a draft."""
    given = [address for examples in EXAMPLES.values() for address in examples]
    return [address.replace("{language}", language) for address in (*given, *PROBLEMS, *OF_A_DRAFT)]


def _paths(routes: list[BaseRoute]) -> Iterator[str]:
    for route in routes:
        router = getattr(route, "original_router", None)
        if isinstance(router, APIRouter):
            yield from _paths(router.routes)
        else:
            yield str(getattr(route, "path", ""))

"""Who gets what from which route of the API: written by hand, as the table of pages is, and computed from nothing.

The columns are those of ORDER: nobody's program, and those that hold a token of each kind of person, with every scope.
"""

from collections.abc import Mapping
from typing import Any

ORDER = "anonymous member team recorder another confirmer editor admin"

EVERYBODY = "200 200 200 200 200 200 200 200"
TOKENS = "401 200 200 200 200 200 200 200"

LISTS = (
    *("countries", "counts", "demands", "measures", "raised", "entries", "assessments", "findings"),
    *("finding-points", "ratifications", "documents", "conventions", "organisations", "themes", "occasions"),
    *("releases", "corrections", "changes", "openapi.json", "coalition"),
)
ONES = {
    "countries/{country}": "countries/KZ",
    "countries/{country}/scorecard": "countries/KZ/scorecard",
    "demands/{reference}": "demands/kz-2021-1",
    "documents/{key}": "documents/res-2021",
    "conventions/{code}": "conventions/C087",
    "releases/{number}": "releases/1",
    "occasions/{key}": "occasions/ilc-114",
    "organisations/{key}": "organisations/union-1",
    "persons/{key}": "persons/p-cccccccc",
}
FOR_TOKENS = ("me", "proposals", "demand-changes", "namings")

READ: Mapping[str, tuple[str, str]] = {
    **{one: (one, EVERYBODY) for one in LISTS},
    **{path: (address, EVERYBODY) for path, address in ONES.items()},
    **{one: (one, TOKENS) for one in FOR_TOKENS},
}
"""By the path of the route: an address, and what each gets. What entries give stands in AN_ENTRY."""

AN_ENTRY: Mapping[str, str] = {
    "released": EVERYBODY,
    "public": "404 200 200 200 200 200 200 200",
    "members": "404 200 200 200 200 200 200 200",
    "country_team": "404 404 200 200 404 404 404 404",
    "confidential": "404 404 404 200 404 404 404 404",
}
"""What `entries/{entry}` answers, by the entry's audience."""

_KZ = {"en": "A test"}
_ITS_TEAM = "401 403 201 201 403 403 403 403"
_SECOND = "401 403 403 403 403 422 403 403"

COMMANDS: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "record-development": (
        {"where": {"demands": {"kz-2021-1": [2]}}, "on": "2024", "direction": "context", "notes": _KZ},
        _ITS_TEAM,
    ),
    "record-check": ({"where": {"demands": {"kz-2021-1": []}}, "on": "2024-05-03", "looked": "press"}, _ITS_TEAM),
    "set-next-step": (
        {"where": {"demands": {"kz-2021-1": []}}, "due_on": "2026-12-01", "what": _KZ},
        _ITS_TEAM,
    ),
    "propose": (
        {
            "demand": "kz-2021-1",
            "measure": 2,
            "on": "2024-05-03",
            "letter": "C",
            "wording": _KZ,
            "basis": [{"document": "res-2021"}],
            "organ": {"kind": "state"},
        },
        _ITS_TEAM,
    ),
    "suspend": (
        {"demand": "kz-2021-1", "entry": "00000000-0000-4000-8000-000000000099", "notes": _KZ},
        "401 403 422 422 403 422 403 403",
    ),
    "confirm": ({"demand": "kz-2021-1", "entry": "00000000-0000-4000-8000-000000000099"}, _SECOND),
    "confirm-namings": ({"persons": ["p-aaaaaaaa"]}, "401 403 422 422 403 422 403 403"),
    "retract-for-safety": (
        {"entry": "00000000-0000-4000-8000-000000000099", "reason": _KZ},
        "401 422 422 422 422 422 422 422",
    ),
    "withhold-person": ({"person": "p-nobodyxx", "reason": _KZ}, "401 422 422 422 422 422 422 422"),
    "register-document": (
        {
            "kind": "letter",
            "title": _KZ,
            "issued": "2024",
            "issuer": "union-1",
            "relation": "coalition",
            "languages": ["en"],
            "countries": ["KZ"],
        },
        "401 403 201 201 403 403 403 403",
    ),
    "plan-occasion": (
        {"kind": "deadline", "on": "2027-03-01", "title": _KZ, "countries": ["KZ"]},
        "401 403 201 201 403 403 403 403",
    ),
    "record-submission": (
        {"country": "KZ", "body": "CFA", "procedure": "cfa_complaint", "on": "2024", "is_another": True},
        _ITS_TEAM,
    ),
    "release-now": ({"reason": _KZ}, "401 403 403 403 403 403 201 403"),
}
"""Commands of every right: a body, and what each gets. 422 says that the account may, and that there is nothing to do
it to."""

SCOPES: Mapping[str, str] = {
    "record": (
        "record-development record-check record-position record-finding record-letter record-reminder record-answer "
        "raise-urgency answer-urgency propose propose-many set-next-step finish-next-step set-due-day move-due-day "
        "set-supervision record-submission follow-submission record-listing record-handout correct retract "
        "set-audience confirm-opening propose-change translate reword register-document keep-text make-demand "
        "plan-occasion announce-occasion move-occasion cancel-occasion hold-occasion correct-occasion register-person "
        "add-spelling register-organisation record-leadership set-naming show-person"
    ),
    "judge": "confirm confirm-many return suspend confirm-change return-change confirm-namings",
    "hide": "retract-for-safety withhold-person",
    "release": "release-now",
}
"""Which scope each command needs."""

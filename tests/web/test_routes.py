"""The order in which routes are looked through hides none of them."""

import re

from starlette.routing import Match

from tracker.web.app import _routes


def test_each_address_leads_to_its_own_route() -> None:
    routes = _routes(has_workspace=True)
    hidden = []
    for route in routes:
        path = re.sub(r"\{[^}]+\}", "kz", route.path)  # type: ignore[attr-defined]
        for method in route.methods or ():  # type: ignore[attr-defined]
            asked = {"type": "http", "method": method, "path": path, "root_path": "", "headers": []}
            first = next(one for one in routes if one.matches(asked)[0] is Match.FULL)
            if first.path != route.path:  # type: ignore[attr-defined]
                hidden.append((route, first))

    assert not hidden

"""What the forms about an occasion offer to choose from."""

import re
from collections.abc import Mapping
from typing import Any

from tracker.web.labels import INSTRUMENT
from tracker.web.workspace import occasion_labels
from tracker.web.workspace.desk import Live
from tracker.web.workspace.labels import AUDIENCE
from tracker.web.workspace.options import Option, offered, options


def facts_offered(live: Live) -> dict[str, list[Option]]:
    """Give what an occasion can concern, and who may see it."""
    return {
        "country": _countries(live),
        "demand": _demands(live),
        "instrument": conventions(live),
        "audience": options(AUDIENCE, live.catalogue, occasion_labels.AUDIENCE),
    }


def _countries(live: Live) -> list[Option]:
    live.open([one["name"] for one in live.shelf.countries.values()])
    named = {code: live.wording.plain(about["name"]) or code for code, about in live.shelf.countries.items()}
    own = live.desk.who.countries
    return offered((code, named[code]) for code in sorted(named, key=lambda code: (code not in own, named[code])))


def _demands(live: Live) -> list[Option]:
    own = live.desk.who.countries
    about = [one for one in live.demands() if one["addressee"]["country"] in {None, *own}]
    live.open([one["title"] for one in about])
    return offered((one["reference"], f"{one['reference']} · {live.wording.plain(one['title'])}") for one in about)


def conventions(live: Live) -> list[Option]:
    """Offer the conventions of the record, in the order of their codes."""
    known = live.shelf.instruments
    live.open([one["name"] for one in known.values()])
    return offered((code, _numbered(live, code, known[code]["name"])) for code in sorted(known))


def _numbered(live: Live, code: str, name: Mapping[str, Any]) -> str:
    """Give the name of an instrument with its number, which its title has in some languages only."""
    title, number = live.wording.plain(name) or code, code[1:].lstrip("0")
    if code[0] not in INSTRUMENT or number in re.findall(r"[0-9]+", title):
        return title
    return f"{live.catalogue.gettext(INSTRUMENT[code[0]]) % {'number': number}} · {title}"

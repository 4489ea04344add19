"""A document's page: what it is, and its demands in the order of their items."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.judgement import Judged
from tracker.web.naming import Place
from tracker.web.views.citations import may_link
from tracker.web.views.evidence import EvidenceLine
from tracker.web.views.standings import Row, row
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Group:
    """The demands of a document on one country, or on one addressee that is none."""

    country: str | None
    addressee: Text | None
    rows: Sequence[Row]


@dataclass(frozen=True)
class Document:
    """All that a document's page shows. `plain_title` names nobody who did not agree."""

    key: str
    kind: str
    title: Text | None
    plain_title: str
    reference: Text | None
    issued: Mapping[str, Any]
    met: Mapping[str, Any] | None
    place: Text | None
    issuer: Text | None
    relation: str
    languages: Sequence[str]
    address: str | None
    link: str | None
    groups: Sequence[Group]
    evidence: Sequence[EvidenceLine] = ()


def document(
    about: Mapping[str, Any],
    demands: Sequence[Mapping[str, Any]],
    judged: Mapping[str, Judged],
    wording: Wording,
) -> Document:
    """Make the page."""
    place = Place(document=about["key"])
    address = wording.plain(about["address"])
    return Document(
        key=about["key"],
        kind=about["kind"],
        title=wording.say(about["title"], place),
        plain_title=wording.plain(about["title"]) or about["key"],
        reference=wording.say(about["reference"]),
        issued=about["issued"],
        met=about["met"],
        place=wording.say(about["place"]),
        issuer=wording.say(about["issuer_name"]),
        relation=about["relation"],
        languages=about["languages"],
        address=address,
        link=address if address and may_link(address, about["restricted_in"]) else None,
        groups=_groups(demands, judged, place, wording),
    )


def _groups(
    demands: Sequence[Mapping[str, Any]], judged: Mapping[str, Judged], place: Place, wording: Wording
) -> Sequence[Group]:
    """Group demands by the beginning of their references, that is by whom they are put to."""
    by_prefix: dict[str, list[Mapping[str, Any]]] = {}
    for about in demands:
        by_prefix.setdefault(about["reference"].partition("-")[0], []).append(about)
    return [
        Group(
            country=listed[0]["addressee"]["country"],
            addressee=wording.say(listed[0]["addressee"]["label"]),
            rows=[
                row(about, wording, judged.get(about["reference"]), place)
                for about in sorted(listed, key=lambda one: natural(one["reference"]))
            ],
        )
        for _, listed in sorted(by_prefix.items(), key=lambda one: _countries_first(*one))
    ]


def natural(reference: str) -> list[tuple[bool, int, str]]:
    """Order references as people do: kz-2021-2 before kz-2021-10, numbers before words."""
    parts = re.findall(r"\d+|\D+", reference)
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]


def _countries_first(prefix: str, listed: Sequence[Mapping[str, Any]]) -> tuple[bool, str]:
    return listed[0]["addressee"]["country"] is None, prefix

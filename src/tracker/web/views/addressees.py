"""Addressees that are no governments, and the coalition's own commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.views.demand import Demand
from tracker.web.views.document import natural
from tracker.web.views.standings import Row, row
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Addressee:
    """One addressee, known by the beginning of its demands' references."""

    key: str
    name: Text | None
    rows: Sequence[Row]


@dataclass(frozen=True)
class Commitments:
    """What the coalition undertook in one document."""

    document: str
    title: Text | None
    demands: Sequence[Demand]


def addressees(demands: Sequence[Mapping[str, Any]], wording: Wording) -> list[Addressee]:
    """Sort demands by their addressees."""
    by_key: dict[str, list[Mapping[str, Any]]] = {}
    for about in sorted(demands, key=lambda one: natural(one["reference"])):
        by_key.setdefault(about["reference"].partition("-")[0], []).append(about)
    return [
        Addressee(
            key=key,
            name=wording.say(listed[-1]["addressee"]["label"]),
            rows=[row(about, wording, None, ANYWHERE_ELSE) for about in listed],
        )
        for key, listed in by_key.items()
    ]


def commitments(demands: Sequence[Demand]) -> Sequence[Commitments]:
    """Sort own commitments by their documents, newest first."""
    by_document: dict[str, list[Demand]] = {}
    for one in sorted(demands, key=lambda one: one.row.made_on, reverse=True):
        by_document.setdefault(one.document, []).append(one)
    return [Commitments(document, listed[0].document_title, listed) for document, listed in by_document.items()]

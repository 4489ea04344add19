"""timeline.yaml: dated developments, and what was looked for and not found."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tracker.application.draft import Draft
from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.reading_rows import citation, confidence, numbers_of, organ, when
from tracker.application.register_reading import Register
from tracker.domain.demand import Demand
from tracker.domain.dossier import Dossier
from tracker.domain.values import Audience, Code, Confidence, Direction, SourceKind

_Row = Mapping[str, Any]


def load_timeline_file(load: FileLoad, register: Register) -> None:
    """Load timeline.yaml."""
    for row in register.timeline["developments"]:
        homes = load.home(row["demands"], row["country"])
        load.enter("developments", row, homes, partial(_development, load.draft, row), here=partial(_here, row))
    as_of = register.timeline["meta"]["as_of"]
    for row in register.timeline["gaps"]:
        homes = load.home(row["demands"], None)
        load.enter("gaps", row, homes, partial(_gap, load.draft, row, as_of))


def load_evidence(load: FileLoad, register: Register) -> None:
    """Load the list *evidence* of assessments.yaml: context of a country that assessments may rest on."""
    for row in register.assessments["evidence"]:
        homes = load.home([], row["country"])
        load.enter("evidence", row, homes, partial(_evidence, load.draft, row))


def _here(row: _Row, home: Dossier) -> _Row:
    reference = home.reference if isinstance(home, Demand) else ""
    return {"measures": numbers_of(reference, row["measures"])}


def _development(draft: Draft, row: _Row) -> _Row:
    return {
        **_said(draft, row),
        "direction": Direction(row["direction"]),
        "organ": organ(draft, row),
    }


def _evidence(draft: Draft, row: _Row) -> _Row:
    return {**_said(draft, row), "direction": Direction.CONTEXT, "measures": ()}


def _said(draft: Draft, row: _Row) -> _Row:
    return {
        "audience": Audience(row["audience"]),
        "country": Code(row["country"]) if row["country"] else None,
        "on": when(row),
        "wording": draft.words(row["text"]),
        "citation": citation(draft, row["source"]),
        "source_kind": SourceKind.PUBLICATION,
        "confidence": confidence(row),
        "basis_for_public": row["audience"] == "public",
        "notes": draft.words(row["note"]),
    }


def _gap(draft: Draft, row: _Row, as_of: str) -> _Row:
    return {
        "audience": Audience.COUNTRY_TEAM,
        "measures": (),
        "direction": Direction.CONTEXT,
        "on": when({"date": as_of}),
        "wording": draft.words(row["text"]),
        "source_kind": SourceKind.UNPUBLISHED,
        "confidence": Confidence.MEDIUM,
        "basis_for_public": False,
    }

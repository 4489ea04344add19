"""register.yaml: documents, lists, parties, demands and what the documents say of the state of things."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tracker.application.draft import Draft
from tracker.application.loading.demand_rows import load_demands, load_repeats
from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.ledger import Fate
from tracker.application.loading.party_rows import load_organisations, load_persons
from tracker.application.loading.reading_rows import codes, span, when
from tracker.application.register_reading import Register
from tracker.domain.document import Document
from tracker.domain.values import (
    Audience,
    Citation,
    Code,
    Confidence,
    Direction,
    Key,
    SourceKind,
)

_DIRECTIONS = {"reiteration": "context", "escalation": "context", "claim_to_correct": "context"}
"""A repetition, an escalation or a wrong claim says nothing of the way in which things moved."""


def load_register_file(load: FileLoad, register: Register) -> None:
    """Load register.yaml."""
    _load_lists(load, register.register)
    _load_documents(load, register.register)
    load_persons(load, register.register["persons"])
    load_organisations(load, register.register["organisations"])
    load_demands(load, register)
    load_repeats(load, register.register["demands"])
    _load_status_news(load, register.register["status_news"])


def _load_lists(load: FileLoad, register: Mapping[str, Any]) -> None:
    for theme in register["themes"]:
        fate, row = load.ledger.look_at("themes", theme["key"], theme)
        if fate is not Fate.SAME:
            label, covers = load.draft.words(theme["name"]), load.draft.words(theme["covers"])
            load.coalition.add_theme(Code(theme["key"]), label, covers, row=row)
    for convention in register["conventions"]:
        fate, row = load.ledger.look_at("conventions", convention["code"], convention)
        if fate is not Fate.SAME:
            load.coalition.add_instrument(Code(convention["code"]), load.draft.words(convention["name"]), row=row)


def _load_documents(load: FileLoad, register: Mapping[str, Any]) -> None:
    issuers = {issuer["key"]: issuer for issuer in register["issuers"]}
    for document in register["documents"]:
        load.memory.documents.add(document["key"])
        issuer = issuers[document["issuer"]]
        fate, row = load.ledger.look_at("documents", document["key"], {**document, "issuer": issuer})
        if fate is Fate.CHANGED:
            load.ledger.cannot(document["key"], "load.document_changed")
        if fate is not Fate.NEW:
            continue
        met = document["meeting_dates"]
        load.new(
            "document",
            document["key"],
            Document.register(
                key=Key(document["key"]),
                kind=Code(document["kind"]),
                title=load.draft.words(document["title"]),
                reference=load.draft.plain(document["reference"]),
                issued=when(document),
                met=span(met) if met else None,
                place=load.draft.words(document["place"]),
                issuer=Key(issuer["organisation"]),
                issuer_name=load.draft.words(issuer["name"]),
                relation=Code(issuer["relation"]),
                languages=(Code(document["language"]),),
                countries=codes(document["represented_countries"]),
                address=load.draft.plain(document["url"]),
                restricted_in=codes(document["restricted_in"]),
                notes=load.draft.words(document["note"]),
                row=row,
            ),
        )


def _load_status_news(load: FileLoad, rows: list[Mapping[str, Any]]) -> None:
    for row in rows:
        homes = load.home(row["demands"], row["country"])
        load.enter("status_news", row, homes, partial(_news, load.draft, row))


def _news(draft: Draft, row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "audience": Audience(row["audience"]),
        "country": Code(row["country"]) if row["country"] else None,
        "measures": (),
        "direction": Direction(_DIRECTIONS.get(row["effect"], row["effect"])),
        "on": when(row),
        "wording": draft.words(row["text"]),
        "citation": Citation(Key(row["document"]), draft.words(row["item"]), None, (), None),
        "source_kind": SourceKind.DOCUMENT,
        "confidence": Confidence.HIGH,  # the coalition's documents state it as fact
        "basis_for_public": row["audience"] == "public",
        "notes": draft.words(row.get("correction")),
    }

"""The texts of documents that are kept, and what demands quote of them. Rows alone: no words are opened here.

Read by: the page of a demand, and of a document on the desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from tracker.domain.values import Words
from tracker.projections.rows import facts
from tracker.projections.tables import document_text, quotation
from tracker.projections.viewing import Viewer


@dataclass(frozen=True)
class KeptText:
    """A document's text in one language, kept on a day; `sha256` is of its UTF-8 bytes."""

    language: str
    kept_on: date
    sha256: str
    text: Words


@dataclass(frozen=True)
class Quotation:
    """What a demand quotes of a document, from which character of the kept text up to the one before `end`."""

    document: str
    demand: str
    text: Words
    first: int
    end: int


def kept_texts(connection: Connection, viewer: Viewer, document: str) -> Sequence[KeptText]:
    """List the texts of a document that are kept, by language."""
    its = (document_text.c.document == document, document_text.c.position <= viewer.through)
    rows = connection.execute(select(document_text).where(*its).order_by(document_text.c.language))
    said = [(row, facts(row.facts)) for row in rows]
    return [KeptText(row.language, date.fromisoformat(row.kept_on), one["sha256"], one["text"]) for row, one in said]


def of_demand(connection: Connection, viewer: Viewer, reference: str) -> Sequence[Quotation]:
    """List what a demand quotes."""
    return _quotations(connection, viewer, quotation.c.demand == reference)


def of_document(connection: Connection, viewer: Viewer, key: str) -> Sequence[Quotation]:
    """List what demands quote of a document."""
    return _quotations(connection, viewer, quotation.c.document == key)


def _quotations(connection: Connection, viewer: Viewer, where: ColumnElement[bool]) -> Sequence[Quotation]:
    known = quotation.c.position <= viewer.through
    rows = connection.execute(select(quotation).where(where, known).order_by(quotation.c.position))
    return [_quotation(row.document, facts(row.facts)) for row in rows]


def _quotation(document: str, said: dict[str, Any]) -> Quotation:
    offsets = said["offsets"]
    return Quotation(document, said["demand"], said["quotation"], offsets["first"], offsets["end"])

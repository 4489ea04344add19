"""Passages: which texts of documents are kept, and what demands quote of them, read in the page's own view."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection

from tracker.projections import passages
from tracker.projections.answers import NONE_KEPT, Answers
from tracker.projections.passages import KeptText, Quotation
from tracker.projections.viewing import Viewer


class Passages:
    """What is kept of documents, as one viewer may know it."""

    def __init__(self, connection: Connection, viewer: Viewer, answers: Answers = NONE_KEPT) -> None:
        self._connection, self._viewer, self._answers = connection, viewer, answers

    def kept(self, document: str) -> Sequence[KeptText]:
        """List the texts of a document that are kept."""
        return passages.kept_texts(self._connection, self._viewer, document)

    def of_demand(self, reference: str) -> Sequence[Quotation]:
        """List what a demand quotes."""
        view = (self._connection, self._viewer)
        return self._answers.of(*view, ("quoted by", reference), partial(passages.of_demand, *view, reference))

    def of_document(self, key: str) -> Sequence[Quotation]:
        """List what demands quote of a document."""
        return passages.of_document(self._connection, self._viewer, key)

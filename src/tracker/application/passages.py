"""Passages: which texts of documents are kept, and what demands quote of them, read in the page's own view."""

from collections.abc import Sequence

from sqlalchemy import Connection

from tracker.projections import passages
from tracker.projections.passages import KeptText, Quotation
from tracker.projections.viewing import Viewer


class Passages:
    """What is kept of documents, as one viewer may know it."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        self._connection, self._viewer = connection, viewer

    def kept(self, document: str) -> Sequence[KeptText]:
        """List the texts of a document that are kept."""
        return passages.kept_texts(self._connection, self._viewer, document)

    def of_demand(self, reference: str) -> Sequence[Quotation]:
        """List what a demand quotes."""
        return passages.of_demand(self._connection, self._viewer, reference)

    def of_document(self, key: str) -> Sequence[Quotation]:
        """List what demands quote of a document."""
        return passages.of_document(self._connection, self._viewer, key)

"""The document that demands come from."""

from tests.given import a_document
from tracker.domain import document_events


def test_a_document_enters_under_its_key() -> None:
    [event] = a_document("res-2021").collect_events()

    assert isinstance(event, document_events.Registered)
    assert event.key == "res-2021"

"""The index of names is kept from one command to the next, and never outlives a name."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

import pytest
from sqlalchemy import insert

from tests.application.workspace.office import AIGUL, PERSON, Office, by
from tests.application.workspace.test_erasing import erase
from tests.given import a_person
from tests.record import KEY, NOON
from tracker.application.draft import Draft
from tracker.application.names import Names
from tracker.application.workspace import Workspace, known_names
from tracker.application.workspace.party_inputs import Spelling
from tracker.projections.runner import READ_MODELS
from tracker.projections.shelves import ReadModelParked
from tracker.projections.tables import parked
from tracker.store.engine import writing
from tracker.store.word_book import WordBook

SAID = {"notes": "Dinara Example and Saltanat Newcomer were heard."}


def keys(workspace: Workspace) -> list[tuple[str, ...]]:
    return [found.keys for found in workspace.names_in(SAID)["notes"]]


def elsewhere(office: Office) -> Workspace:
    """Another process on the same record."""
    engine, log = office.record.engine, office.record.log
    return Workspace(engine, log, WordBook(engine, KEY), tracker=office.tracker, today=office.reader.today)


def test_names_are_made_ready_once_for_many_commands(small_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(forms: Mapping[str, Iterable[str]]) -> Names:
        made.append(forms)
        return Names(forms)

    monkeypatch.setattr(known_names, "Names", counted)

    small_office.develop(wording={"en": "The court sat."})
    small_office.develop(wording={"en": "It sat again."})

    assert keys(small_office.workspace) == [(PERSON,)]
    assert len(made) == 1


def test_somebody_who_was_registered_elsewhere_is_found_at_once(small_office: Office) -> None:
    other, draft = elsewhere(small_office), Draft()
    assert keys(other) == [(PERSON,)]

    draft.take(a_person("p-newcomer", name=draft.words({"en": "Saltanat Newcomer"})))
    small_office.tracker.save(draft, by(AIGUL))

    assert keys(other) == [(PERSON,), ("p-newcomer",)]


def test_a_spelling_that_was_added_is_found_at_once(small_office: Office) -> None:
    assert keys(small_office.workspace) == [(PERSON,)]

    small_office.workspace.add_spelling(AIGUL, by(AIGUL), Spelling(party=PERSON, name="Saltanat Newcomer"))

    assert keys(small_office.workspace) == [(PERSON,), (PERSON,)]


def test_names_that_were_missing_for_a_while_are_found_once_they_are_there(small_office: Office) -> None:
    record, parties = small_office.record, next(one for one in READ_MODELS if one.name == "parties")
    with writing(record.engine) as connection:
        parties.clear(connection)
        connection.execute(insert(parked).values(name="parties", position=1, error="Moody", tries=1, next_try_at=0))

    with suppress(ReadModelParked):
        keys(small_office.workspace)
    with writing(record.engine) as connection:
        assert record.runner.catch_up(connection, record.batches, NOON) == ["parties"]

    assert keys(small_office.workspace) == [(PERSON,)]


def test_an_erased_name_is_found_by_no_process_and_is_in_no_index(office: Office) -> None:
    other = elsewhere(office)
    assert keys(other) == keys(office.workspace) == [(PERSON,)]

    erase(office)

    assert keys(other) == keys(office.workspace) == []


def test_what_was_made_of_words_goes_with_the_words(small_office: Office) -> None:
    book, made = small_office.record.book, []

    def make() -> str:
        made.append("made")
        return f"made {len(made)}"

    with small_office.record.engine.connect() as connection:
        first = [book.made_of_words("it", "one state", make, connection) for _ in range(2)]
        other = book.made_of_words("it", "another state", make, connection)
        book.clear()
        after = book.made_of_words("it", "another state", make, connection)

    assert (first, other, after) == (["made 1", "made 1"], "made 2", "made 3")

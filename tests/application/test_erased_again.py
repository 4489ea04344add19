"""What a restore needs to erase again: whom and what the list names, who speaks of it, and how the record takes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.test_clearing import Machine
from tests.application.workspace.office import PERSON
from tests.application.workspace.test_erasing import BY_KEY, fold_in_batches, found, propose
from tracker.application import erased_refs
from tracker.application.erasing.erased_before import erased_ids, erased_persons
from tracker.application.erasing.speaking import speaking_of_any
from tracker.application.workspace.erasure.subject import Subject
from tracker.domain.person import Person
from tracker.domain.refusals_of_erasing import PersonErased


@pytest.fixture
def machine(sqlite_url: str, tmp_path: Path) -> Iterator[Machine]:
    """Give an office that drives out what it erases."""
    made = Machine(sqlite_url, tmp_path)
    yield made
    made.office.close()


def erase_again(machine: Machine) -> Person:
    stream_id = machine.office.record.log.stream_of("person", PERSON)
    assert stream_id is not None
    person = machine.office.record.log.stream(stream_id, Person)
    person.erase_again()
    machine.office.record.save(person)
    return person


def test_a_person_erased_again_is_erased_and_nothing_proposed_before_waits(machine: Machine) -> None:
    propose(machine.office)

    person = erase_again(machine)

    assert found(machine.office).is_erased
    assert machine.office.record.log.stream(person.id, Person).erasures.waiting == {}
    assert erased_persons(machine.office.record.log) == {PERSON}
    with pytest.raises(PersonErased):
        person.erase_again()


def test_the_fold_gives_the_same_inline_in_batches_and_rebuilt_for_who_is_erased_again(machine: Machine) -> None:
    propose(machine.office)
    erase_again(machine)
    record = machine.office.record
    inline = record.read_side()

    fold_in_batches(machine.office)
    caught_up = record.read_side()
    record.rebuild()

    assert caught_up == inline == record.read_side()


def test_an_entry_and_a_file_that_were_erased_are_listed_by_their_ids(machine: Machine) -> None:
    entry, file = Subject(entry_id=machine.office.develop(wording=BY_KEY)), machine.a_file()

    machine.confirm(entry)
    machine.confirm(file)

    ids = {str(entry.entry_id), str(file.evidence_id)}
    assert erased_refs.read_ids(machine.backups) == erased_ids(machine.office.record.log) == ids
    assert erased_refs.read_persons(machine.backups) == set()


def test_a_text_speaks_of_a_person_by_name_or_key_and_of_an_entry_by_its_id(machine: Machine) -> None:
    record = machine.office.record

    speaks = speaking_of_any(record.log, record.book, {PERSON}, {"3f0c"})

    said = ("ask Dinara Example", f"{{{PERSON}}}", "/entries/3f0c/correct", "ask Geneva")
    assert [speaks(one) for one in said] == [True, True, True, False]

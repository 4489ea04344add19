"""What was erased is driven out of everything on the machine, and a kill in between leaves nothing behind for good."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, make_url, select, text

from tests.accounts.people import Clock, House
from tests.application.workspace.office import AIGUL, BOLOT, PERSON, TODAY, Office, by
from tests.application.workspace.test_erasing import ABOUT, found, propose, rows
from tests.application.workspace.test_filing import PDF
from tests.record import KEY, NOON
from tracker.accounts.drafts import Drafts
from tracker.application import erased_refs
from tracker.application.erasing.clearing import Clearing, files_that_stay
from tracker.application.erasing.traces import Traces
from tracker.application.workspace import Workspace
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.application.workspace.refusals_of_erasing import FileErased, TextsAddedSince, TextsUndecided
from tracker.domain.catalogue import erased_by, files_erased_by, files_of
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.values import Audience
from tracker.outbox.mails import MailKind, Mails
from tracker.outbox.tables import mail
from tracker.store.contents import Expected
from tracker.store.engine import reading, writing
from tracker.store.verify import verify


class Machine:
    """An office whose workspace drives out what it erases, into a folder of backups."""

    def __init__(self, url: str, folder: Path) -> None:
        self.office = Office(url)
        record = self.office.record
        self.engine, self.files = record.engine, self.office.files
        self.backups = folder / "backups"
        self.house = House(self.engine, Clock(NOON))
        self.drafts: Drafts = self.house.accounts.drafts
        mails = Mails(self.engine)
        self.intakes = self.house.accounts.intakes
        needed = self.intakes.files
        self.clearing = Clearing(self.engine, record.log, self.files, mails, self.backups, needed=needed)
        self.office.workspace = Workspace(
            self.engine,
            record.log,
            record.book,
            tracker=self.office.tracker,
            today=lambda: TODAY,
            files=self.files,
            traces=Traces(
                (self.drafts, self.house.accounts.own_reminders, self.intakes, self.house.accounts.row_files), mails
            ),
            clear_away=self.clearing.clear_away,
        )

    def confirm(self, about: Subject = ABOUT) -> None:
        erasure_id = propose(self.office, about=about)
        self.office.workspace.confirm_erasure(BOLOT, by(BOLOT), about, erasure_id)

    def a_copy(self, about: Subject) -> None:
        """Make the same copy of any file by hand."""
        assert about.evidence_id is not None
        with self.files.take_in() as incoming:
            incoming.add(PDF + b"copy")
            incoming.end()
            self.office.workspace.make_public_copy(AIGUL, by(AIGUL), about.evidence_id, incoming)

    def a_file(self, content: bytes = PDF, entries: tuple[UUID, ...] = ()) -> Subject:
        with self.files.take_in() as incoming:
            incoming.add(content)
            incoming.end()
            attached = Attached(entries=entries) if entries else Attached(demands=("kz-2021-1",))
            given = Evidence(attached=attached, kind=EvidenceKind.DOCUMENT)
            made = self.office.workspace.register_evidence(AIGUL, by(AIGUL), given, incoming)
        return Subject(evidence_id=UUID(made.key))


@pytest.fixture
def machine(database_url: str, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(database_url, tmp_path)
    yield made
    made.office.close()


@pytest.fixture
def small_machine(sqlite_url: str, tmp_path: Path) -> Iterator[Machine]:
    made = Machine(sqlite_url, tmp_path)
    yield made
    made.office.close()


def on_disk(engine: Engine) -> bytes:
    """Everything that the database's files of words hold."""
    if engine.dialect.name == "sqlite":
        file = Path(str(make_url(engine.url).database))
        return b"".join(one.read_bytes() for one in sorted(file.parent.glob(f"{file.name}*")))
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("CHECKPOINT"))
        folder, its = connection.execute(text("SHOW data_directory")).scalar(), "SELECT pg_relation_filepath('words')"
        return (Path(str(folder)) / str(connection.scalar(text(its)))).read_bytes()


def test_no_byte_of_erased_words_is_left_in_the_files_of_the_database(machine: Machine) -> None:
    gone = [rows(machine.office)[one.ref] for one in found(machine.office).texts]
    before = on_disk(machine.engine)

    machine.confirm()

    after = on_disk(machine.engine)
    assert [sealed in before for sealed in gone] == [True, True]
    assert [sealed in after for sealed in gone] == [False, False]


def test_what_was_erased_is_listed_beside_the_backups_once(small_machine: Machine) -> None:
    refs = {one.ref for one in found(small_machine.office).texts}

    small_machine.confirm()
    erased_refs.note(small_machine.backups, refs)

    assert erased_refs.read(small_machine.backups) == refs
    assert erased_refs.read_persons(small_machine.backups) == {PERSON}
    assert (small_machine.backups / erased_refs.NAME).read_text().count("\n") == len(refs) + 1


def test_drafts_that_name_the_person_and_what_mails_said_go_in_the_same_transaction(machine: Machine) -> None:
    its = machine.house.person("Aigul").account_id
    for said in ("Dinara Example was heard.", f"{{{PERSON}}} was heard.", "Somebody was heard."):
        machine.drafts.keep(its, "/record", {"wording": [said]})
    a_mail(machine, its)

    assert found(machine.office).drafts == 2
    machine.confirm()

    assert [one.content for one in machine.drafts.list(its)] == [{"wording": ["Somebody was heard."]}]
    with reading(machine.engine) as connection:
        assert connection.scalars(select(mail.c.sealed)).all() == [None]


def test_own_reminders_that_name_the_person_are_counted_and_go_with_the_drafts(machine: Machine) -> None:
    reminders, its = machine.house.accounts.own_reminders, machine.house.person("Aigul").account_id
    for said in ("ask Dinara Example", f"ask {{{PERSON}}}", "ask Geneva"):
        reminders.add(its, NOON.date(), today=NOON.date(), note=said)
    reminders.add(its, NOON.date(), today=NOON.date(), thing=f"naming:{PERSON}")

    assert found(machine.office).drafts == 3
    machine.confirm()

    assert [one.note for one in reminders.list(its)] == ["ask Geneva"]


def test_uploaded_tables_that_name_the_person_anywhere_go_with_the_drafts(small_machine: Machine) -> None:
    tables, its = small_machine.house.accounts.row_files, small_machine.house.person("Aigul").account_id
    for said in ("Dinara Example was heard.", f"{{{PERSON}}} was heard.", "Somebody was heard."):
        tables.keep(its, json.dumps({"lines": [{"number": 1, "cells": ["a", said]}]}).encode())

    assert found(small_machine.office).drafts == 2
    small_machine.confirm()

    assert [b"Somebody" in one.content for one in tables.list(its)] == [True]


def test_documents_on_their_way_in_that_name_the_person_go_with_their_files(machine: Machine) -> None:
    gone, kept = an_intake(machine, "Dinara Example.pdf"), an_intake(machine, "Somebody.pdf")
    names = {one: machine.files.name_of(one) for one in (gone, kept)}

    assert found(machine.office).drafts == 1
    machine.confirm()

    assert machine.intakes.files() == {kept}
    assert machine.files.names() == [names[kept]]
    assert erased_refs.read_files(machine.backups) == {names[gone]}


def test_a_document_on_its_way_in_goes_with_its_file_on_record(small_machine: Machine) -> None:
    about = small_machine.a_file()
    content = an_intake(small_machine, "settled.pdf", PDF, evidence=about.evidence_id)

    small_machine.confirm(about)

    assert content not in small_machine.intakes.files()
    assert small_machine.files.names() == []


def an_intake(machine: Machine, name: str, content: bytes = b"", *, evidence: UUID | None = None) -> str:
    """Bring a document in, perhaps as it is once it is settled; give the SHA-256 of its file."""
    intake_id = uuid4()
    its = machine.house.person(f"Aigul {intake_id.hex[:6]}").account_id
    with machine.files.take_in() as incoming:
        incoming.add(content or name.encode())
        incoming.end()
        machine.files.keep(incoming)
        about = {"name": name, "sha256": incoming.sha256}
        machine.intakes.add(intake_id, its, ["KZ"], about)
    lease = machine.intakes.lease()
    assert lease is not None
    machine.intakes.finish(lease, about, b"{}", [])
    if evidence is not None:
        with writing(machine.engine) as connection:
            assert machine.intakes.settle(connection, intake_id, 2, about, document="res-2021", evidence=evidence)
    return incoming.sha256


def test_an_erased_file_is_gone_from_the_folder_and_verify_misses_nothing(machine: Machine) -> None:
    about = machine.a_file()
    [name] = machine.files.names()

    machine.confirm(about)

    assert machine.files.names() == []
    assert erased_refs.read_files(machine.backups) == {name}
    assert files_that_stay(machine.office.record.log) == set()
    assert verified(machine) == []


def test_an_original_that_two_files_keep_lies_there_until_both_are_erased(small_machine: Machine) -> None:
    about, same = small_machine.a_file(), small_machine.a_file()
    [name] = small_machine.files.names()

    small_machine.confirm(about)
    assert (small_machine.files.names(), erased_refs.read_files(small_machine.backups)) == ([name], set())
    assert verified(small_machine) == []
    assert [one.is_same for one in found(small_machine.office, about=same).files] == [False]
    small_machine.confirm(same)

    assert (small_machine.files.names(), erased_refs.read_files(small_machine.backups)) == ([], {name})
    assert verified(small_machine) == []


def test_a_file_with_the_same_copy_keeps_its_original(small_machine: Machine) -> None:
    about, other = small_machine.a_file(), small_machine.a_file(PDF + b"other")
    small_machine.a_copy(about)
    small_machine.a_copy(other)
    assert len(small_machine.files.names()) == 3

    small_machine.confirm(about)

    assert len(small_machine.files.names()) == 2
    assert not found(small_machine.office, about=other).is_erased
    assert verified(small_machine) == []


def test_a_file_that_was_erased_is_not_erased_again(small_machine: Machine) -> None:
    about = small_machine.a_file()
    small_machine.confirm(about)

    with pytest.raises(FileErased):
        propose(small_machine.office, about=about)

    assert found(small_machine.office, about=about).is_erased


def test_files_with_the_same_original_go_together_where_the_proposer_says_so(small_machine: Machine) -> None:
    about, same = small_machine.a_file(), small_machine.a_file()
    assert [one.is_same for one in found(small_machine.office, about=about).files] == [False, True]
    assert same.evidence_id is not None

    erasure_id = propose(small_machine.office, about=about, files=(same.evidence_id,))
    small_machine.office.workspace.confirm_erasure(BOLOT, by(BOLOT), about, erasure_id)

    assert small_machine.files.names() == []
    assert found(small_machine.office, about=same).is_erased


def test_a_file_added_since_the_proposal_is_decided_on_before_anything_is_erased(small_machine: Machine) -> None:
    office = small_machine.office
    entry_id = office.develop(notes={"en": "Dinara Example was heard."}, audience=Audience.COUNTRY_TEAM)
    before = propose(office)
    file = small_machine.a_file(entries=(entry_id,)).evidence_id

    with pytest.raises(TextsAddedSince):
        office.workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, before)
    with pytest.raises(TextsUndecided):
        propose(office, instead_of=before)

    again = propose(office, instead_of=before, files_kept=(file,))
    office.workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, again)
    assert len(small_machine.files.names()) == 1


def test_what_a_kill_left_undone_is_done_at_the_next_look(small_machine: Machine) -> None:
    about = small_machine.a_file()
    small_machine.office.workspace.clear_away = lambda: False  # killed as soon as it was recorded
    gone = [rows(small_machine.office)[one.ref] for one in found(small_machine.office).texts]
    small_machine.confirm()
    small_machine.confirm(about)
    assert len(small_machine.files.names()) == 1

    assert small_machine.clearing.clear_away()

    assert small_machine.files.names() == []
    assert not any(sealed in on_disk(small_machine.engine) for sealed in gone)
    assert not small_machine.clearing.clear_away()


def test_a_step_that_fails_is_tried_again_and_the_erasure_stands(small_machine: Machine) -> None:
    small_machine.backups.write_text("no folder")  # where the list cannot be written
    refs = {one.ref for one in found(small_machine.office).texts}

    small_machine.confirm()

    assert found(small_machine.office).is_erased
    with pytest.raises(OSError, match="backups"):
        small_machine.clearing.clear_away()
    small_machine.backups.unlink()
    assert small_machine.clearing.clear_away()
    assert erased_refs.read(small_machine.backups) == refs


def a_mail(machine: Machine, account: str) -> None:
    """A mail that was written and not taken yet."""
    told: dict[str, Any] = {"account": account, "kind": MailKind.DIGEST, "slot": "1", "message_id": "<1@example>"}
    with writing(machine.engine) as connection:
        Mails(machine.engine).put(connection, **told, made_at=NOON, next_at=NOON)
        connection.execute(mail.update().values(sealed=b"what it says"))


def verified(machine: Machine) -> list[str]:
    """What is wrong with the log and its files, as far as made-up words let it be told."""
    expected = Expected(
        files_of=files_of, files=machine.files, working_key=KEY, erased_by=erased_by, files_erased_by=files_erased_by
    )
    found = verify(machine.engine, machine.office.record.log.mapper, expected).flaws
    return [one.what.value for one in found if one.what.value != "words_broken"]

"""Files enter the record and others get a copy that somebody looked at; the original is the team's and stays."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.application.file_types.pictures import SECRETS, a_jpeg, a_png
from tests.application.workspace.office import AIGUL, BOLOT, CHINARA, EDITOR, MEMBER, TODAY, WHY, Office, by
from tracker.application.file_types.refusals import FileIsAProgram, FileUnsafe, NotCleaned
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.evidence_inputs import Attached, Custody, Evidence
from tracker.application.workspace.refusals import (
    DocumentUnknown,
    EvidenceUnknown,
    InTheFuture,
    NoChange,
    NotACode,
    NotByItsRecorder,
    NothingAttached,
)
from tracker.domain import evidence_events as events
from tracker.domain.events import Event
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.refusals import EntryUnknown
from tracker.domain.refusals_of_evidence import AttachedAlready, CopyNotLookedAt, PublicCopyMissing
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code
from tracker.projections.evidence_reading import Evidence as Found
from tracker.projections.evidence_reading import attached_to, evidence_of
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

DEMAND = Attached(demands=("kz-2021-1",))
COLLEAGUE = Who("a-colleague", countries=frozenset({Code("KZ")}))
PDF = b"%PDF-1.7\n%%EOF\n"


def a_document_of(length: int) -> bytes:
    """A document whose list of members begins about there."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (("[Content_Types].xml", b""), ("word/document.xml", bytes(length - 150))):
            archive.writestr(name, content)
    return out.getvalue()


class Archive:
    """An office, and what people do with its files."""

    def __init__(self, url: str) -> None:
        self.office = Office(url)
        self.files, self.workspace = self.office.files, self.office.workspace

    def register(self, content: bytes = PDF, who: Who = AIGUL, **given: Any) -> UUID:
        usual: dict[str, Any] = {"attached": DEMAND, "kind": EvidenceKind.DOCUMENT}
        with self.files.take_in() as incoming:
            incoming.add(content)
            incoming.end()
            evidence = Evidence(**usual | given)
            return UUID(self.workspace.register_evidence(who, by(who), evidence, incoming).key)

    def copy(self, evidence_id: UUID, content: bytes | None = None, who: Who = AIGUL) -> str:
        """Make a copy, and give its SHA-256."""
        if content is None:
            self.workspace.make_public_copy(who, by(who), evidence_id, None)
        else:
            with self.files.take_in() as incoming:
                incoming.add(content)
                incoming.end()
                self.workspace.make_public_copy(who, by(who), evidence_id, incoming)
        return str(self.last(events.PublicCopyMade).sha256)

    def show(self, evidence_id: UUID, audience: Audience, copy: str | None = None, who: Who = AIGUL) -> None:
        self.workspace.set_evidence_audience(who, by(who), evidence_id, audience, copy=copy, reason=WHY)

    def public(self) -> UUID:
        """A picture that everybody may have a copy of, once it is released."""
        evidence_id = self.register(a_jpeg())
        self.show(evidence_id, Audience.PUBLIC, self.copy(evidence_id))
        return evidence_id

    def found(self, evidence_id: UUID, who: Who | None, through: int | None = None) -> Found | None:
        viewer = Viewer(through or self.office.seen, TODAY, TODAY, sample=False, who=who)
        with reading(self.office.record.engine) as connection:
            return evidence_of(connection, viewer, str(evidence_id))

    def last(self, kind: type[Event]) -> Any:  # noqa: ANN401 - an event of that type
        return next(one for one in reversed(self.office.since(0)) if isinstance(one, kind))

    def content(self, sha256: str) -> bytes:
        with self.files.read(sha256) as file:
            return b"".join(file.pieces())

    def lying(self) -> list[str]:
        return [path.name for path in self.files.folder.iterdir() if path.name != ".lock"]


@pytest.fixture
def archive(sqlite_url: str) -> Iterator[Archive]:
    made = Archive(sqlite_url)
    yield made
    made.office.close()


@pytest.fixture
def archive_on_either(database_url: str) -> Iterator[Archive]:
    made = Archive(database_url)
    yield made
    made.office.close()


def test_a_file_is_told_by_its_content_and_kept_as_it_came(archive_on_either: Archive) -> None:
    archive = archive_on_either

    archive.register(a_jpeg(), kind=EvidenceKind.PICTURE, on=date(2026, 10, 5), name="C:\\Фото\\..\\суд.jpg")

    event = archive.last(events.Registered)
    assert (event.type, event.size, event.country, event.on) == ("jpeg", len(a_jpeg()), "KZ", date(2026, 10, 5))
    assert archive.content(event.sha256) == a_jpeg()
    assert archive.office.text(event.name, "und") == "суд.jpg"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("gpj.\u202edecision.pdf", "gpj.decision.pdf"),
        ("\u200b\u0000", None),
        ("x" * 400, "x" * 300),
    ],
)
def test_a_name_is_kept_without_folders_and_without_what_nobody_sees(
    archive: Archive, written: str, kept: str | None
) -> None:
    archive.register(name=written)

    name = archive.last(events.Registered).name
    assert (archive.office.text(name, "und") if name else None) == kept


@pytest.mark.parametrize("length", range(65_230, 65_560, 30))
def test_a_document_is_told_wherever_its_list_of_members_falls_among_the_sealed_pieces(
    archive: Archive, length: int
) -> None:
    archive.register(a_document_of(length))

    assert archive.last(events.Registered).type == "docx"


def test_a_file_that_is_refused_leaves_nothing(archive: Archive) -> None:
    for content in (b"MZ\x90\0" + bytes(100), b"#!/bin/sh\n"):
        with archive.office.recorded() as told, pytest.raises(FileIsAProgram):
            archive.register(content, name="decision.pdf")
        assert told == []

    with pytest.raises(FileUnsafe):
        archive.register(PDF + bytes(5_000))
    assert archive.lying() == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"attached": Attached()}, NothingAttached),
        ({"attached": Attached(documents=("nowhere",), country="KZ")}, DocumentUnknown),
        ({"attached": Attached(entries=(uuid4(),))}, EntryUnknown),
        ({"attached": Attached(demands=("kg-2021-1",))}, NotAllowed),
        ({"on": date(2026, 12, 1)}, InTheFuture),
        ({"reliability": "G"}, NotACode),
        ({"credibility": 7}, NotACode),
    ],
)
def test_what_cannot_be_recorded_leaves_no_file(
    archive: Archive, given: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        archive.register(**given)

    assert archive.lying() == []


def test_the_same_file_twice_is_two_entries_into_the_record_and_one_file(archive: Archive) -> None:
    archive.register(attached=DEMAND)

    archive.register(attached=Attached(country="KZ", documents=("res-2021",)))

    assert len(archive.lying()) == 1


def test_a_form_sent_twice_is_carried_out_once(archive: Archive) -> None:
    command, evidence = by(AIGUL, 7), Evidence(attached=DEMAND, kind=EvidenceKind.DOCUMENT)
    outcomes = []
    for _ in range(2):
        with archive.files.take_in() as incoming:
            incoming.add(PDF)
            incoming.end()
            outcomes.append(archive.workspace.register_evidence(AIGUL, command, evidence, incoming))

    assert [one.repeated for one in outcomes] == [False, True]
    assert outcomes[0].key == outcomes[1].key
    assert sum(isinstance(one, events.Registered) for one in archive.office.since(0)) == 1


def test_a_picture_is_cleaned_for_others_and_its_original_stays(archive: Archive) -> None:
    evidence_id = archive.register(a_jpeg())

    copy = archive.copy(evidence_id)

    event = archive.last(events.PublicCopyMade)
    assert event.is_cleaned
    assert [one for one in SECRETS if one in archive.content(copy)] == []
    assert archive.content(archive.last(events.Registered).sha256) == a_jpeg()


def test_a_picture_that_somebody_redacted_is_cleaned_too(archive: Archive) -> None:
    evidence_id = archive.register(a_jpeg())

    copy = archive.copy(evidence_id, a_png())

    assert archive.last(events.PublicCopyMade).type == "png"
    assert [one for one in SECRETS if one in archive.content(copy)] == []


def test_a_document_is_copied_by_hand(archive: Archive) -> None:
    evidence_id = archive.register()
    with pytest.raises(NotCleaned):
        archive.copy(evidence_id)

    copy = archive.copy(evidence_id, PDF + b"%%EOF\n")

    assert not archive.last(events.PublicCopyMade).is_cleaned
    assert archive.content(copy) == PDF + b"%%EOF\n"


def test_nothing_is_shown_to_others_before_somebody_looked_at_the_copy(archive: Archive) -> None:
    evidence_id = archive.register(a_jpeg())
    with pytest.raises(PublicCopyMissing):
        archive.show(evidence_id, Audience.PUBLIC)
    first, newer = archive.copy(evidence_id), archive.copy(evidence_id, a_png())

    with pytest.raises(CopyNotLookedAt):
        archive.show(evidence_id, Audience.PUBLIC, first)
    archive.show(evidence_id, Audience.PUBLIC, newer)

    found = archive.found(evidence_id, MEMBER)
    assert found is not None
    assert found.shown is not None
    assert (found.shown.sha256, found.original, found.staff, found.newest) == (newer, None, {}, None)


def test_who_may_know_of_a_file(archive_on_either: Archive) -> None:
    archive = archive_on_either
    evidence_id = archive.register(a_jpeg())
    everybody = {"team": COLLEAGUE, "another": CHINARA, "confirmer": BOLOT, "editor": EDITOR, "member": MEMBER}

    def knowing() -> set[str]:
        return {name for name, who in {**everybody, "public": None}.items() if archive.found(evidence_id, who)}

    assert knowing() == {"team"}
    copy = archive.copy(evidence_id)
    assert knowing() == {"team"}
    archive.show(evidence_id, Audience.MEMBERS, copy)
    assert knowing() == set(everybody)
    archive.show(evidence_id, Audience.PUBLIC, copy)
    assert knowing() == {*everybody, "public"}
    archive.show(evidence_id, Audience.CONFIDENTIAL)
    assert knowing() == set()
    assert archive.found(evidence_id, AIGUL) is not None


def test_narrowing_acts_at_once_and_backwards(archive: Archive) -> None:
    evidence_id = archive.public()
    shown_at = archive.office.seen

    assert archive.found(evidence_id, None, shown_at) is not None
    assert archive.found(evidence_id, None, shown_at - 1) is None
    archive.show(evidence_id, Audience.COUNTRY_TEAM, who=BOLOT)

    assert archive.found(evidence_id, None, shown_at) is None


def test_a_copy_that_was_replaced_is_gone_from_earlier_days_too(archive: Archive) -> None:
    evidence_id = archive.public()
    before = archive.office.seen

    archive.show(evidence_id, Audience.PUBLIC, archive.copy(evidence_id, a_png()))

    assert archive.found(evidence_id, None, before) is None
    now = archive.found(evidence_id, None)
    assert now is not None
    assert now.shown is not None
    assert now.shown.type == "png"


def test_only_the_team_works_on_a_file(archive: Archive) -> None:
    evidence_id, hidden = archive.public(), archive.register()

    for who in (CHINARA, BOLOT, EDITOR, MEMBER):
        with pytest.raises(NotAllowed):
            archive.copy(evidence_id, PDF, who)
        with pytest.raises(EvidenceUnknown):
            archive.copy(hidden, PDF, who)
    with pytest.raises(NotByItsRecorder):
        archive.show(evidence_id, Audience.CONFIDENTIAL, who=COLLEAGUE)
    with pytest.raises(NoChange):
        archive.show(hidden, Audience.COUNTRY_TEAM)


def test_custody_and_grades_are_the_teams(archive: Archive) -> None:
    evidence_id = archive.register(reliability="C", credibility=3)
    given = Custody(on=date(2026, 10, 6), holder={"en": "The lawyer"}, how={"en": "By hand"}, from_whom=None)

    archive.workspace.record_custody(AIGUL, by(AIGUL), evidence_id, given)
    archive.workspace.grade_evidence(AIGUL, by(AIGUL), evidence_id, reliability="B", credibility=2, reason=WHY)

    event, found = archive.last(events.CustodyRecorded), archive.found(evidence_id, COLLEAGUE)
    assert archive.office.text(event.holder) == "The lawyer"
    assert found is not None
    assert (found.staff["reliability"], found.staff["credibility"]) == ("B", 2)


def test_a_file_is_found_by_what_it_is_attached_to(archive_on_either: Archive) -> None:
    archive = archive_on_either
    entry_id, evidence_id = archive.office.develop(), archive.register()
    archive.register(attached=Attached(demands=("kz-2021-2",)))

    archive.workspace.attach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(entries=(entry_id,)))

    viewer = Viewer(archive.office.seen, TODAY, TODAY, sample=False, who=AIGUL)
    with reading(archive.office.record.engine) as connection:
        by_entry = attached_to(connection, viewer, "entry", [str(entry_id), str(uuid4())])
        by_demand = attached_to(connection, viewer, "demand", ["kz-2021-1"])
    assert {key: [one.evidence_id for one in files] for key, files in by_entry.items()} == {
        str(entry_id): [str(evidence_id)]
    }
    assert [one.evidence_id for one in by_demand["kz-2021-1"]] == [str(evidence_id)]
    with pytest.raises(AttachedAlready):
        archive.workspace.attach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(entries=(entry_id,)))


def test_the_rows_are_the_same_after_a_rebuild(archive_on_either: Archive) -> None:
    archive = archive_on_either
    evidence_id = archive.public()
    archive.workspace.grade_evidence(AIGUL, by(AIGUL), evidence_id, reliability="B", credibility=2, reason=WHY)
    archive.workspace.attach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(documents=("res-2021",)))
    inline = archive.office.record.read_side()

    archive.office.record.rebuild()

    assert archive.office.record.read_side() == inline
    assert [len(inline[table]) for table in ("evidence", "evidence_copy", "evidence_link")] == [1, 1, 2]

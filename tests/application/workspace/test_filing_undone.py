"""Letters rest on files; files are taken back or detached, at once and backwards, and go along with a correction."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from tests.application.file_types.pictures import a_jpeg
from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    CHINARA,
    EDITOR,
    MEMBER,
    WHY,
    a_development,
    an_assessment,
    by,
)
from tests.application.workspace.test_filing import COLLEAGUE, DEMAND, Archive
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import inputs
from tracker.application.workspace.evidence_inputs import Attached, Custody
from tracker.application.workspace.refusals import BasisTakenBack, BasisUnknown, EvidenceUnknown
from tracker.domain import evidence_events as events
from tracker.domain.demand_events import AssessmentProposed, Basis
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.record import Kind
from tracker.domain.refusals_of_evidence import AttachedNowhereElse, EvidenceGone, NotAttached
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.evidence_reading import attached_to
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

ERROR, SAFETY = Retraction.ERROR, Retraction.SAFETY


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


def resting_on(*files: UUID) -> inputs.Assessment:
    return an_assessment(Letter.MET, basis=tuple(inputs.Basis(evidence=one) for one in files))


def take_back(archive: Archive, evidence_id: UUID, cause: Retraction, who: Who = AIGUL) -> None:
    archive.workspace.take_evidence_back(who, by(who), evidence_id, cause, reason=WHY)


def in_doubt(archive: Archive, who: Who | None) -> list[str]:
    """The measures whose letter rests on something of which this reader knows that it was taken back."""
    seen = archive.office.live(who) if who else archive.office.public()
    return [one.measures[0] for one in seen if one.kind is Kind.ASSESSMENT and one.basis_gone]


def files_of(archive: Archive, entry_id: UUID, who: Who | None) -> list[str]:
    viewer = Viewer(archive.office.seen, date(2026, 11, 1), date(2026, 11, 1), sample=False, who=who)
    with reading(archive.office.record.engine) as connection:
        found = attached_to(connection, viewer, "entry", [str(entry_id)])
    return [one.evidence_id for one in found.get(str(entry_id), ())]


def test_a_file_is_enough_for_met(archive_on_either: Archive) -> None:
    archive = archive_on_either
    evidence_id = archive.register()

    archive.office.confirmed(resting_on(evidence_id))

    assert archive.last(AssessmentProposed).basis == (Basis(None, None, evidence_id),)
    assert archive.office.live(AIGUL)[-1].letter is Letter.MET


def test_a_file_that_one_may_not_know_of_is_no_basis(archive: Archive) -> None:
    confidential = archive.register(who=COLLEAGUE, is_confidential=True)

    for evidence_id in (confidential, UUID(int=7)):
        with pytest.raises(BasisUnknown):
            archive.workspace.propose(AIGUL, by(AIGUL), resting_on(evidence_id))


def test_the_second_person_is_told_how_many_files_are_closed_and_opens_the_others(archive: Archive) -> None:
    public, closed = archive.public(), archive.register()
    archive.workspace.propose(AIGUL, by(AIGUL), resting_on(public, closed))

    desk = archive.office.ask(lambda look: look.desk(look.live(BOLOT)).rests_on(look.desk(look.live(BOLOT)).waiting()))

    [rests] = desk.values()
    assert ([one.evidence_id for one in rests.files], rests.closed, rests.gone) == ([str(public)], 1, 0)


@pytest.mark.parametrize(
    ("cause", "those_told"), [(ERROR, [AIGUL, CHINARA, MEMBER, None]), (SAFETY, [AIGUL])], ids=["error", "safety"]
)
def test_a_letter_whose_file_was_taken_back_is_in_doubt(
    archive_on_either: Archive, cause: Retraction, those_told: list[Who | None]
) -> None:
    archive = archive_on_either
    evidence_id = archive.public()
    archive.office.confirmed(resting_on(evidence_id))
    archive.office.release()

    take_back(archive, evidence_id, cause)
    archive.office.release()

    assert [who for who in (AIGUL, CHINARA, MEMBER, None) if in_doubt(archive, who)] == those_told


def test_a_proposal_whose_file_was_taken_back_is_not_confirmed(archive: Archive) -> None:
    evidence_id = archive.register()
    proposed = UUID(archive.workspace.propose(AIGUL, by(AIGUL), resting_on(evidence_id)).key)

    take_back(archive, evidence_id, ERROR)

    with pytest.raises(BasisTakenBack):
        archive.workspace.confirm(BOLOT, by(BOLOT), inputs.Tick("kz-2021-1", proposed), seen=archive.office.seen)


@pytest.mark.parametrize(("cause", "has_original"), [(ERROR, True), (SAFETY, False)], ids=["error", "safety"])
def test_a_file_that_was_taken_back_is_nobodys_but_lies_sealed(
    archive_on_either: Archive,
    cause: Retraction,
    has_original: bool,  # noqa: FBT001
) -> None:
    archive = archive_on_either
    evidence_id, other = archive.public(), archive.register()
    archive.office.release()
    released, lying = archive.office.seen, archive.lying()

    take_back(archive, evidence_id, cause)

    assert [archive.found(evidence_id, who) for who in (None, MEMBER, CHINARA)] == [None] * 3
    assert archive.found(evidence_id, None, released) is None
    theirs = archive.found(evidence_id, AIGUL)
    assert theirs is not None
    assert (theirs.gone, theirs.shown, theirs.original is not None) == (cause, None, has_original)
    assert archive.found(other, AIGUL) is not None
    assert archive.lying() == lying


def test_an_error_is_the_teams_to_say_and_danger_anybodys_who_may_hide(archive: Archive) -> None:
    evidence_id = archive.public()

    with pytest.raises(NotAllowed):
        take_back(archive, evidence_id, ERROR, EDITOR)
    take_back(archive, evidence_id, SAFETY, EDITOR)

    assert archive.last(events.TakenBack).cause is SAFETY


def test_nothing_more_is_done_with_a_file_that_was_taken_back(archive: Archive) -> None:
    evidence_id = archive.register(a_jpeg())
    custody = Custody(on=date(2026, 10, 5), holder={"en": "The lawyer"}, how={"en": "By hand"})
    take_back(archive, evidence_id, ERROR)

    with archive.office.recorded() as recorded:
        with pytest.raises(EvidenceGone):
            archive.copy(evidence_id)
        with pytest.raises(EvidenceGone):
            archive.workspace.record_custody(AIGUL, by(AIGUL), evidence_id, custody)
        with pytest.raises(EvidenceGone):
            take_back(archive, evidence_id, ERROR)

    assert recorded == []


def test_an_error_that_turns_out_to_endanger_somebody_is_taken_from_the_team_too(archive: Archive) -> None:
    evidence_id = archive.register()
    take_back(archive, evidence_id, ERROR)

    take_back(archive, evidence_id, SAFETY)

    found = archive.found(evidence_id, AIGUL)
    assert found is not None
    assert (found.gone, found.original, found.staff) == (SAFETY, None, {})


def test_a_file_is_detached_from_a_wrong_entry_backwards(archive_on_either: Archive) -> None:
    archive = archive_on_either
    wrong, right = archive.office.develop(), archive.office.develop()
    evidence_id = archive.register(attached=Attached(entries=(wrong, right)))

    archive.workspace.detach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(entries=(wrong,)), reason=WHY)

    assert files_of(archive, wrong, AIGUL) == []
    assert files_of(archive, right, AIGUL) == [str(evidence_id)]
    archive.workspace.attach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(entries=(wrong,)))
    assert files_of(archive, wrong, AIGUL) == [str(evidence_id)]


def test_a_file_stays_about_something(archive: Archive) -> None:
    evidence_id = archive.register()

    with pytest.raises(AttachedNowhereElse):
        archive.workspace.detach_evidence(AIGUL, by(AIGUL), evidence_id, DEMAND, reason=WHY)
    with pytest.raises(NotAttached):
        archive.workspace.detach_evidence(AIGUL, by(AIGUL), evidence_id, Attached(demands=("kg-2021-1",)), reason=WHY)
    with pytest.raises((EvidenceUnknown, NotAllowed)):
        archive.workspace.detach_evidence(CHINARA, by(CHINARA), evidence_id, DEMAND, reason=WHY)


@pytest.mark.parametrize(("hides", "handed_on"), [(False, 1), (True, 0)], ids=["for an error", "for safety"])
def test_what_is_corrected_hands_its_files_on_unless_it_was_hidden(
    archive_on_either: Archive,
    hides: bool,  # noqa: FBT001
    handed_on: int,
) -> None:
    archive = archive_on_either
    entry_id = archive.office.develop()
    archive.register(attached=Attached(entries=(entry_id,)))

    newer = archive.workspace.correct(
        AIGUL, by(AIGUL), entry_id, a_development(), reason=WHY, seen=archive.office.seen, hides_old=hides
    ).key
    newest = archive.workspace.correct(
        AIGUL, by(AIGUL), UUID(newer), a_development(), reason=WHY, seen=archive.office.seen
    ).key

    assert len(files_of(archive, UUID(newer), AIGUL)) == handed_on
    assert len(files_of(archive, UUID(newest), AIGUL)) == handed_on


def test_a_file_may_be_narrowed_to_the_team_without_being_taken_back(archive: Archive) -> None:
    evidence_id = archive.public()

    archive.show(evidence_id, Audience.COUNTRY_TEAM)

    found = archive.found(evidence_id, AIGUL)
    assert found is not None
    assert (found.gone, found.is_worked_on) == (None, True)

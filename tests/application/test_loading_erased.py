"""A load brings nothing back of what was erased, and says what it left out."""

from uuid import UUID

from tests.application.loading import Loading
from tests.application.workspace.office import BOLOT, by
from tests.given import AIGUL as ACCOUNT
from tests.record import NOON
from tracker.application.workspace import Workspace
from tracker.application.workspace.erasure.inputs import Choice, Do, ErasureInput
from tracker.application.workspace.erasure.subject import Subject
from tracker.domain.erasure_events import LegalBasis
from tracker.domain.rights import Who
from tracker.domain.values import Code

PERSON = "p-aaaaaaaa"
TEAM = Who(ACCOUNT, countries=frozenset({Code("KG")}))
WHY = {"en": "Asked by letter."}


def erase(loading: Loading, do: Do) -> None:
    """Erase the person's own texts; `do` with those that hold the key."""
    record = loading.record
    desk = Workspace(record.engine, record.log, record.book, tracker=loading.tracker, today=NOON.date)
    about = Subject(person=PERSON)
    texts = desk.to_erase(TEAM, about).texts
    choices: dict[str, Choice] = {one.ref: Choice(Do.ERASE if one.how.value == "own" else do) for one in texts}
    said = ErasureInput(LegalBasis.OBJECTION, WHY, choices)
    erasure_id = UUID(desk.propose_erasure(TEAM, by(TEAM), about, said).key)
    desk.confirm_erasure(BOLOT, by(BOLOT), about, erasure_id)


def left_out(loading: Loading) -> list[str]:
    reports = [report for report in loading.reports if report.file == "register.yaml"]
    return [one.row for report in reports for one in report.not_applied if one.what == "load.erased"]


def test_the_row_of_an_erased_person_is_left_out_also_once_it_changed(loading: Loading) -> None:
    loading.load()
    erase(loading, Do.KEEP)

    again = loading.load()
    loading.folder.spoil("register.yaml", "Bolot Primerow", "Bolot Primeroff")
    changed = loading.load()

    assert (again, changed) == ([], [])
    assert left_out(loading) == [PERSON]
    assert loading.counts("register.yaml").left_to_people == 1


def test_a_text_of_a_demand_that_was_erased_is_not_loaded_again(loading: Loading) -> None:
    loading.load()
    erase(loading, Do.ERASE)
    loading.folder.spoil("register.yaml", "'{p-aaaaaaaa}: released'", "'{p-aaaaaaaa}: released at once'")

    again = loading.load()

    assert again == []
    assert "kg-2021-1" in left_out(loading)

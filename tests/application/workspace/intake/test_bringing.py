"""Documents come in for the teams of countries, are read one after the other, and go away with their files."""

import pytest

from tests.application.intake.papers import a_docx
from tests.application.workspace.intake.reception import TEXT, Reception
from tests.application.workspace.office import by
from tracker.accounts.intakes import LEASE, MOST_TRIES
from tracker.accounts.kit import SECOND
from tracker.application.file_types.refusals import FileUnknown
from tracker.application.intake.refusals import Interrupted, NotReadable
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.intake import reading
from tracker.application.workspace.intake.model import State
from tracker.application.workspace.intake.reading import as_kept
from tracker.application.workspace.intake.refusals import IntakeUnknown, NoCountry, NotReadYet, ProposalMoved
from tracker.application.workspace.refusals import CountryUnknown, NothingWritten
from tracker.application.workspace.texts import text as kept_text
from tracker.domain.rights import Who
from tracker.domain.values import Code

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_a_document_waits_is_read_and_says_what_it_seems_to_be(reception: Reception) -> None:
    intake_id = reception.bring()
    before = reception.intakes.intake(reception.aigul, intake_id)

    assert reception.intakes.read_next() == intake_id
    after = reception.intakes.intake(reception.aigul, intake_id)

    assert (before.state, before.total, before.name) == (State.WAITING, 0, "r.txt")
    assert (after.state, after.language, after.open) == (State.READY, "en", 5)
    assert after.suggested is not None
    assert (after.suggested.kind, after.suggested.issued) == ("resolution", "2026-05-03")
    assert reception.intakes.text(reception.aigul, intake_id).text.startswith("RESOLUTION")
    assert reception.intakes.read_next() is None


def test_the_file_lies_sealed_on_the_disk_before_anything_is_read(small_reception: Reception) -> None:
    intake_id = small_reception.bring()

    [name] = small_reception.files.names()

    assert b"RESOLUTION" not in (small_reception.files.folder / name).read_bytes()
    assert small_reception.intakes.sweep() == 0
    assert small_reception.intakes.read_next() == intake_id


def test_the_same_form_sent_twice_brings_one_document(reception: Reception) -> None:
    sent = by(reception.aigul)

    first, again = reception.bring(by=sent), reception.bring(by=sent)

    assert first == again
    assert len(reception.intakes.intakes(reception.aigul)) == 1


def test_a_pasted_text_is_a_document_too(small_reception: Reception) -> None:
    intakes, aigul = small_reception.intakes, small_reception.aigul

    intake_id = intakes.bring_in_text(aigul, by(aigul), TEXT, countries=["KZ"])
    intakes.read_next()

    assert intakes.intake(aigul, intake_id).state is State.READY
    with pytest.raises(NothingWritten):
        intakes.bring_in_text(aigul, by(aigul), " \n", countries=["KZ"])


def test_only_the_teams_of_its_countries_know_of_it(reception: Reception) -> None:
    intakes, intake = reception.intakes, reception.read()
    sender = Who(reception.bolot.account, frozenset({Code("KZ")}), sends_only=True)

    assert [one.intake_id for one in intakes.intakes(reception.bolot)] == [intake.intake_id]
    for stranger in (reception.chinara, sender, Who("a-member"), Who("a-second", may_confirm=True)):
        assert intakes.intakes(stranger) == []
        for question in (intakes.intake, intakes.text, intakes.proposals):
            with pytest.raises(IntakeUnknown):
                question(stranger, intake.intake_id)
        with pytest.raises(IntakeUnknown):
            intakes.let_go(stranger, intake.intake_id, seen=intake.version)


def test_it_is_brought_by_who_coordinates_each_of_its_countries(small_reception: Reception) -> None:
    uz = small_reception.somebody("Dastan", "UZ")

    with pytest.raises(NotAllowed):
        small_reception.bring(who=small_reception.bolot, countries=("KZ", "KG"))
    with pytest.raises(CountryUnknown):
        small_reception.bring(who=uz, countries=("UZ",))
    with pytest.raises(NoCountry):
        small_reception.bring(countries=())

    assert small_reception.files.names() == []


def test_a_pasted_text_that_looks_like_a_page_keeps_each_of_its_words(small_reception: Reception) -> None:
    intakes, aigul = small_reception.intakes, small_reception.aigul
    odd = f"{TEXT}\nThey wrote <script>free us</script> on the wall."

    intake_id = intakes.bring_in_text(aigul, by(aigul), odd, countries=["KZ"])
    intakes.read_next()

    assert "<script>free us</script>" in intakes.text(aigul, intake_id).text


@pytest.mark.parametrize(("content", "refusal"), [(PNG, NotReadable), (bytes(range(256)) * 9, FileUnknown)])
def test_what_is_no_document_is_refused_at_once(
    small_reception: Reception, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        small_reception.bring(content)

    assert small_reception.intakes.intakes(small_reception.aigul) == []


def test_what_cannot_be_read_says_why(small_reception: Reception) -> None:
    intake = small_reception.read(a_docx(""), name="empty.docx")

    assert (intake.state, intake.refusal, intake.name) == (State.REFUSED, "refused.no_text", "empty.docx")
    with pytest.raises(NotReadYet):
        small_reception.intakes.text(small_reception.aigul, intake.intake_id)


def test_a_text_in_an_encoding_of_before_is_read(small_reception: Reception) -> None:
    head = "РЕЗОЛЮЦИЯ пекарей, 3 мая 2026 года"
    text = f"{head}\n\nМы призываем Правительство Казахстана:\n1. Изменить закон о забастовках.\n"

    intake = small_reception.read(text.encode("cp1251"))

    assert (intake.language, intake.open) == ("ru", 1)


def test_a_text_is_letter_by_letter_what_the_record_would_keep(small_reception: Reception) -> None:
    odd = TEXT.replace("bakers", "ba\u00adke\u200brs").replace("RESOLUTION", "RE\u0301SOLUTION").replace("\n", "\r\n")

    intake = small_reception.read(odd)
    text = small_reception.intakes.text(small_reception.aigul, intake.intake_id)

    assert kept_text(text.text, 10_000) == text.text
    assert as_kept(text) == text


def test_a_document_that_ends_its_reader_each_time_is_given_up(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake_id = reception.bring()
    for _ in range(MOST_TRIES):
        assert reception.rows.lease() is not None  # and whoever had it was killed
        reception.pass_by(seconds=LEASE / SECOND + 1)
    monkeypatch.setattr(reading, "read", pytest.fail)

    assert reception.intakes.read_next() == intake_id

    assert reception.intakes.intake(reception.aigul, intake_id).refusal == "refused.reading_too_long"


def test_what_is_broken_off_here_is_read_again(small_reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_content: bytes, *, is_pasted: bool) -> None:  # noqa: ARG001 - as what it stands for is called
        raise Interrupted

    intake_id = small_reception.bring()
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read", ended)
        with pytest.raises(Interrupted):
            small_reception.intakes.read_next()

    assert small_reception.intakes.read_next() == intake_id
    assert small_reception.intakes.intake(small_reception.aigul, intake_id).state is State.READY


def test_what_is_let_go_leaves_neither_row_nor_file(reception: Reception) -> None:
    intake = reception.read()

    with pytest.raises(ProposalMoved):
        reception.intakes.let_go(reception.aigul, intake.intake_id, seen=intake.version - 1)
    reception.intakes.let_go(reception.bolot, intake.intake_id, seen=intake.version)

    assert reception.files.names() == []
    with pytest.raises(IntakeUnknown):
        reception.intakes.intake(reception.aigul, intake.intake_id)


def test_what_nobody_touched_for_ninety_days_goes_with_its_file(small_reception: Reception) -> None:
    small_reception.read()
    small_reception.pass_by(days=89)
    early = small_reception.intakes.forget_old()

    small_reception.pass_by(days=2)

    assert (early, small_reception.intakes.forget_old()) == (0, 1)
    assert small_reception.files.names() == []


def test_what_was_settled_goes_without_its_file_which_is_on_record(small_reception: Reception) -> None:
    intake = small_reception.settled()

    small_reception.intakes.let_go(small_reception.aigul, intake.intake_id, seen=intake.version)

    assert len(small_reception.files.names()) == 1

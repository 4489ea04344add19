"""A document that was read enters the record with its text and its file, all at once or not at all."""

from hashlib import sha256
from typing import Any

import pytest

from tests.application.workspace.intake.reception import TEXT, Reception
from tests.application.workspace.office import by
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.demand_inputs import Document
from tracker.application.workspace.intake.model import DocumentGiven, State
from tracker.application.workspace.intake.refusals import (
    AnotherTextKept,
    FileGone,
    IntakeUnknown,
    NotReadYet,
    ProposalMoved,
)
from tracker.application.workspace.refusals import NotACode, ObjectUnknown
from tracker.domain.days import When
from tracker.domain.document_events import Registered, TextKept
from tracker.domain.evidence_events import Registered as FileRegistered
from tracker.domain.refusals_of_changes import LanguageUnknown
from tracker.domain.values import Audience


def test_the_document_its_text_and_its_file_are_on_record(reception: Reception) -> None:
    intake = reception.read(name="C:\\texts\\resolution.txt")

    with reception.recorded() as events:
        done = reception.intakes.settle(
            reception.aigul, by(reception.aigul), intake.intake_id, reception.document(), seen=intake.version
        )

    document, text, file = (next(one for one in events if isinstance(one, kind)) for kind in KINDS)
    whole = reception.intakes.text(reception.aigul, intake.intake_id).text
    assert (done.key, document.key) == ("resolution-2026-1", "resolution-2026-1")
    assert reception.text(text.text) == whole
    assert text.sha256 == sha256(whole.encode()).hexdigest()
    assert file.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (file.documents, file.audience, file.country) == (("resolution-2026-1",), Audience.COUNTRY_TEAM, "KZ")
    assert reception.text(file.name, "und") == "resolution.txt"
    after = reception.intakes.intake(reception.aigul, intake.intake_id)
    assert (after.state, after.document) == (State.SETTLED, "resolution-2026-1")


KINDS: Any = (Registered, TextKept, FileRegistered)


def test_it_is_settled_once(reception: Reception) -> None:
    intake, sent = reception.read(), by(reception.aigul)
    given, intakes = reception.document(), reception.intakes

    first = intakes.settle(reception.aigul, sent, intake.intake_id, given, seen=intake.version)
    again = intakes.settle(reception.aigul, sent, intake.intake_id, given, seen=intake.version)
    with pytest.raises(ProposalMoved), reception.recorded() as events:
        intakes.settle(
            reception.bolot,
            by(reception.bolot),
            intake.intake_id,
            reception.document(countries=("KZ",)),
            seen=intake.version,
        )

    assert (first.key, again.key, again.repeated) == ("resolution-2026-1", "resolution-2026-1", True)
    assert events == []


def test_somebody_quicker_leaves_nothing_half_written(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = reception.read()
    monkeypatch.setattr(reception.rows, "settle", lambda *_, **__: False)  # as where the row moved after the look

    with pytest.raises(ProposalMoved), reception.recorded() as events:
        reception.intakes.settle(
            reception.aigul, by(reception.aigul), intake.intake_id, reception.document(), seen=intake.version
        )

    assert events == []
    assert reception.intakes.intake(reception.aigul, intake.intake_id).state is State.READY


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"issuer": "nobody"}, ObjectUnknown),
        ({"issued": "soon"}, NotACode),
        ({"languages": ("ru", "kk")}, LanguageUnknown),
        ({"kind": "poem"}, NotACode),
        ({"countries": ("TJ",)}, NotAllowed),
    ],
)
def test_what_is_refused_can_be_put_right(
    small_reception: Reception, given: dict[str, Any], refusal: type[Exception]
) -> None:
    intake, aigul = small_reception.read(), small_reception.aigul

    with pytest.raises(refusal), small_reception.recorded() as events:
        small_reception.intakes.settle(
            aigul, by(aigul), intake.intake_id, small_reception.document(**given), seen=intake.version
        )

    assert events == []
    assert small_reception.intakes.settle(
        aigul, by(aigul), intake.intake_id, small_reception.document(), seen=intake.version
    )


def on_record(reception: Reception, text: str | None) -> DocumentGiven:
    """A document that somebody registered by hand, perhaps with a text."""
    workspace, aigul = reception.workspace, reception.aigul
    given = Document(
        kind="resolution",
        title={"en": "By hand"},
        issued=When.parse("2026-05-03"),
        issuer=reception.issuer,
        relation="member",
        languages=("en",),
        countries=("KZ",),
    )
    key = workspace.register_document(aigul, by(aigul), given).key
    if text is not None:
        workspace.keep_text(aigul, by(aigul), key, "en", text)
    return DocumentGiven(key=key)


@pytest.mark.parametrize("told", [(TextKept, FileRegistered), (FileRegistered,)])
def test_a_document_on_record_gets_the_text_or_has_the_same(small_reception: Reception, told: tuple[type, ...]) -> None:
    intake, aigul = small_reception.read(), small_reception.aigul
    text = small_reception.intakes.text(aigul, intake.intake_id).text
    given = on_record(small_reception, None if TextKept in told else text)

    with small_reception.recorded() as events:
        done = small_reception.intakes.settle(aigul, by(aigul), intake.intake_id, given, seen=intake.version)

    assert done.key == given.key
    assert tuple(map(type, events)) == told


def test_a_document_of_another_text_is_not_that_one(small_reception: Reception) -> None:
    intake, aigul = small_reception.read(), small_reception.aigul
    given = on_record(small_reception, "Another resolution altogether.")

    with pytest.raises(AnotherTextKept):
        small_reception.intakes.settle(aigul, by(aigul), intake.intake_id, given, seen=intake.version)


def test_what_was_not_read_or_whose_file_is_gone_is_not_settled(small_reception: Reception) -> None:
    aigul, given = small_reception.aigul, small_reception.document()
    waiting = small_reception.bring()
    with pytest.raises(NotReadYet):
        small_reception.intakes.settle(aigul, by(aigul), waiting, given, seen=1)
    small_reception.intakes.read_next()
    intake = small_reception.intakes.intake(aigul, waiting)
    for name in small_reception.files.names():
        (small_reception.files.folder / name).unlink()

    with pytest.raises(FileGone):
        small_reception.intakes.settle(aigul, by(aigul), waiting, given, seen=intake.version)
    with pytest.raises(IntakeUnknown):
        small_reception.intakes.settle(
            small_reception.chinara, by(small_reception.chinara), waiting, given, seen=intake.version
        )


RESOLUTION = """RESOLUTION of the invented bakers, adopted on 3 May 2026

We saw it all.

We call upon the Government of Kazakhstan:
1. to release Dinara Example;
2. to amend the law.
"""
PAGE = """<!doctype html><html><h1>Jump to main</h1><h1>Bakers of Karasu ask for bread</h1>
<p>We call upon the Government of Kazakhstan to release Dinara Example.</p></html>"""


@pytest.mark.parametrize(
    ("text", "title"),
    [(RESOLUTION, RESOLUTION.partition("\n")[0]), (PAGE, "Bakers of Karasu ask for bread")],
)
def test_the_title_is_what_the_text_begins_with_and_not_what_leads_a_list(
    small_reception: Reception, text: str, title: str
) -> None:
    suggested = small_reception.read(text).suggested

    assert suggested is not None
    assert suggested.title == {"en": title}


def test_a_state_is_called_by_its_name_where_the_text_has_it_in_another_case(small_reception: Reception) -> None:
    intake = small_reception.read(
        "Участники призывают Президента и Правительство Казахстана изменить закон о забастовках пекарей."
    )

    content = small_reception.proposed(intake)[1]

    assert content.addressee == {"ru": "Казахстан"}
    assert not content.title["ru"].endswith(".")

"""A document and a demand by hand: the quotation stands in the kept text, and the number is nobody's before."""

from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from tests.application.workspace.office import AIGUL, CHINARA, PERSON, Office, by
from tests.given import an_organisation
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import demand_inputs as given
from tracker.application.workspace.refusals import DocumentUnknown, InTheFuture, NamesInWording, NotACode, ObjectUnknown
from tracker.domain.days import When
from tracker.domain.demand_events import Act, Counting, Made, ObjectKind
from tracker.domain.document_events import QuotationAccepted, Registered, TextKept
from tracker.domain.events import Event
from tracker.domain.refusals_of_changes import (
    LanguageUnknown,
    MeasureThereAlready,
    NothingAsked,
    NotInTheText,
    TextKeptAlready,
    TextNotKept,
)

TEXT = "We ask the Government of Kazakhstan\nto release Dinara Example and to register the union."
PASSAGE = "to release Dinara Example and to register the union"


def a_document(**facts: Any) -> given.Document:
    ordinary: dict[str, Any] = {
        "kind": "resolution",
        "title": {"en": "Resolution on strikers"},
        "issued": When.parse("2026-05-03"),
        "issuer": "free-union",
        "relation": "member",
        "languages": ("en", "ru"),
        "countries": ("KZ",),
    }
    return given.Document(**ordinary | facts)


def a_measure(**facts: Any) -> given.NewMeasure:
    ordinary: dict[str, Any] = {
        "object": ObjectKind.PERSON,
        "key": PERSON,
        "act": Act.RELEASED,
        "label": {"en": f"Release {{{PERSON}}}"},
    }
    return given.NewMeasure(**ordinary | facts)


def a_demand(**facts: Any) -> given.Demand:
    ordinary: dict[str, Any] = {
        "document": "resolution-2026-1",
        "country": "KZ",
        "item": "Paragraph 1",
        "quotation": PASSAGE,
        "quoted_in": "en",
        "counting": Counting.IN_N,
        "counting_reason": {"en": "Asked of the Government by name."},
        "addressee": {"en": "Government of Kazakhstan"},
        "in_text": True,
        "title": {"en": "Release a striker", "ru": "Освободить забастовщицу"},
        "summary": {"en": "She is to be released."},
        "measures": (a_measure(),),
    }
    return given.Demand(**ordinary | facts)


@pytest.fixture
def press(small_office: Office) -> Office:
    """An office that knows an issuer, and a document whose text is kept in English."""
    small_office.record.save(an_organisation())
    small_office.workspace.register_document(AIGUL, by(AIGUL), a_document())
    small_office.workspace.keep_text(AIGUL, by(AIGUL), "resolution-2026-1", "en", TEXT)
    return small_office


def make(office: Office, demand: given.Demand, command: int | None = None) -> str:
    return office.workspace.make_demand(AIGUL, by(AIGUL, command), demand).key


def only(events: list[Event], kind: type[Any]) -> Any:  # noqa: ANN401 - an event of that kind
    [found] = [one for one in events if isinstance(one, kind)]
    return found


def test_a_document_gets_a_key_of_its_kind_and_year_and_keeps_its_text_under_its_hash(office: Office) -> None:
    office.record.save(an_organisation())

    with office.recorded() as events:
        key = office.workspace.register_document(AIGUL, by(AIGUL), a_document()).key
        office.workspace.keep_text(AIGUL, by(AIGUL), key, "en", TEXT)

    registered, kept = only(events, Registered), only(events, TextKept)
    assert (key, registered.key, registered.relation, registered.issuer) == (
        "resolution-2026-1",
        "resolution-2026-1",
        "member",
        "free-union",
    )
    assert (kept.sha256, office.text(kept.text)) == (sha256(TEXT.encode()).hexdigest(), TEXT)


def test_a_demand_by_hand_is_its_documents_and_quotes_it(press: Office) -> None:
    with press.recorded() as events:
        reference = make(press, a_demand())

    made, quoted = only(events, Made), only(events, QuotationAccepted)
    assert (reference, made.reference, made.made_on) == ("kz-2026-1", "kz-2026-1", date(2026, 5, 3))
    assert (made.persons, made.addressee.country, made.counting) == ((PERSON,), "KZ", Counting.IN_N)
    assert (quoted.demand, TEXT[quoted.offsets.first : quoted.offsets.end]) == ("kz-2026-1", PASSAGE)
    assert press.text(quoted.quotation) == f"to release {{{PERSON}}} and to register the union"


def test_no_number_is_ever_given_twice(press: Office) -> None:
    references = [make(press, a_demand()) for _ in range(2)]
    again = [make(press, a_demand(), command=9) for _ in range(2)]

    assert (references, again) == (["kz-2026-1", "kz-2026-2"], ["kz-2026-3"] * 2)


def test_a_demand_by_hand_counts_and_says_that_nothing_is_known_of_it(press: Office) -> None:
    before = press.ask(lambda look: look.card(look.live(AIGUL), "KZ"))
    make(press, a_demand())
    after = press.ask(lambda look: look.card(look.live(AIGUL), "KZ"))

    assert (before.n, after.n) == (2, 3)
    assert [one.tally()["unknown"] for one in after.judged if one.demand.reference == "kz-2026-1"] == [1]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"quotation": "to release everybody and to register the union"}, NotInTheText),
        ({"quoted_in": "ru"}, TextNotKept),
        ({"document": "res-1999"}, DocumentUnknown),
        ({"measures": ()}, NothingAsked),
        ({"measures": (a_measure(), a_measure())}, MeasureThereAlready),
        ({"measures": (a_measure(key="p-aaaaaaaa"),)}, ObjectUnknown),
        ({"title": {"en": "Release Dinara Example"}}, NamesInWording),
        ({"counting": Counting.OWN_COMMITMENT}, NotACode),
        ({"themes": ("nothing",)}, NotACode),
        ({"country": "KG"}, NotAllowed),
    ],
)
def test_a_demand_that_its_document_does_not_bear_out_is_not_entered(
    press: Office, wrong: dict[str, Any], why: type[Exception]
) -> None:
    with press.recorded() as events, pytest.raises(why):
        make(press, a_demand(**wrong))

    assert events == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "poem"}, NotACode),
        ({"languages": ()}, NotACode),
        ({"relation": "stranger"}, NotACode),
        ({"issuer": "nobody"}, ObjectUnknown),
        ({"issued": When.parse("2027-01-01")}, InTheFuture),
        ({"countries": ("KG",)}, NotAllowed),
    ],
)
def test_a_document_that_says_too_little_is_not_registered(
    press: Office, wrong: dict[str, Any], why: type[Exception]
) -> None:
    with press.recorded() as events, pytest.raises(why):
        press.workspace.register_document(AIGUL, by(AIGUL), a_document(**wrong))

    assert events == []


def test_a_kept_text_never_changes(press: Office) -> None:
    def keep(language: str, who: Any = AIGUL) -> None:  # noqa: ANN401 - an account
        press.workspace.keep_text(who, by(who), "resolution-2026-1", language, "Another text")

    with press.recorded() as events:
        with pytest.raises(TextKeptAlready):
            keep("en")
        with pytest.raises(LanguageUnknown):
            keep("kk")
        with pytest.raises(NotAllowed):
            keep("ru", CHINARA)

    assert events == []


def test_a_demand_sent_twice_is_entered_once(press: Office) -> None:
    before = press.seen

    first, second = (press.workspace.make_demand(AIGUL, by(AIGUL, 5), a_demand()) for _ in range(2))

    assert (first.key, second.key, second.repeated) == ("kz-2026-1", "kz-2026-1", True)
    assert len([one for one in press.since(before) if isinstance(one, Made)]) == 1
    assert isinstance(press.record.log.stream_of("demand", "kz-2026-1"), UUID)

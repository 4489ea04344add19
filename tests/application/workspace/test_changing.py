"""What becomes of a demand: proposed by one, confirmed by another, printed with its day, and taken back without a trace
in any figure."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    CHINARA,
    IN_THE_DOCUMENT,
    TODAY,
    WHY,
    Office,
    a_letter,
    an_assessment,
    by,
    on_measures,
)
from tests.given import a_demand
from tracker.application.reader import Look
from tracker.application.workspace import demand_inputs as given
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    ChangeIncomplete,
    DemandUnknown,
    InTheFuture,
    NamesInWording,
    NothingWritten,
    NotReadable,
    ObjectUnknown,
    Outdated,
    TooLong,
)
from tracker.domain.days import When
from tracker.domain.demand_events import Act, Counting, ObjectKind
from tracker.domain.foreseeing import foreseen
from tracker.domain.letters import Letter
from tracker.domain.life import Life
from tracker.domain.lifecycle_events import ChangeKind, ChangeProposed, Translator
from tracker.domain.record import Record
from tracker.domain.refusals import NotByTheProposer
from tracker.domain.refusals_of_changes import ActNotSaid, ChangeNotProposed, DemandOver
from tracker.domain.scorecard import Card, score
from tracker.domain.values import Key

LATER = date(2022, 6, 7)
JUNE = date(2026, 6, 1)


def a_change(kind: ChangeKind = ChangeKind.WITHDRAWN, **facts: Any) -> given.Change:
    ordinary: dict[str, Any] = {"demand": "kz-2021-2", "kind": kind, "reason": WHY}
    if kind in {ChangeKind.WITHDRAWN, ChangeKind.CLOSED, ChangeKind.REOPENED}:
        ordinary["on"] = JUNE
    return given.Change(**ordinary | facts)


def a_repeat() -> given.Change:
    return a_change(ChangeKind.SAME_MEASURE, number=1, same_as="kz-2021-1.1")


def a_new_measure(**facts: Any) -> given.NewMeasure:
    ordinary: dict[str, Any] = {
        "object": ObjectKind.GROUP,
        "key": "strikers",
        "act": Act.REGISTERED,
        "label": {"en": "Register them"},
    }
    return given.NewMeasure(**ordinary | facts)


def propose(office: Office, change: given.Change) -> UUID:
    return UUID(office.workspace.propose_change(AIGUL, by(AIGUL), change).key)


def change(office: Office, change: given.Change) -> None:
    """Propose as Aigul and confirm as Bolot."""
    change_id = propose(office, change)
    office.workspace.confirm_change(BOLOT, by(BOLOT), change.demand, change_id, seen=office.seen)


def live(look: Look) -> Record:
    return look.digest(look.live(AIGUL), "KZ")


def card(office: Office, on: date | None = None) -> Card:
    return office.ask(lambda look: look.card(look.live(AIGUL, on=on), "KZ"))


def demand_on(office: Office, day: date | None = None, reference: str = "kz-2021-2") -> Any:  # noqa: ANN401 - its facts
    return office.ask(lambda look: look.dossier(look.live(AIGUL, on=day), [reference]).demands[0])


def test_nothing_moves_before_a_second_person_confirms(office: Office) -> None:
    before = card(office)

    with office.recorded() as proposed:
        change_id = propose(office, a_repeat())
    between = card(office)
    with office.recorded() as confirmed:
        office.workspace.confirm_change(BOLOT, by(BOLOT), "kz-2021-2", change_id, seen=office.seen)

    assert [type(one) for one in proposed] == [ChangeProposed]
    assert [type(one).__dict__["TOPIC"] for one in confirmed] == ["demand.same_measure", "demand.change_confirmed"]
    assert (before, before.n, card(office).n, card(office).repeats) == (between, 2, 1, ["kz-2021-2"])


def test_a_repeat_declared_and_taken_back_leaves_the_card_as_it_was(office: Office) -> None:
    office.confirmed(an_assessment())
    office.release()
    before, position = card(office), office.seen
    change(office, a_repeat())
    repeated = card(office)
    version = demand_on(office).changes[-1].version

    change(office, a_change(ChangeKind.TAKEN_BACK, version=version))

    after = card(office)
    told = demand_on(office).changes
    assert (repeated.n, repeated.repeats) == (1, ["kz-2021-2"])
    assert _figures(after) == _figures(before)
    assert [one.taken_back is not None for one in told] == [True]
    assert position < office.seen


def _figures(card: Card) -> object:
    """All that a card says, but for what became of the demands, which is told and not counted."""
    demands = [(one.demand.reference, one.state, one.low, one.high, one.stale, one.tally()) for one in card.judged]
    return card.n, demands, card.since, card.answers, card.not_counted, card.repeats, card.apart, card.over


def test_before_its_day_and_before_it_was_known_the_card_stays_as_it_was(office: Office) -> None:
    office.release()
    change(office, a_change())

    known = office.ask(lambda look: look.card(look.sight(None, None), "KZ")).n
    office.release()
    then = office.ask(lambda look: look.card(look.sight(date(2026, 5, 31), None), "KZ")).n
    first = office.ask(lambda look: look.card(look.sight(None, 1), "KZ")).n

    assert (known, then, first, office.card().n) == (2, 2, 2, 1)
    assert office.card().over[Life.WITHDRAWN] == ["kz-2021-2"]


def test_a_closed_demand_stays_in_n_where_it_stands_and_is_not_stale(small_office: Office) -> None:
    before = card(small_office)
    change(small_office, a_change(ChangeKind.CLOSED))

    closed = card(small_office)

    assert [one.stale for one in before.judged] == [True, True]
    assert [one.stale for one in closed.judged] == [True, False]
    assert (closed.n, closed.ages) == (before.n, before.ages)
    assert [one.state for one in closed.judged] == [one.state for one in before.judged]


@pytest.mark.parametrize("kind", [ChangeKind.WITHDRAWN, ChangeKind.CLOSED])
def test_what_is_over_takes_no_entry_and_asks_for_nothing(small_office: Office, kind: ChangeKind) -> None:
    where = {"where": on_measures("kz-2021-2")}
    letter = UUID(small_office.workspace.record_letter(AIGUL, by(AIGUL), a_letter(**where)).key)
    small_office.workspace.propose(AIGUL, by(AIGUL), an_assessment(demand="kz-2021-2", basis=IN_THE_DOCUMENT))
    waited = small_office.ask(lambda look: (len(look.desk(look.live(AIGUL)).waiting()), _letters(look)))
    change(small_office, a_change(kind))

    with pytest.raises(DemandOver):
        small_office.develop(AIGUL, **where)
    with pytest.raises(DemandOver):
        small_office.workspace.record_reminder(AIGUL, by(AIGUL), _reminder(letter))

    assert waited == (1, 1)
    assert small_office.ask(lambda look: (len(look.desk(look.live(AIGUL)).waiting()), _letters(look))) == (0, 0)


def _letters(look: Look) -> int:
    return len(look.desk(look.live(AIGUL)).unanswered())


def _reminder(letter: UUID) -> inputs.Reminder:
    return inputs.Reminder(letter=letter, on=When.on(TODAY))


def test_a_reopened_demand_counts_and_takes_entries_again(small_office: Office) -> None:
    change(small_office, a_change())
    change(small_office, a_change(ChangeKind.REOPENED, on=date(2026, 7, 1)))

    small_office.develop(AIGUL, where=on_measures("kz-2021-2"))

    days = [date(2026, 5, 31), JUNE, date(2026, 6, 30), date(2026, 7, 1)]
    assert [card(small_office, day).n for day in days] == [2, 1, 1, 2]


def test_what_was_adopted_counts_from_the_day_of_its_document(small_office: Office) -> None:
    small_office.record.save(a_demand("kz-2020-1", made_on=date(2020, 1, 1), counting=Counting.REPORTED))
    apart = card(small_office).apart[Counting.REPORTED]
    change(small_office, a_change(ChangeKind.ADOPTED, demand="kz-2020-1", document="res-2021"))

    assert (apart, card(small_office).apart[Counting.REPORTED]) == (["kz-2020-1"], [])
    assert [card(small_office, day).n for day in (date(2021, 12, 6), date(2021, 12, 7))] == [0, 3]


def test_what_the_second_person_was_shown_is_what_happens(office: Office) -> None:
    office.confirmed(an_assessment(Letter.NOT_MET, demand="kz-2021-2"))
    office.record.save(a_demand("kz-2022-1", made_on=LATER), a_demand("kz-2020-1", counting=Counting.CONCERN))
    wanted: list[given.Change] = [
        a_repeat(),
        a_change(ChangeKind.TAKEN_BACK, version=5),
        a_change(ChangeKind.MEASURE_ADDED, on=JUNE, measure=a_new_measure()),
        a_change(ChangeKind.MADE_SPECIFIC, other="kz-2022-1"),
        a_change(ChangeKind.CLOSED),
        a_change(ChangeKind.REOPENED, on=date(2026, 6, 2)),
        a_change(ChangeKind.SUPERSEDED, demand="kz-2021-1", other="kz-2022-1"),
        a_change(ChangeKind.ADOPTED, demand="kz-2020-1", document="res-2021"),
        a_change(demand="kz-2022-1"),
    ]

    for one in wanted:
        change_id = propose(office, _with_version(office, one))
        said = office.demand(one.demand).proposed[change_id].change
        before = office.ask(live)
        expected = _figures_of(foreseen(before, one.demand, said))
        office.workspace.confirm_change(BOLOT, by(BOLOT), one.demand, change_id, seen=office.seen)

        assert _figures_of(office.ask(live)) == expected, one.kind


def _with_version(office: Office, one: given.Change) -> given.Change:
    """Take back what was changed last."""
    if one.kind is not ChangeKind.TAKEN_BACK:
        return one
    last = max(office.demand(one.demand).changes)
    return a_change(ChangeKind.TAKEN_BACK, demand=one.demand, version=last)


def _figures_of(record: Record) -> object:
    return _figures(score(record, "KZ"))


def test_who_proposed_a_change_does_not_confirm_it(small_office: Office) -> None:
    both = AIGUL.__class__("a-aigul", countries=AIGUL.countries, may_confirm=True)
    change_id = propose(small_office, a_change())

    with small_office.recorded() as events, pytest.raises(NotByTheProposer):
        small_office.workspace.confirm_change(both, by(both), "kz-2021-2", change_id, seen=small_office.seen)

    assert events == []


def test_a_change_is_not_confirmed_on_figures_that_others_changed_meanwhile(small_office: Office) -> None:
    change_id, seen = propose(small_office, a_repeat()), small_office.seen
    change(small_office, a_change(ChangeKind.CLOSED, demand="kz-2021-1"))

    with pytest.raises(Outdated):
        small_office.workspace.confirm_change(BOLOT, by(BOLOT), "kz-2021-2", change_id, seen=seen)
    with pytest.raises(DemandOver):
        small_office.workspace.confirm_change(BOLOT, by(BOLOT), "kz-2021-2", change_id, seen=small_office.seen)


def test_a_returned_change_waits_for_nobody(small_office: Office) -> None:
    change_id = propose(small_office, a_change())
    waiting = small_office.ask(lambda look: [one.change_id for one in look.desk(look.live(BOLOT)).changes_waiting()])

    small_office.workspace.return_change(BOLOT, by(BOLOT), "kz-2021-2", change_id, notes=WHY)

    with pytest.raises(ChangeNotProposed):
        small_office.workspace.confirm_change(BOLOT, by(BOLOT), "kz-2021-2", change_id, seen=small_office.seen)
    assert waiting == [change_id]
    assert small_office.ask(lambda look: look.desk(look.live(BOLOT)).changes_waiting()) == []


def test_another_countrys_team_sees_no_change_that_waits(small_office: Office) -> None:
    propose(small_office, a_change())

    assert small_office.ask(lambda look: look.desk(look.live(CHINARA)).changes_waiting()) == []
    with pytest.raises(DemandUnknown):
        small_office.workspace.demand_history(CHINARA, "kz-2021-2")


def test_a_change_sent_twice_is_recorded_once(small_office: Office) -> None:
    one = by(AIGUL, 7)

    first = small_office.workspace.propose_change(AIGUL, one, a_change())
    again = small_office.workspace.propose_change(AIGUL, one, a_change())

    assert (again.key, again.repeated) == (first.key, True)
    assert len(small_office.demand("kz-2021-2").proposed) == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (a_change(on=date(2027, 1, 1)), InTheFuture),
        (a_change(on=None), ChangeIncomplete),
        (a_change(ChangeKind.TAKEN_BACK), ChangeIncomplete),
        (a_change(ChangeKind.MEASURE_ADDED, on=JUNE), ChangeIncomplete),
        (a_change(ChangeKind.SUPERSEDED, other="kz-1999-1"), DemandUnknown),
        (a_change(reason={}), NothingWritten),
        (a_change(reason={"en": "Dinara Example was released."}), NamesInWording),
        (a_change(ChangeKind.MEASURE_ADDED, on=JUNE, measure=a_new_measure(object=ObjectKind.PERSON)), ObjectUnknown),
        (a_change(ChangeKind.MEASURE_ADDED, on=JUNE, measure=a_new_measure(act=Act.OTHER)), ActNotSaid),
    ],
)
def test_a_change_that_cannot_be_records_nothing(
    small_office: Office, wrong: given.Change, why: type[Exception]
) -> None:
    with small_office.recorded() as events, pytest.raises(why):
        propose(small_office, wrong)

    assert events == []


def test_a_translation_and_a_rewording_say_what_they_are(small_office: Office) -> None:
    russian = given.Translation(
        demand="kz-2021-2", of="title", language="ru", text="Название", by=Translator.MACHINE, reviewed=False
    )
    small_office.workspace.translate(AIGUL, by(AIGUL), russian)
    translated = demand_on(small_office).about

    better = given.Rewording(demand="kz-2021-2", parts={"title": {"en": "A better title"}}, reason=WHY)
    small_office.workspace.reword(AIGUL, by(AIGUL), better)

    how = {"of": "title", "lang": "ru", "by": "machine", "reviewed": False}
    assert translated["translations"] == {translated["title"]["ru"]: how}
    assert (small_office.text(translated["title"], "ru"), set(translated["title"])) == ("Название", {"en", "ru"})
    assert demand_on(small_office).about["translations"] == {}
    assert small_office.text(demand_on(small_office).about["title"]) == "A better title"


@pytest.mark.parametrize(("title", "why"), [("a" * 301, TooLong), ("A title\nof two lines", NotReadable)])
def test_a_title_put_better_is_as_short_as_one_of_a_new_demand(
    small_office: Office, title: str, why: type[Exception]
) -> None:
    better = given.Rewording(demand="kz-2021-2", parts={"title": {"en": title}}, reason=WHY)
    russian = given.Translation(demand="kz-2021-2", of="title", language="ru", text=title, by=Translator.MACHINE)

    with small_office.recorded() as events:
        with pytest.raises(why):
            small_office.workspace.reword(AIGUL, by(AIGUL), better)
        with pytest.raises(why):
            small_office.workspace.translate(AIGUL, by(AIGUL), russian)

    assert events == []


def test_the_history_tells_who_did_what_and_why(small_office: Office) -> None:
    change(small_office, a_repeat())

    told = small_office.workspace.demand_history(AIGUL, "kz-2021-2")

    assert [(one.what, one.is_proposal, one.account) for one in told] == [
        ("made", False, "aigul"),
        ("same_measure", True, "a-aigul"),
        ("same_measure", False, "a-bolot"),
    ]
    assert told[-1].about == "1 = kz-2021-1.1"
    assert small_office.text(told[-1].reason) == WHY["en"]
    assert Key("kz-2021-1") in {one[0] for one in small_office.demand("kz-2021-2").raised}

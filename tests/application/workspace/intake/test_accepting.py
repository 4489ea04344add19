"""What was proposed enters the record as it was given, quoted where it stands, and once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from tests.application.workspace.intake.reception import Reception
from tests.application.workspace.office import PERSON, by
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.intake.model import (
    Accepted,
    Intake,
    ProposalState,
    ProposedDemand,
    ProposedDevelopment,
    ProposedMeasure,
)
from tracker.application.workspace.intake.refusals import ConventionMissing, NotSettled, ObjectMissing, ProposalMoved
from tracker.application.workspace.party_inputs import Person
from tracker.application.workspace.refusals import DemandUnknown, NamesInWording, NotACode
from tracker.domain.demand_events import Act, Counting, DueDaySet, Made, ObjectKind
from tracker.domain.document_events import QuotationAccepted
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.domain.lifecycle_events import ChangeKind, ChangeProposed
from tracker.domain.refusals_of_changes import AnotherAct
from tracker.domain.rights import Who
from tracker.domain.values import Audience

RELEASE, REGISTER, STRIKES, STRIKES_KG = range(4)
"""The demands of the usual text, by their places."""

BOTH = """We shall monitor the trials of bakers every month.

We call upon the International Labour Organization to send a mission to the bakeries.

We call upon the Governments of Central Asia to amend the law on strikes without delay.
"""


def accept(reception: Reception, intake: Intake, place: int, who: Who | None = None, **changed: Any) -> Accepted:
    proposal, content = reception.proposed(intake, place)
    given, number = who or reception.aigul, proposal.number
    content = replace(content, **changed)
    return reception.intakes.accept_demand(given, by(given), intake.intake_id, number, content, seen=proposal.version)


def state(reception: Reception, intake: Intake, number: int) -> tuple[ProposalState, str | None, int]:
    found = reception.intakes.proposal(reception.aigul, intake.intake_id, number)
    return found.state, found.outcome, found.version


def test_a_phrase_that_stands_twice_is_quoted_where_it_was_proposed(reception: Reception) -> None:
    intake = reception.settled()
    text = reception.intakes.text(reception.aigul, intake.intake_id).text

    with reception.recorded() as events:
        done = accept(reception, intake, STRIKES_KG)

    quoted, made = (next(one for one in events if isinstance(one, kind)) for kind in (QuotationAccepted, Made))
    assert isinstance(quoted, QuotationAccepted)
    assert isinstance(made, Made)
    assert quoted.offsets.first == text.rindex("Amend the law on strikes")
    assert text[quoted.offsets.first : quoted.offsets.end] == reception.text(quoted.quotation)
    assert (done.key, made.reference, made.countries) == ("kg-2026-1", "kg-2026-1", ("KG",))
    number = reception.proposed(intake, STRIKES_KG)[0].number
    assert state(reception, intake, number) == (ProposalState.ACCEPTED, "kg-2026-1", 2)


def test_names_on_record_are_kept_as_keys_in_what_is_quoted_and_in_our_words(small_reception: Reception) -> None:
    intake = small_reception.settled()

    with small_reception.recorded() as events:
        accept(small_reception, intake, RELEASE, title={"en": "Let Dinara Example go"})

    quoted = next(one for one in events if isinstance(one, QuotationAccepted))
    made = next(one for one in events if isinstance(one, Made))
    assert f"{{{PERSON}}}" in small_reception.text(quoted.quotation)
    assert small_reception.text(made.title) == f"Let {{{PERSON}}} go"
    assert [(one.object.key, one.act) for one in made.measures] == [(PERSON, Act.RELEASED)]


def test_who_is_meant_of_two_of_one_name_is_whom_the_measure_is_for(small_reception: Reception) -> None:
    aigul, intake = small_reception.aigul, small_reception.settled()
    given = Person(country="KZ", name="Dinara Example", role="beneficiary", is_another=True)
    other = small_reception.workspace.register_person(aigul, by(aigul), given).key
    measure = ProposedMeasure(kind=ObjectKind.PERSON, act=Act.RELEASED, key=other, label={"en": "Release the baker"})

    with pytest.raises(NamesInWording):
        accept(small_reception, intake, RELEASE, measures=(), counting=Counting.CONCERN, meant=())
    with small_reception.recorded() as events:
        accept(small_reception, intake, RELEASE, measures=(measure,), meant=())

    quoted = next(one for one in events if isinstance(one, QuotationAccepted))
    assert f"{{{other}}}" in small_reception.text(quoted.quotation)


def test_nothing_is_accepted_of_a_document_that_is_not_on_record(small_reception: Reception) -> None:
    intake = small_reception.read()

    with pytest.raises(NotSettled):
        accept(small_reception, intake, STRIKES)


def test_two_who_accept_the_same_at_once_record_it_once(reception: Reception) -> None:
    intake = reception.settled()
    proposal, content = reception.proposed(intake, STRIKES)

    def one(who: Who) -> object:
        try:
            return reception.intakes.accept_demand(
                who, by(who), intake.intake_id, proposal.number, content, seen=proposal.version
            ).key
        except ProposalMoved as moved:
            return moved.values["state"]

    with reception.recorded() as events, ThreadPoolExecutor(2) as pool:
        done = list(pool.map(one, (reception.aigul, reception.bolot)))

    assert {*done} == {"kz-2026-1", "accepted"}
    assert len([one for one in events if isinstance(one, Made)]) == 1


def test_a_form_sent_twice_records_once_and_says_the_same(reception: Reception) -> None:
    intake, sent = reception.settled(), by(reception.aigul)
    proposal, content = reception.proposed(intake, STRIKES)

    def send() -> Accepted:
        return reception.intakes.accept_demand(
            reception.aigul, sent, intake.intake_id, proposal.number, content, seen=proposal.version
        )

    first, again = send(), send()

    assert (first.key, again.key, again.repeated) == ("kz-2026-1", "kz-2026-1", True)


def test_what_fails_while_it_is_written_leaves_neither_entry_nor_mark(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise RuntimeError

    intake = reception.settled()
    number = reception.proposed(intake, STRIKES)[0].number

    with monkeypatch.context() as patched, reception.recorded() as events:
        patched.setattr(reception.rows.proposals, "put", killed)
        with pytest.raises(RuntimeError):
            accept(reception, intake, STRIKES)

    assert events == []
    assert state(reception, intake, number) == (ProposalState.OPEN, None, 1)
    assert accept(reception, intake, STRIKES).key == "kz-2026-1"


def test_a_measure_needs_somebody_on_record(small_reception: Reception) -> None:
    intake = small_reception.settled()
    convention = ProposedMeasure(
        kind=ObjectKind.INSTRUMENT, act=Act.CONVENTION_RATIFIED, key="C087", label={"en": "Ratify"}
    )

    with pytest.raises(ObjectMissing, match="1"), small_reception.recorded() as events:
        accept(small_reception, intake, STRIKES, measures=(replace(convention, kind=ObjectKind.PERSON, key=""),))
    with pytest.raises(ConventionMissing, match="C087"):
        accept(small_reception, intake, STRIKES, measures=(convention,))
    with pytest.raises(ConventionMissing, match="C097"):
        accept(small_reception, intake, STRIKES, conventions=("C097",))

    assert events == []


def test_a_deadline_becomes_a_due_day_if_that_is_wished(small_reception: Reception) -> None:
    intake = small_reception.settled()
    deadline = small_reception.proposed(intake, REGISTER)[1].deadline
    law = ProposedMeasure(kind=ObjectKind.LAW, act=Act.LAW_CHANGED, label={"en": "Change the law"})
    assert deadline is not None
    assert deadline.day == "2026-12-31"

    with small_reception.recorded() as events:
        done = accept(small_reception, intake, REGISTER, measures=(law,))
        other = accept(small_reception, intake, STRIKES, deadline=replace(deadline, is_wanted=False))
    with pytest.raises(NotACode):
        accept(small_reception, intake, STRIKES_KG, deadline=replace(deadline, day="soon"))

    [due] = [one for one in events if isinstance(one, DueDaySet)]
    assert (done.due_day, due.kind, str(due.due_on.last)) == (str(due.entry_id), "other", "2026-12-31")
    assert other.due_day is None


def test_a_demand_that_raises_an_earlier_one_again_proposes_that_to_a_second_person(reception: Reception) -> None:
    intake = reception.settled()
    first = accept(reception, intake, RELEASE)
    later = reception.read("The bakers call upon the Government of Kazakhstan to release Dinara Example.")
    given = reception.document(issued="2026-06-01", title={"en": "Later"})
    reception.intakes.settle(reception.aigul, by(reception.aigul), later.intake_id, given, seen=later.version)
    repeats = reception.proposed(later)[1].repeats

    with pytest.raises(DemandUnknown):
        accept(reception, later, 0, raises=("kz-2020-9",))
    with reception.recorded() as events:
        done = accept(reception, later, 0, raises=(first.key,))

    [proposed] = [one for one in events if isinstance(one, ChangeProposed)]
    change = proposed.change
    assert [one.reference for one in repeats] == [first.key]
    assert (change.kind, change.number, change.of_demand, change.of_number) == (
        ChangeKind.SAME_MEASURE,
        1,
        first.key,
        1,
    )
    assert done.changes == (str(proposed.change_id),)


def test_what_asks_for_something_else_is_not_raised_again(small_reception: Reception) -> None:
    intake = small_reception.settled()
    first = accept(small_reception, intake, RELEASE)

    with pytest.raises(AnotherAct), small_reception.recorded() as events:
        accept(small_reception, intake, STRIKES, raises=(first.key,))

    assert events == []


def test_promises_bodies_and_regions_are_put_to_whom_they_name(small_reception: Reception) -> None:
    intake = small_reception.settled(BOTH)
    contents = [content for _, content in (small_reception.proposed(intake, place) for place in range(4))]

    with small_reception.recorded() as events:
        keys = [accept(small_reception, intake, place).key for place in range(4)]

    made = [one for one in events if isinstance(one, Made)]
    assert keys == ["own-2026-1", "ilo-2026-1", "kz-2026-1", "kg-2026-1"]
    assert [(one.addressee.type, one.addressee.country, one.counting) for one in made] == [
        ("self", None, Counting.OWN_COMMITMENT),
        ("intergovernmental", None, Counting.NON_GOVERNMENT),
        ("government", "KZ", Counting.IN_N),
        ("government", "KG", Counting.IN_N),
    ]
    assert small_reception.text(made[0].addressee.label) == "Free Bakers"
    assert contents[2].quotation == contents[3].quotation


def test_one_demand_can_be_put_to_several_states(small_reception: Reception) -> None:
    intake = small_reception.settled(BOTH)
    group: dict[str, Any] = {"addressee_type": "government_group", "country": "", "countries": ("KZ", "KG")}

    with small_reception.recorded() as events:
        done = accept(small_reception, intake, 2, **group)
    with pytest.raises(NotACode):
        accept(small_reception, intake, 3, addressee_type="self")

    [made] = [one for one in events if isinstance(one, Made)]
    assert (done.key, made.countries, made.addressee.country) == ("reg-2026-1", ("KZ", "KG"), None)


def test_a_team_accepts_for_its_own_country_alone(small_reception: Reception) -> None:
    intake = small_reception.settled()

    with pytest.raises(NotAllowed):
        accept(small_reception, intake, STRIKES_KG, who=small_reception.bolot)

    assert accept(small_reception, intake, STRIKES, who=small_reception.bolot).key == "kz-2026-1"


def test_what_happened_is_recorded_for_the_team_and_cites_the_document(reception: Reception) -> None:
    intake, aigul = reception.settled(), reception.aigul
    found = reception.proposals(intake)[0]
    assert isinstance(found.content, ProposedDevelopment)
    given = replace(found.content, on="2026-04-02")

    with reception.recorded() as events:
        done = reception.intakes.accept_development(
            aigul, by(aigul), intake.intake_id, found.number, given, seen=found.version
        )
    [recorded] = [one for one in events if isinstance(one, DevelopmentRecorded)]
    with pytest.raises(ProposalMoved):
        reception.intakes.accept_development(
            aigul, by(aigul), intake.intake_id, found.number, given, seen=found.version
        )

    [entry] = reception.live(aigul)
    assert str(entry.entry_id) == done.key
    assert recorded.audience is Audience.COUNTRY_TEAM
    assert state(reception, intake, found.number) == (ProposalState.ACCEPTED, done.key, 2)


def test_what_was_typed_stays_with_what_was_accepted(small_reception: Reception) -> None:
    intake = small_reception.settled()
    accept(small_reception, intake, STRIKES, title={"en": "Better words"})

    content = small_reception.proposed(intake, STRIKES)[1]

    assert isinstance(content, ProposedDemand)
    assert content.title == {"en": "Better words"}

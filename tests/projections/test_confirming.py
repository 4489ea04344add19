"""What waits for a second person: for whom it is listed, what it rests on, and when it waits no more."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.given import (
    AIGUL,
    BOLOT,
    a_confirmed,
    a_demand,
    a_development,
    an_assessment,
    names,
    words,
)
from tests.projections.asking import AT_LAST, a_coordinator, a_member, head, ids, somebody, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections import desk
from tracker.projections.desk import Rests, Waiting
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

A_CONFIRMER = Who("confirmer", may_confirm=True)


@pytest.fixture
def demand() -> Demand:
    return a_demand(measures=2)


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """A proposal on a demand of another country, which nothing in these tests may move."""
    other = a_demand("kg-2021-1", country="KG")
    entry_id = an_assessment(other)
    record.save(other, account="chinara")
    return entry_id


def waiting(record: ARecord, who: Who = A_CONFIRMER, **about: Sequence[UUID]) -> Sequence[Waiting]:
    with reading(record.engine) as connection:
        return desk.waiting(connection, somebody(record, who, opened=about.get("opened", ())))


def listed(found: Sequence[Waiting]) -> set[UUID]:
    return ids(one.entry for one in found)


def rests(record: ARecord, who: Who = A_CONFIRMER) -> Rests:
    """What the one proposal of Kazakhstan rests on."""
    viewer = somebody(record, who)
    with reading(record.engine) as connection:
        [one] = [one for one in desk.waiting(connection, viewer) if one.country == "KZ"]
        return desk.rests_on(connection, viewer, [one])[one.entry.entry_id]


def test_a_proposal_waits_with_all_that_the_second_person_has_to_know(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    told = a_development(demand, "2022-06-01")
    entry = an_assessment(demand, Letter.PARTLY, "2022-07-01", basis=names(told), wording=words("why"))
    record.save(demand, account=AIGUL)

    found = {one.entry.entry_id: one for one in waiting(record)}

    assert set(found) == {str(entry), str(bystander)}
    one = found[str(entry)]
    assert (one.entry.letter, one.entry.measures, one.entry.effective) == (
        Letter.PARTLY,
        ("kz-2021-1.1",),
        date(2022, 7, 1),
    )
    assert (one.country, one.account, one.corrects, one.audience) == ("KZ", AIGUL, None, Audience.PUBLIC)
    assert (one.stream_id, one.entry.basis, one.entry.about["wording"]) == (demand.id, (str(told),), words("why"))
    assert one.version == head(record)


@pytest.mark.parametrize("end", ["confirm", "return", "retract", "hide", "correct"])
def test_what_was_decided_waits_no_more(record: ARecord, bystander: UUID, demand: Demand, end: str) -> None:
    entry = an_assessment(demand)
    record.save(demand)
    match end:
        case "confirm":
            demand.confirm(entry, proposer=AIGUL, by=BOLOT)
        case "return":
            demand.return_(entry, notes=None)
        case "retract":
            demand.retract(entry, Retraction.ERROR, reason=None)
        case "hide":
            demand.retract(entry, Retraction.SAFETY, reason=None)
        case "correct":
            demand.correct(entry, a_confirmed(demand), reason=None)
    record.save(demand)

    assert listed(waiting(record)) == {bystander}


def test_a_proposal_that_corrects_another_waits_in_its_place_and_names_it(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    old, new = an_assessment(demand), an_assessment(demand, Letter.PARTLY)
    demand.correct(old, new, reason=None)
    record.save(demand)

    found = {one.entry.entry_id: one.corrects for one in waiting(record)}

    assert found == {str(new): str(old), str(bystander): None}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (A_CONFIRMER, {Audience.PUBLIC, Audience.MEMBERS, Audience.COUNTRY_TEAM}),
        (a_coordinator("KZ"), {Audience.PUBLIC, Audience.MEMBERS, Audience.COUNTRY_TEAM}),
        (a_coordinator("KZ", account=AIGUL), set(Audience)),
        (a_member(), {Audience.PUBLIC, Audience.MEMBERS}),
    ],
)
def test_who_may_confirm_sees_what_waits_in_every_country_but_what_is_confidential(
    record: ARecord, demand: Demand, who: Who, sees: set[Audience]
) -> None:
    proposed = {an_assessment(demand, audience=audience): audience for audience in Audience}
    record.save(demand, account=AIGUL)

    assert {proposed[key] for key in listed(waiting(record, who))} == sees


def test_who_may_confirm_reads_the_public_wording_and_not_the_notes(record: ARecord, demand: Demand) -> None:
    an_assessment(demand, audience=Audience.COUNTRY_TEAM, wording=words("public"), notes=words("notes"))
    record.save(demand)

    [abroad] = waiting(record)
    [at_home] = waiting(record, a_coordinator("KZ"))

    assert abroad.entry.about["wording"] == at_home.entry.about["wording"] == words("public")
    assert ("notes" in abroad.entry.about, at_home.entry.about["notes"]) == (False, words("notes"))


@pytest.mark.parametrize(("who", "waits"), [(A_CONFIRMER, 1), (a_coordinator("KZ"), 1), (a_member(), 0)])
def test_what_is_to_open_on_a_day_waits_for_its_team_and_who_may_confirm(
    record: ARecord, demand: Demand, who: Who, waits: int
) -> None:
    an_assessment(demand, not_before=date(2030, 1, 1))
    record.save(demand)

    assert len(waiting(record, who)) == waits


def test_the_second_person_sees_the_basis_and_how_much_of_it_is_closed(record: ARecord, demand: Demand) -> None:
    basis = {audience: a_development(demand, audience=audience) for audience in Audience}
    an_assessment(demand, Letter.PARTLY, "2022-07-01", basis=tuple(names(key)[0] for key in basis.values()))
    record.save(demand)

    abroad, at_home = rests(record), rests(record, a_coordinator("KZ"))

    assert ids(abroad.entries) == {basis[Audience.PUBLIC], basis[Audience.MEMBERS]}
    assert (abroad.closed, abroad.gone) == (2, 0)
    assert ids(at_home.entries) == set(basis.values()) - {basis[Audience.CONFIDENTIAL]}
    assert (at_home.closed, at_home.gone) == (1, 0)


def test_what_was_taken_back_from_a_basis_is_counted_apart(record: ARecord, demand: Demand) -> None:
    stays, wrong, dangerous = (a_development(demand) for _ in range(3))
    basis = tuple(names(key)[0] for key in (stays, wrong, dangerous, uuid4()))
    an_assessment(demand, Letter.PARTLY, "2022-07-01", basis=basis)
    demand.retract(wrong, Retraction.ERROR, reason=None)
    demand.retract(dangerous, Retraction.SAFETY, reason=None)
    record.save(demand)

    found = rests(record)

    assert (ids(found.entries), found.closed, found.gone) == ({stays}, 0, 3)


def test_an_assessment_in_doubt_is_listed_until_somebody_decides(record: ARecord, demand: Demand) -> None:
    entry, other = a_confirmed(demand), a_confirmed(demand, measure=2)
    demand.suspend(entry, notes=None)
    demand.correct(entry, an_assessment(demand, Letter.PARTLY), reason=None)
    record.save(demand)

    def in_doubt() -> set[UUID]:
        with reading(record.engine) as connection:
            return listed(desk.suspended(connection, somebody(record, A_CONFIRMER)))

    assert in_doubt() == {entry}
    demand.confirm(entry, proposer=AIGUL, by=BOLOT)
    record.save(demand)
    assert (in_doubt(), other in in_doubt()) == (set(), False)


def test_what_was_returned_comes_back_to_who_proposed_it_until_it_is_replaced(record: ARecord, demand: Demand) -> None:
    entries = [an_assessment(demand), an_assessment(demand, measure=2)]
    record.save(demand, account=AIGUL)
    for entry in entries:
        demand.return_(entry, notes=words("which court?"))
    demand.correct(entries[1], an_assessment(demand, Letter.PARTLY, measure=2), reason=None)
    record.save(demand, account=BOLOT)

    def back_to(account: str) -> set[UUID]:
        with reading(record.engine) as connection:
            viewer = somebody(record, a_coordinator("KZ", account=account))
            return listed(desk.returned(connection, viewer, account))

    assert (back_to(AIGUL), back_to(BOLOT)) == ({entries[0]}, set())


@pytest.mark.usefixtures("bystander")
def test_nothing_waits_for_the_public(record: ARecord) -> None:
    viewer: Viewer = the_public(record)

    with reading(record.engine) as connection:
        assert list(desk.waiting(connection, viewer)) == []
        assert list(desk.suspended(connection, viewer)) == []
        assert list(desk.returned(connection, viewer, "chinara")) == []
        assert list(desk.urgencies(connection, viewer)) == []
        assert list(desk.steps(connection, viewer)) == []
        assert list(desk.due(connection, viewer, AT_LAST)) == []
        assert list(desk.late(connection, viewer, AT_LAST, "KG")) == []

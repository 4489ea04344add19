"""Who is withheld is known at once, and nobody else is."""

from tests.given import a_coalition, a_person, words
from tests.projections.asking import head
from tests.record import ARecord
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.values import Key
from tracker.projections import shelves, whereabouts
from tracker.store.engine import reading

AIGUL, BOLOT = "p-aaaaaaaa", "p-bbbbbbbb"


def withheld(record: ARecord) -> dict[str, bool]:
    with reading(record.engine) as connection:
        return {key: one.withheld for key, one in shelves.shelf(connection, head(record)).persons.items()}


def waits(record: ARecord) -> dict[str, tuple[bool, str | None]]:
    """Whether an agreement waits for each person, and how the person may be named meanwhile."""
    with reading(record.engine) as connection:
        persons = shelves.shelf(connection, head(record)).persons
    return {key: ("naming" in (one.proposed or {}), (one.naming or {}).get("naming")) for key, one in persons.items()}


def waiting(record: ARecord) -> dict[str, str]:
    """Of whom something waits that a second person is asked for."""
    with reading(record.engine) as connection:
        return dict(whereabouts.proposed_namings(connection))


def two_people(record: ARecord) -> tuple[Person, Person]:
    both = a_person(AIGUL), a_person(BOLOT)
    record.save(a_coalition(), *both)
    return both


def test_nobody_is_withheld_until_somebody_says_so(record: ARecord) -> None:
    two_people(record)

    assert withheld(record) == {AIGUL: False, BOLOT: False}


def test_a_person_is_withheld_at_once_and_shown_again(record: ARecord) -> None:
    person, _bystander = two_people(record)

    person.withhold(reason=words("threatened"))
    record.save(person)
    hidden = withheld(record)
    person.propose_showing(reason=words("safe"))
    record.save(person)
    proposed = withheld(record), waiting(record)
    person.confirm_showing(proposer="a-aigul", by="a-bolot")
    record.save(person)

    assert hidden == {AIGUL: True, BOLOT: False}
    assert proposed == (hidden, {AIGUL: "KZ"})
    assert (withheld(record), waiting(record)) == ({AIGUL: False, BOLOT: False}, {})


def test_a_naming_and_a_showing_wait_beside_each_other_and_a_new_withholding_ends_the_showing(record: ARecord) -> None:
    person, _bystander = two_people(record)
    person.withhold(reason=None)

    person.propose_showing(reason=None)
    person.propose_naming(Naming.AGREED, Scope((), ()))
    record.save(person)
    both = (waiting(record), waits(record))
    person.withhold(reason=None)
    record.save(person)

    assert both == ({AIGUL: "KZ"}, {AIGUL: (True, None), BOLOT: (False, None)})
    assert (waiting(record), waits(record)) == ({}, both[1])
    record.rebuild()
    assert (waiting(record), waits(record)) == ({}, both[1])


def test_an_agreement_waits_until_it_is_confirmed_and_changes_no_naming_before(record: ARecord) -> None:
    person, _bystander = two_people(record)

    person.propose_naming(Naming.AGREED, Scope((), ()))
    record.save(person)
    proposed = waits(record)
    person.confirm_naming(proposer="a-aigul", by=Key("a-bolot"))
    record.save(person)
    record.rebuild()

    assert proposed == {AIGUL: (True, None), BOLOT: (False, None)}
    assert waits(record) == {AIGUL: (False, "agreed"), BOLOT: (False, None)}


def test_whose_agreement_waits_is_listed_unless_the_person_is_withheld(record: ARecord) -> None:
    both = two_people(record)
    for person in both:
        person.propose_naming(Naming.AGREED, Scope((), ()))
    both[1].withhold(reason=None)

    record.save(*both)

    with reading(record.engine) as connection:
        assert whereabouts.proposed_namings(connection) == {AIGUL: "KZ"}
        assert whereabouts.withheld_persons(connection) == {BOLOT: "KZ"}


def test_a_naming_does_not_show_who_is_withheld(record: ARecord) -> None:
    person, _bystander = two_people(record)
    person.withhold(reason=None)
    person.set_naming(Naming.AGREED, Scope((), ()))

    record.save(person)
    record.rebuild()

    assert withheld(record) == {AIGUL: True, BOLOT: False}

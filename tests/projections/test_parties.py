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
    return {key: (one.proposed is not None, (one.naming or {}).get("naming")) for key, one in persons.items()}


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
    person.show(reason=words("safe"))
    record.save(person)

    assert hidden == {AIGUL: True, BOLOT: False}
    assert withheld(record) == {AIGUL: False, BOLOT: False}


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

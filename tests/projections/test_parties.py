"""Who is withheld is known at once, and nobody else is."""

from tests.given import a_coalition, a_person, words
from tests.projections.asking import head
from tests.record import ARecord
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.projections import shelves
from tracker.store.engine import reading

AIGUL, BOLOT = "p-aaaaaaaa", "p-bbbbbbbb"


def withheld(record: ARecord) -> dict[str, bool]:
    with reading(record.engine) as connection:
        return {key: one.withheld for key, one in shelves.shelf(connection, head(record)).persons.items()}


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


def test_a_naming_does_not_show_who_is_withheld(record: ARecord) -> None:
    person, _bystander = two_people(record)
    person.withhold(reason=None)
    person.set_naming(Naming.AGREED, Scope((), ()))

    record.save(person)
    record.rebuild()

    assert withheld(record) == {AIGUL: True, BOLOT: False}

"""Somebody the record speaks of, under a random key."""

from datetime import date
from uuid import UUID

import pytest

from tests.given import a_person, kept, words
from tracker.domain import person_events
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import (
    NamingNotProposed,
    NotAPersonKey,
    NotByTheProposer,
    NotWithheld,
    WithheldAlready,
)
from tracker.domain.values import Code, Key


@pytest.mark.parametrize(
    "key",
    ["", "chinara", "p-chinara", "p-7kq2m4x", "p-7kq2m4xab", "p-7KQ2M4XA", "P-7kq2m4xa", "p-чинара-а", "p-7kq2m4xa\n"],
)
def test_a_key_that_could_carry_a_name_is_refused(key: str) -> None:
    with pytest.raises(NotAPersonKey):
        a_person(key)


def test_a_person_was_not_asked_until_somebody_says_so() -> None:
    person = a_person()

    [registered] = person.collect_events()
    assert isinstance(registered, person_events.Registered)
    assert (person.naming, person.scope) == (Naming.NOT_ASKED, Scope((), ()))
    assert not person.named_by_people


def test_a_person_is_known_by_every_spelling() -> None:
    person = kept(a_person(native=words("Чынара")))

    person.add_alias(words("Tschinara"), Code("Latn"), printed_in=Key("res-2021"))

    [event] = person.collect_events()
    assert isinstance(event, person_events.AliasAdded)
    assert event.printed_in == "res-2021"
    assert person.names == [words("Chinara"), words("Чынара"), words("Tschinara")]


def test_a_naming_holds_until_a_day_and_where_it_is_said() -> None:
    person, scope = kept(a_person()), Scope((Key("res-2021"),), ())

    person.set_naming(Naming.AGREED, scope, until=date(2027, 1, 1), who_agreed=words("Chinara herself"))

    [event] = person.collect_events()
    assert isinstance(event, person_events.NamingSet)
    assert (event.naming, event.until, event.scope) == (Naming.AGREED, date(2027, 1, 1), scope)
    assert person.named_by_people
    assert "who_agreed" in event.STAFF


UNTIL = date(2027, 1, 1)
NOWHERE = Scope((), ())


def test_an_agreement_acts_once_somebody_else_confirms_it() -> None:
    person = kept(a_person())

    person.propose_naming(Naming.AGREED, NOWHERE, until=UNTIL, who_agreed=words("Chinara herself"))
    before = person.naming
    person.confirm_naming(proposer="a-aigul", by=Key("a-bolot"))

    proposed, event = person.collect_events()
    assert isinstance(proposed, person_events.NamingProposed)
    assert isinstance(event, person_events.NamingSet)
    assert (before, person.naming, person.until) == (Naming.NOT_ASKED, Naming.AGREED, UNTIL)
    assert (event.who_agreed, event.second_account) == (words("Chinara herself"), "a-bolot")
    assert {"who_agreed", "how"} <= set(proposed.STAFF)


def test_nobody_confirms_an_agreement_that_is_their_own_or_that_was_decided() -> None:
    person = kept(a_person())

    with pytest.raises(NamingNotProposed):
        person.confirm_naming(proposer="a-aigul", by=Key("a-bolot"))
    person.propose_naming(Naming.AGREED, NOWHERE, until=UNTIL)
    with pytest.raises(NotByTheProposer):
        person.confirm_naming(proposer="a-aigul", by=Key("a-aigul"))
    person.set_naming(Naming.REFUSED, NOWHERE)
    with pytest.raises(NamingNotProposed):
        person.confirm_naming(proposer="a-aigul", by=Key("a-bolot"))

    assert person.naming is Naming.REFUSED


@pytest.mark.parametrize(
    ("naming", "until", "documents", "is_more"),
    [
        (Naming.REFUSED, None, (), False),
        (Naming.NOT_ASKED, None, (), False),
        (Naming.AGREED, UNTIL, (), False),
        (Naming.AGREED, date(2026, 12, 31), (), False),
        (Naming.AGREED, date(2027, 1, 2), (), True),
        (Naming.AGREED, None, (), True),
        (Naming.AGREED, UNTIL, (Key("res-2021"),), True),
        (Naming.NOT_ASKED, None, (Key("res-2021"),), True),
        (Naming.CANNOT_BE_ASKED, None, (), False),
    ],
)
def test_a_naming_that_follows_an_agreement_names_more_where_it_lasts_longer_or_reaches_further(
    naming: Naming, until: date | None, documents: tuple[Key, ...], *, is_more: bool
) -> None:
    person = kept(a_person())
    person.set_naming(Naming.AGREED, NOWHERE, until=UNTIL)

    assert person.would_be_named_more(naming, Scope(documents, ()), until) is is_more


@pytest.mark.parametrize("naming", list(Naming))
@pytest.mark.parametrize("before", [Naming.REFUSED, Naming.NOT_ASKED, Naming.CANNOT_BE_ASKED])
def test_whatever_follows_a_refusal_names_more_and_so_does_every_agreement(before: Naming, naming: Naming) -> None:
    person = kept(a_person())
    person.set_naming(before, NOWHERE)

    is_more = person.would_be_named_more(naming, NOWHERE, UNTIL)

    assert is_more is (naming is Naming.AGREED or (before is Naming.REFUSED and naming is not Naming.REFUSED))


def test_a_person_is_withheld_at_once_and_shown_again_when_somebody_else_says_so_too() -> None:
    person = kept(a_person())

    person.withhold(reason=words("threatened"))
    person.propose_showing(reason=words("safe abroad"))
    meanwhile = person.withheld
    person.confirm_showing(proposer="a-aigul", by="a-bolot")

    withheld, proposed, shown = person.collect_events()
    assert isinstance(withheld, person_events.Withheld)
    assert isinstance(proposed, person_events.ShowingProposed)
    assert isinstance(shown, person_events.Shown)
    assert all("reason" in event.STAFF for event in (withheld, proposed, shown))
    assert shown.reason == words("safe abroad")
    assert (meanwhile, person.withheld) == (True, False)


def test_nobody_shows_a_withheld_person_alone_or_after_somebody_said_no() -> None:
    person = kept(a_person())
    person.withhold(reason=None)

    with pytest.raises(NamingNotProposed):
        person.confirm_showing(proposer="a-aigul", by="a-bolot")
    person.propose_showing(reason=None)
    with pytest.raises(NotByTheProposer):
        person.confirm_showing(proposer="a-aigul", by="a-aigul")
    person.withhold(reason=None)
    with pytest.raises(NamingNotProposed):
        person.confirm_showing(proposer="a-aigul", by="a-bolot")

    assert person.withheld


def test_a_namesake_is_told_of_in_the_staff_part_alone() -> None:
    person = kept(a_person())

    person.mean_namesake(entry_id=UUID(int=7))

    [event] = person.collect_events()
    assert isinstance(event, person_events.NamesakeMeant)
    assert (event.entry_id, event.occasion) == (UUID(int=7), None)
    assert {"entry_id", "occasion"} <= set(event.STAFF)


def test_nobody_is_withheld_twice_or_shown_who_was_not_withheld() -> None:
    person = kept(a_person())

    with pytest.raises(NotWithheld):
        person.propose_showing(reason=None)
    person.withhold(reason=None)
    with pytest.raises(WithheldAlready):
        person.withhold(reason=None)

    assert len(person.collect_events()) == 1
    assert person.withheld

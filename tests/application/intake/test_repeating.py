"""Earlier demands that a proposed one may repeat are ranked by what both share; of another State none is."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.application.intake.papers import a_text
from tests.web.given import Given
from tracker.application.intake.known import NOTHING, Earlier, Known
from tracker.application.intake.recalling import known_of
from tracker.application.intake.repeating import repeated
from tracker.application.intake.understanding import propose
from tracker.application.reader import Reader
from tracker.domain.rights import Who

GEORGIA = frozenset({"GE"})
PERSON = "p-7kq2m4xa"


def earlier(reference: str, said: str = "", **about: Any) -> Earlier:
    return Earlier(reference, said, **{"countries": GEORGIA, **about})


def ranked(written: str, *before: Earlier) -> list[str]:
    known = Known(persons={PERSON: ["Aigul Asanova"]}, demands=before)
    text = a_text(written)
    [found] = propose(text, known).demands
    return [one.reference for one in repeated(text, found, known.demands)]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    made = Given.released(tmp_path_factory.mktemp("recalled"))
    yield made
    made.close()


def test_the_same_act_for_the_same_person_comes_before_the_same_words() -> None:
    same_person = earlier("ge-1", persons=frozenset({PERSON}), acts=frozenset({"released"}))
    same_words = earlier("ge-2", "We call upon the Government of Georgia to release the bakers")
    nothing = earlier("ge-3", "Ratify conventions", acts=frozenset({"convention_ratified"}))

    found = ranked("We call upon the Government of Georgia to release Aigul Asanova.", nothing, same_words, same_person)

    assert found[0] == "ge-1"
    assert "ge-3" not in found


def test_a_demand_on_another_state_is_never_the_same() -> None:
    other = earlier("am-1", persons=frozenset({PERSON}), acts=frozenset({"released"}), countries=frozenset({"AM"}))

    assert ranked("We call upon the Government of Georgia to release Aigul Asanova.", other) == []


def test_a_promise_is_never_what_is_demanded() -> None:
    promise = earlier("own-1", persons=frozenset({PERSON}), acts=frozenset({"released"}), is_own=True)

    assert ranked("We call upon the Government of Georgia to release Aigul Asanova.", promise) == []


def test_what_both_share_is_told() -> None:
    before = earlier("ge-1", conventions=frozenset({"C087"}), acts=frozenset({"convention_ratified"}))
    text = a_text("We call upon the Government of Georgia to ratify Convention No. 87.")
    [found] = propose(text).demands

    [one] = repeated(text, found, [before])

    assert one.shared == {"conventions": ["C087"], "acts": ["convention_ratified"]}


def test_what_the_record_knows_is_recalled_as_far_as_a_reader_may_see_it(given: Given) -> None:
    reader = Reader(given.record.engine, given.record.log, given.record.book, lambda: date(2026, 11, 1))

    with reader.look() as look:
        member = known_of(look, look.live(Who("a-member")))
        nobody = known_of(look, look.live(Who("a-phone", sends_only=True)))

    assert {one.reference for one in member.demands} >= {"kz-2021-1"}
    assert all(one.said for one in member.demands)
    assert all(member.persons.values())
    assert "KZ" in {code for one in member.demands for code in one.countries}
    assert nobody == NOTHING

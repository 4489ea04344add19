"""A file of the record: kept as it came, with who had it; others have a copy that somebody looked at, or nothing."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tracker.domain import evidence_events as events
from tracker.domain.evidence import Evidence
from tracker.domain.refusals_of_evidence import AttachedAlready, CopyNotLookedAt, PublicCopyMissing
from tracker.domain.values import Audience, Code, Key, Ref

ENTRY, OTHER = UUID(int=1), UUID(int=2)
COPY, NEWER = Key("c" * 64), Key("d" * 64)
SAID = {Code("en"): Ref("r" * 43)}
FOR_OTHERS = [Audience.PUBLIC, Audience.MEMBERS]


def evidence(**given: Any) -> Evidence:
    usual: dict[str, Any] = {
        "kind": events.EvidenceKind.PICTURE,
        "size": 1_200_000,
        "type": Code("jpeg"),
        "country": Code("KZ"),
        "audience": Audience.COUNTRY_TEAM,
        "entries": (ENTRY,),
        "demands": (),
        "documents": (),
        "sha256": Key("a" * 64),
    }
    return Evidence.register(**usual | given)


def with_copy(sha256: Key = COPY) -> Evidence:
    made = evidence()
    made.make_copy(sha256=sha256, size=1_100_000, type=Code("jpeg"), is_cleaned=True)
    return made


def last(made: Evidence) -> Any:  # noqa: ANN401 - an event of any type
    return made.collect_events()[-1]


def test_a_file_enters_for_its_team_alone() -> None:
    event = last(evidence())

    assert isinstance(event, events.Registered)
    assert (event.audience, event.entries, event.sha256) == (Audience.COUNTRY_TEAM, (ENTRY,), "a" * 64)


@pytest.mark.parametrize("audience", FOR_OTHERS)
def test_a_file_enters_for_nobody_else(audience: Audience) -> None:
    with pytest.raises(PublicCopyMissing):
        evidence(audience=audience)


def test_what_the_original_is_and_who_had_it_is_no_part_of_the_facts() -> None:
    for event in (events.Registered, events.CustodyRecorded, events.Graded):
        secret = {"sha256", "name", "where", "address", "collected_by", "holder", "from_whom", "how", "notes", "reason"}

        told = set(event.__annotations__) - set(event.STAFF)

        assert not told & secret


@pytest.mark.parametrize("audience", FOR_OTHERS)
def test_nobody_else_is_let_have_an_original(audience: Audience) -> None:
    made = evidence()

    with pytest.raises(PublicCopyMissing):
        made.set_audience(audience, None, reason=SAID)


@pytest.mark.parametrize("looked_at", [None, NEWER])
def test_a_copy_that_nobody_looked_at_is_not_opened(looked_at: Key | None) -> None:
    made = with_copy()

    with pytest.raises(CopyNotLookedAt):
        made.set_audience(Audience.PUBLIC, looked_at, reason=SAID)


def test_a_newer_copy_is_shown_to_nobody_before_it_is_opened() -> None:
    made = with_copy()
    made.set_audience(Audience.PUBLIC, COPY, reason=SAID)

    made.make_copy(sha256=NEWER, size=9, type=Code("jpeg"), is_cleaned=False)

    assert (made.shown, made.copy and made.copy.sha256) == (COPY, NEWER)
    made.set_audience(Audience.PUBLIC, NEWER, reason=SAID)
    assert made.shown == NEWER


def test_narrowing_takes_the_copy_away() -> None:
    made = with_copy()
    made.set_audience(Audience.PUBLIC, COPY, reason=SAID)

    made.set_audience(Audience.COUNTRY_TEAM, COPY, reason=SAID)

    assert (made.shown, last(made).copy) == (None, None)


def test_custody_is_added_to_what_was_recorded_of_it() -> None:
    made = evidence()

    for day in (1, 2):
        made.record_custody(on=date(2024, 5, day), holder=SAID, from_whom=None, how=SAID)

    found = [one for one in made.collect_events() if isinstance(one, events.CustodyRecorded)]
    assert [one.on.day for one in found] == [1, 2]


def test_a_file_is_attached_to_what_it_is_not_attached_to_yet() -> None:
    made = evidence()

    made.attach(entries=(ENTRY, OTHER), demands=(Key("kz-2021-1"),))

    event = last(made)
    assert (event.entries, event.demands) == ((OTHER,), ("kz-2021-1",))
    with pytest.raises(AttachedAlready):
        made.attach(entries=(OTHER,))


def test_source_and_content_are_judged_anew() -> None:
    made = evidence()

    made.grade(Code("B"), 2, reason=SAID)

    event = last(made)
    assert (event.reliability, event.credibility) == ("B", 2)

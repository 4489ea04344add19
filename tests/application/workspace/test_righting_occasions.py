"""What an occasion is can be put right, all but its kind, its key and its days; what is impossible leaves nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.application.workspace.office import AIGUL, BOLOT, BOTH, CHINARA, MEMBER, PERSON, Office, by
from tests.application.workspace.test_occasions import a_meeting, occasion, say
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    CountryUnknown,
    DemandUnknown,
    NamesInWording,
    NotACode,
    NothingWritten,
    OccasionUnknown,
    Outdated,
)
from tracker.domain import occasion_events as events
from tracker.domain.refusals import OccasionUnchanged, Refused
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.calendar import calendar, occasion_versions
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

KEY = "mission-kz-2026-10-05"
DAY = date(2026, 11, 1)
AS_IT_IS = inputs.OccasionCorrection(
    key=KEY,
    title={"en": "A meeting"},
    place={"en": "Almaty"},
    countries=("KZ",),
    audience=Audience.PUBLIC,
    reason={"en": "It was typed wrongly."},
)


@pytest.fixture
def met(office: Office) -> Office:
    """A record with a public meeting, and with another that nothing here may touch."""
    for given in (a_meeting(title={"en": "A meeting"}, place={"en": "Almaty"}), a_meeting(title={"en": "Another"})):
        office.workspace.plan_occasion(AIGUL, by(AIGUL), given)
    return office


@pytest.fixture
def small_met(small_office: Office) -> Office:
    """The same on one database."""
    given = a_meeting(title={"en": "A meeting"}, place={"en": "Almaty"})
    small_office.workspace.plan_occasion(AIGUL, by(AIGUL), given)
    return small_office


def correct(office: Office, who: Who = AIGUL, seen: int | None = None, **given: Any) -> str:
    correction, seen = replace(AS_IT_IS, **given), office.seen if seen is None else seen
    return office.workspace.correct_occasion(who, by(who), correction, seen=seen).key


def the_public(office: Office, through: int) -> list[str]:
    """The occasions of a release that reached so far."""
    with reading(office.record.engine) as connection:
        return [one.key for one in calendar(connection, Viewer(through, DAY, DAY, sample=False))]


def test_a_correction_tells_what_changes_alone(met: Office) -> None:
    with met.recorded() as recorded:
        correct(met, title={"en": "A meeting", "ru": "Встреча"}, notes={"en": "Ask for a room."})

    [event] = recorded
    assert isinstance(event, events.Corrected)
    assert event.changed == ("title", "notes")
    assert (event.place, event.countries, event.instruments, event.demands, event.audience) == (None,) * 5
    assert event.title is not None
    assert [met.text(event.title, one) for one in ("en", "ru")] == ["A meeting", "Встреча"]


def test_a_correction_is_read_from_then_on_and_its_key_stays(met: Office) -> None:
    correct(met, place=None, countries=("KZ", "KG"), instruments=("C087",), demands=("kz-2021-1",), who=BOTH)

    versions = met.ask(lambda look: look.occasion_versions(look.live(AIGUL), KEY))
    before, after = (one.occasion for one in versions)
    assert (before.about["place"] is None, after.about["place"]) == (False, None)
    assert (before.countries, after.countries) == (("KZ",), ("KG", "KZ"))
    assert (after.instruments, after.demands) == (("C087",), ("kz-2021-1",))
    assert (after.key, after.kind, after.on, after.about["title"]) == (
        *(before.key, before.kind, before.on),
        before.about["title"],
    )


def test_notes_that_are_corrected_make_no_version_and_stand_with_the_deeds(met: Office) -> None:
    correct(met, notes={"en": "Ask for a room."})

    told = met.ask(lambda look: look.occasion_deeds(look.live(AIGUL), KEY))
    assert told.notes is not None
    assert met.text(told.notes, "en") == "Ask for a room."
    assert [(one.what, one.changed) for one in told.deeds] == [("planned", ()), ("corrected", ("notes",))]
    assert len(met.ask(lambda look: look.occasion_versions(look.live(AIGUL), KEY))) == 1


def test_what_is_narrowed_is_gone_at_once_from_what_was_released(met: Office) -> None:
    released = met.seen
    before = the_public(met, released)

    correct(met, audience=Audience.COUNTRY_TEAM)

    assert KEY in before
    assert the_public(met, released) == [one for one in before if one != KEY]
    assert met.ask(lambda look: look.occasion_versions(look.live(CHINARA), KEY)) == []
    assert len(met.ask(lambda look: look.occasion_versions(look.live(AIGUL), KEY))) == 2


def test_what_is_widened_is_public_from_the_next_release_on(met: Office) -> None:
    correct(met, audience=Audience.COUNTRY_TEAM)
    released = met.seen

    correct(met)

    assert KEY not in the_public(met, released)
    assert KEY in the_public(met, met.seen)
    with reading(met.record.engine) as connection:
        [shown] = occasion_versions(connection, Viewer(met.seen, DAY, DAY, sample=False), KEY)[-1:]
    assert shown.occasion.audience is Audience.PUBLIC


def test_what_was_cancelled_or_took_place_can_be_corrected(met: Office) -> None:
    say(met, "hold", key=KEY)

    correct(met, title={"en": "A long meeting"})

    assert occasion(met, KEY).state == "held"


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (OccasionUnchanged, {}),
        (NothingWritten, {"title": {}}),
        (NothingWritten, {"title": {"en": "New"}, "reason": {"en": " "}}),
        (NotACode, {"audience": Audience.CONFIDENTIAL}),
        (CountryUnknown, {"countries": ("KZ", "FR")}),
        (DemandUnknown, {"demands": ("kz-1999-1",)}),
        (NamesInWording, {"title": {"en": "Day of Dinara Example"}}),
        (OccasionUnknown, {"key": "mission-kz-1999"}),
    ],
)
def test_what_cannot_be_is_refused(small_met: Office, refusal: type[Refused], given: dict[str, Any]) -> None:
    with small_met.recorded() as recorded, pytest.raises(refusal):
        correct(small_met, **given)

    assert recorded == []


@pytest.mark.parametrize("who", [CHINARA, BOLOT, MEMBER])
def test_nobody_corrects_what_names_a_country_of_others(small_met: Office, who: Who) -> None:
    with small_met.recorded() as recorded, pytest.raises(NotAllowed):
        correct(small_met, who, title={"en": "New"})

    assert recorded == []


def test_nobody_gives_an_occasion_away_to_a_country_of_others(small_met: Office) -> None:
    with pytest.raises(NotAllowed):
        correct(small_met, countries=("KG",))


def test_a_title_that_names_somebody_is_not_shown_to_others_unasked(small_met: Office) -> None:
    correct(small_met, audience=Audience.COUNTRY_TEAM, title={"en": "Day of Dinara Example"})
    asked: dict[str, Any] = {"title": {"en": "Day of Dinara Example"}, "audience": Audience.MEMBERS}

    with pytest.raises(NamesInWording):
        correct(small_met, **asked)
    correct(small_met, **asked, namesakes=frozenset({PERSON}))

    assert occasion(small_met, KEY).audience is Audience.MEMBERS


def test_who_looked_at_an_older_page_is_told(small_met: Office) -> None:
    seen = small_met.seen
    correct(small_met, title={"en": "New"})

    with pytest.raises(Outdated):
        correct(small_met, seen=seen, title={"en": "Newer"})

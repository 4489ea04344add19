"""People plan occasions and say what became of them, with a source; nonsense is refused and leaves nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.application.workspace.office import ADMIN, AIGUL, BOLOT, BOTH, CHINARA, EDITOR, MEMBER, PERSON, Office, by
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import inputs
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import (
    CountryUnknown,
    DemandUnknown,
    InTheFuture,
    NamesInWording,
    NotACode,
    NothingWritten,
    OccasionKnown,
    OccasionUnknown,
    Outdated,
    SourceMissing,
)
from tracker.domain import occasion_events as events
from tracker.domain.days import Precision, When
from tracker.domain.occasion import Occasion
from tracker.domain.refusals import (
    ComesEveryYear,
    EndsBeforeItBegins,
    OccasionAnnounced,
    OccasionCancelled,
    OccasionOver,
    OccasionUnchanged,
    OccasionUnmoved,
    OutOfReach,
    Refused,
)
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Key

LETTER = inputs.Citation(publication="Letter of convocation ILC 117-100")
ILC = "ilc-117"


def on(days: str) -> When:
    return When.parse(days)


def a_session(**given: Any) -> inputs.Occasion:
    ordinary: dict[str, Any] = {
        "kind": "ilc_session",
        "on": on("2029-06-04/2029-06-15"),
        "title": {"en": "117th session", "ru": "117-я сессия"},
        "session": "117",
        "is_provisional": True,
        "audience": Audience.PUBLIC,
    }
    return inputs.Occasion(**ordinary | given)


def a_meeting(**given: Any) -> inputs.Occasion:
    return a_session(
        **{"kind": "mission_meeting", "session": None, "on": on("2026-10-05"), "countries": ("KZ",)} | given
    )


def planned(office: Office, who: Who = AIGUL, **given: Any) -> str:
    return office.workspace.plan_occasion(who, by(who), a_session(**given)).key


def say(office: Office, what: str, who: Who = AIGUL, key: str = ILC, **given: Any) -> Outcome:
    news = inputs.OccasionNews(key=key, **{"citation": LETTER} | given)
    command: Callable[..., Outcome] = getattr(office.workspace, f"{what}_occasion")
    return command(who, by(who), news, seen=office.seen)


def occasion(office: Office, key: str = ILC) -> Occasion:
    stream_id = office.record.log.stream_of("occasion", key)
    assert stream_id is not None
    return office.record.log.stream(stream_id, Occasion)


def test_a_session_is_planned_under_its_number(office: Office) -> None:
    with office.recorded() as recorded:
        key = planned(office, instruments=("C087",), demands=("kz-2021-1",))

    [event] = recorded
    assert isinstance(event, events.Planned)
    assert (key, event.key, event.body, event.rule) == (ILC, ILC, "ILC", None)
    assert (event.instruments, event.demands, event.provisional) == (("C087",), ("kz-2021-1",), True)
    assert office.text(event.title, "ru") == "117-я сессия"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"countries": ("KZ",)}, "mission-kz-2026-10-05"),
        ({"countries": ("KZ", "KG"), "on": on("2027-05")}, "mission-kg-kz-2027-05"),
        ({"kind": "deadline", "countries": (), "on": on("2028")}, "deadline-2028"),
        ({"kind": "upr", "on": on("2029-11-06")}, "upr-kz-2029-11-06"),
    ],
)
def test_a_key_holds_the_kind_the_countries_and_the_day_alone(
    small_office: Office, given: dict[str, Any], key: str
) -> None:
    made = small_office.workspace.plan_occasion(BOTH, by(BOTH), a_meeting(**given))

    assert made.key == key


def test_two_deadlines_of_one_day_have_keys_of_their_own(small_office: Office) -> None:
    given: dict[str, Any] = {"kind": "deadline", "session": None, "on": on("2027-09-01")}

    keys = [planned(small_office, **given) for _ in range(3)]

    assert keys == ["deadline-2027-09-01", "deadline-2027-09-01-2", "deadline-2027-09-01-3"]


@pytest.mark.parametrize("given", [{}, {"session": None}, {"on": on("2030-06-03")}])
def test_a_session_that_the_calendar_has_is_not_planned_again(office: Office, given: dict[str, Any]) -> None:
    planned(office)

    with office.recorded() as recorded, pytest.raises(OccasionKnown) as refused:
        planned(office, **given)

    assert refused.value.values == {"key": ILC}
    assert recorded == []


def test_a_form_that_is_sent_twice_plans_once(office: Office) -> None:
    once, again = (office.workspace.plan_occasion(AIGUL, by(AIGUL, 7), a_session()) for _ in range(2))

    assert (once.key, once.repeated, again.key, again.repeated) == (ILC, False, ILC, True)


BACKWARDS = When(on("2029-06-15").first, on("2029-06-04").first, Precision.RANGE)


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (EndsBeforeItBegins, {"on": BACKWARDS}),
        (NotACode, {"kind": "wedding"}),
        (NotACode, {"session": "one hundred"}),
        (NotACode, {"audience": Audience.CONFIDENTIAL}),
        (OutOfReach, {"on": on("9999-06-04")}),
        (OutOfReach, {"on": on("1899-12-31/1900-01-01")}),
        (CountryUnknown, {"countries": ("FR",)}),
        (DemandUnknown, {"demands": ("kz-1999-1",)}),
        (NothingWritten, {"title": {"en": " "}}),
        (NamesInWording, {"title": {"en": "Day of Dinara Example"}}),
    ],
)
def test_nonsense_is_not_planned(small_office: Office, refusal: type[Refused], given: dict[str, Any]) -> None:
    with small_office.recorded() as recorded, pytest.raises(refusal):
        planned(small_office, **given)

    assert recorded == []


def test_what_is_announced_is_sure_from_then_on(office: Office) -> None:
    planned(office)

    with office.recorded() as recorded:
        say(office, "announce")

    [event] = recorded
    assert isinstance(event, events.Confirmed)
    assert event.citation is not None
    assert office.text(event.citation.publication, "und") == "Letter of convocation ILC 117-100"
    assert not occasion(office).is_provisional


def test_what_is_announced_for_other_days_is_moved_there(office: Office) -> None:
    planned(office)

    with office.recorded() as recorded:
        say(office, "announce", on=on("2029-06-11/2029-06-22"))

    assert [type(one) for one in recorded] == [events.Moved, events.Confirmed]
    assert (occasion(office).on, occasion(office).state) == (on("2029-06-11/2029-06-22"), "confirmed")


def test_what_was_cancelled_may_be_announced_after_all(office: Office) -> None:
    planned(office)
    say(office, "cancel")

    say(office, "announce", on=on("2029-11-25/2029-12-07"))

    assert (occasion(office).on, occasion(office).state) == (on("2029-11-25/2029-12-07"), "confirmed")


def test_an_occasion_is_moved_to_days_that_are_not_sure(office: Office) -> None:
    planned(office)

    say(office, "move", on=on("2029-09"), is_provisional=True)

    assert (occasion(office).on, occasion(office).is_provisional) == (on("2029-09"), True)


def test_what_took_place_needs_no_source(small_office: Office) -> None:
    small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting())

    say(small_office, "hold", key="mission-kz-2026-10-05", citation=None)

    assert occasion(small_office, "mission-kz-2026-10-05").state == "held"


@pytest.mark.parametrize("what", ["announce", "move", "cancel"])
def test_all_else_needs_a_source(small_office: Office, what: str) -> None:
    planned(small_office)

    with small_office.recorded() as recorded, pytest.raises(SourceMissing):
        say(small_office, what, citation=None, on=on("2029-07-02"))

    assert recorded == []


@pytest.mark.parametrize(
    ("before", "what", "given", "refusal"),
    [
        ((), "move", {"on": on("2029-06-04/2029-06-15")}, OccasionUnmoved),
        ((), "move", {}, OccasionUnmoved),
        ((), "move", {"on": BACKWARDS}, EndsBeforeItBegins),
        ((), "hold", {}, InTheFuture),
        (("announce",), "announce", {}, OccasionUnchanged),
        (("announce",), "announce", {"on": on("2029-07-02")}, OccasionAnnounced),
        ((), "move", {"on": on("9999-06-04")}, OutOfReach),
        ((), "announce", {"on": on("1899-12-31")}, OutOfReach),
        (("cancel",), "cancel", {}, OccasionUnchanged),
        (("cancel",), "move", {"on": on("2029-07-02")}, OccasionCancelled),
    ],
)
def test_what_cannot_be_is_refused(
    small_office: Office, before: tuple[str, ...], what: str, given: dict[str, Any], refusal: type[Refused]
) -> None:
    planned(small_office)
    for one in before:
        say(small_office, one)

    with small_office.recorded() as recorded, pytest.raises(refusal):
        say(small_office, what, **given)

    assert recorded == []


@pytest.mark.parametrize("what", ["announce", "move", "cancel", "hold"])
def test_what_took_place_is_settled(small_office: Office, what: str) -> None:
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting()).key
    say(small_office, "hold", key=key)

    with small_office.recorded() as recorded, pytest.raises((OccasionOver, OccasionUnchanged)):
        say(small_office, what, key=key, on=on("2026-10-06"))

    assert recorded == []


def test_a_day_of_every_year_is_never_over(small_office: Office) -> None:
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting(kind="anniversary", recurs=True)).key

    with pytest.raises(ComesEveryYear):
        say(small_office, "hold", key=key)


def test_who_looked_at_an_older_page_is_told(office: Office) -> None:
    planned(office)
    seen = office.seen
    say(office, "move", on=on("2029-06-11/2029-06-22"))

    news = inputs.OccasionNews(key=ILC, citation=LETTER)
    with pytest.raises(Outdated):
        office.workspace.cancel_occasion(BOLOT, by(BOLOT), news, seen=seen)


def test_a_note_that_a_demand_goes_stale_is_nothing_to_have_missed(office: Office) -> None:
    planned(office)
    seen, session = office.seen, occasion(office)
    session.flag_stale(Key("kz-2021-1"), on("2029-06-04").first, quiet_days=200, period=180)
    office.record.save(session, via="scheduler", account="scheduler")

    news = inputs.OccasionNews(key=ILC, citation=LETTER)
    office.workspace.announce_occasion(BOLOT, by(BOLOT), news, seen=seen)

    assert occasion(office).state == "confirmed"


@pytest.mark.parametrize("who", [MEMBER, EDITOR, ADMIN])
@pytest.mark.parametrize("what", ["announce", "move", "cancel"])
def test_who_coordinates_nothing_records_nothing_of_the_calendar(small_office: Office, who: Who, what: str) -> None:
    planned(small_office)

    with small_office.recorded() as recorded, pytest.raises(NotAllowed):
        say(small_office, what, who, on=on("2029-07-02"))
    with pytest.raises(NotAllowed):
        planned(small_office, who, session="118", on=on("2030-06-03"))

    assert recorded == []


@pytest.mark.parametrize("who", [CHINARA, BOLOT])
def test_nobody_plans_for_a_country_of_others(small_office: Office, who: Who) -> None:
    with small_office.recorded() as recorded, pytest.raises(NotAllowed):
        planned(small_office, who, countries=("KZ",))

    assert recorded == []


@pytest.mark.parametrize("who", [AIGUL, CHINARA, BOLOT])
def test_a_session_of_all_is_announced_by_any_coordinator_and_by_who_may_confirm(
    small_office: Office, who: Who
) -> None:
    planned(small_office)

    say(small_office, "announce", who)

    assert occasion(small_office).state == "confirmed"


@pytest.mark.parametrize("who", [CHINARA, BOLOT])
def test_what_names_a_country_is_its_teams(small_office: Office, who: Who) -> None:
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting()).key

    with pytest.raises(NotAllowed):
        say(small_office, "cancel", who, key=key)


def test_what_names_two_countries_may_be_moved_by_either_team(small_office: Office) -> None:
    key = small_office.workspace.plan_occasion(BOTH, by(BOTH), a_meeting(countries=("KZ", "KG"))).key

    say(small_office, "move", CHINARA, key=key, on=on("2026-12-01"))

    assert occasion(small_office, key).on == on("2026-12-01")


@pytest.mark.parametrize("who", [CHINARA, BOLOT, MEMBER])
def test_an_occasion_of_a_team_is_not_there_for_others(small_office: Office, who: Who) -> None:
    given = a_meeting(audience=Audience.COUNTRY_TEAM)
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), given).key

    with pytest.raises(OccasionUnknown):
        say(small_office, "cancel", who, key=key)


def test_a_title_may_hold_the_key_of_a_person(small_office: Office) -> None:
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting(title={"en": f"Day of {{{PERSON}}}"})).key

    assert "dinara" not in key
    assert PERSON not in key


def test_the_history_says_who_recorded_what(office: Office) -> None:
    planned(office)
    say(office, "move", on=on("2029-06-11/2029-06-22"))
    say(office, "announce", BOLOT)

    told = office.ask(lambda look: look.occasion_deeds(look.live(MEMBER), ILC))

    assert [(one.what, one.account, one.is_provisional) for one in told.deeds] == [
        ("planned", AIGUL.account, True),
        ("moved", AIGUL.account, False),
        ("confirmed", BOLOT.account, False),
    ]
    assert told.deeds[-1].on == on("2029-06-11/2029-06-22")


def test_the_history_of_what_one_may_not_know_is_empty(small_office: Office) -> None:
    key = small_office.workspace.plan_occasion(AIGUL, by(AIGUL), a_meeting(audience=Audience.COUNTRY_TEAM)).key

    def deeds(who: Who) -> int:
        return len(small_office.ask(lambda look: look.occasion_deeds(look.live(who), key)).deeds)

    assert (deeds(AIGUL), deeds(CHINARA)) == (1, 0)

"""A mail that was turned away says at its next try what it may say then, to whom it may, when it may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.accounts.people import Person
from tests.given import a_demand, a_due_day, an_urgency
from tests.reminders.bureau import TAKEN, Bureau, Letterbox
from tracker.accounts.accounts import HOST
from tracker.accounts.mailing import Mailing, MailMode
from tracker.outbox.fate import MailState
from tracker.outbox.outcome import Answer, Outcome

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
LATER, UNCLEAR = Outcome(Answer.LATER, "smtp_451"), Outcome(Answer.UNCLEAR, "no_answer")

Change = Callable[[Bureau, Person], object]


@pytest.fixture
def aigul(quick_bureau: Bureau) -> Person:
    """Somebody of two teams who wants full mails, and something of each."""
    aigul = quick_bureau.person("Aigul", "country:KZ", "country:KG", mode=MailMode.FULL)
    for demand in (a_demand("kz-2021-1"), a_demand("kg-2021-1", country="KG")):
        a_due_day(demand, "2026-03-10")
        quick_bureau.save(demand)
    return aigul


def tried_twice(
    bureau: Bureau, change: Callable[[], object], first: Outcome = LATER, second: datetime = MONDAY + AN_HOUR
) -> list[tuple[str, bytes]]:
    """Turn a mail away, change something, and give what went at each try, by whom it was for."""
    tries = list[tuple[str, bytes]]()
    answers = iter([first, TAKEN])

    def send(to: str, _sender: str, content: bytes) -> Outcome:
        tries.append((to, content))
        return next(answers)

    bureau.letterbox.send = send  # type: ignore[method-assign, assignment]
    bureau.tick(MONDAY)
    change()
    bureau.tick(second)
    return tries


def at_risk(bureau: Bureau, person: Person) -> None:
    bureau.accounts.governing.mark_at_risk(HOST, person.account_id, is_at_risk=True)


def of_one_team(bureau: Bureau, person: Person) -> None:
    bureau.accounts.governing.revoke(HOST, person.account_id, ["country:KG"])


@pytest.mark.parametrize("first", [LATER, UNCLEAR])
@pytest.mark.parametrize(("change", "says"), [(at_risk, (False, False)), (of_one_team, (True, False))])
def test_a_mail_says_at_its_next_try_what_its_reader_may_read_by_then(
    quick_bureau: Bureau, aigul: Person, change: Change, says: tuple[bool, bool], first: Outcome
) -> None:
    tries = tried_twice(quick_bureau, lambda: change(quick_bureau, aigul), first)

    found = [tuple(demand in content for demand in (b"kz-2021-1", b"kg-2021-1")) for _, content in tries]
    assert found == [(True, True), says]


@pytest.mark.parametrize("first", [LATER, UNCLEAR])
@pytest.mark.usefixtures("aigul")
def test_a_mail_that_has_nothing_else_to_say_goes_as_the_same_bytes(quick_bureau: Bureau, first: Outcome) -> None:
    [once, again] = tried_twice(quick_bureau, lambda: None, first)

    assert once == again


@pytest.mark.parametrize(
    "change",
    [
        lambda bureau, person: bureau.accounts.travel_mode.begin(HOST, person.account_id),
        lambda bureau, person: bureau.accounts.governing.freeze(HOST, person.account_id),
        lambda bureau, person: bureau.accounts.mailings.stop(person.account_id),
    ],
    ids=["travels", "frozen", "no mails"],
)
def test_who_wants_or_may_have_no_mails_by_then_gets_none(quick_bureau: Bureau, aigul: Person, change: Change) -> None:
    tries = tried_twice(quick_bureau, lambda: change(quick_bureau, aigul))

    assert len(tries) == 1
    assert [row.state for row in quick_bureau.reminders.mails.recent(None, 9)] == [MailState.NEEDLESS]


@pytest.mark.parametrize(("first", "second"), [(LATER, ["new@example.org"]), (UNCLEAR, [])])
def test_another_address_gets_what_did_not_arrive_at_the_first(
    quick_bureau: Bureau, aigul: Person, first: Outcome, second: list[str]
) -> None:
    own = quick_bureau.accounts.own

    tries = tried_twice(quick_bureau, lambda: own.give_email(aigul.account_id, "new@example.org"), first)

    assert [to for to, _ in tries] == ["aigul@example.org", *second]


@pytest.mark.parametrize(("is_danger", "hours"), [(False, [17, 33]), (True, [17, 21])])
def test_a_try_that_falls_on_the_night_waits_for_the_morning_unless_somebody_is_in_danger(
    quick_bureau: Bureau, hours: list[int], *, is_danger: bool
) -> None:
    quick_bureau.person("Aigul", "country:KZ")
    demand, midnight, tried = a_demand(), MONDAY.replace(hour=0), list[datetime]()
    an_urgency(demand, "2026-03-01") if is_danger else a_due_day(demand, "2026-03-10")
    quick_bureau.save(demand)

    def answer(_to: str) -> Outcome:
        tried.append(quick_bureau.clock.at)
        return LATER if len(tried) == 1 else TAKEN

    quick_bureau.letterbox.answers = answer
    for hour in (17, 21, 30, 33, 34):
        quick_bureau.tick(midnight + hour * AN_HOUR)

    assert tried == [midnight + hour * AN_HOUR for hour in hours]


def test_an_address_that_refused_is_written_to_again_once_its_owner_gave_one(
    quick_bureau: Bureau, aigul: Person
) -> None:
    quick_bureau.letterbox.answers = lambda _to: Outcome(Answer.REFUSED, "smtp_550", refuses_address=True)
    quick_bureau.tick(MONDAY)
    quick_bureau.letterbox.answers = lambda _to: TAKEN

    quick_bureau.accounts.own.give_email(aigul.account_id, "new@example.org")
    quick_bureau.accounts.mailings.settle(aigul.account_id, Mailing())
    quick_bureau.tick(MONDAY + timedelta(days=7))

    assert [to for to, _ in quick_bureau.letterbox.taken] == ["new@example.org"]


def test_a_danger_of_which_a_mail_could_not_tell_in_time_is_told_by_it_all_the_same(quick_bureau: Bureau) -> None:
    aigul, demand = quick_bureau.person("Aigul", "country:KZ"), a_demand()
    danger = an_urgency(demand, "2026-01-01")
    quick_bureau.save(demand)

    tries = tried_twice(quick_bureau, lambda: None, second=MONDAY + timedelta(days=3))
    quick_bureau.letterbox = Letterbox()
    quick_bureau.reminders = quick_bureau.started()
    quick_bureau.tick(MONDAY + timedelta(days=7))

    assert len(tries) == 2
    assert [rung for thing, _, rung in quick_bureau.told(aigul) if thing == f"entry:{danger}"] == [
        "2026-01-01+56",
        "2026-01-01+63",
    ]

"""The plan of an account: one digest with all that is owed, and at once what cannot wait."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.reminders.situations import MADE_ON, a_situation, a_thing, a_watched
from tracker.accounts.account import Account
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.roles import Roles
from tracker.outbox.mails import MailKind
from tracker.reminders.digest import Past
from tracker.reminders.forecast import foresee
from tracker.reminders.plan import Plan, plan, wants_mail
from tracker.reminders.recipient import Recipient
from tracker.reminders.situation import Own, Situation

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
ACCOUNT = Account("a-aigul", "Aigul", "en", "Asia/Bishkek", Roles(), is_at_risk=False, frozen_at=None, made_at=MADE_AT)
AIGUL = Recipient(ACCOUNT, Mailing(), "aigul@example.org")
MONDAY_MORNING = datetime(2027, 5, 10, 3, tzinfo=UTC)  # nine in Bishkek
A_DAY = timedelta(days=1)
DUE_ON_WEDNESDAY = a_thing("e1", day=date(2027, 5, 12))
DANGER = a_thing("e2", day=date(2027, 5, 10))


def planned(
    situation: Situation, now: datetime = MONDAY_MORNING, past: Past | None = None, **mailing: object
) -> Plan | None:
    recipient = replace(AIGUL, mailing=replace(Mailing(), **mailing))  # type: ignore[arg-type]
    return plan(recipient, situation, past or Past(date(2027, 5, 10)), now)


def told(found: Plan | None) -> tuple[MailKind | None, list[str]]:
    return (found.kind, [one.thing for one in found.owed]) if found else (None, [])


def test_a_digest_carries_what_is_urgent_too() -> None:
    situation = a_situation(falling_due=[DUE_ON_WEDNESDAY], dangers=[DANGER], watched=[a_watched()])

    found = planned(situation, past=Past())

    assert told(found) == (MailKind.DIGEST, ["entry:e2", "entry:e1", "stale:kz-2021-1"])


def test_a_digest_day_without_anything_owed_is_a_plan_without_a_mail() -> None:
    assert told(planned(a_situation(), past=Past())) == (MailKind.DIGEST, [])


def test_between_digests_only_what_is_urgent_goes_and_only_in_hours() -> None:
    situation = a_situation(falling_due=[DUE_ON_WEDNESDAY], watched=[a_watched()])

    assert told(planned(situation)) == (MailKind.URGENT, ["entry:e1"])
    assert planned(situation, MONDAY_MORNING - timedelta(hours=1)) is None


def test_a_danger_goes_at_any_hour_and_whatever_is_muted() -> None:
    situation = a_situation(falling_due=[DUE_ON_WEDNESDAY], dangers=[DANGER])

    at_night = planned(situation, MONDAY_MORNING + timedelta(hours=12), muted_until=date(2027, 6, 1))
    by_day = planned(situation, past=Past(), muted_until=date(2027, 6, 1))

    assert told(at_night) == told(by_day) == (MailKind.URGENT, ["entry:e2"])


def test_a_day_of_ones_own_goes_on_its_day() -> None:
    found = planned(a_situation(own=(Own("7", date(2027, 5, 10), ""),)))

    assert told(found) == (MailKind.URGENT, ["own:7"])


@pytest.mark.parametrize(
    "nobody",
    [
        replace(AIGUL, email=None),
        replace(AIGUL, mailing=Mailing(mode=MailMode.NONE)),
        replace(AIGUL, mailing=Mailing(bounced_on=date(2027, 5, 3))),
        replace(AIGUL, account=replace(ACCOUNT, frozen_at=MADE_AT)),
    ],
)
def test_who_cannot_be_reached_or_will_not_is_sent_nothing(nobody: Recipient) -> None:
    situation = a_situation(dangers=[DANGER])

    foreseen = foresee(nobody, situation, past=Past(), told=(), now=MONDAY_MORNING, until=date(2027, 6, 1))

    assert (wants_mail(nobody), list(foreseen)) == (False, [])


def test_a_forecast_is_what_would_go_day_by_day() -> None:
    situation = a_situation(
        falling_due=[DUE_ON_WEDNESDAY], watched=[a_watched(looked_on=date(2027, 5, 10) - 175 * A_DAY)]
    )

    found = list(foresee(AIGUL, situation, past=Past(), told=(), now=MONDAY_MORNING, until=date(2027, 6, 28)))

    assert [(one.on, one.kind, [owed.rung for owed in one.owed], one.why) for one in found] == [
        (date(2027, 5, 10), MailKind.DIGEST, ["2027-05-12-3"], "digest_day"),
        (date(2027, 5, 17), MailKind.DIGEST, ["2027-05-16+0"], "digest_day"),
        (date(2027, 5, 24), MailKind.DIGEST, ["2027-05-12+7"], "digest_day"),
        (date(2027, 6, 14), MailKind.DIGEST, ["2027-05-12+30"], "digest_day"),
        (date(2027, 6, 21), MailKind.DIGEST, ["2027-05-16+30"], "digest_day"),
    ]


def test_a_forecast_leaves_out_what_was_told() -> None:
    told_before = {("entry:e1", "due", "2027-05-12-3")}
    situation = a_situation(falling_due=[DUE_ON_WEDNESDAY])

    found = list(foresee(AIGUL, situation, past=Past(), told=told_before, now=MONDAY_MORNING, until=date(2027, 5, 18)))

    assert found == []


def test_a_far_forecast_that_skips_days_ends_as_one_that_does_not() -> None:
    things = [a_thing(f"e{n}", day=MADE_ON + n * 9 * A_DAY) for n in range(70)]
    situation = a_situation(falling_due=things, watched=[a_watched()])
    far = date(2027, 6, 28)

    nearly, quickly = (
        [
            one
            for one in foresee(
                AIGUL, situation, past=Past(), told=(), now=MONDAY_MORNING, until=far, every_day=every_day
            )
            if one.on == far
        ]
        for every_day in (True, False)
    )

    assert nearly == quickly != []

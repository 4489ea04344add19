"""`tracker remind`: one tick by hand, or what a tick on some day would do, for whom and why."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tracker.cli.mails import why
from tracker.cli.opening import record
from tracker.cli.refusals import NotADay, NotADayToCome, OnWithoutDryRun
from tracker.cli.saying import say, tell
from tracker.domain.days import When, in_year
from tracker.outbox.fate import MailState
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.outgoing import Went
from tracker.reminders.owed import Owed, items
from tracker.reminders.reminders import Reminders

_WEEK, _YEARS = 7, 10


def remind(home: Path | None, on: str | None, *, dry_run: bool) -> int:
    """Remind everybody of what is due, or only say who would be reminded; give the exit code.

    Raises NotADay, NotADayToCome, OnWithoutDryRun, and what opening a record raises.
    """
    if on is not None and not dry_run:
        raise OnWithoutDryRun
    day = _day(on)
    with closing(record(home)) as parts:
        if dry_run:
            _tell_forecast(day, parts.reminders)
            return 0
        return _tell_tick(parts.reminders.tick(datetime.now(UTC)))


def _day(on: str | None) -> date:
    today = datetime.now(UTC).date()
    if on is None:
        return today
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise NotADay(day=on) from None
    if not today <= day <= in_year(When.on(today), today.year + _YEARS).first:
        raise NotADayToCome(day=on)
    return day


def _tell_forecast(day: date, reminders: Reminders) -> None:
    """Say which mails would go: nicknames and keys alone, as this may stand in somebody's terminal."""
    mails = reminders.dry_run(day)
    if not mails:
        tell("remind.nobody", day=day)
        _tell_next(day, reminders)
    for mail in mails:
        name, count = mail.recipient.account.nickname, len(items(mail.owed))
        tell("remind.mail", nickname=name, why=say(f"why.{mail.why}"), count=count)
        for one in mail.owed:
            tell("remind.thing", kind=say(f"kind.{one.kind.value}"), what=_what(one), when=_when(one))


def _tell_next(day: date, reminders: Reminders) -> None:
    """Say on which day of the week after one a mail would go."""
    later = (day + timedelta(days=days) for days in range(1, _WEEK + 1))
    found = next((on for on in later if reminders.dry_run(on)), None)
    if found is not None:
        tell("remind.next", day=found)


def _what(one: Owed) -> str:
    return one.occasion or " ".join(one.demands) or one.thing


def _when(one: Owed) -> str:
    """Say why it is told now: by its day, or by how long it has waited."""
    if one.was:
        changed = "when.back" if one.known == one.known_before else "when.moved"
        return say(changed if one.due_on else "when.cancelled", was=_written(one.known_before), day=_written(one.known))
    if one.due_on is None:
        return say("when.since", day=one.since or one.rung_on)
    days = (one.due_on - one.rung_on).days
    if not days or one.kind is ReminderKind.NOTED:
        return say("when.on", day=_written(one.known))
    when = say("when.before" if days > 0 else "when.after", day=_written(one.known), days=abs(days))
    return f"{when}, {say('when.asks', count=len(one.asks))}" if one.asks else when


def _written(days: When | None) -> str:
    return days.written if days is not None else ""


def _tell_tick(went: Sequence[Went]) -> int:
    counts = Counter(one.state for one in went if one.state is not None)
    if not counts:
        tell("remind.nothing")
    for state, count in counts.items():
        tell(f"remind.{state.value}", count=count)
    for code in sorted({one.outcome.code for one in went if one.outcome is not None and one.outcome.code}):
        tell("remind.because", why=why(code))
    return 1 if counts[MailState.FAILED] or counts[MailState.UNKNOWN] else 0

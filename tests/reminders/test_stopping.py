"""Stopping the program takes seconds whatever a mail server does, and costs no mail."""

import socket
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import monotonic

import pytest

from tests.given import a_demand, a_due_day
from tests.reminders.bureau import Bureau
from tests.reminders.sending.servers import MailServer, Script, Silence
from tracker.outbox.fate import MailState
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.clock import Clock
from tracker.reminders.sending.dialogue import Patience
from tracker.reminders.sending.smtp import Relay, Security, SmtpMailer

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
LONG, SOON = 60, 5
"""Seconds: what a server that hangs would cost by itself, and less than which stopping has to take."""


@dataclass
class Hanging(Script):
    """A server that says nothing more from one step on, and tells when it has come there."""

    at: str = ""
    reached: Event = field(default_factory=Event)

    def answer(self, step: str) -> str | Silence:
        if step != self.at:
            return super().answer(step)
        self.reached.set()
        return Silence.WAITS


def stopped_at(bureau: Bureau, step: str) -> float:
    """Stop a program whose mail server hangs at a step, and give how many seconds that takes."""
    script = Hanging(at=step)
    with MailServer(script) as server:
        reminders = bureau.started(mailer=server.mailer(Patience(answer=LONG, whole=LONG)))
        clock = Clock(reminders, lambda: MONDAY, every=1000, jitter=None, patience=0.2)
        clock.start()
        assert script.reached.wait(SOON)
        began = monotonic()
        clock.stop()
        return monotonic() - began


@pytest.mark.parametrize(
    ("step", "state", "code"),
    [
        ("greeting", MailState.DUE, "cut_off"),
        ("EHLO", MailState.DUE, "cut_off"),
        ("RCPT", MailState.DUE, "cut_off"),
        ("DATA", MailState.DUE, "cut_off"),
        ("content", MailState.UNKNOWN, "no_answer"),
    ],
)
def test_a_server_that_hangs_holds_up_nobody_who_stops_and_its_mail_goes_later(
    bureau: Bureau, step: str, state: MailState, code: str
) -> None:
    demand = a_demand()
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    bureau.person("Aigul", "country:KZ")
    bureau.clock.at = bureau.record.clock.at = MONDAY

    took = stopped_at(bureau, step)
    [left] = bureau.reminders.mails.recent(None, 9)
    for hours in (1, 2, 30):
        bureau.tick(MONDAY + timedelta(hours=hours), bureau.started())

    assert took < SOON
    assert (left.state, left.code) == (state, code)
    assert bureau.letterbox.ids() == {left.message_id: 1}


def test_a_program_that_stops_begins_no_other_mail(quick_bureau: Bureau) -> None:
    demand = a_demand()
    a_due_day(demand, "2026-03-10")
    quick_bureau.save(demand)
    for name in ("Aigul", "Bolot"):
        quick_bureau.person(name, "country:KZ")
    quick_bureau.clock.at = quick_bureau.record.clock.at = MONDAY

    stopped_at(quick_bureau, "DATA")

    assert sorted(mail.tries for mail in quick_bureau.reminders.mails.recent(None, 9)) == [0, 1]


def test_a_server_that_does_not_even_answer_the_call_is_let_go_of(capfd: pytest.CaptureFixture[str]) -> None:
    with ExitStack() as open_lines:
        full = open_lines.enter_context(closing(socket.create_server(("127.0.0.1", 0), backlog=0)))
        for _ in range(2):
            waiting = open_lines.enter_context(closing(socket.socket()))
            waiting.settimeout(0)
            waiting.connect_ex(full.getsockname())
        relay = Relay("127.0.0.1", full.getsockname()[1], Security.NEVER)
        mailer, outcomes = SmtpMailer(relay, patience=Patience(LONG, LONG)), list[Outcome]()
        calling = Thread(target=lambda: outcomes.append(mailer.send("a@example.org", "b@example.org", b"a")))
        calling.start()
        mailer.break_off()
        calling.join(SOON)

    assert [one.answer for one in outcomes] == [Answer.LATER]
    assert capfd.readouterr().err == ""


def test_a_server_that_hangs_while_it_proves_its_name_is_let_go_of() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        relay = Relay("127.0.0.1", server.getsockname()[1], Security.AT_ONCE)
        mailer, outcomes = SmtpMailer(relay, patience=Patience(LONG, LONG)), list[Outcome]()
        calling = Thread(target=lambda: outcomes.append(mailer.send("a@example.org", "b@example.org", b"a")))
        calling.start()
        line, _ = server.accept()
        with closing(line):
            line.recv(1)
            mailer.break_off()
            calling.join(SOON)

    assert outcomes == [Outcome(Answer.LATER, "tls_failed")]


def test_whoever_has_left_ticks_no_more(quick_bureau: Bureau) -> None:
    quick_bureau.reminders.leave()

    assert quick_bureau.tick(MONDAY) == []
    assert quick_bureau.reminders.health(MONDAY).ticked_at is None


def test_a_tick_that_will_not_end_is_left_to_itself(quick_bureau: Bureau) -> None:
    begun, go_on, over = Event(), Event(), Event()

    def hang(_day: object) -> None:
        begun.set()
        go_on.wait(LONG)
        over.set()

    clock = Clock(quick_bureau.started(daily=[hang]), lambda: MONDAY, every=1000, patience=0.05)
    clock.start()
    assert begun.wait(SOON)
    began = monotonic()
    clock.stop()
    took, was_over = monotonic() - began, over.is_set()
    go_on.set()

    assert (took < SOON, was_over, over.wait(SOON)) == (True, False, True)

"""Mails that go out: each once, whatever fails, and what nobody knows is said so."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.reminders.outboxes import SENDER, Killed, Outbox, killing
from tests.reminders.sending.certificates import contexts
from tests.reminders.sending.servers import IMPATIENT, QUICK, USUAL, MailServer, Script, Silence
from tracker.accounts.sealing import Seal
from tracker.outbox.fate import MailState
from tracker.outbox.mails import LEASE, MailKind, MailRow, Mails
from tracker.outbox.outcome import Answer, Outcome
from tracker.outbox.tables import outbox_metadata
from tracker.reminders.outgoing import Envelope, message_id, opened
from tracker.reminders.sending.maildir import Maildir
from tracker.reminders.sending.smtp import Security
from tracker.store.engine import make_engine, writing
from tracker.store.keys import WorkingKey
from tracker.store.refusals import Locked, StoreUnavailable


@pytest.fixture
def outbox(database_url: str) -> Iterator[Outbox]:
    """Give an empty outbox on each database."""
    yield from _on(database_url)


@pytest.fixture
def small_outbox(sqlite_url: str) -> Iterator[Outbox]:
    """Give an empty outbox where the database is not what the test is about."""
    yield from _on(sqlite_url)


def _on(url: str) -> Iterator[Outbox]:
    engine = make_engine(url)
    with writing(engine) as connection:
        outbox_metadata.create_all(connection)
    yield Outbox(engine)
    engine.dispose()


def message_ids(server: MailServer) -> set[str]:
    return {str(re.findall(rb"Message-ID: (\S+)", taken.content)) for taken in server.taken}


def test_a_mail_that_is_due_goes_and_is_sent(outbox: Outbox) -> None:
    mail_id = outbox.put()

    with MailServer() as server:
        [went] = outbox.send(server.mailer())
        again = outbox.send(server.mailer())

    assert (went.state, outbox.state(mail_id), again) == (MailState.SENT, MailState.SENT, [])
    assert [taken.to for taken in server.taken] == ["aigul@example.org"]


def test_the_same_bytes_go_at_every_try(outbox: Outbox) -> None:
    mail_id = outbox.put()

    with MailServer(Script({"content": "451 later"})) as server:
        for _ in range(3):
            outbox.send(server.mailer())
            outbox.after(hours=1)
        server.script.answers = {}
        outbox.send(server.mailer())

    kept = opened(outbox.seal, outbox.row(mail_id))
    assert kept == Envelope("aigul@example.org", server.taken[0].content)
    assert outbox.written == ["aigul"]


def test_what_a_mail_says_opens_under_the_working_key_and_for_that_mail_alone(outbox: Outbox) -> None:
    one, other = outbox.put("aigul"), outbox.put("bolot")
    with MailServer() as server:
        outbox.send(server.mailer())

    row = outbox.row(one)
    assert row.sealed is not None
    assert b"example.org" not in row.sealed
    assert opened(outbox.seal, outbox.row(other)) != opened(outbox.seal, row)
    with pytest.raises(Locked):
        opened(Seal(None), row)


def test_a_mail_with_nothing_to_say_is_needless(outbox: Outbox) -> None:
    mail_id = outbox.put()

    with MailServer() as server:
        [went] = outbox.send(server.mailer(), write=lambda _mail: None)

    assert (went.state, outbox.state(mail_id)) == (MailState.NEEDLESS, MailState.NEEDLESS)
    assert server.taken == []


def test_a_mail_that_may_go_no_more_is_dropped_at_its_next_try(outbox: Outbox) -> None:
    mail_id, asked = outbox.put(), []
    with MailServer(Script({"RCPT": "450 greylisted"})) as server:
        outbox.send(server.mailer())
        outbox.after(hours=1)
        server.script.answers = {}

        outbox.send(server.mailer(), again=lambda mail, kept: asked.append((mail.account, kept.to)))

    assert asked == [("aigul", "aigul@example.org")]
    assert outbox.state(mail_id) is MailState.NEEDLESS
    assert server.taken == []


def test_an_address_that_is_refused_is_marked_and_stops_no_other(outbox: Outbox) -> None:
    refused, other = outbox.put("aigul"), outbox.put("bolot")

    with MailServer(Script(to={"aigul@example.org": "550 nobody"})) as server:
        outbox.send(server.mailer())

    assert (outbox.state(refused), outbox.state(other)) == (MailState.FAILED, MailState.SENT)
    assert outbox.bounces == [("aigul", date(2027, 5, 10))]
    assert [row.code for row in outbox.mails.failed()] == ["smtp_550"]


def test_a_mail_that_cannot_be_written_or_addressed_stops_no_other(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    ids = {account: outbox.put(account) for account in ("bad address", "broken", "bolot")}

    def write(mail: MailRow) -> Envelope:
        if mail.account == "broken":
            raise RuntimeError("Aigul's words")
        return outbox.write(mail) if mail.account == "bolot" else Envelope("a b@example.org", b"")

    with MailServer() as server:
        outbox.send(server.mailer(), write=write)

    assert [outbox.row(mail_id).code for mail_id in ids.values()] == ["address_unfit", "not_written", ""]
    assert [outbox.state(mail_id) for mail_id in ids.values()] == [MailState.FAILED, MailState.DUE, MailState.SENT]
    assert [record.getMessage() for record in caplog.records] == ["mail not_written: RuntimeError"]


def test_a_mailer_that_breaks_leaves_its_mail_unclear_and_the_others_go(outbox: Outbox) -> None:
    broken, other = outbox.put("aigul"), outbox.put("bolot")

    class Breaking(Maildir):
        def send(self, to: str, sender: str, content: bytes) -> Outcome:
            if to.startswith("aigul"):
                raise RuntimeError
            return Outcome(Answer.TAKEN, "")

    outbox.send(Breaking(Path("nowhere")))

    assert (outbox.row(broken).state, outbox.row(broken).code) == (MailState.UNKNOWN, "not_sent")
    assert outbox.state(other) is MailState.SENT


def test_a_bounce_that_cannot_be_noted_stops_nothing(outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    mail_id = outbox.put()

    def bounced(account: str, _on: date) -> None:
        raise LookupError(account)

    with MailServer(Script({"RCPT": "550 nobody"})) as server:
        outbox.send(server.mailer(), bounced=bounced)

    assert outbox.state(mail_id) is MailState.FAILED
    assert "aigul" not in caplog.text


@pytest.mark.parametrize("refusal", [Locked(), StoreUnavailable("disk_full")])
def test_where_nothing_can_go_all_mails_stay_as_they_are(outbox: Outbox, refusal: Exception) -> None:
    mail_id = outbox.put()

    def write(_mail: MailRow) -> Envelope:
        raise refusal

    with MailServer() as server, pytest.raises(type(refusal)):
        outbox.send(server.mailer(), write=write)

    outbox.after(minutes=6)
    assert (outbox.row(mail_id).state, outbox.row(mail_id).tries) == (MailState.DUE, 0)
    assert outbox.mails.backlog(outbox.now).count == 1


def test_a_drain_ends_in_time_for_the_next_tick(outbox: Outbox) -> None:
    for account in ("aigul", "bolot", "chinara"):
        outbox.put(account)

    with MailServer() as server:
        went = outbox.send(server.mailer(), longest=0)

    assert went == []
    assert len(outbox.mails.waiting()) == 3


def test_a_message_id_is_always_the_same_and_says_nothing(outbox: Outbox) -> None:
    made = [message_id(outbox.seal, SENDER, "a-1", MailKind.DIGEST, slot) for slot in ("one", "one", "two")]
    elsewhere = message_id(Seal(WorkingKey(1, b"x" * 32)), SENDER, "a-1", MailKind.DIGEST, "one")

    assert made[0] == made[1] != made[2]
    assert elsewhere != made[0]
    assert re.fullmatch(r"<[0-9a-f]{32}@mail\.example\.net>", made[0])


DUE, UNKNOWN, FAILED = {MailState.DUE}, {MailState.UNKNOWN}, {MailState.FAILED}
FAULTS: dict[str, tuple[Script, set[MailState]]] = {
    "4xx in the greeting": (Script({"greeting": "421 busy"}), DUE),
    "4xx at MAIL": (Script({"MAIL": "451 no"}), DUE),
    "4xx at RCPT, greylisting": (Script({"RCPT": "450 greylisted"}), DUE),
    "4xx at DATA": (Script({"DATA": "451 no"}), DUE),
    "4xx after the final dot": (Script({"content": "452 full"}), DUE),
    "5xx at RCPT": (Script({"RCPT": "550 nobody"}), FAILED),
    "5xx at DATA": (Script({"content": "554 no"}), FAILED),
    "no greeting in time": (Script({"greeting": Silence.WAITS}), DUE),
    "drop before DATA": (Script({"DATA": Silence.HANGS_UP}), DUE),
    "drop in the middle of DATA": (Script(hears=300), DUE | UNKNOWN),
    "drop after the final dot": (Script({"content": Silence.HANGS_UP}), UNKNOWN),
    "no answer after the final dot": (Script({"content": Silence.WAITS}), UNKNOWN),
    "no TLS on offer": (Script(), DUE),
    "a bad certificate": (Script({"EHLO": "250-a\r\n250 STARTTLS"}), DUE),
    "one recipient of two": (Script(to={"aigul@example.org": "550 nobody"}), FAILED),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_a_server_loses_a_mail_or_stops_the_next_one(
    fault: str, small_outbox: Outbox, tmp_path: Path
) -> None:
    script, then = FAULTS[fault]
    script.context, _ = contexts(tmp_path, "127.0.0.1")
    mail_id = small_outbox.put("aigul")
    security = Security.STARTTLS if "TLS" in fault or "certificate" in fault else Security.NEVER
    patience = IMPATIENT if Silence.WAITS in script.answers.values() else QUICK

    with MailServer(script) as server:
        small_outbox.send(server.mailer(patience, security=security))
    at_first, other = small_outbox.state(mail_id), small_outbox.put("bolot")
    with MailServer() as sound:
        small_outbox.after(hours=2)
        small_outbox.send(sound.mailer())

    assert at_first in then
    assert small_outbox.state(mail_id) is (MailState.FAILED if then == FAILED else MailState.SENT)
    assert small_outbox.state(other) is MailState.SENT
    assert [row.mail_id for row in small_outbox.mails.failed()] == [mail_id] * (then == FAILED)


def copies(first: MailServer, second: MailServer) -> list[bytes]:
    return [taken.content for server in (first, second) for taken in server.taken]


HEARD = 453  # bytes that a server hears until it has the final dot; a test that hears more says so
SAID = sum(len(f"{USUAL[step]}\r\n") for step in ("greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"))
CUTS = [{"hears": after} for after in range(1, HEARD, 13)] + [{"says": after} for after in range(0, SAID, 7)]


@pytest.mark.parametrize("cut", [*CUTS, {"hears": HEARD - 1}, {"says": SAID - 1}], ids=str)
def test_a_server_that_hangs_up_at_any_byte_gets_at_most_one_copy_more(
    cut: dict[str, int], small_outbox: Outbox
) -> None:
    mail_id = small_outbox.put()

    with MailServer(Script(**cut)) as cutting:  # type: ignore[arg-type]
        small_outbox.send(cutting.mailer())
        at_first, was_taken = small_outbox.state(mail_id), bool(cutting.taken)
        small_outbox.after(hours=2)
    with MailServer() as sound:
        small_outbox.send(sound.mailer())

    found = copies(cutting, sound)
    assert at_first is not MailState.SENT
    assert at_first is MailState.UNKNOWN or not was_taken
    assert small_outbox.state(mail_id) is MailState.SENT
    assert len(set(found)) == 1
    assert len(found) == 1 + was_taken


STEPS = ["claim", "write", "close", "keep_text", "send", "settle"]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_a_process_that_is_killed_loses_no_mail_and_sends_at_most_one_copy_more(
    step: str, outbox: Outbox, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    mail_id = outbox.put()
    with MailServer() as server:
        mailer = server.mailer()
        places = {"write": Outbox, "close": Seal, "send": type(mailer)}
        place = places.get(step, Mails)
        monkeypatch.setattr(place, step, killing(getattr(place, step), before=before))
        with pytest.raises(Killed):
            outbox.send(mailer)
        monkeypatch.undo()
        outbox.after(seconds=LEASE.total_seconds(), minutes=1)
        at_once = len(outbox.send(mailer))
        outbox.after(hours=2)
        outbox.send(mailer)

    assert outbox.state(mail_id) is MailState.SENT
    assert len(message_ids(server)) == 1
    assert len({taken.content for taken in server.taken}) == 1
    assert len(server.taken) == (2 if (step, before) in {("send", False), ("settle", True)} else 1)
    assert at_once == (step in {"claim", "write", "close"} or (step, before) == ("keep_text", True))

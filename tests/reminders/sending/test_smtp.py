"""What a mail server does, and what we then know: each against a real socket."""

import logging
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.reminders.sending.certificates import contexts
from tests.reminders.sending.servers import IMPATIENT, USUAL, Answers, MailServer, Script, Silence
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.sending.smtp import Relay, Security, SmtpMailer

AIGUL, BOLOT, SENDER = "aigul@example.org", "bolot@example.org", "post@mail.example.net"
CONTENT = b"Subject: a\r\nMessage-ID: <1@example.net>\r\n\r\n.one\r\n..two\r\nthree\r\n"
UNTOUCHED = "550 5.1.1 aigul@example.org Aigul lives elsewhere"
TAKEN = Outcome(Answer.TAKEN, "")


def sent(script: Script, to: str = AIGUL, **other: object) -> tuple[Outcome, MailServer]:
    with MailServer(script) as server:
        outcome = server.mailer(**other).send(to, SENDER, CONTENT)  # type: ignore[arg-type]
    return outcome, server


def answering(answers: Answers) -> tuple[Outcome, MailServer]:
    return sent(Script(answers))


def test_a_mail_that_is_taken_arrives_as_it_was_written() -> None:
    outcome, server = sent(Script())

    assert outcome == TAKEN
    [taken] = server.taken
    assert (taken.to, taken.content) == (AIGUL, CONTENT)


def test_the_server_hears_no_name_but_the_senders_domain() -> None:
    _, server = sent(Script())

    assert server.lines == [
        "EHLO mail.example.net",
        f"MAIL FROM:<{SENDER}> SIZE={len(CONTENT)}",
        f"RCPT TO:<{AIGUL}>",
        "DATA",
        "QUIT",
    ]
    assert socket.gethostname() not in "".join(server.lines)


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"])
def test_a_mail_that_is_turned_away_for_now_goes_later(step: str) -> None:
    outcome, server = answering({step: "451 4.7.1 come back"})

    assert outcome == Outcome(Answer.LATER, "smtp_451")
    assert server.taken == []


@pytest.mark.parametrize("step", ["RCPT", "DATA", "content"])
def test_a_mail_that_is_turned_away_for_good_is_refused(step: str) -> None:
    outcome, server = answering({step: UNTOUCHED})

    assert outcome == Outcome(Answer.REFUSED, "smtp_550", refuses_address=step == "RCPT")
    assert server.taken == []


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL"])
def test_what_a_server_has_against_us_may_be_mended(step: str) -> None:
    outcome, _ = answering({step: "554 not you"})

    assert outcome == Outcome(Answer.LATER, "smtp_554")


def test_a_full_mailbox_and_a_missing_login_are_no_fault_of_the_address() -> None:
    found = [answering({"RCPT": reply})[0] for reply in ("552 full", "530 log in", "550 5.7.1 no relaying")]

    assert [one.answer for one in found] == [Answer.LATER, Answer.LATER, Answer.REFUSED]
    assert not any(one.refuses_address for one in found)


def test_a_mail_that_was_greylisted_is_taken_the_next_time() -> None:
    with MailServer(Script({"RCPT": "450 4.2.0 greylisted"})) as server:
        first = server.mailer().send(AIGUL, SENDER, CONTENT)
        server.script.answers = {}
        second = server.mailer().send(AIGUL, SENDER, CONTENT)

    assert (first, second) == (Outcome(Answer.LATER, "smtp_450"), TAKEN)
    assert len(server.taken) == 1


def test_a_recipient_who_is_refused_stops_no_other() -> None:
    with MailServer(Script(to={AIGUL: UNTOUCHED})) as server:
        mailer = server.mailer()
        found = [mailer.send(to, SENDER, CONTENT).answer for to in (AIGUL, BOLOT)]

    assert found == [Answer.REFUSED, Answer.TAKEN]
    assert [taken.to for taken in server.taken] == [BOLOT]


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("silence", [Silence.WAITS, Silence.DRIPS])
def test_a_server_that_falls_silent_before_the_final_dot_has_not_taken_the_mail(step: str, silence: Silence) -> None:
    outcome, server = sent(Script({step: silence}), patience=IMPATIENT)

    assert outcome == Outcome(Answer.LATER, "too_slow")
    assert server.taken == []


@pytest.mark.parametrize("step", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
def test_a_server_that_hangs_up_before_the_final_dot_has_not_taken_the_mail(step: str) -> None:
    outcome, server = answering({step: Silence.HANGS_UP})

    assert outcome == Outcome(Answer.LATER, "cut_off")
    assert server.taken == []


@pytest.mark.parametrize("silence", Silence)
def test_a_server_that_falls_silent_after_the_final_dot_may_have_taken_the_mail(silence: Silence) -> None:
    outcome, _ = sent(Script({"content": silence}), patience=IMPATIENT)

    assert outcome == Outcome(Answer.UNCLEAR, "no_answer")


@pytest.mark.parametrize(
    "reply", ["", "what?", "25", "250", "999 no", "250-fine\r\n354 go on", "350 more?", "x" * 70_000]
)
def test_only_a_whole_good_answer_after_the_final_dot_means_that_it_was_taken(reply: str) -> None:
    outcome, _ = answering({"content": reply})

    assert (outcome.answer is Answer.TAKEN) == (reply == "250")
    assert outcome.answer is not Answer.LATER


@pytest.mark.parametrize("step", sorted(USUAL.keys() - {"STARTTLS", "AUTH", "content", "QUIT"}))
@pytest.mark.parametrize("reply", ["", "HTTP/1.1 400 Bad Request", "2", "x" * 70_000])
def test_what_does_not_speak_smtp_has_not_taken_the_mail(step: str, reply: str) -> None:
    outcome, _ = answering({step: reply})

    assert outcome == Outcome(Answer.LATER, "not_smtp")


def test_a_go_ahead_in_place_of_an_answer_is_none() -> None:
    outcome, server = answering({"DATA": "250 taken, why not"})

    assert outcome == Outcome(Answer.LATER, "not_smtp")
    assert server.taken == []


def test_nobody_there_means_later() -> None:
    with MailServer() as server:
        mailer = server.mailer()
    nameless = SmtpMailer(Relay("." * 70, 25, Security.NEVER))

    assert mailer.send(AIGUL, SENDER, CONTENT) == Outcome(Answer.LATER, "no_connection")
    assert nameless.send(AIGUL, SENDER, CONTENT) == Outcome(Answer.LATER, "no_connection")


WHOLE_SAID = sum(len(f"{USUAL[step]}\r\n") for step in ("greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"))


@pytest.mark.parametrize("says", range(WHOLE_SAID))
def test_a_server_that_hangs_up_after_any_byte_it_says_is_never_believed(says: int) -> None:
    outcome, server = sent(Script(says=says))

    assert outcome.answer in {Answer.LATER, Answer.UNCLEAR}
    assert (outcome.answer is Answer.UNCLEAR) == bool(server.taken)


WHOLE_HEARD = sum(map(len, sent(Script())[1].lines)) + 2 * 4 + len(CONTENT) + 2 + len(b".\r\n") - len("QUIT")


@pytest.mark.parametrize("hears", range(WHOLE_HEARD))
def test_a_server_that_hangs_up_after_any_byte_it_hears_is_never_believed(hears: int) -> None:
    outcome, server = sent(Script(hears=hears))

    assert outcome.answer in {Answer.LATER, Answer.UNCLEAR}
    assert server.taken == []


def test_a_server_that_hears_everything_takes_the_mail() -> None:
    outcome, server = sent(Script(hears=WHOLE_HEARD))

    assert outcome == TAKEN
    assert len(server.taken) == 1


def test_a_line_that_would_end_the_mail_early_does_not() -> None:
    smuggled = b"a\r\n.\r\nMAIL FROM:<x@y>\r\n\n.\nb\r.\rc"

    with MailServer() as server:
        outcome = server.mailer().send(AIGUL, SENDER, smuggled)

    assert outcome == TAKEN
    assert [taken.content for taken in server.taken] == [b"a\r\n.\r\nMAIL FROM:<x@y>\r\n\r\n.\r\nb\r\n.\r\nc\r\n"]
    assert not any("x@y" in line for line in server.lines)


@pytest.mark.parametrize("to", ["a@b\r\nRCPT TO:<x@y>", "<a@b>", "a b@c", "@b", "a@", "a@b..c", "", "\ud800@b", "a@-b"])
def test_an_address_that_is_none_reaches_no_server(to: str) -> None:
    with MailServer() as server:
        outcome = server.mailer().send(to, SENDER, CONTENT)

    assert outcome == Outcome(Answer.REFUSED, "address_unfit", refuses_address=True)
    assert server.lines == []


def test_a_mail_that_is_too_large_is_not_sent() -> None:
    outcome, server = answering({"EHLO": "250-here\r\n250 SIZE 10"})

    assert outcome == Outcome(Answer.REFUSED, "too_large")
    assert not any(line.startswith("MAIL") for line in server.lines)


@pytest.mark.parametrize("size", ["SIZE", "SIZE 0", "SIZE many"])
def test_a_server_that_names_no_limit_has_none(size: str) -> None:
    outcome, _ = answering({"EHLO": f"250-here\r\n250 {size}"})

    assert outcome == TAKEN


def test_an_address_with_other_letters_needs_a_server_that_takes_them() -> None:
    refused, _ = sent(Script(), to="айгуль@example.org")
    taken, server = sent(Script({"EHLO": "250-here\r\n250 smtputf8"}), to="айгуль@почта.example")

    assert (refused, taken) == (Outcome(Answer.REFUSED, "needs_smtputf8"), TAKEN)
    assert "RCPT TO:<айгуль@xn--80a1acny.example>" in server.lines
    assert f"MAIL FROM:<{SENDER}> BODY=8BITMIME SMTPUTF8" in server.lines


@pytest.mark.parametrize("at_once", [True, False])
def test_a_mail_travels_under_tls(tmp_path: Path, *, at_once: bool) -> None:
    shown, believed = contexts(tmp_path, "127.0.0.1")
    script = Script({"EHLO": "250-here\r\n250 STARTTLS"}, context=shown, secure_at_once=at_once)
    security = Security.AT_ONCE if at_once else Security.STARTTLS

    outcome, server = sent(script, security=security, context=believed)

    assert outcome == TAKEN
    assert [taken.content for taken in server.taken] == [CONTENT]
    assert [line.split()[0] for line in server.lines].count("EHLO") == (1 if at_once else 2)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(("name", "knows_it"), [("127.0.0.1", False), ("other.example", True)])
def test_a_certificate_of_a_stranger_or_another_name_is_not_believed(
    name: str, tmp_path: Path, *, knows_it: bool, at_once: bool
) -> None:
    shown, believed = contexts(tmp_path, name)
    script = Script({"EHLO": "250-here\r\n250 STARTTLS"}, context=shown, secure_at_once=at_once)
    security = Security.AT_ONCE if at_once else Security.STARTTLS

    outcome, server = sent(script, security=security, context=believed if knows_it else None)

    assert outcome == Outcome(Answer.LATER, "tls_failed")
    assert not any(line.startswith("MAIL") for line in server.lines)


def test_without_tls_on_offer_nothing_is_said() -> None:
    outcome, server = sent(Script(), security=Security.STARTTLS, user="u", password="secret")  # noqa: S106 - of nobody

    assert outcome == Outcome(Answer.LATER, "no_tls")
    assert server.lines == ["EHLO mail.example.net"]


@pytest.mark.parametrize(
    ("reply", "code"), [("454 not now", "smtp_454"), ("220 go on\r\n250 taken\r\n250 taken", "not_smtp")]
)
def test_words_put_in_before_tls_count_for_nothing(reply: str, code: str) -> None:
    script = Script({"EHLO": "250-here\r\n250 STARTTLS", "STARTTLS": reply})

    outcome, _ = sent(script, security=Security.STARTTLS)

    assert outcome == Outcome(Answer.LATER, code)


LOGINS: Mapping[str, list[str]] = {
    "AUTH PLAIN LOGIN": ["AUTH PLAIN AHUAcGFzc9C2"],
    "AUTH CRAM-MD5 LOGIN": ["AUTH LOGIN", "dQ==", "cGFzc9C2"],
}


@pytest.mark.parametrize("ways", LOGINS)
def test_a_user_logs_in(ways: str) -> None:
    script = Script({"EHLO": f"250-here\r\n250 {ways}", "AUTH": "235 welcome" if "PLAIN" in ways else "334 next"})

    outcome, server = sent(script, user="u", password="passж")  # noqa: S106 - of nobody

    assert server.lines[1 : 1 + len(LOGINS[ways])] == LOGINS[ways]
    assert outcome.answer is (Answer.TAKEN if "PLAIN" in ways else Answer.LATER)  # the script greets nobody in the end


@pytest.mark.parametrize(
    ("offer", "answer", "code"),
    [
        ("AUTH PLAIN", "535 wrong password", "smtp_535"),
        ("AUTH LOGIN", "504 not that", "smtp_504"),
        ("AUTH LOGIN", "235 why not", "not_smtp"),
        ("AUTH GSSAPI", "235 welcome", "no_login"),
        ("SIZE 100", "235 welcome", "no_login"),
    ],
)
def test_a_login_that_fails_may_be_mended(offer: str, answer: str, code: str) -> None:
    script = Script({"EHLO": f"250-here\r\n250 {offer}", "AUTH": answer})

    outcome, server = sent(script, user="u", password="secret")  # noqa: S106 - of nobody

    assert outcome == Outcome(Answer.LATER, code)
    assert server.taken == []


def test_no_log_code_or_name_of_an_object_holds_what_a_server_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    outcome, _ = answering({"RCPT": UNTOUCHED})

    relay = Relay("h", 25, Security.NEVER, "u", "secret")
    assert "secret" not in repr(relay)
    assert outcome == Outcome(Answer.REFUSED, "smtp_550", refuses_address=True)
    assert caplog.records == []

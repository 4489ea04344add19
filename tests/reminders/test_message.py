"""The bytes of a mail: what was meant comes out at the other end, and nothing else can be put in."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.reminders.message import AddressUnfit, HeaderUnfit, Message, as_bytes, canonical, mailbox, one_line

QUIET = Message(
    message_id="<0123456789abcdef@mail.example.net>",
    to="aigul@example.org",
    sender="post@mail.example.net",
    subject="Reminder",
    text="3 items, first by 20 May\nhttps://pages.example.org/go/7Kq2mX9pAbc\n",
    language="en",
    sent_on=datetime(2027, 5, 10, 9, 0, 7, 123, tzinfo=timezone(timedelta(hours=6))),
    unsubscribe="https://pages.example.org/stop/7Kq2mX9pAbc",
)
EXACTLY = b"""\
Date: Mon, 10 May 2027 03:00:07 +0000
From: post@mail.example.net
To: aigul@example.org
Subject: Reminder
Message-ID: <0123456789abcdef@mail.example.net>
Auto-Submitted: auto-generated
List-Unsubscribe: <https://pages.example.org/stop/7Kq2mX9pAbc>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Language: en
Content-Transfer-Encoding: quoted-printable

3 items, first by 20 May
https://pages.example.org/go/7Kq2mX9pAbc
""".replace(b"\n", b"\r\n")
NAMES = re.findall(r"^([A-Za-z-]+):", EXACTLY.decode(), re.MULTILINE)[:-1]

WORDS = ["Напоминание", "о", "сроке", "Қазақстан", "ұйымдастырушылар", "Ўзбекистон", "тоҷикӣ", "Türkmenistan", "C087"]
titles = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(categories=["L", "M", "N", "P", "Zs"]), max_size=120),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join),
    st.text(st.sampled_from('aж =?_"\\:;,.<>@()[]\t'), max_size=80),
    st.lists(st.sampled_from(["=?utf-8?q?a=0D=0ABcc:_x@y.z?=", "\r\nBcc: x@y.z", "\n\n<b>", "ж", " ", "?="])).map(
        "".join
    ),
)
a_lot = settings(max_examples=3000, suppress_health_check=list(HealthCheck))


def parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def head_and_body(content: bytes) -> tuple[bytes, bytes]:
    head, _, body = content.partition(b"\r\n\r\n")
    return head, body


def names_of_headers(content: bytes) -> list[str]:
    """Read the names of the headers off the bytes; a line that goes on begins with a space."""
    lines = head_and_body(content)[0].split(b"\r\n")
    return [line.split(b":")[0].decode() for line in lines if not line.startswith(b" ")]


def decoded_subject(content: bytes) -> str:
    """Decode the subject by RFC 2047 alone, without any library that knows of mails."""
    head = head_and_body(content)[0].decode("ascii")
    folded = head.partition("\r\nSubject: ")[2].partition("\r\nMessage-ID:")[0]
    words = folded.split("\r\n ")
    if not words[0].startswith("=?utf-8?b?"):
        return folded
    assert all(re.fullmatch(r"=\?utf-8\?b\?[A-Za-z0-9+/=]+\?=", word) and len(word) <= 75 for word in words)
    return "".join(b64decode(word[10:-2]).decode() for word in words)


def decoded_text(content: bytes) -> str:
    """Decode the body by RFC 2045 alone."""
    head, body = head_and_body(content)
    if head.endswith(b"base64"):
        return b64decode(body).decode()
    whole = body.replace(b"=\r\n", b"")
    return re.sub(rb"=([0-9A-F]{2})", lambda code: bytes([int(code[1], 16)]), whole).decode()


def assert_lines_are_short(content: bytes) -> None:
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.isascii()


LONG = "Не проверяли с 21 ноября 2026 года, к 115-й сессии — слишком долго: " * 12


@pytest.mark.parametrize("paragraph", [LONG.strip(), f"- kz {'Overturn the sentences of four union leaders ' * 9}."])
@given(st.integers(0, 40))
@settings(max_examples=20)
def test_a_paragraph_however_long_stays_one_line_for_two_decoders(paragraph: str, more: int) -> None:
    text = f"{paragraph}{'я' * more}\n  https://pages.example.org/go/7Kq2mX9pAbc\n"

    content = as_bytes(replace(QUIET, text=text))

    assert decoded_text(content) == text.replace("\n", "\r\n")
    assert parsed(content).get_content().replace("\r\n", "\n") == text
    assert_lines_are_short(content)


def test_a_quiet_mail_is_these_bytes() -> None:
    assert as_bytes(QUIET) == EXACTLY


@pytest.mark.parametrize("text", [QUIET.text, "Сроков: 3, первый — 20 мая\nhttps://pages.example.org/go/7Kq2mX9pAbc\n"])
def test_text_is_the_only_part_and_reads_as_it_was_written(text: str) -> None:
    mail = parsed(as_bytes(replace(QUIET, text=text)))

    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n") == text
    assert mail.defects == []


def test_a_mail_without_an_address_to_stop_has_none() -> None:
    content = as_bytes(replace(QUIET, unsubscribe=None))

    assert names_of_headers(content) == [name for name in NAMES if not name.startswith("List-")]


def test_one_click_is_offered_over_tls_alone() -> None:
    content = as_bytes(replace(QUIET, unsubscribe="http://localhost:8000/stop/7Kq2mX9pAbc"))

    assert b"\r\nList-Unsubscribe: <http://localhost:8000/stop/7Kq2mX9pAbc>\r\n" in content
    assert b"One-Click" not in content


def test_no_name_of_this_machine_or_program_stands_in_a_mail() -> None:
    content = as_bytes(QUIET).lower()

    assert not any(
        word in content for word in (b"tracker", b"python", b"x-mailer", b"user-agent", b"received", b"html")
    )


@given(titles)
@a_lot
def test_every_title_comes_out_as_it_went_in(title: str) -> None:
    content = as_bytes(replace(QUIET, subject=title))

    assert names_of_headers(content) == NAMES
    assert decoded_subject(content) == one_line(title)
    assert str(parsed(content)["Subject"]) == one_line(title)
    assert_lines_are_short(content)


@given(titles.filter(lambda title: title.isprintable() and title == title.strip()))
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
def test_a_title_that_fits_a_line_is_not_changed(title: str) -> None:
    assert one_line(title) == title


@given(st.lists(titles, max_size=6).map("\n".join))
@a_lot
def test_every_text_comes_out_as_it_went_in(text: str) -> None:
    content = as_bytes(replace(QUIET, text=text))

    assert names_of_headers(content) == NAMES
    assert decoded_text(content) == canonical(text)
    assert parsed(content).get_content().replace("\r\n", "\n") == canonical(text).replace("\r\n", "\n")
    assert_lines_are_short(content)


def test_words_of_a_long_russian_subject_stay_apart() -> None:
    title = " ".join(WORDS * 3)

    content = as_bytes(replace(QUIET, subject=title))

    assert str(parsed(content)["Subject"]).split(" ") == WORDS * 3
    assert content.count(b"=?utf-8?b?") > 4


def test_a_line_of_a_text_is_a_line_of_the_mail_whatever_it_ends_in() -> None:
    assert canonical("a\rb\nc\r\nd\u2028e\x85f\v\x00g") == "a\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\r\n"


INJECTIONS = ["a@b.c\r\nBcc: x@y.z", "a@b.c\nBcc: x@y.z", "a@b.c\r", "a@b.c,x@y.z", "A <a@b.c>", "<a@b.c>", "a b@c.d"]
OTHER_BAD = ["", "@", "a", "a@", "@b.c", "a..b@c.d", ".a@b.c", 'a"b@c.d', "a@b..c", "a@-b.c", "a@b.c.", "a@[127.0.0.1]"]
TOO_LONG = ["a" * 65 + "@b.c", "a@" + "b" * 64 + ".c", "a@" + ".".join(["b" * 60] * 5)]
ODD = ["a@\u0301.c", "a@b.c\x85", "a@\x00", "\ud800@b.c"]


@pytest.mark.parametrize("address", INJECTIONS + OTHER_BAD + TOO_LONG + ODD)
@pytest.mark.parametrize("field", ["to", "sender"])
def test_an_address_that_is_none_is_refused_and_not_repeated(field: str, address: str) -> None:
    with pytest.raises(AddressUnfit) as refusal:
        as_bytes(replace(QUIET, **{field: address}))  # type: ignore[arg-type]

    assert refusal.value.args == ()


@given(st.text(max_size=40).map(lambda text: text + "@example.org"))
@settings(max_examples=500)
def test_an_address_is_refused_or_stands_alone_in_its_header(address: str) -> None:
    try:
        content = as_bytes(replace(QUIET, to=address))
    except AddressUnfit:
        return

    assert names_of_headers(content) == NAMES
    assert f"\r\nTo: {address}\r\n".encode() in content


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("aigul+tag@example.org", "aigul+tag@example.org"),
        ("айгуль@example.org", "айгуль@example.org"),
        ("aigul@почта.example", "aigul@xn--80a1acny.example"),
        ("post@localhost", "post@localhost"),
    ],
)
def test_an_address_is_written_with_its_domain_in_ascii(address: str, written: str) -> None:
    assert mailbox(address) == written


@pytest.mark.parametrize(
    ("field", "value", "header"),
    [
        ("message_id", "<a@b>\r\nBcc: x@y.z", "Message-ID"),
        ("message_id", "a@b", "Message-ID"),
        ("language", "en\r\nBcc: x@y.z", "Content-Language"),
        ("unsubscribe", "https://a/b>\r\nBcc: x@y.z", "List-Unsubscribe"),
        ("unsubscribe", "mailto:a@b.c", "List-Unsubscribe"),
        ("unsubscribe", "https://a/" + "b" * 600, "List-Unsubscribe"),
    ],
)
def test_what_has_not_the_form_of_its_header_is_refused(field: str, value: str, header: str) -> None:
    with pytest.raises(HeaderUnfit) as refusal:
        as_bytes(replace(QUIET, **{field: value}))  # type: ignore[arg-type]

    assert refusal.value.header == header


def test_the_moment_of_a_mail_is_told_in_utc() -> None:
    told = parsed(as_bytes(QUIET))["Date"].datetime

    assert told == QUIET.sent_on.replace(microsecond=0)
    assert told.utcoffset() == timedelta(0)

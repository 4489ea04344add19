"""A text is understood in a process of its own: what it may say there, and what is believed of the answer."""

from dataclasses import replace
from threading import Event, Thread

import msgspec
import pytest

from tests.application.intake.papers import a_pdf
from tracker.application.intake import limited
from tracker.application.intake.known import Earlier, Known
from tracker.application.intake.limited import asked, end_all
from tracker.application.intake.reading.asking import read
from tracker.application.intake.reading.text import Kind, Raw, Span, Text, composed
from tracker.application.intake.refusals import Interrupted, ReadingTooLong, TextBroken
from tracker.application.intake.understanding import asking, propose
from tracker.application.intake.understanding.asking import Answer, understood, understood_passages

LINES = ("The bakers call upon the Government of Georgia to:", "1. Release Aigul Asanova.", "2. Amend the law.")
KNOWN = Known({"p-aaaaaaaa": ["Aigul Asanova"]}, {}, None, [Earlier("ge-2020-1", "Release Aigul.", frozenset({"GE"}))])


@pytest.fixture(scope="module")
def text() -> Text:
    return composed(Raw(Kind.PARAGRAPH, one) for one in LINES)


def test_a_process_of_its_own_understands_the_same(text: Text) -> None:
    proposals, repeats = understood(text, KNOWN)

    assert proposals == msgspec.convert(msgspec.to_builtins(propose(text, KNOWN)), type(proposals))
    assert len(repeats) == len(proposals.demands) == 2


def test_a_passage_is_put_to_whom_the_list_that_it_stands_in_is_put(text: Text) -> None:
    span = Span(text.text.index("Release"), text.text.index("\n2."))

    [(demand, _)] = understood_passages(text, [span], KNOWN)

    assert (demand.quotation, demand.called.country) == (span, "GE")
    assert [one.key for one in demand.persons] == ["p-aaaaaaaa"]


def test_a_text_that_takes_for_ever_is_given_up(text: Text, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PATIENCE", 0.01)

    with pytest.raises(ReadingTooLong):
        understood(text)


def test_what_is_read_ends_with_the_server(text: Text) -> None:
    def end() -> None:
        while not limited.under_way:
            Event().wait(0.01)
        end_all()

    ending = Thread(target=end)
    ending.start()

    with pytest.raises(Interrupted):
        understood(text)

    ending.join()
    assert not limited.under_way


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b'{"proposals": 5}',
        msgspec.json.encode(Answer()),
        b"\xff",
    ],
)
def test_an_answer_of_another_form_is_not_believed(text: Text, said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "asked", lambda *_, **__: said)

    with pytest.raises(TextBroken):
        understood(text)


def test_an_answer_with_places_beyond_the_text_is_not_believed(text: Text, monkeypatch: pytest.MonkeyPatch) -> None:
    found = propose(text)
    beyond = replace(found.demands[0], quotation=Span(0, len(text.text) + 1))
    answer = Answer(proposals=replace(found, demands=[beyond]), repeats=((),))
    monkeypatch.setattr(asking, "asked", lambda *_, **__: msgspec.json.encode(answer))

    with pytest.raises(TextBroken):
        understood(text)


def test_a_module_that_fails_or_says_too_much_breaks_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TextBroken):
        asked("tracker.no_such_module", b"", patience=60)
    monkeypatch.setattr(limited, "MOST_SAID", 10)
    with pytest.raises(TextBroken):
        read(a_pdf(["The bakers call upon everybody to pay."]))

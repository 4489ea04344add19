"""Asking: a text is understood by a child process with limits, since whoever wrote it may wish that it takes for ever.

What comes back is checked before it is believed: its form, and that every place in it is one of the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

import msgspec

from tracker.application.intake.known import NOTHING, Known
from tracker.application.intake.limited import asked
from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.refusals import TextBroken, TooMuchProposed
from tracker.application.intake.repeating import Repeated
from tracker.application.intake.understanding.proposal import Demand, Proposals

_CHILD = "tracker.application.intake.understanding.child"
_PATIENCE = 60.0
"""Seconds after which the child is killed, however it spends them; with those of reading they are two minutes."""
MOST_PROPOSED = 2000
"""Demands and developments of one document at most: one of 300 pages has some hundreds."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text to be understood: all of it, or what some passages of it ask."""

    text: Text
    known: Known
    today: date | None = None
    passages: tuple[Span, ...] = ()


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a text gives, or for each passage the demands that it is; and which earlier demands each may repeat."""

    proposals: Proposals | None = None
    demands: tuple[tuple[Demand, ...], ...] = ()
    repeats: tuple[tuple[Repeated, ...], ...] = ()
    is_too_much: bool = False


def understood(
    text: Text, known: Known = NOTHING, today: date | None = None
) -> tuple[Proposals, Sequence[Sequence[Repeated]]]:
    """Give what a text seems to ask, promise and report, and what each demand may repeat.

    Raises ReadingTooLong, TooMuchProposed, TextBroken.
    """
    answer = _asked(Question(text, known, today))
    if answer.is_too_much:
        raise TooMuchProposed(most=MOST_PROPOSED)
    if answer.proposals is None or len(answer.repeats) != len(answer.proposals.demands):
        raise TextBroken
    return answer.proposals, answer.repeats


def understood_passages(
    text: Text, passages: Sequence[Span], known: Known = NOTHING, today: date | None = None
) -> Sequence[tuple[Demand, Sequence[Repeated]]]:
    """Give what each passage asks if it is a demand, put to whoever is called upon where it stands.

    Raises ReadingTooLong, TextBroken.
    """
    answer = _asked(Question(text, known, today, tuple(passages)))
    if not all(answer.demands) or not len(passages) == len(answer.demands) == len(answer.repeats):
        raise TextBroken
    return [(demands[0], repeats) for demands, repeats in zip(answer.demands, answer.repeats, strict=True)]


def _asked(question: Question) -> Answer:
    said = asked(_CHILD, msgspec.json.encode(question), patience=_PATIENCE)
    try:
        answer = msgspec.json.decode(said, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise TextBroken from None
    most = len(question.text.text)
    if not all(0 <= one.start <= one.end <= most for one in _spans([answer.proposals, answer.demands])):
        raise TextBroken
    return answer


def _spans(value: object) -> Iterator[Span]:
    """Give every place that something found names."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, str):
        return
    elif isinstance(value, Mapping):
        yield from _spans(list(value.values()))
    elif isinstance(value, Sequence):
        for one in value:
            yield from _spans(one)
    elif is_dataclass(value):
        for its in fields(value):
            yield from _spans(getattr(value, its.name))

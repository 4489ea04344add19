"""Duties: what ought to be: asked for here, or only told as a law, a memory, somebody's words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in
from tracker.application.intake.understanding.around import Around
from tracker.application.intake.understanding.bearers import is_done_to_them, is_general, is_nobody, is_of_guilty
from tracker.application.intake.understanding.cues import Cue, words
from tracker.application.intake.understanding.finding import begins, first, is_right_before, last_speaker
from tracker.application.intake.understanding.proposal import Called
from tracker.application.intake.understanding.verbs import is_infinitive

_OF_ANYBODY = re.compile(
    r"(?:must|should|shall|ought\s+to|has\s+to|have\s+to|needs?\s+to)\s+(?:\w+ly\s+|not\s+|now\s+|at\s+last\s+)*be\s+\w|"
    r"(?!must|should|shall|ought|has|have|need)[a-z]|долж\w+\s+(?:\w+\s+){0,2}быть\b|"
    r"(?!долж|обязан)[а-яё]",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"[a-z ]+?\s+(?:not\s+)?be\b|долж\w+\s+(?:\w+\s+){0,2}быть\b", re.IGNORECASE)
_FOR_WHOM = re.compile(r"\s*(?:\b(?:for|that)\b|,\s+чтобы)\s+", re.IGNORECASE)
_NOT_DUE = re.compile(r"\bне\s+подлеж\w+$", re.IGNORECASE)
_NOTHING_DUE = re.compile(r"\s+ли\b|[.!…»”\"\x27)\s]*$", re.IGNORECASE)
"""Behind a duty: whether it is one is asked, or nothing is said to be due."""
_NEEDLESS = re.compile(
    r"\b(?:не|сколько|когда|где|как|куда|чем|столько)\s+(?:надо|нужно|нужны|нужен|нужна|стоит|обязательно)$",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\W*(?:(?:and|so|but|then)\s+)?", re.IGNORECASE)
_WORD = re.compile(r"\s+([^\W\d_]+)")
_PLAIN_NEED = re.compile(r"^(?:has|have|needs?)\s+to$", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|вы)\s*$", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|they|he|she|он[аио]?)\s*$", re.IGNORECASE)
_PURPOSE = re.compile(r"^\W*(?:чтобы|для того чтобы|in order to)\b", re.IGNORECASE)
_LET = re.compile(r"(?:пусть|let)\b", re.IGNORECASE)
_SHORT = 40
"""Characters that whoever is named there takes at most."""
_NEXT = 24
"""Characters behind "for" within which it says for whom."""
_NEAR = 60
"""Characters behind "let" within which it says who shall."""
_JOINT = re.compile(r"[,;]\s+(?:(?:and|but|while|и|а|но)\s+)?")
_MOST_TRIED = 12
_LOOKED_BACK = 90
_SHORT_WORDS = 12
"""Characters of a word or two between a duty and what it is to do."""
_MOST_WORDS = 12
"""Words in front of a duty among which its subject stands; a longer clause holds another subject."""


@dataclass(frozen=True)
class Duty:
    """A duty that is asked for: the words that say so, who has it, whether that is the reader, or everybody."""

    because: Span
    called: Sequence[Called]
    to_reader: bool = False
    is_general: bool = False


def duty(text: str, sentence: Span, around: Around) -> Duty | None:
    """Find what a sentence wants: of whoever stands in front of the duty, or of nobody it names."""
    ends = text[sentence.start : sentence.end].rstrip("\"'”’») ")
    if ends.endswith("?") or _PURPOSE.match(ends):
        return None
    for one in words("wants").find(text, sentence)[:_MOST_TRIED]:
        found = _duty(text, sentence, one, around)
        if found is not None:
            return found
    return None


def duties_apart(text: str, sentence: Span) -> Iterator[Span]:
    """Part a sentence that puts one duty to one addressee, and another to another."""
    start = sentence.start
    for number, one in enumerate(words("wants").find(text, sentence)[:_MOST_TRIED]):
        near = max(start, one.span.start - _LOOKED_BACK)
        joints = list(_JOINT.finditer(text, near, one.span.start))
        if number and joints:
            subject = Span(joints[-1].end(), one.span.start)
            if called_in(text, subject) and len(text[subject.start : subject.end].split()) <= _MOST_WORDS:
                yield Span(start, joints[-1].start())
                start = subject.start
    yield Span(start, sentence.end)


def _duty(text: str, sentence: Span, wants: Cue, around: Around) -> Duty | None:
    before = Span(sentence.start, wants.span.start)
    is_lead = text[sentence.start : sentence.end].endswith(":")
    if (
        _NOTHING_DUE.match(text, wants.span.end, sentence.end)
        or _NOT_DUE.search(text, before.start, wants.span.end)
        or _is_past(text, sentence, wants)
        or (not is_lead and _is_hearsay(text, before))
        or _is_thought(text, sentence, wants)
        or _is_price(text, wants, sentence)
        or _is_leave(text, before, wants)
        or _NEEDLESS.search(text, before.start, wants.span.end)
    ):
        return None
    if _YOU.search(text, before.start, before.end):
        return Duty(wants.span, [], to_reader=True) if around.reader else None
    if is_general(text, before):
        return Duty(wants.span, [], is_general=True) if is_nobody(text, before) else None
    if is_right_before("anybody", text, sentence.start, wants.span.start) and not _is_named_next(text, wants):
        is_asked = is_done_to_them(text, wants, sentence) or (
            around.carried and _IT.search(text, before.start, before.end)
        )
        return Duty(wants.span, []) if is_asked else None
    called = _bearers(text, sentence, wants, around)
    if called and (called[0].organs or called[0].body or all(one.country for one in called)):
        return Duty(wants.span, called)
    return Duty(wants.span, []) if _is_wanted(text, sentence, wants, around) else None


def _is_named_next(text: str, wants: Cue) -> bool:
    """Say whether an organ or a body stands right in front of a duty: we hold that the employer must."""
    near = Span(max(0, wants.span.start - _NEAR), wants.span.start)
    ends = [*(one.span.end for one in organs_in(text, near)), *(one.span.end for one in bodies_in(text, near))]
    return any(not text[end : near.end].strip() for end in ends)


def _bearers(text: str, sentence: Span, wants: Cue, around: Around) -> list[Called]:
    """Give who has a duty: whoever stands in front of it, or where it says so behind it."""
    before = Span(sentence.start, wants.span.start)
    is_near = len(text[before.start : before.end].split()) <= _MOST_WORDS
    called = called_in(text, before, around.country) if is_near else []
    if _LET.match(text, wants.span.start):
        called = (
            called_in(text, Span(wants.span.end, min(sentence.end, wants.span.end + _NEAR)), around.country)[:1]
            or called
        )
    if called and called[0].body and _PASSIVE.match(text, wants.span.start, sentence.end):
        called = []  # they are who it is done to
    return called or _for_whom(text, sentence, wants, around)


def _is_wanted(text: str, sentence: Span, wants: Cue, around: Around) -> bool:
    """Say whether a duty of which nobody is named as the bearer is one of those who stand around, or of anybody."""
    words_said = text[wants.span.start : wants.span.end]
    if around.carried and not _PLAIN_NEED.match(words_said):
        return True
    return (
        _OF_ANYBODY.match(text, wants.span.start, sentence.end) is not None
        or is_of_guilty(text, Span(sentence.start, wants.span.start))
        or text[sentence.start : sentence.end].endswith(":")
        or (words_said.casefold() == "shall" and bool(around.reader or around.last))
    )


def _for_whom(text: str, sentence: Span, wants: Cue, around: Around) -> list[Called]:
    """Give who has a duty by what stands behind it: it is necessary for the Government to; нужно, чтобы суд."""
    end = min(sentence.end, wants.span.end + _NEAR)
    has_lead = text[wants.span.start : wants.span.end].endswith((" for", " that"))
    leads = _FOR_WHOM.match(text, wants.span.end - 4 if has_lead else wants.span.end, end)
    if leads is None:
        return []
    found = called_in(text, Span(leads.end(), min(end, leads.end() + _SHORT)), around.country)
    is_next = found and min((one.start for one in found[0].spans), default=end) - leads.end() < _NEXT
    return found if is_next else []


def _is_past(text: str, sentence: Span, wants: Cue) -> bool:
    near = Span(max(sentence.start, wants.span.start - 20), min(sentence.end, wants.span.end + 20))
    return any(
        one.span.start <= wants.span.start < one.span.end or one.span.start < wants.span.end <= one.span.end
        for one in words("past").all(text, near)
    )


def _is_price(text: str, wants: Cue, sentence: Span) -> bool:
    """Say whether a Russian verb tells what something costs or that it stands, and not that it is worth doing."""
    if text[wants.span.start : wants.span.end].casefold() != "стоит":
        return False
    behind = _WORD.match(text, wants.span.end, sentence.end)
    return behind is None or not is_infinitive(behind[1])


def _is_leave(text: str, before: Span, wants: Cue) -> bool:
    """Say whether "let" stands within a sentence: to let them go; and does not begin what shall be."""
    return text[wants.span.start : wants.span.end].casefold() == "let" and not _BEGUN.fullmatch(
        text, before.start, before.end
    )


def _is_thought(text: str, sentence: Span, wants: Cue) -> bool:
    """Say whether something ought to be said, known or remembered, and nothing done."""
    behind = Span(min(wants.span.end + 1, sentence.end), sentence.end)
    return begins("thinking", text, behind, most=_SHORT_WORDS) is not None


def _is_hearsay(text: str, before: Span) -> bool:
    """Say whether somebody else's words lead to the duty: the director said that."""
    if first("reminded", text, before) is not None:
        return True
    return first("hearsay", text, before) is not None and last_speaker(text, before) != before.start

"""Saying: what one sentence does: asks, passes on what others ask, promises, wants, worries, or reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in
from tracker.application.intake.understanding.around import Around
from tracker.application.intake.understanding.commanding import command
from tracker.application.intake.understanding.cues import Cue
from tracker.application.intake.understanding.duties import Duty, duty
from tracker.application.intake.understanding.finding import begins, first, last, last_speaker
from tracker.application.intake.understanding.promising import promise
from tracker.application.intake.understanding.proposal import GOVERNMENT, SELF_CALLED, Called
from tracker.application.intake.understanding.requests import (
    BEFORE_NAMED,
    NEXT_WORD,
    OF_A_BODY,
    is_first_person,
    is_own,
    passive,
    request,
)
from tracker.application.intake.understanding.verbs import first_verb

_REACH = 260
"""Characters behind a verb of asking within which the addressee stands."""
_NO_MORE = re.compile(
    r"\b(?:will|shall)\s+(?:tell|explain\s+to|show|give)\s+you\b|\b(?:will|shall)(?:\s+not)?[.!]?$", re.IGNORECASE
)
"""A promise that says nothing: I will not."""
_TO = re.compile(r"(?:And\s+)?(?:to\s+the|к|ко)\s", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(?:[Tt]he\s+Committee|Комитет(?:а|у|ом)?)\b")
_QUOTE = re.compile(r"[«“\"]")
_IMPERSONAL = re.compile(r"(?:рекоменд|предлаг)\w+", re.IGNORECASE)
_TO_ANYBODY = re.compile(
    r"\b(?:тому|тем|мне|нам|им|ему|ей|вам|людям|жителям|пострадавшим|желающим|участникам|гражданам|работникам|заявител\w+|пассажирам|всем)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_RECITED = re.compile(r"[\s–—•-]*(?:[A-ZА-ЯЁ][.)]\s+)?")
"""What may stand in front of a recital: the letter of one."""
_NEXT = 40
_FROM = re.compile(r"(?:(?:\bfrom|^To)\s+(?:the\s+)?|\bот\s+|\bсо стороны\s+)$", re.IGNORECASE)
_NEAR = 90
"""Characters in front of one within which it stands, where it stands there."""


class Does(StrEnum):
    """What a sentence does."""

    ASKS = "asks"
    PASSES_ON = "passes_on"
    SUPPORTS = "supports"
    STRIVES = "strives"
    PROMISES = "promises"
    WANTS = "wants"
    WORRIES = "worries"
    REPORTS = "reports"


@dataclass(frozen=True)
class Said:
    """What a sentence does, the words that say so, who it names as called upon, and where what is asked begins."""

    does: Does
    because: Sequence[Span]
    called: Sequence[Called]
    asked: int
    to_reader: bool = False


def said(text: str, sentence: Span, around: Around) -> Said:
    """Say what a sentence does; the first that fits counts."""
    for does, group in ((Does.STRIVES, "strives"), (Does.SUPPORTS, "supports")):
        found = first(group, text, sentence)
        if found:
            return Said(does, [found.span], [], found.span.end)
    asking = request(text, sentence, has_reader=bool(around.reader), is_ours=around.is_ours)
    if asking is not None:
        return _ask(text, sentence, asking, around)
    asked = passive(text, sentence)
    if asked is not None:
        behind = Span(asked.span.end, min(sentence.end, asked.span.end + _NEAR))
        quoted = _QUOTE.search(text, behind.start, behind.end)
        behind = Span(behind.start, quoted.start()) if quoted else behind
        called = called_in(text, Span(sentence.start, asked.span.start), around.country) or called_in(
            text, behind, around.country
        )
        if called:
            return Said(Does.ASKS, [asked.span], called, asked.span.end)
        if (
            not _TO_ANYBODY.search(text, sentence.start, asked.span.start)
            and _IMPERSONAL.fullmatch(text, asked.span.start, asked.span.end)
            and first_verb(text, behind) is not None
        ):
            return Said(Does.WANTS, [asked.span], around.carried, sentence.start)
    return _unasked(text, sentence, around)


def _unasked(text: str, sentence: Span, around: Around) -> Said:
    """Read a sentence in which nobody asks."""
    nothing = Said(Does.REPORTS, [], [], sentence.start)
    recital = first("recital", text, sentence)
    leads_on = text[sentence.start : sentence.end].endswith(":")
    if recital is not None and not leads_on and _RECITED.fullmatch(text, sentence.start, recital.span.start):
        return nothing
    promises, worries = promise(text, sentence), first("worries", text, sentence)
    if (
        promises
        and not _NO_MORE.search(text[sentence.start : sentence.end])
        and not _is_of_others(text, Span(sentence.start, promises.span.start))
    ):
        return Said(Does.PROMISES, [promises.span], [SELF_CALLED], promises.span.end)
    wanted = duty(text, sentence, around) if first("housekeeping", text, sentence) is None else None
    if wanted is not None:
        return Said(Does.WANTS, [wanted.because], _called_by(wanted, around), sentence.start)
    commanded = command(
        text,
        sentence,
        around.country,
        has_reader=around.is_letter and any(one.organs or one.body for one in around.reader),
        is_read=bool(around.reader) or any(one.type == GOVERNMENT for one in around.last),
    )
    if commanded is not None:
        last = () if commanded.is_cried else around.last
        called = commanded.called or around.carried or around.reader or last
        return Said(Does.ASKS, [commanded.because], called, commanded.asked)
    if worries:
        return Said(Does.WORRIES, [worries.span], around.carried or around.reader, worries.span.end)
    return nothing


def _called_by(wanted: Duty, around: Around) -> Sequence[Called]:
    if wanted.called or wanted.is_general:
        return wanted.called
    return around.reader if wanted.to_reader else around.carried


def _ask(text: str, sentence: Span, asking: Cue, around: Around) -> Said:
    rest = Span(asking.span.end, sentence.end)
    verb = first_verb(text, Span(rest.start, min(rest.end, rest.start + _REACH)))
    named = Span(asking.span.start, verb if verb is not None else min(rest.end, rest.start + _REACH))
    called = _named(text, named, around, is_whole=verb is not None) or _in_front(text, sentence, asking, around)
    if not called and _COMMITTEE.search(text, named.start, named.end):
        called = list(around.committee)
    if not called:
        wanted = duty(text, rest, replace(around, carried=(), last=()))
        called = list(wanted.called) if wanted is not None else []
    to_reader = bool(first("you", text, named)) and bool(around.reader)
    if to_reader or not called:
        called = list(around.reader or around.carried) if to_reader or around.reader else list(around.carried)
    part = begins("own_parts", text, Span(min(asking.span.end + 1, sentence.end), sentence.end))
    if part is not None and not any(
        one.span.start <= part.span.end + len(" ") and part.span.start <= one.span.end for one in bodies_in(text, named)
    ):
        return Said(Does.PROMISES, [asking.span], [SELF_CALLED], asking.span.end)
    does = Does.ASKS if is_own(text, sentence, asking) else Does.PASSES_ON
    start = verb if verb is not None and called else rest.start
    return Said(does, [asking.span], called, start, to_reader)


def _in_front(text: str, sentence: Span, asking: Cue, around: Around) -> list[Called]:
    """Find who is called upon in front of the verb: from the director we demand; Mr President, we ask."""
    front = Span(max(sentence.start, asking.span.start - _NEAR), asking.span.start)
    for span in (*(one.span for one in organs_in(text, front)), *(one.span for one in bodies_in(text, front))):
        before = text[max(front.start, span.start - 16) : span.start]
        is_put = _TO.match(text, sentence.start) is not None and span.start - sentence.start < _NEXT
        begins_here = span.start == sentence.start and is_first_person(text, asking)
        is_greeted = begins_here or (not before.strip(" «“") and "," in text[span.end : front.end])
        if _FROM.search(before) or is_greeted or is_put:
            return called_in(text, Span(span.start, front.end), around.country)
    return []


def _named(text: str, named: Span, around: Around, *, is_whole: bool) -> list[Called]:
    """Find who is called upon: all who are named in front of a verb, else organs that something is wanted from."""
    if is_whole:
        return called_in(text, named, around.country)
    organs = [
        one
        for one in organs_in(text, named)
        if BEFORE_NAMED.search(text[max(named.start, one.span.start - 16) : one.span.start])
        or not NEXT_WORD.search(text[named.start : one.span.start])
    ]
    if not organs:
        return _bodies_wanted_of(text, named, around)
    end = min(named.end, organs[-1].span.end + 60)
    found = called_in(text, Span(organs[0].span.start, end), around.country)
    return [one for one in found if one.body is None]


def _bodies_wanted_of(text: str, named: Span, around: Around) -> list[Called]:
    """Find a body that something is wanted from: that the Committee send a mission."""
    for one in bodies_in(text, named):
        if OF_A_BODY.search(text[max(named.start, one.span.start - 16) : one.span.start]):
            return called_in(text, one.span, around.country)
    return []


def _is_of_others(text: str, before: Span) -> bool:
    if text[before.start : before.end].strip().casefold() in {"they", "они"}:
        return False  # a sentence that goes on with those of whom the one before speaks
    own = last_speaker(text, before)
    organs = max((one.span.start for one in organs_in(text, before)), default=-1)
    return max(last("others", text, before), last("crowd", text, before), organs) > own

"""Saying: what one sentence does: asks, passes on what others ask, promises, wants, worries, or reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in, third_in
from tracker.application.intake.understanding.cues import Cue, one_list
from tracker.application.intake.understanding.proposal import SELF_CALLED, Called
from tracker.application.intake.understanding.verbs import first_verb

_REACH = 260
"""Characters behind a verb of asking within which the addressee stands."""
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|these|those|their|our|its|any|all|of|on|such|main|key|following|upon|for)|"
    r"\b(?:эт\w+|наш\w+|их|все\w*|основн\w+))\s+$",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"(?:demand|request|appeal|call)s?$", re.IGNORECASE)
_PAST = re.compile(r"ed(?:\s|$)|^(?:потребовал|призвал|просил|рекомендовал|обратил)", re.IGNORECASE)
"""Of a verb of asking: somebody asked. That is told, unless it says who, and they can ask."""
_WE = re.compile(r"^(?:we|I|мы)\b", re.IGNORECASE)
"""What we asked before is told, too; what the meeting asked may be said so in its own minutes."""
_FIRST_PERSON = re.compile(r"(?:ем|им)(?:ся)?$|^(?:призываем|требуем|просим|настаиваем|рекомендуем|обращаемся)")
_WANTED = re.compile(
    r"(?:must|should|ought\s+to)\s+(?:\w+ly\s+|not\s+|now\s+)*be\b|(?!must|should|ought)[a-z]|долж\w+\s+быть\b|(?!долж|обязан)[а-яё]",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(r"(?:\b(?:from|that|от|чтобы)\s+(?:the\s+)?)$", re.IGNORECASE)
_BEFORE_NAMED = re.compile(r"(?:\b(?:from|of|by|that|от|со стороны|чтобы)\s+(?:the\s+)?)$", re.IGNORECASE)


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


@dataclass(frozen=True)
class Around:
    """What stands around a sentence: whose organs are meant, and who the document is put to."""

    country: str | None
    carried: Sequence[Called] = ()
    reader: Sequence[Called] = ()


def said(text: str, sentence: Span, around: Around) -> Said:
    """Say what a sentence does; the first that fits counts."""
    for does, group in ((Does.STRIVES, "strives"), (Does.SUPPORTS, "supports")):
        found = _first(group, text, sentence)
        if found:
            return Said(does, [found.span], [], found.span.end)
    asking = _asking(text, sentence)
    if asking is not None:
        return _ask(text, sentence, asking, around)
    return _unasked(text, sentence, around)


def _unasked(text: str, sentence: Span, around: Around) -> Said:
    """Read a sentence in which nobody asks."""
    promises, wants, worries = (_first(group, text, sentence) for group in ("promises", "wants", "worries"))
    if promises and not _is_of_others(text, Span(sentence.start, promises.span.start)):
        return Said(Does.PROMISES, [promises.span], [SELF_CALLED], promises.span.end)
    is_lead = text[sentence.start : sentence.end].endswith(":")
    if wants and (is_lead or not _first("hearsay", text, sentence)):
        return _want(text, sentence, wants, around)
    if worries:
        return Said(Does.WORRIES, [worries.span], around.carried or around.reader, worries.span.end)
    return Said(Does.REPORTS, [], [], sentence.start)


def asks_at_end(text: str, span: Span) -> Cue | None:
    """Give the words of asking that a block ends with, so that what is asked stands in the blocks below."""
    found = [one for one in one_list("calls", "asks").find(text, span) if not _is_noun(text, one)]
    rest = text[found[-1].span.end : span.end].strip(" :—–-\u00a0") if found else ""
    return found[-1] if found and not rest else None


def is_own(text: str, sentence: Span, asking: Cue) -> bool:
    """Say whether the document itself asks, by who stands in front of the verb."""
    before = Span(sentence.start, asking.span.start)
    own = _last("own", text, before)
    others = _others(text, before)
    is_first_person = _FIRST_PERSON.search(text[asking.span.start : asking.span.end]) is not None
    return own >= others or is_first_person


def _others(text: str, before: Span) -> int:
    """Say where a body or an organisation stands that may be the one who asks, -1 where none does."""
    return max(_last("others", text, before), max((one.span.start for one in third_in(text, before)), default=-1))


def _asking(text: str, sentence: Span) -> Cue | None:
    """Find the first verb of asking, unless it is a noun, or a crowd asks."""
    for one in one_list("calls", "asks").find(text, sentence):
        before = Span(sentence.start, one.span.start)
        own, others = _last("own", text, before), _others(text, before)
        is_crowds = _last("crowd", text, before) > max(own, others)
        is_past = _PAST.search(text[one.span.start : one.span.end]) is not None
        is_told = is_past and others < 0 and (own < 0 or _WE.search(text[own : one.span.start]) is not None)
        if not _is_noun(text, one) and not is_crowds and not is_told:
            return one
    return None


def _ask(text: str, sentence: Span, asking: Cue, around: Around) -> Said:
    rest = Span(asking.span.end, sentence.end)
    verb = first_verb(text, Span(rest.start, min(rest.end, rest.start + _REACH)))
    named = Span(asking.span.start, verb if verb is not None else min(rest.end, rest.start + _REACH))
    called = _named(text, named, around, is_whole=verb is not None)
    to_reader = bool(_first("you", text, named)) and bool(around.reader)
    if to_reader or not called:
        called = list(around.reader or around.carried) if to_reader or around.reader else list(around.carried)
    does = Does.ASKS if is_own(text, sentence, asking) else Does.PASSES_ON
    begins = verb if verb is not None and called else rest.start
    return Said(does, [asking.span], called, begins, to_reader)


def _named(text: str, named: Span, around: Around, *, is_whole: bool) -> list[Called]:
    """Find who is called upon: all who are named in front of a verb, else organs that something is wanted from."""
    if is_whole:
        return called_in(text, named, around.country)
    organs = [
        one
        for one in organs_in(text, named)
        if _BEFORE_NAMED.search(text[max(named.start, one.span.start - 16) : one.span.start])
        or _is_next(text, named, one.span)
    ]
    if not organs:
        return _bodies_wanted_of(text, named, around)
    last = min(named.end, organs[-1].span.end + 60)
    found = called_in(text, Span(organs[0].span.start, last), around.country)
    return [one for one in found if one.body is None]


def _bodies_wanted_of(text: str, named: Span, around: Around) -> list[Called]:
    """Find a body that something is wanted from: that the Committee send a mission."""
    for one in bodies_in(text, named):
        if _OF_A_BODY.search(text[max(named.start, one.span.start - 16) : one.span.start]):
            return called_in(text, one.span, around.country)
    return []


def _is_next(text: str, named: Span, span: Span) -> bool:
    """Say whether an organ stands right behind the verb of asking."""
    return not re.search(r"[^\W\d_]{4,}", text[named.start : span.start])


def _want(text: str, sentence: Span, wants: Cue, around: Around) -> Said:
    """Read a duty: whoever stands in front of it is called upon, if that is somebody who can be."""
    before = Span(sentence.start, wants.span.start)
    called = called_in(text, before, around.country) if _is_subject(text, before) else []
    if not (called and (called[0].organs or called[0].body or all(one.country for one in called))):
        called = list(around.carried)
    if not called and not _is_wanted_of_anybody(text, Span(wants.span.start, sentence.end)):
        return Said(Does.REPORTS, [], [], sentence.start)
    return Said(Does.WANTS, [wants.span], called, sentence.start)


def _is_wanted_of_anybody(text: str, behind: Span) -> bool:
    """Say whether a duty is put so that it is asked for, whoever has it: it must be done; there is a need to do it.

    That somebody must do something is mostly told, unless that somebody can be called upon.
    """
    return _WANTED.match(text, behind.start, behind.end) is not None


def _is_subject(text: str, before: Span) -> bool:
    """Say whether what stands in front of a duty is who has it: a State or an organ, near its beginning."""
    words = text[before.start : before.end].split()
    return bool(called_in(text, before)) and len(words) <= 12  # noqa: PLR2004 - a longer one holds another subject


def _is_noun(text: str, cue: Cue) -> bool:
    """Say whether a word of asking is a noun here: these demands, our call."""
    return (
        _NOUNS.search(text[cue.span.start : cue.span.end]) is not None
        and _NOUN_BEFORE.search(text[max(0, cue.span.start - 12) : cue.span.start]) is not None
    )


def _is_of_others(text: str, before: Span) -> bool:
    return _last("others", text, before) > _last("own", text, before)


def _first(group: str, text: str, within: Span) -> Cue | None:
    return next(iter(one_list("calls", group).find(text, within)), None)


def _last(group: str, text: str, within: Span) -> int:
    """Say where the last cue of a group begins, -1 where there is none."""
    return max((one.span.start for one in one_list("calls", group).find(text, within)), default=-1)

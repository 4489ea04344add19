"""Limbs: what a sentence asks for one after the other, and where one sentence or item holds two demands.

A sentence is parted where another verb begins behind a semicolon, a comma or "and". A series of three or more is one
demand with a list; two limbs are two demands where they share no theme, and ratifying is always a demand of its own.
"""

import re
from collections.abc import Sequence

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import words
from tracker.application.intake.understanding.sentences import trimmed
from tracker.application.intake.understanding.subjects import RATIFIED, acts_in, themes_in
from tracker.application.intake.understanding.verbs import begins_with_verb, first_verb, is_verb

_JOINT = re.compile(
    r"(?P<hard>;\s*(?:and\s+|и\s+|а также\s+)?(?:to\s+)?)"
    r"|,?\s+(?:and|и|а также)\s+(?:to\s+|that\s+(?:it|they)\s+)?|,\s+(?:to\s+)?"
)
_LISTED = re.compile(r":\s[^:;]*;\s[^:;]*[;.]")
"""A list of several things within one sentence."""
_NOUN_JOINT = re.compile(r",?\s+(?:а также|as well as|and for|and an end to|and also)\s+(?=[a-zа-яё])")
_CLAUSE = re.compile(r"\b(?:that|which|who|чтобы|что|котор\w+)\b", re.IGNORECASE)
_LONGEST_JOINT = 20
_DUTY = re.compile(
    r"^\s*(?:any|all|the|every|no|вс\w+|люб\w+)?\b[^;,]*\b(?:should|shall|must|долж\w+|следует)\b", re.IGNORECASE
)
_DUE = re.compile(r"\b(?:should|shall|must|be|долж\w+|следует|[а-яё]+(?:ть|ти))\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[;,]|\band\b|\bи\b")
_LONGEST_CLAUSE = 160
_BACK = re.compile(
    r"\b(?:its|it|them|their|him|his|her|such|thereof|его|её|ее|им|их|ему|ей|таких|этого|этих)\b", re.IGNORECASE
)
_ASIDE = re.compile(r",[^,;:]{1,40}$")
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"\b[A-ZА-ЯЁ]")


def limbs(text: str, sentence: Span) -> list[Span]:
    """Part a sentence into what it asks for."""
    starts, ends = [sentence.start], []
    for joint in _JOINT.finditer(text, sentence.start, sentence.end):
        rest = Span(joint.end(), sentence.end)
        has_duty = _DUE.search(text, max(starts[-1], joint.start() - _LONGEST_CLAUSE), joint.start()) is not None
        if _is_aside(text, Span(starts[-1], joint.start()), joint[0]):
            continue
        if begins_with_verb(text, rest) or (has_duty and _begins_duty(text, rest)):
            starts.append(joint.end())
            ends.append(joint.start())
    return [trimmed(text, Span(start, end)) for start, end in zip(starts, [*ends, sentence.end], strict=True)]


def _is_aside(text: str, before: Span, joint: str) -> bool:
    """Say whether a comma only ends an aside behind the words that ask: Parliament should, for its part, ratify."""
    aside = _ASIDE.search(text, before.start, before.end)
    if aside is None or not joint.startswith(",") or joint.strip(", ") not in {"", "to"}:
        return False
    asked = [one.span.end for key in ("asks", "wants") for one in words(key).find(text, before)]
    done = Span(max((end for end in asked if end <= aside.start()), default=aside.start()), aside.start())
    return bool(asked) and not any(is_verb(word) for word in _WORD.findall(text, done.start, done.end))


def _begins_duty(text: str, rest: Span) -> bool:
    """Say whether a clause with a duty of its own begins here: any restrictions shall be lifted."""
    clause = _CLAUSE_ENDS.split(text[rest.start : min(rest.end, rest.start + _LONGEST_CLAUSE)], maxsplit=1)[0]
    return _DUTY.search(clause) is not None


def demands_in(text: str, parts: Sequence[Span]) -> list[list[Span]]:
    """Put sentences of one item together to demands: those that share a theme, or have none, are one."""
    found: list[list[Span]] = []
    for sentence in parts:
        for number, group in enumerate(_parted(text, sentence)):
            if found and number == 0 and _are_one(text, found[-1], group):
                found[-1] += group
            else:
                found.append(group)
    return found


def _parted(text: str, sentence: Span) -> list[list[Span]]:
    """Part one sentence where it holds several demands."""
    found: list[list[Span]] = []
    is_list = _LISTED.search(text, sentence.start, sentence.end) is not None
    for part in (noun for hard in _hard_parts(text, sentence) for noun in _noun_parts(text, hard)):
        its = limbs(text, part)
        ratifying = [_is_ratifying(text, one) for one in its]
        if any(ratifying) and not all(ratifying):
            groups = _runs(its, ratifying)
        elif len(its) == 2 and not _are_one(text, its[:1], its[1:]):  # noqa: PLR2004 - a pair, and no series
            groups = [its[:1], its[1:]]
        else:
            groups = [[part]]
        for group in groups:
            is_apart = (
                _NOUN_JOINT.search(text, max(sentence.start, part.start - _LONGEST_JOINT), part.start + 1) is not None
            )
            if found and not is_list and not is_apart and group is groups[0] and _are_one(text, found[-1], group):
                found[-1] = [Span(found[-1][0].start, group[-1].end)]
            else:
                found.append(group)
    return found


def _hard_parts(text: str, sentence: Span) -> list[Span]:
    """Part a sentence at its semicolons, where something to be done begins behind them."""
    starts, ends = [sentence.start], []
    for joint in _JOINT.finditer(text, sentence.start, sentence.end):
        rest = Span(joint.end(), sentence.end)
        if joint["hard"] and (begins_with_verb(text, rest) or _begins_duty(text, rest)):
            starts.append(joint.end())
            ends.append(joint.start())
    return [trimmed(text, Span(start, end)) for start, end in zip(starts, [*ends, sentence.end], strict=True)]


def _noun_parts(text: str, sentence: Span) -> list[Span]:
    """Part a request for several things without a verb: we call for an end to this, and for that."""
    asks = [one.span.end for one in words("asks").find(text, sentence)][:1]
    starts, ends = [sentence.start], []
    if not asks:
        return [sentence]
    verb, clause = first_verb(text, Span(asks[0], sentence.end)), _CLAUSE.search(text, asks[0], sentence.end)
    most = min(verb if verb is not None else sentence.end, clause.start() if clause else sentence.end)
    for joint in _NOUN_JOINT.finditer(text, asks[0], most):
        starts.append(joint.end())
        ends.append(joint.start())
    return [trimmed(text, Span(start, end)) for start, end in zip(starts, [*ends, sentence.end], strict=True)]


def _runs(its: Sequence[Span], ratifying: Sequence[bool]) -> list[list[Span]]:
    found: list[list[Span]] = []
    for place, one in enumerate(its):
        if place and ratifying[place] == ratifying[place - 1]:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _are_one(text: str, before: Sequence[Span], after: Sequence[Span]) -> bool:
    if any(_is_ratifying(text, one) for one in before) is not any(_is_ratifying(text, one) for one in after):
        return False
    mine, its = _themes(text, before), _themes(text, after)
    return not mine or not its or bool(mine & its) or _looks_back(text, after[0])


def _looks_back(text: str, after: Span) -> bool:
    """Say whether some words speak of what stands in front of them: its, them, before any name of their own."""
    found = _BACK.search(text, after.start, after.end)
    named = _NAMED.search(text, after.start + 1, after.end)
    return found is not None and (named is None or found.start() < named.start())


def _themes(text: str, spans: Sequence[Span]) -> set[str]:
    return {theme.key for span in spans for theme in themes_in(text, span)}


def _is_ratifying(text: str, span: Span) -> bool:
    return any(one.key == RATIFIED for one in acts_in(text, span))

"""Measuring: lists become measures: each act on each person, union or convention that stands in the same limb."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import third_in
from tracker.application.intake.understanding.cues import Cue, one_list
from tracker.application.intake.understanding.limbs import limbs
from tracker.application.intake.understanding.proposal import Convention, Measure, Mention
from tracker.application.intake.understanding.sentences import trimmed
from tracker.application.intake.understanding.subjects import RATIFIED, acts_in, kind_of
from tracker.domain.demand_events import Act, ObjectKind

_NAMED = re.compile(r"\s*[«“\"][^»”\"]{1,80}[»”\"]|\s+(?:on|of|о|об)\s+[^.;,]{1,60}\b")
_CLAUSE_ENDS = re.compile(r"[.;,]")
_BACK = re.compile(r"\b(?:them|him|her|their|his|it|its|их|его|е[её]|им|ему|ей|ним|них)\b", re.IGNORECASE)
_LONGEST_OPEN = 80

Objects = tuple[Sequence[Mention], Sequence[Mention], Sequence[Convention]]
"""Persons, organisations and conventions."""


def measures(text: str, sentences: Sequence[Span], asked: int, objects: Objects) -> list[Measure]:
    """Give the measures of some sentences, each once; who stands in front of `asked` asks, or is asked."""
    found: dict[tuple[object, ...], Measure] = {}
    for sentence in sentences:
        behind = Span(max(sentence.start, min(asked, sentence.end)), sentence.end)
        parts = limbs(text, behind)
        for limb in parts:
            for act in acts_in(text, limb):
                for one in _of(text, act, (parts, limb), objects):
                    found.setdefault((one.act, one.kind, one.key or one.object), one)
    return list(found.values())


def _of(text: str, act: Cue, where: tuple[Sequence[Span], Span], objects: Objects) -> Iterator[Measure]:
    """Give what one act is to be done to: of lists those who stand nearest to it, else what stands in the limb."""
    parts, limb = where
    sentence = Span(parts[0].start, parts[-1].end)
    persons, organisations, conventions = objects
    kind, done = kind_of(act.key), Act(act.key)
    listed = _nearest(text, act, parts, persons if kind is ObjectKind.PERSON else organisations)
    if act.key == RATIFIED:
        for one in conventions:
            if sentence.holds(one.span):
                yield Measure(done, ObjectKind.INSTRUMENT, one.code, one.span, act.span)
    elif kind in {ObjectKind.PERSON, ObjectKind.ORGANISATION} and listed:
        for mention in listed:
            yield Measure(done, kind, mention.key, mention.span, act.span, posthumous=mention.posthumous is not None)
        yield from _open(text, done, act, Span(listed[-1].span.end, sentence.end))
    elif kind is ObjectKind.LAW:
        yield Measure(done, kind, None, _law(text, limb), act.span)
    else:
        yield Measure(done, ObjectKind.GROUP, None, _behind(text, act, limb), act.span)


def _nearest(text: str, act: Cue, parts: Sequence[Span], mentions: Sequence[Mention]) -> list[Mention]:
    """Give those whom an act is for: who stand beside it; else those behind, or before where it looks back.

    Free Aigul and rehabilitate Bolot; free and rehabilitate Aigul; free Aigul and rehabilitate her.
    """
    pieces = [piece for part in parts for piece in _by_act(text, part, act, mentions)]
    place = next((number for number, one in enumerate(pieces) if one.start <= act.span.start < one.end), 0)
    its = [list(_inside(text, one, mentions)) for one in pieces]
    behind = next((one for one in its[place + 1 :] if one), [])
    before = next((one for one in reversed(its[:place]) if one), [])
    looks_back = _BACK.search(text, pieces[place].start, pieces[place].end) is not None
    return its[place] or ((before or behind) if looks_back else (behind or before))


def _by_act(text: str, limb: Span, act: Cue, mentions: Sequence[Mention]) -> list[Span]:
    """Part a limb that names several acts of one kind: the release of Aigul and the rehabilitation of Bolot."""
    acts = [one for one in acts_in(text, limb) if kind_of(one.key) is kind_of(act.key)]
    inside = list(_inside(text, limb, mentions))
    if len(acts) < 2 or not inside:  # noqa: PLR2004 - one act has all
        return [limb]
    if inside[0].span.start < acts[0].span.start:  # whom it is for stands in front: that Aigul be freed and
        cuts = [limb.start, *(one.span.end for one in acts[:-1]), limb.end]
    else:
        cuts = [limb.start, *(one.span.start for one in acts[1:]), limb.end]
    return [Span(start, end) for start, end in pairwise(cuts) if start < end]


def _inside(text: str, sentence: Span, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give those who stand in a sentence, but for bodies that are nobody's object."""
    bodies = [one.span for one in third_in(text, sentence)]
    for one in mentions:
        is_body = any(one.span.start < body.end and body.start < one.span.end for body in bodies)
        if sentence.holds(one.span) and not is_body:
            yield one


def _behind(text: str, act: Cue, limb: Span) -> Span:
    """Give what stands behind an act, which is whom it is for in most sentences; all of the limb where nothing does."""
    rest = trimmed(text, Span(act.span.end, limb.end))
    return rest if any(map(str.isalnum, text[rest.start : rest.end])) else limb


def _law(text: str, limb: Span) -> Span:
    """Give where a law stands, with its name behind it; all of the limb where none is named."""
    found = one_list("names", "laws").find(text, limb)
    if not found:
        return limb
    start, end = found[0].span.start, found[0].span.end
    named = _NAMED.match(text, end, limb.end)
    return Span(start, named.end() if named else end)


def _open(text: str, done: Act, act: Cue, behind: Span) -> Iterator[Measure]:
    """Give what a list that ends with "and others" leaves open."""
    found = one_list("names", "others").find(text, behind)
    if found:
        start = found[0].span.start
        rest = text[start : min(behind.end, start + _LONGEST_OPEN)]
        yield Measure(
            done, ObjectKind.GROUP, None, Span(start, start + len(_CLAUSE_ENDS.split(rest)[0].rstrip())), act.span
        )

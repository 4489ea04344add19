"""Commanding: sentences that ask without saying so: To the Mayor: stop it. Freedom for Aigul! Release her."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import called_in, organs_in
from tracker.application.intake.understanding.cues import Cue, words
from tracker.application.intake.understanding.finding import begins, first
from tracker.application.intake.understanding.proposal import Called
from tracker.application.intake.understanding.verbs import begins_with_verb, is_command

_NAMED = re.compile(r"[^.!?:—–]{3,100}(?::|\s[—–-])\s+")
_GREETED = re.compile(r"[^.!?:,]{3,80},\s+")
_TO_DO = re.compile(r"(?P<front>[A-Z][^.!?:;,]{2,80}?)\s+to\s+(?=[a-z])")
"""Somebody named, and what they are to do: Ministry to report."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AT_LEAST = re.compile(
    r"(?:^|,\s+)(?P<let>at least (?:let|allow|give|tell)|then (?:let|give|allow)|хотя бы \w+(?:йте|ите|ьте))\b",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"[\W]*(?:(?:and|и|а)\s+)?(?:secondly|firstly|thirdly|first(?:\s+of\s+all)?|second|third|fourth|finally|lastly|also|then|next|(?:one|another)\s+(?:more\s+)?thing(?:\s+more)?|so|"
    r"therefore|instead|once\s+again|again|above\s+all|most\s+of\s+all|today|now|"
    r"во-(?:первых|вторых)|в-(?:третьих|четв[её]ртых|пятых)|ещ[её]|ещ[её]\s+одно|последнее|наконец|далее|первое|второе|третье|четв[её]ртое|итак|поэтому|главное|прежде\s+всего|ещ[её]\s+раз|если\s+можно|если\s+возможно|по\s+возможности|при\s+возможности|пожалуйста|ради\s+бога|прошу|просим|please|if\s+(?:you\s+can|possible))\s*[,:.—–-]\s+",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"(?:[A-ZА-ЯЁ][\w’'-]+\s+){0,2}[A-ZА-ЯЁ][\w’'-]+,\s+(?=\w)")
_NOT = re.compile(r"\W*(?:do\s+not|don['’]t|never|не)\s+", re.IGNORECASE)
_CALL_TO = re.compile(
    r"(?:с\s+)?(?:наш\w*\s+)?(?:призыв|просьб|требовани|предложени)\w*\b|(?:our|a|one)\s+(?:\w+\s+)?(?:request|appeal|call|demand|plea)\b",
    re.IGNORECASE,
)
"""Behind somebody named and a dash: To the mayor: one request."""
_CRY = re.compile(
    r"(?:\s[—–-]\s(?:к\s+ответу|под\s+суд|вон|долой|на\s+свободу|в\s+отставку|вовремя|домой|рабочим|людям|нет|прочь|в\s+срок|немедленно)|"
    r"\b(?:в\s+отставку|под\s+суд|на\s+свободу))[!\s»\"]*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:^|[.!?]\s+)\W*$")
_PARAGRAPH = 400
"""Characters in front of a command in which it may be said to whom it goes."""
_LONGEST_SLOGAN = 120


@dataclass(frozen=True)
class Command:
    """What is commanded: the words that say so, of whom, where it begins, and whether it is a slogan."""

    because: Span
    called: Sequence[Called]
    asked: int
    is_cried: bool = False


def command(
    text: str, sentence: Span, country: str | None, *, is_read: bool, has_reader: bool = False
) -> Command | None:
    """Find a command in a sentence.

    `is_read`: somebody who can be called upon reads it or was named before; `has_reader`: it is a letter to an organ.
    """
    if text.startswith(("[", "("), sentence.start) or first("public", text, sentence) is not None:
        return None
    bare = _bare(text, sentence)
    return _named(text, bare, country) or _plain(text, bare, country, is_read=is_read, has_reader=has_reader)


def _bare(text: str, sentence: Span) -> Span:
    """Leave out words that only say which of several things comes now: And one thing more: free her."""
    found = _MARKER.match(text, sentence.start, sentence.end)
    return Span(found.end(), sentence.end) if found else sentence


def _named(text: str, sentence: Span, country: str | None) -> Command | None:
    """Find who is named in front of a command, with a colon, a dash or a comma between."""
    to_do = _TO_DO.match(text, sentence.start, sentence.end)
    if to_do is not None:
        front, rest = Span(*to_do.span("front")), Span(to_do.end(), sentence.end)
        called = called_in(text, front, country)
        is_alone = any(one.end == front.end for its in called for one in its.spans)
        if is_alone and begins_with_verb(text, rest) and called[0].spans[0].start - front.start <= len("The "):
            return Command(rest, called, rest.start)
    for pattern in (_NAMED, _GREETED):
        found = pattern.match(text, sentence.start, sentence.end)
        if found is None:
            continue
        front, rest = Span(*found.span()), Span(found.end(), sentence.end)
        called = called_in(text, front, country)
        is_named = called and (organs_in(text, front) or called[0].body or pattern is _NAMED)
        does_call = _CALL_TO.match(text, rest.start, rest.end) is not None
        if is_named and (does_call or _begins_command(text, rest)) and len(_WORD.findall(found[0])) <= 10:  # noqa: PLR2004 - no clause
            return Command(rest, called, rest.start)
    return None


def _plain(text: str, sentence: Span, country: str | None, *, is_read: bool, has_reader: bool) -> Command | None:
    its = text[sentence.start : sentence.end]
    is_cried = its.rstrip("\"'”’») ").endswith("!")
    let = _AT_LEAST.search(text, sentence.start, sentence.end)
    if let is not None and is_read:
        return Command(Span(*let.span("let")), [], let.start("let"))
    slogan = begins("slogan", text, sentence, most=2) or _at_end(text, sentence)
    if slogan is not None and is_cried and len(its) <= _LONGEST_SLOGAN:
        return Command(slogan.span, called_in(text, sentence, country), sentence.start, is_cried=True)
    by_name = _BY_NAME.match(text, sentence.start, sentence.end) if is_read else None
    if by_name is not None:
        rest = Span(by_name.end(), sentence.end)
        if is_command(_first_word(text, rest)) and not _is_for_readers(text, rest, has_reader=has_reader):
            return Command(rest, [], rest.start)
    if (
        _begins_command(text, sentence)
        and (is_read or is_cried)
        and not _is_for_readers(text, sentence, has_reader=has_reader)
    ):
        return Command(sentence, [], sentence.start)
    return None


def _at_end(text: str, sentence: Span) -> Cue | None:
    """Find a cry whose call stands at its end: the killers to court; зарплату — вовремя."""
    found = _CRY.search(text, sentence.start, sentence.end)
    return Cue("slogan", Span(*found.span())) if found else None


def _begins_command(text: str, span: Span) -> bool:
    """Say whether some words begin with a verb that commands: Russian ones by their endings."""
    denied = _NOT.match(text, span.start, span.end)
    span = Span(denied.end(), span.end) if denied else span
    word = _WORD.search(text, span.start, min(span.end, span.start + 60))
    if word is None:
        return False
    return is_command(word[0]) if word[0][0].casefold() >= "а" else begins_with_verb(text, span)


def _first_word(text: str, span: Span) -> str:
    found = _WORD.match(text, span.start, span.end)
    return found[0] if found else ""


def _is_for_readers(text: str, sentence: Span, *, has_reader: bool) -> bool:
    """Say whether any reader may do it, or what stands before it in the same paragraph: Talk to them. Bring tea."""
    if has_reader:
        return begins("mere_words", text, sentence, most=2) is not None
    near = Span(max(0, sentence.start - _PARAGRAPH), sentence.start)
    paragraph = text.rfind("\n", near.start, near.end) + 1 or near.start
    near = Span(paragraph, near.end)
    return begins("readers", text, sentence, most=2) is not None or any(
        _ENDED.search(text[paragraph : one.span.start]) for one in words("readers").find(text, near)
    )

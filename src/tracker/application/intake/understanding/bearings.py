"""Bearings: what a document is about as a whole: its State, its region, whom a letter is put to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.application.intake.reading.text import Kind, Span, Text
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in, third_in
from tracker.application.intake.understanding.cues import words
from tracker.application.intake.understanding.finding import begins
from tracker.application.intake.understanding.places import places, towns
from tracker.application.intake.understanding.proposal import GOVERNMENT, Called

_MOST_COUNTRIES = 5
_MAIN_SHARE = 0.6
_FIRST_BLOCKS, _HEAD_BLOCKS, _LINE, _BEGINNING = 40, 8, 200, 3
_DATIVE = re.compile(
    r"^\W*(?:[А-ЯЁ][а-яё-]+(?:у|ю|ам|ям|ому|ему|ым|им|ой|ей|(?<![оеиы])е|и)|[А-ЯЁ-]{3,}(?:У|Ю|АМ|ЯМ|ОМУ|ЕМУ|ЫМ|ОЙ|ЕЙ))\b"
)
_MOST_WORDS = 8
_IN = re.compile(r"в\s", re.IGNORECASE)
_LOCATIVE = re.compile(r"(?:[еи]|[ая]х)$", re.IGNORECASE)
_TITLED = re.compile(
    r"\W*(?:[\w-]+\s+){0,3}?(?:жалоба|обращение|письмо|заявление|запрос|ходатайство|петиция|апелляция|претензия|записка|призыв|воззвание|сообщение|"
    r"complaint|petition|letter|appeal|communication|memorandum|request|application|address)\s+(?=(?:в|во|к|ко|на\s+имя|to)\s)",
    re.IGNORECASE,
)
"""What a document is called at its head, in front of whom it is put to."""
_OTHERS = re.compile(
    r"\W*(?:на\s(?!имя)|против|от\s|подател|заявител|ответчик|истец|against|from\b|respondent|complainant|submitted\s+by|by\s|on\s+behalf)",
    re.IGNORECASE,
)
"""A line at the head that names who writes, or against whom."""
_COMMITTEE = re.compile(r"committee|комитет", re.IGNORECASE)
_AGAINST = re.compile(r"\s(?:на\s+(?:действия\s+|бездействие\s+)?|против\s+|against\s+)(?=the\s|[A-ZА-ЯЁ])")
"""In front of whom a complaint is about."""
_GREETED = re.compile(r"[,!:]\s")
_COUNTER = 6
"""Characters of a counter or a dash in front of a greeting."""
_NEXT = 25
"""Characters behind "в" within which an addressee stands."""
_DATIVE_ORGAN = re.compile(r"(?:[уюе]|[ая]м|ому|ему|ым|им)$", re.IGNORECASE)


def is_dative(line: str) -> bool:
    """Say whether the first word of a Russian line is in the case of whom something is said to."""
    return _DATIVE.match(line) is not None


def ends_in_dative(said: str, start: int, at: int, *, or_genitive: bool) -> bool:
    """Say whether the word that stands at a place, at most two words on, is Russian and in that case."""
    word = re.match(r"[а-яё]+", said[at : at + 40], re.IGNORECASE)
    if word is None or len(said[start:at].split()) > 2:  # noqa: PLR2004 - an adjective or so
        return False
    is_adjective = or_genitive and word[0].endswith(("ой", "ей"))
    return is_adjective or _DATIVE_ORGAN.search(word[0]) is not None


def spoken_of(said_here: str, span: Span, before: str | None) -> str | None:
    """Give the State that a sentence is about: the one it names, none where it names several, else that of before."""
    found = places(said_here, span)
    named = {one.countries[0] for one in found if one.region is None}
    if len(named) == 1:
        return named.pop()
    if found or before is not None:
        return None if found else before
    lying_in = {one.countries[0] for one in towns(said_here, span)}
    return lying_in.pop() if len(lying_in) == 1 else None


def main_country(text: Text) -> str | None:
    """Give the State that the document is about, where most that it says of States is of one.

    Where it names no State or region at all, the State that its towns lie in.
    """
    whole = Span(0, len(text.text))
    named = places(text.text, whole)
    counted = Counter(one.countries[0] for one in (named or towns(text.text, whole)) if one.region is None)
    if not counted:
        return None
    code, times = counted.most_common(1)[0]
    return code if times > _MAIN_SHARE * counted.total() else None


def all_countries(text: Text) -> Sequence[str]:
    """Give the few States that a document speaks of, in its order: those that it calls "both" or "the three States"."""
    named = (one.countries[0] for one in places(text.text, Span(0, len(text.text))) if one.region is None)
    found = list(dict.fromkeys(named))
    return found if len(found) <= _MOST_COUNTRIES else ()


def main_region(text: Text) -> str | None:
    """Give the region that a document speaks of most."""
    counted = Counter(one.region for one in places(text.text, Span(0, len(text.text))) if one.region)
    return counted.most_common(1)[0][0] if counted else None


def committee_of(text: Text) -> Sequence[Called]:
    """Give the body that "the Committee" is in a document: the one whose name says so, where it is one."""
    named = [one for one in third_in(text.text, Span(0, len(text.text))) if _COMMITTEE.search(text.words(one.span))]
    keys = {one.key for one in named}
    return called_in(text.text, named[0].span) if len(keys) == 1 else ()


def reader_of(text: Text, country: str | None) -> Sequence[Called]:
    """Give who a letter is put to: by its salutation, or by the lines at its head where that names nobody."""
    greeted: Sequence[Called] | None = None
    for block in text.blocks[:_FIRST_BLOCKS]:
        span = Span(block.body, block.end)
        if begins("salutations", text.text, span, most=_BEGINNING - 1) and len(text.words(span)) < _LINE:
            greeted = called_in(text.text, span, country) or [Called(GOVERNMENT, country, spans=[span])]
            break
    head = head_of(text, country)
    is_named = greeted is not None and any(one.organs and one.country for one in greeted)
    mine = {organ.key for one in greeted or () for organ in one.organs}
    is_more = bool(mine) and mine < {organ.key for one in head for organ in one.organs}
    return (greeted or ()) if (is_named and not is_more) or not head else head


def greeted_in(said: str, span: Span, country: str | None) -> Sequence[Called]:
    """Give who is greeted at the beginning of a paragraph that goes on: Dear European Union, please raise it."""
    greeting = begins("salutations", said, span, most=_COUNTER)
    if greeting is None or span.end - span.start < _LINE // 2:
        return ()
    comma = _GREETED.search(said, greeting.span.end, min(span.end, greeting.span.end + _LINE // 2))
    return called_in(said, Span(span.start, comma.start()), country) if comma else ()


def head_of(text: Text, country: str | None) -> Sequence[Called]:
    """Give whom the lines in front of a letter's first paragraph name: in the dative, behind "To", at the very top."""
    found = list(_headed(text, country))
    governments = [one for one in found if one.type == GOVERNMENT]
    organs = [organ for one in governments for organ in one.organs]
    if organs:
        several = {one.country: one for one in reversed(governments) if one.country and one.organs and not one.region}
        if len(several) > 1:
            return list(several.values())[::-1]
        named = next((one for one in governments if one.country), governments[0])
        organs = list({one.key: one for one in reversed(organs)}.values())[::-1]
        return [replace(named, organs=organs, spans=[one.span for one in organs])]
    return found[:1]


def _headed(text: Text, country: str | None) -> Iterator[Called]:
    is_open, has_found = False, False
    for number, block in enumerate(text.blocks[:_HEAD_BLOCKS]):
        said, span = text.body(block), Span(block.body, block.end)
        if len(said) > _LINE or said.endswith((":", ".")) or block.kind is Kind.ITEM:
            return
        if _OTHERS.match(said):
            continue
        copied = words("copies").find(text.text, span)
        front = Span(span.start, copied[0].span.start) if copied else span
        titled = _TITLED.match(text.text, front.start, front.end)
        if titled is not None:
            against = _AGAINST.search(text.text, titled.end(), front.end)
            front = Span(titled.end(), against.start() if against else front.end)
        is_open = is_open or _leads(text.text, front) or (number == 0 and _is_alone(text.text, front))
        if is_open and "@" not in said:
            is_to = _is_to(text.text, front)
            found = [
                one for one in called_in(text.text, front, country) if one.organs or is_to or _is_put_to(text.text, one)
            ]
            if has_found and not found:
                return
            has_found = has_found or bool(found)
            yield from found


def _leads(said: str, span: Span) -> bool:
    """Say whether a line at the head says to whom the letter goes."""
    if _is_to(said, span) or is_dative(said[span.start : span.end]):
        return True
    return any(
        said[one.span.start : one.span.end].isupper() and _DATIVE_ORGAN.search(said[one.span.start : one.span.end])
        for one in organs_in(said, span)
    )


def _is_to(said: str, span: Span) -> bool:
    """Say whether a line begins with a word that leads to an addressee, and not with where something happened."""
    found = begins("heads", said, span)
    if found is None:
        return False
    if not _IN.match(said, span.start):
        return True
    its = [*(one.span for one in organs_in(said, span)), *(one.span for one in bodies_in(said, span))]
    named = min(its, default=None)
    return (
        named is not None
        and named.start - span.start < _NEXT
        and not _LOCATIVE.search(said[named.start : named.end].split(maxsplit=1)[0])
    )


def _is_put_to(said: str, one: Called) -> bool:
    """Say whether a body stands in the case of whom something is said to."""
    words_said = [said[span.start : span.end].split() for span in one.spans]
    return any(_DATIVE_ORGAN.search(its[0]) or _DATIVE_ORGAN.search(its[-1]) for its in words_said)


def _is_alone(said: str, span: Span) -> bool:
    """Say whether the first line of a letter is an organ and its State."""
    organs, named = organs_in(said, span), places(said, span)
    return (
        bool(organs)
        and bool(named)
        and organs[0].span.start == span.start
        and len(said[span.start : span.end].split()) <= _MOST_WORDS
    )

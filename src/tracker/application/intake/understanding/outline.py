"""Outline: a text read from its top: which blocks are lists of demands, put to whom, and what each sentence does.

A line that names an addressee and ends with "to:" opens a list; so does a sentence that asks and ends there, whose
items name addressees of their own; so does a promise that ends with a colon. The first paragraph that begins with no
verb closes it. Outside of lists each sentence speaks for itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.application.intake.reading.text import Block, Kind, Span, Text
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in
from tracker.application.intake.understanding.bearings import DATIVE, main_country, reader_of, spoken_of
from tracker.application.intake.understanding.cues import one_list
from tracker.application.intake.understanding.places import places
from tracker.application.intake.understanding.proposal import SELF_CALLED, Called, Place
from tracker.application.intake.understanding.saying import Around, Does, asks_at_end, is_own, said
from tracker.application.intake.understanding.sentences import sentences, trimmed
from tracker.application.intake.understanding.verbs import begins_with_verb, first_verb

_LONGEST_LEAD, _SHORT_LEAD = 320, 80
_LEFT_OVER = 0.45
"""Share of letters beside organs, bodies and places that a line has which names an addressee and no more."""
_LEFT_OVER_IN_ITEM = 0.75
"""The same for an item of a list whose items name their addressees."""
_LINKING = re.compile(
    r"\b(?:the|and|of|to|all|its|their|in|a|republic|as|well|и|к|ко|всех|в|также|республик\w*|а|адрес|от)\b",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s[—–-]\s|:\s")
_AGAIN = re.compile(r",?\s+(?:and|but|и|а также|а)\s+(?:we\s+|мы\s+)?(?:also\s+|также\s+)?$")


class Listing(StrEnum):
    """What the items of a list are."""

    NONE = "none"
    HEADED = "headed"
    OWN = "own"
    PROMISES = "promises"


@dataclass(frozen=True)
class Passage:
    """Some sentences of one block that do one thing."""

    does: Does
    spans: Sequence[Span]
    place: Place
    called: Sequence[Called]
    because: Sequence[Span]
    country: str | None
    asked: int


@dataclass
class _State:
    listing: Listing = Listing.NONE
    called: Sequence[Called] = ()
    because: Sequence[Span] = ()
    under: Span | None = None
    country: str | None = None
    items: int = 0
    is_led: bool = False
    is_unfinished: bool = True


def outline(text: Text) -> Iterator[Passage]:
    """Give what the blocks of a text do, in order."""
    yield from _Reading(text).passages()


class _Reading:
    """One text, read block by block."""

    def __init__(self, text: Text) -> None:
        self._text, self._said = text, text.text
        self._reader = reader_of(text, main_country(text))
        self._main = next((one.country for one in self._reader if one.country), None) or main_country(text)
        self._state = _State(country=self._main)

    def passages(self) -> Iterator[Passage]:
        """Read block by block; what an item ends with a colon for is read with it."""
        blocks = list(self._text.blocks)
        place = 0
        while place < len(blocks):
            its = list(self._block(blocks[place], _below(self._text, blocks, place)))
            yield from (passage for passage, _ in its)
            place += 1 + max((len(below) for _, below in its), default=0)

    def _block(self, block: Block, below: Sequence[Block]) -> Iterator[tuple[Passage, Sequence[Block]]]:
        """Read a block; of the blocks below it those are given back that were read with it."""
        span, state = Span(block.body, block.end), self._state
        self._look_at_heading(block)
        if self._opens_headed(block):
            return
        if below and self._is_demand(block):
            yield self._listed(block, [Span(block.body, below[-1].end)]), below
        elif self._opens_by_sentence(block):
            yield from ((one, ()) for one in self._sentences(block, list(sentences(self._said, span))[:-1]))
        elif self._is_demand(block):
            yield self._listed(block, list(sentences(self._said, span))), ()
        elif block.kind is not Kind.HEADING:
            if block.kind is Kind.PARAGRAPH or state.listing is Listing.NONE:
                self._state = _State(country=state.country)
            yield from ((one, ()) for one in self._sentences(block, list(sentences(self._said, span))))

    def _look_at_heading(self, block: Block) -> None:
        """Let a heading that names one State say whose organs are meant below it."""
        if block.kind is not Kind.HEADING or self._text.body(block).endswith(":"):
            return
        named = {code for one in places(self._said, Span(block.body, block.end)) for code in one.countries}
        self._state = _State(country=named.pop() if len(named) == 1 else self._main)

    def _is_demand(self, block: Block) -> bool:
        """Say whether a block belongs to a list that is open: an item, what follows its head, or begins with a verb."""
        state, span = self._state, Span(block.body, block.end)
        if state.listing is Listing.NONE or block.kind is Kind.HEADING:
            return False
        if self._is_salutation(span):
            return False
        follows = state.items == 0 and state.is_unfinished
        if block.kind is Kind.ITEM or follows or begins_with_verb(self._said, span):
            return True
        return (state.is_led or state.listing is Listing.OWN) and bool(self._own(span)[0])

    def _opens_headed(self, block: Block) -> bool:
        """Take a line that names an addressee and no more, as the head of what stands below."""
        span = Span(block.body, block.end)
        said_here = self._text.words(span)
        if len(said_here) > _LONGEST_LEAD or not self._is_lead(block, said_here):
            return False
        called = called_in(self._said, span, self._state.country)
        is_short = len(said_here) < _SHORT_LEAD and DATIVE.match(said_here) is not None
        if not called and self._is_for_another(span):
            self._state = _State(Listing.HEADED, (), [span], span, self._main)
            return True
        if not called or self._left_over(span) > (_LEFT_OVER_IN_ITEM if is_short else _LEFT_OVER):
            return False
        asks = one_list("calls", "asks").find(self._said, span)
        because = [one.span for one in asks] or [span]
        is_led = self._state.is_led or self._state.listing is Listing.OWN
        country, is_unfinished = _one_country(called) or self._main, _is_unfinished(said_here)
        self._state = _State(Listing.HEADED, called, because, span, country, 0, is_led, is_unfinished)
        return True

    def _is_for_another(self, span: Span) -> bool:
        """Say whether a line leads to somebody whom no list names: what stands below it is not for who stood above."""
        begins = one_list("calls", "leads").find(self._said, span)
        leads = bool(begins) and begins[0].span.start == span.start
        return leads and self._state.listing is Listing.HEADED and _is_unfinished(self._text.words(span))

    def _is_salutation(self, span: Span) -> bool:
        found = one_list("calls", "salutations").find(self._said, Span(span.start, min(span.end, span.start + 60)))
        return bool(found) and found[0].span.start == span.start

    def _is_lead(self, block: Block, said_here: str) -> bool:
        ends = said_here.rstrip(" :—–-")
        has_end = _is_unfinished(said_here)
        begins = one_list("calls", "leads").find(self._said, Span(block.body, block.end))
        leads = bool(begins) and begins[0].span.start - block.body < 3  # noqa: PLR2004 - a quotation mark or so
        is_title = block.kind is Kind.HEADING or (len(said_here) < _SHORT_LEAD and not ends.endswith((".", ";", ",")))
        if is_title and leads:
            return True
        asks = one_list("calls", "asks").find(self._said, Span(block.body, block.end))
        is_dative = DATIVE.match(said_here) is not None
        inside = self._state.listing in {Listing.OWN, Listing.HEADED}
        return has_end and (ends.endswith((" to", " that")) or bool(asks) or leads or is_dative or inside)

    def _left_over(self, span: Span) -> float:
        """Say how much of a line is neither an organ, a body, a place nor a word that links them."""
        known = [
            *(one.span for one in organs_in(self._said, span)),
            *(one.span for one in bodies_in(self._said, span)),
            *(one.span for one in places(self._said, span)),
            *(
                one.span
                for group in ("asks", "own", "leads")
                for one in one_list("calls", group).find(self._said, span)
            ),
        ]
        letters = list(self._text.words(span))
        for one in known:
            letters[one.start - span.start : one.end - span.start] = " " * (one.end - one.start)
        rest = _LINKING.sub(" ", "".join(letters))
        return sum(map(str.isalpha, rest)) / max(sum(map(str.isalpha, self._text.words(span))), 1)

    def _opens_by_sentence(self, block: Block) -> bool:
        """Take a block whose last sentence asks or promises, and goes on in the items below."""
        its = list(sentences(self._said, Span(block.body, block.end)))
        if not its:
            return False
        last, under = its[-1], Span(block.body, block.end)
        ends = self._text.words(last).rstrip().endswith(":")
        asks = asks_at_end(self._said, last)
        if asks is not None and (ends or block.kind is not Kind.ITEM):
            self._state = _State(Listing.OWN, self._reader, [asks.span], under, self._state.country)
            return True
        if not ends:
            return False
        does = said(self._said, last, self._around())
        if does.does in {Does.ASKS, Does.WANTS}:
            listing = Listing.HEADED if does.called else Listing.OWN
            self._state = _State(listing, does.called or self._reader, does.because, under, self._state.country)
            return True
        if does.does in {Does.PROMISES, Does.STRIVES}:
            self._state = _State(Listing.PROMISES, [SELF_CALLED], does.because, under, self._state.country)
            return True
        return False

    def _listed(self, block: Block, spans: Sequence[Span]) -> Passage:
        """Read a block of a list."""
        state = self._state
        state.items += 1
        called, because, asked = state.called, state.because, spans[0].start
        if state.listing is Listing.OWN or state.is_led:
            own, begins = self._own(Span(block.body, spans[0].end))
            if own:
                called, because, asked = own, [*because, *(one for its in own for one in its.spans)], begins
        does = Does.ASKS
        if state.listing is Listing.PROMISES:
            found = said(self._said, spans[0], self._around())
            is_asking = found.does is Does.ASKS and bool(found.called)
            does, called = (Does.ASKS, found.called) if is_asking else (Does.PROMISES, called)
        return Passage(does, spans, self._place(block), called, because, state.country, asked)

    def _own(self, span: Span) -> tuple[Sequence[Called], int]:
        """Give who an item names itself as called upon, in front of a verb, a dash or a colon, and where that ends."""
        verb = first_verb(self._said, span)
        dash = _BEHIND_NAME.search(self._said, span.start, min(span.end, span.start + _LONGEST_LEAD))
        for end in (dash.end() if dash else None, verb):
            if end is not None and end > span.start:
                front = Span(span.start, end)
                called = called_in(self._said, front, self._state.country)
                most = _LEFT_OVER_IN_ITEM if self._state.listing is Listing.OWN else _LEFT_OVER
                if called and self._left_over(front) <= most:
                    return called, end
        return (), span.start

    def _sentences(self, block: Block, its: Sequence[Span]) -> Iterator[Passage]:
        """Read sentences that stand in no list; who was asked last in a block is asked on."""
        carried: Sequence[Called] = ()
        for span in (part for one in its for part in self._asked_apart(one)):
            self._state.country = spoken_of(self._said, span, self._state.country)
            found = said(self._said, span, self._around(carried))
            if found.does in {Does.ASKS, Does.WANTS} and found.called:
                carried = found.called
            asked = found.asked if found.does in {Does.ASKS, Does.PASSES_ON} else span.start
            place, country = self._place(block), self._state.country
            if found.does is not Does.REPORTS:
                country = country or self._main
            yield Passage(found.does, [span], place, found.called, found.because, country, asked)

    def _asked_apart(self, sentence: Span) -> Iterator[Span]:
        """Part a sentence that asks twice: we demand this, and we call on them to do that."""
        start = sentence.start
        for one in one_list("calls", "asks").find(self._said, sentence)[1:]:
            joint = _AGAIN.search(self._said[start : one.span.start])
            if joint is not None and is_own(self._said, sentence, one):
                yield Span(start, start + joint.start())
                start += joint.start() + len(joint[0]) - len(joint[0].lstrip(" ,"))
        yield trimmed(self._said, Span(start, sentence.end))

    def _around(self, carried: Sequence[Called] = ()) -> Around:
        return Around(self._state.country, carried, self._reader)

    def _place(self, block: Block) -> Place:
        return Place(block.mark, self._state.under, 0, block.page)


def _is_unfinished(line: str) -> bool:
    """Say whether a line asks to be read on: it ends with a colon, or with "to"."""
    return line.rstrip().endswith(":") or line.rstrip(" :—–-").endswith((" to", " that"))


def _below(text: Text, blocks: Sequence[Block], place: int) -> list[Block]:
    """Give the items of its own that an item ends with a colon for."""
    block = blocks[place]
    if block.kind is not Kind.ITEM or not text.body(block).endswith(":"):
        return []
    style = _style(block.mark)
    found: list[Block] = []
    for other in blocks[place + 1 :]:
        if other.kind is not Kind.ITEM or (_style(other.mark) == style and other.depth <= block.depth):
            break
        found.append(other)
    return found


def _style(mark: str) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[a-zа-яё]", "a", mark.casefold()))


def _one_country(called: Sequence[Called]) -> str | None:
    named = {one.country for one in called if one.country}
    return named.pop() if len(named) == 1 else None

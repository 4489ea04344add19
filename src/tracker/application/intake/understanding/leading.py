"""Leading: which lines open a list of demands, and to whom what stands below them is put."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.application.intake.reading.text import Block, Kind, Span, Text
from tracker.application.intake.understanding.addressees import bodies_in, called_in, organs_in
from tracker.application.intake.understanding.around import Around
from tracker.application.intake.understanding.bearings import ends_in_dative, is_dative
from tracker.application.intake.understanding.cues import Cue, words
from tracker.application.intake.understanding.finding import begins, last, last_speaker
from tracker.application.intake.understanding.places import places
from tracker.application.intake.understanding.proposal import SELF_CALLED, Called
from tracker.application.intake.understanding.requests import asks_at_end, is_noun
from tracker.application.intake.understanding.saying import Does, said
from tracker.application.intake.understanding.sentences import sentences
from tracker.application.intake.understanding.verbs import first_verb

LONGEST_LEAD, SHORT_LEAD = 320, 80
LEFT_OVER = 0.45
"""Share of letters beside organs, bodies and places that a line has which names an addressee and no more."""
LEFT_OVER_IN_ITEM = 0.75
"""The same for an item of a list whose items name their addressees."""
_LINKING = re.compile(
    r"\b(?:the|and|of|to|all|its|their|in|a|republic|as|well|for|и|к|ко|всех|в|также|республик\w*|а|адрес|от|для|город\w*)\b",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s[—–-]\s|:\s")
_TELLS = re.compile(r"(?:We|I)\s+(?:have|had|also|wrote|sent|told|met)\b")
"""What begins a paragraph that tells what they did."""
_POINTS = " \t:—–-.…*_⬇⤵👇🔽↓➡️\ufe0f\u00a0"
_POINTING = (":", "⬇", "⤵", "👇", "🔽", "↓")
_ADVICE = re.compile(r"(?:рекомендации|предложения|просьбы)$", re.IGNORECASE)
"""What is given to somebody: whose case may be that of their owner, too."""
_STOPPED = re.compile(r"[.;,!?»”\"]$")
_SHORT_NAME = 60
"""Characters of a line that names an addressee and ends with a dash."""
_NAME_ALONE = 0.1
"""Share of letters beside its name that a heading has which names an addressee."""
_TITLE_NOUN = 30
"""Characters in front of a noun of asking that a title has at most."""


class Listing(StrEnum):
    """What the items of a list are."""

    NONE = "none"
    HEADED = "headed"
    OWN = "own"
    LOOSE = "loose"
    PROMISES = "promises"


@dataclass
class State:
    """Which list is open: what its items are, to whom they are put, and how far it has been read.

    `opener` is the style of the mark of the item that opened it, and `outer` the list that this item belongs to.
    """

    listing: Listing = Listing.NONE
    called: Sequence[Called] = ()
    because: Sequence[Span] = ()
    under: Span | None = None
    country: str | None = None
    items: int = 0
    is_led: bool = False
    is_unfinished: bool = True
    opener: str = ""
    outer: "State | None" = None
    is_ours: bool = False


class Leads:
    """Lines of one text that may open a list."""

    def __init__(self, text: Text, main: str | None, reader: Sequence[Called]) -> None:
        self._text, self._said, self._main, self._reader = text, text.text, main, reader

    def opened(self, block: Block, state: State) -> State | None:
        """Give the list that a line opens which names an addressee and no more."""
        span = Span(block.body, block.end)
        said_here = self._text.words(span)
        if len(said_here) > LONGEST_LEAD or not self._is_lead(block, said_here, state):
            return None
        nouns = self._nouns(span)
        if nouns and not self._led_to(Span(nouns[-1].span.end, span.end), state):
            return None  # the demands are those of who is named
        called = called_in(self._said, self._asked_last(span), state.country) or called_in(
            self._said, span, state.country
        )
        is_short = len(said_here) < SHORT_LEAD and is_dative(said_here)
        if not called and self._is_for_another(span, state):
            return State(Listing.HEADED, (), [span], span, self._main)
        if not called or self.left_over(span) > (LEFT_OVER_IN_ITEM if is_short else LEFT_OVER):
            return None
        asks = words("asks").find(self._said, span)
        because = [one.span for one in asks] or [span]
        is_led = state.is_led or state.listing is Listing.OWN
        country = one_country(called) or self._main
        return State(Listing.HEADED, called, because, span, country, 0, is_led, is_unfinished(said_here))

    def opened_by_sentence(self, block: Block, state: State, around: Around) -> State | None:
        """Give the list that a block opens whose last sentence asks or promises, and goes on in the items below."""
        its = list(sentences(self._said, Span(block.body, block.end)))
        if not its:
            return None
        end, under = its[-1], Span(block.body, block.end)
        does_point = points_on(self._text.words(end))
        asks = asks_at_end(self._said, end)
        if asks is not None and (does_point or block.kind is not Kind.ITEM):
            called = said(self._said, end, around).called
            named = called if called and called is not around.carried else self._reader
            listing = Listing.HEADED if called and called != self._reader else Listing.OWN
            return State(listing, named, [asks.span], under, state.country)
        by_noun = self._opened_by_noun(block, end, state, does_point=does_point)
        if by_noun is not None or not does_point:
            return by_noun
        return self._opened_by_saying(end, under, state, around)

    def _opened_by_saying(self, end: Span, under: Span, state: State, around: Around) -> State | None:
        """Give the list that a sentence opens which says what it does, or only who: we shall; the participants."""
        does = said(self._said, end, around)
        if does.does in {Does.ASKS, Does.WANTS}:
            is_named = bool(does.called) and list(does.called) != list(self._reader)
            listing = Listing.HEADED if is_named else Listing.OWN
            return State(listing, does.called or self._reader, does.because, under, state.country)
        if _is_our_subject(self._said, end):
            return State(Listing.PROMISES, [SELF_CALLED], [end], under, state.country, is_ours=True)
        if does.does in {Does.PROMISES, Does.STRIVES}:
            return State(Listing.PROMISES, [SELF_CALLED], does.because, under, state.country)
        return None

    def left_over(self, span: Span) -> float:
        """Say how much of a line is neither an organ, a body, a place nor a word that links them."""
        known = [
            *(one.span for one in organs_in(self._said, span)),
            *(one.span for one in bodies_in(self._said, span)),
            *(one.span for one in places(self._said, span)),
            *(
                one.span
                for group in ("asks", "own", "leads", "noun", "what_to_do")
                for one in words(group).find(self._said, span)
            ),
        ]
        letters = list(self._text.words(span))
        for one in known:
            letters[one.start - span.start : one.end - span.start] = " " * (one.end - one.start)
        rest = _LINKING.sub(" ", "".join(letters))
        return sum(map(str.isalpha, rest)) / max(sum(map(str.isalpha, self._text.words(span))), 1)

    def own(self, span: Span, state: State) -> tuple[Sequence[Called], int]:
        """Give who an item names itself as called upon, in front of a verb, a dash or a colon, and where that ends."""
        verb = first_verb(self._said, span)
        dash = _BEHIND_NAME.search(self._said, span.start, min(span.end, span.start + LONGEST_LEAD))
        for end in (dash.end() if dash else None, verb):
            if end is not None and end > span.start:
                front = Span(span.start, end)
                called = called_in(self._said, front, state.country)
                most = LEFT_OVER if state.listing is Listing.HEADED else LEFT_OVER_IN_ITEM
                if called and self.left_over(front) <= most and not _TELLS.match(self._said, span.start):
                    return called, end
        return (), span.start

    def _opened_by_noun(self, block: Block, end: Span, state: State, *, does_point: bool) -> State | None:
        """Give the list that a line opens by a noun: our demands, recommendations to the Government."""
        found = self._nouns(end)
        is_title = block.kind is Kind.HEADING or (
            end.end - end.start < SHORT_LEAD and not self._text.words(end).rstrip().endswith((".", ";", ",", "?", "!"))
        )
        if not found or not (does_point or is_title):
            return None
        one = found[-1] if does_point else found[0]
        before = Span(end.start, one.span.start)
        if last("crowd", self._said, before) > last_speaker(self._said, before) or (
            not does_point and len(self._text.words(before)) > _TITLE_NOUN
        ):
            return None
        called = self._led_to(Span(one.span.end, end.end), state)
        under = Span(block.body, block.end)
        if called:
            return State(
                Listing.HEADED,
                called,
                [one.span],
                under,
                one_country(called) or state.country,
                is_unfinished=does_point,
            )
        listing = Listing.OWN if does_point else Listing.LOOSE
        return State(listing, self._reader, [one.span], under, state.country, is_unfinished=does_point)

    def _nouns(self, span: Span) -> list[Cue]:
        """Find what is asked as a noun, and not as a verb: our requests, but not she requests."""
        verbs = [one.span for one in words("asks").find(self._said, span) if not is_noun(self._said, one)]
        return [one for one in words("noun").find(self._said, span) if not any(one.span.holds(verb) for verb in verbs)]

    def _led_to(self, span: Span, state: State) -> Sequence[Called]:
        """Give to whom demands go by what stands behind that word: demands to the Government, and not of the union."""
        called = called_in(self._said, span, state.country)
        first = min((one.start for its in called for one in its.spans), default=span.end)
        is_led = begins("leads", self._said, span, most=1) is not None
        is_advice = _ADVICE.search(self._said[max(0, span.start - 16) : span.start]) is not None
        return called if is_led or ends_in_dative(self._said, span.start, first, or_genitive=is_advice) else ()

    def _asked_last(self, span: Span) -> Span:
        """Give a line from its last verb of asking on: requests the Committee to recommend to the Government."""
        asks = words("asks").find(self._said, span)
        return Span(asks[-1].span.end, span.end) if len(asks) > 1 else span

    def _is_for_another(self, span: Span, state: State) -> bool:
        """Say whether a line leads to somebody whom no list names: what stands below it is not for who stood above."""
        leads = begins("leads", self._said, span) is not None
        return leads and state.listing is Listing.HEADED and is_unfinished(self._text.words(span))

    def _is_lead(self, block: Block, said_here: str, state: State) -> bool:
        ends = said_here.rstrip(_POINTS)
        span = Span(block.body, block.end)
        leads = any(begins(group, self._said, span, most=2) for group in ("leads", "what_to_do"))
        is_title = block.kind is Kind.HEADING or (
            len(said_here) < SHORT_LEAD and not said_here.endswith((".", ";", ","))
        )
        if is_title and leads:
            return True
        asks = words("asks").find(self._said, span)
        inside = state.listing in {Listing.OWN, Listing.HEADED, Listing.LOOSE}
        is_asked = ends.endswith((" to", " that")) or bool(asks) or leads or is_dative(said_here) or inside
        is_line = block.kind is Kind.HEADING or (
            block.kind is Kind.PARAGRAPH and len(said_here) < SHORT_LEAD and ends == said_here.rstrip()
        )
        is_put = (
            bool(asks)
            and block.kind is not Kind.ITEM
            and len(said_here) < SHORT_LEAD
            and not _STOPPED.search(said_here)
            and first_verb(self._said, Span(asks[-1].span.end, span.end)) is None
            and bool(called_in(self._said, Span(asks[-1].span.end, span.end), state.country))
        )
        if is_put and self.left_over(span) <= LEFT_OVER:
            return True
        is_name = is_line and inside and self.left_over(span) <= _NAME_ALONE
        return (is_unfinished(said_here) and is_asked) or is_name


def _is_our_subject(said_here: str, end: Span) -> bool:
    """Say whether a line ends with those who adopted the document, and a colon."""
    found = words("ours").find(said_here, end)
    return bool(found) and not any(map(str.isalnum, said_here[found[-1].span.end : end.end]))


def is_unfinished(line: str) -> bool:
    """Say whether a line asks to be read on: it ends with a colon, or with "to"."""
    return points_on(line) or line.rstrip(_POINTS).endswith((" to", " that"))


def points_on(line: str) -> bool:
    """Say whether a line points to what stands below it: it ends with a colon or with a hand that points down."""
    bare = line.rstrip(" \ufe0f*_")
    return bare.rstrip("—–- ").endswith(_POINTING) or (
        len(bare) < _SHORT_NAME and ":" not in bare and bare.endswith((" —", " –", " -"))
    )


def one_country(called: Sequence[Called]) -> str | None:
    """Give the State that is called upon, where it is one."""
    named = {one.country for one in called if one.country}
    return named.pop() if len(named) == 1 else None

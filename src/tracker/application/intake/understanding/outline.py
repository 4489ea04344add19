"""Outline: a text read from its top: which blocks are lists of demands, put to whom, and what each sentence does.

A line that names an addressee and ends with "to:" opens a list; so does a sentence that asks and ends there, whose
items name addressees of their own; so does a promise that ends with a colon. The first paragraph that begins with no
verb closes it. Outside of lists each sentence speaks for itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.application.intake.reading.text import Block, Kind, Span, Text
from tracker.application.intake.understanding.addressees import STATES, called_in
from tracker.application.intake.understanding.around import Around
from tracker.application.intake.understanding.bearings import (
    committee_of,
    greeted_in,
    main_country,
    reader_of,
    spoken_of,
)
from tracker.application.intake.understanding.finding import begins, first
from tracker.application.intake.understanding.leading import (
    Leads,
    Listing,
    State,
    points_on,
)
from tracker.application.intake.understanding.levels import below as items_below
from tracker.application.intake.understanding.levels import is_title_of, level, names_below
from tracker.application.intake.understanding.parting import asked_apart
from tracker.application.intake.understanding.places import places
from tracker.application.intake.understanding.proposal import GOVERNMENT, Called, Place
from tracker.application.intake.understanding.saying import Does, Said, said
from tracker.application.intake.understanding.sentences import sentences
from tracker.application.intake.understanding.tables import Columns, cells_of, columns_of, is_rule
from tracker.application.intake.understanding.verbs import begins_with_verb, first_verb

_LETTERS = re.compile(r"[^\W\d_]{3}")
_TITLE_BLOCKS = 3


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


def outline(text: Text) -> Iterator[Passage]:
    """Give what the blocks of a text do, in order."""
    yield from _Reading(text).passages()


class _Reading:
    """One text, read block by block."""

    def __init__(self, text: Text) -> None:
        self._text, self._said = text, text.text
        self._reader = reader_of(text, main_country(text))
        self._main = next((one.country for one in self._reader if one.country), None) or main_country(text)
        self._title_ends = text.blocks[:_TITLE_BLOCKS][-1].end if text.blocks else 0
        self._leads = Leads(text, self._main, self._reader)
        self._state = State(country=self._main)
        self._last: Sequence[Called] = ()
        self._greeted: Sequence[Called] = ()
        self._committee = committee_of(text)
        self._columns: Columns | None = None
        self._has_greeting = any(begins("salutations", text.text, Span(one.body, one.end)) for one in text.blocks)
        self._is_letter = False

    def passages(self) -> Iterator[Passage]:
        """Read block by block; what an item ends with a colon for is read with it."""
        blocks = list(self._text.blocks)
        place = 0
        while place < len(blocks):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            names = names_below(self._text, blocks, place)
            if names:
                yield from self._with_names(blocks[place], names)
                place += 1 + len(names)
                continue
            its = list(self._block(blocks[place], items_below(self._text, blocks, place), following))
            yield from (passage for passage, _ in its)
            place += 1 + max((len(below) for _, below in its), default=0)

    def _block(
        self, block: Block, below: Sequence[Block], following: Block | None
    ) -> Iterator[tuple[Passage, Sequence[Block]]]:
        """Read a block; of the blocks below it those are given back that were read with it."""
        span = Span(block.body, block.end)
        if self._text.words(span).startswith(">"):  # somebody else's letter, quoted
            return
        if is_rule(self._text.words(span)):
            return
        cells = cells_of(self._said, span)
        if cells:
            yield from ((one, ()) for one in self._row(block, cells))
            return
        self._columns = None
        is_begun = (
            begins("salutations", self._said, span) is not None if self._has_greeting else self._stands_below(block)
        )
        self._is_letter = self._is_letter or is_begun
        self._greeted = greeted_in(self._said, span, self._main)
        self._leave_inner(block)
        if self._opens(block, self._leads.opened(block, self._state)):
            return
        self._look_at_heading(block)
        if below and self._is_demand(block) and not self._asks_of_another(block):
            yield self._listed(block, [Span(block.body, below[-1].end)]), below
        elif self._opens(block, self._leads.opened_by_sentence(block, self._state, self._around())):
            yield from ((one, ()) for one in self._sentences(block, list(sentences(self._said, span))[:-1]))
        elif self._is_demand(block):
            yield from ((one, ()) for one in self._item(block, following))
        else:
            yield from ((one, ()) for one in self._plain(block))

    def _asks_of_another(self, block: Block) -> bool:
        """Say whether an item that ends with a colon says itself who is asked: the items below it are put to them."""
        opened = self._leads.opened_by_sentence(block, self._state, self._around())
        if opened is None or opened.listing is Listing.PROMISES:
            return opened is not None and self._state.listing is Listing.PROMISES
        return opened.listing is Listing.HEADED and list(opened.called) != list(self._state.called)

    def _with_names(self, block: Block, names: Sequence[Block]) -> Iterator[Passage]:
        """Read a paragraph that ends with what is to be done to those whom the items below it name."""
        its = list(sentences(self._said, Span(block.body, block.end)))
        yield from self._sentences(block, its[:-1])
        found = said(self._said, its[-1], self._around())
        asked = found.asked if found.does is Does.ASKS else its[-1].start
        spans, called = [Span(asked, names[-1].end)], found.called
        yield Passage(found.does, spans, self._place(block), called, found.because, self._state.country, asked)

    def _row(self, block: Block, cells: Sequence[Span]) -> Iterator[Passage]:
        """Read a row of a table: its head says which cell holds what is asked, another one may say of whom."""
        columns = self._columns
        if columns is None:
            self._columns = columns_of(self._said, cells)
            return
        most = max(columns.asked, columns.called)
        if len(cells) <= most or not _LETTERS.search(self._text.words(cells[columns.asked])):
            return
        cell = cells[columns.asked]
        country = next((one for each in cells if (one := spoken_of(self._said, each, None))), self._state.country)
        found = said(self._said, cell, replace(self._around(), country=country))
        named = called_in(self._said, cells[columns.called], country) if columns.called >= 0 else []
        called = found.called or named or self._state.called or ([Called(GOVERNMENT, country)] if country else [])
        yield Passage(Does.ASKS, [cell], self._place(block), called, found.because or [cell], country, cell.start)

    def _stands_below(self, block: Block) -> bool:
        """Say whether a block stands below the title of the document and whom it is put to."""
        return block.start > self._title_ends

    def _plain(self, block: Block) -> Iterator[Passage]:
        """Read a block that stands in no list, and closes one that is open."""
        its = list(sentences(self._said, Span(block.body, block.end)))
        is_top = block is self._text.blocks[0] and not self._text.body(block).endswith((".", "!", "?"))
        if block.kind is Kind.HEADING or is_top:
            is_title = block.start <= self._title_ends
            yield from (
                one for one in self._sentences(block, its) if _is_called_out(self._said, one, is_title=is_title)
            )
            return
        if (block.kind is Kind.PARAGRAPH and self._state.listing is not Listing.LOOSE) or (
            self._state.listing is Listing.NONE
        ):
            self._state = State(country=self._state.country)
        yield from self._sentences(block, its)

    def _item(self, block: Block, following: Block | None) -> Iterator[Passage]:
        """Read a block of a list; one that is a title of items below it says nothing itself."""
        if is_title_of(self._text, block, following):
            return
        its = list(sentences(self._said, Span(block.body, block.end)))
        if self._state.listing in {Listing.LOOSE, Listing.OWN}:
            found = list(self._sentences(block, its))
            is_loose = self._state.listing is Listing.LOOSE
            if any(
                (one.does is Does.WANTS and one.called) or (is_loose and one.does is not Does.REPORTS) for one in found
            ):
                yield from found
                return
        yield self._listed(block, its)

    def _opens(self, block: Block, opened: State | None) -> bool:
        if opened is not None:
            if block.kind is Kind.ITEM:
                opened.opener, opened.outer = level(block), self._state
            elif opened.is_led:
                opened.opener, opened.outer = self._state.opener, self._state.outer
            self._state = opened
        return opened is not None

    def _leave_inner(self, block: Block) -> None:
        """Close the list that an item opened where the next item on its own level begins."""
        while block.kind is Kind.ITEM and self._state.opener == level(block) and self._state.outer is not None:
            self._state = replace(self._state.outer, country=self._state.outer.country or self._main)

    def _look_at_heading(self, block: Block) -> None:
        """Let a heading that names one State say whose organs are meant below it."""
        if block.kind is not Kind.HEADING or points_on(self._text.body(block)):
            return
        named = {code for one in places(self._said, Span(block.body, block.end)) for code in one.countries}
        self._state = State(country=named.pop() if len(named) == 1 else self._main)

    def _is_demand(self, block: Block) -> bool:
        """Say whether a block belongs to a list that is open: an item, what follows its head, or begins with a verb."""
        state, span = self._state, Span(block.body, block.end)
        if state.listing is Listing.NONE or block.kind is Kind.HEADING:
            return False
        if begins("salutations", self._said, span) is not None:
            return False
        follows = state.items == 0 and state.is_unfinished
        if block.kind is Kind.ITEM or follows or begins_with_verb(self._said, span):
            return True
        return (state.is_led or state.listing is Listing.OWN) and bool(self._leads.own(span, self._state)[0])

    def _listed(self, block: Block, spans: Sequence[Span]) -> Passage:
        """Read a block of a list."""
        state = self._state
        state.items += 1
        called, because, asked = state.called, state.because, spans[0].start
        if state.listing in {Listing.OWN, Listing.LOOSE} or state.is_led:
            own, start = self._leads.own(Span(block.body, spans[0].end), self._state)
            if own:
                called, because, asked = own, [*because, *(one for its in own for one in its.spans)], start
        does = Does.ASKS
        if begins("speaks_itself", self._said, spans[0]) is not None:
            itself = said(self._said, spans[0], self._around())
            if itself.does is Does.ASKS and itself.called:
                called, because, asked = itself.called, itself.because, itself.asked
        if state.listing is Listing.PROMISES:
            found = said(self._said, spans[0], replace(self._around(), is_ours=state.is_ours))
            is_asking = found.does is Does.ASKS and (bool(found.called) or state.is_ours)
            does, called = (Does.ASKS, found.called) if is_asking else (Does.PROMISES, called)
            is_mere = begins("ceremony", self._said, spans[0], most=1) or first("taken_note", self._said, spans[0])
            if not is_asking and is_mere:
                does, spans = Does.REPORTS, [Span(spans[0].start, spans[-1].end)]
        country = spoken_of(self._said, spans[0], state.country) if state.is_ours else state.country
        return Passage(does, spans, self._place(block), called, because, country, asked)

    def _sentences(self, block: Block, its: Sequence[Span]) -> Iterator[Passage]:
        """Read sentences that stand in no list; who was asked last in a block is asked on."""
        carried: Sequence[Called] = ()
        for span in (part for one in its for part in asked_apart(self._said, one)):
            self._state.country = spoken_of(self._said, span, self._state.country)
            found = self._in_its_country(said(self._said, span, self._around(carried)))
            if found.does in {Does.ASKS, Does.WANTS} and found.called:
                carried = self._last = found.called
            asked = found.asked if found.does in {Does.ASKS, Does.PASSES_ON} else span.start
            place, country = self._place(block), self._state.country
            if found.does is not Does.REPORTS:
                country = country or self._main
            yield Passage(found.does, [span], place, found.called, found.because, country, asked)

    def _in_its_country(self, found: Said) -> Said:
        """Let organs of which no State is said be those of the reader's."""
        country = next((one.country for one in self._reader if one.country), None)
        if country is None or not any(one.organs and one.country is None for one in found.called):
            return found
        called = [
            replace(one, country=country) if one.organs and not one.region and not _are_states(one) else one
            for one in found.called
        ]
        return replace(found, called=called)

    def _around(self, carried: Sequence[Called] = ()) -> Around:
        return Around(
            self._state.country,
            carried,
            self._greeted or self._reader,
            self._last,
            self._is_letter,
            committee=self._committee,
        )

    def _place(self, block: Block) -> Place:
        return Place(block.mark, self._state.under, 0, block.page)


def _is_called_out(said_here: str, passage: Passage, *, is_title: bool) -> bool:
    """Say whether a heading asks by itself; that of the whole document says in short what stands below."""
    is_asked = passage.does is Does.ASKS and list(passage.because) != list(passage.spans)
    says_what = first_verb(said_here, passage.spans[0]) is not None or said_here[passage.spans[0].end - 1] == "!"
    is_asked = is_asked and (not is_title or (bool(passage.called) and says_what))
    return is_asked or (passage.does is Does.WANTS and bool(passage.called) and not is_title)


def _are_states(called: Called) -> bool:
    return any(one.key == STATES for one in called.organs)

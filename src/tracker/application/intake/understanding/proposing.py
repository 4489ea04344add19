"""Proposing: a text and what is known, into proposals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tracker.application.intake.known import NOTHING, Known
from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.refusals import TooMuchProposed
from tracker.application.intake.understanding.addressees import STATES
from tracker.application.intake.understanding.bearings import all_countries, main_region
from tracker.application.intake.understanding.conventions import conventions_in
from tracker.application.intake.understanding.cues import cues, scanned, words
from tracker.application.intake.understanding.days import deadline_in, lost_dashes
from tracker.application.intake.understanding.limbs import demands_in
from tracker.application.intake.understanding.measuring import measures
from tracker.application.intake.understanding.mentions import Mentions
from tracker.application.intake.understanding.nature import ARTICLE, mixed_letters, nature
from tracker.application.intake.understanding.outline import Passage, outline
from tracker.application.intake.understanding.places import countries_of
from tracker.application.intake.understanding.proposal import (
    GOVERNMENT,
    SELF_CALLED,
    Called,
    Demand,
    Development,
    Doubt,
    DoubtKind,
    Mention,
    Nature,
    Organ,
    Place,
    Proposals,
    Theme,
)
from tracker.application.intake.understanding.requests import ASKED_BEFORE, OURSELVES
from tracker.application.intake.understanding.saying import Does
from tracker.application.intake.understanding.subjects import RATIFIED, acts_in, themes_in
from tracker.domain.demand_events import Counting
from tracker.domain.values import Direction

_ASKED = {Does.ASKS, Does.PASSES_ON, Does.SUPPORTS, Does.STRIVES, Does.PROMISES, Does.WANTS, Does.WORRIES}
_TELLS = 4
"""Sentences of a text that tells, and does not ask."""
_GOVERNMENT = "government"
"""The key of that organ."""
_GOVERNMENTS = re.compile(r"government|правительств", re.IGNORECASE)
_SURE = {Does.ASKS, Does.PASSES_ON, Does.SUPPORTS}
_NOBODY = Called(GOVERNMENT, in_text=False)


def propose(text: Text, known: Known = NOTHING, today: date | None = None, *, most: int | None = None) -> Proposals:
    """Give all that a text seems to ask, promise and report. `today` stands for its day where it gives none.

    Raises TooMuchProposed where that is more than `most`, without looking for it all.
    """
    whole = replace(text, text=scanned(text.text))
    its = nature(whole)
    return _Proposing(whole, known, its, its.day or today or date.max).all(most)


def propose_passages(
    text: Text, passages: Sequence[Span], known: Known = NOTHING, today: date | None = None
) -> Sequence[Sequence[Demand]]:
    """Give, for each passage, the demands that it is if it is one: one for each State that is called upon there.

    Who is called upon, where the passage itself does not say, is who is above it.
    """
    whole = replace(text, text=scanned(text.text))
    its = nature(whole)
    proposing = _Proposing(whole, known, its, its.day or today or date.max)
    outlined = list(outline(whole))
    return [proposing.of(passage, outlined) for passage in passages]


class _Proposing:
    """One text, on its way into proposals."""

    def __init__(self, text: Text, known: Known, its: Nature, day: date) -> None:
        self._text, self._known, self._nature, self._day = text, known, its, day
        self._mentions = Mentions(text, known)
        self._region = main_region(text)
        self._all_countries = all_countries(text)
        self._asked: list[str] = []

    def all(self, most: int | None) -> Proposals:
        """Read the text from its top, and give what each passage is; raises TooMuchProposed."""
        demands: list[Demand] = []
        developments: list[Development] = []
        passages = self._passages(most)
        asks = any(one.does in _SURE or (one.does is Does.WANTS and one.called) for one in passages)
        tells = sum(one.does is Does.REPORTS for one in passages) >= _TELLS
        for passage in passages:
            if passage.does is Does.WANTS and not passage.called and tells and not asks:
                continue  # what an article holds to be right, and asks of nobody
            if passage.does in _ASKED:
                demands += self._demands(passage)
            else:
                developments += self._developments(passage)
            _require_few(len(demands) + len(developments), most)
        doubts = [*lost_dashes(self._text.text), *mixed_letters(self._text)]
        if not demands:
            doubts.append(Doubt(DoubtKind.NO_DEMANDS, Span(0, 0)))
        return Proposals(self._nature, demands, developments, doubts)

    def _passages(self, most: int | None) -> Sequence[Passage]:
        """Give what the blocks of the text do, as long as no more of it asks than `most`."""
        found: list[Passage] = []
        asked = 0
        for one in outline(self._text):
            found.append(one)
            asked += one.does in _SURE
            _require_few(asked, most)
        return found

    def of(self, span: Span, outlined: Sequence[Passage]) -> Sequence[Demand]:
        """Give the demands that a passage is if it is one, whatever its words say."""
        above = [one for one in outlined if one.spans[0].start < span.end]
        touched = [one for one in above if one.spans[-1].end > span.start and one.does in _ASKED]
        last = next(iter(touched), above[-1] if above else None)
        block = next((one for one in self._text.blocks if one.start <= span.start < one.end), self._text.blocks[-1])
        passage = Passage(
            does=touched[0].does if touched else Does.ASKS,
            spans=[span],
            place=Place(block.mark, last.place.under if last else None, page=block.page),
            called=last.called if last else (),
            because=[one for one in (touched[0].because if touched else ()) if span.holds(one)],
            country=last.country if last else None,
            asked=span.start,
        )
        return [self._demand(passage, [span], called, 0) for called in self._called(passage)]

    def _demands(self, passage: Passage) -> Iterator[Demand]:
        groups = self._groups(passage)
        self._asked += [one.country for one in passage.called if one.country]
        for number, group in enumerate(groups, 1):
            for called in self._called(passage):
                yield from self._one_each(passage, group, called, number if len(groups) > 1 else 0)

    def _groups(self, passage: Passage) -> Sequence[Sequence[Span]]:
        """Give the demands that a passage holds, each as the sentences or limbs that it consists of."""
        if passage.does in {Does.PROMISES, Does.WORRIES, Does.SUPPORTS}:
            return [passage.spans]
        return demands_in(self._text.text, passage.spans)

    def _called(self, passage: Passage) -> Sequence[Called]:
        if passage.does is Does.PROMISES:
            return [SELF_CALLED]
        if passage.called:
            return [each for one in passage.called for each in self._of_the_region(one)]
        return [replace(_NOBODY, country=passage.country, region=None if passage.country else self._region)]

    def _of_the_region(self, called: Called) -> Sequence[Called]:
        """Give "the three States" as those of the region that the document is about."""
        if called.country or not any(one.key == STATES for one in called.organs):
            return [called]
        number = self._how_many(called)
        region = countries_of(self._region) if self._region is not None else ()
        asked = list(dict.fromkeys(reversed(self._asked)))[:number] if number else []
        fitting = (its for its in (region, self._all_countries, asked[::-1]) if number is None or len(its) == number)
        its = next((one for one in fitting if one), region or self._all_countries)
        return [replace(called, country=one, region=self._region if its is region else None) for one in its] or [called]

    def _how_many(self, called: Called) -> int | None:
        """Say how many States "both governments" are; None where no number is said."""
        said = self._text.words(next(one.span for one in called.organs if one.key == STATES))
        return next((int(one.key) for one in cues("places", "numbers").find(said)), None)

    def _one_each(self, passage: Passage, group: Sequence[Span], called: Called, part: int) -> Iterator[Demand]:
        """Give the demand, or one for each convention where it is ratifying that is asked of a State."""
        whole = self._demand(passage, group, called, part)
        is_ratifying = any(one.key == RATIFIED for span in group for one in acts_in(self._text.text, span))
        codes = [one for one in whole.conventions if one.group is None]
        if not is_ratifying or called.type != GOVERNMENT or len(codes) < 2:  # noqa: PLR2004 - several
            yield whole
            return
        for code in codes:
            yield replace(whole, conventions=[code], measures=[one for one in whole.measures if one.key == code.code])

    def _demand(self, passage: Passage, group: Sequence[Span], called: Called, part: int) -> Demand:
        quotation = Span(group[0].start, group[-1].end)
        persons = self._mentions.persons(quotation)
        organisations = [*self._called_upon(called, quotation), *self._mentions.organisations(quotation)]
        conventions = conventions_in(self._text.text, quotation, self._day)
        return Demand(
            quotation=quotation,
            place=replace(passage.place, part=part),
            called=replace(called, organs=self._plainly(called.organs)),
            counting=self._counting(passage, quotation, called),
            because=passage.because,
            themes=self._themes(quotation),
            persons=persons,
            organisations=organisations,
            conventions=conventions,
            measures=measures(self._text.text, group, passage.asked, (persons, organisations, conventions)),
            deadline=deadline_in(self._text.text, quotation),
        )

    def _plainly(self, organs: Sequence[Organ]) -> Sequence[Organ]:
        """Give organs without "all States" where others stand beside that: the Presidents of all five States."""
        others = [one for one in organs if one.key != STATES]
        return [self._plain(one) for one in others or organs]

    def _plain(self, organ: Organ) -> Organ:
        """Give "all governments" as what they are: governments."""
        is_of_governments = organ.key == STATES and _GOVERNMENTS.search(self._text.words(organ.span))
        return Organ(_GOVERNMENT, organ.span) if is_of_governments else organ

    def _called_upon(self, called: Called, quotation: Span) -> Sequence[Mention]:
        """Give the organisations on record that are called upon, in front of what is quoted."""
        if called.type == GOVERNMENT or not called.spans:
            return []
        front = Span(min(one.start for one in called.spans), max(one.end for one in called.spans))
        found = self._mentions.organisations(front) if front.end <= quotation.start else []
        return [one for one in found if one.key is not None]

    def _counting(self, passage: Passage, quotation: Span, called: Called) -> Counting:
        text = self._text.text
        if passage.does is Does.PROMISES:
            return Counting.OWN_COMMITMENT
        if passage.does is Does.PASSES_ON or self._is_news(passage):
            return Counting.REPORTED
        if passage.does is Does.WORRIES:
            return Counting.CONCERN
        if passage.does in {Does.SUPPORTS, Does.STRIVES} or not called.in_text:
            return Counting.IMPLIED
        if called.type != GOVERNMENT:
            return Counting.NON_GOVERNMENT
        return Counting.GENERAL_APPEAL if words("general").find(text, quotation) else Counting.IN_N

    def _is_news(self, passage: Passage) -> bool:
        """Say whether an article tells that somebody asked, in the past and in the third person."""
        words_said = self._text.words(passage.because[0]) if passage.because else ""
        is_told = passage.does is Does.ASKS and self._nature.kind == ARTICLE and ASKED_BEFORE.search(words_said)
        return bool(is_told) and not OURSELVES.search(self._text.text, passage.spans[0].start, passage.because[0].start)

    def _themes(self, quotation: Span) -> Sequence[Theme]:
        known = self._known.themes
        return [one for one in themes_in(self._text.text, quotation) if known is None or one.key in known]

    def _developments(self, passage: Passage) -> Iterator[Development]:
        [span] = passage.spans
        found = cues("facts").find(self._text.text, span)
        persons, organisations = self._mentions.persons(span), self._mentions.organisations(span)
        if not found or not (passage.country or persons or organisations):
            return
        yield Development(
            quotation=span,
            place=passage.place,
            country=passage.country,
            direction=_direction({one.key for one in found}),
            because=[one.span for one in found],
            persons=persons,
            organisations=organisations,
        )


def _require_few(number: int, most: int | None) -> None:
    if most is not None and number > most:
        raise TooMuchProposed(most=most)


def _direction(keys: set[str]) -> Direction:
    """Say which way it points; what says that nothing changed stands before what says how bad that is."""
    if "progress" in keys and len(keys) > 1:
        return Direction.MIXED
    if "no_change" in keys:
        return Direction.NO_CHANGE
    return Direction(keys.pop())

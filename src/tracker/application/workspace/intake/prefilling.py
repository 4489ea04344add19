"""Prefilling: what was found in a text, put into the fields of a form, in the passage's own words.

Nothing is invented: titles, labels and reasons are cut out of the text, names on record stand as keys, and what the
text does not say is left empty for a person. A region's demand becomes one for each of its States that the intake is
for: nobody who works on it could accept those of others.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from babel import Locale

from tracker.application.intake.reading.text import Kind, Span, Text
from tracker.application.intake.repeating import Repeated
from tracker.application.intake.understanding.addressees import STATES
from tracker.application.intake.understanding.cues import table
from tracker.application.intake.understanding.places import countries_of
from tracker.application.intake.understanding.proposal import (
    GOVERNMENT,
    SELF_CALLED,
    Demand,
    Development,
    Measure,
    Mention,
    Nature,
)
from tracker.application.workspace.intake.model import (
    DocumentGiven,
    ProposedDeadline,
    ProposedDemand,
    ProposedDevelopment,
    ProposedMeasure,
)
from tracker.application.workspace.making import KINDS
from tracker.application.workspace.plain import Texts
from tracker.application.workspace.texts import LONGEST_NAME
from tracker.domain.demand_events import Act, Counting, ObjectKind

_TITLE, _LABEL = 140, 280
"""Characters of a title and of a label that are cut out of a passage."""
_AS_ASKED = "as_asked"
"""The act of a measure that the passage does not name in a word of ours."""
_INFLECTED = {"ru"}
_FIRST = 6
"""Blocks at the beginning of a text among which its heading stands."""
_CUT = re.compile(r"\s+(?:\{[^}]*)?\S*$")


@dataclass(frozen=True)
class Prefilling:
    """One text on its way into forms; `countries` are the intake's, `conventions` those that the record lists.

    `ours` is what the coalition is called, which binds itself where the text says "we".
    """

    text: Text
    language: str
    countries: Sequence[str]
    conventions: Collection[str]
    ours: Texts = field(default_factory=dict)

    def document(self, nature: Nature) -> DocumentGiven:
        """Give what a text says about the document that it is."""
        head = self._head()
        return DocumentGiven(
            kind=nature.kind if nature.kind in KINDS else "",
            title=self._said(_cut(head, LONGEST_NAME - 1)),
            issued=nature.day.isoformat() if nature.day else "",
            languages=(self.language,),
            countries=tuple(self.countries),
        )

    def _head(self) -> str:
        """Give the heading that a text begins with: the longest, as page furniture is short; none that leads a list."""
        first = [one for one in self.text.blocks[:_FIRST] if one.kind is Kind.HEADING]
        headings = [said for said in map(self.text.body, first) if not said.rstrip().endswith(":")]
        return max(headings, key=len, default=self.text.body(self.text.blocks[0]))

    def demands(self, found: Demand, repeats: Sequence[Repeated] = ()) -> Iterator[ProposedDemand]:
        """Give a demand as a form has it, one for each State of a region."""
        called = found.called
        its = [code for code in countries_of(called.region) if code in self.countries] if called.region else []
        if called.type != GOVERNMENT or not its:
            yield self._demand(found, repeats)
        elif called.country is None:
            for code in its:
                yield self._demand(replace(found, called=replace(called, country=code)), repeats)
        elif called.country in its:
            yield self._demand(found, repeats)

    def development(self, found: Development, day: str) -> ProposedDevelopment:
        """Give a development as a form has it; `day` is the document's."""
        said = self._keyed(found.quotation, found.persons)
        return ProposedDevelopment(
            quotation=found.quotation,
            page=found.place.page,
            country=found.country or (self.countries[0] if len(self.countries) == 1 else ""),
            on=day,
            direction=found.direction,
            wording=self._said(said),
            rests=found,
        )

    def _demand(self, found: Demand, repeats: Sequence[Repeated]) -> ProposedDemand:
        called, said = found.called, self._keyed(found.quotation, found.persons)
        is_state = called.type == GOVERNMENT
        return ProposedDemand(
            quotation=found.quotation,
            item=self._item(found),
            page=found.place.page,
            addressee_type=called.type,
            country=(called.country or "") if is_state else "",
            countries=() if is_state else tuple(self.countries),
            organs=tuple(_organ(one.key) for one in called.organs if one.key != STATES),
            body=called.body or "",
            addressee=self._addressee(found),
            in_text=called.in_text,
            counting=found.counting,
            counting_reason=self._said(self._because(found)),
            title=self._said(_cut(said, _TITLE).rstrip(" ;,.") + self._apart(found)),
            summary=self._said(said),
            themes=tuple(one.key for one in found.themes),
            conventions=tuple(one.code for one in found.conventions if one.code in self.conventions),
            measures=tuple(self._measures(found)),
            deadline=self._deadline(found),
            meant=tuple(dict.fromkeys(one.key for one in found.persons if one.key)),
            rests=found,
            repeats=tuple(repeats),
        )

    def _measures(self, found: Demand) -> Iterator[ProposedMeasure]:
        """Give the measures, each act on each object once; a demand that names none asks for what it says."""
        seen: set[object] = set()
        for one in found.measures:
            what = (one.act, one.kind, one.key or one.object)
            if what not in seen:
                seen.add(what)
                yield self._measure(found, one)
        if not found.measures and found.counting is Counting.IN_N:
            label = self._said(_cut(self._keyed(found.quotation, found.persons), _LABEL))
            yield ProposedMeasure(kind=ObjectKind.GROUP, act=Act.OTHER, act_detail=_AS_ASKED, label=label)

    def _measure(self, found: Demand, one: Measure) -> ProposedMeasure:
        span = Span(min(one.words.start, one.object.start), max(one.words.end, one.object.end))
        is_list = one.kind in {ObjectKind.PERSON, ObjectKind.ORGANISATION}
        said = f"{self.text.words(one.words)}: {self._keyed(one.object, found.persons)}" if is_list else ""
        return ProposedMeasure(
            kind=one.kind,
            act=one.act,
            key=one.key or "",
            act_detail=_AS_ASKED if one.act is Act.OTHER else "",
            label=self._said(_cut(said or self._keyed(span, found.persons), _LABEL)),
            posthumous=one.posthumous,
            object=one.object,
            words=one.words,
        )

    def _item(self, found: Demand) -> str:
        """Say where it stands: under which words, which number, which part; else which paragraph."""
        place = found.place
        mark = place.mark.strip(".() ")
        if not any(map(str.isalnum, mark)):
            mark = f"¶ {bisect_right(self.text.blocks, found.quotation.start, key=lambda one: one.start)}"
        part = f" ({place.part})" if place.part else ""
        under = self._under(place.under) if place.under else ""
        its = f"{mark}{part}{self._apart(found)}"
        return f"{under}, {its}" if under else its

    def _under(self, under: Span) -> str:
        """Give the words that a list stands under, with their number where they are an item themselves."""
        at = bisect_left(self.text.blocks, under.start, key=lambda one: one.body)
        mark = (
            self.text.blocks[at].mark if at < len(self.text.blocks) and self.text.blocks[at].body == under.start else ""
        )
        number = f"{mark} " if any(map(str.isalnum, mark)) else ""
        return number + _cut(" ".join(self.text.words(under).split()).rstrip(":"), _TITLE)

    def _apart(self, found: Demand) -> str:
        """Tell demands of one passage apart that ask to ratify a convention each."""
        asked = [one.key for one in found.measures if one.act is Act.CONVENTION_RATIFIED]
        return f" ({asked[0]})" if len(asked) == 1 and len(found.conventions) == 1 else ""

    def _addressee(self, found: Demand) -> Texts:
        """Say who is called upon, as the text does; a State that it does not name there by its name.

        A State is called by its name in a language of cases, too: there a text has it in another form than its first.
        """
        called = found.called
        if called.type == SELF_CALLED.type:
            return self.ours
        is_by_name = called.country and (called.region or self.language in _INFLECTED)
        if called.in_text and called.spans and not is_by_name:
            span = Span(called.spans[0].start, called.spans[-1].end)
            said = " ".join(self.text.words(span).split())
            if len(said) < LONGEST_NAME and "\n" not in self.text.words(span):
                return self._said(said)
        if called.country:
            return self._said(str(Locale(self.language).territories.get(called.country, called.country)))
        return {}

    def _because(self, found: Demand) -> str:
        said = "; ".join(f"“{' '.join(self.text.words(one).split())}”" for one in found.because)
        return _cut(said or self._keyed(found.quotation, found.persons), _LABEL)

    def _deadline(self, found: Demand) -> ProposedDeadline | None:
        if found.deadline is None:
            return None
        day = found.deadline.day
        return ProposedDeadline(day=day.isoformat() if day else "", words=found.deadline.span, is_wanted=bool(day))

    def _keyed(self, span: Span, persons: Sequence[Mention]) -> str:
        """Give a passage on one line, with keys where it names who is on record."""
        said, at = "", span.start
        for one in persons:
            if one.key and one.key.startswith("p-") and span.holds(one.span) and one.span.start >= at:
                said += f"{self.text.text[at : one.span.start]}{{{one.key}}}"
                at = one.span.end
        return " ".join(f"{said}{self.text.text[at : span.end]}".split())

    def _said(self, words: str) -> Texts:
        return {self.language: words} if words else {}


def _organ(key: str) -> Texts:
    name: Texts = table("addressees")["organs"][key]["name"]
    return dict(name)


def _cut(said: str, most: int) -> str:
    """Give the beginning of some words, with no word and no key cut in two."""
    return said if len(said) <= most else f"{_CUT.sub('', said[:most])} …"

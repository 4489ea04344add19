"""Splitting: what becomes of a proposal whose passage is parted in two, so that nothing somebody put right is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from tracker.application.intake.reading.text import Text
from tracker.application.workspace import texts
from tracker.application.workspace.intake.model import (
    ProposedDemand,
    ProposedDevelopment,
    ProposedMeasure,
    PutTo,
    Span,
)
from tracker.application.workspace.intake.refusals import NotWithin
from tracker.application.workspace.plain import Texts
from tracker.domain.quoting import LEAST

_OF_THE_WHOLE = ("title", "summary", "themes", "conventions")
"""What both parts keep where somebody put it right: nobody but them can say which part it is about."""


def parted(text: Text, whole: Span, at: int) -> tuple[Span, Span]:
    """Give both sides of a place, each a passage that can be quoted; raises NotWithin."""
    parts = tuple(_trimmed(text, one) for one in (Span(whole.start, at), Span(at, whole.end)))
    if not whole.start < at < whole.end or any(
        sum(letter.isalnum() for letter in text.words(one)) < LEAST for one in parts
    ):
        raise NotWithin(least=LEAST)
    return parts[0], parts[1]


def demands(whole: ProposedDemand, found: Sequence[ProposedDemand]) -> Sequence[ProposedDemand]:
    """Give a demand's parts, each with what its own words hold (`found`), put to whom the whole was put."""
    shared = {one.name: getattr(whole, one.name) for one in fields(PutTo)}
    typed = {name: getattr(whole, name) for name in _OF_THE_WHOLE if name in whole.typed and getattr(whole, name)}
    return [
        replace(
            one,
            item=texts.text(f"{whole.item} ({number})"),
            typed=whole.typed,
            meant=tuple(dict.fromkeys((*one.meant, *whole.meant))),
            **{**shared, **typed, **_put_right(whole, one, is_first=number == 1)},
        )
        for number, one in enumerate(found, 1)
    ]


def developments(whole: ProposedDevelopment, text: Text, parts: Sequence[Span]) -> Sequence[ProposedDevelopment]:
    """Give what a report's parts tell; where somebody put the wording right, both keep it."""
    if "wording" in whole.typed:
        return [replace(whole, quotation=part) for part in parts]
    return [replace(whole, quotation=part, wording=_cut_out(text, whole, part)) for part in parts]


def _put_right(whole: ProposedDemand, part: ProposedDemand, *, is_first: bool) -> dict[str, Any]:
    """Give what a part keeps that belongs to one of both: where its words stand there, and else to the first."""
    kept: dict[str, Any] = {"measures": tuple(_measures(whole, part, is_first=is_first))}
    due = whole.deadline
    if due is not None and (part.quotation.holds(due.words) if due.words else is_first):
        kept["deadline"] = due
    again = {one.reference for one in part.repeats}
    kept["raises"] = tuple(one for one in whole.raises if is_first or one.partition(".")[0] in again)
    return kept


def _measures(whole: ProposedDemand, part: ProposedDemand, *, is_first: bool) -> Iterator[ProposedMeasure]:
    """Give the measures of a part as they stand in the whole; those that rest on no words go with the first."""
    before = {(one.kind, one.object, one.words): one for one in whole.measures}
    by_hand = [one for one in whole.measures if is_first and not one.words and "measures" in whole.typed]
    for one in part.measures:
        if one.words or not by_hand:
            yield before.get((one.kind, one.object, one.words), one) if one.words else one
    yield from by_hand


def _trimmed(text: Text, span: Span) -> Span:
    said = text.words(span)
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.end - (len(said) - len(said.rstrip()))))


def _cut_out(text: Text, content: ProposedDevelopment, part: Span) -> Texts:
    """Give the words of a part in the language that the wording of the whole is in."""
    said = " ".join(text.words(part).split())
    return dict.fromkeys(list(content.wording)[:1], said)

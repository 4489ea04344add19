"""Subjects: which acts and themes some words speak of, by the lists."""

from collections.abc import Sequence

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cue, cues, table
from tracker.application.intake.understanding.proposal import Theme
from tracker.domain.demand_events import Act, ObjectKind

RATIFIED = Act.CONVENTION_RATIFIED.value


def acts_in(text: str, within: Span) -> Sequence[Cue]:
    """Find what is to be done, each act once, in the order of the text."""
    found: dict[str, Cue] = {}
    for one in cues("acts").all(text, within):
        found.setdefault(one.key, one)
    return list(found.values())


def themes_in(text: str, within: Span) -> Sequence[Theme]:
    """Give the themes that some words speak of, the one with the most words first."""
    found: dict[str, list[Span]] = {}
    for one in cues("themes").all(text, within):
        found.setdefault(one.key, []).append(one.span)
    return [Theme(key, spans) for key, spans in sorted(found.items(), key=lambda its: (-len(its[1]), its[1][0]))]


def kind_of(act: str) -> ObjectKind:
    """Say what an act is usually done to."""
    return ObjectKind(table("acts")[act]["about"])

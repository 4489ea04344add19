"""Changing: by which events what the public's pages ask for could become untrue."""

from tracker.domain import coalition_events, country_events, demand_events, lifecycle_events
from tracker.domain.catalogue import TOPICS
from tracker.projections.answers import ENTRIES
from tracker.projections.entries import Entries
from tracker.projections.evidence import EvidenceFiles
from tracker.projections.occasions import Occasions
from tracker.projections.tail import feeding

_BEGIN_A_STREAM = (demand_events.Made, country_events.Registered, coalition_events.Founded)
"""The events by which `Entries` learns what a stream is of; they change no entry."""

FINDINGS = feeding(Entries) - ENTRIES - {topic for topic, kind in TOPICS.items() if issubclass(kind, _BEGIN_A_STREAM)}
"""What adds a finding of a body, or touches an entry that was there."""

FILES = feeding(EvidenceFiles) | FINDINGS
"""What changes which files are attached to entries that are there."""

NAMED = FILES
"""What changes the entries that a card names but for adding one: what they rest on may be entries or files."""

OCCASIONS = feeding(Occasions)
"""What changes the calendar, and with it the sessions that a card counts from."""

WORDS = frozenset(
    topic for topic, kind in TOPICS.items() if issubclass(kind, (demand_events.Reworded, lifecycle_events.Translated))
)
"""What changes which words of ours a list shows for a demand."""

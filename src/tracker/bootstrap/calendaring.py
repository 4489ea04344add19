"""The calendar put together from the parts of a program."""

from tracker.application.calendar import Calendar
from tracker.bootstrap.parts import Parts
from tracker.reminders.ladders import first_lead


def calendar(parts: Parts) -> Calendar:
    """Build what keeps the calendar of a record."""
    return Calendar(parts.engine, parts.log, parts.book, parts.reader, first_lead=first_lead)

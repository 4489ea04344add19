"""Names of people, found in texts however they are written."""

from tracker.application.names.addresses import spelled_out
from tracker.application.names.finding import Found, Names

__all__ = ["Found", "Names", "spelled_out"]

"""Understanding: who is asked for what in a text, by rules and lists of words that anybody can read."""

from tracker.application.intake.understanding.proposing import propose

__all__ = ["propose"]

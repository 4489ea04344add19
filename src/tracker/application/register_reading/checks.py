"""The checks that no schema can make, over all files of a register together."""

from collections.abc import Iterator
from datetime import date

from .day_checks import day_problems
from .grade_checks import grade_problems
from .problems import Problem
from .references import reference_problems
from .source import Sources
from .text_checks import text_problems


def check(sources: Sources, today: date) -> Iterator[Problem]:
    """Everything wrong between rows that are each well-formed."""
    yield from reference_problems(sources)
    yield from day_problems(sources, today)
    yield from grade_problems(sources)
    yield from text_problems(sources)

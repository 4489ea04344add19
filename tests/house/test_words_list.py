"""docs/words.md has a line for every word that the record speaks of people's demands in."""

import re
from enum import Enum
from pathlib import Path

import pytest

from tracker.domain.country_events import Ratification
from tracker.domain.days import Precision
from tracker.domain.demand_events import Act, CommitmentState, Counting, ObjectKind, Position
from tracker.domain.entry_events import Retraction
from tracker.domain.judgement import State
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.person_events import Naming
from tracker.domain.record import Kind
from tracker.domain.values import Audience, Confidence, Direction, Looked, OrganClass, SourceKind

WORDS = (Path(__file__).parents[2] / "docs/words.md").read_text()
LINES = [line for line in WORDS.splitlines() if line.startswith("|")]
OTHERWISE = {
    "check": "check",
    "position": "government position",
    "finding": "supervisory finding",
    "letter": "letter sent",
    "reminder": "reminder letter",
    "commitment": "own commitment",
    "law_signed": "ratification",
    "ratified": "ratification",
    "not_ratified": "ratification",
    "ratification_law_signed": "ratification",
    "unpublished": "source",
    "publication": "citation",
}
"""Words that stand under another one's line, which explains them."""

ENUMERATIONS: list[type[Enum]] = [
    *(Counting, Letter, NotCounted, NotKnown, Audience, Kind, State, Act, Position, CommitmentState, Naming),
    *(Confidence, Direction, Looked, OrganClass, Precision, ObjectKind, Retraction, Ratification, SourceKind),
]


@pytest.mark.parametrize("member", [member for kind in ENUMERATIONS for member in kind], ids=lambda member: f"{member}")
def test_every_word_of_an_enumeration_has_a_line(member: Enum) -> None:
    word = OTHERWISE.get(str(member.value), str(member.value))
    spellings = {f"`{word}`", word.replace("_", " ")}

    told = [line for line in LINES if any(_stands(spelling, line) for spelling in spellings)]

    assert told, f"add a line for {member} to docs/words.md, or say under which line it stands"


def _stands(spelling: str, line: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w])", line, re.IGNORECASE) is not None


def test_every_line_says_its_word_in_both_languages_and_what_it_means() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES]

    short = [row[0] for row in rows if not all(row[:3])]

    assert short == []


def test_no_word_has_two_lines() -> None:
    terms = [line.split("|")[1].strip() for line in LINES if "---" not in line]
    headings = {"term", "not this"}

    twice = {term for term in terms if terms.count(term) > 1} - headings

    assert twice == set()

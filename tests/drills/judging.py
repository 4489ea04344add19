"""Judging: proposals held against what a person found in the same text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tracker.application.intake.reading.lines import blocks
from tracker.application.intake.reading.plain import lines
from tracker.application.intake.reading.text import Span, Text, composed
from tracker.application.intake.understanding import propose
from tracker.application.intake.understanding.proposal import Demand, Proposals

DOCUMENTS = Path(__file__).with_name("documents")
_PARTED = re.compile(r"-\s*\n\s*")
"""A hyphen at the end of a line, which a reader leaves out where it parts a word."""
_SIGN = re.compile(r"^[ \t]*>", re.MULTILINE)
"""What stands in front of a line of a forwarded message, which a reader leaves out."""
_ENOUGH = 0.6
"""Share of the words of a demand that a proposal quotes."""


@dataclass
class Judgement:
    """What was found and what was not; `wrong` are fields that were read wrongly."""

    expected: int = 0
    found: int = 0
    proposed: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Judgement") -> None:
        """Count another one in."""
        for name in ("expected", "found", "proposed", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("missed", "invented", "wrong"):
            getattr(self, name).extend(getattr(other, name))


def documents() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the documents with what a person found in them."""
    for path in sorted(DOCUMENTS.glob("*.yaml")):
        yield path.stem, yaml.safe_load(path.read_text("utf-8"))


def as_text(written: str) -> Text:
    """Read a plain text, in this process."""
    return composed(blocks(lines(written)))


def joined(written: str) -> str:
    """Put words together that a line parts: a word processor fills lines anew."""
    return _PARTED.sub("", written)


def judge(name: str, expected: Mapping[str, Any], text: Text) -> Judgement:
    """Hold what is proposed of a text against what was found in it."""
    proposals = propose(text)
    wanted = [{**one, "in": [country]} for one in expected["demands"] for country in one.get("in") or [None]]
    left = list(proposals.demands)
    judged = Judgement(proposed=len(left))
    optional = [" ".join(one.split()) for one in expected.get("optional", ())]
    for one in wanted:
        words = " ".join(str(one["words"]).split())
        is_optional = words in optional
        match = _best(text, one, words, left)
        judged.expected += not is_optional
        if match is not None:
            left.remove(match)
            judged.found += not is_optional
            judged.right += 1
            judged.wrong += [f"{name}: {what}: {words[:60]}" for what in _wrong(text, one, match)]
        elif not is_optional:
            judged.missed.append(f"{name}: {one.get('to')} {one['in']}: {words[:90]}")
    judged.invented += [f"{name}: {_to(one)}: {text.words(one.quotation)[:90]!r}" for one in left]
    judged.wrong += _wrong_nature(name, expected, proposals)
    return judged


def inexact(printed: str, text: Text, proposals: Proposals) -> list[str]:
    """Give the quotations that do not stand in what was printed, letter by letter, or that part a word.

    Pictures among the letters (a tick, a hand) do not count: in a PDF they are whatever its font calls them.
    """
    letters = "".join(_letters(one) for one in (printed, _PARTED.sub("", printed), _SIGN.sub("", printed)))
    spans: list[Span] = [one.quotation for one in proposals.demands]
    spans += [one.quotation for one in proposals.developments]
    return [
        text.words(one)
        for one in spans
        if _letters(text.words(one)) not in letters or _parts_a_word(text.text, one) or not text.words(one)
    ]


def _letters(said: str) -> str:
    return "".join(one for one in said if not one.isspace() and unicodedata.category(one) != "So")


def _parts_a_word(said: str, span: Span) -> bool:
    return any(said[at - 1 : at].isalnum() and said[at : at + 1].isalnum() for at in (span.start, span.end) if at)


def _best(text: Text, wanted: Mapping[str, Any], words: str, left: Sequence[Demand]) -> Demand | None:
    fitting = [one for one in left if _share(text, words, one.quotation) >= _ENOUGH and _is_to(wanted, one)]
    codes = set(wanted.get("conventions", ()))
    fitting.sort(
        key=lambda one: ({its.code for its in one.conventions} != codes, one.quotation.end - one.quotation.start)
    )
    return fitting[0] if fitting else None


def _share(text: Text, words: str, quotation: Span) -> float:
    """Say how much of some words lies in a quotation."""
    pattern = re.escape(words).replace(r"\-", "-?")  # a reader may take a hyphen at the end of a line for none
    found = list(re.finditer(pattern, text.text.replace("\n", " ")))
    if not found:
        raise AssertionError(words)
    for one in found:
        common = min(one.end(), quotation.end) - max(one.start(), quotation.start)
        if common > 0:
            return common / len(words)
    return 0.0


def _is_to(wanted: Mapping[str, Any], one: Demand) -> bool:
    to, [country] = wanted["to"], wanted["in"]
    if to == "self":
        return one.called.type == "self"
    if to == "nobody":
        return one.called.type == "government" and not one.called.organs
    if to == "government":
        return one.called.type == "government" and one.called.country in {country, *wanted.get("or", ())}
    return bool(one.called.body == to)


def _to(one: Demand) -> str:
    return f"{one.counting.value} {one.called.type} {one.called.country or one.called.body or ''}"


def _wrong(text: Text, wanted: Mapping[str, Any], one: Demand) -> Iterator[str]:
    """Name the fields that differ from what a person read."""
    found = {
        "persons": [text.words(its.span) for its in one.persons],
        "posthumous": [text.words(its.span) for its in one.persons if its.posthumous],
        "conventions": [its.code for its in one.conventions],
        "organs": [its.key for its in one.called.organs],
        "deadline": text.words(one.deadline.span) if one.deadline else None,
        "counting": one.counting.value,
    }
    for name, value in found.items():
        default = value if name in {"organs", "counting"} else (None if name == "deadline" else [])
        if wanted.get(name, default) != value:
            yield f"{name} {value} and not {wanted.get(name, default)}"


def _wrong_nature(name: str, expected: Mapping[str, Any], proposals: Proposals) -> list[str]:
    nature = proposals.nature
    return [
        f"{name}: {what} {got} and not {wanted}"
        for what, got, wanted in (("kind", nature.kind, expected["kind"]), ("day", nature.day, expected["day"]))
        if got != wanted
    ]

"""Against the register: what is read in the documents of the first coalition, held against what people found there.

The documents lie beside the checkout where somebody has them: the project holds none of their sentences.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tracker.application.intake.known import Earlier, Known
from tracker.application.intake.reading.asking import read
from tracker.application.intake.reading.text import Text
from tracker.application.intake.repeating import compared
from tracker.application.intake.understanding import propose
from tracker.application.intake.understanding.proposal import Demand

HOUSE = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("SEEDS", HOUSE.parent / "shared" / "seeds"))
"""Where the documents lie: beside the checkout, or where the variable says."""
_REGISTER = HOUSE / "src" / "tracker" / "register" / "register.yaml"
_BODIES = {"un": "un", "eu": "eu", "guf": "guf", "hrd": "hrd", "coal": "unions"}
_ORGANS = {"President": "president", "Government": "government", "Jogorku Kenesh": "parliament"}
_NUMBER = re.compile(r"(\d+)")
_HALVES = {"first": 1, "second": 2}


@dataclass
class Held:
    """How many demands of a document were found, how much of what stands in them, and what was not."""

    expected: int = 0
    found: int = 0
    proposed: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def count(self, name: str, *, right: int, of: int) -> None:
        """Count how much of a field was read."""
        before = self.fields.get(name, (0, 0))
        self.fields[name] = (before[0] + right, before[1] + of)


def register() -> Mapping[str, Any]:
    """Read the bundled register."""
    found: Mapping[str, Any] = yaml.safe_load(_REGISTER.read_text("utf-8"))
    return found


def known(register: Mapping[str, Any], *, as_printed: bool = True) -> Known:
    """Give the names of the register; `as_printed`: with the spellings of its documents."""
    return Known(
        persons={key: _forms(person, as_printed=as_printed) for key, person in register["persons"].items()},
        organisations={
            one["key"]: [*one["name"].values(), *one["acronyms"], *one["search_forms"]]
            for one in register["organisations"]
        },
    )


def documents(register: Mapping[str, Any]) -> Iterator[tuple[str, Text, str]]:
    """Give the documents that are there: the key that the register has for each, how it is read, how it is printed."""
    for path in sorted(SEEDS.glob("*.txt")):
        text = read(path.read_bytes())
        yield _key(text, register), text, path.read_text("utf-8")


def held(key: str, text: Text, register: Mapping[str, Any], known: Known) -> Held:
    """Hold what is proposed of a document against the demands that the register has of it."""
    left = list(propose(text, known).demands)
    result = Held(proposed=len(left))
    for row in register["demands"]:
        if row["document"] != key:
            continue
        result.expected += 1
        match = next((one for one in left if _fits(row, one)), None)
        if match is None:
            result.missed.append(f"{row['key']} ({row['item']})")
            continue
        left.remove(match)
        result.found += 1
        _count(row, match, result)
    return result


def ranks(register: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Say for each demand of which the register says that it repeats others: at which place the first of them comes."""
    earlier = [_earlier(row) for row in register["demands"]]
    dated = {row["key"]: row["raised_on"] for row in register["demands"]}
    for row, asked in zip(register["demands"], earlier, strict=True):
        repeats = [*row.get("repeats", ()), *(one["demand"] for one in row["overlaps"])]
        before = [one for one in earlier if dated[one.reference] < row["raised_on"]]
        if repeats:
            order = [one.reference for one in compared(asked, before)]
            yield row["key"], min(order.index(one) + 1 if one in order else len(order) + 1 for one in repeats)


def _forms(person: Mapping[str, Any], *, as_printed: bool) -> Sequence[str]:
    forms = [person["name"], *person["variants"], *(one["form"] for one in person["cyrillic"])]
    printed = {one["form"] for one in person["as_printed"]}
    return forms if as_printed else [one for one in forms if one not in printed or one == person["name"]]


def _key(text: Text, register: Mapping[str, Any]) -> str:
    """Say which document of the register a text is, by the words of their titles."""
    words = set(re.findall(r"[a-z]{4,}", text.text[:700].casefold()))

    def share(document: Mapping[str, Any]) -> float:
        title = set(re.findall(r"[a-z]{4,}", document["title"]["en"].casefold()))
        return len(title & words) / len(title)

    return str(max(register["documents"], key=share)["key"])


def _fits(row: Mapping[str, Any], one: Demand) -> bool:
    return (
        one.counting.value == row["counting"]
        and _is_to(row, one)
        and _mark(row) == (_NUMBER.search(one.place.mark) or [""])[0]
        and _half(row) in {0, one.place.part}
        and (
            not row["conventions_named"]
            or _codes(one) == set(row["conventions_named"])
            or row["document"] != "res-2021"
        )
    )


def _is_to(row: Mapping[str, Any], one: Demand) -> bool:
    to = row["addressee"]
    if to["type"] in {"government", "government_group"}:
        return one.called.type == "government" and one.called.country == to["country"]
    if to["type"] == "self" or row["counting"] == "own_commitment":
        return one.called.type == "self"
    return one.called.body == _BODIES.get(row["key"].split("-")[0])


def _mark(row: Mapping[str, Any]) -> str:
    """Give the number of the item, empty where it has none."""
    is_numbered = row["document"] == "res-2021" and "before" not in row["item"]
    found = _NUMBER.search(row["item"]) if is_numbered else None
    return found[0] if found else ""


def _half(row: Mapping[str, Any]) -> int:
    found = re.search(r"(first|second) (?:half|sentence)", row["item"])
    return _HALVES[found[1]] if found and row["document"] == "res-2021" else 0


def _codes(one: Demand) -> set[str]:
    return {its.code for its in one.conventions}


def _count(row: Mapping[str, Any], one: Demand, result: Held) -> None:
    """Count what of a demand was read: organs, persons, organisations, conventions, measures."""
    if row["addressee"]["named_in_text"] and row["addressee"]["organs"]:
        organs = {_ORGANS[its["en"]] for its in row["addressee"]["organs"]}
        result.count("organs", right=organs == {its.key for its in one.called.organs}, of=1)
    printed = set(row["persons"]) if row["document"] == "res-2021" else set()
    result.count("persons", right=len(printed & {its.key for its in one.persons}), of=len(printed))
    unions = {
        key for key in row["organisations"] if row["document"] == "res-2021" and key not in {"un", "eu", "mission"}
    }
    result.count("organisations", right=len(unions & {its.key for its in one.organisations}), of=len(unions))
    codes = set(row["conventions_named"])
    result.count("conventions", right=len(codes & _codes(one)), of=len(codes))
    asked = {
        (its["act"], its["object"]["key"])
        for its in row["measures"]
        if its["origin"] == "passage" and its["object"]["type"] in {"person", "organisation"} and its["act"] != "other"
    }
    found = {(its.act.value, its.key) for its in one.measures}
    result.count("measures on them", right=len(asked & found), of=len(asked))


def _earlier(row: Mapping[str, Any]) -> Earlier:
    objects = [its["object"] for its in row["measures"]]
    texts = [row["title"], row["summary"], *(its["label"] for its in row["measures"])]
    return Earlier(
        reference=row["key"],
        said=" ".join(its["en"] for its in texts),
        countries=frozenset(row["countries"]),
        persons=frozenset(row["persons"]) | frozenset(its["key"] for its in objects if its["type"] == "person"),
        organisations=frozenset(row["organisations"]),
        conventions=frozenset(row["conventions_named"]),
        themes=frozenset([row["theme"], *row["secondary_themes"]]),
        acts=frozenset(its["act"] for its in row["measures"]),
        is_own=row["counting"] == "own_commitment",
    )

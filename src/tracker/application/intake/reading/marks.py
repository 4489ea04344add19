"""Marks: the numbers, letters and dashes that items of a list begin with, and which of them can follow one another."""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"""\s*(?P<mark>
        (?:(?:No|№|Nr|Item|Point|Claim|Demand|Recommendation|Пункт|Требование|Рекомендация|Просьба)[.]?\s?(?:№\s?)?)?
          (?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?P<closing>\s?[.):]|(?=\.\d)|\.\))
        | \((?P<inner>\d{1,3}|[a-zа-яё]|[ivxlc]{1,6}|[IVXLC]{1,6})\)
        | (?P<letter>[a-zа-яё](?=\))|[a-hj-uwyzа-яё](?=\.))[.)]
        | (?P<roman>(?![CL][.)])[IVXLC]{1,6}|[ivxlc]{1,6})[.)]
        | (?P<dash>[-–—•·▪◦‣*●○■□✓➢✅☑✔➤►▶👉🔹🔸🔴❗❌⛔⚡⁃∙★☆➡‼][\ufe0f]?)
    )(?:\s+|(?=[«"“„‘]))(?=\S)""",
    re.VERBOSE,
)
_OUTLINE = re.compile(r"\s*(?P<mark>\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[A-ZА-ЯЁ«\"“])")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class Mark:
    """A mark at the beginning of a line: as printed, of what style, its value, and where the words behind it begin."""

    printed: str
    style: str
    value: int
    body: int

    @property
    def is_dash(self) -> bool:
        """Say whether it has no number of its own."""
        return self.style == "dash"

    @property
    def is_dot(self) -> bool:
        """Say whether it is a sign that stands before items alone, and in no sentence."""
        return self.is_dash and self.printed not in "-–—·"

    def follows(self, other: "Mark | None") -> bool:
        """Say whether it can come next after another one: the first of a list, or the next of the same."""
        return self.value == 1 or (other is not None and other.style == self.style and self.value == other.value + 1)


def mark_of(line: str) -> Mark | None:
    """Read the mark that a line begins with; None where it begins with words."""
    outline = _OUTLINE.match(line)
    if outline is not None:
        return Mark(outline["mark"], "outline", _last(outline["mark"]), outline.end())
    found = _MARK.match(line)
    if found is None:
        return None
    style, value = _style(found)
    return Mark(found["mark"].strip(), style, value, found.end())


def _style(found: re.Match[str]) -> tuple[str, int]:
    if found["dash"]:
        return "dash", 1
    if found["number"]:
        style = "outline" if "." in found["number"] else f"number{found['closing'].strip()}"
        return style, _last(found["number"])
    if found["letter"]:
        return "letter", _place(found["letter"])
    if found["roman"]:
        return "roman", _roman(found["roman"])
    inner = found["inner"]
    if inner.isdigit():
        return "(number)", int(inner)
    return "(letter)", _place(inner) if len(inner) == 1 else _roman(inner)


def _last(number: str) -> int:
    return int(number.rpartition(".")[2])


def _place(letter: str) -> int:
    """Give a letter's place in its alphabet; Russian lists leave out ё and й."""
    if letter <= "z":
        return ord(letter) - ord("a") + 1
    return "абвгдежзиклмнопрстуфхцчшщэюя".find(letter) + 1


def _roman(letters: str) -> int:
    values = [_ROMAN[one] for one in letters.lower()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))

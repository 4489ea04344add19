"""The facts of the 2021 resolution: which item became which demands, and how to find its items in its own text."""

import re
from collections.abc import Mapping
from pathlib import Path

DOCUMENT = "res-2021"
NAMES = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "TJ": "Tajikistan", "TM": "Turkmenistan", "UZ": "Uzbekistan"}
HALVES = {"eval": "first half", "c97": "second half", "c143": "second half"}
CALL, INTENTION = "call", "intention"
UNNUMBERED = 0
"""The number of an item that has none."""

PRESIDENT, PARLIAMENT, GOVERNMENT = (
    ("President", "Президент"),
    ("Jogorku Kenesh", "Жогорку Кенеш"),
    ("Government", "Правительство"),
)
ORGANS = {
    "KZ": (PRESIDENT, GOVERNMENT),
    "KG": (PRESIDENT, PARLIAMENT, GOVERNMENT),
    "TJ": (PRESIDENT, GOVERNMENT),
    "TM": (PRESIDENT,),
    "UZ": (PRESIDENT, GOVERNMENT),
}
"""Whom the heading of each list names, in both languages."""

Item = tuple[str, int]
ITEMS: Mapping[Item, Mapping[str, str]] = {
    **{("KZ", n): {f"kz-2021-{n}": f"Kazakhstan, {n}"} for n in range(1, 8)},
    ("KG", 1): {"kg-2021-1": "Kyrgyzstan, 1 (first sentence)", "kg-2021-2": "Kyrgyzstan, 1 (second sentence)"},
    **{("TJ", n): {f"tj-2021-{n}": f"Tajikistan, {n}"} for n in range(1, 4)},
    ("TM", UNNUMBERED): {"tm-2021-1": "Turkmenistan (unnumbered)"},
    **{("UZ", n): {f"uz-2021-{n}": f"Uzbekistan, {n}"} for n in range(1, 5)},
    (CALL, 1): {
        f"{code.lower()}-2021-{part}": f"Call 1 to all Central Asian governments ({half})"
        for code in NAMES
        for part, half in HALVES.items()
    },
    (CALL, 2): {"un-2021-1": "Call 2"},
    (CALL, 3): {"eu-2021-1": "Call 3"},
    (CALL, 4): {"guf-2021-1": "Call 4 (first half)", "guf-2021-2": "Call 4 (second half)"},
    (CALL, 5): {"hrd-2021-1": "Call 5"},
    **{(INTENTION, n): {f"own-2021-{n}": f"Intention {n}"} for n in range(1, 5)},
}
"""Each item of the resolution with its demands, and what their pages call the item."""

KNOWN_AS = {
    "knprk": ("KNPRK", "КНПРК"),
    "kz-fuel-energy": ("Fuel and Energy", "топливно-энергетического"),
    "kz-justice-union": ("Justice", "Справедливость"),
    "kz-health-union": ("Healthcare", "здравоохранения"),
    "fpkg": ("Trade Union Federation", "Федерации профсоюзов"),
    "un": ("UN ", "ООН"),
    "eu": ("European Union", "Европейский союз"),
    "ituc": ("ITUC", "МКП"),
    "mission": ("Mission", "Мисси"),
}
"""Organisations that items concern, by a word that the text and our pages both use."""

_LISTS = {"Kazakhstan": "KZ", "Kyrgyz": "KG", "Tajikistan": "TJ", "Turkmenistan": "TM", "Uzbekistan": "UZ"}
_HEADING = re.compile(r"^— (?P<whom>.+?) to:\s*$", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*(?P<number>\d)[.)]\s+", re.MULTILINE)
_INTENTIONS, _CALLS, _END = "state their intention to:", "and call upon:", "The Coordination Meeting participants"


def text_in(folder: Path) -> str:
    """Find the resolution among the texts of a folder."""
    texts = [file.read_text("utf-8") for file in sorted(folder.iterdir()) if file.is_file()]
    found = [text for text in texts if "Fifth Coordination Meeting" in text[:200]]
    assert len(found) == 1, f"{len(found)} texts begin as the resolution does"
    return found[0]


def headings_of(text: str) -> dict[str, str]:
    """Give the words by which each country's list names its addressees."""
    found = [match["whom"] for match in _HEADING.finditer(text)]
    return {_country_in(whom): whom for whom in found}


def items_of(text: str) -> dict[Item, str]:
    """Give the text of each item, by its list and number."""
    to_countries, _, rest = text.partition(_END)
    _, _, rest = rest.partition(_INTENTIONS)
    intentions, _, calls = rest.partition(_CALLS)
    lists = _HEADING.split(to_countries)[1:]
    found: dict[Item, str] = {}
    for whom, listed in zip(lists[::2], lists[1::2], strict=True):
        found |= _numbered(_country_in(whom), listed)
    return found | _numbered(INTENTION, intentions) | _numbered(CALL, calls)


def _numbered(listed_under: str, text: str) -> dict[Item, str]:
    parts = _NUMBERED.split(text)
    if len(parts) == 1:
        return {(listed_under, UNNUMBERED): _flat(text)}
    return {(listed_under, int(n)): _flat(said) for n, said in zip(parts[1::2], parts[2::2], strict=True)}


def _country_in(whom: str) -> str:
    return next(code for name, code in _LISTS.items() if name in whom)


def _flat(text: str) -> str:
    return " ".join(text.split())

"""Places: countries and regions that a text speaks of, in either language and any case."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cues, in_both, listed, table

_CASES = (
    ("ия", "и(я|и|ю|ей|ею)"),
    ("а", "(а|ы|и|е|у|ой|ою)"),
    ("я", "(я|и|е|ю|ей|ею)"),
    ("ь", "(ь|и|я|ю|ем|ью|е)"),
    ("й", "(й|я|ю|ем|е)"),
    ("ы", "(ы|ов|ам|ами|ах)"),
)
"""Endings of the names of countries, with what stands instead of them in other cases."""
_NO_COUNTRIES = {"EU", "UN", "EZ", "ZZ", "QO", "XA", "XB"}
_UNCHANGED = "оеуиэё"


class Found(NamedTuple):
    """A country or a region: its code, its countries, where it stands."""

    region: str | None
    countries: Sequence[str]
    span: Span


def places(text: str, within: Span) -> list[Found]:
    """Find countries and regions in a part of a text, in order."""
    regions = table("places")["regions"]
    return [
        Found(one.key if one.key in regions else None, regions.get(one.key, {}).get("countries", [one.key]), one.span)
        for one in _places().find(text, within)
    ]


def is_adjective(said: str) -> bool:
    """Say whether a name of a State only says whose something is: French, казахстанский."""
    found = _adjectives().find(said)
    return " " not in said and not said.isupper() and any(one.span == Span(0, len(said)) for one in found)


def towns(text: str, within: Span) -> list[Found]:
    """Find towns and provinces in a part of a text, in order, each as the State that it lies in."""
    return [Found(None, [one.key], one.span) for one in _towns().find(text, within)]


def countries_of(region: str) -> Sequence[str]:
    """Give the codes of a region's States."""
    found: Sequence[str] = table("places")["regions"][region]["countries"]
    return found


@cache
def _places() -> Cues:
    return Cues(
        {**_countries(), **{key: in_both(its) for key, its in table("places")["regions"].items()}}, with_capitals=True
    )


@cache
def _adjectives() -> Cues:
    return Cues({code: _capitalised(in_both(its)) for code, its in table("places")["adjectives"].items()})


@cache
def _towns() -> Cues:
    return Cues(
        {
            code: [
                *listed(its.get("en", ())),
                *(its_case for one in listed(its["ru"]) for its_case in _town_in_cases(one)),
            ]
            for code, its in table("towns").items()
        },
        with_capitals=True,
    )


def _town_in_cases(name: str) -> Sequence[str]:
    return [name] if "*" in name else list(_in_cases(name))


def _countries() -> Mapping[str, Sequence[str]]:
    """Give the names of every country, by its code; those in our own table stand beside those of Unicode."""
    found: dict[str, list[str]] = {}
    russian = Locale("ru").territories
    for code, name in Locale("en").territories.items():
        if isinstance(code, str) and len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:  # noqa: PLR2004
            found[code] = [name, *_in_cases(russian.get(code, ""))]
    for part in ("names", "adjectives"):
        for code, its in table("places")[part].items():
            found[code] = [*found.get(code, []), *_capitalised(in_both(its))]
    return found


def _in_cases(name: str) -> Iterator[str]:
    """Give a Russian name as a cue that finds it in every case."""
    if name and "(" not in name:
        yield " ".join(_word_in_cases(word) for word in name.split())


def _word_in_cases(word: str) -> str:
    if word[-1] in _UNCHANGED or not word[-1].islower():
        return word
    ending, instead = next(((end, its) for end, its in _CASES if word.endswith(end)), ("", ""))
    stem = word.removesuffix(ending)
    return f"({stem}|{stem}а|{stem}у|{stem}ом|{stem}е)" if not ending else f"{stem}{instead}"


def _capitalised(cues: Sequence[str]) -> Iterator[str]:
    """Give adjectives with a small letter and with a capital: Russian ones have one only where they begin a name."""
    for cue in cues:
        yield cue
        if cue[:1].islower():
            yield cue[:1].upper() + cue[1:]

"""The words of occasions that rules compute: their titles and places, from the catalogue."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from tracker.domain.expecting import Expected
from tracker.languages import COMPLETE

_LAST_TEEN = 20


def title(expected: Expected, country: Mapping[str, str]) -> Mapping[str, str]:
    """Name an occasion that a rule expects, by language; `country` is the name of its country, if it has one."""
    number = int(expected.session or 0)
    said = {"number": number, "ordinal": _ordinal(number), "year": expected.on.first.year, "cycle": expected.cycle}
    texts = _catalogue()[f"title.{expected.title}"]
    return {language: texts[language].format(country=country.get(language, ""), **said) for language in COMPLETE}


def place() -> Mapping[str, str]:
    """Name the place of what meets in Geneva, by language."""
    return _catalogue()["place.geneva"]


def _ordinal(number: int) -> str:
    """Write a number in English as 111th, 121st, 122nd, 123rd."""
    ending = "th" if number % 100 in range(10, _LAST_TEEN) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@cache
def _catalogue() -> Mapping[str, Mapping[str, str]]:
    text = files("tracker").joinpath("locales", "occasion_words.yaml").read_text("utf-8")
    words: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return words

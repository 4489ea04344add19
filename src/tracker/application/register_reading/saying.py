"""A problem becomes a sentence in the reader's language, from the catalogue."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from .guessing import shown
from .problems import Problem, RegisterRefused


def say(problem: Problem, language: str) -> str:
    """Where it is and what is wrong: `register.yaml:812 (kz-2021-1): unknown key ...`."""
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    row = f" ({shown(problem.key)})" if problem.key else ""
    sentence = catalogue()[problem.message_key][language]
    return f"{where}{row}: {sentence.format(**problem.values)}"


def say_all(refused: RegisterRefused, language: str) -> list[str]:
    """Give a sentence for each problem shown, and one for how many more there are."""
    sentences = [say(problem, language) for problem in refused.shown]
    if refused.rest:
        more = catalogue()["more"][language]
        sentences.append(more.format(count=refused.rest))
    return sentences


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every sentence about a register, by message key and language."""
    text = files("tracker").joinpath("locales", "register_messages.yaml").read_text("utf-8")
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return sentences

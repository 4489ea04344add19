"""What the commands say, in the host's language, from the catalogue."""

import sys
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from tracker.settings import reader_language

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What reads YAML; that in C takes a seventh of the time."""


def say(key: str, /, **values: object) -> str:
    """Give a sentence of the catalogue."""
    return say_in(reader_language(), key, **values)


def say_in(language: str, key: str, /, **values: object) -> str:
    """Give a sentence in one language, whatever the host's is."""
    return catalogue()[key][language].format(**values)


def tell(key: str, /, **values: object) -> None:
    """Print a sentence."""
    tell_plainly(say(key, **values))


def tell_plainly(text: str) -> None:
    """Print a text that was put together elsewhere."""
    print(text, flush=True)  # noqa: T201 - this is what the program says


def warn(key: str, /, **values: object) -> None:
    """Print a sentence where warnings and refusals go."""
    warn_plainly(say(key, **values))


def warn_plainly(text: str) -> None:
    """Print a text that was put together elsewhere where warnings and refusals go."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - this is what the program says


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every sentence of the commands, by key and language."""
    text = files("tracker").joinpath("locales", "cli_messages.yaml").read_text("utf-8")
    sentences: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one, either of them
    return sentences

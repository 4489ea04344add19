"""What the benchmarks say, in the language of whoever runs them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from tracker.settings import reader_language


def say(key: str, /, **values: object) -> str:
    """Give a sentence."""
    return catalogue()[key][reader_language()].format(**values)


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Give every sentence by key and language."""
    sentences: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        Path(__file__).with_name("benchmarks.yaml").read_text("utf-8")
    )
    return sentences

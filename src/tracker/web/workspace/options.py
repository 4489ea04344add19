"""What a form offers to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel.support import Translations

from tracker.web.labels import N_

_NOT_SAID = N_("Not said")


@dataclass(frozen=True)
class Option:
    """One choice. `first`: the one that a complaint about the field leads to."""

    value: str
    label: str
    hint: str = ""
    first: bool = False


def options(labels: Mapping[str, str], catalogue: Translations, codes: Iterable[str] | None = None) -> list[Option]:
    """Offer codes under our words for them, in the order given."""
    chosen = list(labels if codes is None else codes)
    return [Option(code, catalogue.gettext(labels[code]), first=not place) for place, code in enumerate(chosen)]


def offered(pairs: Iterable[tuple[str, str]]) -> list[Option]:
    """Offer values under labels that need no translation, such as names of the record."""
    return [Option(value, label, first=not place) for place, (value, label) in enumerate(pairs)]


def explained(triples: Iterable[tuple[str, str, str]]) -> list[Option]:
    """Offer values under labels, each with what it means."""
    return [Option(value, label, hint, first=not place) for place, (value, label, hint) in enumerate(triples)]


def or_not_said(labels: Mapping[str, str], catalogue: Translations) -> list[Option]:
    """Offer codes, and before them to say nothing."""
    return [Option("", catalogue.gettext(_NOT_SAID)), *options(labels, catalogue)]

"""Figures about the server, written as Prometheus reads them (text format 0.0.4); they hold no word of the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

KIND = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Figure:
    """One figure. `labels` are codes of ours, never what somebody typed; `family` is what its type is told for."""

    name: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
    kind: str = "gauge"
    family: str = ""


def written(figures: Iterable[Figure]) -> str:
    """Write them out; those of one family have to follow each other."""
    lines = []
    for family, its in groupby(figures, key=lambda one: one.family or one.name):
        listed = list(its)
        lines += [f"# TYPE {family} {listed[0].kind}", *map(_line, listed)]
    return "".join(f"{line}\n" for line in lines)


def _line(one: Figure) -> str:
    labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in one.labels.items())
    value = int(one.value) if float(one.value).is_integer() else one.value
    return f"{one.name}{{{labels}}} {value}" if labels else f"{one.name} {value}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

"""The map of the overview: outlines of the countries on record, as links, without any figure or colour that says one.

The outlines are Natural Earth's (public domain), 1:110 million; how they were made says docs/decisions/0020.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from operator import itemgetter
from pathlib import Path

WIDTH = 320
_FILE = Path(__file__).parent.parent / "outlines.json"
_UNITS = 20
"""How many units of the file a degree has."""

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True)
class Shape:
    """One country: its outline as an SVG path, and where its name stands."""

    code: str
    name: str
    path: str
    x: int
    y: int

    @property
    def thing(self) -> str:
        """Give the path of the country's page."""
        return f"countries/{self.code.lower()}"


@dataclass(frozen=True)
class OutlineMap:
    """The shapes of all countries, and how large the whole is."""

    shapes: Sequence[Shape]
    width: int
    height: int


def outline_map(names: Mapping[str, str]) -> OutlineMap | None:
    """Draw the countries of these codes; None where an outline is missing, as a map would leave the country out."""
    known = _outlines()
    if len(names) < 2 or any(code not in known for code in names):  # noqa: PLR2004 - one outline is no map
        return None
    points = [point for code in names for ring in known[code] for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrowed = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrowed)

    def placed(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * narrowed * scale), round((north - point[1]) * scale)

    shapes = []
    for code, name in sorted(names.items(), key=itemgetter(1)):
        rings = [[placed(point) for point in ring] for ring in known[code]]
        x, y = _middle(max(rings, key=len))
        shapes.append(Shape(code, name, "".join(map(_path, rings)), x, y))
    return OutlineMap(shapes, WIDTH, round((north - south) * scale))


def _path(ring: Sequence[tuple[int, int]]) -> str:
    """Write a closed line by its first point and the steps from each to the next; steps to nowhere are left out."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(ring)]
    written = "".join(f" {x}" if x >= 0 else str(x) for step in steps if any(step) for x in step)
    return f"M{ring[0][0]} {ring[0][1]}l{written.lstrip()}z"


def _middle(ring: Sequence[tuple[int, int]]) -> tuple[int, int]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


@cache
def _outlines() -> Mapping[str, Sequence[Ring]]:
    """Read all outlines, in degrees."""
    written = json.loads(_FILE.read_text("utf-8"))
    return {
        code: [[(x / _UNITS, y / _UNITS) for x, y in zip(ring[::2], ring[1::2], strict=True)] for ring in rings]
        for code, rings in written.items()
    }

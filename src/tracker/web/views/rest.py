"""What a demand's first page says of the entries that stand on other pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.web.views.dividing import Item


@dataclass(frozen=True)
class Rest:
    """The entries that the first page leaves out.

    `parts` counts them by the part of the page, `number` is how many they are. `lines` are the entries themselves where
    they are few enough to be listed with their days; there their anchors stand.
    """

    thing: str
    number: int
    parts: Mapping[str, int]
    lines: Sequence[Item] = ()

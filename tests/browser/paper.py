"""How much paper a country takes (W4)."""

import re
from math import ceil

DEMANDS, SHEETS = 12, 2
_LEAF = re.compile(rb"/Type\s*/Page\b")


def leaves(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return len(_LEAF.findall(pdf))


def most(demands: int) -> int:
    """Say how many pages a country with so many demands may take."""
    return SHEETS * ceil(demands / DEMANDS)

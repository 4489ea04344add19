"""Where an entry stands on a page: a short form of its id, as whole ids are a quarter of a long page on the wire."""

_ENOUGH = 10  # hexadecimal digits, 40 random bits: of 300 entries on a page two share them once in 20 million pages


def anchor(entry_id: str) -> str:
    """Give the anchor of an entry: `e-` and the end of its id."""
    return "e-" + entry_id.replace("-", "")[-_ENOUGH:]

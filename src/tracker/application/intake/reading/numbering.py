"""Numbering: the marks that programs set before items of a list without writing them."""

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_MOST = 399
"""A list with more items than that is counted in plain numbers."""


def printed(style: str, number: int) -> str:
    """Give the mark of an item as HTML's `type` of a list says; a dot for one that is not counted."""
    return style if style == "•" else f"{counted(style, number)}."


def counted(style: str, number: int) -> str:
    """Count in a style: `1`, `a`, `A`, `i`, `I`, `а`, `А`."""
    if style in {"i", "I"} and 0 < number <= _MOST:
        roman = _roman(number)
        return roman if style == "i" else roman.upper()
    letters = {"a": "abcdefghijklmnopqrstuvwxyz", "а": _RUSSIAN}.get(style.lower(), "")
    if letters and 0 < number <= len(letters):
        return letters[number - 1] if style.islower() else letters[number - 1].upper()
    return str(number)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said

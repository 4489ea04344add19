"""Cases: the forms in which a name stands in a Russian sentence, in the letters of `letters.py`.

A table of endings by what the name ends in, men's and women's, surnames and given names alike; it gives too many
forms rather than too few. A surname in -ова is never cut to -ов: that may be a city.
"""

from tracker.application.names.letters import smooth

_ADJECTIVE = "ogo omu im om ego emu aia oi uiu ei oiu e ih imi"
_OF_A_CONSONANT = " a u om em im e i ia iu"

_ENDINGS: tuple[tuple[str, str, str], ...] = (
    # what it ends in, what of that is cut off, the endings put on instead; the first that fits counts
    ("ova", "a", "a oi u oiu"),
    ("eva", "a", "a oi u oiu"),
    ("skaia", "aia", f"i {_ADJECTIVE}"),
    ("aia", "aia", f"i {_ADJECTIVE} ia"),
    ("ia", "ia", "ia i e iu ei eiu"),
    ("a", "a", "a i e u oi ei oiu eiu"),
    ("ai", "i", "i ia iu em e"),
    ("ei", "i", "i ia iu em e"),
    ("ui", "i", "i ia iu em e"),
    ("oi", "oi", f"oi oia oiu oem oe {_ADJECTIVE}"),
    ("i", "i", f"i ia iu {_ADJECTIVE} em"),
    ("o", "", ""),
    ("u", "", ""),
    ("e", "", ""),
    ("ec", "ec", "ec ca cu com cem ce"),
    ("ov", "", f"{_OF_A_CONSONANT} ih imi"),
    ("ev", "", f"{_OF_A_CONSONANT} ih imi"),
    ("in", "", f"{_OF_A_CONSONANT} ih imi"),
    ("", "", _OF_A_CONSONANT),
)
_FLEETING = {"pavel": "pavl", "lev": "lv"}


def in_all_cases(letters: str) -> frozenset[str]:
    """Give every form of a name, its own among them."""
    cut, endings = next((cut, endings) for end, cut, endings in _ENDINGS if letters.endswith(end))
    stem = letters.removesuffix(cut)
    forms = {smooth(stem + ending) for ending in endings.split(" ")}
    if letters in _FLEETING:
        forms |= {_FLEETING[letters] + ending for ending in ("a", "u", "om", "em", "e")}
    return frozenset(forms | {letters})

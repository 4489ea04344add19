"""What somebody looks for, taken literally: words that must all stand in a text, each as it begins there.

No sign of it is an operator. A longer word is cut to its stem, so that it is found in other cases; a word of one or two
letters and a number must stand whole. What has digits in it, such as a demand's reference, must stand together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tracker.application.names.letters import APOSTROPHES
from tracker.application.search.folding import Folder, Instrument, Piece, instruments, seen

LONGEST = 200
"""How many signs of what was typed are looked for."""
SHORTEST = 2
"""How many letters or digits it takes at least."""

_JOINED = re.compile(rf"[^\W_]+(?:[-‐‑–.{APOSTROPHES}][^\W_]+)*")
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(
    "(?:iami|ami|imi|ogo|ego|omu|emu|ostiu|ih|ov|ev|om|em|am|ah|iam|iah|oi|ei|ai|ie|oe|aia|uiu|iu|ia|oiu|eiu"
    "|ing|ed|es|s|[aeiou])$"
)
_STEM = 4
_MOST_READINGS = 4


@dataclass(frozen=True)
class Term:
    """One word that is looked for, in the ways in which it may stand in a folded text; any of them will do.

    `words` are its readings, where it is a word that somebody may have misspelled.
    """

    alternatives: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What is looked for. `typed` is what the reader sees of it; `is_cut`: more was typed than is looked for."""

    typed: str
    terms: tuple[Term, ...] = ()
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed."""
        return not self.typed

    def fits(self, folded: str) -> bool:
        """Say whether everything that is looked for stands in a folded text."""
        return bool(self.terms) and all(any(one in folded for one in term.alternatives) for term in self.terms)

    def places(self, text: str, folder: Folder) -> list[tuple[int, int]]:
        """Say where in a text, as `seen` gives it, stands what is looked for; the places are in order and apart."""
        pieces = folder.pieces(text)
        found = {
            place
            for term in self.terms
            for alternative in term.alternatives
            for at in range(len(pieces))
            if (place := _standing(alternative, pieces[at:])) is not None
        }
        wanted = {one.strip() for term in self.terms for one in term.alternatives}
        found |= {(one.start, one.end) for one in instruments(text) if wanted & set(one.codes)}
        return _apart(sorted(found))


def asked(typed: str, folder: Folder) -> Asked:
    """Read what somebody typed."""
    whole = " ".join(seen(typed).split())
    kept = whole[:LONGEST].rstrip()
    if sum(map(str.isalnum, kept)) < SHORTEST:
        return Asked(kept, is_cut=kept != whole)
    codes = list(instruments(kept, typed=True))
    terms = [term for one in codes for term in _of_codes(one, kept, folder)]
    rest = _without(kept, [(one.start, one.end) for one in codes])
    joined = [one for one in _JOINED.finditer(rest) if _is_a_number(one.group())]
    terms += [_phrase(folder.pieces(one.group())) for one in joined]
    rest = _without(rest, [one.span() for one in joined])
    terms += [_term(rest[piece.start : piece.end], piece) for piece in folder.pieces(rest)]
    return Asked(kept, tuple(dict.fromkeys(terms)), is_cut=kept != whole)


def _is_a_number(joined: str) -> bool:
    """Say whether what stands together is called so, as `kz-2021-1`: it has digits, and something beside them."""
    return any(map(str.isdigit, joined)) and not joined.isdigit()


def stem(word: str) -> str:
    """Cut the ending off a folded word, as long as enough of it is left."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _STEM else word


def _of_codes(found: Instrument, typed: str, folder: Folder) -> Iterator[Term]:
    """Make a term of each code; what is one only because somebody typed it may stand in a text as it was typed, too."""
    everywhere = {code for one in instruments(typed) for code in one.codes}
    pieces = [piece.forms[-1] for piece in folder.pieces(typed[found.start : found.end])]
    begun = next((at for at, form in enumerate(pieces) if form.isdigit()), 0)
    for at, code in enumerate(found.codes):
        as_typed = " ".join(pieces[: begun + 1]) if at == 0 else code[1:]
        yield Term((f" {code} ",) if code in everywhere else (f" {code} ", f" {as_typed} "))


def _term(typed: str, piece: Piece) -> Term:
    if typed.isdigit():
        [number] = piece.forms
        return Term((f" {number} ", f" c{number} "))
    alternatives = tuple(f" {stem(form)}" if len(form) > SHORTEST else f" {form} " for form in piece.forms)
    return Term(alternatives, piece.forms if _PLAIN.fullmatch(typed) else ())


def _phrase(pieces: Sequence[Piece]) -> Term:
    """Make a term of pieces that stand together; the last may go on where it is a word."""
    goes_on = not pieces[-1].forms[0].isdigit() and len(pieces[-1].forms[0]) > SHORTEST
    forms = list(product(*(piece.forms for piece in pieces)))[:_MOST_READINGS]
    return Term(tuple(f" {' '.join(words)}{'' if goes_on else ' '}" for words in forms))


def _standing(alternative: str, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """Say from where to where an alternative stands at the beginning of these pieces."""
    words = alternative.split()
    if len(pieces) < len(words):
        return None
    *whole, last = words
    if not all(word in piece.forms for word, piece in zip(whole, pieces, strict=False)):
        return None
    end = pieces[len(whole)]
    fits = last in end.forms if alternative.endswith(" ") else any(form.startswith(last) for form in end.forms)
    return (pieces[0].start, end.end) if fits else None


def _apart(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one of places that overlap."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text

"""Letters: a word is read so that every way of writing a name comes to the same letters.

A reading is in small Latin letters. Accents, letters that nobody sees, soft signs and doubled letters are gone;
Cyrillic is put into Latin, and the ways of doing that (kh and h, zh and j, ye and e, q and k, y and i) come to one.
A letter of another alphabet that looks like one of this is taken for that one, so a word may be read in two ways: as
a Latin one, which has no cases, and as a Cyrillic one, which has.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from unicodedata import category, normalize


def _pairs(text: str) -> Mapping[str, str]:
    return dict(pair.split("=") for pair in text.split())


_CYRILLIC = _pairs(
    "а=a б=b в=v г=g д=d е=e ж=j з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sh ъ= ы=i ь= "
    "э=e ю=iu я=ia ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h і=i ҳ=h ҷ=j є=e ґ=g ј=i љ=l њ=n ђ=d ћ=ch џ=j ӏ= ҙ=z ҫ=s"
)
_SEEN_AS_CYRILLIC = _pairs(
    "a=а b=в c=с e=е h=н i=і k=к m=м n=п o=о p=р r=г t=т u=и x=х y=у w=ш α=а β=в ε=е η=п ι=і κ=к μ=м ν=у ο=о ρ=р σ=о "
    "τ=т υ=у χ=х 0=о 3=з 4=ч 6=б"
)
_SEEN_AS_LATIN = _pairs(
    "а=a в=b с=c е=e н=h і=i к=k м=m о=o р=p т=t у=y х=x ѕ=s ј=j ԁ=d һ=h ԛ=q ԝ=w ш=w г=r п=n и=u ӏ=l α=a β=b ε=e η=n "
    "ι=i κ=k μ=m ν=v ο=o ρ=p τ=t υ=u χ=x 0=o 1=l"
)
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
APOSTROPHES = "'`´’‘ʻʼʹ′"
_SPELLINGS = [
    (re.compile(spelling), letters)
    for spelling, letters in (
        ("shch|sch", "sh"),
        ("tsch|tch", "ch"),
        ("dzh|dj|zh", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("tz", "c"),
        ("ck|q", "k"),
        ("w", "v"),
        ("y", "i"),
    )
]
_DOUBTFUL = re.compile("(o'|x)")
_DOUBTFUL_ARE: Mapping[str, tuple[str, ...]] = {"o'": ("u", "o"), "x": ("h", "ks")}
"""An Uzbek o' is written u as well, and an x is h there."""
_MOST_IN_DOUBT = 3
_LONGEST = 60
"""No word of a name is longer."""


@dataclass(frozen=True)
class Reading:
    """A word in plain letters; `is_russian`: it can be read as a Cyrillic one, which may stand in any case."""

    letters: str
    is_russian: bool


def readings(word: str) -> frozenset[Reading]:
    """Give the ways in which a word can be read; none where it is no word of a name."""
    seen = _seen(word[: 4 * _LONGEST])
    if len(seen) > _LONGEST:
        return frozenset()
    return frozenset(one for one in (*_as_russian(seen), *_as_latin(seen)) if one.letters)


def smooth(letters: str) -> str:
    """Bring letters together that are written once or twice, or with and without a glide: ye, iya, ts, ss."""
    return re.sub(r"(.)\1+", r"\1", re.sub("i+e", "e", letters.replace("ts", "c")))


def is_unseen(character: str) -> bool:
    """Say whether a character has no look of its own beside letters: accents, joiners, fillers."""
    return category(character) in {"Mn", "Me", "Cf", "Cc"} or character in "\u115f\u1160\u3164\uffa0"


def _seen(word: str) -> str:
    """Give what a reader sees of a word, in small letters without accents."""
    split = normalize("NFKD", word).casefold().translate(_PLAIN)
    return "".join("'" if one in APOSTROPHES else one for one in split if not is_unseen(one))


def _as_russian(seen: str) -> Iterator[Reading]:
    cyrillic = [one if one in _CYRILLIC else _SEEN_AS_CYRILLIC.get(one, "") for one in seen if one != "'"]
    if all(cyrillic):
        spelled = "".join(cyrillic).replace("дж", "ж")
        yield Reading(smooth("".join(_CYRILLIC[one] for one in spelled)), is_russian=True)


def _as_latin(seen: str) -> Iterator[Reading]:
    latin = [one if one.isascii() and not one.isdigit() else _SEEN_AS_LATIN.get(one, "") for one in seen]
    if all(latin):
        for spelled in _spelled("".join(latin)):
            yield Reading(smooth(spelled), is_russian=False)


def _spelled(latin: str) -> Iterator[str]:
    """Put the spellings of Latin alphabets into ours."""
    parts = _DOUBTFUL.split(latin)
    most = 2 if len(parts) <= 1 + 2 * _MOST_IN_DOUBT else 1
    for chosen in product(*(_DOUBTFUL_ARE.get(part, (part,))[:most] for part in parts)):
        spelled = "".join(chosen).replace("'", "")
        for spelling, letters in _SPELLINGS:
            spelled = spelling.sub(letters, spelled)
        yield spelled

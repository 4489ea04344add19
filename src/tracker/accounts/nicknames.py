"""Nicknames: what people go by; no invisible signs, no two that look alike."""

import re
import unicodedata

from tracker.accounts.refusals import NicknameLength, NicknameMixed, NicknameSigns, NicknameTaken

LEAST, MOST = 2, 32
_BETWEEN = re.compile(r"[ .'_-]")
_CYRILLIC = str.maketrans("авекмнорстухіӏԁјһԛѕԝ", "abekmhopctyxlldjhqsw")
_GREEK = str.maketrans("αβεζηικμνορτυχ", "abezhlkmnoptyx")
_LOOK_ALIKES = _CYRILLIC | _GREEK | str.maketrans("01iı", "olll")
_AT_A_GLANCE = str.maketrans("бзчшщпги58", "634wwnrusb")
_TOGETHER = (("rn", "m"), ("vv", "w"), ("cl", "d"))
"""What is taken for one another only by who looks quickly: no key to an account, but no two go by such twins."""
_OURS = frozenset({"host", "tracker", "scheduler", "register", "demo"})
"""What entries are recorded under that no person recorded."""


def fit(typed: str) -> str:
    """Give a nickname as it is kept; raises NicknameLength, NicknameSigns, NicknameMixed, NicknameTaken."""
    nickname = unicodedata.normalize("NFC", typed).strip(" ")
    if not LEAST <= len(nickname) <= MOST:
        raise NicknameLength(least=LEAST, most=MOST)
    letters = _BETWEEN.sub("", nickname)
    ends_well = letters[:1] == nickname[0] and letters[-1:] == nickname[-1]
    if not ends_well or re.search(r"[ .'_-]{2}", nickname) or not all(map(_is_plain, letters)):
        raise NicknameSigns
    if len({_script(letter) for letter in letters if letter.isalpha()}) > 1:
        raise NicknameMixed
    if at_a_glance(nickname) in {at_a_glance(ours) for ours in _OURS}:
        raise NicknameTaken
    return nickname


def fold(typed: str) -> str:
    """Give what all nicknames that look alike have in common: no case, accents or signs, one script for twins."""
    split = unicodedata.normalize("NFKD", typed[: 4 * MOST]).casefold()
    return "".join(letter for letter in split if letter.isalnum()).translate(_LOOK_ALIKES)[: 4 * MOST]


def at_a_glance(typed: str) -> str:
    """Give what nicknames have in common that are taken for one another at a glance: digits and pairs of letters."""
    seen = fold(typed).translate(_AT_A_GLANCE)
    for letters, one in _TOGETHER:
        seen = seen.replace(letters, one)
    return seen


def _is_plain(sign: str) -> bool:
    """Say whether a sign is a letter or an ordinary digit, and no disguise of another one."""
    if unicodedata.normalize("NFKC", sign) != sign or "FILLER" in unicodedata.name(sign, ""):
        return False  # of Korean there are letters that nobody sees
    return unicodedata.category(sign) in {"Lu", "Ll", "Lo"} if not sign.isdecimal() else sign.isascii()


def _script(letter: str) -> str:
    """Name a letter's script; Unicode's names begin with it."""
    return unicodedata.name(letter, "?").split()[0].split("-")[0]

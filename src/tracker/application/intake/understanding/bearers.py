"""Bearers: whose a duty is by the words in front of it: nobody's, those of whom a sentence before spoke, the guilty."""

import re

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cue

_GENERAL = re.compile(
    r"(?:.*[,;:]\s+(?:(?:and|but|that|и|а|но|что)\s+)?|\W*(?:and|but|yet|so|и|а|но)\s+|\W*)"
    r"(?:(?P<nobody>nobody|no\s+one|никто)|nothing|everything|everyone|everybody|anyone|someone|something|life|things|"
    r"ничто|ничего|вс[её]|каждый|кажд\w+\s+из\s+нас|любой|кто-то|кто-нибудь|что-то)(?:\s+(?:не|of\s+us|else|here))?\s*",
    re.IGNORECASE | re.DOTALL,
)
"""A subject that is anybody or anything: that duty is nobody's who stands around it."""
_DONE_TO_THEM = re.compile(
    r"(?:must|should|shall)\s+(?:\w+ly\s+|now\s+|not\s+)*be\s+(?:\w+ly\s+)*(?:freed|released|reinstated|re-?hired|acquitted|rehabilitated|exonerated|"
    r"compensated|allowed|permitted|protected|returned|pardoned|cleared|transferred|punished|prosecuted|tried|investigated|restored|heard|"
    r"taken\s+back|let\s+go|brought\s+(?:home|to)|given|granted|paid|recognised|recognized|registered|held\s+(?:to\s+account|accountable))\b|"
    r"долж\w+\s+быть\s+\w*(?:освобожд|восстановл|обеспечен|предоставлен|разреш|выдан|оказан|оправдан|реабилитир|возмещ|компенсир|допущ|защищ|возвращ|наказан|привлеч|зарегистрир|выплач|отпущ|признан)\w*",
    re.IGNORECASE,
)
"""What is to be done to those of whom the sentence before spoke."""
_GUILTY = re.compile(
    r"(?:.*[.;,:]\s+)?\W*(?:(?:all|every\w*|the)\s+)?(?:those\s+(?:responsible|who|guilty)|perpetrators?|culprits?|guilty|organisers?\s+of|killers?|torturers?)\b|"
    r"(?:.*[.;,:]\s+)?\W*(?:все\s+)?(?:виновн\w+|виноват\w+|ответственн\w+|организатор\w+|заказчик\w+|исполнител\w+|убийц\w+|палач\w+|те,\s+кто)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Those who are guilty: what they must do others see to."""


def is_general(text: str, before: Span) -> bool:
    """Say whether anybody or anything at all has a duty: everything must be put right."""
    return _GENERAL.fullmatch(text, before.start, before.end) is not None


def is_nobody(text: str, before: Span) -> bool:
    """Say whether nobody has: what nobody may suffer is asked of all, and of nobody who stands around."""
    found = _GENERAL.fullmatch(text, before.start, before.end)
    return found is not None and found["nobody"] is not None


def is_done_to_them(text: str, wants: Cue, sentence: Span) -> bool:
    """Say whether something is to be done to somebody whom a pronoun stands for: she must be released."""
    return _DONE_TO_THEM.match(text, wants.span.start, sentence.end) is not None


def is_of_guilty(text: str, before: Span) -> bool:
    """Say whether it is the guilty of whom something is said to be due: that they pay is what others see to."""
    return _GUILTY.match(text, before.start, before.end) is not None

"""Requests: the verb by which a sentence asks, and whether the document itself asks with it."""

import re

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import third_in
from tracker.application.intake.understanding.cues import Cue, one_list, words
from tracker.application.intake.understanding.finding import begins, first, last, last_speaker
from tracker.application.intake.understanding.verbs import is_infinitive, is_verb

_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|these|those|their|our|its|any|all|of|on|such|main|key|following|upon|for|his|her|my|on|at)|"
    r"\b(?:the|its|their|our|this|that|a|an)(?:\s+(?:last|direct|previous|first|second|third|urgent|recent|earlier|own|present|formal|written|open|joint|repeated|latest|public|standing|new|old|long-standing|simple|central|key)){1,2}|"
    r"\b(?:эт\w+|наш\w+|их|все\w*|основн\w+))\s+$",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"(?:demand|request|appeal|call|petition)s?$", re.IGNORECASE)
ASKED_BEFORE = re.compile(
    r"^(?!(?:you\s+)?(?:is|are|be)\b).*ed(?:\s|$)|^(?:потребовал|требовал|призвал|призывал|настаивал|предлагал|предложил|просил|рекомендовал|обратил|поручил|добивал)",
    re.IGNORECASE,
)
"""Of a verb of asking: somebody asked. That is told, unless it says who, and they can ask."""
OURSELVES = re.compile(r"\b(?:we|I|мы|я|our|наш\w*)\b", re.IGNORECASE)
_WE = re.compile(r"^(?:we|I|мы|я)\b", re.IGNORECASE)
"""What we asked before is told, too; what the meeting asked may be said so in its own minutes."""
_FIRST_PERSON = re.compile(r"^(?:[а-яё]+(?:ем|им|ю)(?:ся|сь)?|прошу|хочу|хотели)\b", re.IGNORECASE)
_APPOSED = re.compile(r"^(?:we|I|мы),?\s+(?:the\s+|as\s+)?(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_DENIED = re.compile(r"(?:\b(?:not|never|nor|не|никто не|ничего не)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
_POLITE = re.compile(r"\byou\b|\b(?:may|might|can)\s+(?:we|I)\b|\bвы\b|please|пожалуйста|добры|любезны", re.IGNORECASE)
"""Of a verb of asking in a question: it asks, and does not wonder whether they do."""
_WHAT = re.compile(
    r"\b(?:what|that['’]s\s+(?:all|what)|all|то,\s+(?:чего|что)|вс[её],\s+(?:чего|что)|чего|what\s+else)\s+$",
    re.IGNORECASE,
)
_IS = re.compile(r"[^,;.]{0,60}?\s+(?:is|are|was|—|–|это)\s", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:petition|letter|resolution|motion|statement|appeal|declaration|brief|submission|society|association|branch|chapter|committee|council|authors?|signatories|complainants?)\b",
    re.IGNORECASE,
)
"""What asks for those who wrote it."""
_MAY_WISH = re.compile(r"\b(?:may|might|could)\s+(?:also\s+)?(?:wish|want)\s+to\s+$", re.IGNORECASE)
"""In front of what a body is asked to ask: the Committee may wish to recommend."""
_NOUN_NEAR = 32
_NEAR = 16
"""Characters in front of a verb in which it is denied."""
_RELATIVE = re.compile(r"(?:\b(?:which|who)|,\s+котор\w+)\s+(?:\w+ly\s+|also\s+|again\s+|\w+о\s+|также\s+|вновь\s+)?$")
_CLAUSE = 40
"""Characters in front of a verb in which the clause begins that it stands in."""
_BEGUN = re.compile(r"\W*(?:(?:and|also|further|therefore|hereby|to)\s+){0,3}", re.IGNORECASE)
"""Words that may stand in front of what begins a sentence."""
_OF_ME = re.compile(r"\s+(?:me|us|меня|нас|мне|нам|nobody|no one|никого|ничего|ни о ч[её]м)\b", re.IGNORECASE)
"""Of whom something is asked that asks nothing of anybody else."""
_THEY = re.compile(r"^(?:требуют|просят|предлагают|поручают)$", re.IGNORECASE)
"""They ask, nobody says who: one is asked for a paper."""
_WISH = re.compile(
    r"\b(?:want|hope|trust|wish|beg|like|love)$|^(?:хотим|хотели бы|надеемся|рассчитываем|хотел\w* бы)$", re.IGNORECASE
)
"""Of a verb of asking: what follows right behind it is what they themselves want to do."""
_TO = re.compile(r"\s+to\b", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d_]+)")
BEFORE_NAMED = re.compile(r"(?:\b(?:from|of|by|that|от|со стороны|чтобы|с|у)\s+(?:the\s+)?)$", re.IGNORECASE)
"""In front of whom something is wanted from."""
OF_A_BODY = re.compile(r"(?:\b(?:from|that|от|чтобы)\s+(?:the\s+)?)$", re.IGNORECASE)
MOST_TRIED = 12
"""Words of one sentence that are looked at, so that one which has nothing else ends, too."""
NEXT_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word that parts a verb from an organ which does not stand right behind it."""


def request(text: str, sentence: Span, *, has_reader: bool, is_ours: bool = False) -> Cue | None:
    """Find the first verb by which a sentence asks, unless it is a noun, or denied, or a crowd asks, or it is told."""
    is_question = text[sentence.start : sentence.end].rstrip("\"'”’») ").endswith("?")
    for one in words("asks").find(text, sentence)[:MOST_TRIED]:
        if is_question and not _POLITE.search(text, one.span.start, one.span.end):
            continue
        if (
            _is_quoted(text, sentence, one)
            or is_noun(text, one)
            or _is_denied(text, sentence, one)
            or _is_relative(text, sentence, one)
            or _is_object(text, sentence, one)
        ):
            continue
        if text[one.span.start : one.span.end].casefold() == "ask" and not _is_begun(text, sentence, one):
            continue
        if text[one.span.start : one.span.end].casefold() in {"please", "пожалуйста"}:
            if has_reader and _is_please(text, one, sentence):
                return one
        elif _asks_nothing(text, sentence, one):
            continue
        elif (
            (is_ours or not _is_told(text, sentence, one))
            and not _is_wish(text, one)
            and not _is_public(text, sentence, one)
        ):
            return one
    return None


def passive(text: str, sentence: Span) -> Cue | None:
    """Find the words by which somebody in front of them is asked: the Government is urged to."""
    found = first("passive", text, sentence)
    if found is None or first("hearsay", text, Span(sentence.start, found.span.start)):
        return None
    return found


def is_own(text: str, sentence: Span, asking: Cue) -> bool:
    """Say whether the document itself asks, by who stands in front of the verb."""
    before = Span(sentence.start, asking.span.start)
    words_said = text[asking.span.start : asking.span.end]
    if _MAY_WISH.search(text, before.start, before.end):
        return True
    is_named = bool(one_list("names", "unions").find(text, before))
    if ASKED_BEFORE.search(words_said) and is_named and last_speaker(text, before) < 0:
        return False
    own = asking.span.start if _WE.search(text[asking.span.start : asking.span.end]) else last_speaker(text, before)
    return own >= _others(text, before) or _FIRST_PERSON.search(text[asking.span.start : asking.span.end]) is not None


def asks_at_end(text: str, span: Span) -> Cue | None:
    """Give the words of asking that a block ends with, so that what is asked stands in the blocks below."""
    found = [one for one in words("asks").find(text, span) if not is_noun(text, one)]
    if not found or _letters(text[found[-1].span.end : span.end]) or _is_denied(text, span, found[-1]):
        return None
    return None if text[span.start : span.end].endswith((".", "!", "?")) else found[-1]


def is_first_person(text: str, asking: Cue) -> bool:
    """Say whether a Russian verb of asking is in the first person."""
    return _FIRST_PERSON.search(text[asking.span.start : asking.span.end]) is not None


def is_noun(text: str, cue: Cue) -> bool:
    """Say whether a word of asking is a noun here: these demands, our call."""
    return (
        _NOUNS.search(text[cue.span.start : cue.span.end]) is not None
        and _NOUN_BEFORE.search(text[max(0, cue.span.start - _NOUN_NEAR) : cue.span.start]) is not None
    )


def _letters(words_: str) -> str:
    return "".join(one for one in words_ if one.isalnum())


def _is_denied(text: str, sentence: Span, one: Cue) -> bool:
    return _DENIED.search(text[max(sentence.start, one.span.start - _NEAR) : one.span.start]) is not None


def _is_relative(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether a clause tells of somebody or something that asks: a programme which calls upon employers."""
    found = _RELATIVE.search(text[max(sentence.start, one.span.start - _CLAUSE) : one.span.start])
    if found is None or is_first_person(text, one):
        return False
    return last_speaker(text, Span(max(sentence.start, one.span.start - _CLAUSE), one.span.start)) < 0


def _is_object(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether it is only spoken of what is asked: here is what we want, and it is not much."""
    before = text[max(sentence.start, one.span.start - _NEAR) : one.span.start]
    behind = text[one.span.end : sentence.end]
    return _WHAT.search(before) is not None and not _IS.match(behind) and ":" not in behind


def _is_told(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether a crowd asks, or somebody asked."""
    said_so = text[one.span.start : one.span.end]
    is_heard = is_infinitive(said_so) and first("hearsay", text, Span(sentence.start, one.span.start)) is not None
    if is_heard or _OF_ME.match(text, one.span.end):
        return True
    if _FIRST_PERSON.search(said_so):
        return False
    before = Span(sentence.start, one.span.start)
    own, others, crowd = last_speaker(text, before), _others(text, before), last("crowd", text, before)
    if _THEY.search(said_so) and max(own, others) < 0 and before.end > before.start:
        return True
    crowd = -1 if crowd > sentence.start and text[crowd : crowd + 1].isupper() else crowd  # part of a name
    is_apposed = own >= 0 and _APPOSED.match(text[own:crowd]) is not None
    if (crowd > max(own, others) and not is_apposed) or _asks_elsewhere(text, before, said_so):
        return True
    is_named = bool(one_list("names", "unions").find(text, before))
    if (
        said_so.casefold() == "asks"
        and max(own, others) < 0
        and not is_named
        and not _PAPER.search(text, before.start, before.end)
    ):
        return bool(text[before.start : before.end].strip())
    is_ours = own >= 0 and _WE.search(text[own : one.span.start]) is None
    return ASKED_BEFORE.search(said_so) is not None and others < 0 and not is_ours and not (is_named and own < 0)


def _asks_elsewhere(text: str, before: Span, said_so: str) -> bool:
    """Say whether somebody or something asks that is neither a paper of theirs nor an organisation: a song asks."""
    if said_so.casefold() != "asks" or max(last_speaker(text, before), _others(text, before)) >= 0:
        return False
    is_named = bool(one_list("names", "unions").find(text, before))
    return (
        bool(text[before.start : before.end].strip())
        and not is_named
        and not _PAPER.search(text[before.start : before.end])
    )


def _is_wish(text: str, one: Cue) -> bool:
    """Say whether they tell what they want to do themselves: we want to live."""
    if not _WISH.search(text[one.span.start : one.span.end]):
        return False
    behind = _WORD.match(text, one.span.end)
    return _TO.match(text, one.span.end) is not None or (behind is not None and is_infinitive(behind[1]))


def _is_quoted(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether a verb stands within words that a sentence quotes: with a poster "We demand bread"."""
    before = text[sentence.start : one.span.start]
    if before.count('"') % 2 and any(map(str.isalpha, before[: before.index('"')])):
        return True
    opened = before.rfind("«")
    return opened > 0 and before.rfind("»") < opened and any(map(str.isalpha, before[:opened]))


def _asks_nothing(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether nothing stands behind a verb, and nothing below it is pointed to: What we recommend."""
    rest = text[one.span.end : sentence.end]
    return rest.strip() in {".", "!", "?"}


def _is_begun(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether a bare "ask" begins a sentence, or stands behind who speaks here."""
    before = Span(sentence.start, one.span.start)
    return _BEGUN.fullmatch(text, before.start, before.end) is not None or last_speaker(text, before) > last(
        "crowd", text, before
    )


def _is_please(text: str, one: Cue, sentence: Span) -> bool:
    """Say whether a reader who can be called upon is asked for something to be done, and not for a signature."""
    behind = _WORD.match(text, one.span.end)
    is_to_do = behind is not None and (is_verb(behind[1]) or is_verb(_word_behind(text, behind.end())))
    return is_to_do and not _is_public(text, sentence, one)


def _word_behind(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found[1] if found else ""


def _is_public(text: str, sentence: Span, one: Cue) -> bool:
    """Say whether something is asked that any reader may do: sign, share, come."""
    found = begins("public", text, Span(one.span.start, sentence.end))
    return found is not None


def _others(text: str, before: Span) -> int:
    """Say where a body or an organisation stands that may be the one who asks, -1 where none does."""
    return max(last("others", text, before), max((one.span.start for one in third_in(text, before)), default=-1))

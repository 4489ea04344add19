"""The child process: takes on limits, understands one text from its input, writes the answer to its output, and ends.

It can open nothing once its lists of words are loaded: no file, no connection, no other program.
"""

import sys
from importlib.resources import files

import msgspec
from babel import Locale

from tracker.application.intake.confining import confine, shut
from tracker.application.intake.known import Earlier, Known
from tracker.application.intake.reading.text import Kind, Raw, Text, composed
from tracker.application.intake.refusals import TooMuchProposed
from tracker.application.intake.repeating import repeated
from tracker.application.intake.understanding.asking import MOST_PROPOSED, Answer, Question
from tracker.application.intake.understanding.cues import table
from tracker.application.intake.understanding.proposing import propose, propose_passages


def main() -> None:
    """Understand what stands on the input."""
    confine()
    said = sys.stdin.buffer.read()
    _load()
    shut()
    question = msgspec.json.decode(said, type=Question)
    sys.stdout.buffer.write(msgspec.json.encode(answer(question)))
    sys.stdout.buffer.flush()


def answer(question: Question) -> Answer:
    """Give what a question asks for."""
    text, known = question.text, question.known
    if question.passages:
        demands = propose_passages(text, question.passages, known, question.today)
        repeats = tuple(tuple(repeated(text, its[0], known.demands)) for its in demands)
        return Answer(demands=tuple(map(tuple, demands)), repeats=repeats)
    try:
        found = propose(text, known, question.today, most=MOST_PROPOSED)
    except TooMuchProposed:
        return Answer(is_too_much=True)
    return Answer(proposals=found, repeats=tuple(tuple(repeated(text, one, known.demands)) for one in found.demands))


def _load() -> None:
    """Load every list of words, and whatever is loaded when it is first used."""
    for file in files("tracker.application.intake.understanding").joinpath("cues").iterdir():
        table(file.name.removesuffix(".yaml"))
    for language in ("en", "ru"):
        _ = Locale(language).territories
    small, known = _small(), Known({"p": ["Aigul Example"]}, {"o": ["Union of Bakers"]}, None, [Earlier("k", "Pay.")])
    for one in propose(small, known).demands:
        repeated(small, one, known.demands)


def _small() -> Text:
    lines = (
        "We call upon the Government of Georgia to:",
        "Ratify Convention No. 87 by 1 May 2027 and free Aigul Example.",
    )
    russian = ("Мы призываем Правительство Грузии:", "Ратифицировать Конвенцию № 87 и освободить Айгуль Примерову.")
    return composed(Raw(Kind.PARAGRAPH, one) for one in (*lines, *russian))


if __name__ == "__main__":
    main()

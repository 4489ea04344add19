"""Documents are read and their demands found: our own of many kinds, as texts and as printed, and the coalition's.

Of our own documents at least 95 of 100 demands are found and 90 of 100 proposals are right, every quotation stands in
its text letter by letter, and of the resolution of 2021 every demand is found with its addressee, item, persons and
conventions.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.drills import against_register
from tests.drills.against_register import SEEDS
from tests.drills.judging import Judgement, documents, inexact, joined, judge
from tests.drills.saying import say
from tests.drills.word_processor import printed
from tracker.application.intake.reading.asking import read
from tracker.application.intake.understanding import propose

_RECALL, _PRECISION = 0.95, 0.90
_LONG = 2
"""How many of our documents, one after the other, make one of some 300 pages."""


def drill() -> bool:
    """Read everything, print the figures, and say whether the bounds held."""
    with TemporaryDirectory() as folder:
        own = [_own(Path(folder), columns, to) for columns, to in ((0, ""), (1, "docx"), (1, "pdf"), (2, "pdf"))]
        _long(Path(folder))
    return all([*own, _coalitions()])


def _own(folder: Path, columns: int, to: str) -> bool:
    """Read our own documents, as they are or as LibreOffice prints them."""
    its = dict(documents())
    texts = {name: str(one["text"]) for name, one in its.items()}
    files = (
        printed(folder, {name: joined(one) for name, one in texts.items()}, columns=columns, to=to)
        if to
        else {name: one.encode() for name, one in texts.items()}
    )
    total, wrong = Judgement(), 0
    for name, content in files.items():
        text = read(content)
        total.add(judge(name, its[name], text))
        wrong += len(inexact(texts[name], text, propose(text)))
    recall, precision = total.found / total.expected, total.right / total.proposed
    print(
        f"{to or 'txt'} {columns or ''}: {total.found} of {total.expected} demands found ({recall:.1%}), "
        f"{total.right} of {total.proposed} proposals right ({precision:.1%}), {len(total.wrong)} fields wrong, "
        f"{wrong} quotations inexact"
    )
    print(*(f"  {one}" for one in (*total.missed, *total.invented, *total.wrong)), sep="\n")
    return recall >= _RECALL and precision >= _PRECISION and not wrong


def _long(folder: Path) -> None:
    """Say how long a document of hundreds of pages takes."""
    whole = "\n\n".join(str(one["text"]) for _, one in documents())
    files = printed(folder, {"long": "\n\n".join([whole] * _LONG)}, columns=2, to="pdf")
    begun = perf_counter()
    text = read(files["long"])
    was_read = perf_counter()
    found = propose(text)
    print(
        f"{text.pages} pages, {len(text.text):,} characters: read in {was_read - begun:.1f} s, "
        f"{len(found.demands)} demands proposed in {perf_counter() - was_read:.1f} s"
    )


def _coalitions() -> bool:
    """Read the documents of the first coalition, where they are."""
    if not SEEDS.is_dir():
        print(say("no_seeds", folder=SEEDS))
        return True
    register = against_register.register()
    has_held = True
    for as_printed in (True, False):
        known = against_register.known(register, as_printed=as_printed)
        for key, text, printed_text in against_register.documents(register):
            held = against_register.held(key, text, register, known)
            fields = ", ".join(f"{name} {right}/{of}" for name, (right, of) in held.fields.items() if of)
            names = "" if as_printed else " (without the spellings of the documents)"
            print(f"{key}{names}: {held.found} of {held.expected} demands found, {held.proposed} proposed; {fields}")
            print(*(f"  {one}" for one in held.missed), sep="\n")
            if key == "res-2021" and as_printed:
                sure = all(right == of for name, (right, of) in held.fields.items() if name != "organisations")
                has_held = (
                    held.found == held.expected and sure and not inexact(printed_text, text, propose(text, known))
                )
    ranks = [rank for _, rank in against_register.ranks(register)]
    first, among = sum(rank == 1 for rank in ranks), sum(rank <= 5 for rank in ranks)
    print(f"repetition: {first} of {len(ranks)} earlier demands ranked first, {among} among the first five")
    return has_held

"""Any file: thousands of damaged documents and dozens of hostile ones end in a text or in one of our refusals."""

from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.application.intake.papers import a_docx, a_pdf
from tests.drills.damaging import damaged
from tests.drills.endings import Ending, ending
from tests.drills.hostile import hostile
from tests.drills.judging import documents

TIMES = 4000
_MOST_SECONDS = 120
"""For the worst of them, which ends by its limits."""


def drill() -> bool:
    """Read everything, print what came of it, and say whether every ending was one of ours, and in time."""
    damages = [(name, ending(content)) for name, content in damaged_documents(TIMES)]
    attacks = [(name, ending(content, in_program=True)) for name, content in hostile()]
    return all([_told("damaged", damages), _told("hostile", attacks)])


def damaged_documents(times: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """Give documents with damages, each with its name; the same ones every time."""
    chance, whole = Random(seed), list(sound().items())  # noqa: S311 - for the same damages every time
    for number in range(times):
        name, content = whole[number % len(whole)]
        yield f"{name} {number}", damaged(content, chance)


def sound() -> dict[str, bytes]:
    """Give documents of each kind that is read."""
    texts = [str(one["text"]) for _, one in documents()][:6]
    lines = texts[0].splitlines()[:30]
    page = "".join(f"<p>{line}</p>" for line in texts[1].splitlines())
    return {
        "pdf": a_pdf([line.encode("latin-1", "replace").decode("latin-1") for line in lines], ["1. Pay.", "2. Rest."]),
        "docx": a_docx(*[line for line in texts[2].splitlines() if line], ("Pay.", "List Number"), title="Resolution"),
        "html": f"<html><body><h1>A</h1><ol><li>Pay.</ol>{page}</body></html>".encode(),
        "text": texts[3].encode(),
        "utf-16": texts[4].encode("utf-16"),
        "windows-1251": texts[5].encode("cp1251", "replace"),
    }


def _told(what: str, found: list[tuple[str, Ending]]) -> bool:
    """Print what came of files, and say whether nothing was wrong."""
    counted = Counter(its.name or "wrong" for _, its in found)
    slowest, its = max(found, key=lambda one: one[1].seconds)
    endings = ", ".join(f"{name} {times}" for name, times in counted.most_common())
    print(f"{what}: {len(found)} files: {endings}; the slowest, {slowest}, took {its.seconds:.1f} s")
    wrong = [f"  {name}: {its.wrong}" for name, its in found if its.wrong]
    late = [f"  {name}: {its.seconds:.0f} s" for name, its in found if its.seconds > _MOST_SECONDS]
    print(*wrong, *late, sep="\n")
    return not wrong and not late

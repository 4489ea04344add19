"""What of an occasion is put right: compared with what is on record, so that an event tells what changes alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker.application.workspace import inputs, texts
from tracker.application.workspace.audiences import READ_BY_OTHERS
from tracker.application.workspace.namesakes import namesakes_in, tell_namesakes
from tracker.application.workspace.refusals import NotACode
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.work import Work
from tracker.domain.occasion import Occasion
from tracker.domain.values import Audience, Words

_Lists = Mapping[str, Collection[str]]


def differing(occasion: Occasion, given: inputs.OccasionCorrection, lists: _Lists, work: Work) -> dict[str, Any]:
    """Give the fields of an occasion that say something else now; `lists` are those that hold codes and keys.

    Raises NotACode for an audience that no occasion has, NothingWritten without a title, NamesInWording where others
    than the team read the title and the place, whether these are new or not.
    """
    if given.audience is Audience.CONFIDENTIAL:
        raise NotACode
    sheet = Sheet(work, given, occasion=given.key)
    said = {name: _said(occasion.about[name], work) for name in ("title", "place", "notes")}
    new: dict[str, Any] = {name: value for name, value in lists.items() if set(value) != set(occasion.about[name])}
    if texts.names(given.title) != said["title"]:
        new["title"] = sheet.must_name(given.title)
    if texts.names(given.place) != said["place"]:
        new["place"] = sheet.name(given.place)
    if given.notes is not None and texts.texts(given.notes) != said["notes"]:
        new["notes"] = sheet.notes(given.notes)
    if given.audience is not occasion.audience:
        new["audience"] = given.audience
        _require_fit([said[name] for name in ("title", "place") if name not in new], given, work)
    sheet.finished()
    return new


def _said(words: Words | None, work: Work) -> Mapping[str, str] | None:
    opened = work.book.open(list((words or {}).values()), connection=work.connection)
    return {language: opened[ref] for language, ref in (words or {}).items() if ref in opened} or None


def _require_fit(kept: Iterable[Mapping[str, str] | None], given: inputs.OccasionCorrection, work: Work) -> None:
    """Refuse to show others a text that stays and names people whom the record knows."""
    if given.audience in READ_BY_OTHERS:
        texts_kept = [text for said in kept for text in (said or {}).values()]
        tell_namesakes(namesakes_in(texts_kept, given.namesakes, work), work, occasion=given.key)

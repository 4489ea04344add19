"""What a demand asks for, as a form gave it: one act on one object that the record can name."""

from tracker.application.workspace import texts
from tracker.application.workspace.demand_inputs import NewMeasure
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import ObjectUnknown
from tracker.application.workspace.work import Work
from tracker.domain.demand_events import Act, Measure, Object, ObjectKind
from tracker.domain.refusals_of_changes import ActNotSaid
from tracker.domain.values import Code, Key
from tracker.projections import shelves

_LISTED = {
    ObjectKind.PERSON: "persons",
    ObjectKind.ORGANISATION: "organisations",
    ObjectKind.INSTRUMENT: "instruments",
}
"""Where the keys of an object stand; groups and laws have codes of their own, which their label names."""


def measure_of(given: NewMeasure, number: int, work: Work, words: PublicWords) -> Measure:
    """Make a measure; raises ObjectUnknown, ActNotSaid, and what the words raise."""
    key = texts.key(given.key)
    _require_listed(given.object, key, work)
    if (given.act is Act.OTHER) != bool(given.act_detail):
        raise ActNotSaid
    return Measure(
        number=number,
        country=Code(texts.code(given.country)) if given.country else None,
        object=Object(given.object, Key(key)),
        act=given.act,
        act_detail=texts.code(given.act_detail) if given.act_detail else None,
        posthumous=given.posthumous,
        label=words.must_say(given.label),
        implied=False,
    )


def _require_listed(kind: ObjectKind, key: str, work: Work) -> None:
    new = {ObjectKind.PERSON: work.names.new, ObjectKind.ORGANISATION: work.new_organisations}
    shelf = _LISTED.get(kind)
    if shelf is None or key in new.get(kind, ()):
        return
    if key not in getattr(shelves.shelf(work.connection, work.viewer.through), shelf):
        raise ObjectUnknown

"""`tracker read`: what a document seems to ask, proposed and not recorded."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from tracker import bootstrap
from tracker.accounts.account import HOST
from tracker.application.file_types.refusals import FileTooLarge
from tracker.application.intake.known import NOTHING, Known
from tracker.application.intake.recalling import known_of
from tracker.application.intake.repeating import Repeated
from tracker.application.intake.taking_in import TakenIn, take_in
from tracker.application.intake.understanding.proposal import Called, Demand, Development, Doubt, Mention
from tracker.bootstrap.parts import MEGABYTE
from tracker.cli.opening import record
from tracker.cli.refusals import CannotRead
from tracker.cli.saying import say, tell, tell_plainly, warn
from tracker.domain.rights import Who
from tracker.domain.values import Code

MOST = 20
"""Megabytes of a document that is read."""
PARTS = ("persons", "organisations", "conventions", "themes", "deadline", "repeats")
"""What of a demand is listed on a line each."""
_REASONS: Mapping[type[OSError], str] = {PermissionError: "forbidden"}
_SHOWN = 300
"""Characters of a passage that are printed."""


def read(file: Path, home: Path | None, *, is_json: bool) -> None:
    """Print what a document seems to ask; raises CannotRead, what reading it raises, OSError."""
    content = _content(file)
    known, today = _known(home)
    found = take_in(content, known, today)
    if is_json:
        tell_plainly(json.dumps(found.as_plain(), ensure_ascii=False, indent=1))
    else:
        _tell(found)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST * MEGABYTE + 1)
    except (IsADirectoryError, FileNotFoundError, NotADirectoryError, PermissionError) as problem:
        reason = "folder" if file.is_dir() else _REASONS.get(type(problem), "missing")
        raise CannotRead(reason, path=file) from None
    if not content:
        raise CannotRead("empty", path=file)
    if len(content) > MOST * MEGABYTE:
        raise FileTooLarge(most=MOST)
    return content


def _known(home: Path | None) -> tuple[Known, date]:
    """Give what the record knows; without a record, and where none was named, nothing is known."""
    try:
        parts = record(home)
    except bootstrap.NoRecord:
        if home is not None:
            raise
        warn("read.no_record")
        return NOTHING, datetime.now(UTC).date()
    with closing(parts), parts.reader.look() as look:
        everywhere = Who(HOST.account, frozenset(map(Code, look.country_names())), may_confirm=True)
        return known_of(look, look.live(everywhere)), look.today


def _tell(found: TakenIn) -> None:
    nature, proposals = found.proposals.nature, found.proposals
    tell("read.document", kind=say(f"read.kind.{nature.kind}"), day=nature.day or say("read.no_day"))
    tell("read.count", demands=len(proposals.demands), developments=len(proposals.developments))
    for doubt in proposals.doubts:
        _tell_doubt(found, doubt)
    for number, (demand, repeats) in enumerate(zip(proposals.demands, found.repeats, strict=True), 1):
        _tell_demand(found, number, demand, repeats)
    if proposals.developments:
        tell_plainly("")
        tell("read.developments")
    for development in proposals.developments:
        _tell_development(found, development)
    tell_plainly("")
    tell("read.nothing_recorded")


def _tell_doubt(found: TakenIn, doubt: Doubt) -> None:
    tell(f"read.doubt.{doubt.kind.value}", words=found.text.words(doubt.span), meant=doubt.meant)


def _tell_demand(found: TakenIn, number: int, demand: Demand, repeats: Sequence[Repeated]) -> None:
    text = found.text
    tell_plainly("")
    tell(
        "read.demand", number=number, addressee=_addressee(demand.called), counting=say(f"read.{demand.counting.value}")
    )
    if demand.place.mark:
        mark = f"{demand.place.mark}{f' ({demand.place.part})' if demand.place.part else ''}"
        if demand.place.under:
            tell("read.item", mark=mark, under=" ".join(text.words(demand.place.under)[-80:].split()))
        else:
            tell("read.item_alone", mark=mark)
    tell("read.quotation", words=_short(text.words(demand.quotation)))
    listed_parts = (
        [_mention(found, one) for one in demand.persons],
        [_mention(found, one) for one in demand.organisations],
        [one.code for one in demand.conventions],
        [one.key for one in demand.themes],
        [text.words(demand.deadline.span)] if demand.deadline else [],
        [f"{one.reference} ({one.points})" for one in repeats],
    )
    for name, listed in zip(PARTS, listed_parts, strict=True):
        if listed:
            tell(f"read.{name}", listed="; ".join(listed))
    for measure in demand.measures:
        act, about = say(f"read.act.{measure.act.value}"), measure.key or _short(text.words(measure.object))
        tell("read.measure", act=act, object=about)


def _tell_development(found: TakenIn, one: Development) -> None:
    direction = say(f"read.direction.{one.direction.value}")
    words = _short(found.text.words(one.quotation))
    tell("read.development", country=one.country or "—", direction=direction, words=words)


def _addressee(called: Called) -> str:
    """Say in a few words who is called upon: codes and keys, as a register has them."""
    if called.body or called.type == "self":
        return called.body or say("read.self")
    organs = ", ".join(one.key for one in called.organs)
    return " ".join(filter(None, [called.country or called.region or say("read.nobody"), organs and f"({organs})"]))


def _mention(found: TakenIn, one: Mention) -> str:
    """Give a name as it is written, and whose it is on record, or may be."""
    said = found.text.words(one.span)
    posthumous = f" ({say('read.posthumous')})" if one.posthumous else ""
    if one.key:
        return f"{said} = {one.key}{posthumous}"
    perhaps = ", ".join(f"{its.key} {its.score} %" for its in one.likely)
    return f"{said}{posthumous}" + (f" ({say('read.perhaps')} {perhaps})" if perhaps else "")


def _short(words: str) -> str:
    """Give the beginning of a passage, on one line."""
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rsplit(' ', 1)[0]} …"

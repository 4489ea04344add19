"""Answering: how a reading is answered: found, cut into pages, marked with the state of the record, and kept."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from json import dumps
from typing import Any

from tracker.web import answers
from tracker.web.address import Dating
from tracker.web.answers import JSON, NOT_KEPT, Page
from tracker.web.api import problems
from tracker.web.api.asking import Question, limit_in, next_cursor
from tracker.web.api.caller import Caller
from tracker.web.api.feed import Changes, recorded, released
from tracker.web.api.problems import Problem
from tracker.web.api.reading import Row
from tracker.web.api.seen import Seen, seen_by
from tracker.web.cache import Cache

CHANGES = "changes"
_VERSION = "version"


def answered(question: Question, caller: Caller) -> Page:
    """Answer a reading; raises Problem and what the pages raise."""
    with seen_by(caller, question.dating) as seen:
        found = question.reading.find(seen, question.asked)
        if question.reading.is_list:
            found = _part(found, question, seen)
        return written({**found, **seen.head()}, seen)


def fed(query: Mapping[str, str], caller: Caller) -> Page:
    """Answer with what changed since a cursor, and with the cursor from which to go on."""
    opaque, whose = caller.office.accounts.opaque, caller.reader.account.account_id if caller.reader else ""
    limit, cursor = limit_in(query.get("limit", "")), query.get("cursor", "")
    after = opaque.open(cursor, CHANGES, whose) if cursor else ""
    if after is None:
        raise Problem("cursor_refused")
    with seen_by(caller, Dating()) as seen:
        part: Changes = (released if seen.live is None else recorded)(seen, after.strip(), limit)
        goes_on = opaque.shut(part.goes_on or " ", CHANGES, whose)
        return written({"items": part.items, "next": goes_on, "more": part.more, **seen.head()}, seen)


def written(content: Mapping[str, Any], seen: Seen) -> Page:
    """Write an object; what a token read is marked with the state of the record, and kept by nobody."""
    body = f"{dumps(content, ensure_ascii=False, indent=1)}\n"
    headers = {**problems.HEADERS, "Content-Language": seen.caller.language}
    if seen.live is None:
        if not seen.sample:
            headers.pop("X-Robots-Tag")
        return answers.page(body, JSON, headers=headers)
    made = answers.page(body, JSON, keep=NOT_KEPT, headers=headers)
    version = version_of(seen.caller, seen.sight.viewer.through)
    return Page(made.body, f"{version}.{made.tag}", made.status, made.headers)


def version_of(caller: Caller, position: int) -> str:
    """Seal a position for an account: what it names when it says what it decided on."""
    bearer = caller.reader
    return caller.office.accounts.opaque.shut(str(position), _VERSION, bearer.account.account_id if bearer else "")


def position_in(if_match: str, caller: Caller) -> int | None:
    """Give the position of the newest version that a header names; None where it names none given to this account."""
    bearer, found = caller.reader, []
    for one in if_match.split(","):
        version = one.strip().removeprefix("W/").strip('"').partition(".")[0]
        said = caller.office.accounts.opaque.open(version, _VERSION, bearer.account.account_id if bearer else "")
        if said is not None:
            found.append(int(said))
    return max(found, default=None)


class Kept:
    """What everybody was answered already at this state of the record, for whoever asks the same again."""

    def __init__(self) -> None:
        self._cache, self._state = Cache(), None

    def answer(self, state: Hashable, asked: Hashable, make: Callable[[], Page]) -> Page:
        """Give the answer as it was made at this state, or make it; of an earlier state nothing is given."""
        if state != self._state:
            self._state = state  # type: ignore[assignment]
            self._cache.clear()
        made = self._cache.get((state, asked))
        if made is None:
            made = make()
            self._cache.keep((state, asked), made)
            if state != self._state:  # another was answered at a later one, and this may hold what was erased
                self._cache.drop((state, asked))
        return made


def _part(rows: Sequence[Row], question: Question, seen: Seen) -> dict[str, Any]:
    """Cut a list to the rows that were asked for, after the last one that was given."""
    key, begin = question.reading.key, 0
    if question.after is not None:
        last, number = question.after
        keys = [_key(one, key) for one in rows] if key else []
        begin = keys.index(last) + 1 if last in keys else min(number, len(rows))
    items = rows[begin : begin + question.limit]
    end, more = begin + len(items), begin + len(items) < len(rows)
    given = items if question.fields is None else [_cut(one, question.fields) for one in items]
    if not more:
        return {"items": given, "next": None}
    is_public = seen.live is None
    dated = (seen.sight.on.isoformat(), str(seen.sight.release or "") if is_public else "")
    return {"items": given, "next": next_cursor(question, seen.caller, dated, _key(items[-1], key), end)}


def _cut(row: Row, fields: Sequence[str]) -> Row:
    """Give the wanted fields of a row; what this reader may not see of it stays absent."""
    return {name: row[name] for name in fields if name in row}


def _key(row: Row, key: Sequence[str]) -> list[Any]:
    return [row[name] for name in key]

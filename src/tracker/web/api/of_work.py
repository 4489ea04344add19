"""The readings for tokens alone: whose token it is, and what waits for a second person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.accounts.tokens import Scope
from tracker.web.api import answer_codes as codes
from tracker.web.api import described as of
from tracker.web.api.described import thing
from tracker.web.api.reading import Asked, Reading, Row
from tracker.web.api.seen import Seen
from tracker.web.api.shape import Schema
from tracker.web.labels import N_
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.changes import waits
from tracker.web.workspace.views.namings import namings
from tracker.web.workspace.views.proposals import Proposal
from tracker.web.workspace.waiting import proposals, undecided


def live_of(seen: Seen) -> Live:
    """Give the record as a signed-in person sees it; raises NoSuchThing for who reads without a token."""
    if seen.live is None:
        raise NoSuchThing
    return seen.live


def proposals_of(seen: Seen, _: Asked) -> list[Row]:
    """List the assessments that wait for a second person, and those in doubt."""
    live = live_of(seen)
    found = undecided(live)
    return [_proposal(one) for one in proposals(live, found, among=found)]


def changes_of(seen: Seen, _: Asked) -> list[Row]:
    """List the changes of demands that wait for a second person."""
    live = live_of(seen)
    return [
        {
            "change": one.change_id,
            "demand": one.reference,
            "kind": one.kind,
            "on": _plain(one.on),
            "number": one.number,
            "other": one.other,
            "label": _plain(one.label),
            "reason": _plain(one.reason),
            "proposed_on": one.proposed_on.isoformat(),
            "is_mine": one.is_mine,
        }
        for one in (waits(live, change) for change in live.look.desk(live.sight).changes_waiting())
    ]


def namings_of(seen: Seen, _: Asked) -> list[Row]:
    """List of whom it waits for a second person whether they may be named, or shown again."""
    return [
        {
            "person": one.key,
            "country": one.country,
            "name": one.name,
            "naming": one.naming,
            "before": one.before,
            "is_showing": one.is_showing,
            "until": _plain(one.until),
            "who_agreed": _plain(one.who_agreed),
            "how": _plain(one.how),
            "told_on": one.told_on.isoformat(),
            "is_mine": one.is_mine,
        }
        for one in namings(live_of(seen))
    ]


def _proposal(one: Proposal) -> Row:
    return {
        "entry": one.entry_id,
        "demand": one.reference,
        "country": one.country,
        "measure": one.number,
        "label": _plain(one.label),
        "says": one.line.where,
        "why": one.line.why,
        "text": _plain(one.line.text),
        "effective": one.line.effective.isoformat(),
        "stands": one.before.where,
        "basis": [its.entry_id for its in one.basis],
        "closed": one.closed,
        "gone": one.gone,
        "is_mine": one.is_mine,
        "is_in_doubt": one.is_in_doubt,
        "differs": one.differs,
    }


def _me(seen: Seen, _: Asked) -> Row:
    bearer, who = seen.caller.bearer, live_of(seen).desk.who
    if bearer is None:
        raise NoSuchThing
    return {
        "account": who.account,
        "token": bearer.token_id,
        "scopes": sorted(one.value for one in bearer.scopes),
        "expires_at": bearer.expires_at.isoformat(),
        "countries": sorted(who.countries),
        "may_confirm": who.may_confirm,
        "is_editor": who.is_editor,
    }


def _plain(value: Text | date | None) -> Any:  # noqa: ANN401 - a text, a day, or nothing
    if isinstance(value, date):
        return value.isoformat()
    return value.text if isinstance(value, Text) else value


_PROPOSAL: Mapping[str, Schema] = {
    **dict.fromkeys(("entry", "demand", "measure"), of.CODE),
    **dict.fromkeys(("says", "stands"), codes.STOOD),
    **dict.fromkeys(("country", "label", "text"), of.TEXT),
    "why": codes.WHY,
    "effective": of.DAY,
    "basis": of.CODES,
    "closed": of.NUMBER,
    "gone": of.NUMBER,
    **dict.fromkeys(("is_mine", "is_in_doubt", "differs"), of.YES_NO),
}
_CHANGE: Mapping[str, Schema] = {
    **dict.fromkeys(("change", "demand"), of.CODE),
    "kind": codes.CHANGE,
    **dict.fromkeys(("number", "other", "label", "reason"), of.TEXT),
    "on": of.DAY_OR_NONE,
    "proposed_on": of.DAY,
    "is_mine": of.YES_NO,
}
_NAMING: Mapping[str, Schema] = {
    "person": of.CODE,
    **dict.fromkeys(("naming", "before"), codes.NAMING),
    **dict.fromkeys(("country", "name", "who_agreed", "how"), of.TEXT),
    "until": of.DAY_OR_NONE,
    "told_on": of.DAY,
    "is_showing": of.YES_NO,
    "is_mine": of.YES_NO,
}
_ME: Mapping[str, Schema] = {
    "account": of.CODE,
    "token": of.CODE,
    "scopes": of.listed(codes.one_of(one.value for one in Scope)),
    "countries": of.CODES,
    "expires_at": {"type": "string", "format": "date-time"},
    "may_confirm": of.YES_NO,
    "is_editor": of.YES_NO,
}

WORK = (
    Reading(
        "me", N_("Whose token this is, and what it is for"), _me, lambda _: thing(_ME), for_tokens=True, is_dated=False
    ),
    Reading(
        "proposals",
        N_("Assessments that wait for a second person, or are in doubt"),
        proposals_of,
        lambda _: thing(_PROPOSAL),
        is_list=True,
        key=("entry", "measure"),
        for_tokens=True,
        is_dated=False,
    ),
    Reading(
        "demand-changes",
        N_("Changes of demands that wait for a second person"),
        changes_of,
        lambda _: thing(_CHANGE),
        is_list=True,
        key=("change",),
        for_tokens=True,
        is_dated=False,
    ),
    Reading(
        "namings",
        N_("Persons of whom it waits for a second person whether they may be named"),
        namings_of,
        lambda _: thing(_NAMING),
        is_list=True,
        key=("person",),
        for_tokens=True,
        is_dated=False,
    ),
)

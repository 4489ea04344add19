"""Who may see an entry, as forms offer it: only what this account may choose for this entry."""

from tracker.domain.record import Kind
from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.versions import Version
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import AUDIENCE
from tracker.web.workspace.options import Option, options

_WIDEST_FIRST = list(Audience)
_OF_THE_TEAM = {Kind.NEXT_STEP, Kind.STEP_DONE, Kind.URGENCY, Kind.URGENCY_ANSWER}
"""What the public is never shown: what the team plans, and that somebody is in danger."""


def for_a_new_one(live: Live) -> list[Option]:
    """Offer what the team of a country chooses from for what it records."""
    return options(AUDIENCE, live.catalogue)


def for_plans(live: Live, form: Form) -> list[Option]:
    """Offer the same for what the public is never shown; what an earlier version was given stays among it."""
    its = form.value("audience")
    return options(AUDIENCE, live.catalogue, [one for one in AUDIENCE if one in {its, *_codes(Audience.MEMBERS)}])


def for_another(live: Live, version: Version) -> list[Option]:
    """Offer what an entry may become: to its teams all, to who only may take out of sight nothing wider than it is.

    Confidential it is made by whoever recorded it alone: for anybody else it would be out of everybody's sight.
    """
    its = version.audience
    fitting = set(_codes(Audience.PUBLIC if has_over(live, version, Right.RECORD) else its))
    if version.entry.about["account"] != live.desk.account.account_id:
        fitting.discard(Audience.CONFIDENTIAL.value)
    if version.entry.kind in _OF_THE_TEAM:
        fitting.discard(Audience.PUBLIC.value)
    return options(AUDIENCE, live.catalogue, [one for one in AUDIENCE if one in {its.value, *fitting}])


def has_over(live: Live, version: Version, right: Right) -> bool:
    """Say whether the account has a right over what an entry is about."""
    return live.desk.who.has_over(right, version.countries)


def _codes(widest: Audience) -> list[str]:
    return [one.value for one in _WIDEST_FIRST[_WIDEST_FIRST.index(widest) :]]

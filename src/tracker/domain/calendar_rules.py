"""The rules by which the calendar's days to come are reckoned, by the keys under which a register names them."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.domain import milestone_rules, review_rules, session_rules
from tracker.domain.expecting import Expected, Outlook, Placed, Rule


def nothing(_outlook: Outlook) -> Iterable[Expected]:
    """Expect nothing by itself."""
    return ()


RULES: Mapping[str, Rule] = {
    "ilc.default": session_rules.conference,
    "gb.march": session_rules.governing_body_in_march,
    "gb.june": session_rules.governing_body_in_june,
    "gb.november": session_rules.governing_body_in_november,
    "cfa.meetings": session_rules.freedom_of_association,
    "ceacr.session": session_rules.experts,
    "ceacr.publication": session_rules.report_of_experts,
    "art22.art23.deadline": milestone_rules.reports_due,
    "requests.march": milestone_rules.requests_sent,
    "cas.long_list": milestone_rules.long_list,
    "cas.short_list": milestone_rules.short_list,
    "cas.conclusions": milestone_rules.conclusions,
    "reporting.cycle": nothing,
    "upr.cycle": review_rules.periodic_reviews,
    "gsp.cycle": review_rules.preference_reports,
    "anniversary": nothing,
}
"""Every rule. *Reporting cycle* asks for years that NORMLEX alone knows, so it expects nothing; an anniversary comes
each year by itself, as an occasion that recurs."""

RESTING = frozenset(
    {"gb.june", "cfa.meetings", "cas.long_list", "cas.short_list", "cas.conclusions", "upr.cycle", "gsp.cycle"}
)
"""The rules that reckon from another occasion: without it they expect nothing."""

EXPECTS_NOTHING = frozenset(key for key, rule in RULES.items() if rule is nothing)
"""The rules that project no occasion."""


def expected(known: Sequence[Placed], year: int) -> Sequence[Expected]:
    """Give what the rules expect in a year, with the calendar as it is known."""
    outlook = Outlook(year, known)
    return [one for rule in RULES.values() for one in rule(outlook)]

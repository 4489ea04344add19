"""Forum: which demands stand before a session, by the conventions that its body supervises and by what was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.calendar import OccasionFacts
from tracker.domain.demand_events import Act, Counting
from tracker.domain.record import DemandFacts, Entry

_ON_NO_GOVERNMENT = frozenset({Counting.NON_GOVERNMENT, Counting.OWN_COMMITMENT})
_CONVENTION = re.compile(r"[CP][0-9]{3}")
_FREEDOM_OF_ASSOCIATION = frozenset({"C011", "C087", "C098", "C135", "C141", "C151", "C154"})
_UNITED_NATIONS = frozenset(
    "UPR HRC HRC_UPR_WG CCPR HRCttee CESCR CAT CEDAW CRC CMW WGAD OHCHR UN".split()  # noqa: SIM905 - codes, not words
)


@dataclass(frozen=True, slots=True)
class Forum:
    """One kind of session.

    `own` are the bodies that conclude at it, `bodies` all whose findings it takes up. `conventions` are those that it
    supervises whoever ratified them; None where it supervises every convention of the ILO that the country ratified.
    """

    own: frozenset[str]
    bodies: frozenset[str]
    conventions: frozenset[str] | None


_CONFERENCE = Forum(frozenset({"CAS"}), frozenset({"CAS", "CEACR", "COI"}), None)
_FORUMS: Mapping[str, Forum] = {
    "ilc_session": _CONFERENCE,
    "cas_case": _CONFERENCE,
    "ceacr_session": Forum(frozenset({"CEACR"}), frozenset({"CEACR", "CAS"}), None),
    "gb_session": Forum(
        frozenset({"GB", "ILO_GB", "COI"}), frozenset({"GB", "ILO_GB", "COI", "CFA"}), _FREEDOM_OF_ASSOCIATION
    ),
    "cfa_meeting": Forum(frozenset({"CFA"}), frozenset({"CFA"}), _FREEDOM_OF_ASSOCIATION),
    "upr": Forum(frozenset({"UPR", "HRC", "HRC_UPR_WG"}), _UNITED_NATIONS, frozenset()),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a demand stands before a forum, or why not: then it has nothing but conventions that were not ratified.

    A convention whose ratification the demand itself asks for counts as not ratified, whatever is on record of it.
    `findings` are the ids of those that name the demand or one of its measures; `is_linked`: the
    occasion names it, or the paper is about it anyway.
    """

    demand: DemandFacts
    conventions: Sequence[str] = ()
    not_ratified: Sequence[str] = ()
    findings: Sequence[str] = ()
    is_linked: bool = False

    @property
    def is_before(self) -> bool:
        """Say whether the demand stands before the forum."""
        return bool(self.conventions or self.findings or self.is_linked)


def forum_of(occasion: OccasionFacts) -> Forum | None:
    """Give the forum that meets on an occasion; None for what is no session of a body that examines countries."""
    return _FORUMS.get(occasion.kind)


def grounds(
    occasion: OccasionFacts, demands: Iterable[DemandFacts], findings: Sequence[Entry], ratified: Mapping[str, bool]
) -> Sequence[Ground]:
    """Say of each demand why it stands before the forum, or that only a ratification is missing; leave out all others.

    `ratified` says of conventions whether the country ratified them; what it does not say is taken as ratified, as
    nobody may be told that a demand has no place there because we do not know. Raises LookupError for no forum.
    """
    forum = forum_of(occasion)
    if forum is None:
        raise LookupError(occasion.kind)
    heard = [one for one in findings if one.about["body"] in forum.bodies]
    asking = [one for one in demands if not one.life.is_over and one.counting not in _ON_NO_GOVERNMENT]
    found = [_ground(occasion, forum, one, heard, ratified) for one in asking]
    return [one for one in found if one.is_before or one.not_ratified]


def named_grounds(demands: Iterable[DemandFacts], findings: Sequence[Entry]) -> Sequence[Ground]:
    """Say of demands which conventions they name and which findings name them, whatever the forum: all are kept."""
    return [
        Ground(
            demand=one,
            conventions=[code for code in one.about["instruments"] if _CONVENTION.fullmatch(code)],
            findings=_naming(findings, one.reference),
            is_linked=True,
        )
        for one in demands
    ]


def _ground(
    occasion: OccasionFacts, forum: Forum, demand: DemandFacts, heard: Sequence[Entry], ratified: Mapping[str, bool]
) -> Ground:
    named = [code for code in demand.about["instruments"] if _CONVENTION.fullmatch(code)]
    if occasion.instruments:
        named = [code for code in named if code in occasion.instruments]
    if forum.conventions is not None:
        supervised, missing = [code for code in named if code in forum.conventions], []
    else:
        wanted = {
            one.about["object"]["key"] for one in demand.measures if one.about["act"] == Act.CONVENTION_RATIFIED.value
        }
        missing = [code for code in named if code in wanted or ratified.get(code) is False]
        supervised = [code for code in named if code not in missing]
    return Ground(
        demand=demand,
        conventions=supervised,
        not_ratified=missing,
        findings=_naming(heard, demand.reference),
        is_linked=demand.reference in occasion.demands,
    )


def _naming(findings: Iterable[Entry], reference: str) -> Sequence[str]:
    return list(dict.fromkeys(one.entry_id for one in findings if _names(one, reference)))


def _names(finding: Entry, reference: str) -> bool:
    about = finding.about
    numbers = [*about["measures"], *(number for point in about["points"] for number in point["measures"])]
    return reference in about["demands"] or any(one.rpartition(".")[0] == reference for one in numbers)

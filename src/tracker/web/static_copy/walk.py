"""Fetches all that the copy holds, from the first pages on, link by link."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tracker.web.static_copy.asking import Answer, Asking
from tracker.web.static_copy.bounds import Bounds, Goal
from tracker.web.static_copy.linking import anchors_in, links_in
from tracker.web.static_copy.places import place

_FOUND, _ELSEWHERE, _NOT_THERE = 200, {303, 308}, 404
_MOST_STEPS = 4

Keep = Callable[[str, bytes], None]
"""Takes what lies at a path of the copy."""


class PageFailed(Exception):
    """A page could not be made: `address` on the server, with what it answered."""

    def __init__(self, address: str, status: int) -> None:
        self.address, self.status = address, status
        super().__init__(address, status)


@dataclass
class Walked:
    """What was found: each address with its path in the copy, where others lead on to, and the anchors of pages.

    `unlisted` are addresses that are for no search engine.
    """

    paths: dict[str, str] = field(default_factory=dict)
    leads: dict[str, Goal] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)

    def found(self, goal: Goal | None) -> Goal | None:
        """Give where a link ends after all that leads on, None where there is nothing; its anchor only if it stands."""
        for _ in range(_MOST_STEPS):
            if goal is None:
                return None
            if goal.address in self.paths:
                known = self.anchors.get(goal.address)
                stands = known is None or goal.anchor in known
                return goal if stands else Goal(goal.address)
            onward = self.leads.get(goal.address)
            goal = onward and Goal(onward.address, onward.anchor or goal.anchor)
        return None


def walk(asking: Asking, starts: Iterable[str], bounds: Bounds, keep: Keep) -> Walked:
    """Fetch everything and hand it on as it was answered; raises PageFailed."""
    walked, seen, waiting = Walked(), set[str](), list(starts)
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = asking.get(address)
        if answer.status in _ELSEWHERE:
            goal = bounds.goal(answer.headers["location"], address)
            if goal:
                walked.leads[address] = goal
                waiting.append(goal.address)
        elif answer.status == _FOUND:
            _take(walked, address, answer, keep)
            goals = (bounds.goal(link, address) for link in links_in(address, answer))
            waiting += [goal.address for goal in goals if goal and goal.address not in seen]
        elif answer.status != _NOT_THERE:
            raise PageFailed(address, answer.status)
    return walked


def _take(walked: Walked, address: str, answer: Answer, keep: Keep) -> None:
    path = place(address, answer)
    keep(path, answer.body)
    walked.paths[address], walked.kinds[address] = path, answer.kind
    if answer.is_page:
        walked.anchors[address] = anchors_in(answer.body.decode())
    if "noindex" in answer.headers.get("x-robots-tag", ""):
        walked.unlisted.add(address)

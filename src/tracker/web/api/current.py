"""What a command is about as it is now, for whoever decided on an earlier state of it."""

from typing import Any

from tracker.web.api import bodies
from tracker.web.api.commands import Command
from tracker.web.api.of_things import entry_of
from tracker.web.api.of_work import changes_of, namings_of, proposals_of
from tracker.web.api.reading import Row
from tracker.web.api.seen import Seen
from tracker.web.pages.occasions import occasion_of
from tracker.web.site import NoSuchThing
from tracker.web.views.occasions_json import occasion_json


def current(command: Command, taken: Any, seen: Seen) -> Any:  # noqa: ANN401 - a body, and whatever it is about
    """Give it as this reader may see it; None where there is nothing for them to see."""
    try:
        return _current(command, taken, seen)
    except NoSuchThing:
        return None


def _current(command: Command, taken: Any, seen: Seen) -> Row | list[Row]:  # noqa: ANN401 - a body
    match command.thing:
        case "entries":
            return entry_of(seen, str(taken.entry))
        case "occasions":
            page = occasion_of(seen, taken.key)
            return occasion_json(page, seen.wording, seen.sight, sample=seen.sample)
        case "proposals":
            ticked = taken.proposals if isinstance(taken, bodies.Proposals) else [taken]
            wanted = {str(one.entry) for one in ticked}
            return [one for one in proposals_of(seen, {}) if one["entry"] in wanted]
        case "demand-changes":
            return [one for one in changes_of(seen, {}) if one["change"] == str(taken.change)]
        case _:
            return [one for one in namings_of(seen, {}) if one["person"] in taken.persons]

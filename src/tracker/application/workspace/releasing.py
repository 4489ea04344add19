"""Releasing: an editor lets the public see the record as it stands now, and says why."""

from tracker.application import permissions
from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.outcome import Outcome
from tracker.domain.rights import Who
from tracker.store.values import By


class Releasing(Commands):
    """The command that makes an edition."""

    def release_now(self, who: Who, by: By, *, reason: inputs.Texts) -> Outcome:
        """Release what is recorded; the outcome is the number of the edition. Raises ReleaseOfNothing."""
        before = self._before(who, by, "release_now")
        if before is not None:
            return before
        permissions.require(who, "release_now")
        number = self._tracker.release(by, reason=texts.required(reason, texts.LONGEST_REASON))
        return Outcome(str(number))

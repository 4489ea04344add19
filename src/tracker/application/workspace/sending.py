"""Sending: what somebody records who reads nothing; it goes to the country's team and to nobody else."""

from dataclasses import replace

from tracker.application.workspace import inputs
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.outcome import Outcome
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.store.values import By


class Sending(Commands):
    """Commands of who only sends; the outcome is the entry's id, and nothing else leads back to what was sent."""

    def send_development(self, who: Who, by: By, entry: inputs.Development) -> Outcome:
        """Send that something happened."""
        return self._enter(who, by, "send_development", replace(entry, audience=Audience.COUNTRY_TEAM))

    def send_urgency(self, who: Who, by: By, entry: inputs.Urgency) -> Outcome:
        """Send that somebody is in danger."""
        return self._enter(who, by, "send_urgency", replace(entry, audience=Audience.COUNTRY_TEAM))

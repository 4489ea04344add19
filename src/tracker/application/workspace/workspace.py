"""Workspace: every command that a signed-in account can give, and what it may ask before it gives one."""

from tracker.application.workspace.changing import Changing
from tracker.application.workspace.documents import Documents
from tracker.application.workspace.erasing import Erasing
from tracker.application.workspace.filing import Filing
from tracker.application.workspace.judging import Judging
from tracker.application.workspace.naming import Naming
from tracker.application.workspace.occasions import Occasions
from tracker.application.workspace.parties import Parties
from tracker.application.workspace.planning import Planning
from tracker.application.workspace.recording import Recording
from tracker.application.workspace.releasing import Releasing
from tracker.application.workspace.righting import Righting
from tracker.application.workspace.rows import Rows
from tracker.application.workspace.sending import Sending
from tracker.application.workspace.submitting import Submitting
from tracker.application.workspace.voices import Voices


class Workspace(
    Recording,
    Judging,
    Voices,
    Planning,
    Changing,
    Documents,
    Occasions,
    Righting,
    Naming,
    Erasing,
    Parties,
    Filing,
    Releasing,
    Sending,
    Submitting,
    Rows,
):
    """The commands, by theme; each is given by an account (`who`), once for each command id (`by`).

    A command answers with an Outcome or raises: NotAllowed, a refusal (Refused) whose sentence stands in the
    catalogues, Outdated where `seen` is older than what was recorded of the entry since, CommandReused, and the
    other refusals of the store. What is refused leaves no row. `seen` is the log's position that the page showed
    (`Viewer.through` of a signed-in viewer).
    """

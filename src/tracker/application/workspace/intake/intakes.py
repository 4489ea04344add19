"""Intakes: every command on documents on their way in, and what may be asked about them.

Who coordinates one of an intake's countries works on it; for everybody else there is none (IntakeUnknown). Each change
names the `version` that was seen; where it is another by now, nothing changes (ProposalMoved, whose `state` says how it
stands).
"""

from tracker.application.workspace.intake.accepting import Accepting
from tracker.application.workspace.intake.bringing import Bringing
from tracker.application.workspace.intake.reading import Reading
from tracker.application.workspace.intake.reviewing import Reviewing
from tracker.application.workspace.intake.settling import Settling


class Intakes(Bringing, Reading, Settling, Reviewing, Accepting):
    """The intakes of one record; given the parts of commands, the rows, and a reader of the record."""

"""The workspace: what signed-in people record, judge, plan and put right, one method a command."""

from tracker.application.workspace.workspace import Workspace

__all__ = ["Workspace"]

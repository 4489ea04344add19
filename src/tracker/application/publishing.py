"""Publishing: the entries of the log go into the public folder, as far as a backup holds them."""

from sqlalchemy import Engine, select

from tracker.store.engine import reading
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.source import entries_between
from tracker.store.tables import log_commit


class NotThisLog(Exception):
    """The log has another root at that size, or was never of that size: the backup or the folder is another log's."""


def publish(engine: Engine, folder: LogFolder, goal: Checkpoint) -> None:
    """Write the tiles of the log up to a size, and leave its state to be signed.

    `goal` is what a verified backup holds: a checkpoint must never be ahead of the last backup, or a restore would
    contradict what was signed. Raises NotThisLog, FolderBroken, StoreUnavailable.
    """
    last = folder.to_sign()
    with reading(engine) as connection:
        root = connection.scalar(select(log_commit.c.root).where(log_commit.c.position == goal.size))
        if root != goal.root or (last is not None and (last.origin != goal.origin or last.size > goal.size)):
            raise NotThisLog
        folder.grow(goal, entries_between(connection, last.size if last else 0, goal.size))

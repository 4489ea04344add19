"""Targets: where a command is to write a new file, looked at before anything is made."""

from pathlib import Path

from tracker.cli.refusals import FolderMissing, IsAFolder


def require_place(target: Path) -> None:
    """Let a command go on that writes a file of this name; raises FolderMissing, IsAFolder."""
    if target.is_dir():
        raise IsAFolder(path=target)
    require_folder(target.parent)


def require_folder(folder: Path) -> None:
    """Let a command go on that writes into a folder; raises FolderMissing."""
    if not folder.is_dir():
        raise FolderMissing(path=folder)

"""What a load did, in lines."""

from dataclasses import asdict

from tracker.cli.saying import say
from tracker.domain.load_events import Counts


def counted(counts: Counts) -> str:
    """Say what became of the rows of one file, leaving out what is none."""
    told = [say(f"rows.{name}", count=count) for name, count in asdict(counts).items() if count]
    return ", ".join(told)

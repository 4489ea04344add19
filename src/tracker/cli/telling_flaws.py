"""What `verify` found wrong, in lines."""

from tracker.cli.saying import say, tell, warn
from tracker.store.report import Report


def tell_report(report: Report) -> bool:
    """Say how large the log is and what is wrong with it; give whether anything is."""
    tell("verify.size", size=report.size, root=report.root.hex())
    for flaw in report.flaws:
        where = "verify.at" if flaw.position == flaw.through else "verify.between"
        place = say(where, position=flaw.position, through=flaw.through)
        warn("verify.flaw", place=place, what=say(f"verify.{flaw.what.value}"))
    if report.first is not None:
        warn("verify.tampered", position=report.first.position)
    return report.first is not None

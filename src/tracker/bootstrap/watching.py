"""What a server tells those who watch over it, put together from its parts."""

import resource
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tracker.application.condition import condition
from tracker.application.cosigners import Witnessed
from tracker.application.safekeeping import Alarm
from tracker.bootstrap.clocks import clock_seen
from tracker.bootstrap.metrics_token import metrics_token
from tracker.bootstrap.parts import Parts, safekeeping
from tracker.settings import Settings
from tracker.store.public_log.folder import LogFolder
from tracker.web.exposition import Figure
from tracker.web.watching import Watching

_KILOBYTE = 1024
_BEGUN = time.time()


def watching(parts: Parts) -> Watching:
    """Say what is told; raises SettingsRefused where the token cannot be used."""
    return Watching(
        condition=lambda: condition(parts.engine, parts.book, datetime.now(UTC)),
        figures=lambda: figures(parts),
        token=metrics_token(parts.settings),
    )


def figures(parts: Parts) -> Iterator[Figure]:
    """Count what is beside the pages: the log, its keeping, disk, clock and this process."""
    yield Figure("tracker_events", parts.log.head().position)
    yield Figure("tracker_clock_stopped", clock_seen(parts).is_stopped)
    yield from _of_keeping(parts)
    yield from _of_disks(parts.settings)
    yield from _of_process()


def _of_keeping(parts: Parts) -> Iterator[Figure]:
    """A demonstration is kept by nobody, so nothing is missed there."""
    if parts.tracker.coalition().sample:
        return
    keeping = safekeeping(parts)
    alarms = keeping.alarms()
    for one in Alarm:
        yield Figure("tracker_alarm", one in alarms, {"what": one.value})
    for name, at in (("backed_up", keeping.backed_up_at()), ("signed", keeping.signed_at())):
        if at is not None:
            yield Figure(f"tracker_{name}_seconds", int(at.timestamp()))
    troubled = sum(bool(one.trouble) for one in Witnessed.read(LogFolder(parts.settings.public_log)))
    yield Figure("tracker_witnesses_troubled", troubled)


def _of_disks(settings: Settings) -> Iterator[Figure]:
    """Tell the folders apart by what they are for: their paths are the machine's own."""
    places = {"home": settings.home, "backups": settings.backups_path}
    found = {name: shutil.disk_usage(path) for name, path in places.items() if path.is_dir()}
    yield from (Figure("tracker_disk_free_bytes", usage.free, {"of": name}) for name, usage in found.items())
    yield from (Figure("tracker_disk_size_bytes", usage.total, {"of": name}) for name, usage in found.items())


def _of_process() -> Iterator[Figure]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    yield Figure("process_cpu_seconds_total", round(used.ru_utime + used.ru_stime, 3), kind="counter")
    yield Figure("process_start_time_seconds", round(_BEGUN, 3))
    yield Figure("process_resident_memory_bytes", _resident(used.ru_maxrss))


def _resident(most: int) -> int:
    """Give the bytes that the process holds now; where the system does not say, the most that it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return most if sys.platform == "darwin" else most * _KILOBYTE
    return pages * resource.getpagesize()

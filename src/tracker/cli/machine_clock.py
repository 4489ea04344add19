"""Machine clock: whether a time service keeps the clock of this machine right, as far as the machine tells."""

import ctypes
from pathlib import Path

_MOST_ERROR = 16_000_000
"""Microseconds: from so much on the kernel's clock is taken as kept by nobody, as `timedatectl` takes it.

The kernel's flag STA_UNSYNC is not asked: some services set it so that the kernel leaves the clock of the board alone.
"""
_TOLD_BY_SYSTEMD = Path("/run/systemd/timesync/synchronized")


class _Timex(ctypes.Structure):
    """The first fields of `struct timex` (adjtimex(2)); the rest is room for what the kernel writes behind them."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("rest", ctypes.c_char * 512),
    )


def is_synchronised() -> bool | None:
    """Say whether the clock is synchronised; None where this machine, or this user, cannot tell. It changes nothing."""
    error = _error()
    if error is not None:
        return error < _MOST_ERROR
    return True if _TOLD_BY_SYSTEMD.exists() else None  # a unit that may not ask the kernel sees this file at most


def _error() -> int | None:
    """Ask the kernel by how many microseconds its clock may be wrong; None where it says nothing."""
    asked = _Timex()
    try:
        answer: int = ctypes.CDLL(None).adjtimex(ctypes.byref(asked))
    except (AttributeError, OSError):  # no Linux
        return None
    return None if answer < 0 else int(asked.maxerror)

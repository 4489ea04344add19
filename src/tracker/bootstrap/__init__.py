"""Bootstrap: builds everything from settings; the one floor that knows all others."""

from tracker.bootstrap.copies import back_up, rehearsal, restore, verifier
from tracker.bootstrap.filing import sweep
from tracker.bootstrap.mailing import mailer
from tracker.bootstrap.pages import note_port, pages
from tracker.bootstrap.parts import (
    DEMO,
    HOST,
    NoRecord,
    Parts,
    address,
    coalition_at,
    connect,
    found,
    migrate,
    open_engine,
    prepare,
    web,
)
from tracker.bootstrap.sample import NotADemo, bundled_register, demo

__all__ = [
    "DEMO",
    "HOST",
    "NoRecord",
    "NotADemo",
    "Parts",
    "address",
    "back_up",
    "bundled_register",
    "coalition_at",
    "connect",
    "demo",
    "found",
    "mailer",
    "migrate",
    "note_port",
    "open_engine",
    "pages",
    "prepare",
    "rehearsal",
    "restore",
    "sweep",
    "verifier",
    "web",
]

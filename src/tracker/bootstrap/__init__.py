"""Bootstrap: builds everything from settings; the one floor that knows all others."""

from tracker.bootstrap.calendaring import calendar
from tracker.bootstrap.copies import back_up, examined, publish, rehearsal, restore, verifier
from tracker.bootstrap.daily import Day, day, sign_sample
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
from tracker.bootstrap.witnesses import WitnessesBroken, ask_witnesses, witnesses_of

__all__ = [
    "DEMO",
    "HOST",
    "Day",
    "NoRecord",
    "NotADemo",
    "Parts",
    "WitnessesBroken",
    "address",
    "ask_witnesses",
    "back_up",
    "bundled_register",
    "calendar",
    "coalition_at",
    "connect",
    "day",
    "demo",
    "examined",
    "found",
    "mailer",
    "migrate",
    "note_port",
    "open_engine",
    "pages",
    "prepare",
    "publish",
    "rehearsal",
    "restore",
    "sign_sample",
    "sweep",
    "verifier",
    "web",
    "witnesses_of",
]

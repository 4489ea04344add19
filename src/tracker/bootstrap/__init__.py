"""Bootstrap: builds everything from settings; the one floor that knows all others."""

from tracker.bootstrap.calendaring import calendar
from tracker.bootstrap.clocks import ClockSeen, accept_clock, clock_seen
from tracker.bootstrap.copies import back_up, examined, publish, rehearsal, verifier
from tracker.bootstrap.daily import Day, day, sign_sample
from tracker.bootstrap.filing import sweep
from tracker.bootstrap.granting import grant
from tracker.bootstrap.key_copies import (
    CopyBesideTheKey,
    CopyExists,
    KeyOfAnotherRecord,
    NoKeyInFile,
    check_copy,
    copy_key,
)
from tracker.bootstrap.lock_marker import RecordLocked, is_locked, key_place
from tracker.bootstrap.locking import Locking, NoCopyKnown, NotLocked, lock, unlock, unlock_from_backup
from tracker.bootstrap.mailing import mailer
from tracker.bootstrap.metrics_token import metrics_token
from tracker.bootstrap.moving import Moved, move
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
    safekeeping,
    web,
)
from tracker.bootstrap.recovery import (
    NoRecipients,
    RecipientsBroken,
    RecoveryKeyBroken,
    RecoveryKeyExists,
    key_within_reach,
    recipients,
    recovery_key,
    settle,
    signer_of,
)
from tracker.bootstrap.restoring import Restored, Wanted, restore
from tracker.bootstrap.sample import NotADemo, bundled_register, demo
from tracker.bootstrap.witnesses import WitnessesBroken, ask_witnesses, witnesses_of

__all__ = [
    "DEMO",
    "HOST",
    "ClockSeen",
    "CopyBesideTheKey",
    "CopyExists",
    "Day",
    "KeyOfAnotherRecord",
    "Locking",
    "Moved",
    "NoCopyKnown",
    "NoKeyInFile",
    "NoRecipients",
    "NoRecord",
    "NotADemo",
    "NotLocked",
    "Parts",
    "RecipientsBroken",
    "RecordLocked",
    "RecoveryKeyBroken",
    "RecoveryKeyExists",
    "Restored",
    "Wanted",
    "WitnessesBroken",
    "accept_clock",
    "address",
    "ask_witnesses",
    "back_up",
    "bundled_register",
    "calendar",
    "check_copy",
    "clock_seen",
    "coalition_at",
    "connect",
    "copy_key",
    "day",
    "demo",
    "examined",
    "found",
    "grant",
    "is_locked",
    "key_place",
    "key_within_reach",
    "lock",
    "mailer",
    "metrics_token",
    "migrate",
    "move",
    "note_port",
    "open_engine",
    "pages",
    "prepare",
    "publish",
    "recipients",
    "recovery_key",
    "rehearsal",
    "restore",
    "safekeeping",
    "settle",
    "sign_sample",
    "signer_of",
    "sweep",
    "unlock",
    "unlock_from_backup",
    "verifier",
    "web",
    "witnesses_of",
]

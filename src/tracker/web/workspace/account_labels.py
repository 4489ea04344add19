"""Our words for accounts: roles, devices, and what was done, as messages. Every word stands in docs/words.md."""

from tracker.accounts.account_log import What
from tracker.accounts.roles import ADMIN, EDITOR, MAY_CONFIRM
from tracker.accounts.sign_ins import Device
from tracker.accounts.tokens import Scope
from tracker.web.labels import N_

MEMBER = N_("Member: reads what all members may see")
COORDINATOR = N_("Coordinator of %(country)s: records, and sees what its country team sees")

ROLE = {
    MAY_CONFIRM: N_("May confirm what others proposed, for every country; may freeze a colleague's account"),
    EDITOR: N_("Editor: releases the record to the public"),
    ADMIN: N_("Admin of accounts: invites people and grants roles; sees no more of the record for it"),
}

SHORT_MEMBER = N_("member")
SHORT_COORDINATOR = N_("coordinator of %(country)s")

SHORT_ROLE = {
    MAY_CONFIRM: N_("may confirm"),
    EDITOR: N_("editor"),
    ADMIN: N_("admin of accounts"),
}

DEVICE = {
    Device.PHONE: N_("Phone"),
    Device.COMPUTER: N_("Computer"),
}

DONE = {
    What.INVITED: N_("Invited by %(who)s: %(roles)s"),
    What.INVITE_WITHDRAWN: N_("Invite withdrawn by %(who)s"),
    What.MADE: N_("Account made, by an invite of %(who)s: %(roles)s"),
    What.GRANTED: N_("Granted by %(who)s: %(roles)s"),
    What.REVOKED: N_("Taken away by %(who)s: %(roles)s"),
    What.FROZEN: N_("Frozen by %(who)s"),
    What.THAWED: N_("Thawed by %(who)s"),
    What.ACCESS_OFFERED: N_("A link for new access made by %(who)s"),
    What.ACCESS_RENEWED: N_("Access renewed, with a link of %(who)s"),
    What.PASSWORD_CHANGED: N_("Password changed"),
    What.PHONE_CHANGED: N_("Another phone set up"),
    What.CODES_RENEWED: N_("New recovery codes made"),
    What.CODES_KEPT: N_("Recovery codes written down"),
    What.CODE_SPENT: N_("Signed in with a recovery code"),
    What.MARKED_AT_RISK: N_("Marked as at risk by %(who)s"),
    What.NOT_AT_RISK: N_("No longer marked as at risk: %(who)s"),
    What.PASSKEY_ADDED: N_("Passkey added"),
    What.PASSKEY_REMOVED: N_("Passkey removed"),
    What.PASSKEY_COUNT_FELL: N_("A passkey was refused: it counted backwards, so it may have been copied"),
    What.SEND_CODE_MADE: N_("Send-only code made"),
    What.SEND_CODE_REMOVED: N_("Send-only code removed"),
    What.TRAVEL_BEGUN: N_("Cut to sending alone, for travel, by %(who)s"),
    What.TRAVEL_ENDED: N_("Travel mode lifted by %(who)s"),
    What.TOKEN_MADE: N_("Token for a program made"),
    What.TOKEN_REVOKED: N_("Token for a program revoked"),
}

SCOPE = {
    Scope.READ.value: N_("See what I see"),
    Scope.RECORD.value: N_("Record and plan, as far as I may"),
    Scope.JUDGE.value: N_("Confirm, return and put in doubt, as far as I may"),
    Scope.HIDE.value: N_("Take something out of sight at once, as far as I may"),
    Scope.RELEASE.value: N_("Release to the public, as far as I may"),
}
"""What a token is for, as it is offered and listed."""

TOKEN_DAYS = (30, 7, 90, 365)
"""For how many days a token may be good, the usual first."""

TOKEN = N_("Token")
"""A token that its holder gave no name."""

PASSKEY = N_("Passkey")
"""A passkey that its holder gave no name."""

HOST = N_("the host")
"""Who gives commands on the machine itself, as a line of the log names it."""

"""Every way accounts say no; the sentences stand in the catalogues under `message`.

Each names what is wrong and never repeats what was typed: it may be a password.
"""

from tracker.domain.refusals import Refused


class NotSignedIn(Refused):
    """Nickname, password or code is wrong, or the account is frozen; which of them, nobody is told."""

    message = "refused.not_signed_in"


class TooManyAttempts(Refused):
    """Too much was tried: again in so many `seconds`."""

    message = "refused.too_many_attempts"

    @property
    def seconds(self) -> int:
        """Give how long to wait."""
        return int(self.values["seconds"])


class InviteUnknown(Refused):
    """There is no such invite, or it was taken back."""

    message = "refused.invite_unknown"


class InviteExpired(Refused):
    """The invite was not used in time."""

    message = "refused.invite_expired"


class InviteUsed(Refused):
    """The invite was used already."""

    message = "refused.invite_used"


class CodeWrong(Refused):
    """The code does not belong to the secret that was shown, or its time is over."""

    message = "refused.code_wrong"


class PasswordWrong(Refused):
    """The password given is not the one of the account."""

    message = "refused.password_wrong"


class PasswordShort(Refused):
    """A password has at least `least` characters."""

    message = "refused.password_short"


class PasswordLong(Refused):
    """A password has at most `most` characters."""

    message = "refused.password_long"


class PasswordGuessable(Refused):
    """The password is one of those that are tried first."""

    message = "refused.password_guessable"


class PasswordHoldsNickname(Refused):
    """The password contains the nickname."""

    message = "refused.password_holds_nickname"


class NicknameLength(Refused):
    """A nickname has from `least` to `most` characters."""

    message = "refused.nickname_length"


class NicknameSigns(Refused):
    """A nickname has letters and digits, with single signs or spaces between them, and nothing invisible."""

    message = "refused.nickname_signs"


class NicknameMixed(Refused):
    """The letters of a nickname are of one script."""

    message = "refused.nickname_mixed"


class NicknameTaken(Refused):
    """Another account has this nickname, or one that looks like it."""

    message = "refused.nickname_taken"


class AccountUnknown(Refused):
    """There is no such account."""

    message = "refused.account_unknown"


class MayNot(Refused):
    """The account has no right to do this."""

    message = "refused.may_not"


class NotToOneself(Refused):
    """Nobody grants a right to himself."""

    message = "refused.not_to_oneself"


class NotByOneself(Refused):
    """A frozen account is thawed by somebody else."""

    message = "refused.not_by_oneself"


class NotByWhoFroze(Refused):
    """Whoever froze an account does not thaw it, but for an admin of accounts."""

    message = "refused.not_by_who_froze"


class TooManyFrozen(Refused):
    """One account freezes at most `most` colleagues within a day."""

    message = "refused.too_many_frozen"


class NotARole(Refused):
    """There is no such role, or no country of that code."""

    message = "refused.not_a_role"


class LanguageUnknown(Refused):
    """The program does not speak that language."""

    message = "refused.language_unknown"


class ZoneUnknown(Refused):
    """There is no such time zone."""

    message = "refused.zone_unknown"


class EmailUnfit(Refused):
    """What was typed is no e-mail address."""

    message = "refused.email_unfit"


class DraftUnknown(Refused):
    """The account has no such draft."""

    message = "refused.draft_unknown"


class DraftLarge(Refused):
    """A draft holds at most `most` thousand bytes."""

    message = "refused.draft_large"


class TooManyDrafts(Refused):
    """An account keeps at most `most` drafts."""

    message = "refused.too_many_drafts"


class FullMailsAtRisk(Refused):
    """An account at risk gets quiet mails or none."""

    message = "refused.full_mails_at_risk"


class DigestDayUnknown(Refused):
    """A week has seven days."""

    message = "refused.digest_day_unknown"


class HoursUnfit(Refused):
    """The hours for mails begin before they end, between 0 and 24."""

    message = "refused.hours_unfit"


class PauseUnfit(Refused):
    """Mails pause until a day from tomorrow to a year on."""

    message = "refused.pause_unfit"


class ReminderDayUnfit(Refused):
    """A reminder is for a day from today to three years on."""

    message = "refused.reminder_day_unfit"


class NoteLong(Refused):
    """A note has at most `most` characters."""

    message = "refused.note_long"


class TooManyReminders(Refused):
    """At most `most` reminders may be open."""

    message = "refused.too_many_reminders"


class NothingToMute(Refused):
    """What is to be muted is no thing, kind or country."""

    message = "refused.nothing_to_mute"


class NotProven(Refused):
    """Password and code, asked for once more, do not belong to the account, or the code was used."""

    message = "refused.not_proven"


class PasskeyRefused(Refused):
    """No sign-in with this passkey: removed, of a frozen account, too late, or wrong; which of it, nobody is told."""

    message = "refused.passkey_refused"


class PasskeyUnfit(Refused):
    """What the device answered is no new passkey of ours, or it answered too late."""

    message = "refused.passkey_unfit"


class PasskeyKnown(Refused):
    """The passkey is kept already."""

    message = "refused.passkey_known"


class PasskeyUnknown(Refused):
    """The account has no such passkey."""

    message = "refused.passkey_unknown"


class TooManyPasskeys(Refused):
    """An account has at most `most` passkeys."""

    message = "refused.too_many_passkeys"


class NameLong(Refused):
    """The name of a passkey has at most `most` characters."""

    message = "refused.name_long"


class SendCodeWrong(Refused):
    """No account that is not frozen has this send-only code."""

    message = "refused.send_code_wrong"


class NotLiftedByOneself(Refused):
    """Travel mode is lifted by somebody else."""

    message = "refused.not_lifted_by_oneself"


class TooManyCut(Refused):
    """One account cuts at most `most` colleagues to sending alone within a day."""

    message = "refused.too_many_cut"


class TooManyIntakes(Refused):
    """An account has `most` documents that wait to be read."""

    message = "refused.too_many_intakes"


class RowTaken(Refused):
    """Somebody else took the same row of a table meanwhile."""

    message = "refused.row_taken"

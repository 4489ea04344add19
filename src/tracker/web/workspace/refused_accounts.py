"""What accounts say when they say no, as messages."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.not_signed_in": N_(
        "Nickname, password and code do not belong together, or the account is frozen. "
        "Check them, and wait for the next code: each is good for one sign-in."
    ),
    "refused.too_many_attempts": N_("Too much was tried from here. Try again in %(seconds)s s."),
    "refused.invite_unknown": N_("There is no such invite, or it was taken back."),
    "refused.invite_expired": N_("This invite has expired. Ask for another one."),
    "refused.invite_used": N_("This invite was used already. Begin another one."),
    "refused.code_wrong": N_(
        "This code does not fit. Type the six digits that the app shows now; the clock of the phone must be right."
    ),
    "refused.password_wrong": N_("This is not the password of your account."),
    "refused.password_short": N_("Too short: a password has at least %(least)s characters. Take a few words."),
    "refused.password_long": N_("Too long: a password has at most %(most)s characters."),
    "refused.password_guessable": N_(
        "This password is among those that are tried first. Take a few words that do not belong together."
    ),
    "refused.password_holds_nickname": N_("The password must not contain the nickname."),
    "refused.nickname_length": N_("A nickname has from %(least)s to %(most)s characters."),
    "refused.nickname_signs": N_(
        "A nickname has letters and digits, with single spaces, dots or hyphens between them, and nothing else."
    ),
    "refused.nickname_mixed": N_("A nickname has letters of one alphabet: all Latin, or all Cyrillic."),
    "refused.nickname_taken": N_("This nickname is taken, or looks like one that is. Choose another one."),
    "refused.account_unknown": N_("There is no such account."),
    "refused.may_not": N_("Your account was not granted this."),
    "refused.not_to_oneself": N_("Nobody grants anything to themselves. Ask another admin of accounts."),
    "refused.not_by_oneself": N_("Somebody else has to thaw your account."),
    "refused.not_by_who_froze": N_(
        "Whoever froze an account does not thaw it. Ask another person who may confirm, or an admin of accounts."
    ),
    "refused.too_many_frozen": N_(
        "You froze %(most)s accounts within a day, and that is the most. To freeze another one, ask another person "
        "who may confirm, or whoever runs the machine."
    ),
    "refused.not_a_role": N_("Choose among what is offered here."),
    "refused.language_unknown": N_("Choose a language of the list."),
    "refused.zone_unknown": N_("Choose a time zone of the list."),
    "refused.email_unfit": N_("This is no e-mail address. Write it as name@example.org, or leave the field empty."),
    "refused.full_mails_at_risk": N_("An account at risk gets short mails, or none: they say how many things wait."),
    "refused.digest_day_unknown": N_("Choose a day of the week from the list."),
    "refused.hours_unfit": N_("The hours for mails have to begin before they end. Choose both from the lists."),
    "refused.pause_unfit": N_("Choose a day from tomorrow to a year ahead, or leave the field empty."),
    "refused.reminder_day_unfit": N_("Choose a day from today to three years ahead."),
    "refused.note_long": N_("The note is too long: %(most)s characters at most. Your text is still on this page."),
    "refused.too_many_reminders": N_(
        "You have %(most)s reminders of your own, and that is the most. Put away those that are done."
    ),
    "refused.nothing_to_mute": N_("What you wanted to mute is not there. Open the page again and choose from it."),
    "refused.not_proven": N_(
        "Password and code do not belong together. Check them, and wait for the next code: each is good once."
    ),
    "refused.passkey_refused": N_(
        "This passkey was not taken: it may have been removed, its account may be frozen, or it took too long. "
        "Try again, or come in another way."
    ),
    "refused.passkey_unfit": N_("The device made no passkey that we can keep, or it took too long. Begin again."),
    "refused.passkey_known": N_("This passkey is kept already."),
    "refused.passkey_unknown": N_("This passkey is not there any more."),
    "refused.too_many_passkeys": N_(
        "You have %(most)s passkeys, and that is the most. Remove one that you no longer use."
    ),
    "refused.name_long": N_("A name has at most %(most)s characters."),
    "refused.send_code_wrong": N_("This code was not taken. Check each sign of it."),
    "refused.not_lifted_by_oneself": N_("Another person who may confirm has to lift this."),
    "refused.too_many_cut": N_(
        "You cut %(most)s accounts to sending alone within a day, and that is the most. Ask another person who may "
        "confirm, or whoever runs the machine."
    ),
    "refused.not_a_scope": N_("Tick what the token is for: one thing at least."),
    "refused.token_days_unfit": N_("A token is good for 1 to %(most)s days. Choose from the list."),
    "refused.too_many_tokens": N_("You have %(most)s tokens, and that is the most. Revoke one that you no longer use."),
    "refused.token_unknown": N_("This token is not there any more: it was revoked, or its time was over."),
    "refused.draft_unknown": N_("This draft is not there any more. Your text is still on this page."),
    "refused.draft_large": N_(
        "This is too long for a draft: %(most)s thousand bytes at most. Your text is still on this page."
    ),
    "refused.too_many_drafts": N_(
        "You have %(most)s drafts, and that is the most. Send or drop one; your text is still on this page."
    ),
}

"""Our words for reminders and mails: why one comes, how much it says, what became of it, and what stands in its way."""

from tracker.web.labels import N_

MAIL_MODE = {
    "quiet": (N_("Short"), N_("How many things wait and by when, and one link. No names, no countries.")),
    "full": (N_("In full"), N_("What waits, with links to the forms. Choose it only if nobody else reads your mail.")),
    "none": (N_("No mails"), N_("Everything stands on your desk alone, danger to somebody too.")),
}
"""How much a mail says, and what that means."""

REMINDER_KIND = {
    "danger": N_("Somebody is in danger"),
    "own": N_("You asked to be reminded"),
    "due": N_("A due day comes near"),
    "overdue": N_("A due day has passed"),
    "noted": N_("A due day was recorded"),
    "reassess": N_("There is news after the letter"),
    "stale": N_("Nobody has looked for long"),
    "confirm": N_("An assessment waits for a second person"),
    "returned": N_("An assessment came back to you"),
    "unanswered": N_("A letter has no answer"),
    "opening": N_("An entry opens soon"),
    "naming": N_("An agreement to be named ends"),
    "occasion": N_("An occasion comes near"),
    "moved": N_("An occasion was moved"),
    "cancelled": N_("An occasion was cancelled"),
}
"""Why somebody is reminded."""

MAIL_WHY = {
    "digest_day": N_("the mail of the week"),
    "late_digest": N_("the mail of the week, late"),
    "danger": N_("at once: danger to somebody"),
    "own_day": N_("at once: a day of your own"),
    "due_soon": N_("at once: due within three days"),
}
"""Why a mail goes when it goes."""

MAIL_STATE = {
    "due": N_("waits to be sent"),
    "sending": N_("is being sent"),
    "unknown": N_("perhaps sent: the line broke, and nobody knows"),
    "sent": N_("sent"),
    "failed": N_("could not be sent"),
    "needless": N_("not sent: nothing was left to tell"),
}
"""What became of a mail."""

MAIL_STOPPED = {
    "clock": N_(
        "Nothing goes out: the clock of the machine cannot be believed. Nothing can be recorded either, until whoever "
        "runs it puts it right, or accepts it as it is with: tracker doctor --accept-clock"
    ),
    "locked": N_("Nothing goes out: the working key is not on the machine."),
    "store": N_("Nothing goes out: the database does not answer."),
    "parked": N_("Nothing goes out: a part of the record cannot be read just now."),
    "failed": N_("Nothing goes out: the program has failed. Its log says where; ask whoever runs it."),
}
"""Why no mail goes out."""

MAIL_LATE = N_("Nobody has looked for long what is due: the program does not tick. Ask whoever runs it.")

MAIL_CODE = {
    "address_unfit": N_("no mail can be addressed so"),
    "cut_off": N_("the line broke on the way"),
    "disk_error": N_("the folder for mails cannot be written to"),
    "needs_smtputf8": N_("the mail server does not take such an address"),
    "no_answer": N_("the line broke after the mail had gone"),
    "no_connection": N_("the mail server cannot be reached"),
    "no_login": N_("the mail server does not let us in"),
    "no_tls": N_("the mail server offers no encryption"),
    "not_sent": N_("something unforeseen happened while sending"),
    "not_smtp": N_("what answers is no mail server"),
    "not_written": N_("something unforeseen happened while writing"),
    "tls_failed": N_("the mail server did not prove its name"),
    "too_large": N_("the mail is larger than the server takes"),
    "too_slow": N_("the mail server took too long"),
}
"""What came in the way of a mail; a number that a server gave stands for itself."""

MAIL_SMTP = N_("the mail server said %(number)s")

"""What the draft of the next resolution says of each choice, reason and gap; one sentence for each."""

from tracker.domain.resolution_choices import Choice, Gap, Why
from tracker.web.labels import N_

CHOICE = {
    Choice.SHARPEN: N_("Sharpen"),
    Choice.REPEAT: N_("Repeat"),
    Choice.MAKE_SPECIFIC: N_("Make specific"),
    Choice.CLOSE: N_("Close"),
}

CHOICE_MEANS = {
    Choice.SHARPEN: N_("Sharpen: something was done, promised or turned round since; the text names what is left."),
    Choice.REPEAT: N_("Repeat: it was asked, and nothing that counts has moved; the text stands as it is."),
    Choice.MAKE_SPECIFIC: N_(
        "Make specific: as it is put, nobody can say whether it is done; the text says who is to do what, and by when."
    ),
    Choice.CLOSE: N_("Close: it is done, or it can no longer be asked for; the text does not ask for it again."),
}

WHY = {
    Why.OPPOSITE: N_("A State organ did the opposite of what was asked."),
    Why.GOT_WORSE: N_("It got worse since the last meeting."),
    Why.IRREVERSIBLE: N_("The State's own act made it impossible, for good; the record keeps that."),
    Why.PROMISE_BROKEN: N_("It was promised, the day has passed, and nothing on record settles the promise."),
    Why.PARTLY: N_("Part of it is done, and more is needed."),
    Why.RAN_OUT: N_("The ban ran out and was never lifted; that is no progress."),
    Why.NOT_DONE: N_("It was undertaken and has not been done."),
    Why.SHAKEN: N_("It stood as settled, and something since speaks against that."),
    Why.NEWS: N_("Not met so far, and something came since that nobody has assessed."),
    Why.NO_ANSWER: N_("The letter and the reminder had no answer."),
    Why.NO_MOVEMENT: N_("Not met, and nothing on record has moved it."),
    Why.EXACT: N_("Nobody has said yet where it stands; what is asked is exact as it is."),
    Why.UNDER_WAY: N_("It is under way and goes on."),
    Why.NO_ADDRESSEE: N_("The text names nobody who is to do it."),
    Why.NOTHING_ASKED: N_("The text voices concern and asks for nothing."),
    Why.TOO_GENERAL: N_("The text appeals in general and names no act."),
    Why.OTHERS_REQUEST: N_("So far it is the request of another body, retold; the meeting may make it its own."),
    Why.NO_MEASURE: N_("The text names nothing that could be seen to be done."),
    Why.NOT_IN_TEXT: N_("We read this out of what stands around the passage; the passage itself does not say it."),
    Why.NOT_YET: N_("Nobody has assessed where it stands."),
    Why.NOT_LOOKED: N_("Nobody has looked yet where it stands."),
    Why.CANNOT_BE_SEEN: N_("From outside nobody can see whether it is done."),
    Why.SOURCES_CONFLICT: N_("Sources of weight say different things."),
    Why.IN_DOUBT: N_("The assessment is in doubt, and nobody has decided."),
    Why.NOT_KNOWN: N_("It is not known how far it is done."),
    Why.MET: N_("It is met."),
    Why.DONE: N_("It is done."),
    Why.ALREADY_MET: N_("It had been met before it was asked."),
    Why.LOST_OBJECT: N_("What it was about is gone, for a cause that is not the State's."),
    Why.NO_LONGER_POSSIBLE: N_("It can no longer be done, for a cause that is not the State's."),
    Why.MADE_SPECIFIC: N_("Later demands say it exactly, and those are put again:"),
    Why.NOTHING_LEFT: N_("Nothing is left of it to be judged."),
}

GAP = {
    Gap.ADDRESSEE: N_("who is to do it"),
    Gap.WHAT: N_("which act would show that it is done"),
    Gap.LEFT: N_("what exactly is left to do"),
    Gap.INSTEAD: N_("what to ask for now, after what was done"),
    Gap.DAY: N_("which day"),
}
"""What stands in brackets in the proposed text."""

LOOK_FIRST = N_("Look first where it stands.")

"""Our words for what forms offer, as messages: pages translate them. Every word stands in docs/words.md."""

from tracker.web.labels import N_

AUDIENCE = {
    "country_team": N_("The country team"),
    "members": N_("All members"),
    "public": N_("Everybody, with the next release"),
    "confidential": N_("Only me, and whom I open it for"),
}

DIRECTION = {
    "progress": N_("Something got better"),
    "regression": N_("Something got worse"),
    "no_change": N_("Something was done, and nothing changed"),
    "mixed": N_("Some of it better, some of it worse"),
    "context": N_("Neither: it helps to understand"),
}

ORGAN = {
    "state": N_("A State organ: government, court, police, local authority"),
    "employer": N_("An employer"),
    "union": N_("A trade union"),
    "unknown": N_("Nobody knows"),
}

CONFIDENCE = {
    "high": N_("Sure: a document, or two sources that do not know of each other"),
    "medium": N_("Fairly sure"),
    "low": N_("Not sure"),
}

SOURCE = {
    "publication": N_("A publication"),
    "document": N_("A document"),
    "person": N_("A person"),
    "unpublished": N_("Unpublished material"),
}

LOOKED = {
    "register": N_("In a register"),
    "court": N_("With a court"),
    "law": N_("In the law database"),
    "normlex": N_("In NORMLEX"),
    "partner": N_("With a partner"),
    "press": N_("In the press"),
    "nothing_heard": N_("Nowhere: nothing was heard"),
}

POSITION = {
    "promise": (N_("It promises"), N_("It says that it will do what is asked, perhaps by a day.")),
    "claims_implemented": (N_("It says that it is done"), N_("Its claim; where the measure stands, we judge apart.")),
    "rejects": (N_("It rejects"), N_("It says that it will not do what is asked.")),
    "no_reply": (
        N_("It did not reply"),
        N_("Somebody asked and it did not reply. This is not the letter for no answer: that one rests on our letters."),
    ),
    "request_for_information": (N_("It asks for information"), N_("It wants details before it says more.")),
    "counter_measure": (
        N_("It answers with a step of its own"),
        N_("It turns against those who ask. Record what it did as what happened, too."),
    ),
}
"""Each kind of position, and what it means."""

MEANS = {
    "post": N_("By post, registered"),
    "by_hand": N_("By hand, against a receipt"),
    "online_form": N_("Through the authority's own form or portal"),
    "email": N_("By e-mail"),
    "fax": N_("By fax"),
}

SUPERVISION = {
    "standard": (N_("Standard"), N_("Stale when nobody has looked for 180 days.")),
    "enhanced": (
        N_("Enhanced"),
        N_("Stale when nobody has looked for 60 days: where somebody is at risk, or things move."),
    ),
}

RETRACTION = {
    "error": (
        N_("It is an error"),
        N_("It counts no more. That it was taken back stays visible, to the public too if it was public."),
    ),
    "safety": (
        N_("It endangers somebody"),
        N_("It disappears everywhere and at once, with its words, from earlier releases too. No notice says so."),
    ),
}

NAMING = {
    "agreed": (N_("Agreed"), N_("Named everywhere, for twelve months at most, once another person confirms it.")),
    "refused": (N_("Refused"), N_("Named nowhere.")),
    "not_asked": (N_("Not asked"), N_("Named only where a document that is published prints the name.")),
    "cannot_be_asked": (N_("Cannot be asked"), N_("The same: in prison, in hiding, dead, or not found.")),
}

CHANGES = {
    "no": N_("No"),
    "propose": N_("Yes: propose where it stands now"),
}

ACT = {
    "assess": N_("Assess"),
    "done": N_("It is done"),
    "answer-urgency": N_("Record what came of it"),
    "fate": N_("Record what became of it"),
    "reminder": N_("Record a reminder letter"),
    "answer": N_("Record an answer"),
    "move": N_("Move the due day"),
    "doubt": N_("Put it in doubt"),
    "history": N_("Its history"),
    "correct": N_("Correct it"),
    "retract": N_("Take it back"),
    "audience": N_("Who may see it"),
    "opening": N_("Confirm that it may open"),
    "opened": N_("Open it for somebody"),
    "evidence": N_("Add a file"),
}
"""What may be done with an entry."""

SEEN_BY = {
    "public": N_("seen by everybody"),
    "members": N_("seen by all members"),
    "country_team": N_("seen by the country team"),
    "confidential": N_("seen by those let in"),
}
"""Who may see an entry, as a tag."""

NOTE = {
    "what": N_("What it is"),
    "who": N_("Who sees to it"),
    "told": N_("Who was told"),
    "notes": N_("Notes"),
    "source": N_("Source"),
    "custody": N_("Who keeps the material"),
}
"""The texts for the team alone."""

FORM = {
    "record": N_("What happened"),
    "assess": N_("Assessment"),
    "position": N_("Government position"),
    "new": N_("What the body said"),
    "letter": N_("Letter sent"),
    "reminder": N_("Reminder letter"),
    "submission": N_("Submitted to a body"),
    "fate": N_("What became of a submission"),
    "listing": N_("List of cases"),
    "handout": N_("Brief handed out"),
    "answer": N_("Answer"),
    "urgency": N_("Case of urgency"),
    "answer-urgency": N_("Answer in a case of urgency"),
    "step": N_("Next step"),
    "done": N_("Step done"),
    "due": N_("Due day"),
    "move": N_("Move the due day"),
    "correct": N_("Correct it"),
    "translate": N_("Translation"),
    "words": N_("Our words"),
    "demand": N_("Demand"),
}
"""What a draft is a draft of, by the last part of the address of its form."""

FORM_ELSE = N_("A form")

DONE = {
    "recorded": N_("It is recorded."),
    "checked": N_("The check is recorded."),
    "proposed": N_("It is proposed, and waits for a second person."),
    "person_registered": N_("The person is on record. Write the key in texts; the name stands nowhere else so far."),
    "organisation_registered": N_("The organisation is on record."),
    "spelling": N_("The spelling is recorded. Texts are searched for it from now on."),
    "leadership": N_("Who led it is recorded."),
    "proposed_many": N_("They are proposed. Each waits for a second person on its own."),
    "doubted": N_("It is in doubt: what is asked counts as unknown until somebody decides."),
    "erasure_waits": N_("It is proposed. Nothing is erased before a second person confirms it."),
    "erased": N_("It is erased, on this machine and from now on in new backups."),
    "erasure_returned": N_("Nothing is erased."),
    "returned": N_("It went back to whoever proposed it, with your note."),
    "corrected": N_("It is corrected. What it said before stays in its history."),
    "retracted": N_("It is taken back."),
    "withheld": N_("It is withheld, everywhere and at once."),
    "audience": N_("Who may see it is changed."),
    "opening": N_("It is confirmed: it opens on its day."),
    "opened": N_("It is open to them now."),
    "closed": N_("It is open to them no more."),
    "step": N_("The next step is set."),
    "step_done": N_("The next step is done."),
    "moved": N_("The due day is moved."),
    "supervision": N_("How closely it is looked after is changed."),
    "change_proposed": N_("It is proposed, and waits for a second person. Until then nothing changes."),
    "change_confirmed": N_("It is confirmed, and acts from now on."),
    "change_returned": N_("It waits no more. Your note is in the demand's history."),
    "translated": N_("The translation is recorded."),
    "reworded": N_("Our words are put better."),
    "document_registered": N_("The document is registered. Keep its text next, so that demands can quote it."),
    "text_kept": N_("The text is kept."),
    "demand_made": N_("The demand is entered. It counts as unknown until it is assessed."),
    "urgent": N_("The case of urgency is recorded, and stands first on Today."),
    "answered": N_("The case of urgency has its answer."),
    "naming": N_("How the person may be named is recorded."),
    "naming_waits": N_("It is recorded and waits for a second person. Until then the name is shown as before."),
    "naming_confirmed": N_("It is confirmed, and holds from now on."),
    "hidden": N_("The person is shown nowhere from now on."),
    "showing_waits": N_("It is recorded and waits for a second person. Until then the person stays withheld."),
    "released": N_("It is released: the public sees the record as it stands now."),
    "snoozed": N_("It is put off. Only you do not see it meanwhile."),
    "reminded": N_("You will be reminded on that day."),
    "put_away": N_("The reminder is put away."),
    "occasion_planned": N_("It is in the calendar."),
    "occasion_announced": N_("It is recorded as announced."),
    "occasion_moved": N_("It is moved. The days that it had stay visible."),
    "occasion_cancelled": N_("It is recorded as cancelled."),
    "occasion_held": N_("It is recorded that it took place."),
    "filed": N_("The file is kept."),
    "custody": N_("Who had it is recorded."),
    "graded": N_("How far it is to be believed is recorded."),
    "attached": N_("The file is attached."),
    "detached": N_("The file is detached."),
    "file_taken_back": N_("The file is taken back."),
    "copied": N_("The copy is made. Nobody else sees it yet: open it and look at it first."),
    "occasion_corrected": N_("It is corrected. What it said before stays in the history."),
    "rows_recorded": N_("What could be recorded is recorded."),
    "rows_dropped": N_("The table is thrown away. What is recorded stays."),
    "rows_gone": N_("That table is no longer here, so nothing was recorded just now. Bring it again."),
    "kept": N_("Your draft is kept."),
    "dropped": N_("The draft is thrown away."),
}
"""What was done, for the line at the top of the page that follows."""

PERSON_ROLE = {
    "beneficiary": N_("Somebody for whom something is asked"),
    "author": N_("Somebody who wrote or signed a document of ours"),
    "addressee": N_("Somebody of whom something is asked"),
    "other_party": N_("Somebody else"),
}
"""What a person is to the record."""

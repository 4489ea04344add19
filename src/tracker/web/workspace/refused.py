"""What the record's own refusals say to whoever is refused: what is missing, and how to mend it."""

from collections.abc import Mapping

from tracker.web.labels import N_

ASSESSING: Mapping[str, str] = {
    "refused.nothing_said": N_("Choose one: a letter, that not enough is known, or that it is not counted."),
    "refused.before_the_demand": N_(
        "The demand was made on %(demand_day)s, and no letter is given for a day before that. Write a later day."
    ),
    "refused.not_a_baseline": N_(
        "For the day of the demand itself (%(demand_day)s) only partly met, not met, or already met when asked can be "
        "said. Choose one of these, or write a later day."
    ),
    "refused.nothing_in_the_basis": N_(
        "Met and partly met rest on evidence: tick at least one entry, file or document."
    ),
    "refused.not_counted_on_nothing": N_(
        "That it is not counted rests on something: tick at least one entry, file or document, or cite the law."
    ),
    "refused.wording_missing": N_(
        "Everybody will read this: write in the public wording why it is so, or let the country team alone see it."
    ),
    "refused.basis_taken_back": N_(
        "Something that this rests on was taken back. Return it, so that it is proposed again on what stands."
    ),
    "refused.two_answers": N_(
        "Two of the ticked ones say different things about %(number)s for the same day. Take one tick away; "
        "look at both, and return the one that is wrong."
    ),
    "refused.better_than_practice": N_(
        "A letter is never better than the one for practice, and a law alone never gives more than partly met. "
        "Choose a worse letter, or change what you said of law and practice."
    ),
    "refused.opposite_without_organ": N_("For the opposite, say which State organ did it."),
    "refused.opposite_without_act": N_(
        "For the opposite, tick an act or statement of a State organ after the day of the demand. "
        "If it is not on record yet, record it first."
    ),
    "refused.opposite_not_sure": N_(
        "For the opposite, the basis holds an entry that we are sure of, or two that rest on different sources. "
        "Tick a second one."
    ),
    "refused.not_irreversible": N_("Only the opposite can be irreversible. Take the tick away."),
    "refused.silence_not_shown": N_(
        "No answer is shown by a letter whose day and means are known and of which a copy is kept, a reminder at least "
        "60 days later, and 60 more days without any answer. Record what is missing, or choose not met."
    ),
    "refused.silence_not_shown.letter": N_(
        "No letter about this demand is on record. Record the letter that was sent, with its day, its means and a "
        "copy; or choose not met."
    ),
    "refused.silence_not_shown.proof": N_(
        "The letter on record cannot be shown: its means or a copy is missing, or nobody can say whether it was "
        "answered. Correct the letter, or choose not met."
    ),
    "refused.silence_not_shown.reminder": N_(
        "A reminder letter at least 60 days after the letter is missing. Record it once it was sent, or choose not met."
    ),
    "refused.silence_not_shown.time": N_(
        "After the reminder letter 60 days have to go by without an answer. Write a day that is late enough, "
        "or choose not met."
    ),
    "refused.silence_not_shown.silence": N_(
        "A State organ answered the letter, so there is no silence. Choose what the answer makes of it."
    ),
    "refused.not_of_a_state": N_("No answer and the opposite are given for demands on a government alone."),
    "refused.cause_missing": N_("Say what made it so; it must not be the State's own act."),
    "refused.not_a_graded_demand": N_("Our own commitments get no letters: tell how they stand instead."),
    "refused.not_proposed": N_("This assessment waits for nobody any more: somebody decided it, or it was replaced."),
    "refused.not_counting": N_("Only an assessment that counts can be put in doubt. Reload the page."),
    "refused.not_by_the_proposer": N_("You proposed this yourself: another person has to look at it."),
    "refused.not_by_who_doubted": N_(
        "You put this in doubt yourself: another person has to send it back, or to confirm it again."
    ),
    "refused.basis_unknown": N_("Something that you ticked was taken back, or is not shown to you. Reload the page."),
    "refused.another_measure": N_("A corrected assessment is about the same thing as the one that it replaces."),
}

RECORDING: Mapping[str, str] = {
    "refused.nothing_to_put_it_to": N_("Choose what it belongs to: demands, or the country alone."),
    "refused.demand_unknown": N_("There is no demand of that number. Choose from the list."),
    "refused.measure_unknown": N_("The demand asks for nothing under that number. Choose from the list."),
    "refused.measure_number_taken": N_("The demand has something under that number already. Take the next one."),
    "refused.country_unknown": N_("The record does not follow that country. Choose from the list."),
    "refused.document_unknown": N_("The record has no document of that name. Choose from the list."),
    "refused.person_unknown": N_("A key in curly brackets is nobody's. Check it, or write without it."),
    "refused.not_a_person_key": N_("A person's key is p- and eight letters or digits."),
    "refused.in_the_future": N_("This day has not come yet. Write a day up to today."),
    "refused.not_later": N_("Not before: write a day that is still to come, or leave it empty."),
    "refused.nothing_written": N_("Write something in the text that this needs."),
    "refused.too_long": N_("A text is too long: %(most)s characters at most. Shorten it, or part it in two entries."),
    "refused.not_readable": N_("A text holds signs that nobody can read. Write it again by hand."),
    "refused.not_a_code": N_("What was chosen is not on the list. Reload the page and choose again."),
    "refused.names_in_wording": N_(
        "The text that others will read names people whom the record knows. Put keys in their place, or leave them out."
    ),
    "refused.several_countries": N_("A government speaks for one country: choose demands on that country alone."),
    "refused.point_unknown": N_("The finding has no point of that number."),
    "refused.same_measure_as_itself": N_("A demand cannot raise its own measure again."),
}

PLANNING: Mapping[str, str] = {
    "refused.letter_unknown": N_("There is no such letter here. Choose from the list."),
    "refused.step_unknown": N_("There is no such next step here."),
    "refused.step_done_already": N_("This next step was done already."),
    "refused.urgency_unknown": N_("There is no such case of urgency here."),
    "refused.urgency_answered_already": N_("This case of urgency has its answer already."),
    "refused.due_day_unknown": N_("There is no such due day here."),
    "refused.due_before_it_was_set": N_("Nothing falls due before it was set: write a day from %(day)s on."),
    "refused.before_what_it_follows": N_(
        "Nothing is recalled or answered before it was sent or raised: write a day from %(day)s on."
    ),
    "refused.due_day_over": N_("What fell due has its outcome already."),
    "refused.due_day_unmoved": N_("This is the day that it has now. Write another one."),
    "refused.supervision_unchanged": N_("It is looked after so already."),
    "refused.too_early": N_("Confirm this from %(day)s on: a confirmation holds for seven days."),
    "refused.ends_before_it_begins": N_("The last day lies before the first. Write the earlier day first."),
    "refused.occasion_over": N_("It took place, so that is settled."),
    "refused.occasion_cancelled": N_(
        "It was cancelled. If it takes place after all, record first that it is announced."
    ),
    "refused.occasion_announced": N_(
        "It is announced already, for days from %(day)s on. If it is on others now, record that it was moved."
    ),
    "refused.out_of_reach": N_("Write days between %(earliest)s and %(latest)s: is the year right?"),
    "refused.occasion_unmoved": N_(
        "These are the days that it has now. Write others, or record that they are announced."
    ),
    "refused.occasion_unchanged": N_("It is recorded so already."),
    "refused.comes_every_year": N_(
        "This day comes round every year: it is never over, and is neither moved nor cancelled."
    ),
    "refused.occasion_unknown": N_("The calendar has no such date."),
    "refused.occasion_known": N_(
        "The calendar has it already: open /occasions/%(key)s and record there that it is announced or moved."
    ),
    "refused.source_missing": N_("Say where anybody can look that up: a publication, or the address of a page."),
    "refused.release_of_nothing": N_("Nothing was recorded since the last release."),
}

CHANGING: Mapping[str, str] = {
    "refused.demand_over": N_(
        "This demand was closed, withdrawn or superseded, or the other one was. Nothing new is recorded on it before "
        "it is reopened."
    ),
    "refused.demand_not_over": N_("This demand is worked on already: there is nothing to reopen."),
    "refused.change_too_early": N_("Write a day from %(day)s on."),
    "refused.change_unknown": N_("This change was taken back meanwhile. Reload the page."),
    "refused.change_not_proposed": N_("This change waits for nobody any more: somebody decided it. Reload the page."),
    "refused.change_incomplete": N_("Something that this change needs is missing. Fill in every field of it."),
    "refused.stays_in_n": N_(
        "Measure %(number)s cannot be met any more, or its ban ran out: that stays in the count for good. The demand "
        "can be closed, but neither withdrawn nor superseded."
    ),
    "refused.somebody_in_danger": N_("A danger to persons has no answer here yet. Record what came of it first."),
    "refused.not_apart": N_("Only a demand that stands apart can be adopted, and only once."),
    "refused.another_country": N_("Both have to be put to the same one country."),
    "refused.another_act": N_("The two ask for different acts, or about different objects: these are two measures."),
    "refused.not_counted_there": N_("The other demand is not counted, so it can hold nothing for this one."),
    "refused.not_earlier": N_("A measure belongs to the demand that asked first, and that is not the other one."),
    "refused.not_a_later_demand": N_("Only a later demand can take the place of this one."),
    "refused.raised_in_turn": N_("The other measure is itself the same as %(of)s. Choose that one."),
    "refused.raised_by_others": N_(
        "%(by)s is said to raise this measure again, so it cannot be the same as another one. Take that back first."
    ),
    "refused.said_already": N_("This is on record already."),
    "refused.measure_there_already": N_("The demand asks for this already, under number %(number)s."),
    "refused.measure_in_use": N_("Entries or other demands name measure %(number)s, so it stays on the list."),
    "refused.text_unknown": N_("The demand has no such text to translate."),
    "refused.object_unknown": N_("The record knows no such person, organisation or convention. Choose from the list."),
    "refused.act_not_said": N_(
        "If it is none of these acts, name it with a short code, such as wages_paid; else leave that empty."
    ),
    "refused.nothing_asked": N_("A demand that counts asks for something: fill in one measure at least."),
    "refused.language_unknown": N_("The document is not written in that language."),
    "refused.text_kept_already": N_("The text is kept in that language already, and a kept text never changes."),
    "refused.text_not_kept": N_("The document's text is not kept in that language. Keep it first, then quote."),
    "refused.not_in_the_text": N_(
        "The document's text does not say this. The first %(after)s words stand there; look at what follows them."
    ),
    "refused.quotation_too_short": N_("Quote a whole passage, of %(least)s letters at least."),
}

RIGHTING: Mapping[str, str] = {
    "refused.entry_unknown": N_("There is no such entry here."),
    "refused.entry_gone": N_("This entry was corrected or taken back meanwhile. Look at what stands now."),
    "refused.another_kind": N_("A correction is of the same kind as what it replaces."),
    "refused.not_to_be_corrected": N_("This cannot be corrected: take it back, and record it anew."),
    "refused.not_by_its_recorder": N_(
        "Only whoever recorded it can make it confidential. Choose the country team: everybody else stops seeing it."
    ),
    "refused.outdated": N_("Meanwhile somebody changed this. Look at what it says now; your text is still here."),
    "refused.no_change": N_("It is so already."),
    "refused.nothing_ticked": N_("Tick at least one line, and at most %(most)s."),
    "refused.rows_refused": N_("Nothing was proposed, as %(count)s of the rows cannot be. Each says why."),
    "refused.person_known": N_(
        "The record knows this name: %(persons)s. Look whether it is the same person; if it is another one, say so "
        "below."
    ),
    "refused.spelling_known": N_("The name is on record in this spelling already."),
    "refused.scripts_mixed": N_(
        "This name holds letters of two scripts. Type it again in one of them: some letters only look alike."
    ),
    "refused.not_a_name": N_(
        "This is no name. Write it in letters, one word of two letters at least, without brackets."
    ),
    "refused.organisation_known": N_(
        "The record knows this name: %(organisations)s. "
        "Look whether it is the same organisation; if it is another one, say so below."
    ),
    "refused.organisation_unknown": N_("The record has no such organisation that you may work on."),
    "refused.period_unknown": N_("There is no such period. Choose one from the list, or a new one."),
    "refused.no_agreement": N_("To name somebody as agreed, say who agreed and how."),
    "refused.naming_not_proposed": N_("This waits for nobody any more: somebody decided it. Reload the page."),
    "refused.naming_too_long": N_("A naming holds for twelve months at most: write a day up to %(latest)s."),
    "refused.withheld_already": N_("The person is shown nowhere already."),
    "refused.not_withheld": N_("The person is not withheld."),
}

REFUSED: Mapping[str, str] = {**ASSESSING, **RECORDING, **PLANNING, **CHANGING, **RIGHTING}

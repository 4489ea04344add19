"""Our words for the record's codes, as messages: pages translate them. Every word stands in docs/words.md."""

from tracker.languages import LANGUAGES


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a message that is translated later
    """Mark a message for the catalogue."""
    return message


LANGUAGE_NAME = {code: one.name for code, one in LANGUAGES.items()}

WRITTEN_IN = {
    "en": N_("in English"),
    "ru": N_("in Russian"),
    "kk": N_("in Kazakh"),
    "ky": N_("in Kyrgyz"),
    "tg": N_("in Tajik"),
    "tk": N_("in Turkmen"),
    "uz": N_("in Uzbek"),
    "de": N_("in German"),
    "fr": N_("in French"),
    "es": N_("in Spanish"),
}

TEXTS_OF = {
    "asked": N_("Texts of demands: titles, summaries, what is asked"),
    "told": N_("Texts of entries: what happened, what was said"),
    "beside": N_("Titles of documents and dates"),
}

COUNTRY = {
    "KZ": N_("Kazakhstan"),
    "KG": N_("Kyrgyzstan"),
    "TJ": N_("Tajikistan"),
    "TM": N_("Turkmenistan"),
    "UZ": N_("Uzbekistan"),
}

STATE = {
    "met": N_("Met"),
    "partly_met": N_("Partly met"),
    "not_met": N_("Not met"),
    "not_known": N_("Not known"),
    "opposite": N_("The opposite was done"),
    "open": N_("Open: partly met, not met or not known"),
    "covered": N_("Looked at within twelve months"),
}

STANDS = {
    "A": N_("Met"),
    "B": N_("Partly met"),
    "C": N_("Not met"),
    "D": N_("No answer"),
    "E": N_("The opposite was done"),
    "not_yet": N_("Not yet assessed"),
    "not_known": N_("Not enough is known"),
    "suspended": N_("In doubt: the assessment is suspended"),
    "already_met_when_made": N_("Already met when asked"),
    "ran_out": N_("Ran out, never lifted"),
    "lost_object": N_("Lost its object"),
    "no_longer_possible": N_("Can no longer be done"),
}

DEFINED_AT = {
    "A": "a",
    "B": "b",
    "C": "c",
    "D": "d",
    "E": "e",
    "not_yet": "unknown",
    "not_known": "unknown",
    "suspended": "unknown",
    "already_met_when_made": "not-counted",
    "ran_out": "not-counted",
    "lost_object": "not-counted",
    "no_longer_possible": "not-counted",
}
"""Where on the methodology page each is defined."""

NOT_KNOWN_WHY = {
    "not_looked": N_("not looked yet"),
    "cannot_be_seen": N_("cannot be seen from outside"),
    "sources_conflict": N_("sources conflict"),
}

TALLY = {
    "met": N_("met"),
    "partly": N_("partly"),
    "not_met": N_("not met"),
    "no_answer": N_("no answer"),
    "opposite": N_("opposite"),
    "unknown": N_("unknown"),
    "not_counted": N_("not counted"),
}

COUNTING = {
    "in_n": N_("Counted on the country's card"),
    "reported": N_("Reported: another body's request"),
    "implied": N_("Implied: the text names no addressee"),
    "concern": N_("Concern: nothing is asked"),
    "general_appeal": N_("General appeal"),
    "repeat": N_("Repeat: no measure of its own"),
    "non_government": N_("Not on a government"),
    "own_commitment": N_("Own commitment"),
}

KIND = {
    "development": N_("What happened"),
    "assessment": N_("Assessment"),
    "check": N_("Checked, nothing changed"),
    "position": N_("Government position"),
    "finding": N_("What the body said"),
    "letter": N_("Letter sent"),
    "reminder": N_("Reminder letter"),
    "answer": N_("Answer"),
    "proceeding": N_("Proceeding"),
    "due_day": N_("Due day"),
    "raised_again": N_("Raised again"),
    "commitment": N_("Own commitment"),
    "ratification": N_("Ratification"),
    "next_step": N_("Next step"),
    "step_done": N_("Step done"),
    "urgency": N_("Case of urgency"),
    "urgency_answer": N_("Answer in a case of urgency"),
    "submission": N_("Submitted to a body"),
    "submission_fate": N_("What became of a submission"),
    "listing": N_("List of cases"),
    "handout": N_("Brief handed out"),
}

FOUND = {
    "country": N_("Countries"),
    "convention": N_("Conventions"),
    "person": N_("People"),
    "demand": N_("Demands"),
    "document": N_("Documents"),
    "organisation": N_("Organisations"),
    "occasion": N_("Important dates"),
    "entry": N_("Entries"),
}
"""The kinds of thing that are found."""

DEED = {
    "appeared": N_("New"),
    "corrected": N_("Corrected"),
    "retracted": N_("Taken back"),
}
"""What became of an entry."""

DIRECTION = {
    "progress": N_("Progress"),
    "regression": N_("Regression"),
    "no_change": N_("No change"),
    "mixed": N_("Mixed"),
    "context": N_("Context"),
}

ORGAN = {
    "state": N_("State"),
    "employer": N_("Employer"),
    "union": N_("Trade union"),
    "unknown": N_("Not known who"),
}

LOOKED = {
    "register": N_("in a register"),
    "court": N_("with a court"),
    "law": N_("in the law database"),
    "normlex": N_("in NORMLEX"),
    "partner": N_("with a partner"),
    "press": N_("in the press"),
    "nothing_heard": N_("nothing heard"),
}

POSITION = {
    "no_reply": N_("No reply"),
    "request_for_information": N_("Asks for information"),
    "promise": N_("Promises"),
    "claims_implemented": N_("Claims that it is done"),
    "rejects": N_("Rejects"),
    "counter_measure": N_("Counter-measure"),
}

CONFIDENCE = {
    "high": N_("confidence: high"),
    "medium": N_("confidence: medium"),
    "low": N_("confidence: low"),
}

COMMITMENT = {
    "done": N_("Done"),
    "under_way": N_("Under way"),
    "not_done": N_("Not done"),
    "not_known": N_("Not known"),
}

DOCUMENT_KIND = {
    "resolution": N_("Resolution"),
    "declaration": N_("Declaration"),
    "letter": N_("Letter"),
    "article": N_("Article"),
    "complaint": N_("Complaint"),
    "statement": N_("Statement"),
}

RELATION = {
    "coalition": N_("of the coalition"),
    "member": N_("of a member of the coalition"),
    "ally": N_("of a named ally of the coalition"),
}

BODY = {
    "CEACR": N_("ILO Committee of Experts on the Application of Conventions and Recommendations (CEACR)"),
    "CAS": N_("ILO Conference Committee on the Application of Standards (CAS)"),
    "CFA": N_("ILO Committee on Freedom of Association (CFA)"),
    "ILO_GB": N_("ILO Governing Body"),
    "GB": N_("ILO Governing Body"),
    "COI": N_("ILO Commission of Inquiry"),
    "ILO": N_("International Labour Organization (ILO)"),
    "OHCHR": N_("Office of the UN High Commissioner for Human Rights (OHCHR)"),
    "HRC": N_("UN Human Rights Council"),
    "UPR": N_("Universal periodic review at the UN"),
    "CCPR": N_("UN Human Rights Committee"),
    "HRCttee": N_("UN Human Rights Committee"),
    "CESCR": N_("UN Committee on Economic, Social and Cultural Rights"),
    "CAT": N_("UN Committee against Torture"),
    "CEDAW": N_("UN Committee on the Elimination of Discrimination against Women"),
    "CRC": N_("UN Committee on the Rights of the Child"),
    "CMW": N_("UN Committee on Migrant Workers"),
    "WGAD": N_("UN Working Group on Arbitrary Detention"),
    "UN": N_("United Nations"),
    "EU": N_("European Union"),
    "ILC": N_("International Labour Conference"),
    "HRC_UPR_WG": N_("Working Group on the universal periodic review"),
    "Mission": N_("The coalition"),
}

OCCASION = {
    "provisional": N_("Provisional: expected, not announced yet"),
    "ruled": N_("Provisional, computed by a rule"),
    "announced": N_("Announced"),
    "held": N_("Took place"),
    "not_told": N_("Whether it took place is not on record"),
    "cancelled": N_("Cancelled: it does not take place"),
}
"""What is known of an occasion's days."""

OCCASION_FIELD = {
    "title": N_("what it is called"),
    "place": N_("the place"),
    "countries": N_("the countries"),
    "instruments": N_("the conventions"),
    "demands": N_("the demands"),
    "audience": N_("who may see it"),
    "notes": N_("the notes"),
}
"""What may have been corrected of an occasion, in the middle of a sentence."""

RULE = {
    "ilc.default": N_("from the first Monday of June, twelve days"),
    "gb.march": N_("from the second Monday of March, eleven days"),
    "gb.june": N_("the day after the Conference closes"),
    "gb.november": N_("from the Monday nearest to 31 October, eleven days"),
    "cfa.meetings": N_("from Thursday of the week before the Governing Body or the Conference"),
    "ceacr.session": N_("from the fourth Monday of November to Saturday of the third week"),
    "ceacr.publication": N_("the report on the second Friday of February, direct requests on 15 May"),
    "art22.art23.deadline": N_("every year on 1 September; texts reach the unions by 1 August"),
    "requests.march": N_("requests for reports go to governments about 1 March"),
    "cas.long_list": N_("thirty days before the Conference opens"),
    "cas.short_list": N_("on the second or third day of the Conference"),
    "cas.conclusions": N_("on the last day but one of the Conference"),
    "upr.cycle": N_("54 to 60 months after the last review; material about eight months before"),
    "gsp.cycle": N_("two to three years after the last report"),
}
"""The rules that compute days nobody has announced, by the keys that occasions carry."""

INSTRUMENT = {
    "C": N_("Convention No. %(number)s"),
    "P": N_("Protocol No. %(number)s"),
    "R": N_("Recommendation No. %(number)s"),
}
"""By the first letter of the ILO's code."""

DUE = {
    "government_commitment": N_("The government said it would do this"),
    "term_of_sanction": N_("The term of a sanction"),
    "term_of_counter_measure": N_("The term of a counter-measure"),
    "answer": N_("An answer is owed"),
    "other": N_("Another due day"),
}

SOURCE = {
    "publication": N_("source: a publication"),
    "document": N_("source: a document"),
    "person": N_("source: a person"),
    "unpublished": N_("source: unpublished material"),
}

"""Words of submissions to bodies and of lists of cases, by their codes: English, for the catalogues to translate."""

from tracker.web.labels import N_

PROCEDURE = {
    "cas_list_proposal": N_("Proposal of a case for the workers' list of the Conference Committee"),
    "article_23_comments": N_("Comments of a workers' organisation for the Committee of Experts (article 23)"),
    "article_24_representation": N_("Representation to the ILO (article 24)"),
    "article_26_complaint": N_("Complaint to the ILO (article 26)"),
    "cfa_complaint": N_("Complaint to the Committee on Freedom of Association"),
    "gb_information": N_("Information to the Governing Body"),
    "treaty_body_report": N_("Report to a UN treaty body"),
    "upr_report": N_("Report for the universal periodic review"),
    "special_procedure_letter": N_("Letter to a UN special procedure"),
    "other": N_("Another procedure"),
}
"""Under which procedure something is submitted."""

FILED_BY = {
    "coalition": N_("The coalition"),
    "members": N_("Organisations, without the coalition"),
    "jointly": N_("The coalition and organisations together"),
}
"""Who submitted it."""

FATE = {
    "acknowledged": N_("Receipt acknowledged"),
    "answered": N_("Answered"),
    "taken_up": N_("Taken up: it is in what the body published"),
    "not_admitted": N_("Not admitted"),
    "withdrawn": N_("Withdrawn by whoever submitted it"),
}
"""What became of a submission."""

CASE_LIST = {
    "preliminary": N_("Preliminary list of cases"),
    "final": N_("Final list of cases"),
}

IS_ON = {
    "yes": N_("The country is on it"),
    "no": N_("The country is not on it"),
}

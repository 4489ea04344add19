"""Words of the session room: the steps to a session, and why a demand stands before it."""

from tracker.web.labels import N_

STEP = {
    "experts_report": N_("Report of the Committee of Experts"),
    "regional_lists": N_("Regional lists of the workers' and employers' groups"),
    "april_meeting": N_("April meeting of the unions: which cases to propose"),
    "preliminary_list": N_("Preliminary list of cases"),
    "final_list": N_("Final list of cases"),
    "discussion": N_("Discussion of the country's case"),
    "conclusions": N_("Conclusions"),
    "reports_due": N_("1 September: observations for the Committee of Experts"),
}
"""The steps of the Conference Committee."""

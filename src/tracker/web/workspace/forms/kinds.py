"""The form of each kind of entry, for corrections."""

from collections.abc import Mapping

from tracker.domain.record import Kind
from tracker.web.workspace.forms.development import CHECK_FORM, DEVELOPMENT_FORM
from tracker.web.workspace.forms.entry_form import EntryForm
from tracker.web.workspace.forms.finding import FINDING_FORM
from tracker.web.workspace.forms.following import ANSWER_FORM, REMINDER_FORM
from tracker.web.workspace.forms.letter import LETTER_FORM
from tracker.web.workspace.forms.plans import DUE_FORM, STEP_FORM
from tracker.web.workspace.forms.position import POSITION_FORM
from tracker.web.workspace.forms.submission import FATE_FORM, HANDOUT_FORM, LISTING_FORM, SUBMISSION_FORM
from tracker.web.workspace.forms.urgency import URGENCY_FORM

FORMS: Mapping[Kind, EntryForm] = {
    Kind.DEVELOPMENT: DEVELOPMENT_FORM,
    Kind.CHECK: CHECK_FORM,
    Kind.POSITION: POSITION_FORM,
    Kind.FINDING: FINDING_FORM,
    Kind.LETTER: LETTER_FORM,
    Kind.REMINDER: REMINDER_FORM,
    Kind.ANSWER: ANSWER_FORM,
    Kind.DUE_DAY: DUE_FORM,
    Kind.NEXT_STEP: STEP_FORM,
    Kind.URGENCY: URGENCY_FORM,
    Kind.SUBMISSION: SUBMISSION_FORM,
    Kind.SUBMISSION_FATE: FATE_FORM,
    Kind.LISTING: LISTING_FORM,
    Kind.HANDOUT: HANDOUT_FORM,
}
"""Assessments are proposed anew; what ends a next step or a case of urgency is taken back and recorded anew."""

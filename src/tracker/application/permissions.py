"""Who may give which command: one table, and the refusal for all others."""

from collections.abc import Collection, Mapping

from tracker.domain.rights import Right, Who

RIGHTS: Mapping[str, Right] = {
    "record_development": Right.RECORD,
    "send_development": Right.SEND,
    "send_urgency": Right.SEND,
    "record_check": Right.RECORD,
    "record_position": Right.RECORD,
    "record_finding": Right.RECORD,
    "record_letter": Right.RECORD,
    "record_reminder": Right.RECORD,
    "record_answer": Right.RECORD,
    "raise_urgency": Right.RECORD,
    "answer_urgency": Right.RECORD,
    "propose": Right.RECORD,
    "propose_many": Right.RECORD,
    "confirm": Right.CONFIRM,
    "confirm_many": Right.CONFIRM,
    "return_": Right.CONFIRM,
    "suspend": Right.DOUBT,
    "set_next_step": Right.RECORD,
    "finish_next_step": Right.RECORD,
    "set_due_day": Right.RECORD,
    "move_due_day": Right.RECORD,
    "set_supervision": Right.RECORD,
    "propose_change": Right.RECORD,
    "confirm_change": Right.CONFIRM,
    "return_change": Right.DOUBT,
    "translate": Right.RECORD,
    "register_document": Right.RECORD,
    "keep_text": Right.RECORD,
    "make_demand": Right.RECORD,
    "bring_in": Right.RECORD,
    "settle_intake": Right.RECORD,
    "accept_demand": Right.RECORD,
    "accept_development": Right.RECORD,
    "reword": Right.RECORD,
    "correct": Right.RECORD,
    "retract": Right.RECORD,
    "retract_for_safety": Right.HIDE,
    "set_audience": Right.RECORD,
    "narrow_audience": Right.HIDE,
    "confirm_opening": Right.RECORD,
    "register_person": Right.RECORD,
    "add_spelling": Right.RECORD,
    "register_organisation": Right.RECORD,
    "record_leadership": Right.RECORD,
    "set_naming": Right.RECORD,
    "confirm_namings": Right.VOUCH,
    "propose_erasure": Right.VOUCH,
    "return_erasure": Right.VOUCH,
    "confirm_erasure": Right.CONFIRM,
    "withhold_person": Right.WITHHOLD,
    "show_person": Right.RECORD,
    "plan_occasion": Right.PLAN,
    "announce_occasion": Right.PLAN,
    "move_occasion": Right.PLAN,
    "cancel_occasion": Right.PLAN,
    "hold_occasion": Right.PLAN,
    "register_evidence": Right.RECORD,
    "record_custody": Right.RECORD,
    "grade_evidence": Right.RECORD,
    "attach_evidence": Right.RECORD,
    "detach_evidence": Right.RECORD,
    "take_evidence_back": Right.RECORD,
    "take_evidence_back_for_safety": Right.HIDE,
    "make_public_copy": Right.RECORD,
    "set_evidence_audience": Right.RECORD,
    "narrow_evidence_audience": Right.HIDE,
    "correct_occasion": Right.PLAN,
    "release_now": Right.RELEASE,
    "record_submission": Right.RECORD,
    "follow_submission": Right.RECORD,
    "record_listing": Right.RECORD,
    "record_handout": Right.RECORD,
}
"""What each command asks of who gives it, over the countries that it is about.

`retract_for_safety`, `narrow_audience`, `narrow_evidence_audience` and `take_evidence_back_for_safety` are what
`retract`, `set_audience`, `set_evidence_audience` and `take_evidence_back` ask for where they take something out of
sight.
"""


class NotAllowed(Exception):
    """The account may not give this command, or not about this country; nothing was recorded."""

    def __init__(self, command: str, right: Right) -> None:
        self.command, self.right = command, right
        super().__init__(command, right.value)


def require(who: Who, command: str, country: str | None = None) -> None:
    """Let an account give a command about a country, or about what concerns no one country; raises NotAllowed."""
    require_over(who, command, (country,))


def require_over(who: Who, command: str, countries: Collection[str | None]) -> None:
    """Let an account give a command about what concerns several countries; raises NotAllowed."""
    right = RIGHTS[command]
    if not who.has_over(right, countries):
        raise NotAllowed(command, right)

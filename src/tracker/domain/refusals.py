"""Every way the domain says no; the sentences for people stand in the catalogues under `message`."""

from typing import ClassVar


class Refused(Exception):
    """A command was refused. `message` is the key of the sentence, `values` are what it speaks of."""

    message: ClassVar[str] = "refused"

    def __init__(self, **values: str | int) -> None:
        self.values = values
        super().__init__(self.message, values)


class NotAPersonKey(Refused):
    """A person's key must be random: `p-` and eight letters or digits."""

    message = "refused.not_a_person_key"


class MeasureUnknown(Refused):
    """The demand has no measure of that number."""

    message = "refused.measure_unknown"


class MeasureNumberTaken(Refused):
    """The demand has a measure of that number already."""

    message = "refused.measure_number_taken"


class EntryUnknown(Refused):
    """The stream holds no entry with that id."""

    message = "refused.entry_unknown"


class EntryGone(Refused):
    """The entry was corrected or retracted already."""

    message = "refused.entry_gone"


class NothingSaid(Refused):
    """An assessment needs exactly one of a letter, a reason why it is not known, and a reason why not counted."""

    message = "refused.nothing_said"


class BeforeTheDemand(Refused):
    """A letter was given for a day before the demand was made."""

    message = "refused.before_the_demand"


class NotABaseline(Refused):
    """A baseline is given for the demand's own day, and is B, C, already met, or not known."""

    message = "refused.not_a_baseline"


class NothingInTheBasis(Refused):
    """A and B need evidence in the basis."""

    message = "refused.nothing_in_the_basis"


class BetterThanPractice(Refused):
    """A letter is never better than the one for practice, and law alone never gives more than B."""

    message = "refused.better_than_practice"


class OppositeWithoutOrgan(Refused):
    """E needs the organ of the State named on the assessment."""

    message = "refused.opposite_without_organ"


class OppositeWithoutAct(Refused):
    """E needs in its basis an act or statement later than the demand."""

    message = "refused.opposite_without_act"


class OppositeNotSure(Refused):
    """E needs an entry of high confidence in its basis, or two independent sources."""

    message = "refused.opposite_not_sure"


class NotIrreversible(Refused):
    """Only an E can be irreversible."""

    message = "refused.not_irreversible"


class SilenceNotShown(Refused):
    """D needs a letter with day, means and copy, a reminder 60 days later, and 60 more days without an answer.

    `lacking` says what is not on record: the letter, its proof, the reminder, the time, or the silence.
    """

    message = "refused.silence_not_shown"


class NotOfAState(Refused):
    """D and E are given for demands on a government alone."""

    message = "refused.not_of_a_state"


class CauseMissing(Refused):
    """*Lost its object* and *can no longer be done* need a named cause that is not the State's."""

    message = "refused.cause_missing"


class NotCountedOnNothing(Refused):
    """That a measure is not counted rests on an entry or document in the basis, or on a law that is cited."""

    message = "refused.not_counted_on_nothing"


class NotAGradedDemand(Refused):
    """The coalition's own commitments are told by entries, not graded."""

    message = "refused.not_a_graded_demand"


class NotProposed(Refused):
    """There is no proposed assessment with that id waiting for a second person."""

    message = "refused.not_proposed"


class NotCounting(Refused):
    """Only an assessment that counts can be suspended."""

    message = "refused.not_counting"


class NotByTheProposer(Refused):
    """The second person is another one than the proposer."""

    message = "refused.not_by_the_proposer"


class LetterUnknown(Refused):
    """The stream holds no such letter."""

    message = "refused.letter_unknown"


class StepUnknown(Refused):
    """The stream holds no such next step."""

    message = "refused.step_unknown"


class StepDoneAlready(Refused):
    """The next step was done already."""

    message = "refused.step_done_already"


class UrgencyUnknown(Refused):
    """The stream holds no such case of urgency."""

    message = "refused.urgency_unknown"


class UrgencyAnsweredAlready(Refused):
    """The case of urgency has its answer already."""

    message = "refused.urgency_answered_already"


class DueDayUnknown(Refused):
    """The stream holds no such due day."""

    message = "refused.due_day_unknown"


class DueBeforeItWasSet(Refused):
    """Nothing falls due before the day on which that was set, `day`."""

    message = "refused.due_before_it_was_set"


class BeforeWhatItFollows(Refused):
    """Nothing is recalled or answered before it was sent or raised, on `day`."""

    message = "refused.before_what_it_follows"


class DueDayOver(Refused):
    """What fell due has its outcome already."""

    message = "refused.due_day_over"


class DueDayUnmoved(Refused):
    """A due day is moved to another day than the one it has."""

    message = "refused.due_day_unmoved"


class SupervisionUnchanged(Refused):
    """The demand is looked after so closely already."""

    message = "refused.supervision_unchanged"


class WithheldAlready(Refused):
    """The person is withheld already."""

    message = "refused.withheld_already"


class NamingNotProposed(Refused):
    """Nothing about the person's name waits for a second person."""

    message = "refused.naming_not_proposed"


class NotWithheld(Refused):
    """Only a person who is withheld can be shown again."""

    message = "refused.not_withheld"


class PointUnknown(Refused):
    """The finding has no point of that number."""

    message = "refused.point_unknown"


class SameMeasureAsItself(Refused):
    """A demand cannot raise its own measure again, nor in a circle."""

    message = "refused.same_measure_as_itself"


class ReleaseOfNothing(Refused):
    """Nothing was recorded since the last release."""

    message = "refused.release_of_nothing"


class EndsBeforeItBegins(Refused):
    """The last day of an occasion, or of a period of leadership, lies before its first."""

    message = "refused.ends_before_it_begins"


class OccasionOver(Refused):
    """An occasion that took place is neither announced, nor moved, nor cancelled any more."""

    message = "refused.occasion_over"


class OccasionAnnounced(Refused):
    """An occasion that was announced for days from `day` on is on other days now: it was moved."""

    message = "refused.occasion_announced"


class OccasionCancelled(Refused):
    """An occasion that was cancelled is announced again before anything else."""

    message = "refused.occasion_cancelled"


class OccasionUnmoved(Refused):
    """An occasion is moved to other days than those that it has."""

    message = "refused.occasion_unmoved"


class OccasionUnchanged(Refused):
    """What is said of the occasion is on record already."""

    message = "refused.occasion_unchanged"


class OutOfReach(Refused):
    """A day lies before `earliest` or after `latest`: it is a slip of the finger."""

    message = "refused.out_of_reach"


class ComesEveryYear(Refused):
    """What comes round every year is never over."""

    message = "refused.comes_every_year"

"""How the domain says no where a demand as a whole is changed, or comes in by hand."""

from tracker.domain.refusals import Refused


class DemandOver(Refused):
    """The demand was closed, withdrawn or superseded: nothing new is recorded on it before it is reopened."""

    message = "refused.demand_over"


class DemandNotOver(Refused):
    """Only what was closed, withdrawn or superseded is reopened."""

    message = "refused.demand_not_over"


class ChangeTooEarly(Refused):
    """A change of a demand lies on `day` or later: the demand's own day, or the one after its last change."""

    message = "refused.change_too_early"


class ChangeUnknown(Refused):
    """The demand has no such change, or it was taken back already."""

    message = "refused.change_unknown"


class ChangeNotProposed(Refused):
    """There is no such change waiting for a second person."""

    message = "refused.change_not_proposed"


class StaysInN(Refused):
    """A measure that the State made impossible, or a ban that ran out, stays in n for good: `number` is one."""

    message = "refused.stays_in_n"


class SomebodyInDanger(Refused):
    """A case of urgency has no answer yet: nobody looks away from it."""

    message = "refused.somebody_in_danger"


class NotApart(Refused):
    """Only what stands apart is adopted: what was reported, implied, a concern, or a general appeal."""

    message = "refused.not_apart"


class AnotherCountry(Refused):
    """A measure, and a demand that takes another's place, is of the same one country."""

    message = "refused.another_country"


class AnotherAct(Refused):
    """The two measures have different objects or acts, so they are two."""

    message = "refused.another_act"


class NotCountedThere(Refused):
    """The other demand is not in n, so it can hold nothing for this one."""

    message = "refused.not_counted_there"


class NotEarlier(Refused):
    """A measure belongs to the demand that asked first; the other one did not."""

    message = "refused.not_earlier"


class NotLaterDemand(Refused):
    """Only a later demand makes this one specific or takes its place."""

    message = "refused.not_a_later_demand"


class RaisedInTurn(Refused):
    """The other measure is itself said to be the same as `of`: name that one."""

    message = "refused.raised_in_turn"


class RaisedByOthers(Refused):
    """Other demands are said to raise this measure again: it cannot be another one's in turn. `by` is one."""

    message = "refused.raised_by_others"


class SaidAlready(Refused):
    """The same change stands on record already."""

    message = "refused.said_already"


class MeasureThereAlready(Refused):
    """The demand asks for the same act on the same object already, as measure `number`."""

    message = "refused.measure_there_already"


class MeasureInUse(Refused):
    """Entries list the measure, so it cannot be taken off the list."""

    message = "refused.measure_in_use"


class TextUnknown(Refused):
    """The demand has no such text of ours to translate."""

    message = "refused.text_unknown"


class LanguageUnknown(Refused):
    """The document is not written in that language."""

    message = "refused.language_unknown"


class TextKeptAlready(Refused):
    """The document's text is kept in that language already, and a kept text never changes."""

    message = "refused.text_kept_already"


class TextNotKept(Refused):
    """The document's text is not kept in that language, so nothing can be checked against it."""

    message = "refused.text_not_kept"


class NotInTheText(Refused):
    """The quotation does not stand in the kept text; `after` is how many of its words do, from its beginning."""

    message = "refused.not_in_the_text"


class QuotationTooShort(Refused):
    """A quotation is a passage, not a word or two; `least` is how many letters it needs."""

    message = "refused.quotation_too_short"


class ActNotSaid(Refused):
    """An act that is none of the list is told apart by its own name, and no other act has one."""

    message = "refused.act_not_said"


class NothingAsked(Refused):
    """A demand in n asks for something: it has a measure at least."""

    message = "refused.nothing_asked"

"""Every way the workspace says no beyond the domain's own; the sentences stand in the catalogues under `message`."""

from collections.abc import Mapping

from tracker.domain.refusals import Refused


class NothingToPutItTo(Refused):
    """An entry is put to demands, or to a country alone, or to a finding alone: to exactly one of the three."""

    message = "refused.nothing_to_put_it_to"


class DemandUnknown(Refused):
    """The record has no demand of that reference."""

    message = "refused.demand_unknown"


class CountryUnknown(Refused):
    """The record does not follow that country."""

    message = "refused.country_unknown"


class DocumentUnknown(Refused):
    """The record has no document of that key."""

    message = "refused.document_unknown"


class EvidenceUnknown(Refused):
    """The record has no such file, or none that the account may work on."""

    message = "refused.evidence_unknown"


class NothingAttached(Refused):
    """A file shows something about an entry, a demand or a country, and none was chosen."""

    message = "refused.nothing_attached"


class PersonUnknown(Refused):
    """A text names a person by a key that is nobody's; `key` is that key, where a text holds it."""

    message = "refused.person_unknown"


class InTheFuture(Refused):
    """What happened cannot have happened on a day that has not come yet."""

    message = "refused.in_the_future"


class NotLater(Refused):
    """The day before which an entry is not to be public lies ahead, or says nothing."""

    message = "refused.not_later"


class NothingWritten(Refused):
    """The text that this needs was not written."""

    message = "refused.nothing_written"


class TooLong(Refused):
    """A text is longer than the record takes; `most` is how many characters it may have."""

    message = "refused.too_long"


class NotByWhoDoubted(Refused):
    """A letter that counted is sent back by another person than the one who put it in doubt."""

    message = "refused.not_by_who_doubted"


class NotReadable(Refused):
    """A text or name holds what no reader can see, or what turns the order of letters round."""

    message = "refused.not_readable"


class NotACode(Refused):
    """What stands in a choice is none of its values."""

    message = "refused.not_a_code"


class NamesInWording(Refused):
    """A text that others will read names people whom the record knows; `persons` are their keys."""

    message = "refused.names_in_wording"


class BasisUnknown(Refused):
    """The basis names an entry that is not there, was taken back, or is not shown to whoever proposes."""

    message = "refused.basis_unknown"


class BasisTakenBack(Refused):
    """Something that a proposal rests on was taken back since: it is proposed anew, on what stands."""

    message = "refused.basis_taken_back"


class WordingMissing(Refused):
    """A public letter that says what a State did not do, or did, is given with a public wording that says why."""

    message = "refused.wording_missing"


class TwoAnswers(Refused):
    """Two ticks say different things about one measure (`number`) on one day: one of them cannot be right."""

    message = "refused.two_answers"


class SeveralCountries(Refused):
    """A government's position is put to demands on one country."""

    message = "refused.several_countries"


class AnotherKind(Refused):
    """A correction is an entry of the same kind as the one that it replaces."""

    message = "refused.another_kind"


class NotToBeCorrected(Refused):
    """Entries of this kind are not corrected: they are taken back and recorded anew."""

    message = "refused.not_to_be_corrected"


class AnotherMeasure(Refused):
    """A corrected assessment is of the same measure as the one that it replaces."""

    message = "refused.another_measure"


class NotByItsRecorder(Refused):
    """An entry is made confidential by whoever recorded it: for anybody else it would be out of everybody's sight."""

    message = "refused.not_by_its_recorder"


class Outdated(Refused):
    """Others recorded something about the entry since the page was made; `events` says how many times."""

    message = "refused.outdated"


class NoAgreement(Refused):
    """A person is named by agreement only where it is said who agreed and how."""

    message = "refused.no_agreement"


class NamingTooLong(Refused):
    """A naming holds for twelve months at most and ends on a day to come; `latest` is the last day that it may have."""

    message = "refused.naming_too_long"


class NothingTicked(Refused):
    """A list with ticks came without a tick, or with too many; `most` is how many are taken at once."""

    message = "refused.nothing_ticked"


class TooEarly(Refused):
    """An opening is confirmed within a week before its day: `day` is the first on which that counts."""

    message = "refused.too_early"


class NoChange(Refused):
    """What was asked for is so already."""

    message = "refused.no_change"


class OccasionUnknown(Refused):
    """The calendar has no occasion of that key that the account may know of."""

    message = "refused.occasion_unknown"


class OccasionKnown(Refused):
    """The calendar has such an occasion already, under `key`: it is announced or moved, not planned again."""

    message = "refused.occasion_known"


class SourceMissing(Refused):
    """What is said of an occasion needs a publication, document or address where anybody can look it up."""

    message = "refused.source_missing"


class ObjectUnknown(Refused):
    """The record knows no person, organisation or convention of that key."""

    message = "refused.object_unknown"


class ChangeIncomplete(Refused):
    """What a change of this kind needs was not given."""

    message = "refused.change_incomplete"


class RowsRefused(Refused):
    """`count` rows of a sheet cannot be carried out, so none was; `rows` says why, by their places from 0."""

    message = "refused.rows_refused"

    def __init__(self, rows: Mapping[int, Refused], *, count: int) -> None:
        self.rows = dict(rows)
        super().__init__(count=count)


class PersonKnown(Refused):
    """The record knows persons of that name already; `persons` are their keys. Somebody says that another is meant."""

    message = "refused.person_known"


class SpellingKnown(Refused):
    """The name is on record in that spelling already."""

    message = "refused.spelling_known"


class ScriptsMixed(Refused):
    """One name holds letters of two scripts: most likely some were typed with the other keyboard."""

    message = "refused.scripts_mixed"


class NotAName(Refused):
    """What was written is no name: no word of two letters, or signs that stand in no name."""

    message = "refused.not_a_name"


class OrganisationKnown(Refused):
    """The record knows organisations of that name already; `organisations` are their keys.

    Somebody says that another is meant.
    """

    message = "refused.organisation_known"


class OrganisationUnknown(Refused):
    """The record has no organisation of that key, or none that the account may work on."""

    message = "refused.organisation_unknown"


class PeriodUnknown(Refused):
    """The organisation has no period of leadership of that number."""

    message = "refused.period_unknown"


class RowFixed(Refused):
    """A later version of a row changes what is fixed of a demand: its document, quotation, country, what it asks."""

    message = "refused.row_fixed"


class RowErased(Refused):
    """What the row became was erased since, and the row would bring it back."""

    message = "refused.row_erased"


class RowUnchanged(Refused):
    """The row says what is on record already."""

    message = "refused.row_unchanged"

"""A country: what is recorded of a State apart from any one demand."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.given import a_country, an_entry, kept, on, what_happened, words
from tracker.domain import country_events
from tracker.domain.country import Country
from tracker.domain.country_events import Ratification
from tracker.domain.entry_events import Retraction
from tracker.domain.refusals import BeforeWhatItFollows, EntryGone, EntryUnknown
from tracker.domain.refusals_of_submissions import AlreadyTold, FilersMissing, SubmissionUnknown
from tracker.domain.submission_events import CaseList, Fate, FiledBy, Procedure, SubmissionFollowed
from tracker.domain.values import Audience, Code, Confidence, Key


def test_a_country_is_followed_by_its_code() -> None:
    [registered] = a_country("KG").collect_events()

    assert isinstance(registered, country_events.Registered)
    assert (registered.code, registered.name) == ("KG", words("KG"))


def test_a_ratification_can_be_corrected_by_another_entry() -> None:
    country, wrong, right = a_country(), an_entry(), an_entry()
    facts = {"instrument": Code("C087"), "verified": True, "confidence": Confidence.HIGH}
    for entry, status in ((wrong, Ratification.LAW_SIGNED), (right, Ratification.RATIFIED)):
        country.enter(country_events.RatificationRecorded, **entry, **facts, status=status, registered_on=on("2000"))
    kept(country)

    country.correct(wrong["entry_id"], right["entry_id"], reason=None)

    assert [type(event) for event in country.collect_events()] == [country_events.EntryCorrected]
    assert list(country.that_stand()) == [right["entry_id"]]


def test_what_happened_in_a_country_can_be_narrowed_and_opened() -> None:
    country, entry = a_country(), what_happened(measures=())
    country.enter(country_events.DevelopmentRecorded, **entry)
    kept(country)

    country.set_audience(entry["entry_id"], Audience.MEMBERS)
    country.confirm_opening(entry["entry_id"])

    expected = [country_events.AudienceSet, country_events.OpeningConfirmed]
    assert [type(event) for event in country.collect_events()] == expected


def test_an_entry_of_another_country_is_unknown_here() -> None:
    country = kept(a_country())

    with pytest.raises(EntryUnknown):
        country.set_audience(uuid4(), Audience.MEMBERS)

    assert country.collect_events() == []


def filed(country: Country, **facts: Any) -> UUID:
    """Something was submitted, and the id of that."""
    usual = {"body": Code("CFA"), "procedure": Procedure.FREEDOM_OF_ASSOCIATION, "filed_by": FiledBy.COALITION}
    given = {**an_entry(), **usual, "filers": (), "instruments": (), "on": on("2024-05-03"), **facts}
    country.file(**given)
    kept(country)
    entry_id: UUID = given["entry_id"]
    return entry_id


def test_submissions_are_alike_by_body_procedure_occasion_and_day_while_they_stand() -> None:
    country = kept(a_country())
    once, gone = filed(country), filed(country)
    filed(country, on=on("2024-05-04"))
    country.retract(gone, Retraction.ERROR, reason=None)

    asked = {"body": Code("CFA"), "procedure": Procedure.FREEDOM_OF_ASSOCIATION, "occasion": None}
    alike = country.like({**asked, "on": on("2024-05-03")})

    assert alike == [once]


def listed(**facts: Any) -> dict[str, Any]:
    """A list of cases came out, with the country on it."""
    usual = {"occasion": Key("ilc-114"), "case_list": CaseList.FINAL, "is_on": True, "instruments": ()}
    return {**an_entry(), **usual, "on": on("2026-06-02"), **facts}


@pytest.mark.parametrize(("by", "filers"), [(FiledBy.COALITION, 1), (FiledBy.MEMBERS, 0), (FiledBy.JOINTLY, 0)])
def test_who_submitted_it_is_named_unless_the_coalition_did_it_alone(by: FiledBy, filers: int) -> None:
    country = kept(a_country())

    with pytest.raises(FilersMissing):
        filed(country, filed_by=by, filers=(Key("union"),) * filers)

    assert country.collect_events() == []


def test_a_receipt_is_told_once_and_an_answer_as_often_as_one_comes() -> None:
    country = kept(a_country())
    submission = filed(country)
    for fate in (Fate.ACKNOWLEDGED, Fate.ANSWERED, Fate.ANSWERED):
        country.follow(submission, **an_entry(), fate=fate, on=on("2024-06"))

    with pytest.raises(AlreadyTold):
        country.follow(submission, **an_entry(), fate=Fate.ACKNOWLEDGED, on=on("2024-07"))

    assert [type(event) for event in country.collect_events()] == [SubmissionFollowed] * 3


def test_nothing_becomes_of_a_submission_before_its_day_or_of_one_that_is_not_there() -> None:
    country = kept(a_country())
    submission, gone = filed(country), filed(country)
    country.retract(gone, Retraction.ERROR, reason=None)
    told = {**an_entry(), "fate": Fate.ANSWERED}

    with pytest.raises(BeforeWhatItFollows):
        country.follow(submission, **told, on=on("2024-04"))
    with pytest.raises(EntryGone):
        country.follow(gone, **told, on=on("2024-06"))
    with pytest.raises(SubmissionUnknown):
        country.follow(uuid4(), **told, on=on("2024-06"))


def test_a_list_of_a_session_is_told_once_unless_it_is_corrected() -> None:
    country = kept(a_country())
    country.list_case(**listed())
    country.list_case(**listed(case_list=CaseList.PRELIMINARY))
    country.list_case(**listed(occasion=Key("ilc-115")))

    with pytest.raises(AlreadyTold):
        country.list_case(**listed(is_on=False))
    country.list_case(corrects=True, **listed(is_on=False))

    assert len(country.collect_events()) == 4

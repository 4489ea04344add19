"""What was submitted about a country, as it is read back: by whom it may be seen, on which day, and after a rebuild."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.given import a_country, a_demand, a_development, an_entry, on
from tests.projections.asking import AT_LAST, a_coordinator, noon, seen, shown, somebody, the_public
from tests.record import ARecord
from tracker.domain.country import Country
from tracker.domain.entry_events import Retraction
from tracker.domain.record import Entry, Kind
from tracker.domain.submission_events import Fate, FiledBy, Procedure
from tracker.domain.values import Audience, Code
from tracker.projections import around
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

KINDS = (Kind.SUBMISSION, Kind.SUBMISSION_FATE)


def filed(country: Country, day: str, **facts: Any) -> UUID:
    usual = {"body": Code("CFA"), "procedure": Procedure.FREEDOM_OF_ASSOCIATION, "filed_by": FiledBy.COALITION}
    given = {**an_entry(), **usual, "filers": (), "instruments": (), "on": on(day), **facts}
    country.file(**given)
    entry_id: UUID = given["entry_id"]
    return entry_id


def read(record: ARecord, viewer: Viewer, day: date = AT_LAST) -> list[Entry]:
    with reading(record.engine) as connection:
        return list(around.of_kinds(connection, viewer, day, "KZ", KINDS))


def test_a_submission_is_its_countrys_alone_and_moves_no_demand(record: ARecord) -> None:
    other = a_demand("kz-2021-9")
    bystander, country = a_development(other, "2021-12-20"), a_country()
    submission, secret = filed(country, "2022-05-03"), filed(country, "2022-05-04", audience=Audience.COUNTRY_TEAM)

    record.save(other, country, at=noon("2022-06-01"))

    public, team = the_public(record), somebody(record, a_coordinator("KZ"))
    assert [UUID(one.entry_id) for one in read(record, public)] == [submission]
    assert [UUID(one.entry_id) for one in read(record, team)] == [submission, secret]
    assert read(record, public, date(2022, 5, 2)) == []
    assert {(one.demand, one.country) for one in read(record, team)} == {(None, "KZ")}
    assert bystander in shown(record)
    assert {one.entry_id for one in seen(record).entries if one.demand} == {str(bystander)}


def test_what_became_of_it_names_it_and_both_are_the_same_after_a_rebuild(record: ARecord) -> None:
    country = a_country()
    wrong, right = filed(country, "2022-05-03"), filed(country, "2022-05-04")
    country.follow(right, **an_entry(), fate=Fate.ANSWERED, on=on("2022-08"))
    record.save(country, at=noon("2022-09-01"))
    country.correct(wrong, right, reason=None)
    country.retract(filed(country, "2022-05-05"), Retraction.ERROR, reason=None)
    record.save(country, at=noon("2022-09-02"))

    inline = record.read_side()
    record.rebuild()

    assert record.read_side() == inline
    told = read(record, the_public(record))
    assert [(one.kind, one.of_entry) for one in told] == [(KINDS[0], None), (KINDS[1], str(right))]

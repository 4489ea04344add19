"""A register says who led an organisation: it is loaded once, and a row that says something new is told again."""

from tests.application.loading import Loading
from tracker.domain.organisation_events import LeadershipRecorded

LED = """  note: null
  leadership:
  - {number: 1, office: {en: the chair}, person: p-aaaaaaaa, start: 2019-05, end: null, source: bakers.example 2019}
demands:
"""


def test_a_period_of_leadership_is_loaded_once_and_amended_where_it_says_something_new(loading: Loading) -> None:
    loading.folder.spoil("register.yaml", "  note: null\ndemands:\n", LED)
    first = [one.event for one in loading.load() if isinstance(one.event, LeadershipRecorded)]

    nothing = loading.load()
    loading.folder.spoil("register.yaml", "end: null, source", "end: '2021', source")
    again = [one.event for one in loading.load()]

    [told], [amended] = first, again
    assert (told.number, told.person, told.until) == (1, "p-aaaaaaaa", None)
    assert nothing == []
    assert isinstance(amended, LeadershipRecorded)
    assert amended.until is not None
    assert loading.counts("register.yaml").vanished == 0


def test_a_period_that_ends_before_it_begins_or_is_nobodys_is_refused(loading: Loading) -> None:
    loading.folder.spoil("register.yaml", "  note: null\ndemands:\n", LED)
    loading.folder.spoil("register.yaml", "person: p-aaaaaaaa, start", "person: p-zzzzzzzz, start")
    loading.folder.spoil("register.yaml", "end: null, source", "end: '2018', source")

    found = {problem.message_key for problem in loading.folder.refusal().problems}

    assert found == {"unknown_person", "ends_before_it_begins"}

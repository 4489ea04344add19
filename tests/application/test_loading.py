"""A register is loaded again and again: the record gets the differences, and people's own work stays."""

from dataclasses import replace

import pytest

from tests.application.loading import AIGUL, Loading
from tracker.application.loading.loader import RowRefused
from tracker.domain.coalition_events import DaysNotFound
from tracker.domain.demand import Demand
from tracker.domain.demand_events import AssessmentProposed, DevelopmentRecorded, SampleLoaded
from tracker.domain.entry_events import EntryCorrected, Retraction
from tracker.domain.events import Event
from tracker.store.refusals import AlreadyMade, HeadMoved, StoreUnavailable

NEWS = """- key: sn-2021-02
  document: res-2021
  item: {en: preamble}
  date: 2021-12
  date_precision: month
  country: KG
  text: {en: Something more was not done.}
  effect: no_change
  demands: [kg-2021-1]
  audience: public
"""


def a_calendar(not_found: str) -> bytes:
    """A calendar in which nothing is but what was not found."""
    return f"""\
meta: {{title: {{en: A calendar}}, version: 1, as_of: '2026-11-21', newest_source: '2026-11', note: {{en: Invented.}}}}
rules: []
events: []
anniversaries: []
reminder_leads: []
not_found: [{{en: {not_found}}}]
""".encode()


def only(kind: type[Event], loading: Loading) -> list[Event]:
    return [one.event for one in loading.load() if isinstance(one.event, kind)]


def test_a_register_loaded_twice_adds_nothing(loading: Loading) -> None:
    loading.load()
    head = loading.record.log.head()

    again = loading.load()

    assert again == []
    assert loading.record.log.head() == head
    assert loading.counts("register.yaml").unchanged == 7


def test_what_is_loaded_is_recorded_by_the_account_register(loading: Loading) -> None:
    recorded = loading.load()

    assert {(one.account, one.via) for one in recorded} == {("register", "load")}


def test_assessments_wait_for_people_in_a_record_of_ones_own(loading: Loading) -> None:
    kinds = [one.event for one in loading.load()]

    assert len([event for event in kinds if isinstance(event, AssessmentProposed)]) == 2
    assert not [event for event in kinds if isinstance(event, SampleLoaded)]


def test_assessments_count_at_once_in_a_sample(sample_loading: Loading) -> None:
    kinds = [one.event for one in sample_loading.load()]

    assert len([event for event in kinds if isinstance(event, SampleLoaded)]) == 2
    assert not [event for event in kinds if isinstance(event, AssessmentProposed)]


def test_a_changed_text_becomes_a_correction_and_nothing_else(loading: Loading) -> None:
    [first] = only(DevelopmentRecorded, loading)
    loading.folder.spoil("register.yaml", "Nothing was done.", "Nothing at all was done.")
    loading.folder.spoil("register.yaml", "version: 7", "version: 8")

    [entered, corrected] = [one.event for one in loading.load()]

    assert isinstance(first, DevelopmentRecorded)
    assert isinstance(entered, DevelopmentRecorded)
    assert isinstance(corrected, EntryCorrected)
    assert loading.text(entered.wording) == "Nothing at all was done."
    assert (corrected.entry_id, corrected.by) == (first.entry_id, entered.entry_id)
    assert loading.text(corrected.reason) == "register version 8"
    assert loading.counts("register.yaml").changed == 1
    assert loading.load() == []


def test_a_new_row_adds_just_itself(loading: Loading) -> None:
    loading.load()
    path = loading.folder.path / "register.yaml"
    path.write_text(path.read_text() + NEWS)

    [entered] = [one.event for one in loading.load()]

    assert isinstance(entered, DevelopmentRecorded)
    assert loading.text(entered.wording) == "Something more was not done."
    assert loading.counts("register.yaml").added == 1


def test_a_row_that_vanished_is_told_of_and_stays_on_record(loading: Loading) -> None:
    path = loading.folder.path / "register.yaml"
    before = path.read_text()
    path.write_text(before + NEWS)
    loading.load()
    path.write_text(before)

    recorded = loading.load()

    assert recorded == []
    assert loading.counts("register.yaml").vanished == 1


def test_an_entry_that_a_person_retracted_stays_retracted(loading: Loading) -> None:
    [first] = only(DevelopmentRecorded, loading)
    assert isinstance(first, DevelopmentRecorded)
    loading.change_demand(lambda demand: demand.retract(first.entry_id, Retraction.ERROR, reason=None))
    loading.folder.spoil("register.yaml", "Nothing was done.", "Nothing at all was done.")

    recorded = loading.load()

    assert recorded == []
    assert loading.counts("register.yaml").left_to_people == 1


def test_a_demand_gets_new_words_and_new_measures(loading: Loading) -> None:
    loading.load()
    loading.folder.spoil("register.yaml", "Release of a colleague", "Release of a colleague at once")

    kinds = loading.kinds()

    assert kinds == ["Reworded"]
    assert loading.counts("register.yaml").changed == 1


def test_a_change_that_needs_a_person_is_told_of_and_not_made(loading: Loading) -> None:
    loading.load()
    loading.folder.spoil("register.yaml", "title: {en: A resolution,", "title: {en: Another resolution,")

    recorded = loading.load()

    [told] = next(report.not_applied for report in loading.reports if report.file == "register.yaml")
    assert recorded == []
    assert (told.row, told.what) == ("res-2021", "load.document_changed")


def test_a_row_against_the_rules_is_named_and_its_file_left_out_whole(sample_loading: Loading) -> None:
    sample_loading.folder.spoil("assessments.yaml", "basis: [sn-2021-01]", "basis: []")
    before = sample_loading.record.log.head().position

    with pytest.raises(RowRefused) as refused:
        sample_loading.load()

    kept = {one.event.TOPIC for one in sample_loading.record.log.read(before, 100)}  # type: ignore[attr-defined]
    assert (refused.value.file, refused.value.row) == ("assessments.yaml", "as-0002")
    assert "demand.made" in kept
    assert not {topic for topic in kept if "assessment" in topic or "sample" in topic}


def test_a_load_that_somebody_else_came_between_records_nothing_of_that_file(
    loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, log = loading.record.log.write, loading.record.log

    def late(*given: object, **more: object) -> object:
        monkeypatch.setattr(log, "write", write)
        loading.tracker.release(AIGUL)
        return write(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(log, "write", late)
    with pytest.raises(HeadMoved):
        loading.load()

    assert log.stream_of("demand", "kg-2021-1") is None
    assert loading.load() != []


def test_a_load_that_meets_a_full_disk_goes_on_later_where_it_stopped(
    loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, log = loading.record.log.write, loading.record.log
    done: list[int] = []

    def full(*given: object, **more: object) -> object:
        if done:
            raise StoreUnavailable("disk_full")
        done.append(1)
        return write(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(log, "write", full)
    with pytest.raises(StoreUnavailable):
        loading.load()
    monkeypatch.setattr(log, "write", write)

    kinds = loading.kinds()

    assert kinds.count("AssessmentProposed") == 2
    assert "Made" not in kinds


def test_a_person_who_reworded_a_demand_is_not_overruled(loading: Loading) -> None:
    loading.load()

    def reword(demand: Demand) -> None:
        words = {part: demand.words[part] for part in demand.words}
        demand.reword(words, reason=None)

    loading.change_demand(reword)
    loading.folder.spoil("register.yaml", "Release of a colleague", "Release of a colleague at once")

    kinds = loading.kinds()

    assert kinds == []
    assert loading.counts("register.yaml").left_to_people == 1


def test_a_loader_knows_which_bytes_it_loaded_last(loading: Loading) -> None:
    sums = {file: loading.folder.read().sha256(file) for file in loading.folder.read().files}
    before = loading.loader.has_loaded("register", sums)
    loading.load()
    after = loading.loader.has_loaded("register", sums)

    loading.folder.spoil("register.yaml", "Nothing was done.", "Nothing at all was done.")
    changed = {file: loading.folder.read().sha256(file) for file in loading.folder.read().files}

    assert (before, after) == (False, True)
    assert not loading.loader.has_loaded("register", changed)
    assert not loading.loader.has_loaded("another", sums)


def test_a_register_under_another_name_is_refused_before_anything_is_recorded(loading: Loading) -> None:
    loading.load()
    head = loading.record.log.head()

    with pytest.raises(AlreadyMade):
        loading.loader.load(replace(loading.folder.read(), name="other"))

    assert loading.record.log.head() == head


def test_days_that_were_not_found_are_told_once_and_a_changed_list_takes_their_place(loading: Loading) -> None:
    said = []
    for days in ("356th", "356th", "357th"):
        loading.folder.write("calendar.yaml", a_calendar(f"days of the {days} session"))
        said.append(only(DaysNotFound, loading))

    told = [[loading.text(text) for one in events for text in one.what] for events in said]  # type: ignore[attr-defined]
    assert told == [["days of the 356th session"], [], ["days of the 357th session"]]

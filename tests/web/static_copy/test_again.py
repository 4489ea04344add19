"""A copy that is made again: the same where nothing changed, and with a list of what mirrors are to delete."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.web.given import TODAY, Given
from tests.web.static_copy.conftest import Copy
from tracker.domain.demand import Demand
from tracker.domain.values import Audience
from tracker.web.anchors import anchor
from tracker.web.static_copy import make
from tracker.web.static_copy.make import RecordMoves, Source

OPENED = UUID(int=701, version=4)
TEXT = "Shown and taken back"


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Give a copy that was made three times: again on the same day, and on the next after an entry was narrowed."""
    folder = tmp_path_factory.mktemp("narrowed")
    given = Given(folder).found()
    law = [given.measure(1, "law-1", given.says("Law changed", "Закон изменён"))]
    demand = given.demand("kz-2021-1", given.says("Change the law", "Изменить закон"), law)
    given.develop(demand, OPENED, TEXT, measures=(1,))
    given.save(given.kazakhstan(), given.document("res-2021", ()), demand)
    copy = Copy(given.release(), folder)
    copy.firsts = [(copy.make(days=[date(2022, 5, 27)]), copy.read()) for _ in range(2)]
    demand = given.record.log.stream(demand.id, Demand)
    demand.set_audience(OPENED, Audience.COUNTRY_TEAM, reason=None)
    given.save(demand)
    given.today = TODAY + timedelta(days=1)
    copy.make()
    return copy


def test_two_runs_give_the_same_bytes_and_leave_every_file_as_it_is(narrowed: Copy) -> None:
    (first, one), (second, other) = narrowed.firsts

    assert one == other
    assert first.unchanged == 0
    assert second.unchanged == len(other)


def test_a_day_that_a_copy_once_held_stays(narrowed: Copy) -> None:
    assert "en/countries/kz/on/2022-05-27/index.html" in narrowed.files


def test_what_was_taken_out_of_sight_is_withdrawn_by_its_address_alone(narrowed: Copy) -> None:
    said = json.loads(narrowed.files["withdrawn.json"])["withdrawn"]
    spot = f"demands/kz-2021-1/index.html#{anchor(str(OPENED))}"
    day = (TODAY + timedelta(days=1)).isoformat()

    assert {"address": f"en/{spot}", "since": day} in said
    assert {"address": f"ru/{spot}", "since": day} in said
    assert {"address": f"en/demands/kz-2021-1/entries/{anchor(str(OPENED))}.tlog-proof", "since": day} in said
    assert TEXT not in json.dumps(said)
    assert not [path for path, held in narrowed.files.items() if TEXT.encode() in held]


def test_a_page_that_is_still_there_is_not_withdrawn(narrowed: Copy) -> None:
    said = {one["address"] for one in json.loads(narrowed.files["withdrawn.json"])["withdrawn"]}

    assert said & narrowed.files.keys() == set()
    assert not [one for one in said if one.startswith(("log/", "static/"))]


def test_pages_of_several_states_are_not_mixed(narrowed: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    before, heads = narrowed.read(), iter(range(1_000_000))
    monkeypatch.setattr(Source, "state", lambda _: next(heads))
    monkeypatch.setattr(make, "_TRIES", 1)

    with pytest.raises(RecordMoves):
        narrowed.make()

    assert narrowed.read() == before

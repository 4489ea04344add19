"""A9: requests made of the API's own schema, as it asks and as it forbids: none is answered 5xx or undocumented."""

from pathlib import Path

import pytest

from tests.web.api.driving import drive, drive_at_random
from tests.web.api.programs import Program
from tests.web.workspace.office import Office

LEAST = 5_000
"""Requests on each database in a full drill."""
EACH, AT_RANDOM = 34, 25


def test_no_answer_is_an_accident_and_none_is_undocumented(
    tmp_path: Path, database_url: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    is_full = request.config.getoption("full")
    office = Office(tmp_path, database_url)
    program = Program(office, "country:KZ", "may_confirm", "editor")

    came = drive(program, EACH) if is_full else drive_at_random(program, AT_RANDOM)

    with capsys.disabled():
        kind = database_url.partition(":")[0]
        if is_full:
            print(f"\n{kind}: {came.cases} requests, {dict(sorted(came.statuses.items()))}")
    office.close()
    assert came.wrong == {}
    assert not [status for status in came.statuses if status >= 500]
    assert came.cases >= (LEAST if is_full else AT_RANDOM)

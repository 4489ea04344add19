"""S9: a file brought twice makes nothing new, and one that failed half-way is simply brought again."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.workspace.office import Office
from tests.web.workspace.sending import words
from tests.web.workspace.tabling import Clerk
from tracker.domain.demand import Demand
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.web.workspace.pages import rows_checked

HEADS = "key,demands,on,direction,wording_en"
FILES = st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 1), min_size=1), min_size=1, max_size=3)
"""Versions of one file: what each of its rows says, by their keys."""


def on_record(office: Office, table: int) -> dict[str, str]:
    """The texts that stand and that rows of this table became, by the rows' keys."""
    log = office.given.record.log
    stream = log.stream_of("demand", "kz-2021-1")
    assert stream is not None
    standing = log.stream(stream, Demand).that_stand().values()
    texts = [
        words(office, one.wording)["en"] for one in standing if isinstance(one, DevelopmentRecorded) and one.wording
    ]
    mine = [text.split() for text in texts if text.startswith(f"Table-{table} ")]
    assert len({key for _, key, _ in mine}) == len(mine), "no row is on record twice"
    return {key: said for _, key, said in mine}


def test_however_often_and_in_whatever_pieces_files_are_brought_each_row_is_on_record_once(
    office_on_either: Office,
) -> None:
    clerk, tables = Clerk(office_on_either), iter(range(1000))

    @settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(files=FILES, at_once=st.sampled_from([1, 200]))
    def holds(files: list[dict[str, int]], at_once: int) -> None:
        table, wanted = next(tables), dict[str, str]()
        rows_checked.AT_ONCE = at_once
        for file in files:
            rows = [f"{key},kz-2021-1,2024-05-03,context,Table-{table} {key} {said}" for key, said in file.items()]
            wanted |= {key: str(said) for key, said in file.items()}
            while on_record(office_on_either, table) != wanted:
                clerk.gives("development", HEADS, *rows, name=f"table {table}")
            before = office_on_either.given.record.log.head().position
            clerk.gives("development", HEADS, *rows, name=f"table {table}")
            assert office_on_either.given.record.log.head().position == before

    try:
        holds()
    finally:
        rows_checked.AT_ONCE = 200

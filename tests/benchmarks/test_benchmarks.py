"""The benchmarks still run on the code that they measure, and tell a ratio that fell from one that did not."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import hammering, pages, writing
from benchmarks.against import worse
from benchmarks.figures import Figure, read, results
from benchmarks.saying import say

FIGURE = Figure("sqlite/entry", 400.0, "/s", 0.4, beside="insert")


def test_what_is_recorded_and_shown_is_still_measured() -> None:
    found = [*writing.measure(None, writing.TINY), *pages.measure(None, pages.TINY)]

    measured = {one.key for one in found}
    assert {"sqlite/insert", "sqlite/entry", "sqlite/command", "sqlite/library", "sqlite/page.miss"} <= measured
    assert all(one.value > 0 for one in found if one.unit == "/s")
    assert say("command") in results(found).table()


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    written = results([FIGURE, replace(FIGURE, key="sqlite/insert", ratio=1.0, beside="")])

    written.save(tmp_path, "a run")

    assert read(tmp_path / "a run.json") == written
    assert "40%" in (tmp_path / "a run.md").read_text("utf-8")


def test_a_ratio_that_fell_by_more_than_a_quarter_is_named_and_a_time_is_not() -> None:
    before = results([FIGURE, replace(FIGURE, key="time", ratio=None), replace(FIGURE, key="sqlite/command")])
    fell, slower = replace(FIGURE, ratio=0.29), replace(FIGURE, key="time", value=1.0, ratio=None)
    a_little = replace(FIGURE, key="sqlite/command", ratio=0.31)

    found = list(worse(results([fell, slower, a_little]), before))

    assert found == [(fell, FIGURE)]


def test_where_less_is_better_a_ratio_that_rose_is_named() -> None:
    before = results([replace(FIGURE, more_is_better=False)])
    rose = replace(FIGURE, ratio=0.6, more_is_better=False)

    assert [one for one, _ in worse(results([rose]), before)] == [rose]
    assert list(worse(before, results([rose]))) == []


HEARD = """Running 1s test @ http://127.0.0.1:8000/en/countries/kz
  1 threads and 32 connections
  Latency Distribution
     50%  500.00us
     75%    1.36ms
     90%    3.65ms
     99%    1.20s{}
  1234 requests in 1.10s, 11.38MB read
  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 40
Requests/sec:   1121.50
Transfer/sec:     10.34MB
""".replace("{}", " ")  # as wrk fills its columns


def test_what_wrk_says_is_read_with_all_that_went_wrong() -> None:
    assert hammering.heard(HEARD) == hammering.Heard(1121.5, 0.5, 1200.0, 43)
    with pytest.raises(ValueError, match="unable to connect"):
        hammering.heard("unable to connect to 127.0.0.1:8000 Connection refused")

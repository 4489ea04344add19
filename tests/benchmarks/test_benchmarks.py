"""The benchmarks still run on the code that they measure, and tell a ratio that fell from one that did not."""

from dataclasses import replace
from pathlib import Path

from benchmarks import pages, writing
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

"""The strip shows every demand that counts as a square, and after them what only repeats others."""

from tests.domain.by_hand import a_demand, a_record, said
from tracker.domain.record import Repeated
from tracker.domain.scorecard import score
from tracker.web.views.strip import A_ROW, REPEAT, strip


def test_a_repeat_stands_after_all_squares_and_is_none_of_them() -> None:
    again = a_demand("kz-2", repeated=(Repeated("kz-2.1", "kz-1.1", "kz-1"),))
    card = score(a_record([a_demand(), again], said("A")), "KZ")

    found = strip(card.judged, len(card.repeats))

    assert [(one.state, one.opposite) for one in found.squares] == [("met", False), (REPEAT, False)]


def test_a_full_row_goes_on_in_the_next() -> None:
    found = strip([], A_ROW + 1)

    assert [(one.x, one.y) for one in (found.squares[0], found.squares[-1])] == [(0, 0), (0, 26)]

"""What was read of one state of the record is given again, and never for another."""

from tracker.application.lately import Lately


def test_a_finding_is_read_once_for_one_state() -> None:
    lately, read = Lately(), []

    found = [lately.of(7, "kz", lambda: read.append("kz") or len(read)) for _ in range(3)]  # type: ignore[func-returns-value]

    assert found == [1, 1, 1]


def test_a_later_state_is_read_anew_and_so_is_an_earlier_one() -> None:
    lately = Lately()

    found = [lately.of(state, "kz", lambda state=state: state) for state in (7, 8, 7)]  # type: ignore[misc]

    assert found == [7, 8, 7]


def test_a_finding_that_a_newer_state_overtook_is_given_but_not_kept() -> None:
    lately = Lately()

    def overtaken() -> str:
        lately.of(8, "kg", lambda: "new")
        return "old"

    assert lately.of(7, "kz", overtaken) == "old"
    assert lately.of(8, "kz", lambda: "newer") == "newer"


def test_the_finding_that_was_not_asked_for_longest_is_given_up_first() -> None:
    lately = Lately(most=2)
    for asked in ("kg", "kz", "kg", "tj"):
        lately.of(7, asked, lambda asked=asked: f"{asked} first")  # type: ignore[misc]

    found = [lately.of(7, asked, lambda: "anew") for asked in ("kg", "tj", "kz")]

    assert found == ["kg first", "tj first", "anew"]

"""Documents that wait are read beside the answers of a server, which a document that fails does not end."""

import logging
from threading import Event

import pytest

from tests.application.workspace.intake.reception import Reception
from tracker.application.workspace.intake import reading
from tracker.application.workspace.intake.background import Background
from tracker.application.workspace.intake.model import State
from tracker.store.refusals import StoreUnavailable


def test_what_waits_is_read_and_what_is_old_goes(small_reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    old = small_reception.read()
    small_reception.pass_by(days=91)
    done, forget = Event(), small_reception.intakes.forget_old

    def forgotten() -> int:
        gone = forget()
        done.set()
        return gone

    monkeypatch.setattr(small_reception.intakes, "forget_old", forgotten)
    new = small_reception.bring("The bakers call upon the Government of Kazakhstan to pay wages.")
    background = Background(small_reception.intakes, every=0.001)

    background.start()
    assert done.wait(60)
    background.stop()

    assert [one.intake_id for one in small_reception.intakes.intakes(small_reception.aigul)] == [new]
    assert small_reception.intakes.intake(small_reception.aigul, new).state is State.READY
    assert old.intake_id != new


@pytest.mark.parametrize("wrong", [StoreUnavailable("disk_full"), RuntimeError()])
def test_what_fails_here_is_tried_again_later(
    small_reception: Reception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    wrong: Exception,
) -> None:
    tried = Event()

    def failing(_content: bytes, *, is_pasted: bool) -> None:  # noqa: ARG001 - as what it stands for is called
        tried.set()
        raise wrong

    monkeypatch.setattr(reading, "read", failing)
    intake_id = small_reception.bring()
    background = Background(small_reception.intakes, every=0.001)

    with caplog.at_level(logging.WARNING):
        background.start()
        assert tried.wait(60)
        background.stop()

    assert small_reception.intakes.intake(small_reception.aigul, intake_id).state is State.WAITING
    assert "RESOLUTION" not in caplog.text
    assert small_reception.rows.lease() is not None

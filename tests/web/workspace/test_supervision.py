"""How closely a demand is looked after."""

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import chosen, recorded, send, words
from tracker.domain import demand_events as events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
HERE = "/desk/demands/kz-2021-1/supervision"


def test_a_demand_is_looked_after_more_closely_for_a_reason(office: Office, signed_in: SignedIn) -> None:
    window = signed_in(KZ)
    before = chosen(window.get(HERE).text, "supervision")

    answer = send(window, HERE, supervision="enhanced", reason="Hearings have begun.")

    [told] = recorded(office, events.SupervisionSet)
    assert answer.headers["location"] == "/desk/demands/kz-2021-1?done=supervision"
    assert (before, chosen(window.get(HERE).text, "supervision")) == ({"standard"}, {"enhanced"})
    assert words(office, told.reason) == {"en": "Hearings have begun."}


def test_what_is_so_already_is_refused(office: Office, signed_in: SignedIn) -> None:
    answer = send(signed_in(KZ), HERE, supervision="standard", reason="To be sure")

    assert answer.status_code == 422
    assert recorded(office, events.SupervisionSet) == []

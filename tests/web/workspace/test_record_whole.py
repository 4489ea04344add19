"""What happened is recorded as it was typed, or not at all; and only about what is one's own to tell."""

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, send, typed
from tracker.domain import entry_events
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Aigul", countries=frozenset({Code("KZ")}))
KG = Who("Chinara", countries=frozenset({Code("KG")}))
WHAT_HAPPENED = {"notes": "It happened", "on": "3 May 2024", "direction": "context", "demand": "kz-2021-1"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"not_before": "some day"},
        {"not_before": "May 2027"},
        {"organ": "court"},
        {"source_kind": "a friend"},
        {"confidence": "quite"},
        {"publication": "x" * 10_001},
    ],
    ids=lambda wrong: " ".join(wrong.values())[:20],
)
def test_a_field_that_cannot_be_read_is_not_left_out_in_silence(
    office: Office, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    before = recorded(office, entry_events.DevelopmentRecorded)

    answer = send(signed_in(KZ), "/record", **WHAT_HAPPENED, **wrong)

    assert answer.status_code == 422
    assert typed(answer.text, "notes") == "It happened"
    assert recorded(office, entry_events.DevelopmentRecorded) == before


@pytest.mark.parametrize("query", ["country=KZ", "demand=kz-2021-1", "measure=kz-2021-1.2"])
def test_the_form_about_another_country_is_not_shown(signed_in: SignedIn, query: str) -> None:
    shown = {who.account: signed_in(who).get(f"/record?{query}").status_code for who in (KZ, KG)}

    assert shown["Aigul"] == 200
    assert shown["Chinara"] in {403, 404}

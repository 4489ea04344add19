"""Whatever accounts refuse, people are told why in a sentence of their language."""

import inspect

import pytest

from tests.web.workspace.office import Office
from tracker.accounts import refusals
from tracker.domain.refusals import Refused
from tracker.web.languages import LANGUAGES
from tracker.web.site import Site
from tracker.web.workspace.complaints import said
from tracker.web.workspace.form import Complaint

KINDS = [
    kind
    for _, kind in inspect.getmembers(refusals, inspect.isclass)
    if issubclass(kind, Refused) and kind is not Refused
]
VALUES = {"seconds": 61, "least": 15, "most": 200}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_refusal_of_accounts_has_a_sentence_in_each_language(office: Office, kind: type[Refused]) -> None:
    site: Site = office.window().app.state.site  # type: ignore[attr-defined]
    complaint = Complaint("", kind.message, VALUES)

    texts = [said(complaint, site.renderers[language]).text for language in LANGUAGES]

    assert len(set(texts)) == 2
    assert not any("%(" in text for text in texts)

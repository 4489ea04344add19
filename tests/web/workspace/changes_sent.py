"""What is sent where a demand as a whole is changed, or a document and a demand come in by hand."""

import re
from datetime import date
from html import unescape
from itertools import count
from uuid import uuid4

from tests.web.given import UNION
from tests.web.workspace.entries import DEMAND
from tests.web.workspace.staff import Staff
from tracker.application.workspace import demand_inputs as given
from tracker.domain.days import When
from tracker.domain.demand_events import Act, ObjectKind
from tracker.domain.lifecycle_events import ChangeKind
from tracker.store.values import By

Fields = dict[str, str]
_numbers = count(1)

WHY = {"en": "Prepared"}
TEXT = "We ask the Government of Kazakhstan to register the free union at once."
TRANSLATION: Fields = {"of": "title", "language": "de", "text": "Ein Titel", "by": "person"}
DOCUMENT: Fields = {
    "title": "A resolution",
    "kind": "resolution",
    "issued": "3 May 2024",
    "issuer": UNION,
    "relation": "member",
    "language": "en",
    "country": "KZ",
}


def proposing(made: dict[str, str]) -> Fields:
    """Propose a measure more."""
    made["kind"] = ChangeKind.MEASURE_ADDED.value
    measure = {"label": "Pay the wages", "act": "registered", "new_object": "group", "new_key": "oil_workers"}
    return {"on": "3 May 2024", "reason": "It was overlooked", **measure}


def change_that_waits(staff: Staff) -> str:
    """Propose one as Kazakhstan's coordinator, and give its id."""
    measure = given.NewMeasure(object=ObjectKind.GROUP, key=f"group_{next(_numbers)}", act=Act.RELEASED, label=WHY)
    kind, day = ChangeKind.MEASURE_ADDED, date(2024, 5, 3)
    change = given.Change(demand=DEMAND, kind=kind, reason=WHY, on=day, measure=measure)
    return staff.workspace.propose_change(staff.who("recorder"), _by(staff), change).key


def returning(staff: Staff, made: dict[str, str]) -> Fields:
    """Send back one that waits."""
    made["change_id"] = change_that_waits(staff)
    return {"decision": "return", "reason": "Not so"}


def rewording(staff: Staff) -> Fields:
    """Put the title better, and leave the other words as they are."""
    page = staff.ask("recorder", f"/desk/demands/{DEMAND}/words").text
    found = re.findall(r'<textarea id="(text_[^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    typed = {name: unescape(text) for name, text in found}
    return typed | {"text_title": f"A better title, the {next(_numbers)}th", "reason": "To be clear"}


def keeping(staff: Staff, made: dict[str, str]) -> Fields:
    """Keep the text of a document that was just registered."""
    made["key"] = _document(staff)
    return {"language": "en", "text": TEXT}


def demanding(staff: Staff, made: dict[str, str]) -> Fields:
    """Enter a demand of a document whose text is kept."""
    made["key"] = _document(staff)
    staff.workspace.keep_text(staff.who("recorder"), _by(staff), made["key"], "en", TEXT)
    texts = {"title": "Register", "summary": "Register it", "addressee": "Government", "counting_reason": "It asks"}
    measure = {"measures": "1", "label_1": "Register it", "act_1": "registered", "new_object_1": "group"}
    where = {"quotation": "register the free union", "quoted_in": "en", "item": "1", "country": "KZ"}
    return {**texts, **measure, **where, "new_key_1": "free_union", "counting": "in_n"}


def _document(staff: Staff) -> str:
    document = given.Document(
        kind="resolution",
        title=WHY,
        issued=When.parse("2024-05-03"),
        issuer=DOCUMENT["issuer"],
        relation="member",
        languages=("en",),
        countries=("KZ",),
    )
    return staff.workspace.register_document(staff.who("recorder"), _by(staff), document).key


def _by(staff: Staff) -> By:
    return By(staff.account_id("recorder"), "web", uuid4(), "prepared")

"""Examples of what commands take, by hand: such as one would send; of the others the schema makes one."""

from collections.abc import Mapping
from typing import Any

_ENTRY = "6f1d2c3b-4a59-4e68-9b7c-0d1e2f3a4b5c"
_WHERE = {"demands": {"kz-2021-1": [1]}}
_CITED = {"publication": "The union's newspaper", "address": "https://news.example.org/1", "on": "2024-05-06"}
_STATE = {"kind": "state", "name": {"en": "Ministry of Labour"}}
_HAPPENED = {
    "where": _WHERE,
    "on": "2024-05",
    "direction": "progress",
    "notes": {"en": "Told by the union's lawyer."},
    "wording": {"en": "A court lifted the ban.", "ru": "Суд снял запрет."},
    "citation": _CITED,
    "confidence": "medium",
}
_PROPOSED = {
    "demand": "kz-2021-1",
    "measure": 1,
    "on": "2024-05-03",
    "letter": "B",
    "wording": {"en": "The ban is lifted; the union is not registered yet."},
    "basis": [{"entry_id": _ENTRY}],
}

BODIES: Mapping[str, Mapping[str, Any]] = {
    "record-development": _HAPPENED,
    "record-check": {"where": {"demands": {"kz-2021-1": []}}, "on": "2024-05-03", "looked": "register"},
    "record-position": {
        "where": _WHERE,
        "on": "2024-05-03",
        "position": "promise",
        "organ": _STATE,
        "wording": {"en": "The union will be registered within a year."},
        "due_on": "2025-05-03",
        "citation": _CITED,
    },
    "record-finding": {
        "body": "CEACR",
        "country": "KZ",
        "document": {"en": "Observation on Convention No. 87, adopted in 2023"},
        "on": "2024-02-09",
        "wording": {"en": "The Committee asks for the law to be changed."},
        "demands": {"kz-2021-1": [1]},
        "points": [{"number": "1", "text": {"en": "Change the law."}, "measures": {"kz-2021-1": [1]}}],
    },
    "record-letter": {
        "where": _WHERE,
        "on": "2024-05-03",
        "sender": "coalition",
        "to": {"en": "Ministry of Labour"},
        "means": "post",
        "subject": {"en": "Registration of the union"},
    },
    "record-answer": {"letter": _ENTRY, "on": "2024-06-03", "organ": _STATE},
    "raise-urgency": {"on": "2024-05-03", "where": _WHERE, "what": {"en": "A member was detained this morning."}},
    "answer-urgency": {"on": "2024-05-04", "urgency": _ENTRY, "what": {"en": "Released in the evening."}},
    "propose": _PROPOSED,
    "propose-many": {"assessments": [_PROPOSED]},
    "set-next-step": {"where": _WHERE, "due_on": "2027-05-03", "what": {"en": "Ask the ministry for an answer."}},
    "set-due-day": {
        "where": _WHERE,
        "kind": "government_commitment",
        "made_on": "2024-05-03",
        "due_on": "2025-05-03",
        "wording": {"en": "The union will be registered."},
    },
    "record-submission": {
        "country": "KZ",
        "body": "CEACR",
        "procedure": "article_23_comments",
        "on": "2024-08-30",
        "instruments": ["C087"],
        "title": {"en": "Comments on Convention No. 87"},
    },
    "record-listing": {
        "country": "KZ",
        "occasion": "ilc-114",
        "case_list": "final",
        "is_on": True,
        "instruments": ["C087"],
        "on": "2026-06-02",
    },
    "confirm-many": {"proposals": [{"demand": "kz-2021-1", "entry": _ENTRY}]},
    "correct": {
        "entry": _ENTRY,
        "reason": {"en": "The first report named the wrong month."},
        "development": {**_HAPPENED, "on": "2024-04"},
    },
    "set-audience": {"entry": _ENTRY, "audience": "members", "reason": {"en": "The source agreed."}},
    "propose-change": {
        "demand": "kz-2021-1",
        "kind": "closed",
        "reason": {"en": "The object is gone."},
        "on": "2024-05-03",
    },
    "translate": {
        "demand": "kz-2021-1",
        "of": "summary",
        "language": "ru",
        "text": "Государство должно снять запрет с профсоюза.",
        "by": "person",
    },
    "reword": {
        "demand": "kz-2021-1",
        "parts": {"title": {"en": "Lift the ban on the union"}},
        "reason": {"en": "The title named no act."},
    },
    "register-document": {
        "kind": "resolution",
        "title": {"en": "Resolution on freedom of association"},
        "issued": "2024-05-03",
        "issuer": "coalition",
        "relation": "coalition",
        "languages": ["en", "ru"],
        "countries": ["KZ"],
    },
    "make-demand": {
        "document": "res-2021",
        "country": "KZ",
        "item": "4",
        "quotation": "We demand that the ban on the union be lifted.",
        "quoted_in": "en",
        "counting": "in_n",
        "counting_reason": {"en": "Put to the government by name."},
        "addressee": {"en": "Government of Kazakhstan"},
        "in_text": True,
        "title": {"en": "Lift the ban on the union"},
        "summary": {"en": "The ban of 2019 is to be lifted."},
        "measures": [
            {"object": "organisation", "key": "union-1", "act": "restriction_lifted", "label": {"en": "The union"}}
        ],
    },
    "plan-occasion": {
        "kind": "deadline",
        "on": "2027-09-01",
        "title": {"en": "Reports to the ILO are due"},
        "countries": ["KZ"],
    },
    "register-person": {"country": "KZ", "name": "Chinara Example", "role": "beneficiary"},
    "add-spelling": {"party": "union-1", "name": "The Example Union"},
    "register-organisation": {"name": {"en": "The Example Union"}, "kind": "sectoral_union", "country": "KZ"},
    "record-leadership": {
        "organisation": "union-1",
        "office": {"en": "Chair"},
        "start": "2024-05",
        "citation": _CITED,
    },
    "announce-occasion": {"key": "ilc-114", "on": "2026-06-01/2026-06-12", "citation": _CITED},
    "move-occasion": {"key": "ilc-114", "on": "2026-06-08/2026-06-19", "citation": _CITED},
    "cancel-occasion": {"key": "ilc-114", "citation": _CITED},
    "hold-occasion": {"key": "ilc-114", "on": "2026-06-01/2026-06-12", "citation": _CITED},
    "correct-occasion": {
        "key": "ilc-114",
        "title": {"en": "International Labour Conference, 114th session"},
        "reason": {"en": "The number was wrong."},
    },
    "set-naming": {
        "person": "p-7kq2m4xa",
        "naming": {
            "naming": "agreed",
            "how": {"en": "Asked by telephone."},
            "who_agreed": {"en": "The person"},
            "until": "2027-05-03",
        },
    },
    "confirm-namings": {"persons": ["p-7kq2m4xa"]},
    "withhold-person": {"person": "p-7kq2m4xa", "reason": {"en": "Threats were made."}},
    "show-person": {"person": "p-7kq2m4xa", "reason": {"en": "The danger is over."}},
}
"""By the last parts of the addresses."""

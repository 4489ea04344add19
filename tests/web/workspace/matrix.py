"""Who gets what from which route: the whole table, written by hand and computed from nothing.

The columns are those of ORDER. An entry's route has a line for each audience that the entry may have. 303 sends
a stranger to sign in (401 where a form is kept for them), 403 says that a right is missing, 404 that nothing is there.
"""

from collections.abc import Mapping

ORDER = "anonymous member team recorder another confirmer editor admin"

Line = str | Mapping[str, str]

EVERYBODY = "200 200 200 200 200 200 200 200"
SIGNED_IN = "303 200 200 200 200 200 200 200"
LED_ON = "303 303 303 303 303 303 303 303"
COORDINATORS = "303 403 200 200 200 403 403 403"
ITS_TEAM = "303 403 200 200 403 403 403 403"
WITHHOLDERS = "303 403 200 200 200 200 200 403"
CONFIRMERS = "303 403 403 403 403 200 403 403"
EDITORS = "303 403 403 403 403 403 200 403"
FREEZERS = "303 403 403 403 403 200 403 200"
ADMINS = "303 403 403 403 403 403 403 200"

TEAM_OF_THE_ENTRY = {
    "public": "303 403 200 200 403 403 403 403",
    "members": "303 403 200 200 403 403 403 403",
    "country_team": "303 403 200 200 404 403 403 403",
    "confidential": "303 403 404 200 404 403 403 403",
}
WHO_MAY_HIDE_IT = {
    "public": "303 403 200 200 403 200 200 403",
    "members": "303 403 200 200 403 200 200 403",
    "country_team": "303 403 200 200 404 404 404 403",
    "confidential": "303 403 404 200 404 404 404 403",
}
WHO_MAY_ERASE_IT = {  # who only confirms learns of nothing that nobody proposed
    "public": "303 403 200 200 403 200 403 403",
    "members": "303 403 200 200 403 200 403 403",
    "country_team": "303 403 200 200 404 404 403 403",
    "confidential": "303 403 404 200 404 404 403 403",
}
WHO_MAY_ERASE_A_PERSON = {
    "in print": "303 403 200 200 403 200 403 403",
    "refused": "303 403 200 200 404 404 403 403",
    "agreed": "303 403 200 200 403 200 403 403",
}
ORIGINAL = "303 404 200 200 404 404 404 404"
A_FILE = {
    "public": SIGNED_IN,
    "members": SIGNED_IN,
    "country_team": ORIGINAL,
    "confidential": "303 404 404 200 404 404 404 404",
}
A_PERSON = {"in print": WITHHOLDERS, "refused": "303 403 200 200 404 404 404 403", "agreed": WITHHOLDERS}
PLANNERS = "303 403 200 200 200 200 403 403"
NEWS_OF_AN_OCCASION = {
    "of all": PLANNERS,
    "of Kazakhstan": ITS_TEAM,
    "of its team": "303 403 200 200 404 404 403 403",
}
A_SESSION = {"of all": SIGNED_IN, "of Kazakhstan": SIGNED_IN, "of its team": "303 404 200 200 404 404 404 404"}
NOT_RELEASED = "303 404 404 404 404 404 404 404"
A_BRIEF = {  # of what everybody may read: a session that was planned since the last release has none
    "released": SIGNED_IN,
    "of all": NOT_RELEASED,
    "of its team": NOT_RELEASED,
}
ITS_INTAKE = "303 403 200 200 404 403 403 403"
"""Of a document on its way in nobody learns but the teams of its countries."""
A_DEMAND = {"of Kazakhstan": ITS_TEAM, "of no country": COORDINATORS}

SHOWN: Mapping[str, Line] = {
    "/sign-in": EVERYBODY,
    "/send/in": EVERYBODY,
    "/send": COORDINATORS,
    "/send/done": COORDINATORS,
    "/invite/{token}": EVERYBODY,
    "/ics/{token}": EVERYBODY,
    "/stop/{token}": EVERYBODY,
    "/go/{token}": LED_ON,
    "/reminders": SIGNED_IN,
    "/reminders/new": SIGNED_IN,
    "/reminders/done": SIGNED_IN,
    "/reminders/mails/{mail_id}": "303 404 404 200 404 404 404 404",
    "/account": SIGNED_IN,
    "/account/sign-ins": SIGNED_IN,
    "/account/language": SIGNED_IN,
    "/account/email": SIGNED_IN,
    "/account/at-risk": SIGNED_IN,
    "/account/password": SIGNED_IN,
    "/account/phone": SIGNED_IN,
    "/account/codes": SIGNED_IN,
    "/account/codes/kept": SIGNED_IN,
    "/account/passkeys": SIGNED_IN,
    "/account/passkeys/new": SIGNED_IN,
    "/account/passkeys/add": SIGNED_IN,
    "/account/passkeys/name": SIGNED_IN,
    "/account/passkeys/remove": SIGNED_IN,
    "/account/tokens": SIGNED_IN,
    "/account/tokens/revoke": SIGNED_IN,
    "/account/send-code": SIGNED_IN,
    "/account/send-code/remove": SIGNED_IN,
    "/account/travel": SIGNED_IN,
    "/account/mail": SIGNED_IN,
    "/account/mail/mute": SIGNED_IN,
    "/account/mail/unmute": SIGNED_IN,
    "/account/mail/calendar": SIGNED_IN,
    "/accounts": FREEZERS,
    "/accounts/invite": ADMINS,
    "/accounts/invites": ADMINS,
    "/accounts/{account_id}": FREEZERS,
    "/accounts/{account_id}/freeze": FREEZERS,
    "/accounts/{account_id}/thaw": FREEZERS,
    "/accounts/{account_id}/at-risk": FREEZERS,
    "/accounts/{account_id}/travel": CONFIRMERS,
    "/accounts/{account_id}/arrived": CONFIRMERS,
    "/accounts/{account_id}/roles": ADMINS,
    "/desk": SIGNED_IN,
    "/desk/snooze": SIGNED_IN,
    "/desk/countries": SIGNED_IN,
    "/desk/countries/{code}": SIGNED_IN,
    "/desk/countries/{code}.xlsx": SIGNED_IN,
    "/desk/countries/{code}.pdf": SIGNED_IN,
    "/desk/countries/{code}/assess": ITS_TEAM,
    "/desk/countries/{code}/submission": ITS_TEAM,
    "/desk/countries/{code}/listing": ITS_TEAM,
    "/desk/countries/{code}/handout": ITS_TEAM,
    "/desk/demands/{reference}.pdf": {"of Kazakhstan": SIGNED_IN, "of no country": SIGNED_IN},
    "/desk/demands/{reference}": {"of Kazakhstan": SIGNED_IN, "of no country": SIGNED_IN},
    "/record": COORDINATORS,
    "/desk/check": COORDINATORS,
    "/desk/findings/new": COORDINATORS,
    "/desk/demands/{reference}/position": A_DEMAND,
    "/desk/demands/{reference}/letter": A_DEMAND,
    "/desk/demands/{reference}/urgency": A_DEMAND,
    "/desk/demands/{reference}/step": A_DEMAND,
    "/desk/demands/{reference}/due": A_DEMAND,
    "/desk/demands/{reference}/supervision": A_DEMAND,
    "/desk/demands/{reference}/assess": A_DEMAND,
    "/desk/demands/{reference}/change/{kind}": A_DEMAND,
    "/desk/demands/{reference}/changes/{change_id}": {"of Kazakhstan": "303 403 200 200 404 200 403 403"},
    "/desk/demands/{reference}/history": {
        "of Kazakhstan": "303 403 200 200 403 200 403 403",
        "of no country": "303 403 200 200 200 200 403 403",
    },
    "/desk/demands/{reference}/translate": A_DEMAND,
    "/desk/demands/{reference}/words": A_DEMAND,
    "/desk/documents": SIGNED_IN,
    "/desk/documents/new": COORDINATORS,
    "/desk/documents/{key}": SIGNED_IN,
    "/desk/documents/{key}/text": ITS_TEAM,
    "/desk/documents/{key}/demand": COORDINATORS,
    "/desk/entries/{entry_id}": {
        "public": SIGNED_IN,
        "members": SIGNED_IN,
        "country_team": "303 404 200 200 404 404 404 404",
        "confidential": "303 404 404 200 404 404 404 404",
    },
    "/desk/entries/{entry_id}/reminder": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/reminder.docx": dict.fromkeys(TEAM_OF_THE_ENTRY, NOT_RELEASED),
    "/desk/entries/{entry_id}/fate": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/answer": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/answer-urgency": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/done": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/move": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/correct": TEAM_OF_THE_ENTRY,
    "/desk/entries/{entry_id}/retract": WHO_MAY_HIDE_IT,
    "/desk/entries/{entry_id}/audience": WHO_MAY_HIDE_IT,
    "/desk/entries/{entry_id}/erase": WHO_MAY_ERASE_IT,
    "/desk/entries/{entry_id}/opening": {  # what is not open yet is its team's alone, whatever its audience
        "public": "303 403 200 200 404 403 403 403",
        "members": "303 403 200 200 404 403 403 403",
        "country_team": "303 403 200 200 404 403 403 403",
        "confidential": "303 403 404 200 404 403 403 403",
    },
    "/desk/entries/{entry_id}/opened": {  # nothing but what is confidential is opened for anybody
        "public": "303 403 404 404 403 403 403 403",
        "members": "303 403 404 404 403 403 403 403",
        "country_team": "303 403 404 404 404 403 403 403",
        "confidential": "303 403 404 200 404 403 403 403",
    },
    "/desk/entries/{entry_id}/doubt": {
        "public": "303 403 200 200 403 200 403 403",
        "members": "303 403 200 200 403 200 403 403",
        "country_team": "303 403 200 200 404 404 403 403",
        "confidential": "303 403 404 200 404 404 403 403",
    },
    "/intake": COORDINATORS,
    "/intake/new": COORDINATORS,
    "/intake/{intake_id}": ITS_INTAKE,
    "/intake/{intake_id}/let-go": ITS_INTAKE,
    "/intake/{intake_id}/text": ITS_INTAKE,
    "/intake/{intake_id}/{number}": ITS_INTAKE,
    "/evidence/new": COORDINATORS,
    "/evidence/{evidence_id}": A_FILE,
    "/evidence/{evidence_id}/original": {**A_FILE, "public": ORIGINAL, "members": ORIGINAL},
    "/evidence/{evidence_id}/copy": A_FILE,
    "/evidence/{evidence_id}/custody": TEAM_OF_THE_ENTRY,
    "/evidence/{evidence_id}/grade": TEAM_OF_THE_ENTRY,
    "/evidence/{evidence_id}/attach": TEAM_OF_THE_ENTRY,
    "/evidence/{evidence_id}/detach": TEAM_OF_THE_ENTRY,
    "/evidence/{evidence_id}/take-back": WHO_MAY_HIDE_IT,
    "/evidence/{evidence_id}/public-copy": TEAM_OF_THE_ENTRY,
    "/evidence/{evidence_id}/audience": WHO_MAY_HIDE_IT,
    "/evidence/{evidence_id}/erase": WHO_MAY_ERASE_IT,
    "/search": SIGNED_IN,
    "/taken-back": COORDINATORS,
    "/desk/organisations": COORDINATORS,
    "/desk/organisations/new": COORDINATORS,
    "/desk/organisations/{key}": ITS_TEAM,
    "/desk/organisations/{key}/alias": ITS_TEAM,
    "/desk/organisations/{key}/leadership": ITS_TEAM,
    "/people": WITHHOLDERS,
    "/people/new": COORDINATORS,
    "/people/{key}/alias": {"in print": ITS_TEAM, "refused": "303 403 200 200 404 403 403 403", "agreed": ITS_TEAM},
    "/people/{key}": A_PERSON,
    "/people/{key}/naming": {"in print": ITS_TEAM, "refused": "303 403 200 200 404 403 403 403", "agreed": ITS_TEAM},
    "/people/{key}/withhold": A_PERSON,
    "/people/{key}/erase": WHO_MAY_ERASE_A_PERSON,
    "/people/{key}/show": {"in print": ITS_TEAM, "refused": "303 403 200 200 404 403 403 403", "agreed": ITS_TEAM},
    "/occasions": SIGNED_IN,
    "/occasions/past": SIGNED_IN,
    "/occasions/new": PLANNERS,
    "/occasions/{key}": {
        "of all": SIGNED_IN,
        "of Kazakhstan": SIGNED_IN,
        "of its team": "303 404 200 200 404 404 404 404",
    },
    "/occasions/{key}/announce": NEWS_OF_AN_OCCASION,
    "/occasions/{key}/move": NEWS_OF_AN_OCCASION,
    "/occasions/{key}/cancel": NEWS_OF_AN_OCCASION,
    "/occasions/{key}/hold": NEWS_OF_AN_OCCASION,
    "/occasions/{key}/correct": NEWS_OF_AN_OCCASION,
    "/sessions": SIGNED_IN,
    "/sessions/{key}/{code}": A_SESSION,
    "/sessions/{key}/{code}/brief": A_BRIEF,
    "/sessions/{key}/{code}/brief.pdf": A_BRIEF,
    "/sessions/{key}/{code}/brief.docx": A_BRIEF,
    "/sessions/{key}/{code}/letter.docx": A_BRIEF,
    "/resolution": SIGNED_IN,
    "/intake/sheet": COORDINATORS,
    "/intake/sheet/template/{name}": COORDINATORS,
    "/intake/sheet/rows": "303 403 303 303 303 403 403 403",  # without a table it leads to where one is brought
    "/resolution.docx": SIGNED_IN,
    "/release": EDITORS,
    "/confirm": SIGNED_IN,
    "/confirm/ticked": CONFIRMERS,
    "/confirm/namings": "303 403 200 200 200 200 403 403",
    "/confirm/{entry_id}/return": {
        "public": CONFIRMERS,
        "members": CONFIRMERS,
        "country_team": CONFIRMERS,
        "confidential": "303 403 403 403 403 404 403 403",
    },
}
"""What GET and HEAD answer, by the route's path."""

HERE = "303 303 303 303 303 303 303 303"
OWN = "401 303 303 303 303 303 303 303"
OWN_SECRET = "303 303 303 303 303 303 303 303"  # noqa: S105 - what is answered; a form with a password is not kept
BY_ADMINS = "303 403 403 403 403 403 403 303"
BY_FREEZERS = "303 403 403 403 403 303 403 303"
BY_ITS_TEAM = "401 403 303 303 404 403 403 403"
BY_COORDINATORS = "401 403 303 303 303 403 403 403"
BY_COORDINATORS_NOW = "303 403 303 303 303 403 403 403"
"""The same, of a form of which nothing is kept for who has to sign in first."""
BY_WITHHOLDERS = "401 403 303 303 303 303 303 403"

OF_AN_OWN_COUNTRY = "401 403 303 303 422 403 403 403"
"""What asks for a country of one's own: no other can be chosen."""
BY_PLANNERS = "401 403 303 303 303 303 403 403"
TELLING_OF_AN_OCCASION = {
    "of all": BY_PLANNERS,
    "of Kazakhstan": "401 403 303 303 403 403 403 403",
    "of its team": "401 403 303 303 404 404 403 403",
}
ABOUT_ITS_ENTRY = {
    "public": "401 403 303 303 403 403 403 403",
    "members": "401 403 303 303 403 403 403 403",
    "country_team": "401 403 303 303 404 403 403 403",
    "confidential": "401 403 404 303 404 403 403 403",
}
CHANGING_ITS_ENTRY = {  # what the command refuses, not the page before it, is told as if nothing were there
    "public": "401 403 303 303 404 403 403 403",
    "members": "401 403 303 303 404 403 403 403",
    "country_team": "401 403 303 303 404 403 403 403",
    "confidential": "401 403 404 303 404 403 403 403",
}
HIDING_IT = {
    "public": "401 403 303 303 404 303 303 403",
    "members": "401 403 303 303 404 303 303 403",
    "country_team": "401 403 303 303 404 404 404 403",
    "confidential": "401 403 404 303 404 404 404 403",
}

ERASING_IT = {
    "public": "401 403 303 303 404 303 403 403",
    "members": "401 403 303 303 404 303 403 403",
    "country_team": "401 403 303 303 404 404 403 403",
    "confidential": "401 403 404 303 404 404 403 403",
}

SENT: Mapping[str, Line] = {
    "/sign-in": HERE,
    "/sign-in/passkey/begin": EVERYBODY,
    "/sign-in/passkey": HERE,
    "/send/in": HERE,
    "/send": "401 403 303 303 303 403 403 403",
    "/sign-out": HERE,
    "/invite/{token}": EVERYBODY,
    "/account/sign-ins": OWN_SECRET,
    "/account/language": OWN_SECRET,
    "/account/email": OWN_SECRET,
    "/account/password": OWN_SECRET,
    "/account/phone": OWN_SECRET,
    "/account/codes": "303 200 200 200 200 200 200 200",
    "/account/codes/kept": OWN_SECRET,
    "/account/passkeys/new": "303 200 200 200 200 200 200 200",
    "/account/passkeys/add": OWN_SECRET,
    "/account/passkeys/name": OWN_SECRET,
    "/account/passkeys/remove": OWN_SECRET,
    "/account/tokens": "303 200 200 200 200 200 200 200",
    "/account/tokens/revoke": OWN_SECRET,
    "/account/send-code": "303 200 200 200 200 200 200 200",
    "/account/send-code/remove": OWN_SECRET,
    "/account/travel": OWN_SECRET,
    "/account/at-risk": OWN_SECRET,
    "/account/mail": OWN_SECRET,
    "/account/mail/mute": OWN,
    "/account/mail/unmute": OWN_SECRET,
    "/account/mail/calendar": "303 200 200 200 200 200 200 200",
    "/reminders/new": OWN,
    "/reminders/done": OWN_SECRET,
    "/stop/{token}": EVERYBODY,
    "/accounts/invite": ADMINS,
    "/accounts/invites": BY_ADMINS,
    "/accounts/{account_id}/freeze": BY_FREEZERS,
    "/accounts/{account_id}/thaw": BY_FREEZERS,
    "/accounts/{account_id}/at-risk": BY_FREEZERS,
    "/accounts/{account_id}/travel": "303 403 403 403 403 303 403 403",
    "/accounts/{account_id}/arrived": "303 403 403 403 403 303 403 403",
    "/accounts/{account_id}/roles": BY_ADMINS,
    "/desk/snooze": OWN,
    "/drafts": OWN,
    "/drafts/drop": OWN,
    "/record": BY_ITS_TEAM,
    "/desk/check": BY_ITS_TEAM,
    "/desk/findings/new": BY_ITS_TEAM,
    "/desk/demands/{reference}/position": BY_ITS_TEAM,
    "/desk/demands/{reference}/letter": BY_ITS_TEAM,
    "/desk/demands/{reference}/urgency": BY_ITS_TEAM,
    "/desk/demands/{reference}/step": BY_ITS_TEAM,
    "/desk/demands/{reference}/due": BY_ITS_TEAM,
    "/desk/demands/{reference}/supervision": BY_ITS_TEAM,
    "/desk/demands/{reference}/assess": "401 403 303 303 403 403 403 403",
    "/desk/demands/{reference}/change/{kind}": BY_ITS_TEAM,
    "/desk/demands/{reference}/changes/{change_id}": "401 403 303 303 404 303 403 403",
    "/desk/demands/{reference}/translate": BY_ITS_TEAM,
    "/desk/demands/{reference}/words": BY_ITS_TEAM,
    "/desk/documents/new": BY_ITS_TEAM,
    "/desk/documents/{key}/text": BY_ITS_TEAM,
    "/desk/documents/{key}/demand": BY_ITS_TEAM,
    "/intake/sheet": BY_COORDINATORS,
    "/intake/sheet/rows": BY_COORDINATORS_NOW,
    "/intake/new": OF_AN_OWN_COUNTRY,
    "/intake/{intake_id}": BY_ITS_TEAM,
    "/intake/{intake_id}/let-go": BY_ITS_TEAM,
    "/intake/{intake_id}/text": BY_ITS_TEAM,
    "/intake/{intake_id}/{number}": BY_ITS_TEAM,
    "/evidence/new": BY_ITS_TEAM,
    "/evidence/{evidence_id}/custody": CHANGING_ITS_ENTRY,
    "/evidence/{evidence_id}/grade": CHANGING_ITS_ENTRY,
    "/evidence/{evidence_id}/attach": CHANGING_ITS_ENTRY,
    "/evidence/{evidence_id}/detach": CHANGING_ITS_ENTRY,
    "/evidence/{evidence_id}/take-back": HIDING_IT,
    "/evidence/{evidence_id}/public-copy": CHANGING_ITS_ENTRY,
    "/evidence/{evidence_id}/audience": HIDING_IT,
    "/evidence/{evidence_id}/erase": ERASING_IT,
    "/desk/entries/{entry_id}/reminder": ABOUT_ITS_ENTRY,
    "/desk/entries/{entry_id}/fate": ABOUT_ITS_ENTRY,
    "/desk/entries/{entry_id}/answer": ABOUT_ITS_ENTRY,
    "/desk/entries/{entry_id}/answer-urgency": ABOUT_ITS_ENTRY,
    "/desk/entries/{entry_id}/done": ABOUT_ITS_ENTRY,
    "/desk/entries/{entry_id}/move": CHANGING_ITS_ENTRY,
    "/desk/entries/{entry_id}/correct": CHANGING_ITS_ENTRY,
    "/desk/entries/{entry_id}/retract": HIDING_IT,
    "/desk/entries/{entry_id}/audience": HIDING_IT,
    "/desk/entries/{entry_id}/erase": ERASING_IT,
    "/desk/entries/{entry_id}/opening": CHANGING_ITS_ENTRY,
    "/desk/entries/{entry_id}/opened": {
        "public": "401 403 404 404 403 403 403 403",
        "members": "401 403 404 404 403 403 403 403",
        "country_team": "401 403 404 404 404 403 403 403",
        "confidential": "401 403 404 303 404 403 403 403",
    },
    "/desk/entries/{entry_id}/doubt": {
        "public": "401 403 303 303 404 303 403 403",
        "members": "401 403 303 303 404 303 403 403",
        "country_team": "401 403 303 303 404 404 403 403",
        "confidential": "401 403 404 303 404 404 403 403",
    },
    "/desk/countries/{code}/assess": "401 403 303 303 403 403 403 403",
    "/desk/countries/{code}/submission": BY_ITS_TEAM,
    "/desk/countries/{code}/listing": BY_ITS_TEAM,
    "/desk/countries/{code}/handout": BY_ITS_TEAM,
    "/desk/organisations/new": OF_AN_OWN_COUNTRY,
    "/desk/organisations/{key}/alias": BY_ITS_TEAM,
    "/desk/organisations/{key}/leadership": BY_ITS_TEAM,
    "/people/new": OF_AN_OWN_COUNTRY,
    "/people/{key}/alias": BY_ITS_TEAM,
    "/people/{key}/naming": BY_ITS_TEAM,
    "/people/{key}/withhold": BY_WITHHOLDERS,
    "/people/{key}/erase": "401 403 303 303 404 303 403 403",
    "/people/{key}/show": BY_ITS_TEAM,
    "/occasions/new": BY_PLANNERS,
    "/occasions/{key}/announce": TELLING_OF_AN_OCCASION,
    "/occasions/{key}/move": TELLING_OF_AN_OCCASION,
    "/occasions/{key}/cancel": TELLING_OF_AN_OCCASION,
    "/occasions/{key}/hold": TELLING_OF_AN_OCCASION,
    "/occasions/{key}/correct": TELLING_OF_AN_OCCASION,
    "/release": "401 403 403 403 403 403 303 403",
    "/confirm/ticked": "401 403 403 403 403 303 403 403",
    "/confirm/namings": "401 403 303 422 404 303 403 403",
    "/confirm/{entry_id}/return": {
        "public": "401 403 403 403 403 303 403 403",
        "members": "401 403 403 403 403 303 403 403",
        "country_team": "401 403 403 403 403 303 403 403",
        "confidential": "401 403 403 403 403 422 403 403",
    },
}
"""What a form gets that is filled in so that it would be carried out."""

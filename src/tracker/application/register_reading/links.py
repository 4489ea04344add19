"""Which places of a register hold a key, and of what: the map the checks go by."""

from collections.abc import Mapping

REGISTER = "register.yaml"
TIMELINE = "timeline.yaml"
ASSESSMENTS = "assessments.yaml"
CALENDAR = "calendar.yaml"
RATIFICATIONS = "ratifications.yaml"
FILES = (REGISTER, TIMELINE, ASSESSMENTS, CALENDAR, RATIFICATIONS)

_Places = tuple[tuple[str, str], ...]
_ISSUERS: _Places = ((REGISTER, "issuers[].key"),)
_ORGANISATIONS: _Places = ((REGISTER, "organisations[].key"),)
_OCCASIONS: _Places = ((CALENDAR, "events[].key"), (CALENDAR, "anniversaries[].key"))

# Where things of each kind have their keys. An entry is what a basis may name: whatever
# says that something happened, was said or was not found. A sender is of either kind.
KINDS: Mapping[str, _Places] = {
    "convention": ((REGISTER, "conventions[].code"),),
    "demand": ((REGISTER, "demands[].key"),),
    "document": ((REGISTER, "documents[].key"),),
    "entry": (
        (REGISTER, "documents[].key"),
        (REGISTER, "status_news[].key"),
        (TIMELINE, "developments[].key"),
        (TIMELINE, "gaps[].key"),
        (ASSESSMENTS, "evidence[].key"),
        (ASSESSMENTS, "government_positions[].key"),
        (ASSESSMENTS, "supervisory_findings[].key"),
        (ASSESSMENTS, "open_proceedings[].key"),
        (ASSESSMENTS, "deadlines[].key"),
        (ASSESSMENTS, "reiterations[].key"),
        (ASSESSMENTS, "letters[].key"),
        *_OCCASIONS,
        (RATIFICATIONS, "countries[].conventions[].key"),
    ),
    "issuer": _ISSUERS,
    "letter": ((ASSESSMENTS, "letters[].key"),),
    "measure": ((REGISTER, "demands[].measures[].key"),),
    "occasion": _OCCASIONS,
    "organisation": _ORGANISATIONS,
    "sender": (*_ISSUERS, *_ORGANISATIONS),
    "theme": ((REGISTER, "themes[].key"),),
}

# Places between which a key may stand once only.
ONCE: tuple[_Places, ...] = (
    *(
        KINDS[kind]
        for kind in (
            "convention",
            "demand",
            "entry",
            "issuer",
            "measure",
            "organisation",
            "theme",
        )
    ),
    ((ASSESSMENTS, "assessments[].key"),),
    ((ASSESSMENTS, "own_commitments[].measure"),),
    ((CALENDAR, "rules[].key"),),
    ((CALENDAR, "reminder_leads[].event"),),
    ((RATIFICATIONS, "countries[].code"),),
)

# Which places name a thing of which kind.
REFERENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    REGISTER: {
        "convention": ("demands[].conventions[]", "demands[].conventions_named[]"),
        "demand": (
            "persons{}.demands_printing_name[]",
            "demands[].overlaps[].demand",
            "demands[].related[]",
            "demands[].made_specific_by[]",
            "demands[].repeats[]",
            "demands[].measures[].raised_again[].demand",
            "status_news[].demands[]",
        ),
        "document": (
            "persons{}.as_printed[].document",
            "persons{}.documents_printing_name[]",
            "organisations[].in_documents[]",
            "demands[].document",
            "demands[].later_mentions[].document",
            "demands[].measures[].raised_again[].document",
            "status_news[].document",
        ),
        "issuer": ("documents[].issuer",),
        "letter": ("documents[].sent.letters[]",),
        "measure": ("demands[].raises_again[]",),
        "occasion": ("demands[].occasions[]",),
        "organisation": (
            "issuers[].organisation",
            "organisations[].parent",
            "demands[].organisations[]",
            "demands[].related_organisations[]",
        ),
        "person": (
            "documents[].addressee_person",
            "documents[].signatory",
            "documents[].quoted_speaker",
            "organisations[].leadership[].person",
            "demands[].persons[]",
            "demands[].related_persons[]",
            "demands[].measures[].person",
        ),
        "theme": ("demands[].theme", "demands[].secondary_themes[]"),
    },
    TIMELINE: {
        "demand": ("developments[].demands[]", "gaps[].demands[]"),
        "measure": ("developments[].measures[]",),
        "person": ("developments[].persons[]",),
    },
    ASSESSMENTS: {
        "demand": (
            "assessments[].demand",
            "own_commitments[].demand",
            "government_positions[].demands[]",
            "supervisory_findings[].demands[]",
            "open_proceedings[].demands[]",
            "deadlines[].demands[]",
            "reiterations[].demands[]",
            "letters[].demands[]",
        ),
        "document": ("reiterations[].register_document",),
        "entry": ("assessments[].basis[]", "own_commitments[].basis[]"),
        "measure": (
            "assessments[].measure",
            "own_commitments[].measure",
            "government_positions[].measures[]",
            "supervisory_findings[].measures[]",
            "supervisory_findings[].points[].measures[]",
        ),
        "person": ("evidence[].persons[]",),
        "sender": ("letters[].sender",),
    },
    CALENDAR: {
        "convention": ("events[].conventions[]",),
        "demand": ("anniversaries[].demands[]",),
        "person": ("anniversaries[].persons[]",),
    },
    RATIFICATIONS: {
        "convention": (
            "meta.governance_conventions[]",
            "meta.fundamental[]",
            "meta.demand_relevance[].convention",
            "countries[].conventions[].code",
        ),
        "demand": ("meta.demand_relevance[].demand",),
    },
}

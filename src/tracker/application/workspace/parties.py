"""Parties: persons and organisations that come into the record by hand, how else they are written, and who leads."""

import secrets
from collections.abc import Collection
from functools import singledispatch

from tracker.application.workspace import party_inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.homes import country, held_person
from tracker.application.workspace.namesakes import namesakes_in
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.plain import Shared
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import (
    NotACode,
    OrganisationKnown,
    OrganisationUnknown,
    PeriodUnknown,
    PersonUnknown,
    SourceMissing,
)
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.spelling import (
    is_among,
    require_new,
    require_nobody_else,
    script_of,
    spelled,
    spelled_of_many,
)
from tracker.application.workspace.work import Work
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Key
from tracker.projections import whereabouts
from tracker.projections.numbers import next_organisation
from tracker.store.values import By

ROLES = ("beneficiary", "author", "addressee", "other_party")
"""What a person is to the record: asked for, a writer of ours, asked of, or somebody else."""

_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
"""What keys are drawn from: without vowels none spells a name, and no two signs look alike."""
_LENGTH = 8


class Parties(Commands):
    """Commands about persons and organisations; each answers with the key."""

    def register_person(self, who: Who, by: By, given: party_inputs.Person) -> Outcome:
        """Enter a person under a random key; nobody was asked, and the name stands nowhere but with the team.

        Raises PersonKnown where the record knows that name already.
        """
        return self._numbered(who, by, "register_person", lambda work: register(given, work))

    def add_spelling(self, who: Who, by: By, given: party_inputs.Spelling) -> Outcome:
        """Record how else a person or an organisation is written, in another script or spelling.

        From then on texts are searched for it. Raises SpellingKnown, ScriptsMixed, NotAName, PersonUnknown, and
        PersonKnown where a person is on record under that name who is somebody else.
        """
        return self._carry_out(who, by, "add_spelling", lambda work: _add_spelling(given, work))

    def register_organisation(self, who: Who, by: By, given: party_inputs.Organisation) -> Outcome:
        """Enter an organisation; a small one under a random key, as its name is nobody's to read.

        Raises OrganisationKnown where the record knows one of that name already.
        """
        return self._numbered(who, by, "register_organisation", lambda work: register(given, work))

    def record_leadership(self, who: Who, by: By, given: party_inputs.Leadership) -> Outcome:
        """Record who led an organisation and when; public with the next release, the person by the rules for names.

        Raises SourceMissing, OrganisationUnknown, PeriodUnknown, PersonUnknown, EndsBeforeItBegins.
        """
        return self._carry_out(who, by, "record_leadership", lambda work: _record_leadership(given, work))


@singledispatch
def register(given: object, _: Work) -> str:
    """Enter a person or an organisation, and let the rest of the write know them; gives the key."""
    raise TypeError(given)


@register.register
def _(given: party_inputs.Person, work: Work) -> str:
    home = texts.code(given.country)
    work.allow([home])
    country(work, home)
    if given.role not in ROLES:
        raise NotACode
    name, native = spelled(given.name), spelled(given.native) if given.native else None
    if not given.is_another:
        require_nobody_else([one for one in (name, native) if one], work)
    office = texts.texts(given.office)
    key = Key(_random())
    made = Person.register(
        key=key,
        name=work.draft.plain(name),
        native=work.draft.plain(native),
        country=home,
        role=Code(given.role),
        roles=(),
        office=PublicWords(work, given.namesakes).name(office) if office else None,
        posthumous=given.posthumous,
        sensitive=False,
    )
    work.draft.take(made)
    work.names.learn(key, [one for one in (name, native) if one])
    return key


def _add_spelling(given: party_inputs.Spelling, work: Work) -> str:
    if whereabouts.person(work.connection, given.party) is None:
        return _add_spelling_of_many(given, work)
    person, kept = held_person(work, given.party), spelled(given.name)
    require_new(kept, person.names, work)
    if not given.is_another:
        require_nobody_else([kept], work, but=given.party)
    person.add_alias(work.draft.words({"und": kept}), script_of(kept), printed_in=None)
    return given.party


def _add_spelling_of_many(given: party_inputs.Spelling, work: Work) -> str:
    of, words = _held_organisation(work, given.party), {"und": spelled_of_many(given.name)}
    require_new(words["und"], of.names, work)
    of.add_alias(work.draft.words(words) if of.small else PublicWords(work, given.namesakes).name(words))
    return given.party


@register.register
def _(given: party_inputs.Organisation, work: Work) -> str:
    code = Code(texts.code(given.country)) if given.country else None
    work.allow([code])
    if code is not None:
        country(work, code)
    if given.small and code is None:
        raise NotACode
    parent = Key(texts.key(given.parent)) if given.parent else None
    if parent is not None and work.log.stream_of("organisation", parent) is None:
        raise OrganisationUnknown
    texts.names(given.name)
    kept = texts.required(given.name, texts.LONGEST_NAME)
    if not given.is_another:
        _require_no_other(kept.values(), work)
    begins = f"{texts.code(given.kind).replace('_', '-')}-{code.lower() if code else 'int'}-"
    key = Key(_random() if given.small else next_organisation(work.connection, begins, work.new_organisations))
    made = Organisation.register(
        key=key,
        name=work.draft.words(kept) if given.small else PublicWords(work, given.namesakes).name(given.name),
        country=code,
        kind=Code(given.kind),
        small=given.small,
        parent=parent,
        branches=(),
        sites=(),
        notes=None,
    )
    work.draft.take(made)
    work.new_organisations[key] = () if given.small else tuple(kept.values())
    return key


def _require_no_other(names: Collection[str], work: Work) -> None:
    """Refuse names that organisations of the record bear, small ones aside; raises OrganisationKnown."""
    named = whereabouts.names_of_organisations(work.connection)
    known = [key for key, words in named.items() if any(is_among(one, words, work) for one in names)]
    asked = {one.casefold() for one in names}
    known += [key for key, its in work.new_organisations.items() if asked & {one.casefold() for one in its}]
    if known:
        raise OrganisationKnown(organisations=", ".join(known), count=len(known))


def _record_leadership(given: party_inputs.Leadership, work: Work) -> str:
    of = _held_organisation(work, given.organisation)
    sheet = Sheet(work, Shared(audience=Audience.PUBLIC, namesakes=given.namesakes))
    is_known = given.number in of.periods if given.number is not None else not given.taken_back
    if not is_known:
        raise PeriodUnknown
    if given.person and whereabouts.person(work.connection, given.person) is None:
        raise PersonUnknown
    cited = given.citation.publication if given.citation else None
    namesakes_in([cited] if cited else [], given.namesakes, work)
    citation = sheet.citation(given.citation)
    if citation is None:
        raise SourceMissing
    of.record_leadership(
        given.number or max(of.periods, default=0) + 1,
        PublicWords(work, given.namesakes).name(given.office),
        sheet.past(given.start),
        until=sheet.past(given.until) if given.until else None,
        person=Key(given.person) if given.person else None,
        citation=citation,
        notes=sheet.notes(given.notes),
        taken_back=given.taken_back,
    )
    return given.organisation


def _held_organisation(work: Work, key: str) -> Organisation:
    """Give an organisation, once the account may give the command about it; raises OrganisationUnknown, NotAllowed."""
    found = work.named("organisation", texts.key(key), Organisation)
    if found is None:
        raise OrganisationUnknown
    work.allow([found.country])
    return found


def _random() -> str:
    return "p-" + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))

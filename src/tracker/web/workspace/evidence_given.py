"""What the pages of a file share: the file of the address, the way back, and how fields about it are read."""

from collections.abc import Sequence
from uuid import UUID

from tracker.projections.evidence_reading import Evidence
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import Crumb, demand_crumbs, version_crumbs
from tracker.web.workspace.form import uuid_in


def evidence_of(live: Live) -> Evidence:
    """Give the file of the address; raises NoSuchThing where the account may not know of it."""
    found = live.look.evidence(live.sight).one(str(evidence_id_of(live.desk)))
    if found is None:
        raise NoSuchThing
    return found


def theirs(live: Live) -> Evidence:
    """Give the file of the address to the team that has it; raises NoSuchThing, NotForYou."""
    found = evidence_of(live)
    if not found.is_theirs:
        raise NotForYou
    return found


def evidence_id_of(desk: Desk) -> UUID:
    """Give the id of the file of the address; one that is none is nobody's."""
    return uuid_in(desk.route["evidence_id"]) or UUID(int=0)


def attached_crumbs(live: Live, found: Evidence) -> Sequence[Crumb]:
    """Give the ways to what a file is attached to, as far as the account may see it."""
    crumbs: dict[str, Crumb] = {}
    for entry_id in found.entries:
        for version in live.look.versions(live.sight, entry_id):
            if version.entry.entry_id == entry_id:
                for crumb in version_crumbs(live, version):
                    crumbs.setdefault(crumb.address, crumb)
                address = f"/desk/entries/{entry_id}"
                crumbs[address] = Crumb(address, live.catalogue.gettext("The entry"))
    for reference in found.demands:
        if reference in live.shelf.demands:
            for crumb in demand_crumbs(live, reference):
                crumbs.setdefault(crumb.address, crumb)
    return list(crumbs.values())

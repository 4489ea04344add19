"""Our own texts: how cards are computed, who publishes, what was corrected."""

from fastapi import APIRouter

from tracker.web.answers import Page
from tracker.web.markdown import content
from tracker.web.routing import dated
from tracker.web.site import Ask
from tracker.web.views.corrected import corrected

router = APIRouter()


def methodology(ask: Ask) -> Page:
    """Show how a card is computed."""
    with ask.view() as view:
        return view.page("text.html", text=content("methodology", ask.language))


def privacy(ask: Ask) -> Page:
    """Show who publishes, and what is kept about readers."""
    with ask.view() as view:
        view.open(view.edition.publisher, view.edition.contact)
        return view.page(
            "privacy.html",
            text=content("privacy", ask.language),
            publisher=view.wording.say(view.edition.publisher),
            contact=view.wording.say(view.edition.contact),
        )


def corrections(ask: Ask) -> Page:
    """Show what was corrected, and where to write about an error."""
    with ask.view() as view:
        found = view.look.corrections(view.sight)
        about = {reference: view.shelf.demands.get(reference) for reference in (one.demand or "" for one in found)}
        view.open(view.edition.contact, [one["title"] for one in about.values() if one])
        return view.page(
            "corrections.html",
            contact=view.wording.say(view.edition.contact),
            corrected=[corrected(one, about[one.demand or ""], view.wording) for one in found],
        )


dated(router, "/{language}/methodology", methodology)
dated(router, "/{language}/privacy", privacy)
dated(router, "/{language}/corrections", corrections)

"""Which languages there are, how far each is, and what stands in place of what it lacks."""

from fastapi import APIRouter

from tracker.web.answers import Page
from tracker.web.routing import page
from tracker.web.site import Ask
from tracker.web.views.translations import spoken

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show how far each language is, of the newest release."""
    with ask.view() as view:
        view.open(view.edition.contact)
        return view.page(
            "translations.html",
            lasts=False,
            spoken=spoken(view.look, view.sight, view.shelf, view.wording),
            contact=view.wording.say(view.edition.contact),
        )


page(router, "/{language}/translations", show)

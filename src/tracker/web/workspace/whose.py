"""Whose record this is, for pages about accounts: they work while the record cannot be read, too."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.projections.shelves import ReadModelParked
from tracker.web.site import Site
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Whose:
    """The coalition by name, its time zone, and its countries by code, each with its name in the reader's language."""

    name: Text | None = None
    zone: str = "UTC"
    sample: bool = False
    countries: Mapping[str, str] = field(default_factory=dict)


def whose(site: Site, language: str) -> Whose:
    """Say whose record this is; of one that cannot be read just now, little."""
    try:
        with site.reader.look() as look:
            names, name = look.country_names(), look.coalition_name()
            wording = Wording(language, site.house(language), {}, look.today)
            wording.open(look.words, list(names.values()), name)
            countries = {code: wording.plain(words) or code for code, words in names.items()}
            return Whose(wording.say(name), look.zone(), site.sample or look.is_sample(), countries)
    except ReadModelParked:
        return Whose(sample=site.sample)

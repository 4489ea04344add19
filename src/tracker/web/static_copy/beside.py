"""What stands beside the pages of a copy: the way to a language, and what search engines are told."""

from collections.abc import Mapping

from tracker.web.languages import DEFAULT, LANGUAGES
from tracker.web.site import Site
from tracker.web.sitemap import Listed, sitemap
from tracker.web.static_copy.linking import led_anew
from tracker.web.static_copy.places import INDEX, way
from tracker.web.static_copy.walk import Walked
from tracker.web.wording import Wording

_HOME = "/"


def beside(site: Site, walked: Walked, address: str) -> Mapping[str, bytes]:
    """Give the files by their paths. `address` is where the copy is going to stand, empty where nobody said."""
    made = {INDEX: _home(site, walked)}
    if site.sample:
        return made | {"robots.txt": b"User-agent: *\nDisallow: /\n"}
    if address:
        made["sitemap.xml"] = _sitemap(site, walked, address.rstrip("/"))
        made["robots.txt"] = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n".encode()
    return made


def _home(site: Site, walked: Walked) -> bytes:
    with site.reader.look() as look:
        name, records = look.edition().name, []
        for language in LANGUAGES:
            wording = Wording(language, site.house(language), {}, look.today)
            wording.open(look.words, name)
            records.append((language, wording.plain(name), site.sample_said(language) if site.sample else ""))
    page = site.renderers[DEFAULT].render("copy_home.html", records=records, sample=site.sample)

    def lead(link: str) -> str | None:
        return way(walked.paths[link], INDEX) if link in walked.paths else None

    return led_anew(page, lead).encode()


def _sitemap(site: Site, walked: Walked, address: str) -> bytes:
    """List the pages that search engines may keep."""
    found: dict[str, dict[str, str]] = {}
    for its, path in sorted(walked.paths.items(), key=lambda one: one[1]):
        if walked.kinds[its] == "text/html" and its not in walked.unlisted:
            place = path.removesuffix(INDEX)
            language, _, thing = place.partition("/")
            found.setdefault(thing, {})[language] = f"{address}/{place}"
    with site.reader.look() as look:
        on = look.edition().released_on
    return sitemap(Listed(addresses, on) for _, addresses in sorted(found.items())).encode()

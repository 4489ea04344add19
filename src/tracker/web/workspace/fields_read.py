"""FieldsRead: where the fields of a page stand, what they are called, and what they are folded into."""

from html.parser import HTMLParser

_ASKED_TOGETHER = {"radio", "checkbox", "fieldset"}
"""Fields that are answers to one question, or the question with all of them: what is asked stands above them."""

_FIELDS = {"input", "textarea", "select", "p", "fieldset"}
"""What stands below a question; a paragraph with an id stands where there is nothing to choose."""


class FieldsRead(HTMLParser):
    """Reads a page that we made ourselves; what has an id is known by it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.order: dict[str, int] = {}
        """Where each id stands: its place from the first."""
        self.folds: dict[str, list[int]] = {}
        """The places of the folds, not open, around each id."""
        self._labels: dict[str, list[str]] = {}
        self._asked: dict[str, list[list[str]]] = {}
        self._kinds: dict[str, str] = {}
        self._groups: list[list[str]] = []
        self._closed: list[int | None] = []
        self._into: list[str] | None = None
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(page)

    def name_of(self, name: str) -> str:
        """Give what a field is called: by the question above it, by its own label, or by both."""
        above = [_plain(legend) for legend in self._asked[name]]
        own = _plain(self._labels.get(name, []))
        names = above if above and self._kinds[name] in _ASKED_TOGETHER else [*above, own]
        return ", ".join(filter(None, names))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what begins."""
        given = dict(attrs)
        match tag:
            case "fieldset":
                self._groups.append([])
            case "legend" if self._groups:
                self._into = self._groups[-1]
            case "label":
                self._into = self._labels.setdefault(given.get("for") or "", [])
            case "details":
                self._closed.append(None if "open" in given else self._place())
        if given.get("id"):
            self._found(str(given["id"]), tag, given.get("type") or tag)

    def handle_endtag(self, tag: str) -> None:
        """Take in what ends."""
        match tag:
            case "fieldset" if self._groups:
                self._groups.pop()
            case "details" if self._closed:
                self._closed.pop()
            case "legend" | "label":
                self._into = None

    def handle_data(self, data: str) -> None:
        """Take in what a label or a question says."""
        if self._into is not None:
            self._into.append(data)

    def _found(self, name: str, tag: str, kind: str) -> None:
        self.order.setdefault(name, len(self.order))
        self.folds.setdefault(name, [place for place in self._closed if place is not None])
        self._asked.setdefault(name, list(self._groups) if tag in _FIELDS else [])
        self._kinds.setdefault(name, kind)

    def _place(self) -> int:
        line, offset = self.getpos()
        return self._lines[line - 1] + offset


def _plain(said: list[str]) -> str:
    return " ".join("".join(said).split()).rstrip(":?")

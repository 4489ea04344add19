"""A page as a reader's program sees it: a tree of elements, parsed by nothing but the standard library."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"base", "br", "hr", "img", "input", "link", "meta"}
"""Elements that have no end tag."""


class Element:
    """One element of a page, with its texts and elements in order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None" = None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __iter__(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    @property
    def text(self) -> str:
        """All its text, with every run of white space as one blank."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """Give its texts as they stand, in order."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements below that have this tag and these attributes; a class need only be among theirs."""
        return [one for one in self if (not tag or one.tag == tag) and one.has(**attributes)]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only element below that has this tag and these attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{tag}> with {attributes}"
        return found[0]

    def has(self, **attributes: str) -> bool:
        """Say whether it has these attributes; `class_` stands for class, `_` for `-`."""
        for name, wanted in attributes.items():
            own = self[name.rstrip("_").replace("_", "-")]
            if wanted != own and not (name == "class_" and wanted in own.split()):
                return False
        return True

    def is_within(self, tag: str) -> bool:
        """Say whether it stands inside an element of that tag."""
        return self.parent is not None and (self.parent.tag == tag or self.parent.is_within(tag))


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self._here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._here = next(child for child in reversed(self._here.children) if isinstance(child, Element))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._here.children.append(Element(tag, {name: value or "" for name, value in attrs}, self._here))

    def handle_endtag(self, tag: str) -> None:
        assert self._here.tag == tag, f"</{tag}> ends <{self._here.tag}>"
        assert self._here.parent is not None
        self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.children.append(data)


def parse(html: str) -> Element:
    """Read a page; what is not closed where it should be is an error."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return tree.root

"""A page of the site as a reader or a search engine takes it: its text, its links, its head."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "figcaption",
    "title",
    "header",
    "footer",
    "nav",
    "div",
    "section",
    "article",
    "td",
    "th",
}
EMPTY = {"meta", "link", "img", "source", "br", "input", "hr"}


@dataclass(frozen=True)
class Element:
    """`text` with its white space run together, and a space between blocks."""

    tag: str
    attributes: dict[str, str]
    text: str


class PageReader(HTMLParser):
    """All elements of a page in the order in which they open, each with all the text in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []
        self.inside: dict[int, int] = {}
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {[self.opened[place][0] for place in self.open]}"

    def handle_starttag(self, tag, attrs):
        self.opened.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag in BLOCKS:
            self.handle_data(" ")
        if tag not in EMPTY:
            self.open.append(len(self.opened) - 1)

    def handle_endtag(self, tag):
        assert self.opened[self.open[-1]][0] == tag, (
            f"<{self.opened[self.open[-1]][0]}> closed by </{tag}>"
        )
        place = self.open.pop()
        self.inside[place] = len(self.opened) - place - 1
        if tag in BLOCKS:
            self.handle_data(" ")

    def handle_data(self, data):
        for place in self.open:
            self.opened[place][2].append(data)


class SitePage:
    """The page in `response`. Reading it fails on a tag that is not closed in its place."""

    def __init__(self, response) -> None:
        self.html = response.content.decode()
        reader = PageReader(self.html)
        self.elements = [
            Element(tag, at, " ".join("".join(text).split())) for tag, at, text in reader.opened
        ]
        self.inside = reader.inside  # how many elements each one holds

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements by tag and attributes; `cls` is one of their classes."""
        wanted = attributes.pop("cls", "")
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and (not wanted or wanted in element.attributes.get("class", "").split())
            and attributes.items() <= element.attributes.items()
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        (element,) = self.all(tag, **attributes)
        return element

    def texts(self, tag: str = "", **attributes: str) -> list[str]:
        return [element.text for element in self.all(tag, **attributes)]

    def text(self, tag: str = "", **attributes: str) -> str:
        return self.one(tag, **attributes).text

    def link(self, **attributes: str) -> str:
        return self.one("a", **attributes).attributes["href"]

    def links(self, **attributes: str) -> list[str]:
        return [element.attributes["href"] for element in self.all("a", **attributes)]

    def links_in(self, tag: str, **attributes: str) -> list[str]:
        """The links inside the one element."""
        start = self.elements.index(self.one(tag, **attributes))
        inside = self.elements[start + 1 :][: self.inside[start]]
        return [element.attributes["href"] for element in inside if element.tag == "a"]

    def description(self) -> str:
        return self.one("meta", name="description").attributes["content"]

    def canonical(self) -> str:
        return self.one("link", rel="canonical").attributes["href"]

"""The stages of a text dump as marks. They have no places, and a dump has neither segments nor columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from articles.reading.dump.elements import find_elements
from articles.reading.dump.page import read_page
from articles.reading.dump.text import DumpedPage

from .marks import Mark, Stage


def line_marks(page: DumpedPage) -> Iterator[Mark]:
    for line in page.lines:
        kind = "shadowed line" if line.doubled else "line"
        blanks = f", {line.gap} blank before" if line.gap else ""
        yield Mark(kind, f"{line.index + 1} in {line.indent:g} em{blanks}", line.text)


def role_marks(page: DumpedPage) -> Iterator[Mark]:
    """Each element: paragraphs with the width of their column, display lines, captions, bylines; then furniture."""
    found = find_elements(page.lines)
    for element in found.elements:
        width = f" {element.column:g} em wide" if element.column else ""
        yield Mark(element.kind, f"{element.first + 1}{width}", element.text)
    for text in found.furniture:
        yield Mark("furniture", "", text)


def story_marks(page: DumpedPage) -> Iterator[Mark]:
    reading = read_page(page)
    for number, finding in enumerate(reading.findings, 1):
        label = f"{number} {finding.confidence:.2f}"
        yield Mark("story", label, finding.story.title, group=number)
        for paragraph in finding.story.body:
            yield Mark(paragraph.kind, str(number), paragraph.text, group=number)
    for left in reading.leftovers:
        yield Mark("left over", "", f"{left.text} ({left.reason})")


MARKS: Mapping[Stage, Callable[[DumpedPage], Iterator[Mark]]] = {
    "lines": line_marks,
    "roles": role_marks,
    "stories": story_marks,
}

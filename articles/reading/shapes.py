"""What a page is read into. Frozen values, without Django."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from articles.story import Story

from .arrangement import Operation
from .page_layout import PageLayout

MOST_PAGES = 200  # pages in one file, PDF or dump: an issue has some dozens


@dataclass(frozen=True)
class Source:
    """A file's name, for messages, and its bytes."""

    name: str
    data: bytes = field(repr=False)


def gettext_noop(message: str) -> str:
    """Marks a msgid for the catalogue, which looks for this name. The reading itself says everything in English."""
    return message


class ReadingError(ValueError):
    """A source that cannot be read. The message says what was expected, what was found and what
    to do.

    As in a Doubt, `message` is an English %-format string, the msgid of its translation.
    """

    def __init__(self, message: str, **arguments: str) -> None:
        super().__init__(message % arguments)
        self.message, self.arguments = message, arguments


@dataclass(frozen=True)
class Finding:
    """A story with how sure the reading is (0 to 1) and its doubts, as (msgid, arguments) for
    the editor's language.

    `continues_on` and `continued_from` are printed page numbers ("4", "A3"), where the page
    says 下转第4版 below the story or 上接第A3版 above it; "" where it does not. `number`: of the
    story among the page's groups of blocks; 0 where those are not at hand. `continued`: page
    sequence and number of each of its parts on other pages.
    """

    story: Story
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    continues_on: str = ""
    continued_from: str = ""
    number: int = 0
    continued: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Doubt:
    """What an editor should look at. `message` is an English %-format string, the msgid of its translation.

    `region`: where on the page, its box x0, y0, x1, y1 in fractions; None for a whole story or
    in a dump. `margin`: by how much the reading was cheaper than the next best one, in marks,
    where that is known. `blocks`: the numbers of those that it is about; `proposal`: what would
    settle it. `page`: the sequence of the page that these are of, where it is not the one on
    which the story begins, else 0.
    """

    message: str
    arguments: tuple[tuple[str, str], ...] = ()
    region: tuple[float, float, float, float] | None = None
    margin: float | None = None
    blocks: tuple[int, ...] = ()
    proposal: Operation | None = None
    page: int = 0

    def __str__(self) -> str:
        return self.message % dict(self.arguments)


@dataclass(frozen=True)
class Leftover:
    """Text that no story and no furniture took, with the reason; `region` is its box x0, y0,
    x1, y1 in fractions of the page, None in a dump.
    """

    text: str
    reason: str
    region: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class PageFacts:
    """What the page says of itself; "" or None where it does not."""

    newspaper: str = ""
    date: datetime.date | None = None
    number: str = ""
    name: str = ""
    issue_number: int | None = None
    edition: str = ""


@dataclass(frozen=True)
class PageReading:
    """One page as read. `sequence` is its place in the source, from 1.

    Of a PDF's page, `size` is its width and height in points as it is shown, `sheet` the PDF
    page (from 1) that it stands on, `crop` which part of that: x0, y0, x1, y1 in fractions,
    less than the whole in a spread. A dump has none. `layout`: all that was printed, in blocks.
    """

    sequence: int
    facts: PageFacts = field(default_factory=PageFacts)
    sections: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    furniture: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    characters: int = 0
    size: tuple[float, float] | None = None
    sheet: int = 0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    layout: PageLayout | None = None

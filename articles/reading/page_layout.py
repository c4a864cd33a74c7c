"""What a reading keeps of its page: every printed line in a block, every block in one place.

A page's stories are written from this alone (`reading.story_writing`), by the import as by the
desk, which puts blocks in other places: nothing but places and roles changes then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from articles.reading.cached_property import cached_property
from articles.story import Point, Story

BlockRole = Literal[
    "kicker",
    "headline",
    "deck",
    "byline",
    "body",
    "crosshead",
    "caption",
    "picture",
    "label",
    "quote",
    "jump",
    "furniture",
    "ad",
    "notice",
    "table",
    "unknown",
]
BlockKind = Literal["story", "furniture", "ad", "notice", "leftover", "print_only", "binned"]
# x0, y0, x1, y1 in fractions of the page as it is shown, origin top left
Corners = tuple[float, float, float, float]

READING_VERSION = 1  # of what is kept; a page that has less is read again to have it


@dataclass(frozen=True)
class Face:
    """A font as a page uses it: its family, and how heavy it is (400 usual, 700 bold)."""

    family: str
    weight: int = 400


@dataclass(frozen=True)
class BlockLine:
    """A printed line. Of a printed page: `box`, `size` (its em in points) and `face`, an index
    into `PageSetting.faces`.

    Of a dump: `indent`, the ems of blanks before it, and whether a space stands at its ends.
    """

    text: str
    box: Corners | None = None
    size: float = 0.0
    face: int = 0
    indent: float = 0.0
    space_before: bool = False
    space_after: bool = False


@dataclass(frozen=True)
class PageBlock:
    """Lines that stand together, or a picture, which has none. `number`: on its page, from 1.

    `kind` is the one place where it is: for a "story", `story` is the number of that and
    `place` its place in it, both from 1. `role_read` is what the reading took it for, `role`
    what it is now. `picture`: of a caption, the number of the picture's block. `reason`: why it
    was left over, a msgid.

    `area`: a picture's box; `image`: what the reading called its file. `part`: an index into
    `PageSetting.parts`. `column`: the left and right edge of its column in fractions, along its
    lines. `turn`: degrees clockwise; vertical lines read from top to bottom.

    `origin`, `first_line`: the number of the block that was read, and which of its lines is
    this one's first: a block that was cut has but some of them.
    """

    number: int
    role_read: BlockRole
    role: BlockRole
    kind: BlockKind
    lines: tuple[BlockLine, ...] = ()
    story: int = 0
    place: int = 0
    picture: int = 0
    area: Corners | None = None
    image: str = ""
    part: int = 0
    column: tuple[float, float] | None = None
    is_vertical: bool = False
    turn: int = 0
    reason: str = ""
    origin: int = 0
    first_line: int = 0

    @cached_property
    def box(self) -> Corners | None:
        """Around its lines or picture; None in a dump."""
        boxes = [line.box for line in self.lines if line.box is not None]
        if not boxes:
            return self.area
        x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
        return min(x0s), min(y0s), max(x1s), max(y1s)

    @property
    def text(self) -> str:
        """Its lines as they are printed, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True)
class StoryGroup:
    """A story of a page, whose blocks name it by its `number`.

    `labels`: the numbers of labels that stand at another story and head this one, too, as over
    briefs. `section`: one that was proposed for it where no label is its own. `zone`: polygons in
    fractions of the page that an editor has drawn, in the place of those that follow from its
    blocks.
    """

    number: int
    labels: tuple[int, ...] = ()
    section: str = ""
    zone: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True)
class PagePart:
    """What of a page runs in one direction: all its level type, or one zone of upright type.

    `shows_indents`: its paragraphs are set in. `em`: the usual size of its text in points.
    """

    is_turned: bool = False
    shows_indents: bool = True
    em: float = 0.0


@dataclass(frozen=True)
class PageSetting:
    """What a page's stories are written by, apart from its blocks.

    `sequence`: the page's place in its source; `size`: width and height in points, None in a
    dump; `frames`, `rules`: what is drawn around and between texts.
    """

    sequence: int
    size: tuple[float, float] | None = None
    parts: tuple[PagePart, ...] = (PagePart(),)
    faces: tuple[Face, ...] = ()
    frames: tuple[Corners, ...] = ()
    rules: tuple[Corners, ...] = ()


@dataclass(frozen=True)
class PageLayout:
    """A page's blocks in the order of their numbers, its stories, and its setting."""

    setting: PageSetting
    blocks: tuple[PageBlock, ...] = ()
    groups: tuple[StoryGroup, ...] = ()
    version: int = READING_VERSION


@dataclass(frozen=True)
class WrittenStory:
    """A story as its blocks say it.

    `continues_on`, `continued_from`: printed page numbers, as in a Finding; `marks`: jump lines
    that were cut out of its text.
    """

    number: int
    story: Story
    continues_on: str = ""
    continued_from: str = ""
    marks: tuple[str, ...] = ()


# What stands in a story without being its text. A block in a story that has any other role is text: nothing is lost.
BESIDE_TEXT: frozenset[BlockRole] = frozenset(
    {"kicker", "headline", "deck", "byline", "caption", "picture", "label", "jump"}
)


def blocks_by_story(blocks: Iterable[PageBlock]) -> dict[int, tuple[PageBlock, ...]]:
    """The blocks of each story, by its number, in their places."""
    found: defaultdict[int, list[PageBlock]] = defaultdict(list)
    for block in sorted(blocks, key=lambda block: block.place):
        if block.kind == "story":
            found[block.story].append(block)
    return {story: tuple(own) for story, own in found.items()}

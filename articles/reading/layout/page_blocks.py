"""All that is printed on a page in blocks, each in one place: a story, the furniture, an ad, or left over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.arrangement import Operation
from articles.reading.geometry import Box, contains
from articles.reading.leftovers import (
    PULL_QUOTE,
    UNTAKEN_BYLINE,
    UNTAKEN_LABEL,
    UNTAKEN_PICTURE,
    UNTAKEN_TEXT,
)
from articles.reading.page_layout import (
    BlockKind,
    BlockRole,
    Corners,
    Face,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.shapes import Doubt, Finding
from articles.reading.sheet import Sheet

from .lines.blocks import Block
from .lines.printed_line import PrintedLine
from .regions.classified_blocks import ClassifiedBlocks
from .regions.page_picture import PagePicture
from .stages import LayoutStages
from .stories.block_conversion import page_block
from .stories.story_blocks import picture_block

# What a block was read as, by the reason why no story took it; headlines say it themselves.
_ROLES_LEFT: Mapping[str, BlockRole] = {
    PULL_QUOTE: "quote",
    UNTAKEN_BYLINE: "byline",
    UNTAKEN_LABEL: "label",
}


def page_layout(parts: Sequence[LayoutStages], sheet: Sheet, sequence: int) -> PageLayout:
    """`parts`: of the sheet, its level type first. Blocks and stories are numbered through all of them."""
    blocks: list[PageBlock] = []
    groups: list[StoryGroup] = []
    for moved, part in zip(moves_of(parts), parts, strict=True):
        blocks += [moved.block(block) for block in _blocks_of(part)]
        groups += [moved.group(found.group) for found in part.stories]
    setting = PageSetting(
        sequence=sequence,
        size=(sheet.width, sheet.height),
        parts=tuple(part.part for part in parts),
        faces=tuple(Face(style.family, style.weight) for style in sheet.styles),
        frames=_corners(parts[0], parts[0].roles.classified.frames),
        rules=_corners(parts[0], _rules(parts[0].roles.classified)),
    )
    return PageLayout(setting, tuple(blocks), tuple(groups))


def moves_of(parts: Sequence[LayoutStages]) -> list[PartMove]:
    """For each part how its numbers become those of the page."""
    found = [PartMove(0, 0, 0)]
    for n, part in enumerate(parts[:-1], 1):
        before = found[-1]
        blocks = before.blocks + len(_blocks_of(part))
        found.append(PartMove(blocks, before.stories + len(part.stories), n))
    return found


@dataclass(frozen=True)
class PartMove:
    """Numbers of a part of a page behind those of the parts before it."""

    blocks: int
    stories: int
    part: int

    def block(self, block: PageBlock) -> PageBlock:
        if not self.part:
            return block
        return replace(
            block,
            number=block.number + self.blocks,
            origin=block.origin + self.blocks,
            story=block.story + self.stories if block.story else 0,
            picture=block.picture + self.blocks if block.picture else 0,
            image=self._image(block),
            part=self.part,
        )

    def _image(self, block: PageBlock) -> str:
        """The name of a picture begins with its story's number."""
        if not block.image:
            return ""
        _, place = block.image.split("-")
        return f"{block.story + self.stories}-{place}"

    def finding(self, finding: Finding) -> Finding:
        """The finding under the page's numbers, by which its pictures are named."""
        if not self.part:
            return finding
        number = finding.number + self.stories
        pictures = tuple(
            replace(picture, image=f"{number}-{n}")
            for n, picture in enumerate(finding.story.pictures, 1)
        )
        return replace(
            finding,
            story=replace(finding.story, pictures=pictures),
            doubts=tuple(map(self._doubt, finding.doubts)),
            number=number,
        )

    def _doubt(self, doubt: Doubt) -> Doubt:
        blocks = tuple(block + self.blocks for block in doubt.blocks)
        proposal = doubt.proposal and self._operation(doubt.proposal)
        return replace(doubt, blocks=blocks, proposal=proposal)

    def _operation(self, operation: Operation) -> Operation:
        is_join = operation.name == "join"
        return replace(
            operation,
            blocks=tuple(block + self.blocks for block in operation.blocks),
            story=operation.story + self.stories if operation.story > 0 else operation.story,
            at=operation.at + self.stories if is_join else operation.at,
        )

    def group(self, group: StoryGroup) -> StoryGroup:
        labels = tuple(label + self.blocks for label in group.labels)
        return replace(group, number=group.number + self.stories, labels=labels)


def _corners(stages: LayoutStages, boxes: Sequence[Box]) -> tuple[Corners, ...]:
    return tuple(stages.scale.fractions(box) for box in boxes)


def _rules(page: ClassifiedBlocks) -> tuple[Box, ...]:
    return (*page.horizontal_rules, *page.vertical_rules)


def _blocks_of(stages: LayoutStages) -> list[PageBlock]:
    """The blocks of one part: those of its stories, then all others."""
    found = [block for story in stages.stories for block in story.blocks]
    picture = 0
    for number, left in enumerate(_left(stages), len(found) + 1):
        if isinstance(left.part, PagePicture):
            picture = number
            found.append(picture_block(left.part, number, stages.scale))
        else:
            block = page_block(left.part, number, left.role, left.kind, stages.scale)
            of_picture = picture if left.is_of_picture else 0
            found.append(replace(block, reason=left.reason, picture=of_picture))
    return found


@dataclass(frozen=True)
class _LeftPart:
    """A block or picture that no story took; `is_of_picture`: words of the picture right before it."""

    part: Block | PagePicture
    role: BlockRole
    kind: BlockKind = "leftover"
    reason: str = ""
    is_of_picture: bool = False


def _left(stages: LayoutStages) -> Iterator[_LeftPart]:
    yield from _furniture(stages.roles.classified)
    yield from _free_pictures(stages)
    headlines = _headline_roles(stages)
    for left in stages.unassigned:
        if left.reason != UNTAKEN_PICTURE:
            role = _ROLES_LEFT.get(left.reason) or headlines.get(left.block, "unknown")
            yield _LeftPart(left.block, role, reason=left.reason)
    yield from _untaken(stages)


def _furniture(page: ClassifiedBlocks) -> Iterator[_LeftPart]:
    for block in page.furniture:
        if block in page.adverts:
            yield _LeftPart(block, "ad", "ad")
        elif block in page.silent and _is_in_any(block, page.figures):
            yield _LeftPart(block, "table", "furniture")
        else:
            yield _LeftPart(block, "furniture", "furniture")


def _is_in_any(block: Block, figures: Sequence[Box]) -> bool:
    return any(contains(figure, block.box, block.size) for figure in figures)


def _free_pictures(stages: LayoutStages) -> Iterator[_LeftPart]:
    """Pictures of no story, each before its words."""
    taken = {picture.box for story in stages.stories for picture in story.draft.pictures}
    for picture in stages.roles.pictures:
        if picture.box not in taken:
            yield _LeftPart(picture, "picture")
            for words in picture.words:
                yield _LeftPart(words, "caption", reason=UNTAKEN_PICTURE, is_of_picture=True)


def _headline_roles(stages: LayoutStages) -> dict[Block, BlockRole]:
    found: dict[Block, BlockRole] = {}
    for headline in stages.roles.headlines:
        found |= dict.fromkeys(headline.kicker, "kicker")
        found |= dict.fromkeys(headline.headline, "headline")
        found |= dict.fromkeys(headline.deck, "deck")
    return found


def _untaken(stages: LayoutStages) -> Iterator[_LeftPart]:
    jump_lines = {line.order for block in stages.roles.jump_lines for line in block.lines}
    for lines in _as_blocks(untaken_lines(stages), stages.blocks):
        role: BlockRole = "jump" if lines[0].order in jump_lines else "unknown"
        yield _LeftPart(Block(tuple(lines)), role, reason=UNTAKEN_TEXT)


def untaken_lines(stages: LayoutStages) -> list[PrintedLine]:
    """The lines that are in no story, no furniture and are not left over for a reason of their own."""
    blocks = [
        *stages.roles.classified.furniture,
        *(left.block for left in stages.unassigned),
    ]
    for found in stages.stories:
        blocks += found.draft.blocks
    taken = {line.order for block in blocks for line in block.lines}
    return [line for line in stages.lines if line.order not in taken]


def _as_blocks(
    lines: Sequence[PrintedLine], blocks: Sequence[Block]
) -> Iterator[list[PrintedLine]]:
    """The lines together that stand together in a block, from its top to its foot; any other line alone."""
    free = {line.order for line in lines}
    for block in blocks:
        for is_free, run in itertools.groupby(block.lines, lambda line: line.order in free):
            if is_free:
                yield list(run)
    in_blocks = {line.order for block in blocks for line in block.lines}
    yield from ([line] for line in lines if line.order not in in_blocks)

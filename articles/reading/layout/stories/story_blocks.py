"""A story as it was gathered → its blocks as they are kept, each in its place in the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.page_layout import BlockRole, PageBlock, StoryGroup

from .block_conversion import page_block
from .page_scale import PageScale
from .story_draft import Drafts, StoryDraft


@dataclass(frozen=True)
class StoryBlocks:
    """The blocks of a page's stories, numbered from 1 in the stories' order, and the stories.

    `numbers`: of each block by the `order` of its first line.
    """

    blocks: tuple[PageBlock, ...]
    groups: tuple[StoryGroup, ...]

    numbers: Mapping[int, int]

    def number_of(self, block: Block) -> int:
        """The number that the layout's block is kept by."""
        return self.numbers[_key(block)]

    def of(self, story: int) -> tuple[PageBlock, ...]:
        return tuple(block for block in self.blocks if block.story == story)


def story_blocks(drafts: Drafts, scale: PageScale) -> StoryBlocks:
    """A label over several stories is a block of the first of them; the others name it."""
    found: list[PageBlock] = []
    groups: list[StoryGroup] = []
    numbers: dict[int, int] = {}
    for story, draft in enumerate(drafts, 1):
        own = [label for label in draft.labels if _key(label) not in numbers]
        shared = tuple(numbers[_key(b)] for b in draft.labels if b not in own)
        groups.append(StoryGroup(story, shared))
        parts = list(_read_blocks(draft, own))
        for number, read in enumerate(parts, len(found) + 1):
            if isinstance(read.part, Block):
                numbers[_key(read.part)] = number
        found += _StoryPlaces(story, len(found), scale).placed(parts)
    return StoryBlocks(tuple(found), tuple(groups), numbers)


def _key(block: Block) -> int:
    return block.lines[0].order


@dataclass(frozen=True)
class _ReadBlock:
    """A block with its role, or a picture, whose words follow it."""

    role: BlockRole
    part: Block | PagePicture


def _read_blocks(draft: StoryDraft, labels: list[Block]) -> Iterator[_ReadBlock]:
    """The parts of a story in the order in which somebody reads them; the labels first."""
    yield from _each("label", labels)
    if draft.headline is not None:
        yield from _each("kicker", draft.headline.kicker)
        yield from _each("headline", draft.headline.headline)
        yield from _each("deck", draft.headline.deck)
    yield from _each("byline", draft.bylines)
    for piece in draft.flow.pieces:
        if isinstance(piece, HeadlineBlock):
            yield from _each("crosshead", piece.blocks)
        else:
            yield _ReadBlock("body", piece)
    for picture in draft.pictures:
        yield _ReadBlock("picture", picture)
        yield from _each("caption", picture.words)
    yield from _each("jump", draft.jump_lines)


def _each(role: BlockRole, blocks: Sequence[Block]) -> Iterator[_ReadBlock]:
    for block in blocks:
        yield _ReadBlock(role, block)


@dataclass(frozen=True)
class _StoryPlaces:
    """Where a story's blocks are kept: behind so many others, `before`."""

    story: int
    before: int
    scale: PageScale

    def placed(self, parts: Sequence[_ReadBlock]) -> Iterator[PageBlock]:
        picture = pictures = 0
        for place, read in enumerate(parts, 1):
            number = self.before + place
            if isinstance(read.part, PagePicture):
                picture, pictures = number, pictures + 1
                image = f"{self.story}-{pictures}"
                block = picture_block(read.part, number, self.scale, image)
            else:
                block = page_block(read.part, number, read.role, "story", self.scale)
            of_picture = picture if read.role == "caption" else 0
            yield replace(block, story=self.story, place=place, picture=of_picture)


def picture_block(
    picture: PagePicture, number: int, scale: PageScale, image: str = ""
) -> PageBlock:
    """A picture of a story, or, without an `image`, one that no story took."""
    return PageBlock(
        number=number,
        role_read="picture",
        role="picture",
        kind="story" if image else "leftover",
        area=scale.kept(picture.box),
        image=image,
        origin=number,
    )

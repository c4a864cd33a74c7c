"""Blocks with their roles and places → stories. What the import calls, and the desk after it has put blocks elsewhere.

Nothing is asked that is not kept with the page: so the same blocks always give the same story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.assembly import StoryElements, make_story
from articles.reading.cached_property import cached_property
from articles.reading.elements import Element, HeadlineStack
from articles.reading.geometry import Box
from articles.reading.language.captions import Caption
from articles.reading.language.credits import CreditLine
from articles.reading.language.lines import TextLine
from articles.reading.language.words import KnownPairs
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.page_layout import (
    BESIDE_TEXT,
    BlockRole,
    PageBlock,
    PageSetting,
    StoryGroup,
    WrittenStory,
    blocks_by_story,
)
from articles.story import Region, Story, StoryPicture

from .block_conversion import KnownBlocks, layout_block
from .byline_assignment import byline_credits
from .outlines import Polygon
from .page_scale import PageScale, scale_of
from .polygons import polygons_of
from .story_jumps import split_jumps
from .text import element, elements_of


def write_printed_stories(
    blocks: Sequence[PageBlock],
    groups: Sequence[StoryGroup],
    setting: PageSetting,
    texts_of: Collection[int] | None = None,
    known: KnownBlocks | None = None,
) -> tuple[WrittenStory, ...]:
    """The groups that have blocks as stories, in the order of the groups.

    `texts_of`: the numbers of those that are written whole; of the others, the zones alone. `known`: of the page as
    it was read, where it is written again and again.
    """
    page = _PageInPoints(tuple(blocks), setting, known)
    stories = [_StoryParts(group, own, page) for group in groups if (own := page.of(group))]
    zones = _regions(stories, setting)
    return tuple(
        _written(story, zones[story.group.number])
        if texts_of is None or story.group.number in texts_of
        else WrittenStory(story.group.number, Story(regions=zones[story.group.number]))
        for story in stories
    )


@dataclass(frozen=True)
class _PageInPoints:
    blocks: tuple[PageBlock, ...]
    setting: PageSetting
    known: KnownBlocks | None = None

    def of(self, group: StoryGroup) -> tuple[PageBlock, ...]:
        return self._by_story.get(group.number, ())

    @cached_property
    def _by_story(self) -> Mapping[int, tuple[PageBlock, ...]]:
        return blocks_by_story(self.blocks)

    @cached_property
    def by_number(self) -> Mapping[int, PageBlock]:
        return {block.number: block for block in self.blocks}

    @cached_property
    def words(self) -> tuple[KnownPairs, ...]:
        """The pairs of characters that the texts of each part know."""
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for block in self.blocks:
            if block.role_read == "body":
                texts[block.part].append(self.printed(block, block.part).text)
        return tuple(KnownPairs("\n".join(texts[n])) for n in range(len(self.setting.parts)))

    def printed(self, block: PageBlock, part: int) -> Block:
        """The block in points of a part of the page; one of another part has no column in it."""
        if block.part == part:
            return self._printed[block.number]
        scale = scale_of(self.setting, part)
        if self.known is not None:
            return self.known.of(block, scale, is_apart=True)
        return layout_block(replace(block, column=None), scale)

    @cached_property
    def _printed(self) -> Mapping[int, Block]:
        scales = [scale_of(self.setting, n) for n in range(len(self.setting.parts))]
        made = self.known.of if self.known is not None else layout_block
        return {b.number: made(b, scales[b.part]) for b in self.blocks if b.lines}


@dataclass(frozen=True)
class _StoryParts:
    """A story's blocks by what they are, in the direction in which its first one runs."""

    group: StoryGroup
    blocks: tuple[PageBlock, ...]
    page: _PageInPoints

    @property
    def part(self) -> int:
        return self.blocks[0].part

    @cached_property
    def scale(self) -> PageScale:
        return scale_of(self.page.setting, self.part)

    def printed(self, *roles: BlockRole) -> tuple[Block, ...]:
        return self._printed([block for block in self.blocks if block.role in roles])

    def _printed(self, blocks: Iterable[PageBlock]) -> tuple[Block, ...]:
        return tuple(self.page.printed(block, self.part) for block in blocks if block.lines)

    @cached_property
    def headline(self) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]:
        """Kicker, headline and deck."""
        return self.printed("kicker"), self.printed("headline"), self.printed("deck")

    @cached_property
    def pieces(self) -> list[Block | HeadlineBlock]:
        """Its text and the crossheads in it."""
        found: list[Block | HeadlineBlock] = []
        for block in self.blocks:
            if block.role in BESIDE_TEXT or not block.lines:
                continue
            printed = self.page.printed(block, self.part)
            is_crosshead = block.role == "crosshead"
            found.append(HeadlineBlock((), (printed,), ()) if is_crosshead else printed)
        return found

    @cached_property
    def bylines(self) -> tuple[Block, ...]:
        return self.printed("byline")

    @cached_property
    def pictures(self) -> list[_WordedPicture]:
        """Those that it shows, and captions whose picture is none of its own."""
        own = {block.number for block in self.blocks if block.role == "picture"}
        words: defaultdict[int, list[PageBlock]] = defaultdict(list)
        for block in self.blocks:
            if block.role == "caption" and block.picture in own:
                words[block.picture].append(block)
        return [
            self._picture(block, words[block.number])
            for block in self.blocks
            if block.role == "picture" or (block.role == "caption" and block.picture not in own)
        ]

    def _picture(self, block: PageBlock, words: Sequence[PageBlock]) -> _WordedPicture:
        """A picture with its `words`, or words without one."""
        own = [block] if block.lines else []
        printed = self._printed([*own, *words])
        box = self.scale.place(block.area or block.box or (0.0, 0.0, 0.0, 0.0))
        region = None if block.area is None else self.scale.rectangle(box)
        return _WordedPicture(PagePicture(box, printed), region, block.image)

    @cached_property
    def labels(self) -> tuple[Block, ...]:
        numbers = (n for n in self.group.labels if n in self.page.by_number)
        shared = self._printed(self.page.by_number[number] for number in numbers)
        return (*shared, *self.printed("label"))

    @property
    def boxes(self) -> list[Box]:
        """Where it stands: without labels and jump lines, whose plates stand outside."""
        heads = [block.box for blocks in self.headline for block in blocks]
        texts = [piece.box for piece in (*self.pieces, *self.bylines)]
        return [*heads, *texts, *(picture.picture.whole for picture in self.pictures)]

    @property
    def is_byline_the_desks(self) -> bool:
        return any(b.role == "byline" and b.role_read != "byline" for b in self.blocks)


@dataclass(frozen=True)
class _WordedPicture:
    picture: PagePicture
    region: Region | None
    image: str

    def shown(self) -> StoryPicture:
        return replace(self.picture.picture(), region=self.region, image=self.image)


def _written(story: _StoryParts, zones: tuple[Region, ...]) -> WrittenStory:
    setting = story.page.setting.parts[story.part]
    body, jumps = split_jumps(
        elements_of(story.pieces, setting.shows_indents), story.printed("jump")
    )
    made = make_story(_elements(story, body), story.page.words[story.part])
    whole = _with_place(made, story, zones)
    return WrittenStory(
        story.group.number, whole, jumps.continues_on, jumps.continued_from, jumps.marks
    )


def _with_place(made: Story, story: _StoryParts, zones: tuple[Region, ...]) -> Story:
    return replace(
        made,
        section=made.section or story.group.section,
        pictures=tuple(picture.shown() for picture in story.pictures),
        regions=zones,
    )


def _regions(
    stories: Sequence[_StoryParts], setting: PageSetting
) -> dict[int, tuple[Region, ...]]:
    """Each story's zone by its number: as an editor has drawn it, else as its blocks say."""
    zones = _zones(stories, setting)
    found: dict[int, tuple[Region, ...]] = {}
    for story in stories:
        drawn = tuple(Region(setting.sequence, polygon) for polygon in story.group.zone)
        told = zones.get(story.group.number, ())
        found[story.group.number] = drawn or tuple(map(story.scale.region, told))
    return found


def _zones(
    stories: Sequence[_StoryParts], setting: PageSetting
) -> dict[int, Collection[Polygon]]:
    """The polygons of each story by its number; those of one direction share the page among them."""
    found: dict[int, Collection[Polygon]] = {}
    for part in range(len(setting.parts)):
        boxes = {s.group.number: own for s in stories if s.part == part and (own := s.boxes)}
        outlines = polygons_of(list(boxes.values()), scale_of(setting, part).box)
        found |= dict(zip(boxes, outlines, strict=True))
    return found


def _elements(story: _StoryParts, body: tuple[Element, ...]) -> StoryElements:
    kicker, headline, deck = story.headline
    return StoryElements(
        stack=HeadlineStack(_display(kicker), _display(headline), _display(deck)),
        body=body,
        byline=_byline(story),
        pictures=tuple(_caption(picture.picture) for picture in story.pictures),
        section=" ".join(label.text for label in story.labels),
    )


def _display(blocks: Sequence[Block]) -> tuple[Element, ...]:
    return tuple(element("display", [line]) for block in blocks for line in block.lines)


def _byline(story: _StoryParts) -> Element | None:
    """The names on its bylines; the words as they stand where the desk says that it is one and no name is found."""
    signature = byline_credits(story.bylines)
    if not signature.names_people:
        if not story.is_byline_the_desks:
            return None
        signature = CreditLine(printed=" ".join(block.text for block in story.bylines))
    lines = _text_lines(story.bylines)
    return Element("byline", lines, signature.printed, credit_line=signature)


def _caption(picture: PagePicture) -> Element:
    lines = _text_lines(picture.words)
    return Element("caption", lines, "", caption=Caption(lines, picture.picture()))


def _text_lines(blocks: Sequence[Block]) -> tuple[TextLine, ...]:
    return tuple(line.as_text for block in blocks for line in block.lines)

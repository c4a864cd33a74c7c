"""Where on the page, in which blocks and stories stands what a doubt is about; and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import FlowPiece, Mend
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.shapes import Doubt

from .page_scale import PageScale
from .story_blocks import StoryBlocks
from .story_draft import Drafts

Part = FlowPiece | PagePicture
QUOTED = 10  # characters that a doubt quotes: enough to find the place on the page
QUOTES_APART = " – "  # between the beginnings of ends that are exchanged


@dataclass(frozen=True)
class DoubtPlaces:
    """The drafts of a page, the blocks that they are kept in, and its scale. Stories are numbered from 1."""

    drafts: Drafts
    gathered: StoryBlocks
    scale: PageScale

    def of(
        self,
        said: Doubt,
        part: Part,
        margin: float | None = None,
        proposal: Operation | None = None,
    ) -> Doubt:
        """The doubt in the place of `part`."""
        return replace(
            said,
            region=self.scale.fractions(_box_of(part)),
            margin=margin,
            blocks=self.blocks_of(part),
            proposal=proposal,
        )

    def blocks_of(self, part: Part) -> tuple[int, ...]:
        if isinstance(part, PagePicture):
            area = self.scale.kept(part.box)
            pictures = (b for b in self.gathered.blocks if b.role == "picture")
            return tuple(block.number for block in pictures if block.area == area)
        return self._numbers(part.blocks if isinstance(part, HeadlineBlock) else (part,))

    def story_of(self, part: Part) -> int:
        """The number of the story that a piece is in; 0 for none."""
        numbers = self.blocks_of(part)
        return self._stories.get(numbers[0], 0) if numbers else 0

    def anchored(self, anchor: int) -> int:
        """The number of the draft with this `anchor`; 0 for none."""
        found = (n for n, draft in enumerate(self.drafts, 1) if draft.anchor == anchor)
        return next(found, 0)

    def moved(self, parts: Sequence[Part], story: int, behind: Part | None = None) -> Operation:
        """Moves pieces to another story, behind one of its own or behind all."""
        blocks = tuple(number for part in parts for number in self.blocks_of(part))
        at = 0
        last = self.blocks_of(behind)[-1:] if behind is not None else ()
        for number in last:
            at = self._places[number] + 1
        return Operation("move", blocks=blocks, story=story or NEW_STORY, at=at)

    def mended(self, mend: Mend) -> Operation | None:
        """What makes another order of reading of this one; None where a piece of it is in no story."""
        firsts = [min(self.blocks_of(end), default=0) for end in mend.ends]
        story = self.story_of(mend.behind) if mend.behind is not None else 0
        if not all(self._stories.get(first) for first in firsts):
            return None
        if (mend.behind is not None) != bool(story):
            return None
        if mend.is_begun:
            story = NEW_STORY
        elif mend.behind is not None:
            story = self._afterwards(mend.behind, mend.ends) or story
        if len(firsts) == 1 and mend.is_begun:
            return self.split(mend.ends[0])
        own = self.story_of(mend.ends[0])
        if len(firsts) == 1 and story != own and self._is_whole(mend.ends[0]):
            return Operation("join", story=story, at=own)
        words = QUOTES_APART.join(f"“{end.text[:QUOTED]}”" for end in mend.ends)
        return Operation("exchange", blocks=tuple(firsts), story=story, value=words)

    def _afterwards(self, piece: Part, ends: Sequence[Part]) -> int:
        """The number of the story that a piece is in once each of the ends has the next one's place.

        The piece may stand in an end that goes along; 0 if that has no place yet.
        """
        passed: list[Part] = []
        while (end := self._end_with(piece, ends)) is not None and end not in passed:
            passed.append(end)
            following = ends[ends.index(end) + 1 :]
            if not following:
                return 0
            before = self._before(following[0])
            if before is None:
                return self.story_of(following[0])
            piece = before
        return self.story_of(piece)

    def _end_with(self, piece: Part, ends: Sequence[Part]) -> Part | None:
        """The end of a story, among those that are named, in which a piece stands."""
        nodes = self._nodes_of(piece)
        till = nodes[: nodes.index(piece) + 1] if piece in nodes else ()
        return next((node for node in reversed(till) if node in ends), None)

    def _before(self, piece: Part) -> Part | None:
        nodes = self._nodes_of(piece)
        at = nodes.index(piece) if piece in nodes else 0
        return nodes[at - 1] if at else None

    def _nodes_of(self, piece: Part) -> Sequence[Part]:
        """The flow that a piece stands in."""
        story = self.story_of(piece)
        return self.drafts[story - 1].flow.nodes if story else ()

    def _is_whole(self, part: Part) -> bool:
        """Whether a story begins with a piece, or has nothing but its headline before it."""
        nodes = self._nodes_of(part)
        begun = nodes[1:] if nodes and isinstance(nodes[0], HeadlineBlock) else nodes
        return part in (*nodes[:1], *begun[:1])

    def changed_by(self, mend: Operation) -> set[int]:
        """The numbers of the stories that a proposal changes."""
        at = {mend.at} if mend.name == "join" else set()
        return {mend.story, *at, *(self._stories.get(number, 0) for number in mend.blocks)}

    def split(self, part: Part) -> Operation:
        """Lets the story of a piece end before it, where another one begins."""
        return Operation("split", blocks=self.blocks_of(part)[:1])

    def _numbers(self, blocks: Iterable[Block]) -> tuple[int, ...]:
        known = self.gathered.numbers
        return tuple(
            known[order] for block in blocks if (order := block.lines[0].order) in known
        )

    @cached_property
    def _stories(self) -> dict[int, int]:
        return {block.number: block.story for block in self.gathered.blocks}

    @cached_property
    def _places(self) -> dict[int, int]:
        return {block.number: block.place for block in self.gathered.blocks}


def _box_of(part: Part) -> Box:
    return part.whole if isinstance(part, PagePicture) else part.box

"""A story as it is gathered: its text in order, and what has been attached to it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.reading_order import StoryFlow
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture


@dataclass(frozen=True)
class StoryDraft:
    """A story's flow and its attachments. Each assignment gives a new draft.

    `unsure_pictures`: those of its pictures that might as well be another story's. `image_label`: an
    image in the place of its label.
    """

    flow: StoryFlow
    pictures: tuple[PagePicture, ...] = ()
    bylines: tuple[Block, ...] = ()
    labels: tuple[Block, ...] = ()
    jump_lines: tuple[Block, ...] = ()
    unsure_pictures: tuple[PagePicture, ...] = ()
    image_label: Box | None = None

    @property
    def headline(self) -> HeadlineBlock | None:
        return self.flow.headline

    @property
    def text(self) -> list[Block]:
        """Its body text, without crossheads."""
        return [piece for piece in self.flow.pieces if isinstance(piece, Block)]

    @property
    def printed(self) -> list[Block]:
        """All that stands in the story itself: headline, text, crossheads, bylines."""
        blocks = list(self.headline.blocks) if self.headline else []
        for piece in self.flow.pieces:
            blocks += _blocks_of(piece)
        return [*blocks, *self.bylines]

    @property
    def blocks(self) -> list[Block]:
        """Every block that is the story's, with its labels, jump lines and its pictures' words."""
        words = [block for picture in self.pictures for block in picture.words]
        return [*self.printed, *self.labels, *self.jump_lines, *words]

    @property
    def boxes(self) -> list[Box]:
        """Where it stands: without labels and jump lines, whose plates stand outside."""
        texts = [block.box for block in self.printed]
        return [*texts, *(picture.whole for picture in self.pictures)]

    @property
    def has_text(self) -> bool:
        """Whether it is more than a headline, with or without a picture."""
        return bool(self.text)

    def with_picture(self, picture: PagePicture, *, is_sure: bool = True) -> StoryDraft:
        unsure = self.unsure_pictures if is_sure else (*self.unsure_pictures, picture)
        return replace(self, pictures=(*self.pictures, picture), unsure_pictures=unsure)

    def with_byline(self, byline: Block) -> StoryDraft:
        return replace(self, bylines=(*self.bylines, byline))

    def with_note(self, note: Block) -> StoryDraft:
        """What stands about its author, as its last text."""
        pieces, margins = (*self.flow.pieces, note), (*self.flow.margins, None)
        pulls = (*self.flow.pulls, 0.0)
        flow = replace(self.flow, pieces=pieces, margins=margins, pulls=pulls)
        return replace(self, flow=flow)

    def with_label(self, label: Block) -> StoryDraft:
        return replace(self, labels=(*self.labels, label))

    def with_image_label(self, box: Box) -> StoryDraft:
        return replace(self, image_label=box)

    def with_jump_line(self, jump_line: Block) -> StoryDraft:
        return replace(self, jump_lines=(*self.jump_lines, jump_line))


Drafts = tuple[StoryDraft, ...]


def _blocks_of(piece: Block | HeadlineBlock) -> Iterator[Block]:
    if isinstance(piece, HeadlineBlock):
        yield from piece.blocks
    else:
        yield piece


def replaced(drafts: Drafts, at: int, draft: StoryDraft) -> Drafts:
    """The drafts with another one in the place `at`."""
    return (*drafts[:at], draft, *drafts[at + 1 :])

"""A story as it is gathered: its text in order, and what has been attached to it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture

NOBODY = -1  # the `rival` of what stands at one story alone, but off it


@dataclass(frozen=True)
class WeakAttachment:
    """What stands at a story and might be another one's.

    `margin`: by how much the story's claim is better than the next one's: of a picture in points
    of `STORIES`, of others in ems. `rival`: of the story with the next best claim, its `anchor`.
    """

    kind: Literal["picture", "byline", "label"]
    part: Block | PagePicture
    margin: float
    rival: int

    @property
    def box(self) -> Box:
        return self.part.whole if isinstance(self.part, PagePicture) else self.part.box

    @property
    def text(self) -> str:
        """The words on it; of a picture its caption."""
        if isinstance(self.part, PagePicture):
            return self.part.picture().caption
        return self.part.text


@dataclass(frozen=True)
class StoryDraft:
    """A story's flow and its attachments. Each assignment gives a new draft.

    `image_label`: an image in the place of its label. `weak`: attachments that another story has
    a claim to, too; `claims`: those of other stories that this one has the next best claim to.
    """

    flow: StoryFlow
    pictures: tuple[PagePicture, ...] = ()
    bylines: tuple[Block, ...] = ()
    labels: tuple[Block, ...] = ()
    jump_lines: tuple[Block, ...] = ()
    image_label: Box | None = None
    weak: tuple[WeakAttachment, ...] = ()
    claims: tuple[WeakAttachment, ...] = ()

    @property
    def anchor(self) -> int:
        """The `order` of its first line: of a story, whatever is attached to it later, always the same."""
        first = self.flow.nodes[0]
        blocks = first.headline if isinstance(first, HeadlineBlock) else (first,)
        return blocks[0].lines[0].order

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

    def with_picture(self, picture: PagePicture) -> StoryDraft:
        return replace(self, pictures=(*self.pictures, picture))

    def with_byline(self, byline: Block) -> StoryDraft:
        return replace(self, bylines=(*self.bylines, byline))

    def with_claim(self, claim: WeakAttachment) -> StoryDraft:
        return replace(self, claims=(*self.claims, claim))

    def with_note(self, note: Block) -> StoryDraft:
        """What stands about its author, as its last text."""
        pieces, margins = (*self.flow.pieces, note), (*self.flow.margins, None)
        pulls, rivals = (*self.flow.pulls, 0.0), (*self.flow.rivals, None)
        flow = replace(self.flow, pieces=pieces, margins=margins, pulls=pulls, rivals=rivals)
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


def with_rivalry(drafts: Drafts, owner: int, rival: int | None, weak: WeakAttachment) -> Drafts:
    """The drafts, the owner's and the rival's of which know of the attachment that both have a claim to."""
    own = drafts[owner]
    drafts = replaced(drafts, owner, replace(own, weak=(*own.weak, weak)))
    if rival is None:
        return drafts
    return replaced(drafts, rival, drafts[rival].with_claim(weak))

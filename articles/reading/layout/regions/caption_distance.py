"""How far a block is from a picture whose caption it may be.

Below its picture is the usual place, so what stands above or beside counts as further off by a
caption's whole gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains, covers_y, overlap_x, union
from articles.reading.language import byline_tails, labels, measure
from articles.reading.layout.lines.blocks import Block

from .classified_blocks import ClassifiedBlocks
from .page_picture import is_worded
from .picture_tuning import PICTURES
from .tuning import REGIONS


def caption_distance(
    block: Block,
    picture: Box,
    words: Sequence[Block],
    page: ClassifiedBlocks,
) -> float | None:
    """Points between a picture and the block; None where the block is not by it, 0 where it
    stands on it.

    `words` are those that the picture has: a second block of its caption stands below the
    first, or level with it, as names do at a line's end.
    """
    if contains(picture, block.box, PICTURES.caption_slack * block.size):
        return 0.0
    above = [word.box for word in words if not _ends_line(block.box, word.box)]
    foot = union([picture, *above]).y1
    near = PICTURES.caption_gap * page.em
    has_wording = is_worded(block)
    if has_wording and not words:
        foot = _below_headline(block, picture, near, page)
    place = _CaptionPlace(block, picture, foot, near, has_wording)
    if _is_below_other_headline(block, picture, page):
        return place.below()
    for gap_to in (place.below, place.above, place.beside):
        distance = gap_to()
        if distance is not None:
            return distance
    return None


def _below_headline(block: Block, picture: Box, near: float, page: ClassifiedBlocks) -> float:
    """The foot of the headline that stands between a picture and a block, as a photo story's does, or the picture's."""
    heads = [
        head.box
        for head in page.display
        if 0 <= head.box.y0 - picture.y1 <= near and head.box.y1 <= block.box.middle_y
        if overlap_x(head.box, picture) >= PICTURES.heads_picture * head.box.width
    ]
    return union([picture, *heads]).y1


def _is_below_other_headline(block: Block, picture: Box, page: ClassifiedBlocks) -> bool:
    """Whether a headline that does not reach to the picture stands right over a block, as in a photo story beside."""
    return any(
        -block.size <= block.box.y0 - head.box.y1 <= block.size
        and overlap_x(head.box, block.box) > 0
        and overlap_x(head.box, picture) <= 0
        for head in page.display
    )


def captions_above(picture: Box, upper: Sequence[Block], page: ClassifiedBlocks) -> list[Block]:
    """Those of the blocks that may be the caption of a picture without one, right above it, by their type alone.

    Smaller than the text, as no deck and no crosshead is; or a sentence, not under a headline.
    """
    near = PICTURES.caption_gap * page.em
    places = [
        _CaptionPlace(block, picture, picture.y1, near, has_wording=True)
        for block in upper
        if _may_be_caption(block, page)
    ]
    return [place.block for place in places if place.above() is not None]


def _may_be_caption(block: Block, page: ClassifiedBlocks) -> bool:
    text = measure.squeeze(block.text)
    is_short = block.is_upright and len(block.lines) <= PICTURES.lines_above
    if not is_short or labels.holds_section_word(text) or byline_tails.names_alone(block.text):
        return False
    if block.size < PICTURES.smaller * page.em:
        return True
    return measure.ends_sentence(text) and not _is_under_headline(block, page)


def _is_under_headline(block: Block, page: ClassifiedBlocks) -> bool:
    reach = REGIONS.head_gap * page.em
    return any(
        overlap_x(head.box, block.box) > 0 and 0 <= block.box.y0 - head.box.y1 <= reach
        for head in page.display
    )


def _ends_line(box: Box, word: Box) -> bool:
    """Whether a block stands behind a caption on the same line."""
    return box.x0 >= word.x1 and covers_y(box, word) > PICTURES.same_line


@dataclass(frozen=True)
class _CaptionPlace:
    """A block near a picture. `foot`: the picture's, or that of its words; `near`: points that
    are near.

    `has_wording`: it is worded as a caption.
    """

    block: Block
    picture: Box
    foot: float
    near: float
    has_wording: bool

    def below(self) -> float | None:
        gap = self.block.box.y0 - self.foot
        return gap if self._fits(gap, self.near) and self._is_aligned() else None

    def above(self) -> float | None:
        """A caption above its picture is rare, so it must stand close and be worded as one."""
        gap = self.picture.y0 - self.block.box.y1
        if not self.has_wording or not self._fits(gap, PICTURES.caption_above * self.near):
            return None
        return gap + self.near if self._is_aligned() else None

    def beside(self) -> float | None:
        """A caption beside its picture is narrow, no higher than it, or worded as one."""
        box = self.block.box
        gap = max(box.x0 - self.picture.x1, self.picture.x0 - box.x1)
        if not -PICTURES.in_picture <= gap <= self.near or box.height > self.picture.height:
            return None
        if covers_y(box, self.picture) <= PICTURES.beside_picture:
            return None
        is_narrow = box.width <= PICTURES.side_caption * self.picture.width
        return gap + self.near if self.has_wording or is_narrow else None

    def _fits(self, gap: float, widest: float) -> bool:
        return -PICTURES.caption_overlap * self.block.size <= gap <= widest

    def _is_aligned(self) -> bool:
        """Whether the block stands within its picture's width, or, if worded as a caption, centred on it."""
        box, picture = self.block.box, self.picture
        least = PICTURES.under_picture * min(box.width, picture.width)
        if (
            overlap_x(box, picture) >= least
            and box.width <= PICTURES.caption_width * picture.width
        ):
            return True
        is_centred = abs(box.middle_x - picture.middle_x) <= self.block.size
        is_narrow = box.width <= PICTURES.widest_caption * picture.width
        return self.has_wording and is_centred and is_narrow

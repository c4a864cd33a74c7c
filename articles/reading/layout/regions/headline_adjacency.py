"""Whether two blocks of display type stand together as one headline: right below each other, or side by side."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language.labels import label_score
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block, box_of

from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .enclosing_frames import share_a_frame
from .tuning import REGIONS


def are_one_headline(
    group: Sequence[Block], other: Sequence[Block], page: PicturedBlocks
) -> bool:
    """Whether a block of one group stands with one of the other; what is in a frame never goes with what is not."""
    if not share_a_frame(group[0].box, other[0].box, page):
        return False
    return any(_stand_together(a, b, page) for a in group for b in other)


def _stand_together(a: Block, b: Block, page: PicturedBlocks) -> bool:
    """Level type is read downwards, vertical type leftwards: that is where the next line stands."""
    if a.lines[0].turn and b.lines[0].turn:
        return _are_side_by_side(a, b)
    if a.is_vertical and b.is_vertical:
        return _are_side_by_side(a, b) or _are_below_each_other(a, b)
    if a.is_vertical or b.is_vertical:
        return _may_mix_directions(a, b) and _are_side_by_side(a, b)
    return _are_below_each_other(a, b) or _is_beside(a, b, page) or _is_beside(b, a, page)


def _are_below_each_other(a: Block, b: Block) -> bool:
    """Close, and for a good part of the narrower one: a headline of the next column is not."""
    narrower = min(a.box.width, b.box.width)
    white = -overlap_y(a.box, b.box)
    if white > REGIONS.line_gap * max(a.size, b.size):
        return False
    return overlap_x(a.box, b.box) >= REGIONS.line_overlap * narrower


def _are_side_by_side(a: Block, b: Block) -> bool:
    """Two vertical lines, or one and what stands level beside it."""
    lower = min(a.box.height, b.box.height)
    white = -overlap_x(a.box, b.box)
    if white > REGIONS.beside_vertical * max(a.size, b.size):
        return False
    return overlap_y(a.box, b.box) >= REGIONS.line_overlap * lower


def _may_mix_directions(a: Block, b: Block) -> bool:
    """Whether level and vertical type can be one headline: if neither is small, they are two."""
    smaller, larger = sorted((a.size, b.size))
    return smaller <= REGIONS.beside_size * larger


def _is_beside(large: Block, little: Block, page: PicturedBlocks) -> bool:
    """A kicker or deck in small type at the end of a headline, inside its height, with no columns of its own below."""
    white = -overlap_x(large.box, little.box)
    if white > REGIONS.beside_gap_in_column * little.size:  # most pairs of a page
        return False
    if not is_at_height(large, little, REGIONS.beside_height_in_column):
        return False
    if not _share_column(large, little, page) and not _is_close_beside(large, little, white):
        return False
    if own_columns(large, little, page) or _opens_section(large, little, page):
        return False
    return not _has_own_picture(large, little, page) and not _has_own_headline(
        large, little, page
    )


def _is_close_beside(large: Block, little: Block, white: float) -> bool:
    """As near and as high as small type has to be that shares no column with the headline."""
    if white > REGIONS.beside_gap * little.size:
        return False
    return is_at_height(large, little, REGIONS.beside_height)


def _share_column(large: Block, little: Block, page: ClassifiedBlocks) -> bool:
    """Whether one column begins below both: small type on the left of a headline is its kicker then."""
    if little.box.x1 > large.box.x0 + little.size:
        return False
    least = REGIONS.reaches_over * little.size
    columns = [box_of(text) for text in page.body if _is_right_below(text.box, little, page)]
    return any(min(overlap_x(c, little.box), overlap_x(c, large.box)) >= least for c in columns)


def _opens_section(large: Block, little: Block, page: ClassifiedBlocks) -> bool:
    """Whether small type names a section and stands on text that does not stand below the headline: briefs."""
    if label_score(little.text, is_told=False) < REGIONS.known_label:
        return False
    return any(
        _is_right_below(text.box, little, page)
        and overlap_x(box_of(text), little.box) > 0
        and overlap_x(box_of(text), large.box) <= 0
        for text in page.body
    )


def is_at_height(large: Block, little: Block, least: float) -> bool:
    """Whether small type stands inside a headline's height, at `least` that share of it."""
    if little.size > REGIONS.beside_size * large.size:
        return False
    return overlap_y(large.box, little.box) > least * little.box.height


def own_columns(large: Block, little: Block, page: ClassifiedBlocks) -> list[Block]:
    """Text right below the small type that does not stand below the headline as well."""
    below = [text for text in page.body if _is_right_below(text.box, little, page)]
    return [text for text in below if _is_own(box_of(text), text.width, large, little)]


def _has_own_headline(large: Block, little: Block, page: ClassifiedBlocks) -> bool:
    """Whether Latin small type is the kicker of a headline of its own, right below it and beside the other."""
    if not letters.is_latin_text(little.text):
        return False
    return any(
        block.size >= REGIONS.clear_size * little.size
        and overlap_x(block.box, little.box) > 0
        and overlap_x(block.box, large.box) <= 0
        and 0 <= block.box.y0 - little.box.y1 + little.size <= REGIONS.line_gap * block.size
        for block in page.display
    )


def _has_own_picture(large: Block, little: Block, page: PicturedBlocks) -> bool:
    """Whether a picture stands right below the small type and not below the headline."""
    share = REGIONS.own_column
    return any(
        overlap_x(picture, little.box) > share * little.box.width
        and overlap_x(picture, large.box) <= share * large.box.width
        for picture in page.pictures
        if _is_right_below(picture, little, page)
    )


def _is_right_below(box: Box, little: Block, page: ClassifiedBlocks) -> bool:
    white = box.y0 - little.box.y1
    return 0 <= white + page.em <= REGIONS.head_gap * page.em


def _is_own(column: Box, width: float, large: Block, little: Block) -> bool:
    """Whether a good part of a column stands below the small type, and less of it below the headline.

    No headline reaches over a column of another story: an em of it is enough.
    """
    least = REGIONS.own_column * width
    most = min(least, REGIONS.reaches_over * little.size)
    return overlap_x(column, little.box) > least and overlap_x(column, large.box) < most

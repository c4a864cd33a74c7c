"""Section labels that are pictures: a low image right above a headline, or right to the left of it.

No text says what such a label names. Its place alone does not tell it from decoration either, so
whoever asks for it gets where it is and nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, shared
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .classified_blocks import ClassifiedBlocks
from .page_picture import PagePicture
from .picture_boxes import merged_images
from .picture_tuning import PICTURES


def image_labels(
    sheet: Sheet, page: ClassifiedBlocks, pictures: Sequence[PagePicture]
) -> tuple[Box, ...]:
    """The images that stand where a section's label does. `pictures`: those of stories, with their words."""
    if sheet.is_turned:
        return ()
    worded = [picture.box for picture in pictures if picture.words or picture.is_figure]
    return tuple(
        box
        for box in merged_images(sheet)
        if _has_shape(box, page.em)
        if not any(shared(box, other) > PICTURES.same_picture for other in (*worded, *page.ads))
        if not _is_in_head(box, page) and not _has_type_on(box, page)
        if any(stands_at(box, headline.box, page.em) for headline in page.display)
    )


def stands_at(label: Box, headline: Box, em: float) -> bool:
    """Whether an image stands right above a headline, inside its width, or right to the left of it."""
    reach, slack = PICTURES.image_label_gap * em, PICTURES.image_label_slack * em
    down, right = headline.y0 - label.y1, headline.x0 - label.x1
    if -slack <= down <= reach:
        return overlap_x(label, headline) > -slack
    is_level = overlap_y(label, headline) >= PICTURES.image_label_level * label.height
    return is_level and -slack <= right <= reach


def _has_shape(box: Box, em: float) -> bool:
    shorter, longer = sorted((box.width, box.height))
    if not PICTURES.lowest_label * em <= shorter <= PICTURES.highest_label * em:
        return False
    return PICTURES.shortest_label <= longer / shorter <= PICTURES.longest_label


def _is_in_head(box: Box, page: ClassifiedBlocks) -> bool:
    """Whether it is level with what the page's head or foot says, or stands above all that is printed."""
    if any(overlap_y(block.box, box) > 0 for block in page.furniture):
        return True
    above = (*page.furniture, *page.display, *page.body)
    return not any(block.box.y1 <= box.y0 for block in above)


def _has_type_on(box: Box, page: ClassifiedBlocks) -> bool:
    blocks: tuple[Block, ...] = (*page.display, *page.small, *page.labels, *page.body)
    return any(contains(box, block.box, page.em) for block in blocks)

"""Names of sections (栏目) above a headline, in small type; those on a plate of their own are labels by that."""

from __future__ import annotations

import math
from collections.abc import Sequence

from articles.reading.geometry import overlap_x
from articles.reading.language import labels, measure, notices
from articles.reading.language.labels import label_score
from articles.reading.language.latin import letters
from articles.reading.language.photo_credits import behind_caption
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.lines.report_ends import closes

from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .enclosing_frames import frame_around
from .headline_block import HeadlineBlock, make_headline
from .picture_tuning import PICTURES
from .tuning import REGIONS
from .zone_tuning import ZONES


def section_names_in(group: Sequence[Block], page: PicturedBlocks) -> list[Block]:
    """The blocks of a headline that are a section's name: short words, much smaller than the
    headline, before it; words that name sections of briefs also in larger type, or alone,
    but over a picture, whose headline they are.
    """
    top = min(group, key=lambda b: b.box.y0)
    is_alone = len(group) == 1
    if is_alone and _heads_signed_briefs(top, page):
        return [top]
    if _names_a_section(top, REGIONS.known_label):
        return (
            []
            if is_alone and (_heads_picture(top, page) or _titles_notice(top, page))
            else [top]
        )
    if is_alone:
        return []
    head = make_headline(group, page)
    largest = REGIONS.label_size * head.size
    small = [b for b in head.kicker if b.size <= largest and _is_of_script(b, head)]
    return [b for b in small if _names_a_section(b, REGIONS.likely_label)]


def _heads_signed_briefs(block: Block, page: PicturedBlocks) -> bool:
    """Whether a few characters stand above texts each of which ends with its reporter's name: a
    story is signed once, so these are briefs, and the line names them, whatever it says.
    """
    text = measure.squeeze(block.text)
    if len(block.lines) > 1 or len(text) > labels.LONGEST or not labels.is_label(text):
        return False
    below = [text for text in page.body if _is_in_its_column(text, block)]
    heads = (head.box.y0 for head in page.display if _is_in_its_column(head, block))
    foot = min(heads, default=math.inf)
    briefs = [text for text in below if text.box.y1 <= foot]
    if len(briefs) < REGIONS.signed_briefs or _is_below_picture(block, page):
        return False
    first = min(briefs, key=lambda text: text.box.y0)
    if any(_stands_between(label, block, first) for label in page.labels):
        return False
    return all(map(_is_signed, briefs))


def _is_below_picture(block: Block, page: PicturedBlocks) -> bool:
    """Whether it stands right below a picture, as a photo story's headline does."""
    near = PICTURES.caption_gap * page.em
    return any(
        0 <= block.box.y0 - box.y1 <= near
        and overlap_x(box, block.box) >= PICTURES.heads_picture * block.box.width
        for box in page.pictures
    )


def _stands_between(label: Block, block: Block, brief: Block) -> bool:
    """Whether another label is nearer to a brief."""
    if overlap_x(label.box, box_of(brief)) <= 0:
        return False
    return block.box.y1 <= label.box.y0 <= brief.box.y0


def _is_signed(text: Block) -> bool:
    """Whether its reporter's name ends a text, and no photographer's, as below a picture."""
    is_credited = behind_caption(text.text) is not None
    return closes(text.lines) and not is_credited


def _is_in_its_column(other: Block, block: Block) -> bool:
    """Whether a block stands below a line and in its columns."""
    return other.box.y0 >= block.box.y1 - block.size and overlap_x(box_of(other), block.box) > 0


def _titles_notice(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether it is the title of a notice (招标公告), alone right above a text."""
    if not notices.kind_of(block.text, ""):
        return False
    reach = ZONES.notice_gap * block.size
    return any(
        -block.size <= text.box.y0 - block.box.y1 <= reach
        and overlap_x(box_of(text), block.box) > 0
        for text in page.body
    )


def names_section_above(
    block: Block, heads: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> bool:
    """Whether small type is a section's name above a headline, with white between."""
    if not _names_a_section(block, REGIONS.likely_label):
        return False
    return any(_stands_over(block, head, page) for head in heads)


def _heads_picture(block: Block, page: PicturedBlocks) -> bool:
    """Whether large type stands right over a picture, and no headline below that which it could be the section of:
    such a headline is larger than its section's name.
    """
    if block.is_vertical or block.size < REGIONS.picture_headline * page.em:
        return False
    reach = REGIONS.head_gap * page.em
    below = [
        box
        for box in page.pictures
        if -page.em <= box.y0 - block.box.y1 <= reach
        and overlap_x(box, block.box) >= REGIONS.line_overlap * block.box.width
    ]
    if not below:
        return False
    picture = min(below, key=lambda box: box.y0)
    return not any(
        block.size < REGIONS.label_size * other.size
        for other in page.display
        if overlap_x(other.box, picture) > 0 and 0 <= other.box.y0 - picture.y1 <= reach
    )


def _names_a_section(block: Block, least: float) -> bool:
    if len(block.lines) > 1 or block.lines[0].turn:
        return False
    return label_score(block.text, is_told=False) >= least


def _is_of_script(block: Block, head: HeadlineBlock) -> bool:
    """Whether a label in Latin capitals stands over a Latin headline: a Chinese paper's own name does not."""
    if not letters.is_latin_text(block.text):
        return True
    return any(letters.is_latin_text(line.text) for line in head.headline)


def _stands_over(block: Block, head: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    if head.size * REGIONS.label_size < block.size or not _is_of_script(block, head):
        return False
    reach = REGIONS.label_gap * page.em
    down = head.box.y0 - block.box.y1 + page.em
    across = -overlap_x(head.box, block.box)
    if not 0 <= down <= reach:
        return False
    return across <= reach or _names_section_of_box(block, head, page)


def _names_section_of_box(block: Block, head: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether words that surely name a section stand in the corner of a box, whose headline stands further in."""
    if label_score(block.text, is_told=False) < REGIONS.known_label:
        return False
    frame = frame_around(block.box, page)
    return frame is not None and frame == frame_around(head.box, page)

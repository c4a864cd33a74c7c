"""Pictures on the page and their words: caption under, over, beside or inside, credit on the
picture.

1. images as pictures, without those of ads                       picture_boxes
2. pictures over one wide caption as one                          galleries.merge_galleries
3. each block that may be a caption to the nearest picture        caption_distance
4. pictures without words to the one beside them that has some    galleries.share_captions
5. low ones that still have none: strips, logos                    ornaments.is_ornament
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, contains, overlap_x, shared
from articles.reading.language import byline_tails
from articles.reading.language.captions import MOST_CAPTION_LINES
from articles.reading.language.photo_credits import is_credit
from articles.reading.layout.lines.blocks import Block, is_in_column
from articles.reading.sheet import Sheet

from .caption_distance import caption_distance, captions_above
from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .credit_lines import credits_cut_off
from .crosswise_captions import crosswise_captions
from .galleries import merge_galleries, share_captions
from .ornaments import is_ornament
from .page_picture import PagePicture, is_photographer, is_worded
from .picture_boxes import picture_boxes
from .picture_tuning import PICTURES
from .tight_captions import captions_cut_off, is_tight_caption
from .tuning import REGIONS
from .zone_tuning import ZONES

_BULLETS = frozenset("□■●◎◆○◇★☆")  # before authors' names; a triangle points to a picture


def pictures_of(
    sheet: Sheet, page: ClassifiedBlocks
) -> tuple[list[PagePicture], PicturedBlocks]:
    """The page's pictures with their words, and the blocks without these."""
    images = [box for box in picture_boxes(sheet) if not _is_of_ad(box, page)]
    page = captions_cut_off(credits_cut_off(page, images), images)
    boxes = [*merge_galleries(images, page), *page.figures]
    words = _words_of(boxes, page)
    across = crosswise_captions(page.display, boxes, page.em, is_turned=sheet.is_turned)
    pictures = [
        PagePicture(
            box,
            (*_in_order(words[n], box), *across.get(box, ())),
            is_figure=box in page.figures,
        )
        for n, box in enumerate(boxes)
    ]
    used = {block for blocks in (*words.values(), *across.values()) for block in blocks}
    left = replace(
        page,
        body=tuple(b for b in page.body if b not in used),
        small=tuple(b for b in page.small if b not in used),
        display=tuple(b for b in page.display if b not in used),
    )
    rest = PicturedBlocks(**vars(left), pictures=tuple(boxes))
    sharing = share_captions(pictures, page.em)
    shown = [p for p in sharing if not is_ornament(p, rest)]
    return [p for p in shown if not _is_inside_other(p, sharing)], rest


def _is_of_ad(box: Box, page: ClassifiedBlocks) -> bool:
    return any(
        shared(box, ad) > ZONES.ad_picture and box.area <= ZONES.ad_picture_area * ad.area
        for ad in page.ads
    )


def _is_inside_other(picture: PagePicture, pictures: Sequence[PagePicture]) -> bool:
    others = (other for other in pictures if other is not picture)
    return any(contains(other.box, picture.box, PICTURES.in_picture) for other in others)


def _in_order(words: Sequence[Block], picture: Box) -> tuple[Block, ...]:
    """From top to bottom; what stands on the picture, a credit, comes last."""
    return tuple(sorted(words, key=lambda b: (_is_on(b, picture), b.box.y0, b.box.x0)))


def _is_on(block: Block, picture: Box) -> bool:
    return contains(picture, block.box, PICTURES.in_picture)


def _words_of(boxes: Sequence[Box], page: ClassifiedBlocks) -> Mapping[int, Sequence[Block]]:
    """Index of a picture → the blocks of its words.

    Found from top to bottom: a caption's second block is near the first, not the picture.
    """
    found: dict[int, list[Block]] = {n: [] for n in range(len(boxes))}
    for block in _may_all_be_words(boxes, page):
        nearest = _nearest_picture(block, boxes, found, page)
        if nearest is not None:
            found[nearest].append(block)
    used = {block for blocks in found.values() for block in blocks}
    upper = [block for block in page.small if block not in used]
    for n, box in enumerate(boxes):
        if all(is_photographer(block) for block in found[n]):
            found[n] += captions_above(box, upper, page)[:1]
    return found


def _may_all_be_words(boxes: Sequence[Box], page: ClassifiedBlocks) -> Iterator[Block]:
    """From top to bottom, those that may be pictures' words."""
    for block in sorted((*page.small, *page.body), key=lambda b: b.box.y0):
        if _may_be_words(block, page) or is_tight_caption(block, boxes, page):
            yield block


def _nearest_picture(
    block: Block,
    boxes: Sequence[Box],
    words: Mapping[int, Sequence[Block]],
    page: ClassifiedBlocks,
) -> int | None:
    """Index of the picture that the block is nearest to; None where it is by none."""
    distances: dict[int, float] = {}
    for n, box in enumerate(boxes):
        distance = caption_distance(block, box, words[n], page)
        if distance is not None:
            distances[n] = distance
    return min(distances, key=lambda n: distances[n], default=None)


def _may_be_words(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a block may be a picture's caption or credit: by its wording, or as small type that is no headline."""
    if not block.is_upright or len(block.lines) > MOST_CAPTION_LINES:
        return False
    if _is_byline_by_form(block.text):
        return False
    if is_worded(block):
        return True
    if page.body_type.is_body(block):
        return False
    is_headline = _stands_on_text(block, page) or _stands_between_texts(block, page)
    return not is_headline and not _signs_a_headline(block, page)


def _is_byline_by_form(text: str) -> bool:
    """Whether names stand behind a bullet (□ 本报记者 孟繁), as below no picture, and take none."""
    is_marked = text[:1] in _BULLETS
    return is_marked and byline_tails.names_alone(text) is not None and not is_credit(text)


def _stands_on_text(block: Block, page: ClassifiedBlocks) -> bool:
    """Small type right above a column of text and no wider: a headline of its own."""
    reach = REGIONS.head_gap * page.em
    return any(
        0 <= text.box.y0 - block.box.y1 <= reach
        for text in page.body
        if text is not block
        if block.size >= PICTURES.like_text * text.size
        if is_in_column(block.box, text, block.size)
    )


def _stands_between_texts(block: Block, page: ClassifiedBlocks) -> bool:
    """Small type between two texts of one column: a brief's headline."""
    em = page.em
    column = [t for t in page.body if t is not block and is_in_column(block.box, t, em)]
    above = [block.box.y0 - text.box.y1 for text in column]
    below = [text.box.y0 - block.box.y1 for text in column]
    return _has_gap(below, PICTURES.brief_below, em) and _has_gap(
        above, PICTURES.brief_above, em
    )


def _has_gap(gaps: Sequence[float], widest: float, em: float) -> bool:
    return any(-PICTURES.type_overlap * em <= gap <= widest * em for gap in gaps)


def _signs_a_headline(block: Block, page: ClassifiedBlocks) -> bool:
    """Names right below display type: a byline, though a picture may be near."""
    if byline_tails.names_alone(block.text) is None:
        return False
    above = [head for head in page.display if overlap_x(head.box, block.box) > 0]
    gaps = [block.box.y0 - head.box.y1 for head in above]
    return _has_gap(gaps, PICTURES.byline_below, block.size)

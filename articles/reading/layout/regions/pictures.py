"""Pictures on the page and their words: caption under, over, beside or inside, credit on the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, common, contains, covers_y, overlap_x, overlap_y, shared, union
from articles.reading.language import bylines
from articles.reading.language.captions import MOST_CAPTION_LINES
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .classified_blocks import ClassifiedBlocks
from .page_picture import PagePicture, reads_as_caption
from .tuning import REGIONS


def pictures_of(sheet: Sheet, cast: ClassifiedBlocks) -> tuple[list[PagePicture], ClassifiedBlocks]:
    """The page's pictures with their words, and the cast without these."""
    boxes = [
        b for b in picture_boxes(sheet) if not any(shared(b, ad) > 0.8 and b.area <= 1.2 * ad.area for ad in cast.ads)
    ]
    boxes = [*_galleries(boxes, cast), *cast.figures]
    taken: dict[int, list[Block]] = {n: [] for n in range(len(boxes))}
    used: set[Block] = set()
    for block in sorted((*cast.small, *cast.body), key=lambda b: b.box.y0):
        index = _picture_of(block, boxes, taken, cast)
        if index is not None:
            taken[index].append(block)
            used.add(block)
    photos = [
        PagePicture(box, tuple(sorted(taken[n], key=lambda b: _in_words(b, box))), box in cast.figures)
        for n, box in enumerate(boxes)
    ]
    left = replace(
        cast,
        body=tuple(b for b in cast.body if b not in used),
        small=tuple(b for b in cast.small if b not in used),
        pictures=tuple(photo.box for photo in photos),
    )
    shared_out = _shared_captions(photos, cast.type.size)
    return [p for p in shared_out if not any(p is not q and contains(q.box, p.box, 1.0) for q in shared_out)], left


def _in_words(block: Block, picture: Box) -> tuple[bool, float, float]:
    """The order of a picture's words: what stands on it comes last."""
    return contains(picture, block.box, 1.0), block.box.y0, block.box.x0


def picture_boxes(sheet: Sheet) -> list[Box]:
    """Images that are pictures: no ornament, no background; the slices that an export cuts one into put together."""
    rule = REGIONS
    page = Box(0.0, 0.0, sheet.width, sheet.height)
    found = [common(d.box, page) for d in sheet.drawings if d.kind == "image"]
    found = _merged([box for box in found if box.area < rule.background * page.area])
    return [
        box for box in found if min(box.width, box.height) >= rule.lowest_picture and box.area >= rule.smallest_picture
    ]


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that overlap or abut along a whole side, as one."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.y0, b.x0)):
        one = box
        while True:
            other = next((b for b in found if _is_one(b, one)), None)
            if other is None:
                break
            found.remove(other)
            one = union([one, other])
        found.append(one)
    return found


def _is_one(a: Box, b: Box) -> bool:
    if shared(a, b) > 0.5:
        return True
    beside = abs(a.y0 - b.y0) < 1 and abs(a.y1 - b.y1) < 1 and -1 <= -overlap_x(a, b) <= 1
    below = abs(a.x0 - b.x0) < 1 and abs(a.x1 - b.x1) < 1 and -1 <= -overlap_y(a, b) <= 1
    return beside or below


def _picture_of(
    block: Block, boxes: Sequence[Box], taken: dict[int, list[Block]], cast: ClassifiedBlocks
) -> int | None:
    """The picture whose words the block is, None for text that is no caption."""
    if block.is_vertical or block.lines[0].turn or len(block.lines) > MOST_CAPTION_LINES:
        return None
    if not reads_as_caption(block) and (
        _stands_on_text(block, cast) or _stands_between(block, cast) or _signs_a_stack(block, cast)
    ):
        return None
    places = {n: gap for n, box in enumerate(boxes) if (gap := _distance(block, box, taken[n], cast)) is not None}
    if not places:
        return None
    best = min(places, key=lambda n: places[n])
    return best if not cast.type.is_body(block) or reads_as_caption(block) else None


def _stands_on_text(block: Block, cast: ClassifiedBlocks) -> bool:
    """Small type right above a column of text and no wider: a headline of its own."""
    for text in cast.body:
        inside = text.column[0] - block.size <= block.box.x0 and block.box.x1 <= text.column[1] + block.size
        below = 0 <= text.box.y0 - block.box.y1 <= REGIONS.head_gap * cast.type.size
        if block is not text and inside and below and not cast.type.is_body(block) and block.size >= 0.95 * text.size:
            return True
    return False


def _signs_a_stack(block: Block, cast: ClassifiedBlocks) -> bool:
    """Names right below display type: a byline, though a picture may be near."""
    return bylines.names_alone(block.text) is not None and any(
        -0.5 * block.size <= block.box.y0 - head.box.y1 <= 1.5 * block.size and overlap_x(head.box, block.box) > 0
        for head in cast.display
    )


def _stands_between(block: Block, cast: ClassifiedBlocks) -> bool:
    """Small type between two texts of one column: a brief's headline."""
    size = cast.type.size
    column = [
        text
        for text in cast.body
        if text is not block and text.column[0] - size <= block.box.x0 and block.box.x1 <= text.column[1] + size
    ]
    below = any(-0.5 * size <= text.box.y0 - block.box.y1 <= size for text in column)
    return below and any(-0.5 * size <= block.box.y0 - text.box.y1 <= 3 * size for text in column)


def _distance(block: Block, picture: Box, taken: Sequence[Block], cast: ClassifiedBlocks) -> float | None:
    """Points between a picture (and what it has of its words) and the block; None where the block is not by it."""
    near = REGIONS.caption_gap * cast.type.size
    box = block.box
    if contains(picture, box, 0.5 * block.size):
        return 0.0
    words = union([picture, *(b.box for b in taken)])
    beneath = overlap_x(box, picture) >= 0.7 * min(box.width, picture.width) and box.width <= 1.15 * picture.width
    if (
        reads_as_caption(block) and abs(box.middle_x - picture.middle_x) <= block.size
    ):  # centred, of a picture that is narrower
        beneath = beneath or box.width <= REGIONS.widest_caption * picture.width
    below, above = box.y0 - words.y1, picture.y0 - box.y1
    if beneath and -0.3 * block.size <= below <= near:
        return below
    if beneath and -0.3 * block.size <= above <= 0.5 * near and reads_as_caption(block):
        return above + near
    beside = max(box.x0 - picture.x1, picture.x0 - box.x1)
    if covers_y(box, picture) > 0.8 and -1 <= beside <= near and box.height <= picture.height:
        return beside + near if reads_as_caption(block) or block.box.width <= 0.6 * picture.width else None
    return None


def _galleries(boxes: Sequence[Box], cast: ClassifiedBlocks) -> list[Box]:
    """The pictures, those as one that stand close together over a caption as wide as no single one of them."""
    left, found = list(boxes), []
    while left:
        group = [left.pop()]
        for box in group:
            near = [other for other in left if _touches(box, other, REGIONS.touching * cast.type.size)]
            group += near
            left = [other for other in left if other not in near]
        whole = union(group)
        found += [whole] if len(group) > 1 and _share_caption(group, whole, cast) else group
    return found


def _share_caption(group: Sequence[Box], whole: Box, cast: ClassifiedBlocks) -> bool:
    for block in (*cast.small, *cast.body):
        if (not cast.type.is_body(block) or reads_as_caption(block)) and _distance(block, whole, (), cast) is not None:
            middle = any(abs(block.box.middle_x - box.middle_x) < block.size for box in group)
            if not middle and not any(_distance(block, box, (), cast) is not None for box in group):
                return True
    return False


def _shared_captions(photos: Sequence[PagePicture], size: float) -> list[PagePicture]:
    """Pictures without words that touch one that has some: they share its caption, which tells left from right."""
    found = list(photos)
    for mute in [p for p in photos if not p.is_figure and _is_without_caption(p)]:
        if mute not in found:
            continue
        reach = REGIONS.touching * size
        beside = [p for p in found if p is not mute and not _is_without_caption(p) and _touches(p.box, mute.box, reach)]
        if beside:
            other = min(
                beside, key=lambda p: abs(p.box.middle_x - mute.box.middle_x) + abs(p.box.middle_y - mute.box.middle_y)
            )
            found.remove(mute)
            found[found.index(other)] = PagePicture(union([other.box, mute.box]), (*other.words, *mute.words))
    return found


def _is_without_caption(photo: PagePicture) -> bool:
    """Without words, or with a credit on the picture alone."""
    return not photo.words or (
        all(contains(photo.box, block.box, 1.0) for block in photo.words) and not photo.picture().caption
    )


def _touches(a: Box, b: Box, reach: float) -> bool:
    """Side by side or above each other, near, and of one height or width where they touch."""
    beside = -reach <= overlap_x(a, b) <= 1 and covers_y(a, b) > 0.9 and abs(a.height - b.height) < 0.1 * a.height
    above = -reach <= overlap_y(a, b) <= 1 and overlap_x(a, b) > 0.9 * min(a.width, b.width)
    return beside or above

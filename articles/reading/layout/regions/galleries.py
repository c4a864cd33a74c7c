"""Pictures that share one caption (左图…右图…): for the story they are one picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, contains, covers_y, overlap_x, overlap_y, union
from articles.reading.layout.lines.blocks import Block

from .caption_distance import caption_distance
from .classified_blocks import ClassifiedBlocks
from .page_picture import PagePicture, reads_as_caption
from .picture_tuning import PICTURES


def merge_galleries(boxes: Sequence[Box], page: ClassifiedBlocks) -> list[Box]:
    """The pictures, those as one that stand close together over a caption as wide as no single one of them."""
    found: list[Box] = []
    for group in touching_groups(boxes, PICTURES.touching * page.em):
        whole = union(group)
        is_gallery = len(group) > 1 and _share_caption(group, whole, page)
        found += [whole] if is_gallery else group
    return found


def touching_groups(boxes: Sequence[Box], reach: float) -> Iterator[list[Box]]:
    """The boxes in groups that touch, directly or through each other.

    `reach`: points between two that touch.
    """
    left = list(boxes)
    while left:
        group = _connected(left.pop(), left, reach)
        left = [box for box in left if box not in group]
        yield group


def _connected(first: Box, others: Sequence[Box], reach: float) -> list[Box]:
    """A box, and all that touch it directly or through each other."""
    group = [first]
    for box in group:  # grows during the loop: boxes that touch an added one are added, too
        group += [other for other in others if other not in group and _touch(box, other, reach)]
    return group


def _share_caption(group: Sequence[Box], whole: Box, page: ClassifiedBlocks) -> bool:
    blocks = (*page.small, *page.body)
    words = [b for b in blocks if not page.body_type.is_body(b) or reads_as_caption(b)]
    return any(_is_common(block, group, whole, page) for block in words)


def _is_common(block: Block, group: Sequence[Box], whole: Box, page: ClassifiedBlocks) -> bool:
    """Whether a caption fits all pictures together, and no single one of them."""
    if caption_distance(block, whole, (), page) is None:
        return False
    if any(_is_centred(block, box) for box in group):
        return False
    return all(caption_distance(block, box, (), page) is None for box in group)


def _is_centred(block: Block, picture: Box) -> bool:
    """Whether a caption is set in the middle of one picture. One that is much wider stands below several."""
    if block.box.width > PICTURES.widest_caption * picture.width:
        return False
    return abs(block.box.middle_x - picture.middle_x) < block.size


def share_captions(pictures: Sequence[PagePicture], em: float) -> list[PagePicture]:
    """Pictures without words that touch one that has some join it: they share its caption."""
    found = list(pictures)
    for picture in pictures:
        if not picture.is_figure and _lacks_caption(picture):
            found = _joined_to_neighbour(picture, found, PICTURES.touching * em)
    return found


def _joined_to_neighbour(
    wordless: PagePicture, pictures: list[PagePicture], reach: float
) -> list[PagePicture]:
    """The pictures, one without words as a part of the one beside it that has some."""
    other = _captioned_beside(wordless, pictures, reach)
    if other is None:
        return pictures
    both = PagePicture(union([other.box, wordless.box]), (*other.words, *wordless.words))
    return [both if p is other else p for p in pictures if p is not wordless]


def _lacks_caption(picture: PagePicture) -> bool:
    """Without words, or with a credit on the picture alone."""
    if not picture.words:
        return True
    slack = PICTURES.in_picture
    on_picture = all(contains(picture.box, block.box, slack) for block in picture.words)
    return on_picture and not picture.picture().caption


def _captioned_beside(
    wordless: PagePicture, pictures: Sequence[PagePicture], reach: float
) -> PagePicture | None:
    """The nearest picture with a caption that touches one without."""
    beside = [
        p for p in pictures if not _lacks_caption(p) and _touch(p.box, wordless.box, reach)
    ]
    return min(beside, key=lambda p: _between_middles(p.box, wordless.box), default=None)


def _between_middles(a: Box, b: Box) -> float:
    return abs(a.middle_x - b.middle_x) + abs(a.middle_y - b.middle_y)


def _touch(a: Box, b: Box, reach: float) -> bool:
    """Side by side or above each other, near, and of one height or width where they touch."""
    side = PICTURES.touching_side
    is_alike = abs(a.height - b.height) < PICTURES.touching_height * a.height
    if is_alike and _are_near(overlap_x(a, b), reach) and covers_y(a, b) > side:
        return True
    narrower = min(a.width, b.width)
    return _are_near(overlap_y(a, b), reach) and overlap_x(a, b) > side * narrower


def _are_near(overlap: float, reach: float) -> bool:
    return -reach <= overlap <= PICTURES.touching_overlap

"""What stands at a story without being its text: pictures, bylines on their own lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.reading.geometry import Box, common, contains, overlap_x, overlap_y, shared, union
from articles.reading.language import bylines
from articles.reading.language.credits import CreditLine
from articles.reading.language.words import bigrams
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.frames import share_a_frame
from articles.reading.layout.order.reading_order import StoryFlow
from articles.reading.layout.order.tuning import COLUMNS
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.regions.tuning import REGIONS

from .tuning import STORIES


@dataclass
class StoryDraft:
    """A story's chain and, bit by bit, what belongs to it."""

    chain: StoryFlow
    photos: list[PagePicture] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    labels: list[Block] = field(default_factory=list)

    @property
    def text(self) -> list[Block]:
        return [piece for piece in self.chain.pieces if isinstance(piece, Block)]

    @property
    def blocks(self) -> list[Block]:
        """All its blocks but its pictures' words."""
        heads = [self.chain.headline] if self.chain.headline else []
        pieces = [
            b
            for piece in (*heads, *self.chain.pieces)
            for b in (piece.blocks if isinstance(piece, HeadlineBlock) else (piece,))
        ]
        return [*pieces, *self.bylines, *self.labels]

    @property
    def boxes(self) -> list[Box]:
        """Where it stands; a label's plate stands beside it."""
        return [*(b.box for b in self.blocks if b not in self.labels), *(p.whole for p in self.photos)]

    @property
    def is_mute(self) -> bool:
        """A stack without text."""
        return not self.text


def assign_pictures(
    holdings: Sequence[StoryDraft], photos: Sequence[PagePicture], cast: ClassifiedBlocks
) -> list[PagePicture]:
    """Each picture to the story that it stands in or at; those left over that no story is near."""
    said = [
        bigrams("".join(b.text for b in h.text) + (h.chain.headline.text if h.chain.headline else "")) for h in holdings
    ]
    left = []
    for photo in photos:
        words = bigrams("".join(block.text for block in photo.words))
        scores = {n: _at_story(photo, h, cast) + _said(words, said[n]) for n, h in enumerate(holdings) if not h.is_mute}
        mute = [n for n, h in enumerate(holdings) if h.is_mute and not h.photos and _headed(photo, h, cast)]
        best = max(scores, key=lambda n: scores[n], default=None)
        if photo.is_figure and not any(_holds(h, photo) for h in holdings):
            left.append(photo)
        elif mute and (best is None or scores[best] < STORIES.own_picture):
            holdings[mute[0]].photos.append(photo)
        elif best is not None and scores[best] > 0:
            holdings[best].photos.append(photo)
        else:
            left.append(photo)
    return left


def _holds(holding: StoryDraft, photo: PagePicture) -> bool:
    """Whether a chart stands inside the story: one that stands alone is nobody's."""
    return not holding.is_mute and shared(union(holding.boxes), photo.whole) > STORIES.inside_story


def _said(caption: frozenset[str], story: frozenset[str]) -> float:
    return STORIES.shared_words * len(caption & story) / max(4, len(caption))


def _at_story(photo: PagePicture, holding: StoryDraft, cast: ClassifiedBlocks) -> float:
    """How much the picture stands inside the story: its part in the hull of the other parts, and its neighbours."""
    hull = union(holding.boxes)
    whole = photo.whole
    inside = max(0.0, common(hull, whole).width) * max(0.0, common(hull, whole).height) if _meet(hull, whole) else 0.0
    score = 3.0 * inside / max(1.0, whole.area)
    near = COLUMNS.picture_gap * cast.type.size
    for box in (b.box for b in holding.text):
        if overlap_x(box, whole) > 0.5 * min(box.width, whole.width) and -near <= overlap_y(box, whole) <= near:
            score += 1.0
            break
    for box in (b.box for b in holding.text):
        if overlap_y(box, whole) > 0.3 * whole.height and -near <= overlap_x(box, whole) <= near:
            score += 0.7
            break
    head = holding.chain.headline
    if (
        head
        and overlap_x(head.box, whole) > 0.6 * min(whole.width, head.box.width)
        and 0 <= whole.y0 - head.box.y1 + near <= 3 * near
    ):
        score += 1.5
    if not share_a_frame(hull, whole, cast):
        score -= 4.0
    return score


def _meet(a: Box, b: Box) -> bool:
    return overlap_x(a, b) > 0 and overlap_y(a, b) > 0


def _headed(photo: PagePicture, holding: StoryDraft, cast: ClassifiedBlocks) -> bool:
    """A stack right above or below the picture, or on it."""
    head = holding.chain.headline
    if head is None:
        return False
    near = REGIONS.head_gap * cast.type.size
    over = overlap_x(head.box, photo.whole) > 0.6 * min(head.box.width, photo.whole.width)
    return over and -near <= overlap_y(head.box, photo.whole)


def assign_bylines(holdings: Sequence[StoryDraft], signed: Sequence[Block], cast: ClassifiedBlocks) -> list[Block]:
    """Each byline to the story whose stack is right above it, whose text is right below, or right above."""
    left = []
    for block in signed:
        scores = {n: score for n, h in enumerate(holdings) if (score := _by_story(block, h, cast)) is not None}
        if not scores:
            scores = {n: gap for n, h in enumerate(holdings) if (gap := _in_story(block, h, cast)) is not None}
        if scores:
            holdings[min(scores, key=lambda n: scores[n])].bylines.append(block)
        else:
            left.append(block)
    return left


def _in_story(block: Block, holding: StoryDraft, cast: ClassifiedBlocks) -> float | None:
    """How far a byline, which stands inside the story's whole, is from the story's next part."""
    boxes = holding.boxes
    if holding.bylines or not contains(union(boxes), block.box, STORIES.byline_gap * cast.type.size):
        return None
    return min(max(0.0, -overlap_x(box, block.box)) + max(0.0, -overlap_y(box, block.box)) for box in boxes)


def _by_story(block: Block, holding: StoryDraft, cast: ClassifiedBlocks) -> float | None:
    size = cast.type.size
    reach = STORIES.byline_gap * size
    gaps = []
    head = holding.chain.headline
    if head is not None:
        if overlap_x(head.box, block.box) > 0 and -size <= block.box.y0 - head.box.y1 <= reach:
            gaps.append(max(0.0, block.box.y0 - head.box.y1))
        if overlap_y(head.box, block.box) > 0 and -overlap_x(head.box, block.box) <= reach:
            gaps.append(max(0.0, -overlap_x(head.box, block.box)) + size)
        gaps += _between_head_and_text(block, holding, size)
    for at, text in enumerate(holding.text):
        if overlap_x(text.box, block.box) <= 0.3 * block.box.width:
            continue
        above, below = text.box.y0 - block.box.y1, block.box.y0 - text.box.y1
        if at == 0 and -size <= above <= reach:
            gaps.append(max(0.0, above) + 0.5 * size)
        if -size <= below <= reach:
            gaps.append(max(0.0, below) + 0.2 * size * (at < len(holding.text) - 1))
    return min(gaps, default=None)


def _between_head_and_text(block: Block, holding: StoryDraft, size: float) -> list[float]:
    """How far a byline stands off at the height between a stack and its text, over a column that is left empty."""
    head = holding.chain.headline
    if head is None or not holding.text:
        return []
    if block.box.y0 < head.box.y1 - size or block.box.y1 > holding.text[0].box.y0 + size:
        return []
    apart = max(0.0, -overlap_x(union(holding.boxes), block.box))
    return [apart + STORIES.byline_gap * size] if apart <= STORIES.far_byline * size else []


def byline_signature(blocks: Sequence[Block]) -> CreditLine:
    """The names on all byline lines as one signature."""
    found = [own for block in blocks if (own := bylines.names_alone(block.text))]
    printed = " ".join(s.printed for s in found)
    return CreditLine(tuple(credit for s in found for credit in s.credits), printed)


def by_head(holdings: Sequence[StoryDraft]) -> Mapping[HeadlineBlock, StoryDraft]:
    return {h.chain.headline: h for h in holdings if h.chain.headline}

"""Photo stories whose headline and text stand under the picture: the text is the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.language.captions import MOST_CAPTION_LINES
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.reading_order import StoryFlow
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.page_picture import PagePicture, reads_as_caption
from articles.reading.layout.regions.tuning import REGIONS

from .attachments import StoryDraft
from .tuning import STORIES


def photo_stories(
    chains: Sequence[StoryFlow], photos: Sequence[PagePicture], cast: ClassifiedBlocks
) -> tuple[list[StoryDraft], list[PagePicture], ClassifiedBlocks]:
    """The chains as holdings, those under a picture with nothing but words on it as photo stories; what is left."""
    left, small = list(photos), list(cast.small)
    found = []
    for chain in chains:
        words = _caption_below(chain, small)
        photo = next((p for p in left if words and not p.words and _is_caption_of(chain, words, p, cast)), None)
        if photo is None or words is None:
            found.append(StoryDraft(chain))
            continue
        left.remove(photo)
        small = [block for block in small if block is not words]
        found.append(StoryDraft(replace(chain, pieces=()), photos=[PagePicture(photo.box, (words,))]))
    return found, left, replace(cast, small=tuple(small))


def _caption_below(chain: StoryFlow, small: Sequence[Block]) -> Block | None:
    """The one short text below a stack that says what a picture shows: set as the text, or in small type."""
    if chain.headline is None or len(chain.pieces) > 1:
        return None
    head = chain.headline.box
    below = [
        b for b in (*chain.pieces, *([] if chain.pieces else small)) if isinstance(b, Block) and reads_as_caption(b)
    ]
    under = [b for b in below if b.box.y0 >= head.y1 - b.size and overlap_x(b.box, head) > 0]
    return min(under, key=lambda b: b.box.y0, default=None)


def _is_caption_of(chain: StoryFlow, text: Block, photo: PagePicture, cast: ClassifiedBlocks) -> bool:
    """Whether the stack stands right below the picture, and the text right below the stack, no wider."""
    if chain.headline is None:
        return False
    head, size = chain.headline.box, cast.type.size
    reach = REGIONS.head_gap * size
    under = 0 <= head.y0 - photo.box.y1 + size <= reach and 0 <= text.box.y0 - head.y1 + size <= reach
    inside = photo.box.x0 - size <= text.box.x0 and text.box.x1 <= photo.box.x1 + size
    wide = overlap_x(text.box, photo.box) >= STORIES.wide_text * photo.box.width
    return under and inside and wide and len(text.lines) <= MOST_CAPTION_LINES

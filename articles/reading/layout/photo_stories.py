"""Photo stories whose headline and text stand under the picture: the text is the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.tuning import TUNING

from .belongings import Holding
from .blocks import Block
from .flow import Chain
from .photos import Photo, says_so
from .roles import Cast


def photo_stories(chains: Sequence[Chain], photos: Sequence[Photo], cast: Cast) -> tuple[list[Holding], list[Photo]]:
    """The chains as holdings, those under a picture with nothing but words on it as photo stories; the other photos."""
    left = list(photos)
    found = []
    for chain in chains:
        photo = next((p for p in left if not p.words and _is_caption_of(chain, p, cast)), None)
        if photo is None:
            found.append(Holding(chain))
            continue
        left.remove(photo)
        words = tuple(piece for piece in chain.pieces if isinstance(piece, Block))
        found.append(Holding(replace(chain, pieces=()), photos=[Photo(photo.box, words)]))
    return found, left


def _is_caption_of(chain: Chain, photo: Photo, cast: Cast) -> bool:
    """Whether the stack stands right below the picture, and below it one short text that says what it shows."""
    if chain.head is None or len(chain.pieces) != 1 or not isinstance(text := chain.pieces[0], Block):
        return False
    head = chain.head.box
    reach = TUNING.layout.head_gap * cast.type.size
    under = (
        0 <= head.y0 - photo.box.y1 + cast.type.size <= reach and 0 <= text.box.y0 - head.y1 + cast.type.size <= reach
    )
    inside = photo.box.x0 - cast.type.size <= text.box.x0 and text.box.x1 <= photo.box.x1 + cast.type.size
    wide = overlap_x(text.box, photo.box) >= TUNING.layout.wide_text * photo.box.width
    return under and inside and wide and len(text.lines) <= TUNING.longest_caption_lines and says_so(text)

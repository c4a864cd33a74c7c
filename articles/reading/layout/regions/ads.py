"""Ads: what a small 广告 in its corner calls one, as the law asks of newspapers, and posters, which 某某 宣 signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, contains, grown
from articles.reading.language.measure import HAN_CLASS
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .tuning import REGIONS
from .zone_tuning import ZONES

_AD = re.compile(
    r"[·•■□●◆]?(?:(?:公益|分类|便民|商业)?广\s*告|分类信息)[·•■□●◆]?"
    rf"|[{HAN_CLASS}]{{2,20}}(?:\s+|(?<=[社办局委会部心]))宣"
)


def ads_of(sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box]) -> Iterator[Box]:
    """The smallest frame, tint or image around each such word. `plates`: frames and tints of the page."""
    images = [d.box for d in sheet.drawings if d.kind == "image"]
    for word in blocks:
        if _AD.fullmatch(word.text.strip()):
            around = [box for box in (*plates, *images) if _may_be_ad(box, word)]
            yield from sorted(around, key=lambda box: box.area)[:1]


def _may_be_ad(box: Box, word: Block) -> bool:
    """Whether the word stands in the box or at its edge, and the box is not the word's own plate."""
    if box.area <= ZONES.smallest_ad or box.height <= REGIONS.label_box * word.size:
        return False
    return contains(grown(box, ZONES.ad_word * word.size), word.box)

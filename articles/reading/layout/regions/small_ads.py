"""Ads that no word calls so: columns of small ads, and boxes of a shop's ad.

What ads say (a telephone, a price, an offer) stands in any text once in a while; there it stands in
nearly every block, of a few lines each. Notices are none: they are kept as stories.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language import byline_heads, byline_tails
from articles.reading.language.ad_wording import ad_wording, entries
from articles.reading.language.furniture_forms import is_date_line
from articles.reading.language.head_lines import says_head
from articles.reading.language.notices import kind_of, reads_as_notice
from articles.reading.language.staff_lines import is_staff_line
from articles.reading.layout.lines.blocks import Block

from .body_type import BodyType
from .zone_tuning import ZONES

_PRICE = re.compile(r"[￥¥$€£]?\s?\d{1,5}(?:[.,]\d{1,2})?\s?元?")


def boxed_ads(boxes: Sequence[Box], blocks: Sequence[Block]) -> Iterator[Box]:
    """The boxes that hold an ad and no story. `boxes`: frames, tints and images of the page."""
    priced: list[Box] = []
    for box in boxes:
        inside = [b for b in blocks if contains(box, b.box, b.size)]
        if inside and _is_priced(inside):
            priced.append(box)
        if inside and _is_ad(inside):
            yield box
    around = union(priced) if len(priced) >= ZONES.priced_boxes else None
    if around is not None and not _holds_story(around, blocks):
        yield _with_small_print(around, blocks)


def _holds_story(around: Box, blocks: Sequence[Block]) -> bool:
    """Whether prose stands between priced boxes: then they are no ad of goods together."""
    return any(
        contains(around, b.box, b.size) and b.text.count("。") >= ZONES.told_sentences
        for b in blocks
    )


def _is_priced(inside: Sequence[Block]) -> bool:
    """Whether a box shows goods: a price is the largest in it, and nothing is told."""
    largest = max(inside, key=lambda block: block.size)
    is_told = any("。" in b.text or len(b.lines) > ZONES.furniture_lines for b in inside)
    return _PRICE.fullmatch(largest.text.strip()) is not None and not is_told


def _with_small_print(around: Box, blocks: Sequence[Block]) -> Box:
    """The box around priced goods with the lines right below them: until when, where, which telephone."""
    inside = [b.size for b in blocks if contains(around, b.box, b.size)]
    small = statistics.median(inside)
    below = [
        b.box
        for b in blocks
        if len(b.lines) == 1
        and b.size <= small
        and 0 <= b.box.y0 - around.y1 <= ZONES.below_goods * b.size
        and around.x0 - b.size <= b.box.x0 < around.x1
        and "。" not in b.text
    ]
    return union([around, *below])


def _is_ad(inside: Sequence[Block]) -> bool:
    if _is_told(inside):
        return False
    lines = [line.text for block in inside for line in block.lines]
    wording = ad_wording(lines)
    sizes = {round(block.size / ZONES.ad_size_step) for block in inside}
    is_loud = len(sizes) >= ZONES.ad_sizes
    is_terse = len(lines) <= ZONES.terse_lines and "。" not in "".join(lines)
    if is_terse and not any(map(_says_of_paper, lines)):
        sized = [block.size for block in inside]
        calls = max(sized) >= ZONES.terse_ad_size * min(sized) or wording.offers > 0
        is_offered = bool(wording.phones or wording.prices)
        return calls and is_offered and wording.signs + is_loud >= ZONES.terse_ad_signs
    return wording.signs + is_loud >= ZONES.ad_signs and len(lines) <= ZONES.ad_lines


def _says_of_paper(line: str) -> bool:
    """Whether a line is of a page's head or foot.

    A telephone of the paper's stands there, too.
    """
    return is_date_line(line) or is_staff_line(line) or says_head(line, in_head=False)


def _is_told(inside: Sequence[Block]) -> bool:
    """Whether a box holds a report or a notice, or prose as only texts have."""
    text = "\n".join(block.text for block in inside)
    largest = max(inside, key=lambda block: block.size)
    if kind_of(largest.text, text) or reads_as_notice(text):
        return True
    if any(
        byline_heads.opens_report(b.text) or byline_tails.names_alone(b.text) for b in inside
    ):
        return True
    if any(map(_is_signed, inside)):
        return True
    return max(block.text.count("。") for block in inside) >= ZONES.told_sentences


def small_ads(blocks: Sequence[Block], body_type: BodyType) -> set[int]:
    """Indexes of small ads: those that stand together in numbers, with what stands among them."""
    offering = {n for n, block in enumerate(blocks) if _offers(block)}
    found: set[int] = set()
    for group in _groups(offering, blocks, ZONES.between_ads * body_type.size):
        if sum(_entries(blocks[n]) for n in group) >= ZONES.fewest_ads:
            found |= group | _among(group, blocks)
    return found


def headings_of(adverts: set[int], boxes: Sequence[Box], blocks: Sequence[Block]) -> set[int]:
    """Indexes of what stands over small ads in a frame of theirs, as 便民信息: it names no section of the page."""
    found: set[int] = set()
    for box in boxes:
        inside = {n for n, b in enumerate(blocks) if contains(box, b.box, b.size)}
        rest = inside - adverts
        if rest < inside and all(_is_heading(blocks[n]) for n in rest):
            found |= rest
    return found


def _is_heading(block: Block) -> bool:
    return len(block.lines) == 1 and block.characters <= ZONES.ad_heading


def _among(group: set[int], blocks: Sequence[Block]) -> set[int]:
    """Indexes of the names and boxes that stand among small ads; none where stories do."""
    around = union(blocks[n].box for n in group)
    among = {n for n, b in enumerate(blocks) if contains(around, b.box, b.size)} - group
    is_told = any(_is_told([blocks[n]]) for n in among)
    return set() if is_told or len(among) > len(group) else among


def _offers(block: Block) -> bool:
    """Whether a block is small ads by its words: a telephone or a price in every few lines."""
    if len(block.lines) > ZONES.small_ad_lines * _entries(block):
        return False  # most text of a page, which is looked at no further
    if (
        reads_as_notice(block.text)
        or byline_heads.opens_report(block.text)
        or _is_signed(block)
    ):
        return False
    wording = ad_wording(_lines(block))
    return wording.signs >= ZONES.small_ad_signs and bool(wording.phones or wording.prices)


def _is_signed(block: Block) -> bool:
    """Whether a reporter's name in brackets ends a line, as briefs are signed and no ad is."""
    lines = [line.text for line in block.lines if line.text.endswith(("）", ")"))]
    return any(map(byline_tails.ends_report, lines))


def _entries(block: Block) -> int:
    """How many ads stand in a block, at least one."""
    return max(1, entries(_lines(block)))


def _lines(block: Block) -> list[str]:
    return [line.text for line in block.lines]


def _groups(indexes: set[int], blocks: Sequence[Block], reach: float) -> Iterator[set[int]]:
    """The blocks in groups that stand no further than `reach` from each other, directly or through others."""
    left = set(indexes)
    while left:
        waiting = [left.pop()]
        group = set(waiting)
        while waiting:
            box = blocks[waiting.pop()].box
            near = {n for n in left if _are_near(box, blocks[n].box, reach)}
            left -= near
            group |= near
            waiting += near
        yield group


def _are_near(a: Box, b: Box, reach: float) -> bool:
    return -overlap_x(a, b) <= reach and -overlap_y(a, b) <= reach

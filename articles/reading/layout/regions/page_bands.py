"""The page's head and foot: what stands above the rule or band of colour below the head, or below that of the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, clusters, contains, overlap_x, overlap_y, union
from articles.reading.language import furniture, furniture_forms, labels
from articles.reading.language.jump_lines import comes_from
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.sheet import Drawing, Sheet

from .body_type import BodyType
from .tuning import REGIONS
from .zone_tuning import ZONES


@dataclass(frozen=True)
class PageBands:
    """Where the head ends and the foot begins, in points; 0 and the page's height where no rule marks them."""

    head_end: float
    foot: float

    def hold(self, box: Box) -> bool:
        slack = ZONES.over_rule
        return box.y1 <= self.head_end + slack or box.y0 >= self.foot - slack


def is_furniture(line: PrintedLine) -> bool:
    """Whether a line is furniture by its words, wherever it stands."""
    return furniture_forms.is_anchor(line.text)


def bands_of(sheet: Sheet, blocks: Sequence[Block], body_type: BodyType) -> PageBands:
    wide = [
        d.box
        for d in sheet.drawings
        if _may_part(d, sheet)
        if d.kind == "rule" or not _heads_text(d.box, blocks, body_type)
    ]
    lowest_head = ZONES.top_band * sheet.height
    highest_foot = (1 - ZONES.bottom_band) * sheet.height
    ends = sorted(box.y1 for box in wide if box.y1 <= lowest_head)
    feet = [box.y0 for box in wide if box.y0 >= highest_foot]
    return PageBands(_head_end(ends, blocks), min(feet, default=sheet.height))


def _may_part(drawing: Drawing, sheet: Sheet) -> bool:
    """Whether it is a rule or band right across the page."""
    if drawing.kind not in ("rule", "tint"):
        return False
    box = drawing.box
    is_wide = box.width >= ZONES.wide_rule * sheet.width
    return is_wide and box.height <= ZONES.top_band * sheet.height


def _heads_text(bar: Box, blocks: Sequence[Block], body_type: BodyType) -> bool:
    """Whether a headline stands on a bar of colour, right over its text: a page's name has headlines below it."""
    held = [b for b in blocks if contains(bar, b.box, ZONES.over_rule)]
    if len(held) != 1 or not body_type.is_display(held[0]):
        return False
    text = held[0].text
    if len(text) <= ZONES.longest_page_name or furniture.names_section(text):
        return False
    if any(map(is_furniture, held[0].lines)):
        return False
    reach = REGIONS.label_gap * body_type.size
    below = [b for b in blocks if 0 <= b.box.y0 - bar.y1 <= reach and overlap_x(b.box, bar) > 0]
    return bool(below) and all(body_type.is_body(b) and len(b.lines) > 1 for b in below)


def _head_end(ends: Sequence[float], blocks: Sequence[Block]) -> float:
    """The last of the rules, from above, with furniture or nothing between each two; 0 without
    any rule.

    The first one ends the head whatever stands there: a masthead is a picture, or words that no
    list has.
    """
    head_end = 0.0
    for y in ends:
        between = [b for b in blocks if head_end <= b.box.middle_y < y]
        if head_end and between and not _has_furniture(between):
            break  # the rule under a section's name
        head_end = y
    return head_end


def _has_furniture(blocks: Sequence[Block]) -> bool:
    return any(is_furniture(line) for b in blocks for line in b.lines)


def says_page(sheet: Sheet, blocks: Sequence[Block], body_type: BodyType) -> set[int]:
    """Indexes of lines that are nothing but facts of the page, where its head and foot are printed.

    One such line may be a text's own, as the date below a notice: in the head they say two
    things together; at the foot stands a number.
    """
    short = {
        n: b
        for n, b in enumerate(blocks)
        if len(b.lines) <= ZONES.furniture_lines and not comes_from(b.text).page
    }
    head_end = _top_of_text(sheet, blocks, body_type)
    texts = [b.box for b in blocks if body_type.is_body(b) and len(b.lines) > 1]
    above = {n: b for n, b in short.items() if b.box.y1 < head_end}
    below = [*texts, *_heads_below_facts(blocks, above.values(), texts, body_type)]
    head = {n: b for n, b in above.items() if not _labels_briefs(b, below, body_type)}
    in_head = _said_in(head) or _mastheads(head, blocks)
    if in_head:
        in_head |= {n for n, b in above.items() if _is_number_in_head(b, blocks)}
    return in_head | {n for n, b in short.items() if _is_number_in_foot(b, sheet, blocks)}


def _said_in(head: Mapping[int, Block]) -> set[int]:
    """Indexes of those that say facts of the page, some together."""
    said = furniture.said_together([text for b in head.values() for text in _wordings(b)])
    return {
        n
        for n, b in head.items()
        if b.text in said or all(line.text in said for line in b.lines)
    }


def _wordings(block: Block) -> Iterator[str]:
    """Its lines, and all of them as one: a date may be set in two (2026年12月 over 18日 星期五)."""
    yield from (line.text for line in block.lines)
    if len(block.lines) > 1:
        yield block.text


def _mastheads(head: Mapping[int, Block], blocks: Sequence[Block]) -> set[int]:
    """Indexes of the paper's name alone, where nothing stands above it."""
    names = {n: b for n, b in head.items() if furniture.is_papers_name(b.text)}
    return {n for n, name in names.items() if not any(_is_above(b, name) for b in blocks)}


def _is_above(other: Block, block: Block) -> bool:
    return other is not block and other.box.y1 <= block.box.y0


def _heads_below_facts(
    blocks: Sequence[Block], head: Iterable[Block], texts: Sequence[Box], body_type: BodyType
) -> Iterator[Box]:
    """Large type right on a text, below rows that say facts of the page.

    What may label briefs says none.
    """
    named = [b for b in head if labels.kind_of(b.text) != "brief"]
    said = furniture.said_together([line.text for b in named for line in b.lines])
    facts = [b.box for b in named if all(line.text in said for line in b.lines)]
    reach = REGIONS.label_gap * body_type.size
    for block in filter(body_type.is_display, blocks):
        box = block.box
        is_on_text = any(overlap_x(box, t) > 0 and 0 <= t.y0 - box.y1 <= reach for t in texts)
        if is_on_text and any(fact.y1 < box.y0 - reach / 2 for fact in facts):
            yield box


def _labels_briefs(block: Block, below: Sequence[Box], body_type: BodyType) -> bool:
    """Whether a line labels briefs by its words, over text or headline.

    Those of papers' names are some of them (快报).
    """
    if not labels.names_briefs(block.text):
        return False
    reach = REGIONS.label_gap * body_type.size
    return any(
        overlap_x(block.box, box) > 0 and 0 <= box.y0 - block.box.y1 + block.size <= reach
        for box in below
    )


def _top_of_text(sheet: Sheet, blocks: Sequence[Block], body_type: BodyType) -> float:
    texts = [b.box.y0 for b in blocks if body_type.is_body(b) and len(b.lines) > 1]
    return min([ZONES.top_band * sheet.height, *texts])


def _is_number_in_head(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a page's number stands alone in the first row, as large type before a section's name."""
    if not (block.text.isdecimal() and furniture.is_page_number(block.text)):
        return False
    others = [other for other in blocks if other is not block]
    return not any(_is_beside(other, block) for other in others) and all(
        other.box.y1 > block.box.y0 for other in others
    )


def _is_beside(other: Block, block: Block) -> bool:
    """Whether type stands so close that a number may be of its line."""
    apart = max(other.box.x0 - block.box.x1, block.box.x0 - other.box.x1)
    return _is_level(other.box, block.box) and apart <= REGIONS.number_apart * block.size


def _is_number_in_foot(block: Block, sheet: Sheet, blocks: Sequence[Block]) -> bool:
    """Whether a page's number stands alone in the last row; an address there has numbers, too."""
    if block.box.y0 < (1 - ZONES.bottom_band) * sheet.height:
        return False
    others = [other for other in blocks if other is not block]
    beside = [other for other in others if _is_level(other.box, block.box)]
    if beside and (block.text.isdecimal() or any(map(_has_digit, beside))):
        return False
    is_last = all(other.box.y1 <= block.box.y1 for other in others)
    return is_last and furniture.is_page_number(block.text)


def _has_digit(block: Block) -> bool:
    return any(character.isdecimal() for character in block.text)


def beside_furniture(
    sheet: Sheet,
    blocks: Sequence[Block],
    known: set[int],
    body_type: BodyType,
) -> set[int]:
    """Indexes of lines of the page's head that have no form of their own: they stand beside
    those `known` that have.
    """
    head = ZONES.top_band * sheet.height
    anchors = [blocks[n].box for n in known if blocks[n].box.y1 < head]
    rows = _rows_of(anchors, ZONES.rows_of_head * body_type.size)
    return {
        n
        for n, block in enumerate(blocks)
        if n not in known
        if len(block.lines) == 1
        if _may_stand_beside(block, blocks, body_type)
        if any(_is_level(block.box, box) for box in anchors)
        or any(_is_between(block.box, row) for row in rows)
    }


def _may_stand_beside(block: Block, blocks: Sequence[Block], body_type: BodyType) -> bool:
    """Whether it is no text: of other type, a date, or in the page's first row, as on scans, where all small
    type has one size.
    """
    if not body_type.is_body(block) or furniture_forms.is_day(block.text):
        return True
    return all(
        other.box.y0 >= block.box.y1 or _is_level(other.box, block.box) for other in blocks
    )


def _rows_of(anchors: Sequence[Box], reach: float) -> list[Box]:
    """Around the furniture of rows that stand close below each other."""
    rows = clusters([box.middle_y for box in anchors], float, reach)
    return [union(box for box in anchors if row[0] <= box.middle_y <= row[-1]) for row in rows]


def _is_between(box: Box, rows: Box) -> bool:
    """Whether a line stands at the height of rows below each other: the paper's name in Latin, beside both."""
    return overlap_y(box, rows) > ZONES.same_row * box.height


def _is_level(a: Box, b: Box) -> bool:
    return overlap_y(a, b) > ZONES.same_row * min(a.height, b.height)


def stories_in_head(
    blocks: Sequence[Block],
    outside: set[int],
    plates: Sequence[Box],
    body_type: BodyType,
) -> set[int]:
    """Indexes of the blocks of a story that stands in the page's head (报眼); `outside`: all
    blocks of head and foot.
    """
    prose = [blocks[n] for n in outside if _is_story(blocks[n], body_type)]
    return {n for n in outside if any(_is_with(blocks[n], text, plates) for text in prose)}


def _is_story(block: Block, body_type: BodyType) -> bool:
    if len(block.lines) < ZONES.head_story_lines:
        return False
    return body_type.is_body(block) and "。" in block.text


def _is_with(block: Block, text: Block, plates: Sequence[Box]) -> bool:
    """Whether a block of the page's head is of the story there: in its box, or right above its text."""
    frame = next((p for p in plates if contains(p, text.box, text.size)), None)
    if frame is not None:
        return contains(frame, block.box, block.size)
    return block is text or _is_right_above(block, text)


def _is_right_above(block: Block, text: Block) -> bool:
    gap = text.box.y0 - block.box.y1
    if not -text.size <= gap <= ZONES.head_story_gap * text.size:
        return False
    narrower = min(block.box.width, text.box.width)
    return overlap_x(block.box, text.box) > ZONES.head_story_overlap * narrower

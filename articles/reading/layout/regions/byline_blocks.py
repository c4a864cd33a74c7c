"""Bylines on lines of their own, as opposed to names in brackets that end a report."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x, overlap_y
from articles.reading.language import byline_tails, bylines, letter_writers
from articles.reading.language.latin import letters
from articles.reading.language.latin.bylines import says_place, says_role
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column
from articles.reading.layout.lines.report_ends import is_tail

from .brief_columns import is_short_heading
from .classified_blocks import ClassifiedBlocks
from .crosshead_rows import crossheads_in_a_row, tops_of_inner_columns
from .letters import letter_signatures
from .quotation_marks import is_latin_quotation
from .tuning import REGIONS


def bylines_of(page: ClassifiedBlocks) -> tuple[list[Block], list[Block]]:
    """The page's bylines, and the blocks of whatever type that they are made of: names, with what these
    people are on a line of its own right below.
    """
    crossheads = _crossheads_like_names(page)
    everything = [b for b in (*page.small, *page.body, *page.display) if b not in crossheads]
    named = [b for b in everything if _is_byline(b, page.em) and not _ends_report(b, page)]
    lone = [b for b in everything if b not in named and _is_bare_byline(b, page)]
    parts = _with_roles([*named, *lone], everything, page)
    parts += _others(letter_signatures(page), parts)
    return [_as_one(blocks) for blocks in parts], [b for blocks in parts for b in blocks]


def _crossheads_like_names(page: ClassifiedBlocks) -> list[Block]:
    """Crossheads that may read as a name does (路通了): in a row where others do not, or at an inner column's top."""
    little = [*page.display, *page.small]
    row = crossheads_in_a_row(little, page.display, page)
    inner = tops_of_inner_columns(little, page.display, page)
    alone = [block for block in inner if bylines.author_below_headline(block.text)]
    return (
        alone if all(byline_tails.names_alone(block.text) for block in row) else [*row, *alone]
    )


def _with_roles(
    named: Sequence[Block], everything: Sequence[Block], page: ClassifiedBlocks
) -> list[list[Block]]:
    """Each byline with what right below it says what these people are, or where they write from."""
    rest = [b for b in everything if b not in named]
    roles = [b for b in rest if says_role(b.text) or _is_place(b, page)]
    return [[byline, *_roles_below(byline, roles)] for byline in named]


def _is_place(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a line right on a text, in other type, is a place; below a byline it is where that text was written."""
    if len(block.lines) > 1 or not says_place(block.text) or block in page.body:
        return False
    reach = REGIONS.place_above * page.em
    return any(_stands_before(block, text, reach) for text in page.body)


def _others(signatures: list[list[Block]], known: list[list[Block]]) -> list[list[Block]]:
    taken = [block for blocks in known for block in blocks]
    return [blocks for blocks in signatures if not any(block in taken for block in blocks)]


def _roles_below(byline: Block, roles: Sequence[Block]) -> list[Block]:
    return [role for role in roles if _is_right_below(role, byline)][:1]


def _as_one(parts: Sequence[Block]) -> Block:
    return Block(tuple(line for block in parts for line in block.lines), parts[0].column)


def _is_right_below(role: Block, byline: Block) -> bool:
    gap = role.box.y0 - byline.box.y1
    is_near = -byline.size <= gap <= REGIONS.role_gap * byline.size
    return is_near and overlap_x(role.box, byline.box) > 0


def _is_bare_byline(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether its lines hold nothing but names, right behind display type and right before text; behind
    what is quoted they say who is.
    """
    if not _names_only(block, REGIONS.body_range[1] * page.em):
        return False  # most blocks, before each is compared with all others
    wide = _is_beside_portrait(block, page)
    reach = (REGIONS.head_gap if wide else REGIONS.bare_byline) * page.em
    behind = [text for text in page.body if _stands_before(block, text, reach)]
    if not behind or not _names_only(block, max(text.size for text in behind)):
        return False
    heads = [head for head in page.display if _stands_before(head, block, reach)]
    return any(not is_latin_quotation(head.text) for head in heads)


def _is_beside_portrait(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a Latin name begins deep in its column, as beside its author's portrait."""
    if not letters.is_latin_text(block.text) or not block.is_upright:
        return False
    low, deep = REGIONS.head_gap * page.em, REGIONS.beside_portrait * page.em
    below = [
        text
        for text in page.body
        if 0 <= text.box.y0 - block.box.y1 + page.em <= low
        and is_in_column(block.box, text, page.em)
    ]
    return bool(below) and all(block.box.x0 - text.column[0] >= deep for text in below)


def column_names(
    signed: Sequence[Block], small: Sequence[Block], page: ClassifiedBlocks
) -> list[Block]:
    """What an author's column is called (Notebook, Randnotiz), right below the name that signs it, or right above
    it beside the portrait: a few Latin words in type that is not the text's.
    """
    lines = [block for block in small if is_short_heading(block) and len(block.lines) == 1]
    return [
        block
        for block in lines
        if not says_role(block.text)
        if any(_is_named_at(block, byline, page) for byline in signed)
    ]


def _is_named_at(block: Block, byline: Block, page: ClassifiedBlocks) -> bool:
    """A word below a name that could be a town is one, but beside a portrait."""
    if abs(block.box.x0 - byline.box.x0) > page.em / 2:
        return False
    if _is_right_below(block, byline) and not says_place(block.text):
        return True
    is_at = _is_right_below(block, byline) or _is_right_below(byline, block)
    return is_at and _is_beside_portrait(byline, page)


def signs_at(label: Block, byline: Block) -> bool:
    """Whether a column's name stands right at the name that signs it."""
    return _is_right_below(label, byline) or _is_right_below(byline, label)


def _stands_before(first: Block, second: Block, reach: float) -> bool:
    """Whether a block stands right above another one, or left of it where level type is turned with its page."""
    a, b = first.box, second.box
    if first is second:
        return False
    if first.lines[0].turn or second.lines[0].turn:
        gap, shared = b.x0 - a.x1, overlap_y(a, b)
    else:
        gap, shared = b.y0 - a.y1, overlap_x(a, b)
    return shared > 0 and -min(first.size, second.size) <= gap <= reach


def _names_only(block: Block, em: float) -> bool:
    """Latin names, or one Chinese author in small type: other short words are set larger.

    `em`: the size of the text below, in points.
    """
    lines = [line.text for line in block.lines]
    is_small = len(lines) == 1 and block.size <= REGIONS.author * em
    if is_small and bylines.author_below_headline(block.text):
        return True
    return (
        len(lines) <= REGIONS.byline_lines and letter_writers.letter_writer(lines) is not None
    )


def _is_byline(block: Block, em: float) -> bool:
    """`em`: the text's size in points.

    A Latin headline in capitals reads as names do: POR QUÉ TARDA LA
    SALA.
    """
    if len(block.lines) > REGIONS.byline_lines:
        return False
    if block.size > REGIONS.largest_byline * em and letters.is_latin_text(block.text):
        return False
    return bool(byline_tails.names_alone(block.text))


def _ends_report(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether names in brackets are a report's last line, which begins a column: other text stands right below."""
    if block not in page.body or not is_tail(block.text):
        return False
    others = [b for b in (*page.body, *page.display) if b is not block]
    column = [b.box for b in others if overlap_x(box_of(b), block.box) > 0]
    em = page.em
    if any(-em <= block.box.y0 - box.y1 <= REGIONS.names_above * em for box in column):
        return False
    overlap, below = REGIONS.names_overlap * em, REGIONS.names_below * em
    return any(-overlap <= box.y0 - block.box.y1 <= below for box in column)

"""Staff lines on the page: those of a newspaper's own roles anywhere, others as small type at the page's edge.

Their pairs stand apart from each other, below each other or in a row, so that one line may be
several blocks. Each row is read as a whole first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.language.staff_lines import has_staff_form, is_staff_line
from articles.reading.layout.lines.blocks import Block

from .body_type import BodyType
from .zone_tuning import ZONES


def staff_of(blocks: Sequence[Block], body_type: BodyType) -> set[int]:
    """Indexes of the blocks that are staff lines, or parts of one."""
    texts = [b.box for b in blocks if len(b.lines) >= ZONES.edge_text_lines]
    largest = ZONES.largest_staff_line * body_type.size
    found: set[int] = set()
    for row in _rows(blocks, largest):
        words = " ".join(line.text for n in row for line in blocks[n].lines)
        box = union(blocks[n].box for n in row)
        if is_staff_line(words) or (has_staff_form(words) and _is_at_edge(box, texts)):
            found |= set(row)
    return found


def _rows(blocks: Sequence[Block], largest: float) -> Iterator[tuple[int, ...]]:
    """Indexes of each small block, and of those that stand in a row with small white between."""
    small = [n for n, b in enumerate(blocks) if b.size <= largest]
    yield from ((n,) for n in small)
    lone = sorted(
        (n for n in small if len(blocks[n].lines) == 1), key=lambda n: blocks[n].box.x0
    )
    while lone:
        row = [lone.pop(0)]
        for n in list(lone):
            if _goes_on(blocks[row[-1]].box, blocks[n].box, blocks[n].size):
                row.append(n)
                lone.remove(n)
        if len(row) > 1:
            yield tuple(row)


def _goes_on(box: Box, right: Box, em: float) -> bool:
    """Whether a line goes on to the right, behind no more white than parts the pairs of a staff line."""
    is_level = overlap_y(box, right) > ZONES.same_row * min(box.height, right.height)
    return is_level and 0 <= -overlap_x(box, right) <= ZONES.between_pairs * em


def _is_at_edge(box: Box, texts: Sequence[Box]) -> bool:
    """Whether every other text stands below a line, or above it, or to one side."""
    slack = box.height
    others = [text for text in texts if overlap_y(text, box) <= 0 or overlap_x(text, box) <= 0]
    return (
        all(text.y0 >= box.y1 - slack for text in others)
        or all(text.y1 <= box.y0 + slack for text in others)
        or all(text.x0 >= box.x1 - slack for text in others)
        or all(text.x1 <= box.x0 + slack for text in others)
    )

"""Charts and tables: drawings that hang together, with short pieces of type on and at them and no sentence."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains, grown, overlap_x, overlap_y, union
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .tuning import REGIONS


@dataclass(frozen=True)
class Figure:
    """A chart or a table: its box with the words at it, and the indexes of their blocks."""

    box: Box
    blocks: frozenset[int]


def figures_of(sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box]) -> list[Figure]:
    """Each once, the wider one where one stands in another. `plates`: frames and tints of the page."""
    prose = [block.box for block in blocks if is_prose(block)]
    images = [d.box for d in sheet.drawings if d.kind == "image"]
    found = [figure for box in plates if (figure := _in_plate(box, blocks)) is not None]
    found += (f for parts in _clusters(_drawn(sheet, prose)) if (f := _around(parts, blocks)) is not None)
    found += (f for rows in _ruled_rows(sheet) if (f := _table(rows, plates, blocks)) is not None)
    free = [f for f in found if not any(contains(f.box, image, 2.0) for image in images)]
    return [f for f in free if not any(f is not g and f.blocks <= g.blocks and f.box.area < g.box.area for g in free)]


def is_prose(block: Block) -> bool:
    """A sentence, or several lines as long as only text has."""
    if any(ends_sentence(line.text) for line in block.lines):
        return True
    rule = REGIONS
    usual = statistics.median(line.characters for line in block.lines)
    return len(block.lines) >= rule.body_lines and usual > rule.longest_cell


def _in_plate(plate: Box, blocks: Sequence[Block]) -> Figure | None:
    inside = [n for n, b in enumerate(blocks) if contains(plate, b.box, b.size)]
    if any(is_prose(blocks[n]) for n in inside):
        return None
    enough = len(inside) >= REGIONS.table_cells or _counts([blocks[n] for n in inside])
    return Figure(plate, frozenset(inside)) if enough else None


def _counts(cells: Sequence[Block]) -> bool:
    """Whether many of the pieces are numbers."""
    lines = [line.text for block in cells for line in block.lines]
    counted = sum(any(c.isdigit() for c in text) for text in lines)
    return len(lines) >= REGIONS.table_cells and counted >= REGIONS.numbers * len(lines)


def _around(parts: Sequence[Box], blocks: Sequence[Block]) -> Figure | None:
    """The drawings with the cells on and at them, if there are enough of both: figures, or many short words."""
    rule = REGIONS
    if len(parts) < rule.figure_parts:
        return None
    whole = union(parts)
    inside = [n for n, b in enumerate(blocks) if contains(whole, b.box, 0.3 * b.size)]
    if any(is_prose(blocks[n]) for n in inside):
        return None
    near = [n for n, b in enumerate(blocks) if contains(grown(whole, rule.at_figure * b.size), b.box)]
    found = [*inside, *(n for n in near if n not in inside and _is_cell(blocks[n]))]
    if not _counts([blocks[n] for n in found]):
        return None
    return Figure(union([whole, *(blocks[n].box for n in found)]), frozenset(found))


def _ruled_rows(sheet: Sheet) -> Iterator[list[Box]]:
    """Level rules of one width at a steady pace below each other, as those between a table's rows."""
    alike: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for rule in _whole_rules(sheet):
        alike[round(rule.x0 / 3), round(rule.x1 / 3)].append(rule)
    for rules in alike.values():
        steps = [below.y0 - above.y0 for above, below in itertools.pairwise(rules)]
        usual = statistics.median(steps) if steps else 0.0
        if len(rules) >= REGIONS.table_rows and max(steps) <= 1.5 * usual:
            yield rules


def _whole_rules(sheet: Sheet) -> list[Box]:
    """Level rules from top to bottom, those drawn cell by cell put together."""
    level = [d.box for d in sheet.drawings if d.kind == "rule" and d.box.width > d.box.height]
    found: list[Box] = []
    for rule in sorted(level, key=lambda box: (round(box.y0), box.x0)):
        last = found[-1] if found else None
        if last and abs(last.y0 - rule.y0) <= 1 and abs(rule.x0 - last.x1) <= 1:
            found[-1] = union([last, rule])
        else:
            found.append(rule)
    return found


def _table(rows: Sequence[Box], plates: Sequence[Box], blocks: Sequence[Block]) -> Figure | None:
    """A table without a box: its rows, cells above the first rule, too, and the plate with its name on top."""
    high = (rows[-1].y0 - rows[0].y0) / (len(rows) - 1)
    body = union(rows)
    above = body._replace(y0=body.y0 - high, y1=body.y0)
    if sum(contains(above, b.box, 0.3 * b.size) for b in blocks) > 1:
        body = union([body, above])
    heads = [p for p in plates if abs(p.x0 - body.x0) <= 3 and abs(p.x1 - body.x1) <= 3 and abs(p.y1 - body.y0) <= high]
    return _in_plate(union([body, *heads]), blocks)


def _is_cell(block: Block) -> bool:
    return not is_prose(block) and all(line.characters <= REGIONS.longest_cell for line in block.lines)


def _drawn(sheet: Sheet, prose: Sequence[Box]) -> Iterator[Box]:
    """What is drawn but for pictures, what stands around or behind text, and the page's own lines."""
    for drawing in sheet.drawings:
        box = drawing.box
        is_part = drawing.kind != "image" and box.width < 0.9 * sheet.width and box.height < 0.9 * sheet.height
        if is_part and not any(contains(box, text, 1.0) for text in prose):
            yield box


def _clusters(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Boxes that touch each other, directly or through others."""
    open_ones: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b.y0):
        around = grown(box, REGIONS.hang_together)
        still, joined = [], [box]
        for cluster in open_ones:
            if any(overlap_x(around, b) >= 0 and overlap_y(around, b) >= 0 for b in cluster):
                joined += cluster
            elif max(b.y1 for b in cluster) < around.y0:
                yield cluster
            else:
                still.append(cluster)
        open_ones = [*still, joined]
    yield from open_ones

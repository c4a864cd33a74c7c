"""Tables without a box: level rules of one width, evenly spaced below each other, with words between."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, contains, union
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .figure import Figure, figure_in
from .picture_tuning import PICTURES


def tables_of(sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box]) -> Iterator[Figure]:
    """Each table, with the plate that its name stands on; `plates` are frames and tints of the page."""
    for rules in _ruled_rows(sheet):
        table = _table(rules, plates, blocks)
        if table is not None:
            yield table


def _ruled_rows(sheet: Sheet) -> Iterator[list[Box]]:
    """The rules between the rows of each table, from top to bottom."""
    alike: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for rule in _whole_rules(sheet):
        alike[_place(rule.x0), _place(rule.x1)].append(rule)
    for rules in alike.values():
        if len(rules) >= PICTURES.table_rows and _is_even(rules):
            yield rules


def _place(x: float) -> int:
    """The same number for edges that differ by rounding."""
    return round(x / PICTURES.table_edge)


def _is_even(rules: Sequence[Box]) -> bool:
    steps = [below.y0 - above.y0 for above, below in itertools.pairwise(rules)]
    return max(steps) <= PICTURES.uneven_rows * statistics.median(steps)


def _whole_rules(sheet: Sheet) -> list[Box]:
    """Level rules from top to bottom, those drawn cell by cell put together."""
    level = [d.box for d in sheet.drawings if d.kind == "rule" and d.box.width > d.box.height]
    found: list[Box] = []
    for rule in sorted(level, key=lambda box: (round(box.y0), box.x0)):
        if found and _goes_on(found[-1], rule):
            found[-1] = union([found[-1], rule])
        else:
            found.append(rule)
    return found


def _goes_on(left: Box, right: Box) -> bool:
    near = PICTURES.rule_joint
    return abs(left.y0 - right.y0) <= near and abs(right.x0 - left.x1) <= near


def _table(
    rules: Sequence[Box], plates: Sequence[Box], blocks: Sequence[Block]
) -> Figure | None:
    """The rows between the rules; the one above the first rule, too, if it has cells; and the plate with its name."""
    height = (rules[-1].y0 - rules[0].y0) / (len(rules) - 1)
    body = union(rules)
    above = body._replace(y0=body.y0 - height, y1=body.y0)
    cells = [b for b in blocks if contains(above, b.box, PICTURES.in_figure * b.size)]
    if len(cells) > 1:
        body = union([body, above])
    names = [plate for plate in plates if _stands_on(plate, body, height)]
    return figure_in(union([body, *names]), blocks)


def _stands_on(plate: Box, table: Box, height: float) -> bool:
    """Whether a plate is as wide as the table and no more than a row away from its top."""
    near = PICTURES.table_edge
    if abs(plate.x0 - table.x0) > near or abs(plate.x1 - table.x1) > near:
        return False
    return abs(plate.y1 - table.y0) <= height

"""Costs of going on from a text down its column or in another one. In marks (tuning.py).

None is the answer for what cannot be: the two do not stand so.
"""

from __future__ import annotations

from . import features
from .columns import Columns
from .graph import Graph, Node, TextNode
from .tuning import COSTS, FEATURES
from .wording_costs import type_change_cost


def text_place_cost(
    columns: Columns, before: TextNode, after: TextNode, most: float
) -> float | None:
    """Cost of reading one text straight after another, by where the two stand.

    `most`: from this cost on the link is worth nothing, and None may be the answer.
    """
    down = down_cost(columns, before, after)
    if down is not None:
        return down
    if features.is_right_of(columns.graph, after, before):
        return _rightward_cost(columns, before, after, most)
    return _back_left_cost(columns, before, after)


def down_cost(columns: Columns, before: TextNode, after: Node) -> float | None:
    """Cost of going straight down, which is how a column is read: next to nothing.

    White, a rule or a headline between the two says that one story ends above it.
    """
    graph = columns.graph
    gap = features.gap_between(before, after)
    if gap < -FEATURES.dip * graph.size or not features.are_in_one_column(before, after):
        return None
    if features.is_parted_down(graph, before, after):
        return None
    pictures = features.pictures_between(graph, before, after)
    lines = max(0.0, (gap - pictures) / before.block.pitch - COSTS.leading)
    cost = min(COSTS.white_line * lines, COSTS.most_white)
    cost += ruled_cost(graph, before, after)
    cost += COSTS.over_picture * (pictures > 0)
    if after.kind == "headline":
        return cost
    cost += COSTS.other_headline * columns.is_under_other_headline(before, after)
    return cost + type_change_cost(before, after)


def ruled_cost(graph: Graph, above: Node, below: Node) -> float:
    """Cost of a rule or a label between two pieces, one above the other: both are set between
    stories.

    A rule no wider than the column may also part a story's text from a box inside it.
    """
    if features.is_labelled_off(graph, above, below):
        return COSTS.ruled_off
    rules = features.rules_between(graph, above, below)
    if not rules:
        return 0.0
    widest = max(rule.width for rule in rules)
    is_long = widest > FEATURES.long_rule * below.box.width
    return COSTS.ruled_off if is_long else COSTS.ruled


def _back_left_cost(columns: Columns, before: TextNode, after: TextNode) -> float | None:
    """Cost of going back to the left, to a row of columns below a picture or a headline.

    Rare: a story is set in one row where it can be.
    """
    graph = columns.graph
    if not features.is_right_of(graph, before, after):
        return None
    if not features.is_below(graph, after, before):
        return None
    cost = COSTS.back_left + ruled_cost(graph, before, after)
    return cost + type_change_cost(before, after)


def _rightward_cost(
    columns: Columns, before: TextNode, after: TextNode, most: float
) -> float | None:
    """Cost of going on in a column to the right, which best begins level, under the same
    headline.

    It costs more to leave a column in its middle, to enter one there, or to cross a rule: each
    says that another story stands there. Rules and columns on the way are looked for last and
    only where they can still tip it, since most pairs of a page are far apart.
    """
    graph = columns.graph
    blank = (after.box.x0 - before.box.x1) / graph.size
    is_lower = after.box.y0 > before.box.y1
    cost = COSTS.far_column * max(0.0, blank - COSTS.wide_gutter)
    cost += COSTS.into_middle * (not columns.is_top(after))
    cost += COSTS.out_of_middle * (before in columns.with_more_below)
    cost += COSTS.across_rule * columns.is_ruled_apart(before, after)
    begins = not after.wording.begins_inside
    cost += COSTS.out_of_short * (begins and before in columns.ending_short)
    cost += COSTS.below_end * is_lower
    cost += COSTS.ruled_off * after.opens_section
    cost += row_change_cost(columns, before, after) + type_change_cost(before, after)
    if cost >= most:
        return None
    cost += ruled_cost(graph, before, after) if is_lower else 0.0
    return cost + COSTS.column_passed * columns.passed_between(before, after)


def row_change_cost(columns: Columns, before: TextNode, after: TextNode) -> float:
    """Cost of going on to a column in another row or under another headline.

    The columns of one headline begin level, and its text ends where another headline begins.
    """
    top = columns.tops[before]
    mine, other = top.headline, after.headline
    if other is not None and mine is other:
        return 0.0
    if top.row == after.row:
        is_covered = mine is not None and other is not None
        return COSTS.other_headline if is_covered else COSTS.uncovered
    cost = _height_cost(columns.graph, top, after)
    if other is not None and features.stands_beside(columns.graph, other, top):
        return cost
    if other is not None:
        return cost + COSTS.other_headline
    is_headed = columns.is_right_under_another(after, mine)
    return cost + COSTS.other_headline * is_headed


def _height_cost(graph: Graph, top: TextNode, after: TextNode) -> float:
    """Cost of a row at another height.

    A story runs on below something that stands over its last columns; it hardly ever runs up
    beside what stands over its first ones.
    """
    lower = (after.column_top - top.column_top) / graph.size
    each = COSTS.lower_top if lower > 0 else COSTS.higher_top
    return COSTS.other_row + each * min(abs(lower) / COSTS.farthest_top, 1.0)

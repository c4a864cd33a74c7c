"""What holds between two pieces of a page: named questions on pairs, which the costs are told
by.

`above` and `below` are told by place, `before` and `after` by the order of reading asked about.
"""

from __future__ import annotations

from articles.reading.geometry import Box, covers_y, overlap_x, overlap_y

from .graph import Graph, HeadlineNode, Node, TextNode
from .tuning import FEATURES


def gap_between(above: Node, below: Node) -> float:
    """Points of height from the upper one's end to the lower one's beginning; negative: they overlap."""
    return below.box.y0 - above.box.y1


def is_right_of(graph: Graph, right: Node, left: Node) -> bool:
    return right.box.x0 >= left.box.x1 - FEATURES.deep_dip * graph.size


def is_below(graph: Graph, below: Node, above: Node) -> bool:
    return gap_between(above, below) >= -FEATURES.deep_dip * graph.size


def is_right_below(graph: Graph, below: Node, above: Node, reach: float) -> bool:
    """Whether at most `reach` ems of white part the two; where they overlap, an em at most."""
    gap = gap_between(above, below)
    return -FEATURES.deep_dip * graph.size <= gap <= reach * graph.size


def are_in_one_column(above: Node, below: Node) -> bool:
    """Whether one of the two lies above or below the other by half its width."""
    least = min(above.box.width, below.box.width)
    return overlap_x(above.box, below.box) >= FEATURES.same_column * least


def pictures_between(graph: Graph, above: Node, below: Node) -> float:
    """Points of height that pictures fill between two pieces in one column."""
    a, b = above.box, below.box
    column = Box(max(a.x0, b.x0), a.y1, min(a.x1, b.x1), b.y0)
    least = FEATURES.picture_cover * column.width
    dip = FEATURES.deep_dip * graph.size
    return sum(
        picture.height
        for picture in graph.pictures
        if overlap_x(picture, column) > least
        and column.y0 - dip <= picture.y0
        and picture.y1 <= column.y1 + dip
    )


def white_between(graph: Graph, above: Node, below: Node) -> float:
    """Points of height between two pieces that no picture fills."""
    return gap_between(above, below) - pictures_between(graph, above, below)


def is_labelled_off(graph: Graph, above: Node, below: Node) -> bool:
    """Whether a section's label stands between two pieces: a story of that section begins."""
    return any(
        _lies_between(label, above, below) and overlap_x(label, below.box) > 0
        for label in graph.labels
    )


def rules_between(graph: Graph, above: Node, below: Node) -> list[Box]:
    """Horizontal rules that part two pieces, one above the other."""
    least = FEATURES.ruled_cover * below.box.width
    return [
        rule
        for rule in graph.horizontal_rules
        if _lies_between(rule, above, below) and overlap_x(rule, below.box) > least
    ]


def _lies_between(box: Box, above: Node, below: Node) -> bool:
    slack = FEATURES.rule_slack
    return above.box.y1 - slack <= box.middle_y <= below.box.y0 + slack


def is_parted_down(graph: Graph, above: Node, below: Node) -> bool:
    """Whether a third piece stands in the column between two."""
    a, b = above.box, below.box
    left, right = max(a.x0, b.x0), min(a.x1, b.x1)
    slack = FEATURES.rounding
    for node in graph.nodes_at(Box(left, a.y1 - slack, right, b.y0 + slack)):
        box = node.box
        shared = min(box.x1, right) - max(box.x0, left)
        if shared <= FEATURES.in_the_way * min(right - left, box.width):
            continue
        is_between = _is_centred_between(box, above, below) and box.y0 >= a.y0
        if is_between and node is not above and node is not below:
            return True
    return False


def _is_centred_between(box: Box, above: Node, below: Node) -> bool:
    slack = FEATURES.rounding
    return above.box.y1 - slack <= box.middle_y <= below.box.y0 + slack


def is_parted_across(graph: Graph, one: Node, other: Node) -> bool:
    """Whether a third piece stands between two that stand side by side."""
    a, b = one.box, other.box
    left = min(a.x1, b.x1) - FEATURES.rounding
    right = max(a.x0, b.x0) + FEATURES.rounding
    return any(
        left <= node.box.middle_x <= right
        and overlap_y(node.box, b) > 0
        and overlap_y(node.box, a) > 0
        for node in graph.nodes_at(Box(left, max(a.y0, b.y0), right, min(a.y1, b.y1)))
        if node is not one and node is not other
    )


def is_parted_at_height(graph: Graph, left: Node, right: Node, share: float) -> bool:
    """Whether a third piece stands between two columns at the right one's height, by that share of it."""
    between = Box(left.box.x1, right.box.y0, right.box.x0, right.box.y1)
    return any(
        left.box.x1 <= node.box.middle_x <= right.box.x0
        and covers_y(right.box, node.box) > share
        for node in graph.nodes_at(between)
        if node is not right
    )


def texts_beside(graph: Graph, text: TextNode) -> list[tuple[float, float, int]]:
    """Left, right and column of each text at a text's height; those that begin alike are of one column."""
    step = FEATURES.column_step * graph.size
    return [
        (node.box.x0, node.box.x1, round(node.box.x0 / step))
        for node in graph.nodes_between(text.box.y0, text.box.y1)
        if node.kind == "text" and overlap_y(node.box, text.box) > 0
    ]


def stands_beside(graph: Graph, headline: HeadlineNode, text: TextNode) -> bool:
    """Whether a column begins to the left of a headline.

    Both are level, and no headline is over the column.
    """
    if text.headline is not None or headline.block.is_vertical or headline.frame != text.frame:
        return False
    off_level = abs(text.column_top - headline.box.y0) / graph.size
    return off_level <= FEATURES.level_headline and is_right_of(graph, headline, text)


def begins_level(graph: Graph, text: TextNode) -> bool:
    """Whether a paragraph begins to the right of a headline.

    It tops a column at the headline's height, which
    does not cover it: a brief may begin so.
    """
    if text.headline is not None or text.wording.begins_inside:
        return False
    level = FEATURES.level_headline * graph.size
    return any(
        node.kind == "headline"
        and not node.block.is_vertical
        and node.box.x1 <= text.box.x0 + FEATURES.rounding
        and abs(text.column_top - node.box.y0) <= level
        for node in graph.nodes_between(text.column_top - level, text.column_top + level)
    )


def begins_beside(graph: Graph, headline: HeadlineNode, text: TextNode) -> bool:
    """Whether a column stands beside a headline, with
    nothing but other such columns between the two.
    """
    if not stands_beside(graph, headline, text):
        return False
    left, right = text.box.x1 - FEATURES.rounding, headline.box.x0 + FEATURES.rounding
    between = Box(left, headline.box.y0, right, headline.box.y1)
    return all(
        node.kind == "text" and stands_beside(graph, headline, node)
        for node in graph.nodes_at(between)
        if left <= node.box.middle_x <= right
    )


def are_two_columns(graph: Graph, above: TextNode, below: TextNode) -> bool:
    """Whether two texts in one place belong to two columns.

    A headline parts them, or more white than between paragraphs, unless a crosshead stands in
    it.
    """
    between = [
        headline
        for headline in graph.headlines
        if _is_centred_between(headline.box, above, below)
    ]
    if any(_heads(headline, below) for headline in between):
        return True
    if any(_interrupts(headline, below) for headline in between):
        return False
    pictures = pictures_between(graph, above, below)
    widest = FEATURES.parted * graph.size * (FEATURES.parted_by_picture if pictures else 1.0)
    return gap_between(above, below) - pictures > widest


def _heads(headline: HeadlineNode, text: TextNode) -> bool:
    least = FEATURES.in_the_way * min(headline.box.width, text.box.width)
    return not headline.block.may_be_crosshead and overlap_x(headline.box, text.box) > least


def _interrupts(headline: HeadlineNode, text: TextNode) -> bool:
    return headline.block.may_be_crosshead and overlap_x(headline.box, text.box) > 0


def headlines_right_above(graph: Graph, text: TextNode) -> list[HeadlineNode]:
    """The headlines that stand right above a text, though they may cover no row with it."""
    least = FEATURES.in_the_way * text.box.width
    return [
        node
        for node in graph.nodes_at(_right_above(graph, text.box, FEATURES.headline_gap))
        if node.kind == "headline"
        and not node.block.may_be_crosshead
        and overlap_x(node.box, text.box) > least
        and is_right_below(graph, text, node, FEATURES.headline_gap)
    ]


def _right_above(graph: Graph, box: Box, reach: float) -> Box:
    """Where the foot of what stands right above a box is, at most `reach` ems away."""
    top = box.y0 - reach * graph.size
    return box._replace(y0=top, y1=box.y0 + FEATURES.deep_dip * graph.size)


def text_right_below(graph: Graph, headline: HeadlineNode) -> TextNode | None:
    """The text that a crosshead stands on."""
    least = FEATURES.same_column * headline.box.width
    dip, reach = FEATURES.dip * graph.size, FEATURES.crosshead_gap * graph.size
    box = headline.box
    below = [
        node
        for node in graph.nodes_at(box._replace(y0=box.y1 - dip, y1=box.y1 + reach))
        if node.kind == "text" and overlap_x(headline.box, node.box) > least
        if -dip <= gap_between(headline, node) <= reach
    ]
    return min(below, key=lambda text: text.box.y0, default=None)


def follows_a_closed_report(graph: Graph, text: TextNode) -> bool:
    """Whether the text right above one ends with a report's names: both are briefs of a list.

    A single line of such names, as high as the body type, counts as its own.
    """
    least = FEATURES.same_column * text.box.width
    return any(
        above.kind == "text"
        and above.wording.closes
        and overlap_x(above.box, text.box) > least
        and is_right_below(graph, text, above, FEATURES.brief_gap)
        for above in graph.nodes_at(_right_above(graph, text.box, FEATURES.brief_gap))
    )

"""Costs of reading on over a crosshead inside a story. In marks (tuning.py); None for what cannot be."""

from __future__ import annotations

from articles.reading.language import labels, measure

from . import features
from .column_costs import down_cost
from .columns import Columns
from .graph import Graph, HeadlineNode, TextNode
from .headline_costs import headline_place_cost
from .tuning import COSTS


def crosshead_place_cost(
    columns: Columns, before: TextNode, crosshead: HeadlineNode
) -> float | None:
    """Cost of a crosshead straight after a text: below it, or at the top of the next column."""
    down = down_cost(columns, before, crosshead)
    if down is not None:
        return down
    return _next_column_cost(columns, before, crosshead)


def _next_column_cost(
    columns: Columns, before: TextNode, crosshead: HeadlineNode
) -> float | None:
    """Cost of a crosshead that tops the next column: level with the columns it is one, else hardly."""
    graph = columns.graph
    if not _may_top_next_column(columns, before, crosshead):
        return None
    if features.is_parted_at_height(graph, before, crosshead, COSTS.next_in_the_way):
        return None
    cost = COSTS.next_top if _is_level(columns, before, crosshead) else COSTS.next_off_top
    below = features.text_right_below(graph, crosshead)
    is_headed = below is not None and columns.is_under_other_headline(before, below)
    cost += COSTS.other_headline * is_headed
    return cost + COSTS.across_rule * columns.is_ruled_apart(before, crosshead)


def _may_top_next_column(columns: Columns, before: TextNode, crosshead: HeadlineNode) -> bool:
    """Whether a crosshead stands to the right of a text, near it, and no lower than its column begins."""
    size = columns.graph.size
    a, b = before.box, crosshead.box
    top = columns.tops[before].box.y0
    below = features.text_right_below(columns.graph, crosshead)
    left = b.x0 if below is None else min(b.x0, below.box.x0)  # centred in a wide column
    return (
        features.is_right_of(columns.graph, crosshead, before)
        and left - a.x1 <= COSTS.next_gutter * size
        and b.y0 <= a.y0 + COSTS.next_lower * size
        and b.y1 >= top - COSTS.next_higher * size
    )


def _is_level(columns: Columns, before: TextNode, crosshead: HeadlineNode) -> bool:
    """Whether a crosshead stands at the top of the text before it or of that text's column."""
    y = crosshead.box.y0
    top = columns.tops[before].column_top
    off = min(abs(y - top), abs(y - before.box.y0))
    return off <= COSTS.top_level * columns.graph.size


def first_crosshead_cost(
    graph: Graph, headline: HeadlineNode, crosshead: HeadlineNode
) -> float | None:
    """Cost of a crosshead between a headline and the first column of its text."""
    below = features.text_right_below(graph, crosshead)
    if below is None or headline.block.may_be_crosshead:
        return None
    if not headline.block.is_vertical and not features.is_below(graph, crosshead, headline):
        return None
    place = headline_place_cost(graph, headline, below)
    if place is None:
        return None
    cost = COSTS.first_crosshead + place + COSTS.opens * below.wording.opens
    return cost + _size_cost(graph, crosshead)


def interruption_cost(graph: Graph, before: TextNode, crosshead: HeadlineNode) -> float:
    """Cost of a small headline inside a story, rather than at the beginning of the next one.

    A crosshead stands between two paragraphs: the text before it ends a sentence but no
    report, the text below it begins none. It is hardly larger than the text, and right on it.
    """
    end = before.wording
    cost = COSTS.mid_sentence * end.breaks_off + COSTS.closed * end.closes
    cost += _size_cost(graph, crosshead)
    cost += COSTS.label_of_briefs * _names_briefs(crosshead.block.text)
    below = features.text_right_below(graph, crosshead)
    if below is not None:
        cost += COSTS.opens * below.wording.opens
        white = (below.box.y0 - crosshead.box.y1) / graph.size
        cost += COSTS.loose_crosshead * max(0.0, white - COSTS.crosshead_white)
    return cost


def _size_cost(graph: Graph, crosshead: HeadlineNode) -> float:
    larger = crosshead.block.size / graph.size - COSTS.plain_crosshead
    return COSTS.large_crosshead * max(0.0, larger)


def _names_briefs(text: str) -> bool:
    """Whether a small headline is set wide and names briefs, as 简　讯 above several of them."""
    return labels.is_set_wide(text) and labels.kind_of(measure.squeeze(text)) == "brief"

"""Costs of reading one piece of a page straight after another, and what each link gains.

A page on which nothing is linked has a cost: every text begins without a headline, every
headline has no text, every text that breaks off goes on nowhere. A link between two pieces
saves the end of the first and the beginning of the second, and costs what speaks against it.
Its gain is the difference, in marks (tuning.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from .column_costs import text_place_cost
from .columns import Columns
from .crosshead_costs import crosshead_place_cost, first_crosshead_cost, interruption_cost
from .features import begins_level, follows_a_closed_report
from .graph import Graph, HeadlineNode, Node, TextNode
from .headline_costs import headline_place_cost
from .tuning import COSTS
from .wording_costs import frame_change_cost, opening_cost, wording_cost

Link = tuple[int, int]  # numbers of two nodes, the one read before and the one after


def link_gains(columns: Columns) -> Mapping[Link, float]:
    """What each possible link gains; those that gain nothing are left out."""
    graph = columns.graph
    starts = [start_cost(graph, node) for node in graph.nodes]
    ends = [end_cost(node) for node in graph.nodes]
    reach = COSTS.farthest_link * graph.size
    gains = {}
    for before in graph.nodes:
        for after in graph.nodes_between(before.box.y0 - reach, before.box.y1 + reach):
            saved = starts[after.number] + ends[before.number]
            cost = link_cost(columns, before, after, saved)
            if cost is not None and saved - cost > 0:
                gains[before.number, after.number] = saved - cost
    return gains


def start_cost(graph: Graph, node: Node) -> float:
    """Cost of nothing before a node: of a text without a headline, of a story by a small one."""
    if node.kind == "headline":
        is_crosshead = node.block.may_be_crosshead and not node.is_labelled
        return COSTS.crosshead_first if is_crosshead else 0.0
    if _may_be_a_brief(graph, node):
        return COSTS.headless_brief
    if node.wording.opens or begins_level(graph, node):
        return COSTS.headless_report
    return COSTS.headless


def _may_be_a_brief(graph: Graph, text: TextNode) -> bool:
    """Whether a paragraph begins below the end of a report, or below a label: there briefs stand."""
    if text.begins_brief:
        return True
    if text.wording.begins_inside:
        return False
    return text.is_labelled or follows_a_closed_report(graph, text)


def end_cost(node: Node) -> float:
    """Cost of nothing after a node: of a headline without text, of a text that breaks off."""
    if node.kind == "headline":
        return COSTS.no_text
    return COSTS.broken_off if node.wording.breaks_off else 0.0


def link_cost(columns: Columns, before: Node, after: Node, most: float) -> float | None:
    """Cost of reading `after` straight after `before`; None if impossible.

    `most`: what the link saves. From this cost on the link is worth nothing, and None may
    be the answer.
    """
    if before is after:
        return None
    if after.kind == "headline":
        return _to_crosshead(columns, before, after)
    if before.kind == "headline":
        return _headline_to_text(columns, before, after, most)
    return _text_to_text(columns, before, after, most)


def _to_crosshead(columns: Columns, before: Node, after: HeadlineNode) -> float | None:
    """Cost of reading on over a small headline; one under a section's label opens a story."""
    if not after.block.may_be_crosshead or after.is_labelled:
        return None
    if before.kind == "headline":
        place = first_crosshead_cost(columns.graph, before, after)
        return None if place is None else place + frame_change_cost(before, after)
    place = crosshead_place_cost(columns, before, after)
    if place is None:
        return None
    cost = place + interruption_cost(columns.graph, before, after)
    return cost + frame_change_cost(before, after)


def _headline_to_text(
    columns: Columns, before: HeadlineNode, after: TextNode, most: float
) -> float | None:
    """Cost of beginning a headline's text here: by the text's first line and by where it stands."""
    words = opening_cost(before, after) + frame_change_cost(before, after)
    if most - words <= 0:
        return None
    place = headline_place_cost(columns.graph, before, after)
    return None if place is None else place + words


def _text_to_text(
    columns: Columns, before: TextNode, after: TextNode, most: float
) -> float | None:
    """Cost of a text's going on in another: by how the one ends and the other begins, and by place."""
    words = wording_cost(columns.graph, before, after) + frame_change_cost(before, after)
    if most - words <= 0:
        return None
    place = text_place_cost(columns, before, after, most - words)
    return None if place is None else place + words

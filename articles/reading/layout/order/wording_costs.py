"""Costs that the words and the type of two texts tell, wherever they stand. In marks (tuning.py)."""

from __future__ import annotations

from articles.reading.language.latin import letters

from .graph import Graph, HeadlineNode, Node, TextNode
from .tuning import COSTS


def wording_cost(graph: Graph, before: TextNode, after: TextNode) -> float:
    """Cost of reading one text straight after another, by how the first ends and the second
    begins.

    A report ends with names in brackets and begins with 本报讯, so neither stands inside one.
    A line that breaks off goes on without an indent, and a paragraph that ended does not.
    """
    end, start = before.wording, after.wording
    if after.begins_brief:
        return COSTS.closed
    cost = COSTS.closed * end.closes + COSTS.opens * start.opens
    if end.breaks_off:
        cost += -COSTS.goes_on if start.begins_inside else COSTS.mid_sentence
        cost -= COSTS.known_word * _breaks_a_known_word(graph, before, after)
    elif end.is_full:
        cost += COSTS.maybe_inside * start.begins_inside
    else:
        cost += COSTS.inside * start.begins_inside
    return cost


def _breaks_a_known_word(graph: Graph, before: TextNode, after: TextNode) -> bool:
    """Whether the characters on both sides of the break stand together elsewhere on the page."""
    pair = before.block.lines[-1].text[-1] + after.block.lines[0].text[0]
    if pair[0] == "-":
        return letters.begins_lower(pair[1])
    if not after.wording.begins_inside or letters.is_latin_text(pair):
        return False  # nearly all pairs of letters stand on the page
    return pair in graph.words


def opening_cost(headline: HeadlineNode, text: TextNode) -> float:
    """Cost of a text's first line right behind a headline.

    A story begins with a paragraph's indent, and where it begins with 本报讯, all the surer.
    Behind a crosshead that was set into a paragraph, the text may lack the indent.
    """
    is_crosshead = headline.block.may_be_crosshead
    share = COSTS.inside_below_crosshead if is_crosshead else 1.0
    cost = COSTS.inside * text.wording.begins_mid_text * share
    return cost - COSTS.opens_here * text.wording.opens


def type_change_cost(before: TextNode, after: TextNode) -> float:
    """Cost of going on in other type or in a column of another width.

    A story is set in one type and, mostly, one measure; two stories side by side often differ.
    """
    a, b = before.block, after.block
    width = abs(a.width - b.width) / max(a.width, b.width)
    return (
        COSTS.other_size * (abs(a.size - b.size) > COSTS.same_size * a.size)
        + COSTS.other_style * (a.style != b.style)
        + COSTS.other_width * min(1.0, COSTS.width_share * width)
    )


def frame_change_cost(before: Node, after: Node) -> float:
    """Cost of going on into a frame or tint or out of one: a box is a story of its own."""
    return COSTS.other_frame * (before.frame != after.frame)

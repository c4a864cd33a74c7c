"""Costs of beginning a headline's text somewhere. In marks (tuning.py); None for what cannot be."""

from __future__ import annotations

from articles.reading.geometry import overlap_x, overlap_y

from . import features
from .column_costs import ruled_cost
from .graph import Graph, HeadlineNode, TextNode
from .tuning import COSTS


def headline_place_cost(graph: Graph, headline: HeadlineNode, text: TextNode) -> float | None:
    """Cost of beginning a headline's text here, by where the two stand.

    Nothing in the first column that it covers; else the text may stand below it or beside it. A
    photo story's has its picture and the caption.
    """
    if text.headline is headline:
        return 0.0 if text.is_first else COSTS.not_first
    if headline.heads_picture:
        return None
    if _is_crosshead_of(graph, headline, text):
        return COSTS.below_crosshead
    if _is_anywhere_below(graph, headline, text):
        return _below_cost(graph, headline, text)
    return _beside_cost(graph, headline, text)


def _is_crosshead_of(graph: Graph, headline: HeadlineNode, text: TextNode) -> bool:
    """Whether a small headline, which covers no row, stands right on its text."""
    least = COSTS.crosshead_cover * headline.box.width
    return (
        headline.block.may_be_crosshead
        and overlap_x(headline.box, text.box) > least
        and features.is_right_below(graph, text, headline, COSTS.crosshead_gap)
    )


def _is_anywhere_below(graph: Graph, headline: HeadlineNode, text: TextNode) -> bool:
    return (
        overlap_x(headline.box, text.box) > 0
        and features.is_below(graph, text, headline)
        and not features.is_parted_down(graph, headline, text)
    )


def _below_cost(graph: Graph, headline: HeadlineNode, text: TextNode) -> float | None:
    """Cost of beginning below a headline that does not cover the text: the further down, the less likely."""
    gap = features.white_between(graph, headline, text) / graph.size
    if gap >= COSTS.farthest_below:
        return None
    further = max(0.0, gap - COSTS.near_below)
    cost = COSTS.below_headline + COSTS.far_below * further
    if _is_below_photo_story(graph, headline, text):
        cost += COSTS.other_headline
    return cost + ruled_cost(graph, headline, text)


def _is_below_photo_story(graph: Graph, headline: HeadlineNode, text: TextNode) -> bool:
    """Whether a picture stands right below a headline, and below that the headline that covers a text."""
    own = text.headline
    if own is None or own.box.y0 <= headline.box.y1:
        return False
    pictures = features.pictures_between(graph, headline, text)
    return 0 < pictures <= own.box.y0 - headline.box.y1


def _beside_cost(graph: Graph, headline: HeadlineNode, text: TextNode) -> float | None:
    """Cost of beginning beside a headline: to its right, for an upright headline also to its
    left.

    Both begin at one height then, near each other, and nothing stands between them.
    """
    a, b = headline.box, text.box
    if overlap_x(a, b) > COSTS.beside_overlap * a.width or overlap_y(a, b) <= 0:
        return None
    if features.begins_beside(graph, headline, text):
        return COSTS.left_columns
    apart = max(b.x0 - a.x1, a.x0 - b.x1) / graph.size
    if apart > COSTS.farthest_beside or features.is_parted_across(graph, headline, text):
        return None
    is_vertical = headline.block.is_vertical
    begins_text = features.is_right_of(graph, text, headline)
    if not begins_text and not is_vertical:
        return None
    off_level = min(abs(text.column_top - a.y0), abs(b.y0 - a.y0)) / graph.size
    cost = COSTS.apart * apart
    cost += COSTS.off_level * min(off_level, COSTS.most_off_level)
    cost += 0.0 if is_vertical else COSTS.level_beside
    cost += 0.0 if begins_text else COSTS.right_beside
    is_anothers = text.headline is not None  # its own was answered for above
    return cost + COSTS.other_headline * is_anothers

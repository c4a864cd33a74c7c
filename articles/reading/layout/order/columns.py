"""Texts that go on down one column: which text stands at a column's top, which have more below."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import overlap_x, overlap_y

from .features import are_two_columns, headlines_right_above, texts_beside
from .graph import Graph, HeadlineNode, Node, TextNode
from .tuning import FEATURES


@dataclass(frozen=True)
class Columns:
    """The columns of a page. `upper`: for each text the one that it goes on from, right above it."""

    graph: Graph
    upper: Mapping[TextNode, TextNode]
    tops: Mapping[TextNode, TextNode]

    @cached_property
    def with_more_below(self) -> frozenset[TextNode]:
        return frozenset(self.upper.values())

    @cached_property
    def _headlines_above(self) -> Mapping[TextNode, Sequence[HeadlineNode]]:
        """For each text, which is asked about with every other one of the page."""
        return {text: headlines_right_above(self.graph, text) for text in self.graph.texts}

    def is_right_under_another(self, text: TextNode, own: HeadlineNode | None) -> bool:
        """Whether a headline other than `own` stands right above a text."""
        return any(headline is not own for headline in self._headlines_above[text])

    @cached_property
    def _beside(self) -> Mapping[TextNode, Sequence[tuple[float, float, int]]]:
        return {text: texts_beside(self.graph, text) for text in self.graph.texts}

    def passed_between(self, left: TextNode, right: TextNode) -> int:
        """Columns of text between two, at the right one's height."""
        slack = FEATURES.deep_dip * self.graph.size
        low, high = left.box.x1 - slack, right.box.x0 + slack
        return len(
            {column for x0, x1, column in self._beside[right] if low <= x0 and x1 <= high}
        )

    @cached_property
    def ending_short(self) -> frozenset[TextNode]:
        """Texts below which their column is white.

        Others of the row go on there: a story ends.
        """
        rows: defaultdict[tuple[int, HeadlineNode | None], list[TextNode]] = defaultdict(list)
        for text in self.graph.texts:
            top = self.tops[text]
            rows[top.row, top.headline].append(text)
        feet = {key: max(text.box.y1 for text in row) for key, row in rows.items()}
        return frozenset(
            text
            for key, row in rows.items()
            for text in row
            if self._ends_short(text, feet[key])
        )

    def _ends_short(self, text: TextNode, foot: float) -> bool:
        """`foot`: of the lowest column in the row, in points."""
        white = foot - text.box.y1
        if text.wording.is_full or white < FEATURES.white_foot * text.block.pitch:
            return False
        below = text.box._replace(y0=text.box.y1, y1=foot)
        stands_below = any(box.middle_y > text.box.y1 for box in self.graph.standing_in(below))
        return text not in self.with_more_below and not stands_below

    def is_top(self, text: TextNode) -> bool:
        return self.tops[text] is text

    def headline_of(self, text: TextNode) -> HeadlineNode | None:
        """The headline over the column that a text stands in."""
        return self.tops[text].headline

    def is_under_other_headline(self, before: TextNode, after: TextNode) -> bool:
        """Whether `after` stands under a headline, and not the one of `before`."""
        return after.headline is not None and after.headline is not self.headline_of(before)

    def is_ruled_apart(self, left: TextNode, right: Node) -> bool:
        """Whether a vertical rule between two columns reaches up beside what stands over them.

        Such a rule stands between stories, a shorter one between the columns of one.
        """
        a, b = left.box, right.box
        top = min(self.tops[left].column_top, b.y0)
        highest = top - FEATURES.rule_above * self.graph.size
        return any(
            a.x1 - FEATURES.rounding <= rule.middle_x <= b.x0 + FEATURES.rounding
            and rule.y0 < highest
            and overlap_y(rule, b) > 0
            and overlap_y(rule, a) > 0
            for rule in self.graph.vertical_rules
        )


def columns_of(graph: Graph) -> Columns:
    upper = {}
    for text in graph.texts:
        above = _text_above(graph, text)
        if above is not None:
            upper[text] = above
    tops = {text: _top(text, upper, len(graph.texts)) for text in graph.texts}
    return Columns(graph, upper, tops)


def _text_above(graph: Graph, text: TextNode) -> TextNode | None:
    """The text that this one goes on from; None where a column begins."""
    if text.headline is not None:
        return None
    least = FEATURES.same_column * text.box.width
    lowest = text.box.y0 + FEATURES.dip * graph.size
    above = [
        other
        for other in graph.nodes_at(text.box._replace(y0=-math.inf, y1=lowest))
        if other.kind == "text"
        and other is not text
        and overlap_x(other.box, text.box) > least
        and other.box.y1 <= lowest
        and other.frame == text.frame
    ]
    nearest = max(above, key=lambda other: other.box.y1, default=None)
    if nearest is None or are_two_columns(graph, nearest, text):
        return None
    return nearest


def _top(text: TextNode, upper: Mapping[TextNode, TextNode], most: int) -> TextNode:
    at = text
    for _ in range(most):  # not for ever: flat boxes may each stand above the other
        if at not in upper:
            break
        at = upper[at]
    return at

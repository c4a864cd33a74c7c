"""Mends of a page's order, each looked for when somebody asks, in the page's own pieces."""

from __future__ import annotations

from collections.abc import Callable

from .graph import Graph
from .second_orders import Exchange, SecondOrders
from .story_flow import FlowPiece, Mend, Mends
from .tuning import COSTS


class PageMends(Mends):
    """Of so many at most: the order of a page that has hundreds of doubts is to be made anew.

    None of a sheet that holds several pages' text: to solve it again takes several pages' time.
    """

    def __init__(self, graph: Graph, seconds: SecondOrders) -> None:
        self._nodes = graph.nodes
        self._numbers = {id(node.block): node.number for node in graph.nodes}
        self._seconds = seconds
        is_page = len(seconds.gains) <= COSTS.most_links_again
        self._most = COSTS.most_mends if is_page else 0
        self._found: dict[tuple[str, int], Mend | None] = {}

    def before(self, piece: FlowPiece) -> Mend | None:
        return self._mend("before", piece, self._seconds.before)

    def behind(self, piece: FlowPiece) -> Mend | None:
        return self._mend("behind", piece, self._seconds.behind)

    def _mend(
        self, side: str, piece: FlowPiece, look: Callable[[int], Exchange | None]
    ) -> Mend | None:
        node = self._numbers.get(id(piece))
        if node is None:
            return None
        if (side, node) not in self._found and len(self._found) < self._most:
            exchange = look(node)
            self._found[side, node] = self._told(exchange) if exchange else None
        return self._found.get((side, node))

    def _told(self, exchange: Exchange) -> Mend:
        behind = None if exchange.behind is None else self._nodes[exchange.behind].block
        ends = tuple(self._nodes[node].block for node in exchange.nodes)
        return Mend(ends, behind, exchange.is_begun)

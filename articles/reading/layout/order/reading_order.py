"""Which piece of text is read after which: a page's headlines and texts as stories, decided at
once.

The stories are a minimum path cover of the page's graph: paths that share no node, hold every
node, and cost the least together. As in a bipartite graph of "reads on" and "is read next",
each node has at most one successor and one predecessor, so the cover is an assignment
problem (assignment.py): maximise the sum of what the links gain (costs.py). For graphs without
circles the two are the same (Boesch and Gimpel, Covering the Points of a Digraph with
Point-Disjoint Paths, JACM 24, 1977). A page's graph may have circles; where the best assignment
runs back into itself, each circle is opened at its weakest link.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from articles.reading.assignment import best_assignment
from articles.reading.assignment_margins import Margins, assignment_margins
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_placement import ColumnPlacement
from .columns import columns_of
from .costs import Link, link_gains
from .graph import Graph, OrderInput, graph_of
from .tuning import COSTS

FlowPiece = Block | HeadlineBlock


@dataclass(frozen=True)
class Claim:
    """That a piece of another story may belong behind `before`; `margin`: of its link there, in marks."""

    before: FlowPiece
    after: FlowPiece
    margin: float


@dataclass(frozen=True)
class StoryFlow:
    """A story's texts and crossheads in the order of reading, under its headline, if it has one.

    `margins`: for each link of the flow, from the headline on, what the page's cheapest order
    would cost more without it, in marks; None for `COSTS.sure_link` or more, and where it is
    not known. `claims`: links of the page's other stories that lead to this one in the order
    that is next best without them.
    """

    headline: HeadlineBlock | None
    pieces: tuple[FlowPiece, ...]
    margins: tuple[float | None, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def nodes(self) -> tuple[FlowPiece, ...]:
        """The headline, if there is one, and the pieces."""
        return (self.headline, *self.pieces) if self.headline else self.pieces

    def with_piece(self, at: int, piece: FlowPiece) -> StoryFlow:
        """The flow with another piece at this place among its pieces, whose link to it is sure."""
        link = max(0, at - (self.headline is None))
        margins = (*self.margins[:link], None, *self.margins[link:])
        pieces = (*self.pieces[:at], piece, *self.pieces[at:])
        return replace(self, pieces=pieces, margins=margins if self.margins else ())


def story_flows(
    given: OrderInput, placements: Sequence[ColumnPlacement]
) -> tuple[StoryFlow, ...]:
    """Every headline and text of the page in exactly one story, in the order of their first nodes."""
    graph = graph_of(given, placements)
    gains = link_gains(columns_of(graph))
    chosen = best_assignment(gains)
    margins = assignment_margins(gains, chosen, COSTS.sure_link)
    successors = without_circles(chosen, gains)
    firsts = sorted({node.number for node in graph.nodes} - set(successors.values()))
    return tuple(_flow(graph, _path(first, successors), margins) for first in firsts)


def _path(first: int, successors: Mapping[int, int]) -> list[int]:
    """The numbers of the nodes from `first` on; for a circle, each of its nodes once."""
    path = [first]
    while (after := successors.get(path[-1], first)) != first:
        path.append(after)
    return path


def _flow(graph: Graph, path: Sequence[int], margins: Margins) -> StoryFlow:
    pieces = [graph.nodes[number].block for number in path]
    first = pieces[0]
    is_headed = isinstance(first, HeadlineBlock)
    return StoryFlow(
        headline=first if isinstance(first, HeadlineBlock) else None,
        pieces=tuple(pieces[1:] if is_headed else pieces),
        margins=tuple(margins.pairs.get(link) for link in itertools.pairwise(path)),
        claims=tuple(_claims(graph, set(path), margins)),
    )


def _claims(graph: Graph, own: Set[int], margins: Margins) -> Iterator[Claim]:
    """The pieces of other stories that the next best order has behind one of the nodes `own`."""
    for link, margin in margins.pairs.items():
        rival = margins.rivals.get(link)
        if rival is not None and rival in own and link[1] not in own:
            before, after = graph.nodes[rival].block, graph.nodes[link[1]].block
            yield Claim(before, after, margin)


def without_circles(
    successors: Mapping[int, int], gains: Mapping[Link, float]
) -> dict[int, int]:
    """The successors, with the link that gains least taken out of each circle.

    Any link would open it; the weakest one gives up the least of the sum. Of equal ones, the
    link of the lowest node goes.
    """
    circled = set(successors)
    for first in set(successors) - set(successors.values()):
        circled.difference_update(_path(first, successors))
    cut = set()
    while circled:
        circle = _path(min(circled), successors)
        cut.add(min(sorted(circle), key=lambda node: gains[node, successors[node]]))
        circled.difference_update(circle)
    return {node: after for node, after in successors.items() if node not in cut}

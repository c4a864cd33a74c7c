"""Which piece of text is read after which: a page's headlines and texts as stories, decided at once.

The stories are a minimum path cover of the page's graph: paths that share no node, hold every
node, and cost the least together. As in a bipartite graph of "reads on" and "is read next",
each node has at most one successor and one predecessor, so the cover is an assignment
problem (assignment.py): maximise the sum of what the links gain (costs.py). For graphs without
circles the two are the same (Boesch and Gimpel, Covering the Points of a Digraph with
Point-Disjoint Paths, JACM 24, 1977). A page's graph may have circles; where the best assignment
runs back into itself, the circle is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.assignment import best_assignment
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_placement import ColumnPlacement
from .columns import columns_of
from .costs import link_gains
from .graph import Graph, PageContents, graph_of


@dataclass(frozen=True)
class StoryFlow:
    """A story's texts and crossheads in the order of reading, under its headline, if it has one."""

    headline: HeadlineBlock | None
    pieces: tuple[Block | HeadlineBlock, ...]


def story_flows(contents: PageContents, placements: Sequence[ColumnPlacement]) -> tuple[StoryFlow, ...]:
    """Every headline and text of the page in exactly one story, in the order of their first nodes."""
    graph = graph_of(contents, placements)
    gains = link_gains(columns_of(graph))
    successors = without_circles(best_assignment(gains))
    firsts = sorted({node.number for node in graph.nodes} - set(successors.values()))
    return tuple(_flow(graph, _path(first, successors)) for first in firsts)


def _path(first: int, successors: Mapping[int, int]) -> list[int]:
    """The numbers of the nodes from `first` on."""
    path = [first]
    while path[-1] in successors:
        path.append(successors[path[-1]])
    return path


def _flow(graph: Graph, path: Iterable[int]) -> StoryFlow:
    pieces = [graph.nodes[number].block for number in path]
    first = pieces[0]
    if isinstance(first, HeadlineBlock):
        return StoryFlow(first, tuple(pieces[1:]))
    return StoryFlow(None, tuple(pieces))


def without_circles(successors: Mapping[int, int]) -> dict[int, int]:
    """The successors, each circle among them opened."""
    found = dict(successors)
    for start in successors:
        seen = {start}
        at = start
        while at in found:
            if found[at] in seen:
                del found[at]
                break
            at = found[at]
            seen.add(at)
    return found

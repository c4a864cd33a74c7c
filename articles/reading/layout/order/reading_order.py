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
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from articles.reading.assignment import best_assignment
from articles.reading.assignment_margins import Margins, OtherAssignments, assignment_margins
from articles.reading.cached_property import cached_property
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_placement import ColumnPlacement
from .columns import columns_of
from .costs import Link, link_gains
from .graph import Graph, OrderInput, graph_of
from .page_mends import PageMends
from .second_orders import SecondOrders
from .shared_wording import NO_PULL, NodeWording, PageWording, Pull
from .story_flow import Claim, FlowPiece, Mends, StoryFlow
from .tuning import COSTS

_NEAR = 2  # pieces before a link and behind it that tell whether both speak of one matter


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
    paths = [_path(first, successors) for first in firsts]
    wording = NodeWording([node.block.words for node in graph.nodes], paths)
    seconds = SecondOrders(
        others=OtherAssignments(gains, chosen, COSTS.farthest_mend),
        gains=gains,
        settled=partial(without_circles, gains=gains),
        order=successors,
        wording=wording,
        boxes=[node.block.box for node in graph.nodes],
    )
    found = _Solution(graph, margins, paths, PageMends(graph, seconds), wording)
    return tuple(found.flow(number) for number in range(len(paths)))


def _path(first: int, successors: Mapping[int, int]) -> list[int]:
    """The numbers of the nodes from `first` on; for a circle, each of its nodes once."""
    path = [first]
    while (after := successors.get(path[-1], first)) != first:
        path.append(after)
    return path


@dataclass(frozen=True)
class _Solution:
    """The page's graph, the margins of its cheapest order, and that order's paths."""

    graph: Graph
    margins: Margins
    paths: Sequence[Sequence[int]]
    mends: Mends
    words: NodeWording

    @cached_property
    def _wording(self) -> PageWording:
        return PageWording.of(
            [self.graph.nodes[n].block.words for n in path] for path in self.paths
        )

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """Node → its story's number and its place in it."""
        return {
            node: (number, place)
            for number, path in enumerate(self.paths)
            for place, node in enumerate(path)
        }

    def flow(self, number: int) -> StoryFlow:
        path = self.paths[number]
        pieces = [self.graph.nodes[node].block for node in path]
        first = pieces[0]
        is_headed = isinstance(first, HeadlineBlock)
        links = list(itertools.pairwise(path))
        return StoryFlow(
            headline=first if isinstance(first, HeadlineBlock) else None,
            pieces=tuple(pieces[1:] if is_headed else pieces),
            margins=tuple(self.margins.pairs.get(link) for link in links),
            claims=tuple(self._claims(number)),
            opening=self._opening(path[0]),
            pulls=tuple(self._pull(*link).strength for link in links),
            rivals=tuple(self._rival_piece(link) for link in links),
            mends=self.mends,
        )

    @cached_property
    def _pulls(self) -> dict[Link, Pull]:
        """Of links beyond doubt nobody asks. A text in other words
        than what is right before it is held by none, though other
        stories have even fewer of them.
        """
        pulls = {
            link: self._wording.pull(*self._places[link[1]]) for link in self.margins.pairs
        }
        return {
            link: NO_PULL
            if pull.strength < 0 and self._is_strange_at(*self._places[link[1]])
            else pull
            for link, pull in pulls.items()
        }

    def _is_strange_at(self, story: int, place: int) -> bool:
        """Whether what begins at a place of a story speaks of other matter than what is right before it."""
        path = self.paths[story]
        before, after = path[max(0, place - _NEAR) : place], path[place : place + _NEAR]
        said = sum(len(self.graph.nodes[node].block.words) for node in after)
        return (
            said >= COSTS.fewest_words
            and self.words.kinship(before, after) <= COSTS.strange_story
        )

    def _pull(self, before: int, after: int) -> Pull:
        return self._pulls.get((before, after), NO_PULL)

    def _rival(self, before: int, after: int) -> int | None:
        """The node that `after` would stand behind instead."""
        pull = self._pull(before, after)
        if pull.strength > 0 and pull.story is not None:
            return self.paths[pull.story][-1]
        return self.margins.rivals.get((before, after))

    def _rival_piece(self, link: tuple[int, int]) -> FlowPiece | None:
        rival = self._rival(*link)
        return None if rival is None else self.graph.nodes[rival].block

    def _opening(self, first: int) -> Claim | None:
        """What a story's first node would go on behind, were it not to begin a story."""
        taker, kin = self._takers.get(first), self._kin_ends.get(first)
        if taker is None or (kin is None and self._is_strange(first, taker)):
            return None
        blocks = self.graph.nodes[taker].block, self.graph.nodes[first].block
        # Where words say so, no margin tells against it
        return (
            Claim(*blocks, self.margins.starts[first])
            if kin is None
            else Claim(*blocks, 0.0, 1.0)
        )

    @cached_property
    def _takers(self) -> dict[int, int]:
        """The first nodes of stories → what each may go on behind: in the next best order, or as its words say."""
        in_order = {n: m for n, m in self.margins.takers.items() if n in self.margins.starts}
        by_words = {
            first: end
            for first, end in self._kin_ends.items()
            if first not in in_order or self._places[in_order[first]][0] != self._places[end][0]
        }
        return in_order | by_words

    @cached_property
    def _kin_ends(self) -> dict[int, int]:
        """The first nodes of stories under headings in their text's size → the last node of the story of whose
        matter each speaks.
        """
        found = {}
        for number, path in enumerate(self.paths):
            story = self._kin(number) if self._is_set_as_heading(path) else None
            if story is not None:
                found[path[0]] = self.paths[story][-1]
        return found

    def _is_set_as_heading(self, path: Sequence[int]) -> bool:
        """Whether a story's headline is hardly larger than its text."""
        head, *text = (self.graph.nodes[node].block for node in path[:2])
        if not (isinstance(head, HeadlineBlock) and text):
            return False
        return head.size <= COSTS.heading_over_text * text[0].size

    def _kin(self, number: int) -> int | None:
        """The story of whose matter a whole other one speaks."""
        story = self._wording.pull(number, 0).story
        if story is None:
            return None
        kinship = self.words.kinship(self.paths[story], self.paths[number])
        return story if kinship >= COSTS.same_matter else None

    def _is_strange(self, first: int, taker: int) -> bool:
        """Whether a text that begins a story speaks of other matter than the one that it would go on."""
        if len(self.graph.nodes[first].block.words) < COSTS.fewest_words:
            return False
        story = self.paths[self._places[taker][0]]
        own = self.paths[self._places[first][0]]
        return self.words.kinship(story, own) <= COSTS.strange_story

    def _claims(self, story: int) -> Iterator[Claim]:
        """The pieces of other stories that the next best order has behind a node of this one."""
        own = set(self.paths[story])
        for before, after in self._rivalled.get(story, ()):
            rival = self._rival(before, after)
            if rival is not None and after not in own:
                yield Claim(
                    self.graph.nodes[rival].block,
                    self.graph.nodes[after].block,
                    self.margins.pairs[before, after],
                    self._pull(before, after).strength,
                )
        for first in self._taken.get(story, ()):
            opening = self._opening(first)
            if opening is not None and first not in own:
                yield opening

    @cached_property
    def _rivalled(self) -> dict[int, list[Link]]:
        """Story → the links whose second node would stand in it instead. Told once: a page has many stories."""
        found: defaultdict[int, list[Link]] = defaultdict(list)
        for link in self.margins.pairs:
            rival = self._rival(*link)
            if rival is not None:
                found[self._places[rival][0]].append(link)
        return found

    @cached_property
    def _taken(self) -> dict[int, list[int]]:
        """Story → the first nodes of stories that would go on behind one of it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for first, taker in self._takers.items():
            found[self._places[taker][0]].append(first)
        return found


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

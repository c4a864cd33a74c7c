"""What would mend a page whose order of reading is wrong at one place: the next best orders there.

Where a piece stands behind a false one, the page is solved again with each other piece before it
that could stand there (`assignment_margins.OtherAssignments`). What the order then loses in marks,
less what the stories gain in words that they share, tells which of these is the likeliest. What
differs from the present order is said as an exchange of the stories' ends (`tail_exchange`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.assignment import best_assignment
from articles.reading.assignment_margins import OtherAssignment, OtherAssignments
from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box

from .costs import Link
from .shared_wording import NodeWording
from .tuning import COSTS

Successors = Mapping[int, int]


@dataclass(frozen=True)
class Exchange:
    """The ends of stories that begin with these nodes, each to the place of the next one's.

    The last one to the place of the first; or behind the node `behind`; or, `is_begun`, it begins
    a story of its own. `loss`: in marks, less what words say for it.
    """

    nodes: tuple[int, ...]
    behind: int | None = None
    is_begun: bool = False
    loss: float = 0.0


@dataclass(frozen=True)
class SecondOrders:
    """`settled`: an assignment as an order without circles. `wording`: of the nodes in the present `order`.
    `boxes`: of the nodes, in points.
    """

    others: OtherAssignments
    gains: Mapping[Link, float]
    settled: Callable[[Successors], Successors]
    order: Successors
    wording: NodeWording
    boxes: Sequence[Box]

    @cached_property
    def _by_words(self) -> Successors:
        """The cheapest order where it costs less to read on in the same words."""
        befores = {after: before for before, after in self.order.items()}
        gains = {
            (before, after): gain
            + COSTS.kinship
            * self.wording.kinship(self._told(before, befores), self._told(after, self.order))
            for (before, after), gain in self.gains.items()
        }
        return self.settled(best_assignment(gains))

    def _told(self, node: int, following: Successors) -> list[int]:
        """A node, with the one that follows where its own words are too few to tell."""
        is_short = len(self.wording.nodes[node]) < COSTS.fewest_words
        return [node, following[node]] if is_short and node in following else [node]

    def before(self, node: int) -> Exchange | None:
        """The likeliest order in which something else stands before a node."""
        if self._is_strange(node):
            kin = self._kin(node)
            return self._inserted(node, kin) if kin else Exchange((node,), is_begun=True)
        by_words = _exchange_with(self.order, self._by_words, node)
        if by_words is not None:
            return by_words
        found = [
            exchange
            for other in self.others.of(node)
            if (exchange := self._exchange(node, other)) is not None
        ]
        return min(found, key=lambda exchange: exchange.loss, default=None)

    def _is_strange(self, node: int) -> bool:
        """Whether a text and what follows it speak of other matter than what stands before it."""
        befores = {after: before for before, after in self.order.items()}
        before = list(_chain(node, befores))[1:]
        if not before or len(self.wording.nodes[node]) < COSTS.fewest_words:
            return False
        return self._likeness(before, node) <= COSTS.strange_story

    def _likeness(self, texts: Sequence[int], node: int) -> float:
        return self.wording.kinship(texts, list(_chain(node, self.order)))

    def _kin(self, node: int) -> Sequence[int]:
        """The other story in whose words a node and what follows it speak; empty for none."""
        others = [story for story in self.wording.stories if node not in story]
        likeness = [self._likeness(story, node) for story in others]
        most = max(likeness, default=0.0)
        return others[likeness.index(most)] if most >= COSTS.kin_story else ()

    def _inserted(self, node: int, story: Sequence[int]) -> Exchange:
        """A node and what follows it in a story: before the first text that is printed to the right of it or below,
        or in the place of one that is as strange there.
        """
        for text in story[1:]:
            if self._is_strange(text) and node in self._kin(text):
                return Exchange((node, text))
        column = (self.boxes[node].x0 + self.boxes[node].x1) / 2
        for text in story[1:]:
            box = self.boxes[text]
            is_below = box.x0 <= column <= box.x1 and box.y0 > self.boxes[node].y0
            if box.x0 > column or is_below:
                return Exchange((node, text), list(_chain(node, self.order))[-1])
        return Exchange((node,), story[-1])

    def behind(self, node: int) -> Exchange | None:
        """The likeliest order in which something stands behind a node that nothing is behind."""
        found = [
            exchange
            for before, after in self.gains
            if before == node
            for other in self.others.of(after)
            if other.chosen.get(node) == after
            and (exchange := self._exchange(after, other)) is not None
        ]
        return min(found, key=lambda exchange: exchange.loss, default=None)

    def _exchange(self, node: int, other: OtherAssignment) -> Exchange | None:
        """The difference of two orders, if it is one exchange."""
        new = self.settled(other.chosen)
        exchange = _exchange_between(self.order, new, node)
        if exchange is None:
            return None
        gain = self._coherence(new, self.order) - self._coherence(self.order, new)
        return replace(exchange, loss=other.loss - COSTS.kinship * gain)

    def _coherence(self, order: Successors, unlike: Successors) -> float:
        """What the links that only `order` has join in words that both their sides share."""
        befores = {after: before for before, after in order.items()}
        links = [link for link in order.items() if unlike.get(link[0]) != link[1]]
        return sum(
            self.wording.kinship(list(_chain(before, befores)), list(_chain(after, order)))
            for before, after in links
        )


def _chain(first: int, following: Successors) -> Iterator[int]:
    """A node and what follows it; for a circle, each once."""
    node: int | None = first
    passed: set[int] = set()
    while node is not None and node not in passed:
        passed.add(node)
        yield node
        node = following.get(node)


def _exchange_between(old: Successors, new: Successors, node: int) -> Exchange | None:
    """What makes the new order of the old one, if it is one exchange, with `node` among its ends."""
    exchange = _exchange_with(old, new, node)
    return exchange if exchange and set(exchange.nodes) == _ends(old, new) else None


def _exchange_with(old: Successors, new: Successors, node: int) -> Exchange | None:
    """The exchange that `node` is an end of, among those that make the new order of the old one."""
    if node not in _ends(old, new):
        return None
    befores = {after: before for before, after in new.items()}
    # Each end and the one whose place it takes
    places = {
        after: old[before]
        for before, after in new.items()
        if old.get(before) != after and before in old
    }
    takers = {place: end for end, place in places.items()}
    nodes = tuple(_chain(list(_chain(node, takers))[-1], places))
    last = nodes[-1]
    if last not in befores:
        return Exchange(nodes, is_begun=True)
    return Exchange(nodes, behind=None if last in places else befores[last])


def _ends(old: Successors, new: Successors) -> set[int]:
    """The nodes before which something else stands in the new order."""
    moved = {after for before, after in new.items() if old.get(before) != after}
    return moved | (set(old.values()) - set(new.values()))

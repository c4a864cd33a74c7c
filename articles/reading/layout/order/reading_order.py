"""Which piece of text goes on where: stacks and texts as chains, all decided at once.

Every text has one predecessor, a stack or a text, and every stack and text at most one successor: a cover of the page
by chains. What a link is worth is told by place (below each other, top of the next column, under one headline) and by
language (a line that breaks off goes on where a line begins without an indent; 本报讯 begins and （X） ends). The best
sum over all links is an assignment problem (assignment.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.assignment import best_assignment
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .costs import Links
from .graph import Scene


@dataclass(frozen=True)
class StoryFlow:
    """A story's pieces in the order of reading. `head` is None where no stack stands over them."""

    head: HeadlineBlock | None
    pieces: tuple[Block | HeadlineBlock, ...]


def chains_of(scene: Scene) -> list[StoryFlow]:
    """Every stack and text in one chain."""
    after = best_assignment(_values(scene))
    _break_circles(after)
    count = len(scene.heads)
    firsts = sorted(set(range(count + len(scene.texts))) - set(after.values()))
    found = []
    for first in firsts:
        nodes = [first]
        while nodes[-1] in after:
            nodes.append(after[nodes[-1]])
        pieces = [scene.heads[n] if n < count else scene.texts[n - count] for n in nodes]
        head = pieces[0] if isinstance(pieces[0], HeadlineBlock) else None
        found.append(StoryFlow(head, tuple(pieces[1:] if head else pieces)))
    return found


def _break_circles(after: dict[int, int]) -> None:
    """Cut a chain that would run back into itself."""
    for start in list(after):
        seen = {start}
        at = start
        while at in after:
            if after[at] in seen:
                del after[at]
                break
            at = after[at]
            seen.add(at)


def _values(scene: Scene) -> dict[tuple[int, int], float]:
    """What each possible link is worth; those that are worth nothing are left out."""
    links = Links(scene)
    nodes = range(len(scene.heads) + len(scene.texts))
    found: dict[tuple[int, int], float] = {}
    for before in nodes:
        for after in nodes:
            if before != after:
                value = links.of(before, after)
                if value > 0:
                    found[before, after] = value
    return found

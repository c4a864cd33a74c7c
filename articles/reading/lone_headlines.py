"""A headline that no story took: where its text stands, and what would bring the two together.

Its text begins right below it, in its columns. Where all that begins there
is of one story, that story has no headline, and gets this one; or it has one
further up, and ends where the text below the other begins, which is then a
story of its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation
from .block_changes import has_headline
from .block_places import STACK, distance, is_text, leveled, nearest_to
from .cached_property import cached_property
from .confidence import LEFT_BESIDE, LONE_HEADLINE, NO_HEADLINE
from .geometry import Box, overlap_x
from .page_layout import PageBlock, PageLayout, blocks_by_story
from .shapes import Doubt, Finding

_ABOUT_LEFT = (LONE_HEADLINE, LEFT_BESIDE)
_BELOW = 4.0  # of a headline's lines, at most: the white between it and its text
_OF_STACK = 1.5  # of a headline's lines: the white between it and its kicker or deck
_LEVEL = 0.01  # of the page, by which texts in a row begin at different heights
_OVER = 0.5  # of the narrower one's width, that a headline and a text below have in common


def with_places_of_headlines(
    findings: Iterable[Finding], layout: PageLayout
) -> tuple[Finding, ...]:
    """The findings, each doubt of a left headline with what would put it
    where it belongs.

    Such a doubt comes first: with its headline a story is told from the
    others, whatever else is doubted of it.
    """
    found = tuple(findings)
    lone = tuple(_lone_headlines(layout))
    return tuple(_with_places(finding, lone) for finding in found) if lone else found


def _with_places(finding: Finding, lone: Sequence[_LoneHeadline]) -> Finding:
    doubts = [_with_place(said, finding.number, lone) for said in finding.doubts]
    about = [said for said in doubts if said.proposal and said.message in _ABOUT_LEFT]
    return replace(finding, doubts=(*about, *(said for said in doubts if said not in about)))


def _with_place(said: Doubt, story: int, lone: Sequence[_LoneHeadline]) -> Doubt:
    for headline in lone:
        is_about = said.message in _ABOUT_LEFT and headline.has(said.blocks)
        lacks_it = said.message == NO_HEADLINE and headline.story == story
        if headline.mend and (is_about or lacks_it):
            return replace(said, proposal=headline.mend)
    return said


def _lone_headlines(layout: PageLayout) -> Iterator[_LoneHeadline]:
    """The headlines of no story, each with its kicker and deck."""
    free = [b for b in layout.blocks if b.kind == "leftover" and b.role in STACK and b.box]
    for headline in free:
        if headline.role == "headline":
            reach = _OF_STACK * _line_height(headline)
            near = [b for b in free if b is headline or distance(b, [headline]) < reach]
            yield _LoneHeadline(headline, tuple(near), layout)


@dataclass(frozen=True)
class _LoneHeadline:
    """A headline of no story; `stack`: it with its kicker and deck."""

    headline: PageBlock
    stack: tuple[PageBlock, ...]
    layout: PageLayout

    def has(self, numbers: Iterable[int]) -> bool:
        own = {block.number for block in self.stack}
        return bool(own.intersection(numbers))

    @cached_property
    def story(self) -> int:
        """The number of the one story of which all text is that begins below.

        0 where it is not plain.
        """
        stories = {block.story for block in self._row}
        return stories.pop() if len(stories) == 1 else 0

    @cached_property
    def mend(self) -> Operation | None:
        if not self.story:
            return None
        own = blocks_by_story(self.layout.blocks)[self.story]
        numbers = tuple(block.number for block in self.stack)
        if not has_headline(own):
            return Operation("move", numbers, self.story, IN_PRINTED_ORDER)
        parted = self._parted(own)
        return Operation("move", (*numbers, *parted), NEW_STORY) if parted else None

    def _parted(self, own: Sequence[PageBlock]) -> tuple[int, ...]:
        """What of a story is this headline's.

        Its text from the headline's height on, and what goes along.
        """
        texts = [block for block in own if is_text(block)]
        behind = self._run_below(texts)
        if not behind or behind[0] is texts[0]:
            return ()
        before = [b for b in own if b.role in STACK or (is_text(b) and b not in behind)]
        ends = (before, [*self.stack, *behind])
        # The captions go with their pictures
        beside = [b for b in own if not is_text(b) and b.role not in STACK and not b.picture]
        along = [b for b in beside if nearest_to(b, ends, own)]
        return tuple(block.number for block in (*behind, *along))

    def _run_below(self, texts: Iterable[PageBlock]) -> Sequence[PageBlock]:
        """Of a story's texts those from the headline's height on.

        The one that begins right below is among them.
        """
        runs = (list(run) for _is_lower, run in itertools.groupby(texts, self._is_lower))
        return next((run for run in runs if self._row[0] in run), [])

    def _is_lower(self, block: PageBlock) -> bool:
        box = leveled(block)
        return box is not None and box.y0 >= self._box.y0 - _LEVEL

    @cached_property
    def _row(self) -> Sequence[PageBlock]:
        """The texts that begin right below it, in its columns, from left to right."""
        lowest = max(box.y1 for block in self.stack if (box := leveled(block)))
        most = lowest + _BELOW * self._box.height / len(self.headline.lines)
        below = [
            (box, block)
            for block in self.layout.blocks
            if block.part == self.headline.part
            and (box := leveled(block)) is not None
            and is_text(block)
            and block.kind == "story"
            and lowest - _LEVEL <= box.y0 <= most
            and overlap_x(box, self._box) > _OVER * min(box.width, self._box.width)
        ]
        first = min((box.y0 for box, _block in below), default=0.0)
        row = [
            (box.x0, block.number, block) for box, block in below if box.y0 <= first + _LEVEL
        ]
        return [block for _x0, _number, block in sorted(row)]

    @cached_property
    def _box(self) -> Box:
        return leveled(self.headline) or Box(0, 0, 0, 0)


def _line_height(block: PageBlock) -> float:
    box = leveled(block)
    return box.height / len(block.lines) if box else 0.0

"""A page that a desk had mended, as it is read now: its stories written from its blocks as the desk would have them.

What the reading doubts of a story that is as it read it, it still doubts. Of one that the desk has
put together otherwise only what is about blocks that are new: the rest was looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from articles.reading import confidence
from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.confidence import WITHHELD
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageBlock, PageLayout, blocks_by_story
from articles.reading.shapes import Doubt, Finding, Leftover, PageReading
from articles.reading.story_writing import write_stories

from .carry_over import CarriedOver, carry_over

WORDS_IN_DOUBT = 20  # characters of such a block that the doubt quotes


@dataclass(frozen=True)
class CarriedReading:
    """`reading`: the page as it is read now, its layout and its stories as the desk would have
    them; `as_read`: the layout as it was read.

    `before`: the stories as the blocks said them before; those that are in both have the same
    numbers. `doubts`: of the page.
    """

    reading: PageReading
    as_read: PageLayout
    before: PageReading
    doubts: tuple[Doubt, ...] = ()


def carried_reading(reading: PageReading, read: PageLayout, now: PageLayout) -> CarriedReading:
    """`reading`: of the page as it comes, with its layout; `read`, `now`: as in `carry_over`."""
    if reading.layout is None:
        raise ValueError("Expected a reading with a layout.")
    carried = carry_over(read, now, reading.layout)
    layout = carried.layout
    findings = tuple(_Findings(reading, reading.layout, carried).all())
    return CarriedReading(
        replace(reading, layout=layout, findings=findings, leftovers=tuple(_leftovers(layout))),
        reading.layout,
        replace(
            reading,
            sequence=now.setting.sequence,
            layout=now,
            findings=tuple(written_findings(now)),
        ),
        tuple(_withheld(carried)),
    )


def written_findings(layout: PageLayout) -> Iterator[Finding]:
    """The stories of the layout as its blocks say them, with nothing that a reading says of them."""
    for each in write_stories(layout.blocks, layout.groups, layout.setting):
        yield Finding(
            each.story,
            continues_on=each.continues_on,
            continued_from=each.continued_from,
            number=each.number,
        )


def _leftovers(layout: PageLayout) -> Iterator[Leftover]:
    for block in layout.blocks:
        if block.kind == "leftover" and block.lines:
            yield Leftover(block.text, block.reason, block.box)


def _withheld(carried: CarriedOver) -> Iterator[Doubt]:
    for block in carried.layout.blocks:
        if block.number in carried.withheld:
            words = (("words", block.text[:WORDS_IN_DOUBT]),)
            yield Doubt(WITHHELD, words, block.box, blocks=(block.number,))


@dataclass(frozen=True)
class _Findings:
    """The stories of the carried layout, with what the reading says of them."""

    reading: PageReading
    as_read: PageLayout
    carried: CarriedOver

    def all(self) -> Iterator[Finding]:
        for written in written_findings(self.carried.layout):
            own = self._own[written.number]
            found = self._as_it_was_read(own)
            doubts = tuple(
                self._carried(doubt) for doubt in (found.doubts if found else self._of_new(own))
            )
            sure = found.confidence if found else confidence.confidence(doubts)
            yield replace(written, doubts=doubts, confidence=sure)

    @cached_property
    def _own(self) -> Mapping[int, tuple[PageBlock, ...]]:
        return blocks_by_story(self.carried.layout.blocks)

    def _as_it_was_read(self, own: tuple[PageBlock, ...]) -> Finding | None:
        """The reading's finding of the same blocks in the same roles and order."""
        return self._by_blocks.get(_signature(own))

    @cached_property
    def _by_blocks(self) -> Mapping[tuple[object, ...], Finding]:
        stories = blocks_by_story(self.as_read.blocks)
        return {
            _signature(stories[finding.number]): finding
            for finding in self.reading.findings
            if finding.number in stories
        }

    def _of_new(self, own: tuple[PageBlock, ...]) -> Iterator[Doubt]:
        new = {block.number for block in own} & self.carried.new
        for finding in self.reading.findings:
            yield from (doubt for doubt in finding.doubts if new.intersection(doubt.blocks))

    def _carried(self, doubt: Doubt) -> Doubt:
        """Its proposal for the stories as they are numbered now; without one that cannot be done."""
        proposal = doubt.proposal and _renumbered(doubt.proposal, self.carried.stories)
        if proposal is None or not _can_be_done(self.carried.layout, proposal):
            return replace(doubt, proposal=None)
        return replace(doubt, proposal=proposal)


def _can_be_done(layout: PageLayout, operation: Operation) -> bool:
    try:
        apply_operation(layout, operation)
    except OperationError:
        return False
    return True


def _signature(blocks: tuple[PageBlock, ...]) -> tuple[object, ...]:
    return tuple((block.number, block.role, len(block.lines)) for block in blocks)


def _renumbered(operation: Operation, stories: Mapping[int, int]) -> Operation | None:
    """For the numbers that stories have in the layout; None where one of them is none any more."""
    known = {0: 0, NEW_STORY: NEW_STORY, **stories}
    at = known.get(operation.at) if operation.name == "join" else operation.at
    story = known.get(operation.story)
    if story is None or at is None:
        return None
    return replace(operation, story=story, at=at)

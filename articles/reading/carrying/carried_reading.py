"""A page that a desk had mended, as it is read now: its stories written from its blocks as the desk would have them.

What the reading doubts it still doubts, unless the desk has decided it: has parted what the doubt is
about, or put it together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from articles.reading import confidence
from articles.reading.arrangement import NEW_STORY, Operation
from articles.reading.cached_property import cached_property
from articles.reading.confidence import WITHHELD
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout
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
    """The stories of the carried layout, with what the reading still says of them."""

    reading: PageReading
    as_read: PageLayout
    carried: CarriedOver

    def all(self) -> Iterator[Finding]:
        for written in written_findings(self.carried.layout):
            doubts = tuple(self._doubts.get(written.number, ()))
            yield replace(written, doubts=doubts, confidence=self._confidence(written, doubts))

    def _confidence(self, written: Finding, doubts: tuple[Doubt, ...]) -> float:
        """The reading's, where it still doubts all that it doubted."""
        own = [f for f in self.reading.findings if self._story(f) == written.number]
        if len(doubts) == sum(len(finding.doubts) for finding in own):
            return min((finding.confidence for finding in own), default=1.0)
        return confidence.confidence(doubts)

    def _story(self, finding: Finding) -> int:
        return self.carried.stories.get(finding.number, 0)

    @cached_property
    def _doubts(self) -> Mapping[int, list[Doubt]]:
        """By the number of the story that each is of now."""
        found: defaultdict[int, list[Doubt]] = defaultdict(list)
        for finding in self.reading.findings:
            for doubt in finding.doubts:
                found[self._story_of(finding, doubt)].append(self._carried(doubt))
        return found

    def _story_of(self, finding: Finding, doubt: Doubt) -> int:
        """The number of the story that is doubted; 0 where the desk has decided what the doubt asks.

        It has where it has parted blocks that the reading has together, or the other way round.
        """
        new = [n for n in doubt.blocks if n in self.carried.new]
        if new:
            return self._stands_in[new[0]]
        as_read = [finding.number, *(self._was_read_in.get(n, 0) for n in doubt.blocks)]
        now = [self._story(finding), *(self._stands_in.get(n, 0) for n in doubt.blocks)]
        pairs = set(zip(as_read, now, strict=True))
        is_parted = len(pairs) > min(len(set(as_read)), len(set(now)))
        return 0 if is_parted else now[0]

    @cached_property
    def _stands_in(self) -> Mapping[int, int]:
        return {block.number: block.story for block in self.carried.layout.blocks}

    @cached_property
    def _was_read_in(self) -> Mapping[int, int]:
        return {block.number: block.story for block in self.as_read.blocks}

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


def _renumbered(operation: Operation, stories: Mapping[int, int]) -> Operation | None:
    """For the numbers that stories have in the layout; None where one of them is none any more."""
    known = {0: 0, NEW_STORY: NEW_STORY, **stories}
    at = known.get(operation.at) if operation.name == "join" else operation.at
    story = known.get(operation.story)
    if story is None or at is None:
        return None
    return replace(operation, story=story, at=at)

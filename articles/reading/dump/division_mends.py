"""What the doubts of a dumped story propose.

Of kicker, headline and deck it is the next likeliest
division, of a crosshead that may be a headline a story of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from articles.reading.arrangement import Operation
from articles.reading.confidence import DIVISION, WEAK_CROSSHEAD
from articles.reading.elements import HeadlineStack
from articles.reading.page_layout import BlockRole, PageBlock, PageLayout, blocks_by_story
from articles.reading.shapes import Doubt, Finding

_STACK = ("kicker", "headline", "deck")


def with_division_mends(
    findings: Iterable[Finding], stacks: Mapping[int, HeadlineStack], layout: PageLayout
) -> tuple[Finding, ...]:
    """The findings, each doubt of a division with another one.

    It is the likeliest that one new role for some lines makes. `stacks`: by
    the stories' numbers.
    """
    blocks = blocks_by_story(layout.blocks)
    return tuple(
        replace(
            finding,
            doubts=tuple(
                _with_proposal(said, stacks.get(finding.number), blocks[finding.number])
                for said in finding.doubts
            ),
        )
        for finding in findings
    )


def _with_proposal(said: Doubt, stack: HeadlineStack | None, own: Sequence[PageBlock]) -> Doubt:
    if said.message == WEAK_CROSSHEAD:
        return replace(said, proposal=Operation("split", blocks=said.blocks[:1]))
    return _with_mend(said, stack, own) if said.message == DIVISION and stack else said


def _with_mend(said: Doubt, stack: HeadlineStack, own: Sequence[PageBlock]) -> Doubt:
    lines = [block for block in own if block.role in _STACK]
    labels = [block.number for block in own if block.role == "label"]
    mends = [_mend(lines, first, end) for first, end in stack.others]
    if labels and not stack.others:  # a label that may be the first line of a headline
        mends = [Operation("role", tuple(labels), value="headline")]
    return replace(said, proposal=next((mend for mend in mends if mend), None))


def _mend(lines: Sequence[PageBlock], first: int, end: int) -> Operation | None:
    """What gives the lines their roles, if one operation does."""
    wanted = [_role(place, first, end) for place in range(len(lines))]
    changed = [b.number for b, role in zip(lines, wanted, strict=True) if b.role != role]
    roles = {role for b, role in zip(lines, wanted, strict=True) if b.role != role}
    return Operation("role", tuple(changed), value=roles.pop()) if len(roles) == 1 else None


def _role(place: int, first: int, end: int) -> BlockRole:
    if place < first:
        return "kicker"
    return "headline" if place < end else "deck"

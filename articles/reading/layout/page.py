"""One sheet of a PDF → what is on it, by where everything stands."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.language import furniture
from articles.reading.leftovers import UNTAKEN_TEXT
from articles.reading.shapes import Leftover, PageReading
from articles.reading.sheet import Sheet

from .lines.blocks import Block
from .regions.masthead import facts_of
from .stages import LayoutStages, layout_stages
from .stories.attachments import Unassigned


def read_sheet_layout(sheet: Sheet, sequence: int) -> PageReading:
    """The page's stories with their regions; every line of the page is in one of them,
    furniture or left over.

    `sequence`: the page's place in its source, from 1.
    """
    stages = layout_stages(sheet, sequence)
    page = stages.roles.classified
    says = [block for block in page.furniture if block not in page.silent]
    findings = tuple(found.finding for found in stages.stories)
    sections = (finding.story.section for finding in findings)
    return PageReading(
        sequence=sequence,
        facts=furniture.page_facts(facts_of(says)),
        sections=tuple(dict.fromkeys(section for section in sections if section)),
        findings=findings,
        furniture=tuple(_furniture(stages)),
        leftovers=tuple(
            Leftover(left.block.text, left.reason, stages.scale.fractions(left.block.box))
            for left in (*stages.unassigned, *_untaken(stages))
        ),
        characters=sum(line.characters for line in stages.lines),
        size=(round(sheet.width, 2), round(sheet.height, 2)),
    )


def _furniture(stages: LayoutStages) -> Iterator[str]:
    """The lines of the page's furniture, then the jump lines that stand at stories or were cut out of them."""
    for block in (*stages.roles.classified.furniture, *_jump_lines(stages)):
        yield from (line.text for line in block.lines)
    for found in stages.stories:
        yield from found.marks


def _jump_lines(stages: LayoutStages) -> list[Block]:
    """Story by story, in the order in which the first one of each was found."""
    found = stages.roles.jump_lines
    parted = [story.draft for story in stages.stories if story.draft.jump_lines]
    parted.sort(key=lambda draft: found.index(draft.jump_lines[0]))
    return [block for draft in parted for block in draft.jump_lines]


def _untaken(stages: LayoutStages) -> list[Unassigned]:
    """The lines that are in no story, no furniture and are not left over for a reason of their own."""
    blocks = [*stages.roles.classified.furniture, *(left.block for left in stages.unassigned)]
    for found in stages.stories:
        blocks += found.draft.blocks
    taken = {line.order for block in blocks for line in block.lines}
    free = [line for line in stages.lines if line.order not in taken]
    return [Unassigned(Block((line,)), UNTAKEN_TEXT) for line in free]

"""One sheet of a PDF → what is on it, by where everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.doubt_blocks import with_blocks_of_doubts
from articles.reading.language.page_facts import page_facts
from articles.reading.leftovers import UNTAKEN_TEXT
from articles.reading.lone_headlines import with_places_of_headlines
from articles.reading.shapes import Finding, Leftover, PageReading
from articles.reading.sheet import Sheet

from .lines.blocks import Block
from .page_blocks import moves_of, page_layout, untaken_lines
from .regions.masthead import facts_of
from .stages import LayoutStages, layout_stages
from .stories.attachments import Unassigned
from .upright.turned_sheets import text_directions


def read_sheet_layout(sheet: Sheet, sequence: int) -> PageReading:
    """The page's stories with their regions; every line of the page is in one of them,
    furniture or left over.

    `sequence`: the page's place in its source, from 1.
    """
    parts = [layout_stages(part, sequence) for part in text_directions(sheet)]
    layout = page_layout(parts, sheet, sequence)
    placed = with_blocks_of_doubts(_findings(parts), layout)
    findings = with_places_of_headlines(placed, layout)
    sections = (finding.story.section for finding in findings)
    return PageReading(
        sequence=sequence,
        facts=page_facts(facts_of([block for part in parts for block in _says(part)])),
        sections=tuple(dict.fromkeys(section for section in sections if section)),
        findings=findings,
        furniture=tuple(line for part in parts for line in _furniture(part)),
        leftovers=tuple(left for part in parts for left in _leftovers(part)),
        characters=sum(line.characters for part in parts for line in part.lines),
        size=(round(sheet.width, 2), round(sheet.height, 2)),
        layout=layout,
    )


def _says(stages: LayoutStages) -> list[Block]:
    """The furniture that says which page this is."""
    page = stages.roles.classified
    return [block for block in page.furniture if block not in page.silent]


def _leftovers(stages: LayoutStages) -> Iterator[Leftover]:
    for left in (*stages.unassigned, *_untaken(stages)):
        yield Leftover(left.block.text, left.reason, stages.scale.fractions(left.block.box))


def _findings(parts: Sequence[LayoutStages]) -> Iterator[Finding]:
    """The stories of all parts of a page, numbered through."""
    for moved, part in zip(moves_of(parts), parts, strict=True):
        for found in part.stories:
            yield moved.finding(found.finding)


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
    return [Unassigned(Block((line,)), UNTAKEN_TEXT) for line in untaken_lines(stages)]

"""One page's lines → what is on it: elements → bodies → headline stacks → stories. Tells the dump's pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.reading import confidence as sure
from articles.reading.assembly import StoryElements
from articles.reading.doubt_blocks import with_blocks_of_doubts
from articles.reading.elements import Element, HeadlineStack
from articles.reading.leftovers import (
    UNPRINTABLE,
    UNTAKEN_LABEL,
)
from articles.reading.page_layout import PageLayout, WrittenStory
from articles.reading.shapes import Doubt, Finding, Leftover, PageReading

from . import sections
from .arranged_page import ArrangedPage, arrange_page
from .arrangement_doubts import arrangement_doubts
from .division_mends import with_division_mends
from .elements import find_elements
from .line_order import LineOrder, check_order
from .other_matter import StoryLines, strayed_text
from .page_blocks import LabelledElements, dumped_layout
from .page_doubts import PageOrder, with_page_doubts
from .page_leftovers import (
    left_elements,
    leftovers_of,
    lines_elsewhere,
    lines_of_bodies,
    repeated_labels,
)
from .shadow_remains import without_shadow_remains
from .story_boundaries import repeat_clauses
from .story_writing import write_dumped_stories
from .text import DumpedPage
from .torn_text import torn_text


def read_page(page: DumpedPage) -> PageReading:
    """The stories, the furniture and the leftovers of one page of a dump.

    Raises ReadingError for one that was read across its columns.
    """
    order = check_order(page.lines, page.sequence)
    found = find_elements(page.lines)
    lines = without_shadow_remains(page.lines, found.elements)
    if lines != page.lines:
        page = replace(page, lines=lines)
        found = find_elements(lines)
    arranged = arrange_page(found)
    loose = sections.unplaced_names([e.text for e in arranged.headlines.loose_labels])
    layout = _layout(arranged, page)
    written = _findings(arranged, layout, loose)
    doubted = with_page_doubts(written, _order_of(arranged, page, written, order))
    placed = with_blocks_of_doubts(doubted, layout)
    findings = with_division_mends(placed, _stacks(arranged), layout)
    taken = [finding.story.section for finding in findings if finding.story.section]
    return PageReading(
        sequence=page.sequence,
        facts=found.facts,
        sections=tuple(dict.fromkeys([*taken, *loose])),
        findings=findings,
        furniture=found.furniture,
        leftovers=(
            *leftovers_of(arranged),
            *repeated_labels(arranged),
            *(Leftover(name, UNTAKEN_LABEL) for name in loose if name not in taken),
            *([Leftover(page.unprintable, UNPRINTABLE)] if page.unprintable else []),
        ),
        characters=page.characters,
        layout=_with_sections(layout, findings),
    )


def _with_sections(layout: PageLayout, findings: Sequence[Finding]) -> PageLayout:
    """The layout, its stories without a label with the sections that were proposed for them."""
    labelled = {block.story for block in layout.blocks if block.role == "label"}
    groups = tuple(
        group if group.number in labelled else replace(group, section=finding.story.section)
        for group, finding in zip(layout.groups, findings, strict=True)
    )
    return replace(layout, groups=groups)


def _order_of(
    arranged: ArrangedPage, page: DumpedPage, findings: Sequence[Finding], order: LineOrder
) -> PageOrder:
    drafts = zip(arranged.drafts, findings, strict=True)
    stories = [_lines_of(draft.elements, finding.doubts) for draft, finding in drafts]
    texts = [element.text for element in arranged.elements if element.kind == "paragraph"]
    return PageOrder(
        was_in_pieces=page.was_in_pieces,
        lines=order,
        torn=torn_text(arranged.elements),
        strayed=[] if repeat_clauses(texts) else strayed_text(stories),
    )


def _lines_of(elements: StoryElements, doubts: Sequence[Doubt]) -> StoryLines:
    head = elements.stack.elements if elements.stack else ()
    unsure = {sure.FEW_WORDS, sure.TEXT_AS_HEADLINE}
    is_headed = bool(head) and not any(doubt.message in unsure for doubt in doubts)
    return StoryLines(_texts_of(head), _texts_of(elements.body), is_headed)


def _texts_of(elements: Sequence[Element]) -> list[str]:
    return [line.text for element in elements for line in element.lines]


# --- stories with their doubts


def _layout(page: ArrangedPage, dumped: DumpedPage) -> PageLayout:
    """The page's lines in blocks; its stories in the dump's order."""
    stories = [LabelledElements(draft.elements, draft.label) for draft in page.drafts]
    return dumped_layout(dumped.sequence, dumped.lines, stories, list(left_elements(page)))


def _findings(page: ArrangedPage, layout: PageLayout, loose: Sequence[str]) -> list[Finding]:
    """The stories of the layout; `loose` are the names of sections whose labels stand apart."""
    written = write_dumped_stories(layout.blocks, layout.groups)
    stories = [each.story for each in written]
    signed = [_is_signed_above(draft.elements) for draft in page.drafts]
    proposed = sections.proposals(stories, signed, loose)
    beside = {
        sure.LEFT_BESIDE: lines_of_bodies(page),
        sure.HEADLINE_BESIDE: lines_elsewhere(page),
    }
    found = zip(written, page.drafts, proposed, strict=True)
    return [
        _finding(page, each, draft.body, section, _beside(beside, draft.body))
        for each, draft, section in found
    ]


def _beside(lines: Mapping[str, Mapping[int, str]], body: int | None) -> list[Doubt]:
    """The doubts of lines that may be a story's, by their message and the bodies' numbers."""
    return [
        sure.doubt(message, words=found[body])
        for message, found in lines.items()
        if body is not None and body in found
    ]


def _stacks(page: ArrangedPage) -> Mapping[int, HeadlineStack]:
    """The stack of each story that has one, by the story's number."""
    stacks = {number: draft.elements.stack for number, draft in enumerate(page.drafts, 1)}
    return {number: stack for number, stack in stacks.items() if stack}


def _finding(
    page: ArrangedPage,
    written: WrittenStory,
    body: int | None,
    proposed: str,
    beside: Sequence[Doubt],
) -> Finding:
    story = written.story
    doubts = sure.text_doubts(story) + list(arrangement_doubts(page, body))
    doubts += beside
    if proposed and not story.section:
        doubts.append(sure.doubt(sure.SECTION_BY_KIND, section=proposed))
        story = replace(story, section=proposed)
    return Finding(story, sure.confidence(doubts), tuple(doubts), number=written.number)


def _is_signed_above(draft: StoryElements) -> bool:
    """Whether the story has a byline on a line of its own at its head; names in brackets end it."""
    return draft.byline is not None and draft.byline.text[0] not in "（("

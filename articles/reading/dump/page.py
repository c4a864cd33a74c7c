"""One page's lines → what is on it: elements → bodies → headline stacks → stories. Tells the dump's pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.reading import confidence as sure
from articles.reading.assembly import StoryElements
from articles.reading.doubt_blocks import with_blocks_of_doubts
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language import measure
from articles.reading.language.labels import holds_section_word, is_set_wide
from articles.reading.language.words import ComparableText
from articles.reading.leftovers import (
    UNPRINTABLE,
    UNTAKEN_LABEL,
)
from articles.reading.page_layout import PageLayout, WrittenStory
from articles.reading.shapes import Doubt, Finding, Leftover, PageReading

from . import sections
from .arranged_page import ArrangedPage, arrange_page
from .bare_names import are_habit, is_bare
from .division_mends import with_division_mends
from .elements import find_elements
from .headline_matching import HeadlineMatch
from .line_order import check_order
from .other_matter import StoryLines, strayed_text
from .page_blocks import LabelledElements, dumped_layout
from .page_doubts import PageOrder, with_page_doubts
from .page_leftovers import (
    body_text,
    left_elements,
    leftovers_of,
    lines_of_bodies,
    repeated_labels,
)
from .stacks import is_sure
from .story_boundaries import repeat_clauses
from .story_writing import write_dumped_stories
from .text import DumpedPage
from .torn_text import torn_text
from .tuning import MATCHING

# Words that need another one behind them, in a headline as anywhere
_NEVER_LAST = "和与及在把被从向将并对、"


def read_page(page: DumpedPage) -> PageReading:
    """The stories, the furniture and the leftovers of one page of a dump.

    Raises ReadingError for one that was read across its columns.
    """
    order = check_order(page.lines, page.sequence)
    found = find_elements(page.lines)
    arranged = arrange_page(found)
    loose = sections.unplaced_names([e.text for e in arranged.headlines.loose_labels])
    layout = _layout(arranged, page)
    written = _findings(arranged, layout, loose)
    doubted = with_page_doubts(
        written, _order_of(arranged, page, written, runs_on=order.runs_on)
    )
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
    arranged: ArrangedPage, page: DumpedPage, findings: Sequence[Finding], *, runs_on: bool
) -> PageOrder:
    drafts = zip(arranged.drafts, findings, strict=True)
    stories = [_lines_of(draft.elements, finding.doubts) for draft, finding in drafts]
    texts = [element.text for element in arranged.elements if element.kind == "paragraph"]
    return PageOrder(
        was_in_pieces=page.was_in_pieces,
        runs_on=runs_on,
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
    left = lines_of_bodies(page)
    found = zip(written, page.drafts, proposed, strict=True)
    return [
        _finding(
            page,
            each,
            draft.body,
            section,
            left.get(-1 if draft.body is None else draft.body, ""),
        )
        for each, draft, section in found
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
    left: str,
) -> Finding:
    story = written.story
    doubts = sure.text_doubts(story) + list(_arrangement_doubts(page, body))
    if left:
        doubts.append(sure.doubt(sure.LEFT_BESIDE, words=left))
    if proposed and not story.section:
        doubts.append(sure.doubt(sure.SECTION_BY_KIND, section=proposed))
        story = replace(story, section=proposed)
    return Finding(story, sure.confidence(doubts), tuple(doubts), number=written.number)


def _is_signed_above(draft: StoryElements) -> bool:
    """Whether the story has a byline on a line of its own at its head; names in brackets end it."""
    return draft.byline is not None and draft.byline.text[0] not in "（("


def _arrangement_doubts(page: ArrangedPage, body: int | None) -> Iterator[Doubt]:
    """The doubts whether what was put together belongs together."""
    if body is None:
        return
    head = page.heads.get(body)
    if head:
        yield from _headline_doubts(page, body, head)
    yield from _byline_doubts(page, page.bodies[body].byline)
    if page.bodies[body].soft_start:
        yield sure.doubt(sure.SOFT_START)
    if page.bodies[body].soft_end:
        yield sure.doubt(sure.SOFT_END)
    if weak := page.bodies[body].weak_crosshead:
        yield sure.doubt(sure.WEAK_CROSSHEAD, after=weak)
    for index in page.pictures_of(body):
        if not page.placed[index].is_sure:
            yield sure.doubt(sure.PICTURE, words=page.elements[index].text[:16])


def _byline_doubts(page: ArrangedPage, index: int | None) -> Iterator[Doubt]:
    """A name that only its place shows to be the author's, where the page has no other such."""
    byline = page.elements[index] if index is not None else None
    if byline and is_bare(byline) and not are_habit(page.elements):
        yield sure.doubt(sure.BYLINE, words=byline.text)


def _headline_doubts(page: ArrangedPage, body: int, head: HeadlineMatch) -> Iterator[Doubt]:
    text = ComparableText.of(body_text(page, body))
    if _reads_as_text(head.stack.headline) or _breaks_off(head.stack.elements[-1].text):
        yield sure.doubt(sure.TEXT_AS_HEADLINE)
    if _may_be_divided_otherwise(head) or _holds_deck(head.stack, text):
        yield sure.doubt(sure.DIVISION)
    if not head.is_sure:
        yield sure.doubt(sure.FEW_WORDS)


def _may_be_divided_otherwise(head: HeadlineMatch) -> bool:
    """Whether another division of the lines came near, or the label may be the headline's first line."""
    if head.is_contested:
        return True
    if head.label and _may_be_a_line(head.label.text):
        return True
    if _may_be_two_upright_lines(head.stack.elements):
        return True
    return len(head.stack.elements) > 1 and not is_sure(head.stack)


def _may_be_two_upright_lines(stack: Sequence[Element]) -> bool:
    """Whether upright lines stand there that may be more, or otherwise divided."""
    upright = [line.width for e in stack for line in e.lines if line.upright]
    return len(upright) > 1 or sum(upright) > MATCHING.longest_upright


def _holds_deck(stack: HeadlineStack, text: ComparableText) -> bool:
    """Whether words behind a blank in a headline are a clause of the text, as decks are and headlines hardly."""
    last = stack.headline[-1].text.rpartition(" ")
    return bool(last[0]) and text.has_clause(last[2])


def _may_be_a_line(label: str) -> bool:
    """Whether a label may be the first line of a headline: it names no known section, and is as long as such lines."""
    is_long = measure.width(label) > MATCHING.shortest_first_line
    return is_long and not (holds_section_word(label) or is_set_wide(label))


def _reads_as_text(headline: Sequence[Element]) -> bool:
    """Whether a sentence ends inside a headline and another one begins, as only text does."""
    text = "".join(element.text for element in headline)
    return any(mark in text[:-1] for mark in "。；") and not measure.ends_sentence(text)


def _breaks_off(line: str) -> bool:
    """Whether the last line above a text ends amid a phrase: it is the text's own first line."""
    is_attribute = line[-1] == "的" and "是" not in line
    return is_attribute or line[-1] in _NEVER_LAST

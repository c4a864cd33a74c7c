"""One page's lines → what is on it: elements → bodies → headline stacks → stories. Tells the dump's pipeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading import confidence as sure
from articles.reading.assembly import StoryElements
from articles.reading.cached_property import cached_property
from articles.reading.doubt_blocks import with_blocks_of_doubts
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.labels import holds_section_word
from articles.reading.language.measure import ends_sentence
from articles.reading.leftovers import (
    REPEATED_LABEL,
    UNPRINTABLE,
    UNTAKEN_BYLINE,
    UNTAKEN_CAPTION,
    UNTAKEN_HEADLINE,
    UNTAKEN_LABEL,
    UNTAKEN_LINE,
)
from articles.reading.page_layout import BlockRole, PageLayout, WrittenStory
from articles.reading.shapes import Doubt, Finding, Leftover, PageReading

from . import sections
from .division_mends import with_division_mends
from .elements import PageElements, find_elements
from .headline_matching import HeadlineMatch, HeadlineMatches, match_headlines
from .headline_targets import headline_targets
from .line_order import check_order
from .other_matter import StoryLines, strayed_text
from .page_blocks import LabelledElements, dumped_layout
from .page_doubts import PageOrder, with_page_doubts
from .pictures import PicturePlace, assign_pictures_to_bodies, pictures_inside
from .stacks import is_sure
from .story_bodies import Body, find_bodies, with_headline_words
from .story_boundaries import repeat_clauses
from .story_writing import write_dumped_stories
from .text import DumpedPage
from .torn_text import torn_text
from .tuning import MATCHING

# Words that need another one behind them, in a headline as anywhere
_NEVER_LAST = "和与及在把被从向将并对"


def read_page(page: DumpedPage) -> PageReading:
    """The stories, the furniture and the leftovers of one page of a dump.

    Raises ReadingError for one that was read across its columns.
    """
    order = check_order(page.lines, page.sequence)
    found = find_elements(page.lines)
    arranged = _arranged(found)
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
            *_leftovers(arranged),
            *_repeated_labels(arranged),
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
    arranged: _ArrangedPage, page: DumpedPage, findings: Sequence[Finding], *, runs_on: bool
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


# --- who belongs to whom


@dataclass(frozen=True)
class _DumpedDraft:
    """A story's elements with the label on its stack, and its body's number, None for a photo story."""

    elements: StoryElements
    label: Element | None = None
    body: int | None = None


@dataclass(frozen=True)
class _ArrangedPage:
    """The page's elements and who belongs to whom.

    `heads`: the stack of each body that has one, by the body's number. `photo_stories`: the
    stack of each picture that is a story of its own; `placed`: the body of each other picture;
    both by the picture's index.
    """

    elements: tuple[Element, ...]
    bodies: tuple[Body, ...]
    headlines: HeadlineMatches
    heads: Mapping[int, HeadlineMatch]
    photo_stories: Mapping[int, HeadlineMatch]
    placed: Mapping[int, PicturePlace]

    def pictures_of(self, body: int) -> Sequence[int]:
        """The indexes of a body's pictures, in the dump's order."""
        return self._pictures.get(body, [])

    @cached_property
    def drafts(self) -> list[_DumpedDraft]:
        """The stories in the dump's order."""
        return sorted(_drafts(self), key=lambda draft: draft.elements.first)

    @cached_property
    def _pictures(self) -> Mapping[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for index in sorted(self.placed):
            found[self.placed[index].body].append(index)
        return found


def _arranged(found: PageElements) -> _ArrangedPage:
    """The page arranged, and once more where its headlines have moved the boundaries between its bodies."""
    bodies = find_bodies(found.elements)
    arranged = _with_headlines(found.elements, bodies)
    moved = with_headline_words(found.elements, bodies, _texts(arranged.heads))
    return arranged if moved == bodies else _with_headlines(found.elements, moved)


def _with_headlines(elements: tuple[Element, ...], bodies: tuple[Body, ...]) -> _ArrangedPage:
    """Headlines and pictures given to the bodies."""
    inside = pictures_inside(elements, bodies)
    free = [i for i, e in enumerate(elements) if e.kind == "caption" and i not in inside]
    targets = headline_targets(elements, bodies, free)
    headlines = match_headlines(elements, _displays(elements, bodies), targets)
    matched = {match.target: match for match in headlines.matches if match.target is not None}
    heads = {n: matched[n] for n in range(len(bodies)) if n in matched}
    photos = {
        target.first: matched[n]
        for n, target in enumerate(targets)
        if target.is_picture and n in matched
    }
    loose = [i for i in free if i not in photos]
    placed = {
        **{i: PicturePlace(body, MATCHING.sure_picture) for i, body in inside.items()},
        **assign_pictures_to_bodies(elements, loose, bodies, _texts(heads)),
    }
    return _ArrangedPage(elements, bodies, headlines, heads, photos, placed)


def _displays(elements: Sequence[Element], bodies: Sequence[Body]) -> list[int]:
    """The indexes of the display lines outside all bodies; those inside are crossheads."""
    inside = {i for body in bodies for i in range(body.first, body.last)}
    return [i for i, e in enumerate(elements) if e.kind == "display" and i not in inside]


def _texts(heads: Mapping[int, HeadlineMatch]) -> dict[int, str]:
    return {body: match.stack.text for body, match in heads.items()}


# --- stories with their doubts


def _layout(page: _ArrangedPage, dumped: DumpedPage) -> PageLayout:
    """The page's lines in blocks; its stories in the dump's order."""
    stories = [LabelledElements(draft.elements, draft.label) for draft in page.drafts]
    return dumped_layout(dumped.sequence, dumped.lines, stories, list(_left(page)))


def _findings(page: _ArrangedPage, layout: PageLayout, loose: Sequence[str]) -> list[Finding]:
    """The stories of the layout; `loose` are the names of sections whose labels stand apart."""
    written = write_dumped_stories(layout.blocks, layout.groups)
    stories = [each.story for each in written]
    signed = [_is_signed_above(draft.elements) for draft in page.drafts]
    proposed = sections.proposals(stories, signed, loose)
    found = zip(written, page.drafts, proposed, strict=True)
    return [_finding(page, each, draft.body, section) for each, draft, section in found]


def _stacks(page: _ArrangedPage) -> Mapping[int, HeadlineStack]:
    """The stack of each story that has one, by the story's number."""
    stacks = {number: draft.elements.stack for number, draft in enumerate(page.drafts, 1)}
    return {number: stack for number, stack in stacks.items() if stack}


def _finding(
    page: _ArrangedPage, written: WrittenStory, body: int | None, proposed: str
) -> Finding:
    story = written.story
    doubts = sure.text_doubts(story) + list(_arrangement_doubts(page, body))
    if proposed and not story.section:
        doubts.append(sure.doubt(sure.SECTION_BY_KIND, section=proposed))
        story = replace(story, section=proposed)
    return Finding(story, sure.confidence(doubts), tuple(doubts), number=written.number)


def _drafts(page: _ArrangedPage) -> Iterator[_DumpedDraft]:
    """Every story's elements."""
    for number, body in enumerate(page.bodies):
        head = page.heads.get(number)
        inside = page.elements[body.first : body.last + 1]
        elements = StoryElements(
            stack=head.stack if head else None,
            body=tuple(e for e in inside if e.kind in ("paragraph", "display")),
            byline=None if body.byline is None else page.elements[body.byline],
            pictures=tuple(page.elements[i] for i in page.pictures_of(number)),
        )
        yield _DumpedDraft(elements, head.label if head else None, number)
    for index, head in page.photo_stories.items():
        elements = StoryElements(stack=head.stack, pictures=(page.elements[index],))
        yield _DumpedDraft(elements, head.label)


def _is_signed_above(draft: StoryElements) -> bool:
    """Whether the story has a byline on a line of its own at its head; names in brackets end it."""
    return draft.byline is not None and draft.byline.text[0] not in "（("


def _arrangement_doubts(page: _ArrangedPage, body: int | None) -> Iterator[Doubt]:
    """The doubts whether what was put together belongs together."""
    if body is None:
        return
    head = page.heads.get(body)
    if head:
        yield from _headline_doubts(head)
    if page.bodies[body].soft_start:
        yield sure.doubt(sure.SOFT_START)
    if page.bodies[body].soft_end:
        yield sure.doubt(sure.SOFT_END)
    for index in page.pictures_of(body):
        if not page.placed[index].is_sure:
            yield sure.doubt(sure.PICTURE, words=page.elements[index].text[:16])


def _headline_doubts(head: HeadlineMatch) -> Iterator[Doubt]:
    if _reads_as_text(head.stack.headline) or _breaks_off(head.stack.elements[-1].text):
        yield sure.doubt(sure.TEXT_AS_HEADLINE)
    if _may_be_divided_otherwise(head):
        yield sure.doubt(sure.DIVISION)
    if not head.is_sure:
        yield sure.doubt(sure.FEW_WORDS)


def _may_be_divided_otherwise(head: HeadlineMatch) -> bool:
    """Whether another division of the lines came near, or the label may be the headline's first line."""
    if len(head.stack.elements) > 1:
        return not is_sure(head.stack)
    is_short = head.stack.elements[0].width <= MATCHING.short_below_label
    return is_short and head.label is not None and not holds_section_word(head.label.text)


def _reads_as_text(headline: Sequence[Element]) -> bool:
    """Whether a sentence ends inside a headline and another one begins, as only text does."""
    text = "".join(element.text for element in headline)
    return any(mark in text[:-1] for mark in "。；") and not ends_sentence(text)


def _breaks_off(line: str) -> bool:
    """Whether the last line above a text ends amid a phrase: it is the text's own first line."""
    is_attribute = line[-1] == "的" and "是" not in line
    return is_attribute or line[-1] in _NEVER_LAST


# --- leftovers


def _leftovers(page: _ArrangedPage) -> list[Leftover]:
    """What no story takes, labels apart, in the dump's order."""
    found = [*_untaken_displays(page), *_untaken_elements(page)]
    return [leftover for _, leftover in sorted(found, key=lambda item: item[0])]


def _untaken_displays(page: _ArrangedPage) -> Iterator[tuple[int, Leftover]]:
    """Display lines and stacks that head nothing, with the index of their first line."""
    for element in page.headlines.loose_lines:
        yield element.first, Leftover(element.text, UNTAKEN_LINE)
    for match in page.headlines.matches:
        if match.target is None:
            yield (
                match.stack.elements[0].first,
                Leftover(_text_with_label(match), UNTAKEN_HEADLINE),
            )


def _untaken_elements(page: _ArrangedPage) -> Iterator[tuple[int, Leftover]]:
    """Bylines and captions that belong to nothing, with the index of their first line."""
    for element in _untaken(page):
        reason = UNTAKEN_BYLINE if element.kind == "byline" else UNTAKEN_CAPTION
        yield element.first, Leftover(element.text, reason)


def _untaken(page: _ArrangedPage) -> Iterator[Element]:
    bylines = {body.byline for body in page.bodies}
    captions = page.placed.keys() | page.photo_stories.keys()
    for index, element in enumerate(page.elements):
        is_byline = element.kind == "byline" and index not in bylines
        if is_byline or (element.kind == "caption" and index not in captions):
            yield element


def _left(page: _ArrangedPage) -> Iterator[tuple[BlockRole, Element]]:
    """The elements that no story takes, with what each was read as."""
    labels = [match.label for match in page.headlines.matches if match.target is None]
    yield from (("label", label) for label in labels if label)
    yield from (("label", label) for label in page.headlines.loose_labels)
    yield from (("unknown", line) for line in page.headlines.loose_lines)
    for match in page.headlines.matches:
        if match.target is None:
            yield from (("kicker", element) for element in match.stack.kicker)
            yield from (("headline", element) for element in match.stack.headline)
            yield from (("deck", element) for element in match.stack.deck)
    for element in _untaken(page):
        yield "byline" if element.kind == "byline" else "caption", element


def _repeated_labels(page: _ArrangedPage) -> Iterator[Leftover]:
    """Loose labels whose section the page names already."""
    placed = (match.label for match in page.headlines.matches if match.target is not None)
    named = {label.text for label in placed if label}
    for label in page.headlines.loose_labels:
        for word in label.text.split():
            if word in named:
                yield Leftover(word, REPEATED_LABEL)
            named.add(word)


def _text_with_label(match: HeadlineMatch) -> str:
    label = [match.label.text] if match.label else []
    return "\n".join([*label, *(e.text for e in match.stack.elements)])

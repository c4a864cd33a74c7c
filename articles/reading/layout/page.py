"""One sheet of a PDF → what is on it, by where everything stands.

1. characters as lines, lines as blocks                          pieces, lines, vertical, drop_caps, blocks
2. what each block is by type and place                          roles, zones
3. pictures with their captions                                  photos
4. headline stacks, crossheads, bylines                          stacking, heads
5. which stack covers which columns                              bands, places
6. stacks and texts as chains, all at once                       scene, links, flow
7. pictures, bylines, labels and jump lines to their stories     photo_stories, belongings, labelling, signs
8. paragraphs by their indents, stories, regions, doubts         text, regions, masthead
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading import confidence as sure
from articles.reading.assembly import StoryElements, make_story
from articles.reading.elements import Element, HeadlineStack
from articles.reading.geometry import Box, grown, union
from articles.reading.language import furniture
from articles.reading.language.captions import Caption
from articles.reading.language.words import bigrams
from articles.reading.layout.lines.block_grouping import blocks_of
from articles.reading.layout.lines.page_lines import lines_of
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.regions.pictures import pictures_of
from articles.reading.leftovers import (
    PULL_QUOTE,
    UNTAKEN_BYLINE,
    UNTAKEN_HEADLINE,
    UNTAKEN_LABEL,
    UNTAKEN_PICTURE,
    UNTAKEN_TEXT,
)
from articles.reading.shapes import Finding, Leftover, PageReading
from articles.reading.sheet import Sheet
from articles.story import Region

from .lines.blocks import Block
from .lines.drop_caps import with_drop_caps
from .order.graph import PageContents
from .order.headline_columns import place_columns
from .order.reading_order import story_flows
from .regions.headlines import headlines_of
from .regions.masthead import facts_of
from .regions.pull_quotes import pull_quotes
from .regions.roles import classify_blocks
from .regions.tuning import REGIONS
from .stories.attachments import StoryDraft, assign_bylines, assign_pictures, byline_signature
from .stories.jump_line_assignment import Jumps, assign_jump_lines, without_jumps, without_signs
from .stories.photo_stories import photo_stories
from .stories.polygons import Polygon, polygons_of
from .stories.reading_order_doubts import flow_doubts
from .stories.section_labels import assign_labels
from .stories.text import element, elements_of, shows_indents


def read_sheet_layout(sheet: Sheet, sequence: int) -> PageReading:
    """The page's stories with their regions."""
    lines = with_drop_caps(lines_of(sheet))
    found = _arranged(sheet, lines)
    writer = _Writer(sheet, sequence, shows_indents(found.classified.body), found.words)
    written = writer.findings(found.holdings, found.signs)
    findings = [finding for finding, _ in written]
    placed = [sign for signs in found.signs.values() for sign in signs]
    furnished = [line.text for block in (*found.furniture, *placed) for line in block.lines]
    furnished += [mark for _, jumps in written for mark in jumps.marks]
    return PageReading(
        sequence=sequence,
        facts=furniture.page_facts(facts_of([b for b in found.furniture if b not in found.classified.silent])),
        sections=tuple(dict.fromkeys(f.story.section for f in findings if f.story.section)),
        findings=tuple(findings),
        furniture=tuple(furnished),
        leftovers=tuple(Leftover(b.text, reason, writer.fractions(b.box)) for b, reason in _lost(lines, found)),
        characters=sum(line.characters for line in lines),
        size=(round(sheet.width, 2), round(sheet.height, 2)),
    )


@dataclass(frozen=True)
class _Arranged:
    """A page's blocks where they belong; `signs` are jump lines by their story's index, `loose` what is nobody's."""

    classified: ClassifiedBlocks
    words: frozenset[str]
    holdings: Sequence[StoryDraft]
    signs: Mapping[int, Sequence[Block]]
    furniture: Sequence[Block]
    loose: Sequence[tuple[Block, str]]


def _arranged(sheet: Sheet, lines: Sequence[PrintedLine]) -> _Arranged:
    first = classify_blocks(sheet, blocks_of(lines, sheet.drawings))
    signs, unsigned = without_signs(first)
    photos, second = pictures_of(sheet, unsigned)
    stacks, signed, parts = headlines_of(second)
    quotes = pull_quotes(stacks, parts)
    heads = [head for head in stacks if head not in quotes]
    words = bigrams("\n".join(block.text for block in parts.body))
    around = [PagePicture(grown(quote.box, REGIONS.around_quote * quote.size)) for quote in quotes]
    filled = [*photos, *around]  # what text runs around
    contents = PageContents(heads, filled, signed, parts, words)
    flows = story_flows(contents, place_columns(heads, filled, parts))
    every, others, parts = photo_stories(flows, photos, parts)
    loose_photos = assign_pictures(every, others, parts)
    mute = [h for h in every if h.is_mute and not h.photos]
    holdings = _in_order([h for h in every if h not in mute])
    loose = [
        *((b, PULL_QUOTE) for quote in quotes for b in quote.blocks),
        *((b, UNTAKEN_HEADLINE) for h in mute if h.chain.headline for b in h.chain.headline.blocks),
        *((b, UNTAKEN_PICTURE) for p in loose_photos for b in p.words),
        *((b, UNTAKEN_BYLINE) for b in assign_bylines(holdings, signed, parts)),
        *((b, UNTAKEN_LABEL) for b in assign_labels(holdings, parts.labels, parts)),
    ]
    return _Arranged(parts, words, holdings, assign_jump_lines(holdings, signs, parts), first.furniture, loose)


def _lost(lines: Sequence[PrintedLine], found: _Arranged) -> list[tuple[Block, str]]:
    """What is in no story and no furniture, with the reason: every line of the page is somewhere."""
    blocks = [
        *found.furniture,
        *(block for block, _ in found.loose),
        *(b for signs in found.signs.values() for b in signs),
    ]
    for holding in found.holdings:
        blocks += [*holding.blocks, *(block for photo in holding.photos for block in photo.words)]
    taken = {line.order for block in blocks for line in block.lines}
    return [*found.loose, *((Block((line,)), UNTAKEN_TEXT) for line in lines if line.order not in taken)]


def _in_order(holdings: Sequence[StoryDraft]) -> list[StoryDraft]:
    """From the top of the page to its foot, from left to right."""
    return sorted(holdings, key=lambda h: (round(union(h.boxes).y0 / 20), union(h.boxes).x0))


@dataclass(frozen=True)
class _Writer:
    """Turns what was gathered into findings. `indents`: the page sets its paragraphs in; `words`: its texts' pairs."""

    sheet: Sheet
    sequence: int
    indents: bool
    words: frozenset[str]

    def findings(
        self, holdings: Sequence[StoryDraft], signs: Mapping[int, Sequence[Block]]
    ) -> list[tuple[Finding, Jumps]]:
        page = Box(0.0, 0.0, self.sheet.width, self.sheet.height)
        places = polygons_of([h.boxes for h in holdings], page)
        return [
            self._finding(h, signs.get(n, ()), polygons, n)
            for n, (h, polygons) in enumerate(zip(holdings, places, strict=True))
        ]

    def _finding(
        self, holding: StoryDraft, signs: Sequence[Block], polygons: Sequence[Polygon], number: int
    ) -> tuple[Finding, Jumps]:
        body, jumps = without_jumps(elements_of(holding.chain.pieces, self.indents), signs)
        story = make_story(_pieces(holding, body), self.words)
        story = replace(
            story,
            pictures=tuple(
                replace(picture, region=self._region(_corners(photo.box)), image=f"{number + 1}-{n}")
                for n, (photo, picture) in enumerate(zip(holding.photos, story.pictures, strict=True), 1)
            ),
            regions=tuple(self._region(polygon) for polygon in polygons),
        )
        doubts = sure.text_doubts(story, goes_on=bool(jumps.to), is_brief=bool(holding.labels))
        doubts += flow_doubts(holding.chain.pieces, self.indents, is_rest=bool(jumps.back))
        return Finding(story, sure.confidence(doubts), tuple(doubts), jumps.to, jumps.back), jumps

    def _region(self, polygon: Polygon) -> Region:
        return Region(self.sequence, tuple((self._x(x), self._y(y)) for x, y in polygon))

    def fractions(self, box: Box) -> tuple[float, float, float, float]:
        return self._x(box.x0), self._y(box.y0), self._x(box.x1), self._y(box.y1)

    def _x(self, x: float) -> float:
        return round(max(0.0, min(1.0, x / self.sheet.width)), 4)

    def _y(self, y: float) -> float:
        return round(max(0.0, min(1.0, y / self.sheet.height)), 4)


def _corners(box: Box) -> Polygon:
    return (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)


def _pieces(holding: StoryDraft, body: tuple[Element, ...]) -> StoryElements:
    signature = byline_signature(holding.bylines)
    lines = tuple(line.as_text() for block in holding.bylines for line in block.lines)
    byline = Element("byline", lines, signature.printed, credit_line=signature) if signature.names_people else None
    return StoryElements(
        stack=_stack(holding.chain.headline),
        body=body,
        byline=byline,
        pictures=tuple(_picture(photo) for photo in holding.photos),
        section=" ".join(block.text for block in holding.labels),
    )


def _stack(head: HeadlineBlock | None) -> HeadlineStack | None:
    if head is None:
        return None
    return HeadlineStack(_lines(head.kicker), _lines(head.headline), _lines(head.deck))


def _lines(blocks: Sequence[Block]) -> tuple[Element, ...]:
    return tuple(element("display", [line]) for block in blocks for line in block.lines)


def _picture(photo: PagePicture) -> Element:
    lines = tuple(line.as_text() for block in photo.words for line in block.lines)
    return Element("caption", lines, "", caption=Caption(lines, photo.picture()))

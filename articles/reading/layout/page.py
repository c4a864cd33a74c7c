"""One sheet of a PDF → what is on it, by where everything stands.

1. characters as lines, lines as blocks                          lines, vertical, blocks
2. what each block is by type and place                          roles
3. pictures with their captions                                  photos
4. headline stacks, crossheads, bylines                          heads
5. which stack covers which columns                              bands
6. stacks and texts as chains, all at once                       flow
7. pictures, bylines and labels to their stories                 belongings
8. paragraphs by their indents, stories, regions, doubts         text, regions
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading import confidence as sure
from articles.reading import furniture
from articles.reading.captions import Caption
from articles.reading.elements import Element
from articles.reading.geometry import Box, union
from articles.reading.shapes import Finding, Leftover, PageReading, gettext_noop
from articles.reading.sheet import Sheet
from articles.reading.stacks import Stack
from articles.reading.stories import Pieces, make_story
from articles.reading.words import pairs
from articles.story import Region, Story

from .bands import places_of
from .belongings import Holding, byline_signature, hand_out_bylines, hand_out_labels, hand_out_pictures
from .blocks import Block, blocks_of
from .flow import Scene, chains_of
from .heads import Head, heads_of
from .lines import lines_of
from .photos import Photo, photos_of
from .roles import Cast, cast
from .text import element, elements_of, shows_indents

UNTAKEN = gettext_noop("Small type that belongs to no story on this page.")
UNTAKEN_STACK = gettext_noop("A headline that no text on this page takes.")
UNTAKEN_CAPTION = gettext_noop("A picture that no story on this page takes.")
UNTAKEN_BYLINE = gettext_noop("A byline that no story on this page takes.")
UNTAKEN_LABEL = gettext_noop("A section label that stands apart from every story: nobody can tell whose it is.")


def read_sheet_layout(sheet: Sheet, sequence: int) -> PageReading:
    """The page's stories with their regions."""
    lines = lines_of(sheet)
    blocks = blocks_of(lines, sheet.drawings)
    first = cast(sheet, blocks)
    photos, second = photos_of(sheet, first)
    heads, signed, parts = heads_of(second, photos)
    words = pairs("\n".join(block.text for block in parts.body))
    rules = [d.box for d in sheet.drawings if d.kind == "rule" and d.box.width > d.box.height]
    scene = Scene(heads, parts.body, places_of(parts.body, heads, photos, parts), photos, parts, rules, words)
    holdings = [Holding(chain) for chain in chains_of(scene)]
    loose_photos = hand_out_pictures(holdings, photos, parts)
    mute = [h for h in holdings if h.is_mute and not h.photos]
    holdings = [h for h in holdings if h not in mute]
    loose_bylines = hand_out_bylines(holdings, signed, parts)
    loose_labels = hand_out_labels(holdings, parts.labels, parts)
    indents = shows_indents(parts.body)
    findings = [_finding(h, sheet, sequence, indents, words) for h in _in_order(holdings)]
    texts = [line.text for block in first.furniture for line in block.lines]
    leftovers = [Leftover(b.text, UNTAKEN) for b in parts.small]
    leftovers += [Leftover(h.chain.head.text, UNTAKEN_STACK) for h in mute if h.chain.head]
    leftovers += [Leftover(b.text, UNTAKEN_CAPTION) for p in loose_photos for b in p.words]
    leftovers += [Leftover(b.text, UNTAKEN_BYLINE) for b in loose_bylines]
    leftovers += [Leftover(b.text, UNTAKEN_LABEL) for b in loose_labels]
    return PageReading(
        sequence=sequence,
        facts=furniture.page_facts(texts),
        sections=tuple(dict.fromkeys(f.story.section for f in findings if f.story.section)),
        findings=tuple(findings),
        furniture=tuple(texts),
        leftovers=tuple(leftovers),
        characters=sum(line.characters for line in lines),
    )


def _in_order(holdings: Sequence[Holding]) -> list[Holding]:
    """From the top of the page to its foot, from left to right."""
    return sorted(holdings, key=lambda h: (round(union(h.boxes).y0 / 20), union(h.boxes).x0))


def _finding(holding: Holding, sheet: Sheet, sequence: int, indents: bool, words: frozenset[str]) -> Finding:
    story = make_story(_pieces(holding, indents), words)
    story = replace(
        story,
        pictures=tuple(
            replace(picture, region=_region(photo.box, sheet, sequence), image=str(n))
            for n, (photo, picture) in enumerate(zip(holding.photos, story.pictures, strict=True), 1)
        ),
        regions=(_region(union(holding.boxes), sheet, sequence),),
    )
    doubts = sure.text_doubts(story)
    return Finding(story, sure.confidence(doubts), tuple(doubts))


def _region(box: Box, sheet: Sheet, sequence: int) -> Region:
    xs = [round(max(0.0, min(1.0, x / sheet.width)), 4) for x in (box.x0, box.x1)]
    ys = [round(max(0.0, min(1.0, y / sheet.height)), 4) for y in (box.y0, box.y1)]
    return Region(sequence, ((xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])))


def _pieces(holding: Holding, indents: bool) -> Pieces:
    signature = byline_signature(holding.bylines)
    lines = tuple(line.as_text() for block in holding.bylines for line in block.lines)
    byline = Element("byline", lines, signature.printed, signature=signature) if signature.names else None
    return Pieces(
        stack=_stack(holding.chain.head),
        body=elements_of(holding.chain.pieces, indents),
        byline=byline,
        pictures=tuple(_picture(photo) for photo in holding.photos),
        section=" ".join(block.text for block in holding.labels),
    )


def _stack(head: Head | None) -> Stack | None:
    if head is None:
        return None
    parts = [tuple(element("display", [line]) for b in blocks for line in b.lines) for blocks in (head.kicker, head.headline, head.deck)]
    return Stack(*parts)


def _picture(photo: Photo) -> Element:
    lines = tuple(line.as_text() for block in photo.words for line in block.lines)
    return Element("caption", lines, "", caption=Caption(lines, photo.picture()))

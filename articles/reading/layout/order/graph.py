"""What stands on a page as a graph: its headlines and texts are the nodes that a link may join.

A node knows its place: its box, its frame, its column. What holds between two nodes is told by
features.py, what a link between them costs by costs.py.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.reading.box_index import BoxIndex
from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, overlap_x, shared
from articles.reading.language import byline_heads
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import (
    Block,
    box_of,
    ends_open,
    is_full,
    starts_inside,
    starts_mid_text,
)
from articles.reading.layout.lines.report_ends import (
    closes,
    ends_dated,
    ends_names,
    may_end_report,
)
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import frame_around
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture, heads_any
from articles.reading.layout.regions.tuning import REGIONS

from .column_placement import ColumnPlacement
from .first_column_names import is_right_below, signs_all_columns
from .labelled_columns import opens_section
from .tuning import FEATURES


@dataclass(frozen=True)
class Wording:
    """How a text begins and ends, by its words and its indents.

    `begins_inside`: without a paragraph's indent. `begins_mid_text`: as no story does.
    `opens`: with 本报讯 or the like, or a line 上接. `breaks_off`: its last line is full and ends
    no sentence. `is_full`: its last line is full. `closes`: with a report's names in brackets,
    a date on a line of its own, or a line 下转.
    """

    begins_inside: bool
    begins_mid_text: bool
    opens: bool
    breaks_off: bool
    is_full: bool
    closes: bool


# Nodes are compared by identity (eq=False): each stands on the page once, and links are
# asked for ten thousand pairs of them.


@dataclass(frozen=True, eq=False)
class HeadlineNode:
    """A headline on the page. `number`: its place among the nodes, headlines first.

    `heads_picture`: it stands between a picture and its caption.
    """

    number: int
    block: HeadlineBlock
    box: Box
    frame: Box | None
    is_labelled: bool
    heads_picture: bool = False
    kind: Literal["headline"] = "headline"


@dataclass(frozen=True, eq=False)
class TextNode:
    """A block of body text. `box` is as wide as its column.

    `column_top`: points; where its column begins, with a picture on it. `row`: the number of
    its row of columns. `headline`: the one over it; `is_first`: whose text begins here.
    `opens_section`: a label stands on it in the place of a headline. `begins_brief`: by a mark.
    """

    number: int
    block: Block
    box: Box
    frame: Box | None
    is_labelled: bool
    wording: Wording
    column_top: float
    row: int
    headline: HeadlineNode | None
    is_first: bool
    opens_section: bool = False
    begins_brief: bool = False
    kind: Literal["text"] = "text"


Node = HeadlineNode | TextNode


@dataclass(frozen=True)
class Graph:
    """The nodes of a page, and what else stands between them.

    `size`: the em of the page's body type in points. `pictures`: what text runs around.
    `words`: pairs of characters that the page's texts know.
    """

    headlines: tuple[HeadlineNode, ...]
    texts: tuple[TextNode, ...]
    size: float
    horizontal_rules: tuple[Box, ...]
    vertical_rules: tuple[Box, ...]
    labels: tuple[Box, ...]
    pictures: tuple[Box, ...]
    words: frozenset[str]

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.headlines, *self.texts)

    @cached_property
    def _index(self) -> BoxIndex:
        return BoxIndex([node.box for node in self.nodes])

    @cached_property
    def _from_top(self) -> list[tuple[float, int]]:
        return sorted((node.box.y0, node.number) for node in self.nodes)

    @cached_property
    def _highest(self) -> float:
        return max((node.box.height for node in self.nodes), default=0.0)

    def nodes_between(self, top: float, foot: float) -> list[Node]:
        """The nodes that reach between two heights of the page, wherever they stand across it, in their order."""
        first = bisect_left(self._from_top, (top - self._highest, 0))
        last = bisect_right(self._from_top, (foot, len(self.nodes)))
        numbers = sorted(number for _, number in self._from_top[first:last])
        return [self.nodes[n] for n in numbers if self.nodes[n].box.y1 >= top]

    def nodes_at(self, box: Box) -> Iterator[Node]:
        """The nodes that touch a box, in their order."""
        return (self.nodes[number] for number in self._index.touching(box))

    def standing_in(self, box: Box) -> Iterator[Box]:
        """Nodes and pictures that touch a box."""
        for node in self.nodes_at(box):
            yield node.box
        for picture in self.pictures:
            if shared(picture, box) > 0:
                yield picture


@dataclass(frozen=True)
class OrderInput:
    """What the order of reading is told from.

    `pictures`: what text runs around. `signatures`: names on lines of their own.
    """

    headlines: Sequence[HeadlineBlock]
    pictures: Sequence[PagePicture]
    signatures: Sequence[Block]
    page: ClassifiedBlocks
    words: frozenset[str]


def graph_of(given: OrderInput, placements: Sequence[ColumnPlacement]) -> Graph:
    """`placements`: one for each text of the page, as of `headline_columns.place_columns`."""
    page = given.page
    headlines = [_headline_node(n, h, given) for n, h in enumerate(given.headlines)]
    endings = list(_endings(given, placements))
    sets_in = _sets_in(page.body)
    texts: list[TextNode] = []
    for text, placement in zip(page.body, placements, strict=True):
        box = box_of(text)
        over = placement.headline
        node = TextNode(
            number=len(headlines) + len(texts),
            block=text,
            box=box,
            frame=frame_around(box, page),
            is_labelled=_is_labelled(box, page),
            wording=_wording_on(page, text, endings, sets_in),
            column_top=placement.top,
            row=placement.row,
            headline=None if over is None else headlines[over],
            is_first=placement.is_first,
            opens_section=opens_section(text, text.box.y0, given.headlines, page),
            begins_brief=text in page.briefs,
        )
        texts.append(node)
    return Graph(
        headlines=tuple(headlines),
        texts=tuple(texts),
        size=page.em,
        horizontal_rules=page.horizontal_rules,
        vertical_rules=page.vertical_rules,
        labels=tuple(label.box for label in page.labels),
        pictures=tuple(picture.whole for picture in given.pictures),
        words=given.words,
    )


def _endings(given: OrderInput, placements: Sequence[ColumnPlacement]) -> Iterator[Box]:
    """Where names end the report above them."""
    names, texts = given.signatures, given.page.body
    for block in names:
        if not may_end_report(block.text):
            continue
        if not signs_all_columns(block, texts, placements, names):
            yield block.box


def _headline_node(number: int, headline: HeadlineBlock, given: OrderInput) -> HeadlineNode:
    box, page = headline.box, given.page
    return HeadlineNode(
        number,
        headline,
        box,
        frame_around(box, page),
        _is_labelled(box, page),
        heads_any(box, given.pictures),
    )


def _is_labelled(box: Box, page: ClassifiedBlocks) -> bool:
    """Whether a section's label stands right above a piece, in the place of a headline."""
    size = page.em
    dip = FEATURES.deep_dip * size
    reach = FEATURES.label_gap * size - dip
    return any(
        overlap_x(label.box, box) > 0 and -dip <= box.y0 - label.box.y1 <= reach
        for label in page.labels
    )


def _sets_in(texts: Sequence[Block]) -> bool:
    """Whether any paragraph of a page is set in: Latin papers may part them by white instead."""
    return any(
        BLOCKS.indent * line.size
        < line.box.x0 - text.column[0]
        <= BLOCKS.deepest_indent * line.size
        for text in texts
        for line in text.lines
        if len(text.lines) > 1
    )


def _wording_on(
    page: ClassifiedBlocks, text: Block, endings: Sequence[Box], sets_in: bool
) -> Wording:
    """A report's opening right below an editor's note opens no story: that begins with the note."""
    wording = wording_of(text, endings, sets_in)
    reach = REGIONS.opening_note * page.em
    is_opened = any(
        overlap_x(note, box_of(text)) > 0 and -page.em <= text.box.y0 - note.y1 <= reach
        for note in page.openers
    )
    return replace(wording, opens=False) if wording.opens and is_opened else wording


def wording_of(text: Block, endings: Sequence[Box], sets_in: bool = True) -> Wording:
    """`endings`: where names in brackets, which end the report above, stand on lines of their own.

    `sets_in`: the page sets its paragraphs in. Where a Latin one does not, only a small letter
    says that a text begins inside one.
    """
    first, last = text.lines[0], text.lines[-1]
    jumps_on = bool(goes_on(last.text).page)  # to another page: here the story ends
    is_dated = ends_dated(text.lines)
    names_its_author = closes(text.lines) or ends_names(text.lines) or is_dated
    return Wording(
        begins_inside=starts_inside(text) if sets_in else starts_mid_text(text),
        begins_mid_text=starts_mid_text(text),
        opens=byline_heads.opens_report(first.text) or bool(comes_from(first.text).page),
        breaks_off=ends_open(text) and not jumps_on and not is_dated,
        is_full=is_full(text, last) and last.order not in text.verse,
        closes=names_its_author or jumps_on or _is_signed(text, endings),
    )


def _is_signed(text: Block, endings: Sequence[Box]) -> bool:
    """Whether names in brackets stand right below a text."""
    return any(is_right_below(box, text) for box in endings)

"""What the links of a flow are told by: stacks and texts with their places, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language import bylines
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block, box_of, ends_open, is_full, starts_inside
from articles.reading.layout.lines.report_ends import closes, ends_names, is_tail
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.regions.tuning import REGIONS

from .places import ColumnPlacement, inner
from .tuning import FLOW


@dataclass(frozen=True)
class Ends:
    """How a text begins and ends, in its own words."""

    inside: bool
    opens: bool
    is_open: bool
    is_full: bool
    closes: bool
    sentence: bool


@dataclass(frozen=True)
class Scene:
    """All that the links are told by. Nodes: the stacks first, then the texts."""

    heads: Sequence[HeadlineBlock]
    texts: Sequence[Block]
    places: Sequence[ColumnPlacement]
    photos: Sequence[PagePicture]
    cast: ClassifiedBlocks
    words: frozenset[str]
    signed: Sequence[Block] = ()

    def box(self, node: int) -> Box:
        return self.heads[node].box if node < len(self.heads) else box_of(self.texts[node - len(self.heads)])


def ends_of(text: Block, names: Sequence[Box]) -> Ends:
    """`names`: where names in brackets stand on lines of their own, which end what is above them."""
    signed = any(
        -text.size <= box.y0 - text.box.y1 <= 2 * text.size and overlap_x(box, box_of(text)) > 0 for box in names
    )
    leads_on = bool(goes_on(text.lines[-1].text).page)  # to another page: the story ends here
    return Ends(
        inside=starts_inside(text),
        opens=bylines.opens_report(text.lines[0].text) or bool(comes_from(text.lines[0].text).page),
        is_open=ends_open(text) and not leads_on,
        is_full=is_full(text, text.lines[-1]),
        closes=closes(text.lines) or ends_names(text.lines) or leads_on or signed,
        sentence=ends_sentence(text.lines[-1].text),
    )


class Ground:
    """A scene with what is asked again and again of its nodes, stacks first, then texts, asked once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rule = FLOW
        self.count = len(scene.heads)
        self.size = scene.cast.type.size
        names = [block.box for block in scene.signed if is_tail(block.text)]
        self.ends = [ends_of(text, names) for text in scene.texts]
        self.boxes = [scene.box(n) for n in range(self.count + len(scene.texts))]
        self.frames = [inner(box, scene.cast) for box in self.boxes]
        self.labelled = [self.is_labelled(n) for n in range(len(self.boxes))]
        self.goes_down: set[int] = set()  # texts with more of their column below
        self.column_tops = [self.column_top(n) for n in range(len(scene.texts))]

    def is_labelled(self, node: int) -> bool:
        """Whether a section's label stands right above the text, in the place of a headline."""
        box = self.boxes[node]
        reach = REGIONS.label_gap * self.size
        return any(
            overlap_x(label.box, box) > 0 and 0 <= box.y0 - label.box.y1 + self.size <= reach
            for label in self.scene.cast.labels
        )

    def follows_closed(self, node: int) -> bool:
        """Whether the text right above ends with its names."""
        box = self.boxes[node]
        above = [
            n
            for n in range(self.count, len(self.boxes))
            if overlap_x(self.boxes[n], box) > 0.5 * box.width
            and 0 <= box.y0 - self.boxes[n].y1 + self.size <= 3 * self.size
        ]
        return any(self.ends[n - self.count].closes for n in above)

    def ruled(self, a: Box, b: Box) -> float:
        """What a rule or a label between two texts, one above the other, says against their being one."""
        cost = 0.0
        for rule in self.scene.cast.horizontal_rules:
            if a.y1 - 2 <= rule.middle_y <= b.y0 + 2 and overlap_x(rule, b) > 0.5 * b.width:
                cost = max(cost, self.rule.ruled_off if rule.width > 1.3 * b.width else self.rule.ruled)
        for label in self.scene.cast.labels:
            if a.y1 - 2 <= label.box.middle_y <= b.y0 + 2 and overlap_x(label.box, b) > 0:
                cost = max(cost, self.rule.ruled_off)
        return cost

    def between_down(self, before: int, after: int) -> bool:
        a, b = self.boxes[before], self.boxes[after]
        left, right = max(a.x0, b.x0), min(a.x1, b.x1)
        for node, box in enumerate(self.boxes):
            if node in (before, after):
                continue
            wide = min(box.x1, right) - max(box.x0, left)
            if wide > 0.3 * min(right - left, box.width) and a.y1 - 1 <= box.middle_y <= b.y0 + 1 and box.y0 >= a.y0:
                return True
        return False

    def between_across(self, before: int, after: int) -> bool:
        a, b = self.boxes[before], self.boxes[after]
        left, right = min(a.x1, b.x1), max(a.x0, b.x0)
        for node, box in enumerate(self.boxes):
            if (
                node not in (before, after)
                and left - 1 <= box.middle_x <= right + 1
                and overlap_y(box, b) > 0
                and overlap_y(box, a) > 0
            ):
                return True
        return False

    def walled(self, before: int, after: int) -> bool:
        """Whether an upright rule parts two columns that reaches up beside what stands over them: one between stories,
        not between columns.
        """
        a, b = self.boxes[before], self.boxes[after]
        top = min(self.scene.places[self.column_tops[before - self.count]].top, b.y0)
        return any(
            a.x1 - 1 <= wall.middle_x <= b.x0 + 1
            and wall.y0 < top - self.rule.above_top * self.size
            and overlap_y(wall, b) > 0
            and overlap_y(wall, a) > 0
            for wall in self.scene.cast.vertical_rules
        )

    def columns_between(self, a: Box, b: Box) -> int:
        columns = {
            round(box.x0 / (3 * self.size))
            for box in self.boxes[self.count :]
            if a.x1 - self.size <= box.x0 and box.x1 <= b.x0 + self.size and overlap_y(box, b) > 0
        }
        return len(columns)

    def pictures_between(self, a: Box, b: Box) -> float:
        """Points of height that pictures fill between two boxes, one above the other."""
        column = Box(max(a.x0, b.x0), a.y1, min(a.x1, b.x1), b.y0)
        found = [
            p.whole
            for p in self.scene.photos
            if overlap_x(p.whole, column) > 0.4 * column.width
            and a.y1 - self.size <= p.whole.y0
            and p.whole.y1 <= b.y0 + self.size
        ]
        return sum(box.height for box in found)

    def column_top(self, text: int) -> int:
        """The text at the top of the column that the text stands in: up through texts that nothing parts."""
        at = text
        for _ in range(len(self.scene.texts)):
            node = at + self.count
            above = [
                n
                for n in range(len(self.scene.texts))
                if n != at
                and overlap_x(self.boxes[n + self.count], self.boxes[node]) > 0.5 * self.boxes[node].width
                and self.boxes[n + self.count].y1 <= self.boxes[node].y0 + 0.5 * self.size
                and self.frames[n + self.count] == self.frames[node]
            ]
            nearest = max(above, key=lambda n: self.boxes[n + self.count].y1, default=None)
            if nearest is None or self.scene.places[at].head is not None or self.parted(nearest + self.count, node):
                return at
            self.goes_down.add(nearest)
            at = nearest
        return at

    def parted(self, above: int, below: int) -> bool:
        """Whether a stack, or more white than between paragraphs, parts two texts in one column."""
        a, b = self.boxes[above], self.boxes[below]
        for head, box in zip(self.scene.heads, self.boxes, strict=False):
            if (
                not head.may_be_crosshead
                and overlap_x(box, b) > 0.3 * min(box.width, b.width)
                and a.y1 - 1 <= box.middle_y <= b.y0 + 1
            ):
                return True
        inside = any(
            h.may_be_crosshead and overlap_x(x, b) > 0 and a.y1 - 1 <= x.middle_y <= b.y0 + 1
            for h, x in zip(self.scene.heads, self.boxes, strict=False)
        )
        pictures = self.pictures_between(a, b)
        widest = self.rule.parted * self.size * (2 if pictures else 1)
        return not inside and b.y0 - a.y1 - pictures > widest

    def under_head(self, text: int, mine: int | None) -> bool:
        """Whether another stack than mine stands right above the text."""
        b = self.boxes[text + self.count]
        for number, head in enumerate(self.scene.heads):
            a = self.boxes[number]
            if (
                number != mine
                and not head.may_be_crosshead
                and overlap_x(a, b) > 0.3 * b.width
                and -self.size <= b.y0 - a.y1 <= 4 * self.size
            ):
                return True
        return False

    def head_of(self, node: int) -> int | None:
        return None if node < self.count else self.scene.places[self.column_tops[node - self.count]].head

    def text_below(self, head: int) -> int | None:
        a = self.boxes[head]
        below = [
            n
            for n in range(len(self.scene.texts))
            if overlap_x(a, self.boxes[n + self.count]) > 0.5 * a.width
            and -0.5 * self.size <= self.boxes[n + self.count].y0 - a.y1 <= 3 * self.size
        ]
        return min(below, key=lambda n: self.boxes[n + self.count].y0, default=None)

"""Which piece of text goes on where: stacks and texts as chains, all decided at once.

Every text has one predecessor, a stack or a text, and every stack and text at most one successor: a cover of the page
by chains. What a link is worth is told by place (below each other, top of the next column, under one headline) and by
language (a line that breaks off goes on where a line begins without an indent; 本报讯 begins and （X） ends). The best
sum over all links is an assignment problem (assignment.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading import bylines
from articles.reading.assignment import best_assignment
from articles.reading.geometry import Box, covers_y, overlap_x, overlap_y
from articles.reading.measure import ends_sentence
from articles.reading.tuning import TUNING

from .bands import Place, inner
from .blocks import Block, box_of, closes, ends_open, is_full, starts_inside
from .heads import Head
from .photos import Photo
from .roles import Cast


@dataclass(frozen=True)
class Chain:
    """A story's pieces in the order of reading. `head` is None where no stack stands over them."""

    head: Head | None
    pieces: tuple[Block | Head, ...]


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

    heads: Sequence[Head]
    texts: Sequence[Block]
    places: Sequence[Place]
    photos: Sequence[Photo]
    cast: Cast
    rules: Sequence[Box]
    words: frozenset[str]

    def box(self, node: int) -> Box:
        return self.heads[node].box if node < len(self.heads) else box_of(self.texts[node - len(self.heads)])


def ends_of(text: Block) -> Ends:
    return Ends(
        inside=starts_inside(text),
        opens=bylines.opens_report(text.lines[0].text),
        is_open=ends_open(text),
        is_full=is_full(text, text.lines[-1]),
        closes=closes(text.lines),
        sentence=ends_sentence(text.lines[-1].text),
    )


def chains_of(scene: Scene) -> list[Chain]:
    """Every stack and text in one chain."""
    after = best_assignment(_values(scene))
    _break_circles(after)
    count = len(scene.heads)
    firsts = sorted(set(range(count + len(scene.texts))) - set(after.values()))
    found = []
    for first in firsts:
        nodes = [first]
        while nodes[-1] in after:
            nodes.append(after[nodes[-1]])
        pieces = [scene.heads[n] if n < count else scene.texts[n - count] for n in nodes]
        head = pieces[0] if isinstance(pieces[0], Head) else None
        found.append(Chain(head, tuple(pieces[1:] if head else pieces)))
    return found


def _break_circles(after: dict[int, int]) -> None:
    """Cut a chain that would run back into itself."""
    for start in list(after):
        seen = {start}
        at = start
        while at in after:
            if after[at] in seen:
                del after[at]
                break
            at = after[at]
            seen.add(at)


def _values(scene: Scene) -> dict[tuple[int, int], float]:
    """What each possible link is worth; those that are worth nothing are left out."""
    worth = _Worth(scene)
    nodes = range(len(scene.heads) + len(scene.texts))
    found: dict[tuple[int, int], float] = {}
    for before in nodes:
        for after in nodes:
            if before != after:
                value = worth.of(before, after)
                if value > 0:
                    found[before, after] = value
    return found


class _Worth:
    """What links are worth, with what each text says of itself asked once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rule = TUNING.flow
        self.count = len(scene.heads)
        self.ends = [ends_of(text) for text in scene.texts]
        self.size = scene.cast.type.size
        self.frames = [inner(scene.box(n), scene.cast) for n in range(self.count + len(scene.texts))]
        self.boxes = [scene.box(n) for n in range(self.count + len(scene.texts))]
        self.column_tops = [self._column_top(n) for n in range(len(scene.texts))]
        nodes = range(len(self.boxes))
        self.starts = [self._start(node) for node in nodes]
        self.stops = [self._end(node) for node in nodes]

    def of(self, before: int, after: int) -> float:
        cost = self._cost(before, after)
        return self.starts[after] + self.stops[before] - cost if cost is not None else 0.0

    def _start(self, node: int) -> float:
        """What it costs that nothing stands before the node."""
        if node < self.count:
            return self.rule.crosshead if self.scene.heads[node].may_be_crosshead else 0.0
        ends = self.ends[node - self.count]
        if not ends.inside and (self._follows_closed(node) or self._is_labelled(node)):
            return self.rule.brief
        return self.rule.headless_report if ends.opens else self.rule.headless

    def _is_labelled(self, node: int) -> bool:
        """Whether a section's label stands right above the text, in the place of a headline."""
        box = self.boxes[node]
        reach = TUNING.layout.label_gap * self.size
        return any(
            overlap_x(label.box, box) > 0 and 0 <= box.y0 - label.box.y1 + self.size <= reach
            for label in self.scene.cast.labels
        )

    def _follows_closed(self, node: int) -> bool:
        """Whether the text right above ends with its names."""
        box = self.boxes[node]
        above = [
            n
            for n in range(self.count, len(self.boxes))
            if overlap_x(self.boxes[n], box) > 0.5 * box.width
            and 0 <= box.y0 - self.boxes[n].y1 + self.size <= 3 * self.size
        ]
        return any(self.ends[n - self.count].closes for n in above)

    def _end(self, node: int) -> float:
        if node < self.count:
            return self.rule.no_text
        return self.rule.broken_off if self.ends[node - self.count].is_open else 0.0

    def _cost(self, before: int, after: int) -> float | None:
        """None for what cannot be."""
        if after < self.count:
            if not self.scene.heads[after].may_be_crosshead or before < self.count:
                return None
            place = self._down(before, after)
            if place is None:
                place = self._next_column_head(before, after)
            return None if place is None else place + self._crosshead(before, after)
        place = self._from_head(before, after) if before < self.count else self._from_text(before, after)
        if place is None:
            return None
        words = self._after_head(before, after) if before < self.count else self._language(before, after)
        return place + words + self.rule.other_frame * (self.frames[before] != self.frames[after])

    # --- place

    def _from_head(self, before: int, after: int) -> float | None:
        head, place = self.scene.heads[before], self.scene.places[after - self.count]
        a, b = self.boxes[before], self.boxes[after]
        if place.head == before:
            return 0.0 if place.is_first else self.rule.not_first
        if head.may_be_crosshead and overlap_x(a, b) > 0.6 * a.width and 0 <= b.y0 - a.y1 + self.size <= 3 * self.size:
            return 0.5
        if overlap_x(a, b) > 0 and b.y0 >= a.y1 - self.size and not self._between_down(before, after):
            gap = (b.y0 - a.y1 - self._pictures_between(a, b)) / self.size
            return self.rule.below_head + self.rule.far_below * max(0.0, gap - 3) if gap < 40 else None
        return self._beside_head(before, after)

    def _beside_head(self, before: int, after: int) -> float | None:
        """A headline to the left (or, in vertical type, to the right) of its text."""
        head, a, b = self.scene.heads[before], self.boxes[before], self.boxes[after]
        if overlap_x(a, b) > 0.2 * a.width or overlap_y(a, b) <= 0:
            return None
        apart = max(b.x0 - a.x1, a.x0 - b.x1) / self.size
        top = min(abs(self.scene.places[after - self.count].top - a.y0), abs(b.y0 - a.y0)) / self.size
        if self._between_across(before, after) or apart > self.rule.beside_head:
            return None
        is_left = b.x0 >= a.x1 - self.size
        if not is_left and not head.is_vertical:
            return None
        cost = 0.1 * apart + 0.3 * min(top, 10.0) + (0.0 if head.is_vertical else 2.0) + (0.0 if is_left else 2.5)
        over = self.scene.places[after - self.count].head
        return cost + (self.rule.other_head if over not in (None, before) else 0.0)

    def _from_text(self, before: int, after: int) -> float | None:
        down = self._down(before, after)
        return down if down is not None else self._next_column(before, after)

    def _down(self, before: int, after: int) -> float | None:
        a, b = self.boxes[before], self.boxes[after]
        if overlap_x(a, b) < 0.5 * min(a.width, b.width) or b.y0 < a.y1 - 0.5 * self.size:
            return None
        if self._between_down(before, after):
            return None
        pitch = self.scene.texts[before - self.count].pitch if before >= self.count else 1.5 * self.size
        photos = self._pictures_between(a, b)
        gap = max(0.0, (b.y0 - a.y1 - photos) / pitch - 0.8)
        ruled = self._ruled(a, b)
        place = self.scene.places[after - self.count] if after >= self.count else None
        headed = place is not None and place.head is not None and place.head != self._head_of(before)
        return (
            min(self.rule.gap * gap, self.rule.widest_gap)
            + ruled
            + self.rule.over_picture * (photos > 0)
            + self.rule.other_head * headed
            + self._other_type(before, after)
        )

    def _next_column(self, before: int, after: int) -> float | None:
        rule, a, b = self.rule, self.boxes[before], self.boxes[after]
        is_right = b.x0 >= a.x1 - self.size
        if not is_right:
            if b.x1 > a.x0 + self.size or b.y0 < a.y1 - self.size:
                return None
            below = rule.back_left + self._ruled(a, b)  # a row of columns below a picture
            return below + self._other_type(before, after)
        top, here = self.column_tops[before - self.count], after - self.count
        mine, other = self.scene.places[top], self.scene.places[here]
        cost = rule.skipped * self._columns_between(a, b) + self._other_type(before, after)
        cost += self._ruled(a, b) if b.y0 > a.y1 else 0.0
        cost += rule.far_column * max(0.0, (b.x0 - a.x1) / self.size - 4)
        if other.head is not None and mine.head == other.head:
            pass
        elif mine.band == other.band:
            cost += 0.5 if mine.head is None or other.head is None else rule.other_head
        else:
            lower = (other.top - mine.top) / self.size
            cost += rule.other_band + (rule.lower_top if lower > 0 else rule.higher_top) * min(abs(lower) / 10, 1.0)
            if (other.head is not None and other.head != mine.head) or (
                other.head is None and self._under_head(here, mine.head)
            ):
                cost += rule.other_head
        if self.column_tops[here] != here:
            cost += rule.not_top
        if b.y0 > a.y1:  # starts below the end of what it goes on from
            cost += rule.below_end
        return cost

    def _ruled(self, a: Box, b: Box) -> float:
        """What a rule or a label between two texts, one above the other, says against their being one."""
        cost = 0.0
        for rule in self.scene.rules:
            if a.y1 - 2 <= rule.middle_y <= b.y0 + 2 and overlap_x(rule, b) > 0.5 * b.width:
                cost = max(cost, self.rule.ruled_off if rule.width > 1.3 * b.width else self.rule.ruled)
        for label in self.scene.cast.labels:
            if a.y1 - 2 <= label.box.middle_y <= b.y0 + 2 and overlap_x(label.box, b) > 0:
                cost = max(cost, self.rule.ruled_off)
        return cost

    def _next_column_head(self, before: int, after: int) -> float | None:
        """A crosshead at the top of the next column."""
        a, b = self.boxes[before], self.boxes[after]
        if (
            b.x0 < a.x1 - self.size
            or b.x0 - a.x1 > 8 * self.size
            or b.y0 > a.y0 + 4 * self.size
            or b.y1 < a.y0 - 40 * self.size
        ):
            return None
        if any(
            n != after and covers_y(b, box) > 0.5 and a.x1 <= box.middle_x <= b.x0 for n, box in enumerate(self.boxes)
        ):
            return None
        top = self.scene.places[self.column_tops[before - self.count]].top
        return 1.0 if abs(b.y0 - top) <= 1.5 * self.size else 3.0

    def _crosshead(self, before: int, after: int) -> float:
        """What speaks against the small head inside the story: the text before it goes on, or ends for good."""
        ends = self.ends[before - self.count]
        head = self.scene.heads[after]
        below = self._text_below(after)
        cost = self.rule.mid_sentence * ends.is_open + self.rule.closed * ends.closes
        cost += self.rule.large_crosshead * max(0.0, head.size / self.size - 1.05)
        if below is not None:
            cost += self.rule.opens * self.ends[below].opens
        return cost

    # --- what is in the way

    def _between_down(self, before: int, after: int) -> bool:
        a, b = self.boxes[before], self.boxes[after]
        left, right = max(a.x0, b.x0), min(a.x1, b.x1)
        for node, box in enumerate(self.boxes):
            if node in (before, after):
                continue
            wide = min(box.x1, right) - max(box.x0, left)
            if wide > 0.3 * min(right - left, box.width) and a.y1 - 1 <= box.middle_y <= b.y0 + 1 and box.y0 >= a.y0:
                return True
        return False

    def _between_across(self, before: int, after: int) -> bool:
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

    def _columns_between(self, a: Box, b: Box) -> int:
        columns = {
            round(box.x0 / (3 * self.size))
            for box in self.boxes[self.count :]
            if a.x1 - self.size <= box.x0 and box.x1 <= b.x0 + self.size and overlap_y(box, b) > 0
        }
        return len(columns)

    def _pictures_between(self, a: Box, b: Box) -> float:
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

    def _column_top(self, text: int) -> int:
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
            if nearest is None or self.scene.places[at].head is not None or self._parted(nearest + self.count, node):
                return at
            at = nearest
        return at

    def _parted(self, above: int, below: int) -> bool:
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
        return not inside and b.y0 - a.y1 - self._pictures_between(a, b) > self.rule.parted * self.size

    def _under_head(self, text: int, mine: int | None) -> bool:
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

    def _head_of(self, node: int) -> int | None:
        return None if node < self.count else self.scene.places[self.column_tops[node - self.count]].head

    def _text_below(self, head: int) -> int | None:
        a = self.boxes[head]
        below = [
            n
            for n in range(len(self.scene.texts))
            if overlap_x(a, self.boxes[n + self.count]) > 0.5 * a.width
            and -0.5 * self.size <= self.boxes[n + self.count].y0 - a.y1 <= 3 * self.size
        ]
        return min(below, key=lambda n: self.boxes[n + self.count].y0, default=None)

    # --- type and language

    def _other_type(self, before: int, after: int) -> float:
        if before < self.count or after < self.count:
            return 0.0
        a, b = self.scene.texts[before - self.count], self.scene.texts[after - self.count]
        width = abs(a.width - b.width) / max(a.width, b.width)
        return (
            self.rule.other_size * (abs(a.size - b.size) > 0.06 * a.size)
            + self.rule.other_style * (a.style != b.style)
            + self.rule.other_width * min(1.0, 2 * width)
        )

    def _after_head(self, before: int, after: int) -> float:
        ends = self.ends[after - self.count]
        small = self.scene.heads[before].may_be_crosshead
        return self.rule.inside * ends.inside * (0.3 if small else 1.0) - (self.rule.opens_here * ends.opens)

    def _language(self, before: int, after: int) -> float:
        a, b = self.ends[before - self.count], self.ends[after - self.count]
        rule = self.rule
        cost = rule.closed * a.closes + rule.opens * b.opens
        if a.is_open:
            cost += -rule.goes_on if b.inside else rule.mid_sentence
            across = (
                self.scene.texts[before - self.count].lines[-1].text[-1]
                + self.scene.texts[after - self.count].lines[0].text[0]
            )
            cost -= rule.known_word * (b.inside and across in self.scene.words)
        elif a.is_full:
            cost += rule.maybe_inside * b.inside
        else:
            cost += rule.inside * b.inside
        return cost

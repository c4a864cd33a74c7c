"""What it is worth that one piece of text goes on as another: costs by place, by type and by language."""

from __future__ import annotations

from articles.reading.geometry import Box, covers_y, overlap_x, overlap_y

from .graph import Ground, Scene
from .tuning import FLOW


class Links:
    """The worth of a link is what it saves, an end and a start, less what speaks against it."""

    def __init__(self, scene: Scene) -> None:
        self.ground = ground = Ground(scene)
        self.scene, self.rule, self.count, self.size = scene, FLOW, ground.count, ground.size
        self.ends, self.boxes, self.frames = ground.ends, ground.boxes, ground.frames
        self.column_tops = ground.column_tops
        nodes = range(len(self.boxes))
        self.starts = [self._start(node) for node in nodes]
        self.stops = [self._end(node) for node in nodes]

    def of(self, before: int, after: int) -> float:
        cost = self._cost(before, after)
        return self.starts[after] + self.stops[before] - cost if cost is not None else 0.0

    def _start(self, node: int) -> float:
        """What it costs that nothing stands before the node."""
        if node < self.count:
            is_small = self.scene.heads[node].may_be_crosshead and not self.ground.labelled[node]
            return self.rule.crosshead if is_small else 0.0
        ends = self.ends[node - self.count]
        if not ends.inside and (self.ground.follows_closed(node) or self.ground.labelled[node]):
            return self.rule.brief
        return self.rule.headless_report if ends.opens else self.rule.headless

    def _end(self, node: int) -> float:
        if node < self.count:
            return self.rule.no_text
        return self.rule.broken_off if self.ends[node - self.count].is_open else 0.0

    def _cost(self, before: int, after: int) -> float | None:
        """None for what cannot be."""
        if after < self.count:
            if not self.scene.heads[after].may_be_crosshead or before < self.count or self.ground.labelled[after]:
                return None
            place = self._down(before, after)
            if place is None:
                place = self._next_column_head(before, after)
            if place is None:
                return None
            other = self.rule.other_frame * (self.frames[before] != self.frames[after])
            return place + self._crosshead(before, after) + other
        words = self._after_head(before, after) if before < self.count else self._language(before, after)
        words += self.rule.other_frame * (self.frames[before] != self.frames[after])
        spare = self.starts[after] + self.stops[before] - words
        if spare <= 0:
            return None
        place = self._from_head(before, after) if before < self.count else self._from_text(before, after, spare)
        return None if place is None else place + words

    def _from_head(self, before: int, after: int) -> float | None:
        head, place = self.scene.heads[before], self.scene.places[after - self.count]
        a, b = self.boxes[before], self.boxes[after]
        if place.head == before:
            return 0.0 if place.is_first else self.rule.not_first
        if head.may_be_crosshead and overlap_x(a, b) > 0.6 * a.width and 0 <= b.y0 - a.y1 + self.size <= 3 * self.size:
            return 0.5
        if overlap_x(a, b) > 0 and b.y0 >= a.y1 - self.size and not self.ground.between_down(before, after):
            gap = (b.y0 - a.y1 - self.ground.pictures_between(a, b)) / self.size
            cost = self.rule.below_head + self.rule.far_below * max(0.0, gap - 3) + self.ground.ruled(a, b)
            return cost if gap < 40 else None
        return self._beside_head(before, after)

    def _beside_head(self, before: int, after: int) -> float | None:
        """A headline to the left (or, in vertical type, to the right) of its text."""
        head, a, b = self.scene.heads[before], self.boxes[before], self.boxes[after]
        if overlap_x(a, b) > 0.2 * a.width or overlap_y(a, b) <= 0:
            return None
        apart = max(b.x0 - a.x1, a.x0 - b.x1) / self.size
        top = min(abs(self.scene.places[after - self.count].top - a.y0), abs(b.y0 - a.y0)) / self.size
        if self.ground.between_across(before, after) or apart > self.rule.beside_head:
            return None
        is_left = b.x0 >= a.x1 - self.size
        if not is_left and not head.is_vertical:
            return None
        cost = 0.1 * apart + 0.3 * min(top, 10.0) + (0.0 if head.is_vertical else 2.0) + (0.0 if is_left else 2.5)
        over = self.scene.places[after - self.count].head
        return cost + (self.rule.other_head if over not in (None, before) else 0.0)

    def _from_text(self, before: int, after: int, spare: float) -> float | None:
        """`spare`: what the place may cost before the link is worth nothing."""
        down = self._down(before, after)
        return down if down is not None else self._next_column(before, after, spare)

    def _down(self, before: int, after: int) -> float | None:
        a, b = self.boxes[before], self.boxes[after]
        if overlap_x(a, b) < 0.5 * min(a.width, b.width) or b.y0 < a.y1 - 0.5 * self.size:
            return None
        if self.ground.between_down(before, after):
            return None
        pitch = self.scene.texts[before - self.count].pitch if before >= self.count else 1.5 * self.size
        photos = self.ground.pictures_between(a, b)
        gap = max(0.0, (b.y0 - a.y1 - photos) / pitch - 0.8)
        ruled = self.ground.ruled(a, b)
        place = self.scene.places[after - self.count] if after >= self.count else None
        headed = place is not None and place.head is not None and place.head != self.ground.head_of(before)
        return (
            min(self.rule.gap * gap, self.rule.widest_gap)
            + ruled
            + self.rule.over_picture * (photos > 0)
            + self.rule.other_head * headed
            + self._other_type(before, after)
        )

    def _next_column(self, before: int, after: int, spare: float) -> float | None:
        rule, a, b = self.rule, self.boxes[before], self.boxes[after]
        is_right = b.x0 >= a.x1 - self.size
        if not is_right:
            if b.x1 > a.x0 + self.size or b.y0 < a.y1 - self.size:
                return None
            below = rule.back_left + self.ground.ruled(a, b)  # a row of columns below a picture
            return below + self._other_type(before, after)
        cost = rule.far_column * max(0.0, (b.x0 - a.x1) / self.size - 4)
        top, here = self.column_tops[before - self.count], after - self.count
        cost += rule.not_top * (self.column_tops[here] != here)
        cost += rule.leaves * (before - self.count in self.ground.goes_down)
        cost += rule.walled * self.ground.walled(before, after)
        cost += rule.below_end * (b.y0 > a.y1)  # starts below the end of what it goes on from
        cost += self._other_head_or_band(top, here) + self._other_type(before, after)
        if cost >= spare:
            return None  # most pairs of a page: what is asked of all its blocks is not asked for them
        cost += self.ground.ruled(a, b) if b.y0 > a.y1 else 0.0
        return cost + rule.skipped * self.ground.columns_between(a, b)

    def _other_head_or_band(self, top: int, here: int) -> float:
        """What it costs to go on to a column under another headline, or in another row."""
        rule, mine, other = self.rule, self.scene.places[top], self.scene.places[here]
        if other.head is not None and mine.head == other.head:
            return 0.0
        if mine.band == other.band:
            return 0.5 if mine.head is None or other.head is None else rule.other_head
        lower = (other.top - mine.top) / self.size
        cost = rule.other_band + (rule.lower_top if lower > 0 else rule.higher_top) * min(abs(lower) / 10, 1.0)
        if other.head is None:
            return cost + rule.other_head * self.ground.under_head(here, mine.head)
        return cost + rule.other_head * (other.head != mine.head)

    def _next_column_head(self, before: int, after: int) -> float | None:
        """A crosshead at the top of the next column."""
        a, b = self.boxes[before], self.boxes[after]
        if (
            b.x0 < a.x1 - self.size
            or b.x0 - a.x1 > 8 * self.size
            or b.y0 > a.y0 + 4 * self.size
            or b.y1 < self._top_box(before).y0 - 40 * self.size
        ):
            return None
        if any(
            n != after and covers_y(b, box) > 0.5 and a.x1 <= box.middle_x <= b.x0 for n, box in enumerate(self.boxes)
        ):
            return None
        top = self.scene.places[self.column_tops[before - self.count]].top
        level = min(abs(b.y0 - top), abs(b.y0 - a.y0)) <= 1.5 * self.size
        below = self.ground.text_below(after)
        over = self.scene.places[below].head if below is not None else None
        other = over is not None and over != self.ground.head_of(before)
        walled = self.rule.walled * self.ground.walled(before, after)
        return (1.0 if level else 3.0) + self.rule.other_head * other + walled

    def _top_box(self, text: int) -> Box:
        """Of the column that the text stands in."""
        return self.boxes[self.column_tops[text - self.count] + self.count]

    def _crosshead(self, before: int, after: int) -> float:
        """What speaks against the small head inside the story: the text before it goes on, or ends for good."""
        ends = self.ends[before - self.count]
        head = self.scene.heads[after]
        below = self.ground.text_below(after)
        cost = self.rule.mid_sentence * ends.is_open + self.rule.closed * ends.closes
        cost += self.rule.large_crosshead * max(0.0, head.size / self.size - 1.05)
        if below is not None:
            cost += self.rule.opens * self.ends[below].opens
        return cost

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

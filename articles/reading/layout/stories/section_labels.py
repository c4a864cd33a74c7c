"""Section labels to their stories: to the one that begins under or beside it, a common one to all briefs below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.language.labels import label_score
from articles.reading.layout.lines.blocks import Block, reads_downwards
from articles.reading.layout.regions.byline_blocks import signs_at
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft, WeakAttachment, replaced, with_rivalry
from .tuning import STORIES


def assign_labels(
    drafts: Drafts, labels: Sequence[Block], page: ClassifiedBlocks
) -> tuple[Drafts, list[Block]]:
    """The drafts with the labels over them, and the labels that are over none."""
    unassigned = []
    for label in labels:
        signed = _signed_at(label, drafts)
        distances = _distances(label, drafts, page)
        if signed is not None:
            drafts = replaced(drafts, signed, drafts[signed].with_label(label))
        elif distances:
            drafts = _with_label(label, distances, drafts, page)
        else:
            unassigned.append(label)
    return drafts, unassigned


def _signed_at(label: Block, drafts: Drafts) -> int | None:
    """The index of the story whose author's column a label names: it stands right at the name that signs it."""
    found = (
        at
        for at, draft in enumerate(drafts)
        if any(signs_at(label, byline) for byline in draft.bylines)
    )
    return next(found, None)


def _with_label(
    label: Block, distances: Mapping[int, float], drafts: Drafts, page: ClassifiedBlocks
) -> Drafts:
    """The drafts, those under the label with it, and those that may be under it, too, with a claim."""
    owner, *others = sorted(distances, key=lambda at: distances[at])
    headed = [owner, *_briefs_below(label, owner, drafts, page)]
    row = [at for at in _row_below(label, owner, drafts, page) if at not in headed]
    if row and _is_in_middle(label, [drafts[at] for at in (owner, *row)], page):
        below = [
            at for first in row for at in (first, *_briefs_below(label, first, drafts, page))
        ]
        headed, row = list(dict.fromkeys((*headed, *below))), []
    for at in headed:
        drafts = replaced(drafts, at, drafts[at].with_label(label))
    for rival in [at for at in others[:1] if at not in headed]:
        margin = (distances[rival] - distances[owner]) / page.em
        weak = WeakAttachment("label", label, margin, drafts[rival].anchor)
        drafts = with_rivalry(drafts, owner, rival, weak)
    for at in row:
        claim = WeakAttachment("label", label, 0.0, drafts[owner].anchor)
        drafts = replaced(drafts, at, drafts[at].with_claim(claim))
    return drafts


def _is_in_middle(label: Block, row: Sequence[StoryDraft], page: ClassifiedBlocks) -> bool:
    """Whether a label is set in the middle of a row of stories, as one over all of them is."""
    span = union(box for draft in row for box in draft.boxes)
    return abs(label.box.middle_x - span.middle_x) <= STORIES.row_middle * page.em


def _distances(label: Block, drafts: Drafts, page: ClassifiedBlocks) -> dict[int, float]:
    """Points from a label to each story that it may head."""
    return {
        at: distance
        for at, draft in enumerate(drafts)
        if (distance := _distance(label, draft, page)) is not None
    }


def _distance(label: Block, draft: StoryDraft, page: ClassifiedBlocks) -> float | None:
    """Points from a label to a story that it may head; None for one that it does not.

    A label stands above the story's beginning, at an edge or in the middle of it; one that
    reads downwards stands to the left.
    """
    box, em = label.box, page.em
    begin = _beginning(draft)
    shares_frame = share_a_frame(box, begin, page)
    if reads_downwards(label) and shares_frame and box.x1 <= begin.x0 + STORIES.dip * em:
        return max(0.0, begin.x0 - box.x1) + STORIES.label_apart * begin.y0
    span = union(draft.boxes)
    down = max(0.0, begin.y0 - box.y1)
    across = max(0.0, span.x0 - box.x1)
    across += STORIES.label_behind * max(0.0, box.x0 - span.x1)
    is_above = box.y0 <= begin.y0 + STORIES.label_below * em
    is_near = down <= REGIONS.label_gap * em and across <= STORIES.label_reach * em
    if not is_above or not is_near:
        return None
    apart = STORIES.label_apart * _off_edges(box, span)
    outside = REGIONS.label_gap * em * (not shares_frame)
    return down + across + apart + outside


def _row_below(label: Block, owner: int, drafts: Drafts, page: ClassifiedBlocks) -> list[int]:
    """The indexes of the other stories of the row that a label stands over: they begin level
    with its own, in one row with it, and leave the label's height blank.
    """
    if reads_downwards(label):
        return []
    level = _beginning(drafts[owner])
    if _is_ruled_off(label.box, page):
        return []
    row = [
        at
        for at, draft in enumerate(drafts)
        if abs(_beginning(draft).y0 - level.y0) <= STORIES.level_row * page.em
        and share_a_frame(_beginning(draft), level, page)
    ]
    is_blank = [at for at in row if _leaves_blank(label.box, drafts[at], drafts, page)]
    return [at for at in row if at != owner] if is_blank == row else []


def _is_ruled_off(label: Box, page: ClassifiedBlocks) -> bool:
    """Whether an upright rule stands at a label's height: it heads what is on its side of that."""
    return any(overlap_y(rule, label) > 0 for rule in page.vertical_rules)


def _beginning(draft: StoryDraft) -> Box:
    return draft.headline.box if draft.headline else draft.text[0].box


def _leaves_blank(
    label: Box, draft: StoryDraft, drafts: Drafts, page: ClassifiedBlocks
) -> bool:
    """Whether nothing stands over a story at a label's height, and it begins below."""
    span = union(draft.boxes)
    if span.y0 < label.y1 - STORIES.dip * page.em:
        return False
    printed = (box for other in drafts for box in other.boxes)
    labels = (other.box for other in page.labels if other.box != label)
    return not any(
        overlap_y(box, label) > 0 and overlap_x(box, span) > 0 for box in (*printed, *labels)
    )


def _off_edges(label: Box, span: Box) -> float:
    """Points by which a label stands off a story's edges and middle: labels are set at one of them."""
    return min(
        abs(label.x0 - span.x0), abs(label.x1 - span.x1), abs(label.middle_x - span.middle_x)
    )


def _briefs_below(
    label: Block, owner: int, drafts: Drafts, page: ClassifiedBlocks
) -> list[int]:
    """The indexes of the other stories under a common label, which hang together with the first."""
    names_section = label_score(label.text, is_told=False) >= REGIONS.known_label
    names_section = names_section or _is_on_bar(label, drafts[owner], page)
    common = _CommonLabel(label, drafts[owner], names_section, page)
    if not common.may_head_briefs:
        return []
    found = [owner]
    waiting = [
        at for at, draft in enumerate(drafts) if at != owner and common.may_be_brief(draft)
    ]
    for brief in found:  # grows as the list goes on
        near = [at for at in waiting if common.goes_on(drafts[brief], drafts[at])]
        found += near
        waiting = [at for at in waiting if at not in near]
    return found[1:]


def _is_on_bar(label: Block, first: StoryDraft, page: ClassifiedBlocks) -> bool:
    """Whether a label's bar is as wide as the story below it: it heads the column."""
    span = union(first.boxes)
    bars = (rule for rule in page.horizontal_rules if label.box.y0 < rule.y0 < label.box.y1)
    return any(bar.x0 <= span.x0 + page.em and bar.x1 >= span.x1 - page.em for bar in bars)


@dataclass(frozen=True)
class _CommonLabel:
    """A label over briefs. `names_section`: its words name a section wherever they stand, or its bar is a column's."""

    label: Block
    first: StoryDraft
    names_section: bool
    page: ClassifiedBlocks

    @property
    def _top(self) -> float:
        """Where the list begins: below the label, which may stand in the middle of several columns."""
        top = union(self.first.boxes).y0
        is_level = reads_downwards(self.label)
        return top if is_level else min(top, self.label.box.y1)

    @property
    def may_head_briefs(self) -> bool:
        """Over a story without a headline; words that name a section also over a small one."""
        if self.first.headline is None:
            return True
        return self.names_section and _is_small(self.first, self.page.em)

    def may_be_brief(self, draft: StoryDraft) -> bool:
        if draft.labels or self._is_below_another(draft):
            return False
        return draft.headline is None or _is_small(draft, self.page.em)

    def _is_below_another(self, draft: StoryDraft) -> bool:
        """Whether another label, level with this one or lower, stands over a brief: it is that one's."""
        span = union(draft.boxes)
        dip = STORIES.dip * self.page.em
        return any(
            other.box != self.label.box
            and other.box.y1 > self.label.box.y0
            and other.box.y1 <= span.y0 + dip
            and overlap_x(other.box, span) > 0
            for other in self.page.labels
        )

    def goes_on(self, brief: StoryDraft, other: StoryDraft) -> bool:
        """Whether the list of briefs goes on from one to another.

        Without headlines below each other or in the next columns of one box; with small
        headlines in one column only, where columns side by side may be two lists.
        """
        a, b = union(brief.boxes), union(other.boxes)
        if not self._adjoins(a, b) or self._is_other_list(a, b):
            return False
        if other.headline is None and self.first.headline is None:
            return True
        return self.names_section and _are_in_one_column(a, b, self.page.em)

    def _is_other_list(self, a: Box, b: Box) -> bool:
        """Whether a brief to the left of the first begins lower than that: no list goes on to the left."""
        first = union(self.first.boxes)
        if b.x1 > first.x0 or a.x1 <= first.x0:
            return False
        return b.y0 - first.y0 > STORIES.level_row * self.page.em

    def _adjoins(self, a: Box, b: Box) -> bool:
        """Whether two briefs touch, but for a label's height, in one frame and not above the first."""
        near = REGIONS.label_gap * self.page.em
        touches = -overlap_x(a, b) <= near and -overlap_y(a, b) <= near
        top = self._top - STORIES.dip * self.page.em
        return touches and b.y0 >= top and share_a_frame(a, b, self.page)


def _is_small(draft: StoryDraft, em: float) -> bool:
    """A brief by its headline: hardly larger than the text, over one column."""
    if draft.headline is None or draft.headline.size > STORIES.largest_brief * em:
        return False
    columns = {round(text.column[0] / em) for text in draft.text}
    return len(columns) <= 1


def _are_in_one_column(a: Box, b: Box, em: float) -> bool:
    is_left = abs(a.x0 - b.x0) <= STORIES.column_left * em
    return is_left and abs(a.x1 - b.x1) <= STORIES.column_right * em

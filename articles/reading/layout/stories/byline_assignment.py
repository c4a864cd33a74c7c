"""Bylines on lines of their own to their stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language import byline_tails, bylines, letter_writers
from articles.reading.language.credits import CreditLine
from articles.reading.language.latin.bylines import says_place
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks

from .story_draft import Drafts, StoryDraft, WeakAttachment, replaced, with_rivalry
from .tuning import STORIES


def assign_bylines(
    drafts: Drafts, signatures: Sequence[Block], page: ClassifiedBlocks
) -> tuple[Drafts, list[Block]]:
    """The drafts with the bylines that stand at them, and the bylines that stand at none.

    A byline is its story's whose headline is right above it, or whose text is right below or
    above; failing that, the one's that it stands in.
    """
    unassigned = []
    for byline in signatures:
        gaps = _gaps(byline, drafts, page)
        if not gaps:
            unassigned.append(byline)
            continue
        owner, *others = sorted(gaps, key=lambda at: gaps[at])
        drafts = replaced(drafts, owner, drafts[owner].with_byline(byline))
        for rival in others[:1]:
            margin = (gaps[rival] - gaps[owner]) / page.em
            weak = WeakAttachment("byline", byline, margin, drafts[rival].anchor)
            drafts = with_rivalry(drafts, owner, rival, weak)
    return drafts, unassigned


def _gaps(byline: Block, drafts: Drafts, page: ClassifiedBlocks) -> dict[int, float]:
    """Points between a byline and each story that it may belong to, by the stories' indexes."""
    at_story = {
        at: min(gaps)
        for at, draft in enumerate(drafts)
        if (gaps := list(_gaps_to(byline, draft, page.em)))
    }
    if at_story:
        return at_story
    return {
        at: gap
        for at, draft in enumerate(drafts)
        if (gap := _gap_inside(byline, draft, page.em)) is not None
    }


def _gaps_to(byline: Block, draft: StoryDraft, em: float) -> Iterator[float]:
    """Points between a byline and the headline and texts that it stands at."""
    if draft.headline is not None:
        yield from _gaps_to_headline(byline.box, draft.headline.box, em)
        yield from _gap_between_headline_and_text(byline.box, draft, em)
    last = len(draft.text) - 1
    for at, text in enumerate(draft.text):
        yield from _gaps_to_text(byline.box, text.box, em, is_first=at == 0, is_last=at == last)


def _gaps_to_headline(byline: Box, headline: Box, em: float) -> Iterator[float]:
    """Right below a headline; beside it counts as further off."""
    reach = STORIES.byline_gap * em
    below, beside = byline.y0 - headline.y1, -overlap_x(headline, byline)
    if beside < 0 and -STORIES.dip * em <= below <= reach:
        yield max(0.0, below)
    if overlap_y(headline, byline) > 0 and beside <= reach:
        yield max(0.0, beside) + STORIES.beside_headline * em


def _gaps_to_text(
    byline: Box, text: Box, em: float, *, is_first: bool, is_last: bool
) -> Iterator[float]:
    """Right above a story's first text, or right below one, best below the last."""
    if overlap_x(text, byline) <= STORIES.byline_cover * byline.width:
        return
    dip, reach = STORIES.dip * em, STORIES.byline_gap * em
    above, below = text.y0 - byline.y1, byline.y0 - text.y1
    if is_first and -dip <= above <= reach:
        yield max(0.0, above) + STORIES.above_text * em
    if -dip <= below <= reach:
        yield max(0.0, below) + STORIES.inside_text * em * (not is_last)


def _gap_between_headline_and_text(
    byline: Box, draft: StoryDraft, em: float
) -> Iterator[float]:
    """At the height between a headline and its text, over a column that the text leaves blank."""
    if draft.headline is None or not draft.text:
        return
    dip = STORIES.dip * em
    is_below = byline.y0 >= draft.headline.box.y1 - dip
    is_above = byline.y1 <= draft.text[0].box.y0 + dip
    apart = max(0.0, -overlap_x(union(draft.boxes), byline))
    if is_below and is_above and apart <= STORIES.far_byline * em:
        yield apart + STORIES.byline_gap * em


def _gap_inside(byline: Block, draft: StoryDraft, em: float) -> float | None:
    """Points between a byline and the story's next part, where it stands inside the story's rectangle."""
    boxes = draft.boxes
    slack = STORIES.byline_gap * em
    if draft.bylines or not contains(union(boxes), byline.box, slack):
        return None
    return min(_distance(byline.box, box) for box in boxes)


def _distance(a: Box, b: Box) -> float:
    return max(0.0, -overlap_x(b, a)) + max(0.0, -overlap_y(b, a))


def byline_credits(blocks: Sequence[Block]) -> CreditLine:
    """The names on all byline lines as one signature."""
    found = [own for block in blocks if (own := _credit_line(block))]
    return CreditLine(
        tuple(credit for line in found for credit in line.credits),
        " ".join(line.printed for line in found),
    )


def _credit_line(block: Block) -> CreditLine | None:
    lines = [line.text for line in block.lines]
    return (
        _names_above_place(block)
        or byline_tails.names_alone(block.text)
        or letter_writers.letter_writer(lines)
        or bylines.author_below_headline(block.text)
        or letter_writers.signer_below(lines)
    )


def _names_above_place(block: Block) -> CreditLine | None:
    """The names of a byline whose last line is a place, in other type or other letters than theirs."""
    *above, last = block.lines
    if not above:
        return None
    is_other = last.style != above[-1].style and says_place(last.text)
    if not is_other and not bylines.is_place_below(last.text, above[-1].text):
        return None
    said = [line.text for line in above]
    named = byline_tails.names_alone(" ".join(said)) or letter_writers.letter_writer(said)
    return replace(named, printed=block.text) if named else None

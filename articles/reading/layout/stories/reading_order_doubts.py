"""Where a story's text may not run on as it was read: doubts about which pieces belong together.

Two things tell: text that breaks off before a paragraph, or the other way round, and a link of
the story's flow that the page's next best order does without and is hardly dearer (its margin,
`reading_order.StoryFlow`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from articles.reading.confidence import (
    BEGINS_INSIDE,
    MISSING,
    TORN,
    WEAK_BEGINNING,
    WEAK_CROSSHEAD,
    WEAK_OPENING,
    doubt,
)
from articles.reading.language.latin import letters
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import (
    Block,
    ends_open,
    is_full,
    starts_inside,
    starts_mid_text,
)
from articles.reading.layout.order.reading_order import Claim, FlowPiece, StoryFlow
from articles.reading.shapes import Doubt

from .page_scale import PageScale
from .tuning import STORIES

_QUOTED = 10  # characters that a doubt quotes: enough to find the place on the page
_LIST_MARKS = "；;：:"  # end an item of a list, which need not fill its line


def reading_order_doubts(
    flow: StoryFlow, scale: PageScale, *, shows_indents: bool, is_rest: bool
) -> list[Doubt]:
    """`shows_indents`: the page sets its paragraphs in; without that only margins tell.
    `is_rest`: the story began on another page.
    """
    found: list[Doubt] = []
    texts = [piece for piece in flow.pieces if isinstance(piece, Block)]
    if shows_indents and texts and not is_rest:
        found += _doubts_at_beginning(texts[0], scale)
    links = max(0, len(flow.nodes) - 1)
    if flow.opening is not None and flow.opening.margin < STORIES.unsure_opening:
        found.append(_opening_doubt(flow.opening, scale))
    margins, pulls = flow.margins or (None,) * links, flow.pulls or (0.0,) * links
    for (above, below), margin, pull in zip(
        itertools.pairwise(flow.nodes), margins, pulls, strict=True
    ):
        if _is_weak(below, margin, pull) or (shows_indents and _is_torn(above, below)):
            found.append(_link_doubt(above, below, scale, margin))
    found += [_claim_doubt(claim, scale) for claim in flow.claims if _is_likely(claim)]
    return found


def _is_likely(claim: Claim) -> bool:
    return (claim.margin < STORIES.unsure_claim or claim.pull >= STORIES.pulled) and _is_weak(
        claim.after, claim.margin, claim.pull
    )


def _opening_doubt(opening: Claim, scale: PageScale) -> Doubt:
    said = doubt(WEAK_OPENING, headline=opening.after.text[:_QUOTED])
    return replace(said, region=scale.fractions(opening.after.box), margin=opening.margin)


def _claim_doubt(claim: Claim, scale: PageScale) -> Doubt:
    before, after = claim.before.text[-_QUOTED:], claim.after.text[:_QUOTED]
    said = doubt(MISSING, before=before, after=after)
    return replace(said, region=scale.fractions(claim.after.box), margin=claim.margin)


def _is_weak(below: FlowPiece, margin: float | None, pull: float) -> bool:
    """Whether a link's margin is small, and its words do not hold it; or they speak of another story's matter."""
    if margin is None:
        return False
    if pull >= STORIES.pulled:
        return True
    is_text = isinstance(below, Block)
    most = STORIES.unsure_link if is_text else STORIES.unsure_crosshead
    if pull <= -STORIES.held:
        most = STORIES.unsure_held_link
    return margin < most


def _link_doubt(
    above: FlowPiece, below: FlowPiece, scale: PageScale, margin: float | None
) -> Doubt:
    """A doubt whether one piece goes on in the other; its place is the lower one's beginning."""
    before, after = above.text[-_QUOTED:], below.text[:_QUOTED]
    region = scale.fractions(below.box)
    if not isinstance(above, Block):
        said = doubt(WEAK_BEGINNING, headline=above.text[:_QUOTED], after=after)
    elif not isinstance(below, Block):
        said = doubt(WEAK_CROSSHEAD, after=after)
    else:
        said = doubt(TORN, before=before, after=after)
    return replace(said, region=region, margin=margin)


def _doubts_at_beginning(text: Block, scale: PageScale) -> Iterator[Doubt]:
    if starts_mid_text(text) and not _has_drop_cap(text):
        said = doubt(BEGINS_INSIDE, words=text.text[:_QUOTED])
        yield replace(said, region=scale.fractions(text.box))


def _is_torn(above: FlowPiece, below: FlowPiece) -> bool:
    """Whether a text breaks off before a new paragraph, or a paragraph that ended goes on."""
    if not isinstance(above, Block) or not isinstance(below, Block):
        return False
    if letters.is_latin_text(below.text) and not letters.begins_lower(below.text):
        return False  # flush, as what follows a picture is, or the name of someone
    if starts_inside(below):
        last = above.lines[-1]
        return ends_sentence(last.text) and not is_full(above, last)
    return ends_open(above) and above.text[-1] not in _LIST_MARKS


def _has_drop_cap(text: Block) -> bool:
    first, last = text.lines[0], text.lines[-1]
    return len(text.lines) > 1 and first.box.height > STORIES.drop_cap * last.box.height

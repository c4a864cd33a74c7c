"""Where a story's text may not run on as it was read: doubts about which pieces belong together.

Two things tell: text that breaks off before a paragraph, or the other way round, and a link of
the story's flow that the page's next best order does without and is hardly dearer (its margin,
`reading_order.StoryFlow`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.reading.arrangement import Operation
from articles.reading.confidence import (
    BEGINS_INSIDE,
    MISSING,
    NO_HEADLINE,
    OPEN_PARAGRAPH,
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
from articles.reading.layout.order.story_flow import Claim, FlowPiece, Mends, StoryFlow
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.shapes import Doubt

from .doubt_places import QUOTED, DoubtPlaces
from .tuning import STORIES

_LIST_MARKS = "；;：:"  # end an item of a list, which need not fill its line


def reading_order_doubts(
    flow: StoryFlow, places: DoubtPlaces, *, shows_indents: bool, is_rest: bool
) -> list[Doubt]:
    """`shows_indents`: the page sets its paragraphs in; without that only margins tell.
    `is_rest`: the story began on another page.
    """
    found: list[Doubt] = []
    texts = [piece for piece in flow.pieces if isinstance(piece, Block)]
    if shows_indents and texts and not is_rest:
        found += _doubts_at_beginning(texts[0], places, flow.mends)
    if flow.opening is not None and flow.opening.margin < STORIES.unsure_opening:
        found.append(_opening_doubt(flow.opening, places, flow.mends))
    for link in _links(flow):
        if link.is_weak or (shows_indents and _is_torn(link.above, link.below)):
            found.append(_link_doubt(link, places, flow.mends))
    claimed = [
        _claim_doubt(claim, places, flow.mends) for claim in flow.claims if _is_likely(claim)
    ]
    own = places.story_of(flow.nodes[0])
    found += [said for said in claimed if _concerns(said.proposal, own, places)]
    return sorted(found, key=_margin)


def _margin(said: Doubt) -> float:
    """By which doubts go, the likeliest first."""
    return math.inf if said.margin is None else said.margin


def _concerns(mend: Operation | None, story: int, places: DoubtPlaces) -> bool:
    """Whether a mend changes a story, as far as one is known: what goes elsewhere is no claim of it."""
    return mend is None or story in places.changed_by(mend)


def with_mends(found: Iterable[Doubt], flow: StoryFlow, places: DoubtPlaces) -> Iterator[Doubt]:
    """Doubts that words have raised, with what would mend the order: what a story without a headline goes on
    behind, or what goes on behind an open end.
    """
    for said in found:
        mend = None
        if said.message == NO_HEADLINE and flow.nodes:
            mend = flow.mends.before(flow.nodes[0])
        elif said.message == OPEN_PARAGRAPH and flow.nodes and _is_last(said, flow):
            mend = flow.mends.behind(flow.nodes[-1])
        yield replace(said, proposal=places.mended(mend)) if mend else said


def _is_last(said: Doubt, flow: StoryFlow) -> bool:
    """Whether a story's last paragraph is the open one."""
    return flow.nodes[-1].text.endswith(dict(said.arguments)["words"])


@dataclass(frozen=True)
class _Link:
    """A link of a flow; `behind`: its lower piece and what follows; `headline`: its first piece;
    otherwise as in StoryFlow.
    """

    above: FlowPiece
    below: FlowPiece
    behind: tuple[FlowPiece, ...]
    margin: float | None
    pull: float
    rival: FlowPiece | None
    headline: FlowPiece

    @property
    def is_weak(self) -> bool:
        if self.margin is not None and self.margin < STORIES.unsure_brief and self._opens_brief:
            return True
        return _is_weak(self.below, self.margin, self.pull)

    @property
    def _opens_brief(self) -> bool:
        """Whether a heading inside the story is set as the headlines of briefs below each other are."""
        if not (isinstance(self.above, Block) and isinstance(self.below, HeadlineBlock)):
            return False
        is_large = self.below.size > STORIES.heading_over_text * self.above.size
        return (
            is_large and _size(self.headline) < STORIES.headline_over_heading * self.below.size
        )


def _links(flow: StoryFlow) -> Iterator[_Link]:
    nodes = flow.nodes
    nothing = [None] * max(0, len(nodes) - 1)
    margins, rivals = flow.margins or nothing, flow.rivals or nothing
    pulls = flow.pulls or [0.0] * len(nothing)
    told = zip(itertools.pairwise(nodes), margins, pulls, rivals, strict=True)
    for place, ((above, below), margin, pull, rival) in enumerate(told, 1):
        yield _Link(above, below, nodes[place:], margin, pull, rival, nodes[0])


def _size(piece: FlowPiece) -> float:
    """In points; of what is no headline, so large that nothing is like it."""
    return piece.size if isinstance(piece, HeadlineBlock) else math.inf


def _is_likely(claim: Claim) -> bool:
    return (claim.margin < STORIES.unsure_claim or _is_pulled(claim)) and _is_weak(
        claim.after, claim.margin, claim.pull
    )


def _opening_doubt(opening: Claim, places: DoubtPlaces, mends: Mends) -> Doubt:
    said = doubt(WEAK_OPENING, headline=opening.after.text[:QUOTED])
    mend = None if _is_pulled(opening) else _mended(opening.after, places, mends)
    return places.of(said, opening.after, opening.margin, mend or _joined(opening, places))


def _is_pulled(claim: Claim) -> bool:
    return claim.pull >= STORIES.pulled


def _mended(piece: FlowPiece, places: DoubtPlaces, mends: Mends) -> Operation | None:
    """The next best order in which something else stands before a piece."""
    mend = mends.before(piece)
    return places.mended(mend) if mend else None


def _claim_doubt(claim: Claim, places: DoubtPlaces, mends: Mends) -> Doubt:
    before, after = claim.before.text[-QUOTED:], claim.after.text[:QUOTED]
    said = doubt(MISSING, before=before, after=after)
    begins = isinstance(claim.after, HeadlineBlock) or _begins(claim.after, places)
    story = places.story_of(claim.before)
    mend = (
        _joined(claim, places) if begins else places.moved([claim.after], story, claim.before)
    )
    if not (begins and _is_pulled(claim)):
        mend = _mended(claim.after, places, mends) or mend
    return places.of(said, claim.after, claim.margin, mend)


def _begins(piece: FlowPiece, places: DoubtPlaces) -> bool:
    """Whether a piece is the first text of its story."""
    flows = (draft.flow for draft in places.drafts)
    return any(piece in flow.pieces[:1] for flow in flows)


def _joined(claim: Claim, places: DoubtPlaces) -> Operation | None:
    """Lets a story go on in the one that the claimed piece begins."""
    story, other = places.story_of(claim.before), places.story_of(claim.after)
    return Operation("join", story=story, at=other) if story and other else None


def _is_weak(below: FlowPiece, margin: float | None, pull: float) -> bool:
    """Whether a link's margin is small, and its words do not hold it; or they speak of another story's matter."""
    if margin is None:
        return False
    if pull >= STORIES.pulled:
        return True
    is_held = pull <= -STORIES.held
    if isinstance(below, Block):
        return not is_held and margin < STORIES.unsure_link
    return margin < (STORIES.unsure_held_heading if is_held else STORIES.unsure_crosshead)


def _link_doubt(link: _Link, places: DoubtPlaces, mends: Mends) -> Doubt:
    """A doubt whether one piece goes on in the other; its place is the lower one's beginning."""
    before, after = link.above.text[-QUOTED:], link.below.text[:QUOTED]
    if not isinstance(link.above, Block):
        said = doubt(WEAK_BEGINNING, headline=link.above.text[:QUOTED], after=after)
    elif not isinstance(link.below, Block):
        said = doubt(WEAK_CROSSHEAD, after=after)
    else:
        said = doubt(TORN, before=before, after=after)
    return places.of(
        said, link.below, link.margin, _mended(link.below, places, mends) or _mend(link, places)
    )


def _mend(link: _Link, places: DoubtPlaces) -> Operation | None:
    """What follows a link that is false: to the story that it would stand in instead, or a story of its own."""
    own = places.story_of(link.below)
    other = places.story_of(link.rival) if link.rival is not None else 0
    if not other or other == own:
        return places.split(link.below)
    if not isinstance(link.above, Block) and link.pull >= STORIES.pulled:
        return Operation("join", story=other, at=own)
    return places.moved(link.behind, other, link.rival)


def _doubts_at_beginning(text: Block, places: DoubtPlaces, mends: Mends) -> Iterator[Doubt]:
    if starts_mid_text(text) and not _has_drop_cap(text):
        said = doubt(BEGINS_INSIDE, words=text.text[:QUOTED])
        yield places.of(said, text, None, _mended(text, places, mends))


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

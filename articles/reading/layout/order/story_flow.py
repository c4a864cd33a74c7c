"""A story as a flow of pieces, with all that the order of reading knows of its links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.reading.language.words import bigrams
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.quotation_marks import is_quotation
from articles.reading.layout.regions.tuning import REGIONS

FlowPiece = Block | HeadlineBlock


@dataclass(frozen=True)
class Claim:
    """That a piece of another story may belong behind `before`.

    `margin`: of its link there, in marks. `pull`: as of `StoryFlow.pulls`, there.
    """

    before: FlowPiece
    after: FlowPiece
    margin: float
    pull: float = 0.0


@dataclass(frozen=True)
class Mend:
    """An exchange of stories' ends that would be another order of reading (`second_orders.Exchange`)."""

    ends: tuple[FlowPiece, ...]
    behind: FlowPiece | None = None
    is_begun: bool = False


class Mends:
    """What would mend a page at one of its pieces, looked for when it is asked: here nothing is known."""

    def before(self, piece: FlowPiece) -> Mend | None:
        """If it stands behind something false."""
        return None

    def behind(self, piece: FlowPiece) -> Mend | None:
        """If something stands behind it, as nothing does."""
        return None


NO_MENDS = Mends()


@dataclass(frozen=True)
class StoryFlow:
    """A story's texts and crossheads in the order of reading, under its headline, if it has one.

    `margins`: for each link of the flow, from the headline on, what the page's cheapest order
    would cost more without it, in marks; None for `COSTS.sure_link` or more, and where it is
    not known. `claims`: links of the page's other stories that lead to this one in the order
    that is next best without them; and other stories that would begin inside this one.
    `opening`: behind which piece of another story it would go on instead, if that is likely.
    `pulls`: for each link, whether what follows speaks of what stands before it (-1), of
    another story's matter (1), or of neither (0). `rivals`: for each link the piece that what
    follows would stand behind instead, of the story whose words it speaks in or in the next
    best order; None for nothing. `mends`: what would mend the page where its order is false.
    """

    headline: HeadlineBlock | None
    pieces: tuple[FlowPiece, ...]
    margins: tuple[float | None, ...] = ()
    claims: tuple[Claim, ...] = ()
    opening: Claim | None = None
    pulls: tuple[float, ...] = ()
    rivals: tuple[FlowPiece | None, ...] = ()
    mends: Mends = field(default=NO_MENDS, compare=False, repr=False)

    @property
    def nodes(self) -> tuple[FlowPiece, ...]:
        """The headline, if there is one, and the pieces."""
        return (self.headline, *self.pieces) if self.headline else self.pieces

    def with_headline(self, headline: HeadlineBlock) -> StoryFlow:
        """The flow, which has none, under a headline whose link to it is sure."""
        flow = replace(self, headline=headline, opening=None)
        if len(self.margins) != len(self.pieces) - 1:
            return flow
        margins, pulls = (None, *self.margins), (0.0, *self.pulls)
        return replace(flow, margins=margins, pulls=pulls, rivals=(None, *self.rivals))

    def with_piece(self, at: int, piece: FlowPiece) -> StoryFlow:
        """The flow with another piece at this place among its pieces, whose link to it is sure."""
        link = max(0, at - (self.headline is None))
        pieces = (*self.pieces[:at], piece, *self.pieces[at:])
        if not self.margins:
            return replace(self, pieces=pieces)
        margins = (*self.margins[:link], None, *self.margins[link:])
        pulls = (*self.pulls[:link], 0.0, *self.pulls[link:])
        rivals = (*self.rivals[:link], None, *self.rivals[link:])
        return replace(self, pieces=pieces, margins=margins, pulls=pulls, rivals=rivals)


def quotations_inside(flows: Sequence[StoryFlow], least: float) -> list[HeadlineBlock]:
    """Crossheads of at least a size, in points, that quote all they say, with no other of their type in the story.

    They are pulled out of the text, which goes on behind them: a story's crossheads are set alike.
    """
    found = []
    for flow in flows:
        heads = [piece for piece in flow.pieces[1:-1] if isinstance(piece, HeadlineBlock)]
        found += [
            head
            for head in heads
            if head.size >= least and _quotes_words(head.text) and not _has_like(head, heads)
        ]
    return found


def _quotes_words(text: str) -> bool:
    """Whether what is quoted is longer than a term, as a crosshead may put in quotation marks: “水上邮路”."""
    return is_quotation(text) and len(bigrams(text)) >= REGIONS.quoted_pairs


def _has_like(head: HeadlineBlock, heads: Sequence[HeadlineBlock]) -> bool:
    others = [other for other in heads if other is not head and not is_quotation(other.text)]
    return any(
        other.headline[0].style == head.headline[0].style
        and abs(other.size - head.size) <= REGIONS.same_quote_size * head.size
        for other in others
    )

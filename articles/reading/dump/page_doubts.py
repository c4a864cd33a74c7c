"""What is doubted of every story of a page: its lines were in pieces, do not run on, text breaks off or strayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.reading import confidence as sure
from articles.reading.shapes import Doubt, Finding

from .line_order import LineOrder
from .torn_text import TornText
from .tuning import MATCHING, TORN


@dataclass(frozen=True)
class PageOrder:
    """What tells whether a page's lines are in order.

    `torn`: text that breaks off; `strayed`: the lines with which text of another story begins.
    """

    was_in_pieces: bool
    lines: LineOrder
    torn: TornText
    strayed: Sequence[str]

    @property
    def is_out_of_order(self) -> bool:
        """Whether so much breaks off or strayed that the page's blocks are surely not in order."""
        least = max(TORN.fewest, TORN.share * self.torn.paragraphs)
        return not self.lines.runs_on or self.torn.count + len(self.strayed) >= least


def with_page_doubts(findings: Sequence[Finding], order: PageOrder) -> list[Finding]:
    """The findings, each with the doubts of the whole page."""
    heads = sum(doubt.message == sure.TEXT_AS_HEADLINE for f in findings for doubt in f.doubts)
    doubts = list(_page_doubts(order, has_text_as_heads=heads >= MATCHING.torn_headlines))
    return [_with_doubts(finding, doubts) for finding in findings]


def _page_doubts(order: PageOrder, *, has_text_as_heads: bool) -> Iterator[Doubt]:
    if order.was_in_pieces:
        yield sure.doubt(sure.IN_PIECES)
    if order.is_out_of_order or has_text_as_heads:
        yield sure.doubt(sure.OUT_OF_ORDER)
    elif order.torn.count:
        yield sure.doubt(sure.BREAKS_OFF, words=order.torn.shown)
    elif order.strayed:
        yield sure.doubt(sure.OTHER_MATTER, words=order.strayed[0][: sure.SHOWN])
    elif order.lines.is_unknown:
        yield sure.doubt(sure.FEW_BREAKS)


def _with_doubts(finding: Finding, more: Sequence[Doubt]) -> Finding:
    doubts = (*finding.doubts, *more)
    return replace(finding, doubts=doubts, confidence=sure.confidence(doubts))

"""A segment of a line: what stands on one baseline without a column's gutter in it."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, union
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .tuning import LINES


@dataclass(frozen=True)
class LineSegment:
    """Characters on one baseline, from left to right. `doubled`: some are printed twice, for a shadow."""

    glyphs: tuple[Glyph, ...]
    doubled: bool = False

    @cached_property
    def blanks(self) -> Sequence[int]:
        """Indexes of the characters that a column may begin with: a blank stands before them, or a closing mark."""
        least, closing, glyphs = LINES.least_gutter, measure.CLOSING, self.glyphs
        return [
            at
            for at, (left, right) in enumerate(itertools.pairwise(glyphs), 1)
            if right.box.x0 - left.box.x1 > least * right.size or left.text in closing
        ]

    @cached_property
    def box(self) -> Box:
        """Around what is seen; around the spaces where nothing is."""
        if self.text.split() == [self.text]:  # no blank in it
            return union([g.box for g in self.glyphs])
        shown = [g.box for g in self.glyphs if not g.text.isspace()]
        return union(shown or [g.box for g in self.glyphs])

    @cached_property
    def size(self) -> float:
        """That of the Chinese characters where they are more than a few: figures and Latin letters of
        another family may be smaller or larger.
        """
        sizes = [g.size for g in self.glyphs]
        if min(sizes) == max(sizes):
            return sizes[0]
        han = [g.size for g in self.glyphs if measure.is_han(g.text)]
        is_chinese = len(han) >= LINES.chinese_line * len(sizes)
        return statistics.median(han if is_chinese else sizes)

    @cached_property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @cached_property
    def text(self) -> str:
        return "".join([g.text for g in self.glyphs])

    @property
    def is_blank(self) -> bool:
        return self.text.isspace()

"""Whether the lines of a dump run on, or were read across columns that stand side by side.

Where a line breaks off, its last character and the first one of the next line are mostly a word,
or part of one: two characters in five that meet there stand together elsewhere on the page, too.
Lines of different columns meet by chance, and one pair in thirty is known. That tells a dump in
order from one that is not, without a list of words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.reading.language.lines import TextLine
from articles.reading.language.measure import han_count, is_han, squeeze
from articles.reading.shapes import ReadingError, gettext_noop

from .tuning import ORDER

ACROSS = gettext_noop(
    "Page %(page)s of this dump was read across its columns: its lines do not run on. Give the PDF itself, or export "
    "the text again column by column: pdftotext without -layout and -raw, PyMuPDF without sort=True."
)


@dataclass(frozen=True)
class LineOrder:
    """How many line breaks inside a sentence the page has, and the share of them that join known pairs of characters.

    `apart`: the greatest such share between a line and one a few lines below it, `told_apart` that
    of enough pairs to be no chance. `blank`: the share of lines that hold two texts with a blank
    between them, `beside`: how many such lines stand within a few at most.
    """

    breaks: int
    known: float
    apart: float
    blank: float
    beside: int = 0
    told_apart: float = 0.0

    @property
    def runs_on(self) -> bool:
        """Whether the lines are in order, or too few to say."""
        if self.beside >= ORDER.most_beside:
            return False
        if self.known >= ORDER.known:
            return True
        return self.breaks < self._fewest

    @property
    def is_unknown(self) -> bool:
        """Whether the lines are too few to say, and none that breaks off joins a known pair."""
        is_few = ORDER.fewest_told <= self.breaks < ORDER.fewest_breaks
        return is_few and not self.known

    @property
    def _fewest(self) -> int:
        """Breaks from which the share of known pairs says something.

        They are fewer where more speaks against order.
        """
        if self.stands_beside:
            return ORDER.fewest_with_blanks
        runs_on_below = self.apart > ORDER.times_doubted * self.known
        return ORDER.fewest_doubted if runs_on_below else ORDER.fewest_breaks

    @property
    def is_across(self) -> bool:
        """Whether the lines are surely those of columns side by side."""
        is_enough = self.breaks >= ORDER.fewest_beside and self.known < ORDER.known
        return is_enough and (self.stands_beside or self.is_interleaved)

    @property
    def stands_beside(self) -> bool:
        return self.blank >= ORDER.blank_lines

    @property
    def is_interleaved(self) -> bool:
        """Whether lines run on a few lines further down, where the column has its next one."""
        is_small = self.breaks < ORDER.fewest_breaks
        least = ORDER.known_apart_of_few if is_small else ORDER.known_apart
        return self.told_apart > max(least, ORDER.times_apart * self.known)


def line_order(lines: Sequence[TextLine]) -> LineOrder:
    texts = [line.text for line in lines]
    pairs = _pairs_inside(texts)
    least = ORDER.shortest_line
    counts = [
        _count_known(zip(texts, texts[lag:], strict=False), pairs, least)
        for lag in range(1, ORDER.columns + 1)
    ]
    (breaks, known), *apart = counts
    return LineOrder(
        breaks=breaks,
        known=known / max(1, breaks),
        apart=_greatest(apart),
        told_apart=_greatest(lag for lag in apart if lag[1] >= ORDER.fewest_apart),
        blank=sum(map(_holds_two, texts)) / max(1, len(texts)),
        beside=_most_near([_holds_two(text) for text in texts]),
    )


def _greatest(counts: Iterable[tuple[int, int]]) -> float:
    return max((known / max(1, count) for count, known in counts), default=0.0)


def _most_near(marks: Sequence[bool]) -> int:
    """How many of the marks stand within a few lines, at most."""
    near = ORDER.near_beside
    return max((sum(marks[at : at + near]) for at in range(len(marks))), default=0)


def check_order(lines: Sequence[TextLine], page: int) -> LineOrder:
    """The order of a page's lines. Raises ReadingError where they were read across columns."""
    order = line_order(lines)
    if order.is_across:
        raise ReadingError(ACROSS, page=str(page))
    return order


def known_breaks(
    breaks: Iterable[tuple[str, str]], texts: Sequence[str], least: int = 1
) -> tuple[int, int]:
    """How many of the breaks, each the texts before and behind it, part two Chinese characters, and
    how many of these pairs stand in one of `texts`. Texts of fewer than `least` characters do not count.
    """
    return _count_known(breaks, _pairs_inside(texts), least)


def _pairs_inside(texts: Sequence[str]) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters inside lines."""
    return frozenset(
        a + b for text in texts for a, b in itertools.pairwise(text) if is_han(a) and is_han(b)
    )


def _count_known(
    breaks: Iterable[tuple[str, str]], pairs: frozenset[str], least: int
) -> tuple[int, int]:
    met = [
        above[-1] + below[0]
        for above, below in breaks
        if min(len(above), len(below)) >= least and is_han(above[-1]) and is_han(below[0])
    ]
    return len(met), sum(pair in pairs for pair in met)


def _holds_two(text: str) -> bool:
    """Whether a line has two texts with a blank between them, each too long for a name."""
    long = [part for part in text.split(" ") if han_count(squeeze(part)) >= ORDER.longest_name]
    return len(long) > 1

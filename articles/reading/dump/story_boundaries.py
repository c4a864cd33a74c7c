"""What stands between two paragraphs, and what it costs to end a story there or to let it go on."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.crossheads import are_one_set
from articles.reading.elements import Element
from articles.reading.language import measure, notices
from articles.reading.language.latin import letters
from articles.reading.language.words import ComparableText, bigrams, cohesions

from .notice_ends import lines_below_notices
from .tuning import BOUNDARIES, BoundaryCosts

_CLAUSE = re.compile("[，。；：！？、“”]")


@dataclass(frozen=True)
class Gap:
    """What stands between two paragraphs that follow each other.

    `likeness`: lexical cohesion across the gap, 1 for what is usual on the page, 0 for no word
    in common. `parallel`: its display lines are worded like those of another gap near by.
    `words_tell`: what the texts have in common says what they are about. `to_sign_off`: the text
    below says who gives the notice above, or the day; `from_sign_off`: so does the last one above.
    """

    before: Element
    after: Element
    between: tuple[Element, ...]
    likeness: float
    parallel: bool = False
    words_tell: bool = True
    to_sign_off: bool = False
    from_sign_off: bool = False

    @property
    def displays(self) -> tuple[Element, ...]:
        return tuple(e for e in self.between if e.kind == "display")

    @property
    def shown(self) -> str:
        """The display lines' words."""
        return "".join(e.text for e in self.displays)

    @property
    def opens_below(self) -> bool:
        """Whether the text below is signed at its head, in the text or by a byline above it."""
        return self.after.opens or any(e.kind == "byline" for e in self.between)

    @property
    def is_marked(self) -> bool:
        """Whether a signature says that a story ends here."""
        return self.opens_below or self.before.closes or self.from_sign_off

    @property
    def is_soft(self) -> bool:
        """Whether a story that ends here ends without any mark."""
        return not self.displays and not self.is_marked

    @property
    def stands_apart(self) -> bool:
        """Whether Latin display lines have more blank lines above them than below, as headlines have."""
        above = self.displays[0].lines[0].gap if self.displays else 0
        below = self.after.lines[0].gap
        return above > max(1, below) and letters.is_latin_text(self.shown)

    @property
    def column_change(self) -> float:
        """Ems by which the column becomes wider or narrower."""
        return abs(self.before.column - self.after.column)


def gaps_of(elements: Sequence[Element], at: Sequence[int]) -> list[Gap]:
    """The gaps between the paragraphs, which stand at the indexes `at`."""
    alike = cohesions([matter_of(elements[i].text) for i in at], BOUNDARIES.reach)
    usual = statistics.median(alike) if alike else 0.0
    words_tell = not repeat_clauses([elements[i].text for i in at])
    signed = lines_below_notices(elements)
    gaps = [
        Gap(
            elements[above],
            elements[below],
            tuple(elements[above + 1 : below]),
            likeness / (usual or 1.0),
            words_tell=words_tell,
            to_sign_off=below in signed,
            from_sign_off=above in signed and below not in signed,
        )
        for (above, below), likeness in zip(pairwise(at), alike, strict=True)
    ]
    parallel = _parallel([gap.shown for gap in gaps])
    return [replace(gap, parallel=n in parallel) for n, gap in enumerate(gaps)]


def matter_of(text: str) -> frozenset[str]:
    """What tells a text's subject: pairs of characters, or the longer words of Latin type."""
    if letters.is_latin_text(text):
        return letters.long_words(text, BOUNDARIES.shortest_latin_word)
    return bigrams(text)


def repeat_clauses(texts: Sequence[str]) -> bool:
    """Whether texts say the same clauses again and again, as results, notices and forms do: reports never do."""
    clauses = [c for text in texts for c in _CLAUSE.split(text) if len(c) >= BOUNDARIES.clause]
    if len(clauses) < BOUNDARIES.fewest_clauses:
        return False
    again = sum(times for times in Counter(clauses).values() if times > 1)
    return again >= BOUNDARIES.repeated * len(clauses)


def _parallel(shown: Sequence[str]) -> set[int]:
    """The gaps whose display lines are worded like the next ones, or those after the next."""
    at = [n for n, text in enumerate(shown) if text]
    near = [pair for step in (1, 2) for pair in zip(at, at[step:], strict=False)]
    return {
        n for one, other in near if are_one_set(shown[one], shown[other]) for n in (one, other)
    }


def habit_of(gaps: Sequence[Gap], rule: BoundaryCosts) -> float:
    """Where this dump has its headlines: 1 above their stories, -1 elsewhere, 0 where it does not show."""
    marked = [bool(gap.displays) for gap in gaps if gap.is_marked]
    if len(marked) < rule.fewest_marked:
        return 0.0
    share = sum(marked) / len(marked)
    if share >= rule.in_place:
        return 1.0
    return -1.0 if share <= rule.elsewhere else 0.0


def costs_of(gap: Gap, rule: BoundaryCosts, habit: float) -> tuple[float, float]:
    """What it costs to end a story in the gap, and what to let it go on."""
    end = rule.boundary + rule.likeness * gap.likeness
    end += rule.mark * gap.to_sign_off
    go_on = rule.mark * (gap.opens_below + gap.before.closes + gap.from_sign_off)
    go_on += min(rule.most_other, rule.other_column * gap.column_change)
    if gap.displays:
        head = _headline_likeness(gap, rule) - rule.no_heads_here * (habit < 0)
        return end - rule.boundary - head, go_on + max(0.0, head)
    return end + rule.head_missing * (habit > 0), go_on


def _headline_likeness(gap: Gap, rule: BoundaryCosts) -> float:
    """How much the display lines in a gap look like headlines (above 0) or like a crosshead (below)."""
    if any(e.doubled for e in gap.displays):
        return rule.doubled_head
    if any(notices.kind_of(e.text, "") for e in gap.displays):
        return rule.notice_title
    score = _form_score(gap, rule)
    score += rule.picture_between * any(e.kind == "caption" for e in gap.between)
    score += rule.column_moves * (gap.column_change >= 1.0)
    score += rule.set_apart * gap.stands_apart
    return score + _matter_score(gap, rule) - _crosshead_likeness(gap, rule)


def _matter_score(gap: Gap, rule: BoundaryCosts) -> float:
    """What the texts' words say of the display lines between them.

    Between texts that have less than usual in common they part two stories; the logarithm makes
    half as much count as far as twice as much, and the bounds keep one gap's words from
    outweighing all marks.
    """
    if not gap.words_tell:
        widest = max(e.width for e in gap.displays)
        is_title = widest >= rule.shortest_title and not _CLAUSE.search(gap.shown)
        return rule.title_of_formula * is_title
    unlike = math.log(rule.usual_share / (gap.likeness + rule.least))
    return rule.other_matter * max(-1.5, min(1.5, unlike))


def _form_score(gap: Gap, rule: BoundaryCosts) -> float:
    """What the number and the width of the lines say: a crosshead is one line inside its column."""
    lines = gap.displays
    column = min(gap.before.column, gap.after.column)
    count = _count_lines(lines, column)
    score = rule.more_lines * (count - 1) if count > 1 else rule.crosshead
    score += rule.wide_head * any(e.width > column + 0.5 for e in lines)
    score += rule.latin_head * (count == 1 and _is_latin_headline(lines[0].text))
    score += rule.worded_afresh * (count == 1 and _is_worded_afresh(gap, rule))
    return score + rule.long_head * (count == 1 and lines[0].width > rule.longest_crosshead)


def _is_worded_afresh(gap: Gap, rule: BoundaryCosts) -> bool:
    """Whether a single line is as long as headlines are, and
    not taken out of the texts around it.
    """
    line = gap.displays[0]
    around = ComparableText.of(gap.before.text + gap.after.text)
    is_long = line.width >= rule.shortest_title and not letters.is_latin_text(line.text)
    return is_long and around.quoted_share(line.text) < rule.quoted


def _is_latin_headline(text: str) -> bool:
    """Whether a Latin line says something: crossheads are of one word to three."""
    is_long = len(text.split()) >= BOUNDARIES.shortest_latin_head
    return is_long and letters.is_latin_text(text)


def _crosshead_likeness(gap: Gap, rule: BoundaryCosts) -> float:
    """What speaks against headlines: a full stop, the text below that takes up the words, the
    text above unfinished.
    """
    score = rule.ends_sentence * any(measure.ends_sentence(e.text) for e in gap.displays)
    score += rule.stated * _is_stated(gap)
    score += rule.echoed * gap.after.text.startswith(gap.shown)
    score += rule.runs_on * _is_quote_open(gap.shown) + rule.parallel * gap.parallel
    column = max(gap.before.column, gap.after.column)
    score += rule.tiny_head * all(_is_tiny(e, column, rule) for e in gap.displays)
    unfinished = not measure.ends_sentence(gap.before.text) and gap.before.text[-1] not in "）)"
    return score + rule.unfinished * (unfinished and not gap.from_sign_off)


def _is_stated(gap: Gap) -> bool:
    """Whether a single line is a clause of the text below, as
    crossheads are.
    """
    return len(gap.displays) == 1 and ComparableText.of(gap.after.text).has_clause(gap.shown)


def _is_tiny(line: Element, column: float, rule: BoundaryCosts) -> bool:
    """Latin lines that say something are not, beside a paragraph that is one long line."""
    return line.width < rule.tiny * column and not _is_latin_headline(line.text)


def _is_quote_open(text: str) -> bool:
    """Whether a quotation begins that the lines below end: no headline runs on into the story's text."""
    return text.count("“") > text.count("”") or text.count("《") > text.count("》")


def _count_lines(lines: Sequence[Element], column: float) -> int:
    """How many display lines there are, one that fills the column and goes on below counted once."""
    return 1 + sum(
        above.width < column - 1.5 or below.width > above.width
        for above, below in pairwise(lines)
    )

"""Display lines → a headline stack: which line is 引题 (kicker), 主题 (headline), 副题 (deck).

Told by order (kicker, headline, deck), by what is shadowed (headlines are), by length (a deck
is longer and fuller than the headline it stands under), by how the lines of one headline match
in width, and by language: kicker and deck state facts that the story states too, often as a
clause of their own, while a headline is worded afresh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.elements import Element, HeadlineStack
from articles.reading.language import measure
from articles.reading.language.lines import joined
from articles.reading.language.words import ComparableText

from .tuning import STACKS, StackScores

# What no line of a headline begins with but one that goes on with the line above
NEVER_FIRST = (measure.CLOSING | {"的"}) - set("—…·.")
_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
)
# What a kicker ends in that says who says so, or when.
SAYING = (
    "强调",
    "指出",
    "表示",
    "认为",
    "要求",
    "宣布",
    "透露",
    "提出",
    "呼吁",
    "说",
    "时",
    "：",
)
# What a kicker ends in that names the kind of report, or what it is one of
SERIES = re.compile(
    "(?:见闻|观察|调查|纪实|侧记|大家谈|系列报道|特别报道|特稿|攻坚记|在行动|回头看)[之（(]?[一二三四五六七八九十）)]*$"
)
CLAUSES, SHORTEST_CLAUSE = 2, 4.0  # a blank parts so many, of so many ems each


@dataclass(frozen=True)
class LineEvidence:
    """What a body's text says of a display line.

    `quotes`: share of the line that stands in the body word for word. `states`: whether it
    stands there as a clause. `runs_on`: how surely the line below goes on with the same words
    there, 0 to 1.
    """

    quotes: float
    states: bool
    runs_on: float = 0.0


NO_EVIDENCE = LineEvidence(0.0, False)


def line_evidence(
    element: Element, below: Element | None, body: ComparableText
) -> LineEvidence:
    """What `body` says of the display line `element` and of the line `below` it."""
    runs_on = _runs_on(element.text, below.text, body) if below else 0.0
    return LineEvidence(body.quoted_share(element.text), body.has_clause(element.text), runs_on)


def _runs_on(above: str, below: str, body: ComparableText) -> float:
    """1 where the body has the two characters on each side of the break in a row, 0.5 for one on each side."""
    wider = above[-2:] + below[:2]
    if len(wider) == 4 and wider in body.text:
        return 1.0
    return 0.5 if above[-1] + below[0] in body.bigrams else 0.0


def read_stack(elements: Sequence[Element], evidence: Sequence[LineEvidence]) -> HeadlineStack:
    """The likeliest division of the lines, all of them one stack."""
    divisions = [_Division(elements, evidence, *span) for span in _spans(len(elements))]
    scored = sorted(((_score(each), each.first, each.end) for each in divisions), reverse=True)
    score, first, end = scored[0]
    rival = scored[1][0] if len(scored) > 1 else float("-inf")
    best = _Division(elements, evidence, first, end)
    rival += STACKS.unreported * _may_be_headline(best)
    rival += STACKS.stated_above * _may_be_deck(best)
    parts = tuple(elements[:first]), tuple(elements[first:end]), tuple(elements[end:])
    others = tuple((begin, till) for _score, begin, till in scored[1:])
    return HeadlineStack(*parts, score, rival, others)


def _may_be_headline(division: _Division) -> bool:
    """Whether what stands below a headline of one line may be
    the headline, and that line its kicker: the story does not
    report it as it does decks.
    """
    if division.kicker or not division.deck or len(division.headline) > 1:
        return False
    evidence = division.evidence[division.end :]
    return not _is_stated(evidence, STACKS)


def _may_be_deck(division: _Division) -> bool:
    """Whether the last line may be a deck, and what was read as its
    kicker the headline: it is much wider.
    """
    if len(division.kicker) != 1 or len(division.headline) != 1 or division.deck:
        return False
    above, below = division.kicker[0].width, division.headline[0].width
    is_headline = any(e.doubled for e in division.headline)
    return below >= max(STACKS.may_be_deck, STACKS.times_wider * above) and not is_headline


def is_sure(stack: HeadlineStack) -> bool:
    """Whether no other division of the lines came near."""
    return stack.score - stack.rival >= STACKS.sure


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Where the headline may begin and end among `count` lines: the kicker stands above it, the deck below."""
    rule = STACKS
    for kickers in range(min(rule.most_kickers, count - 1) + 1):
        for decks in range(min(rule.most_decks, count - 1 - kickers) + 1):
            if count - kickers - decks <= rule.most_headlines:
                yield kickers, count - decks


@dataclass(frozen=True)
class _Division:
    """Lines with the headline from `first` up to `end`, and the evidence for each."""

    elements: Sequence[Element]
    evidence: Sequence[LineEvidence]
    first: int
    end: int

    @property
    def kicker(self) -> Sequence[Element]:
        return self.elements[: self.first]

    @property
    def headline(self) -> Sequence[Element]:
        return self.elements[self.first : self.end]

    @property
    def deck(self) -> Sequence[Element]:
        return self.elements[self.end :]

    @property
    def running_on(self) -> float:
        """How surely the lines of headline and deck run on, each into the next of its part."""
        pairs = (*self.evidence[self.first : self.end - 1], *self.evidence[self.end : -1])
        return sum(each.runs_on for each in pairs)

    @property
    def torn(self) -> int:
        """How often a part ends in a comma or a quotation
        though another follows, or begins as none can.
        """
        breaks = [at for at in (self.first, self.end) if 0 < at < len(self.elements)]
        return sum(self._is_torn(at) for at in breaks)

    def _is_torn(self, at: int) -> bool:
        above, below = self.elements[at - 1].text, self.elements[at].text
        return above[-1] in "，、" or below[0] in NEVER_FIRST or _is_open(above)


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket that begins in a line goes on in the next one."""
    return any(text.count(begin) > text.count(end) for begin, end in _PAIRS)


def _score(division: _Division) -> float:
    rule = STACKS
    score = _headline_score(division, rule) + _shadow_score(division, rule)
    score += division.running_on * rule.runs_on
    score -= rule.torn * division.torn
    if division.kicker:
        score += _kicker_score(division, rule)
    if division.deck:
        score += _deck_score(division, rule)
    return score


def _headline_score(division: _Division, rule: StackScores) -> float:
    lines = division.headline
    evidence = division.evidence[division.first : division.end]
    widths = [e.width for e in lines]
    score = rule.headline_line * (len(lines) - 1) + rule.third_line * max(0, len(lines) - 2)
    if len(lines) > 1:
        score -= rule.uneven * max(0.0, rule.even - min(widths) / max(widths))
        score -= rule.widening * (widths[0] < widths[-1] - 0.5)
    score -= rule.unlike_rows * _are_unlike(lines)
    score -= rule.stated_headline * sum(each.states for each in evidence) / len(lines)
    return score - rule.sentence_headline * lines[-1].text.endswith("。")


def _are_unlike(lines: Sequence[Element]) -> bool:
    """Whether rows are hardly one headline's: one that is not the last asks or
    exclaims, or one is two clauses with a blank between and another is not.
    """
    if any(e.text[-1] in "？！?!" for e in lines[:-1]):
        return True
    return len({_is_two_clauses(e.text) for e in lines}) > 1


def _is_two_clauses(text: str) -> bool:
    """Whether a blank parts two clauses: 历时三年 惠及千户."""
    parts = text.split(" ")
    shortest = min(measure.width(part) for part in parts)
    return len(parts) == CLAUSES and shortest >= SHORTEST_CLAUSE


def _shadow_score(division: _Division, rule: StackScores) -> float:
    """If any line is shadowed, the headline is, all of it and nothing else."""
    if not any(e.doubled for e in division.elements):
        return 0.0
    inside = range(division.first, division.end)
    wrong = sum(e.doubled != (at in inside) for at, e in enumerate(division.elements))
    return -rule.shadow * wrong


def _kicker_score(division: _Division, rule: StackScores) -> float:
    lines = division.kicker
    score = rule.kicker + rule.kicker_line * (len(lines) - 1)
    score += _reported(lines, division.evidence[: division.first], rule)
    score += rule.told_so * lines[-1].text.endswith(SAYING)
    score += rule.names_series * bool(SERIES.search(lines[-1].text))
    widest = max(e.width for e in lines)
    headline = sum(e.width for e in division.headline)
    return score - rule.wide_kicker * (widest > rule.kicker_width * headline)


def _deck_score(division: _Division, rule: StackScores) -> float:
    lines = division.deck
    width = sum(e.width for e in lines)
    headline = max(e.width for e in division.headline)
    text = joined([line for e in lines for line in e.lines])
    score = rule.deck + rule.deck_line * (len(lines) - 1)
    score += _reported(lines, division.evidence[division.end :], rule)
    score += rule.dashed_deck * text.startswith("—")
    score -= rule.short_deck * (width < rule.short_deck_share * headline)
    score += rule.full_deck * (width >= rule.full_deck_share * headline)
    score += rule.clauses_deck * (measure.width(text) > headline and "，" in text)
    if len(lines) > 1:
        score -= rule.deck_wrapped_wrong * (lines[0].width < lines[-1].width - 1.0)
        score += rule.wider_deck * (lines[0].width > headline + 1.0)
        widest = max(e.width for e in lines)
        score -= rule.narrow_deck * (widest < rule.full_deck_share * headline)
    return score


def _is_stated(evidence: Sequence[LineEvidence], rule: StackScores) -> bool:
    """Whether a story says what lines do: as a clause, or
    several of them word for word.
    """
    if len(evidence) == 1:
        return evidence[0].states
    return all(each.quotes >= rule.mostly for each in evidence)


def _reported(
    lines: Sequence[Element], evidence: Sequence[LineEvidence], rule: StackScores
) -> float:
    """Points for lines that the story reports, too: as a clause, or most of them word for word."""
    states = _is_stated(evidence, rule)
    told = sum(each.quotes * line.width for each, line in zip(evidence, lines, strict=True))
    share = told / sum(line.width for line in lines)
    return rule.stated * states + rule.quoted * (share >= rule.mostly)

"""Display lines → a headline stack: which line is 引题 (kicker), 主题 (headline), 副题 (deck).

Told by order (kicker, headline, deck), by what is shadowed (headlines are), by length (a deck is longer and fuller than
the headline it stands under), by how the lines of one headline match in width, and by language: kicker and deck state
facts that the story states too, often as a clause of their own, while a headline is worded afresh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.elements import Element, HeadlineStack
from articles.reading.language import measure
from articles.reading.language.lines import joined
from articles.reading.language.words import ComparableText
from articles.reading.tuning import TUNING, StackRules

SAYING = ("强调", "指出", "表示", "认为", "要求", "宣布", "透露", "提出", "呼吁", "说", "时", "：")


@dataclass(frozen=True)
class LineEvidence:
    """What a line says in a body's light, once a line and body."""

    quotes: float
    states: bool
    runs_on: float = 0.0  # how surely the line below goes on with the same words, 0 to 1


def line_evidence(element: Element, below: Element | None, body: ComparableText) -> LineEvidence:
    runs_on = 0.0
    if below:
        across = element.text[-1] + below.text[0]
        wider = element.text[-2:] + below.text[:2]
        runs_on = 1.0 if len(wider) == 4 and wider in body.text else 0.5 if across in body.bigrams else 0.0
    return LineEvidence(body.quotes(element.text), body.states(element.text), runs_on)


def read_stack(elements: Sequence[Element], facts: Sequence[LineEvidence]) -> HeadlineStack:
    """The likeliest division of the lines, all of them one stack."""
    heads = [(kickers, len(elements) - decks) for kickers, decks in _divisions(len(elements))]
    scored = sorted(((_score(elements, facts, *span), span) for span in heads), reverse=True)
    score, (first, end) = scored[0]
    rival = scored[1][0] if len(scored) > 1 else float("-inf")
    return HeadlineStack(tuple(elements[:first]), tuple(elements[first:end]), tuple(elements[end:]), score, rival)


def is_sure(stack: HeadlineStack) -> bool:
    """Whether no other division of the lines came near."""
    return stack.score - stack.rival >= TUNING.stacks.sure


def _divisions(lines: int) -> Iterator[tuple[int, int]]:
    """Lines of the kicker and of the deck; the rest, one to three, is the headline."""
    rule = TUNING.stacks
    for kickers in range(min(rule.most_kickers, lines - 1) + 1):
        for decks in range(min(rule.most_decks, lines - 1 - kickers) + 1):
            if lines - kickers - decks <= rule.most_headlines:
                yield kickers, decks


def _score(elements: Sequence[Element], facts: Sequence[LineEvidence], kickers: int, head: int) -> float:
    rule = TUNING.stacks
    headline, deck = elements[kickers:head], elements[head:]
    score = _headline_score(headline, facts[kickers:head], rule) + _shadow_score(elements, kickers, head, rule)
    score += sum(f.runs_on for f in (*facts[kickers : head - 1], *facts[head:-1])) * rule.runs_on
    width = sum(e.width for e in headline)
    score -= rule.torn * sum(elements[i - 1].text[-1] in "，、" for i in (kickers, head) if 0 < i < len(elements))
    if kickers:
        score += _kicker_score(elements[:kickers], facts[:kickers], width, rule)
    if deck:
        score += _deck_score(deck, facts[head:], headline, rule)
    return score


def _headline_score(lines: Sequence[Element], facts: Sequence[LineEvidence], rule: StackRules) -> float:
    widths = [e.width for e in lines]
    score = rule.headline_line * (len(lines) - 1) + rule.third_line * max(0, len(lines) - 2)
    if len(lines) > 1:
        score -= rule.uneven * max(0.0, rule.even - min(widths) / max(widths))
        score -= rule.widening * (widths[0] < widths[-1] - 0.5)
    score -= rule.stated_headline * sum(f.states for f in facts) / len(lines)
    return score - rule.sentence_headline * lines[-1].text.endswith("。")


def _shadow_score(elements: Sequence[Element], kickers: int, head: int, rule: StackRules) -> float:
    """If any line is shadowed, the headline is, all of it and nothing else."""
    if not any(e.doubled for e in elements):
        return 0.0
    wrong = sum(e.doubled != (kickers <= i < head) for i, e in enumerate(elements))
    return -rule.shadow * wrong


def _kicker_score(lines: Sequence[Element], facts: Sequence[LineEvidence], headline: float, rule: StackRules) -> float:
    score = rule.kicker + rule.kicker_line * (len(lines) - 1) + _told(lines, facts, rule)
    score += rule.told_so * lines[-1].text.endswith(SAYING)
    widest = max(e.width for e in lines)
    return score - rule.wide_kicker * (widest > rule.kicker_width * headline)


def _deck_score(
    lines: Sequence[Element], facts: Sequence[LineEvidence], headline: Sequence[Element], rule: StackRules
) -> float:
    width, above = sum(e.width for e in lines), max(e.width for e in headline)
    text = joined([line for e in lines for line in e.lines])
    score = rule.deck + rule.deck_line * (len(lines) - 1) + _told(lines, facts, rule)
    score += rule.dashed_deck * text.startswith("—")
    score -= rule.short_deck * (width < rule.short_deck_share * above)
    score += rule.full_deck * (width >= rule.full_deck_share * above)
    score += rule.clauses_deck * (measure.width(text) > above and "，" in text)
    if len(lines) > 1:
        score -= rule.deck_wrapped_wrong * (lines[0].width < lines[-1].width - 1.0)
        score += rule.wider_deck * (lines[0].width > max(e.width for e in headline) + 1.0)
    return score


def _told(lines: Sequence[Element], facts: Sequence[LineEvidence], rule: StackRules) -> float:
    """How much the story tells what these lines tell."""
    states = facts[0].states if len(facts) == 1 else all(f.quotes >= rule.mostly for f in facts)
    quotes = sum(f.quotes * e.width for f, e in zip(facts, lines, strict=True)) / sum(e.width for e in lines)
    return rule.stated * states + rule.quoted * (quotes >= rule.mostly)

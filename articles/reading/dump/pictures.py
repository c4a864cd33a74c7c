"""Which story a picture belongs to: the one around it, else the one whose words its caption shares."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from articles.reading.elements import Element
from articles.reading.language.words import InvertedIndex, bigrams
from articles.reading.tuning import TUNING

from .story_bodies import Body


def inside(elements: Sequence[Element], bodies: Sequence[Body]) -> dict[int, int]:
    """Pictures (indexes) that stand between two paragraphs of one body → that body."""
    return {
        i: number
        for number, body in enumerate(bodies)
        for i in range(body.first, body.last)
        if elements[i].kind == "caption"
    }


def place(
    elements: Sequence[Element], free: Sequence[int], bodies: Sequence[Body], heads: Mapping[int, str]
) -> dict[int, tuple[int, float]]:
    """Each free picture (index) → its body and how much speaks for it; `heads` are the bodies' headline stacks."""
    texts = [
        bigrams(heads.get(n, "") + "\n" + "\n".join(elements[i].text for i in body.paragraphs))
        for n, body in enumerate(bodies)
    ]
    holders = InvertedIndex(texts, [body.first for body in bodies], TUNING.grouping.nearest)
    starts = [body.first for body in bodies]
    placed: dict[int, tuple[int, float]] = {}
    for index in free:
        said = holders.shared(bigrams(elements[index].text), index)
        near = bisect.bisect(starts, index)
        scores = {
            n: TUNING.grouping.words * said.get(n, 0.0) + _nearness(elements, index, bodies[n])
            for n in {*said, *range(max(0, near - 1), min(len(bodies), near + 1))}
        }
        if scores:
            best = max(scores, key=lambda n: scores[n])
            placed[index] = (best, scores[best] - max((s for n, s in scores.items() if n != best), default=0.0))
    return placed


def _nearness(elements: Sequence[Element], index: int, body: Body) -> float:
    rule = TUNING.grouping
    between = range(min(index, body.last) + 1, max(index, body.first))
    if any(elements[i].kind == "paragraph" for i in between):
        return 0.0
    if index < body.first:
        headed = any(elements[i].kind == "display" for i in range(max(0, index - 4), index))
        return rule.picture_above if headed else rule.picture_near
    return rule.picture_near

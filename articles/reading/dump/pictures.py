"""Which story a picture belongs to: the one around it, else
the one whose words its caption shares.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from articles.reading.elements import Element
from articles.reading.language.words import InvertedIndex, bigrams

from .story_bodies import Body
from .tuning import MATCHING

# elements above a picture among which its story's headline stands: a stack of three lines and a
# byline
_ABOVE = 4


@dataclass(frozen=True)
class PicturePlace:
    """The number of a picture's body, by how many points that
    body is ahead of the next one, and that one, if any.
    """

    body: int
    margin: float
    next_best: int | None = None

    @property
    def is_sure(self) -> bool:
        return self.margin >= MATCHING.sure_picture


def pictures_inside(elements: Sequence[Element], bodies: Sequence[Body]) -> dict[int, int]:
    """Pictures (indexes) that stand between two paragraphs of
    one body → that body.
    """
    return {
        i: number
        for number, body in enumerate(bodies)
        for i in range(body.first, body.last)
        if elements[i].kind == "caption"
    }


def assign_pictures_to_bodies(
    elements: Sequence[Element],
    free: Sequence[int],
    bodies: Sequence[Body],
    headlines: Mapping[int, str],
) -> dict[int, PicturePlace]:
    """Each free picture (index) → its body; `headlines` are
    the words of the bodies' stacks, by the body's number.
    """
    texts = [
        bigrams(_text(elements, body, headlines.get(n, ""))) for n, body in enumerate(bodies)
    ]
    starts = [body.first for body in bodies]
    index = InvertedIndex(texts, starts, MATCHING.nearest)
    placed: dict[int, PicturePlace] = {}
    for picture in free:
        shared = index.shared(bigrams(elements[picture].text), picture)
        near = bisect.bisect(starts, picture)
        tried = {*shared, *range(max(0, near - 1), min(len(bodies), near + 1))}
        scores = {
            n: MATCHING.words * shared.get(n, 0.0) + _nearness(elements, picture, bodies[n])
            for n in tried
        }
        if scores:
            placed[picture] = _best(scores)
    return placed


def _text(elements: Sequence[Element], body: Body, headline: str) -> str:
    return headline + "\n" + "\n".join(elements[i].text for i in body.paragraphs)


def _best(scores: Mapping[int, float]) -> PicturePlace:
    best, *others = sorted(scores, key=lambda n: -scores[n])
    rival = next(iter(others), None)
    return PicturePlace(
        best, scores[best] - max((scores[n] for n in others), default=0.0), rival
    )


def _nearness(elements: Sequence[Element], picture: int, body: Body) -> float:
    """Points for a picture right before or behind a body,
    more of them below its headline.
    """
    between = range(min(picture, body.last) + 1, max(picture, body.first))
    if any(elements[i].kind == "paragraph" for i in between):
        return 0.0
    if picture < body.first and _is_below_headline(elements, picture):
        return MATCHING.picture_above
    return MATCHING.picture_near


def _is_below_headline(elements: Sequence[Element], picture: int) -> bool:
    """Whether display lines stand near above a picture, and no text between."""
    above = (elements[i].kind for i in range(picture - 1, max(-1, picture - _ABOVE - 1), -1))
    return "display" in takewhile(lambda kind: kind != "paragraph", above)

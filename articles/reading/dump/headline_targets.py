"""What a headline may stand over: the bodies of a page, and its pictures that no body holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.elements import Element
from articles.reading.language import byline_heads
from articles.reading.language.words import ComparableText, InvertedIndex, bigrams

from .stacks import LineEvidence, line_evidence
from .story_bodies import Body
from .tuning import MATCHING


@dataclass(frozen=True)
class HeadlineTarget:
    """What a stack may belong to: a body, or a picture that no body holds (a photo story).

    `first`: the index of its first element on the page; `elements`: the indexes of all.
    """

    matter: ComparableText
    first: int
    elements: tuple[int, ...]
    is_picture: bool = False


def headline_targets(
    elements: Sequence[Element], bodies: Sequence[Body], free_pictures: Sequence[int]
) -> tuple[HeadlineTarget, ...]:
    """The bodies in their order, then the pictures (indexes) that no body holds."""
    found = [
        HeadlineTarget(
            ComparableText.of(_without_signature(elements, body)), body.first, body.paragraphs
        )
        for body in bodies
    ]
    found += [
        HeadlineTarget(ComparableText.of(elements[i].text), i, (i,), is_picture=True)
        for i in free_pictures
    ]
    return tuple(found)


def _without_signature(elements: Sequence[Element], body: Body) -> str:
    """A body's text without the signature at its head, which would stand in the way of its first clause."""
    first, *others = (elements[i].text for i in body.paragraphs)
    return "".join([byline_heads.at_head(first)[1], *others])


class TargetIndex:
    """The targets of a page: which of them a line may speak of, and which stand right below it.

    `in_place` is the share of bodies with display lines right above: where few have any, it is
    by chance.
    """

    def __init__(self, elements: Sequence[Element], targets: Sequence[HeadlineTarget]) -> None:
        self.elements = elements
        self.targets = targets
        words = [target.matter.bigrams for target in targets]
        self.words = InvertedIndex(
            words, [target.first for target in targets], MATCHING.nearest
        )
        self.starts = {target.first: number for number, target in enumerate(targets)}
        self._evidence: dict[tuple[int, int], LineEvidence] = {}
        bodies = [target.first for target in targets if not target.is_picture]
        self.in_place = sum(map(self._is_headed, bodies)) / max(1, len(bodies))

    def _is_headed(self, first: int) -> bool:
        """Whether display lines stand right above a body, but for its byline and its pictures."""
        above = (self.elements[i] for i in range(first - 1, -1, -1))
        kinds = (element.kind for element in above if element.kind in ("paragraph", "display"))
        return next(kinds, None) == "display"

    def mentions(self, label: str) -> bool:
        """Whether a text of the page has a word of the label."""
        return any(self._has_word(word) for word in label.split())

    def _has_word(self, word: str) -> bool:
        return any(word in self.targets[t].matter.text for t in self.words.holders_of(word))

    def below(self, index: int) -> tuple[int, ...]:
        """The targets (numbers) right under an element: the body, and a picture between them."""
        found: list[int] = []
        for at in range(index + 1, len(self.elements)):
            if at in self.starts:
                found.append(self.starts[at])
            if self.elements[at].kind in ("paragraph", "display"):
                break
        return tuple(found)

    def evidence(self, lines: Sequence[Element], at: int, target: int) -> LineEvidence:
        """What a target says of line `at` of a run; asked for every stack with that line, worked out once."""
        key = (lines[at].first, target)
        if key not in self._evidence:
            below = lines[at + 1] if at + 1 < len(lines) else None
            self._evidence[key] = line_evidence(lines[at], below, self.targets[target].matter)
        return self._evidence[key]

    def best_sharing(self, text: str, place: int) -> dict[int, float]:
        """Rarity (nats) of the words that each target shares with `text` at `place`, best targets only."""
        sums = self.words.shared(bigrams(text), place)
        return dict(sorted(sums.items(), key=lambda item: -item[1])[: MATCHING.candidates])

"""Texts below a picture that no headline has, though one
stands right above the picture.

Its words are the picture's, so that it was read as a photo
story's. But a text has a headline, and a picture may have
none of its own: stack, picture and text are one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from articles.reading.elements import Element

from .headline_matching import HeadlineMatch, HeadlineMatches
from .headline_targets import HeadlineTarget

_BETWEEN = ("caption", "byline")


def with_texts_below_pictures(
    elements: Sequence[Element], targets: Sequence[HeadlineTarget], found: HeadlineMatches
) -> HeadlineMatches:
    """The matches, each such stack on its text; what they
    share of words does not make it sure.
    """
    headed = {match.target for match in found.matches}
    free = {t.first: n for n, t in enumerate(targets) if not t.is_picture and n not in headed}
    matches = (_moved(match, elements, targets, free) for match in found.matches)
    return replace(found, matches=tuple(matches))


def _moved(
    match: HeadlineMatch,
    elements: Sequence[Element],
    targets: Sequence[HeadlineTarget],
    free: Mapping[int, int],
) -> HeadlineMatch:
    target = None if match.target is None else targets[match.target]
    if target is None or not target.is_picture:
        return match
    above = _next(elements, range(target.first - 1, -1, -1))
    below = _next(elements, range(target.first + 1, len(elements)))
    is_right_above = above is not None and elements[above] is match.stack.elements[-1]
    if not is_right_above or below is None or below not in free:
        return match
    return replace(match, target=free[below], fit=0.0)


def _next(elements: Sequence[Element], indexes: Iterable[int]) -> int | None:
    """The first of the indexes that is neither a picture nor a byline."""
    return next((i for i in indexes if elements[i].kind not in _BETWEEN), None)

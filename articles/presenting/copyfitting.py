"""Copyfitting: how high a story stands on the front page, so that what stands side by side can end level.

Heights are in lines of an excerpt, estimated for columns of 20 to 24 characters. They only choose what
stands beside what: the style sheet (site/front.css) then shows as much of a photo or a text as
fills the exact height.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.presenting.excerpts import excerpt

LEAST_TEXT = 3  # lines of a text that is cut; `min-height` in the style sheet says the same
STRETCH = 1 / 4  # of a photo's height that may be added to it

# Lines of an excerpt that each part of a story takes, its margin with it.
_LABEL, _KICKER, _DECK, _BYLINE, _PADDING, _PHOTO = 1.1, 0.9, 0.9, 1.2, 1.7, 8.0
_TITLE = 1.6  # a story that is listed by its headline
_IN_HEADLINE, _IN_LINE = 15, 20  # characters
_IN_TEXT_LINE = 24  # on the widest screens: what fills a column there does so everywhere

# Those of the lead, in a column twice as wide; its text stands in two columns of 23 characters.
_LEAD_HEADS, _LEAD_HEADLINE, _LEAD_PHOTO, _LEAD_LINE = 5.5, 2.4, 18.5, 1.2
_LEAD_LEAST_TEXT = 6
_IN_LEAD_HEADLINE, _IN_LEAD_LINE = 16, 46  # characters


@dataclass(frozen=True)
class Copyfit:
    """The least and the greatest height that a story can have."""

    least: float
    most: float

    @property
    def room(self) -> int:
        """Lines by which it can be higher than at the least."""
        return max(0, math.floor(self.most - self.least))


def copyfit(story: Article, length: int, *, photo: bool) -> Copyfit:
    """How high a story is in a narrow column with an excerpt of `length` characters, under its `photo` or without."""
    heads = _lines(story.kicker, _IN_LINE) * _KICKER + _lines(story.deck, _IN_LINE) * _DECK
    fixed, text = _around_text(story) + heads, _lines(excerpt(story, length), _IN_TEXT_LINE)
    return _with_photo(fixed + text, _PHOTO) if photo else _with_text(fixed, text)


def bare_copyfit(story: Article, length: int) -> Copyfit:
    """How high a story is in a narrow column without its kicker and deck."""
    return _with_text(_around_text(story), _lines(excerpt(story, length), _IN_TEXT_LINE))


def lead_copyfit(story: Article, length: int, *, photo: bool) -> Copyfit:
    """How high the lead is with `length` characters of its text, which is cut if there is no `photo`."""
    headline = _lines(story.headline, _IN_LEAD_HEADLINE) * _LEAD_HEADLINE
    text = _lines(excerpt(story, length), _IN_LEAD_LINE) * _LEAD_LINE
    fixed = _LEAD_HEADS + headline
    if photo:
        return _with_photo(fixed + text, _LEAD_PHOTO)
    return _with_text(fixed, text, _LEAD_LEAST_TEXT)


def section_copyfit(titles: Sequence[str], text: str) -> Copyfit:
    """How high a section's newest are: the first with the beginning of its `text`, the others by their headlines."""
    first, *others = titles
    heads = _lines(first, _IN_HEADLINE) + _PADDING
    listed = sum(_lines(title, _IN_LINE) - 1 + _TITLE for title in others)
    return _with_text(heads + listed, _lines(text, _IN_TEXT_LINE))


def level(fits: Sequence[Copyfit]) -> list[int]:
    """The places in `fits` of those that can end level; what is too short for the others is left out."""
    kept = list(range(len(fits)))
    while kept:
        height = max(fits[place].least for place in kept)
        tall = [place for place in kept if fits[place].most >= height]
        if tall == kept:
            break
        kept = tall
    return kept


def _around_text(story: Article) -> float:
    label = _LABEL if story.section_id or not story.body else 0
    byline = _BYLINE if story.bylines.all() else 0
    return _PADDING + label + _lines(story.headline, _IN_HEADLINE) + byline


def _with_photo(fixed: float, photo: float) -> Copyfit:
    least = fixed + photo
    return Copyfit(least, least + photo * STRETCH)


def _with_text(fixed: float, text: float, least: float = LEAST_TEXT) -> Copyfit:
    return Copyfit(fixed + min(text, least), fixed + text)


def _lines(text: str, in_line: int) -> int:
    return math.ceil(len(text) / in_line)

"""Which story of a page, come in anew, is which of those already kept.

Told by shared text, by photos, and by place: a story that stands where one stood before needs less text in common.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from articles.reading.assignment import best_assignment
from articles.story import Story

Box = tuple[float, float, float, float]
GRAM = 4  # characters that must stand together; of shorter runs two stories on one subject share too many
SAME_STORY = 0.3  # share of common text (Dice) from which two are versions of one story; strangers share under 0.05
SAME_HEADLINE = 0.05  # the same where headlines are equal letter by letter: the body may have been written anew
TELLING_HEADLINE = 8  # letters of an equal headline from which it tells the story alone; 简讯 or 今日视点 does not
HEADLINE_COUNTS = 0.1  # the most that alike headlines add: they decide between two that share about as much text
SAME_PLACE = 0.6  # share of area (intersection by union) from which a story stands where the other one did …
SAME_STORY_IN_PLACE = 0.1  # … and so much common text makes it that one
PLACE_COUNTS = 0.2  # the most that the same place on paper adds: it decides between briefs that are worded alike
SAME_PHOTO = 0.5  # what a photo of the same bytes is worth to a photo story: its caption may be written anew
PHOTO_STORY = 100  # characters at most: beside longer texts a photo may be the portrait of a column
PART_COUNTS = 0.9  # times the share of a part that the whole story has: a story on two pages may have come by halves
PART = 0.8  # of its runs, from which a story is a part of another
SHORTEST_PART = 12  # runs; of shorter parts chance finds enough in any long story
ORDER_COUNTS = 0.01  # the most that the same place on the page adds: it decides between twins


def match(
    new: Sequence[Story], kept: Sequence[Story], may_be: Callable[[int, int], bool] = lambda _new, _kept: True
) -> dict[int, int]:
    """Index in `new` → index in `kept`, each at most once, so that the stories together share the most.

    `may_be`: whether the story of one index can be that of the other at all. Pages are told by `Region.page_sequence`.
    """
    texts = _texts(new, kept)
    headlines = _shares([s.headline for s in new], [s.headline for s in kept])
    furthest = max(len(new), len(kept), 1)
    values = {}
    for i, j in texts.keys() | headlines.keys():
        text, headline, place = texts.get((i, j), 0.0), headlines.get((i, j), 0.0), _place_shared(new[i], kept[j])
        if text >= _least_text(new[i], kept[j], headline, place) and may_be(i, j):
            order = ORDER_COUNTS * (1 - abs(i - j) / furthest)
            values[i, j] = text + HEADLINE_COUNTS * headline + PLACE_COUNTS * place + order
    return best_assignment(values)


def is_part(one: Story, whole: Story) -> bool:
    """Whether nearly all of one story's text stands in another that is on several pages."""
    runs = _runs(one.text)
    return _is_jump(whole) and len(runs) >= SHORTEST_PART and len(runs & _runs(whole.text)) >= PART * len(runs)


def _texts(new: Sequence[Story], kept: Sequence[Story]) -> dict[tuple[int, int], float]:
    """For the pairs that share text or photos, how much."""
    jumps = list(map(_is_jump, new)), list(map(_is_jump, kept))
    shares = _shares([s.text for s in new], [s.text for s in kept], *jumps)
    holders = [_photos_that_tell(story) for story in kept]
    for i, photos in enumerate(map(_photos_that_tell, new)):
        for j in (j for j, images in enumerate(holders) if photos & images):
            shares[i, j] = shares.get((i, j), 0.0) + SAME_PHOTO
    return shares


def _photos_that_tell(story: Story) -> frozenset[str]:
    return frozenset(p.image for p in story.pictures if p.image) if len(story.text) <= PHOTO_STORY else frozenset()


def _is_jump(story: Story) -> bool:
    """Whether it stands on several pages."""
    return len({region.page_sequence for region in story.regions}) > 1


def _place_shared(one: Story, other: Story) -> float:
    """Common area by all area of the boxes around both on a page, 0 to 1; where they share several, on the best."""
    return max(
        (_overlap(a.box, b.box) for a in one.regions for b in other.regions if a.page_sequence == b.page_sequence),
        default=0.0,
    )


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (one, other)]
    return width * height / (sum(areas) - width * height)


def _least_text(one: Story, other: Story, headline: float, place: float) -> float:
    """The least share of text that makes two stories the same, by how alike their headlines and places are."""
    if headline < 1:
        return SAME_STORY_IN_PLACE if place >= SAME_PLACE else SAME_STORY
    tells_all = len(_letters(one.headline)) >= TELLING_HEADLINE or not (one.text and other.text)
    return 0.0 if tells_all else SAME_HEADLINE


def _shares(
    new: Sequence[str], kept: Sequence[str], new_jumps: Sequence[bool] = (), kept_jumps: Sequence[bool] = ()
) -> dict[tuple[int, int], float]:
    """For the pairs that have any in common, the share of it: 2 x common runs / all runs, from 0 to 1.

    Of a story that jumps, the other one may be a part: then also the share of the smaller one.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    kept_runs = [_runs(text) for text in kept]
    for j, runs in enumerate(kept_runs):
        for run in runs:
            holders[run].append(j)
    shares = {}
    for i, text in enumerate(new):
        runs = _runs(text)
        common = Counter(j for run in runs for j in holders.get(run, ()))
        for j, count in common.items():
            shares[i, j] = 2 * count / (len(runs) + len(kept_runs[j]))
            least = min(len(runs), len(kept_runs[j]))
            if least >= SHORTEST_PART and (any(new_jumps[i : i + 1]) or any(kept_jumps[j : j + 1])):
                shares[i, j] = max(shares[i, j], PART_COUNTS * count / least)
    return shares


def _runs(text: str) -> frozenset[str]:
    """Every run of GRAM characters, white space and punctuation left out; a shorter text is one run."""
    letters = _letters(text)
    if not letters:
        return frozenset()
    return frozenset(letters[i : i + GRAM] for i in range(max(1, len(letters) - GRAM + 1)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

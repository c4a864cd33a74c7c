"""Pairs each incoming story with the stored article that it is a newer state of.

A pair is judged by the text that both share (Dice's coefficient over runs of characters), by
photos of the same bytes, and by place: a story that stands where the other one stood needs less
text in common. Which stories are paired is one assignment of the greatest total value
(`reading.assignment`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from articles.reading.assignment import best_assignment
from articles.story import Story

Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in fractions of the page
_Shares = dict[tuple[int, int], float]  # by the indexes of an incoming and a stored story
# characters that must stand together; of shorter runs two stories on one subject share too many
GRAM = 4
# share of common text from which two are states of one story; strangers share under 0.05
SAME_STORY = 0.3
# the same where headlines are equal letter by letter: the body may have been rewritten
SAME_HEADLINE = 0.05
# letters of an equal headline from which it decides alone; 简讯 or 今日视点 does not
TELLING_HEADLINE = 8
# the most that alike headlines add: they decide between two that share about as much text
HEADLINE_COUNTS = 0.1
# share of area (intersection by union) from which a story stands where the other one did …
SAME_PLACE = 0.6
SAME_STORY_IN_PLACE = 0.1  # … and so much common text makes it that one
# the most that the same place on paper adds: it decides between briefs that are worded alike
PLACE_COUNTS = 0.2
# what a photo of the same bytes is worth to a photo story: its caption may be rewritten
SAME_PHOTO = 0.5
# characters at most: beside longer texts a photo may be the portrait of a column
PHOTO_STORY = 100
# times the share of a part that the whole has: a story on two pages may have come in two imports
PART_COUNTS = 0.9
PART = 0.8  # of its runs, from which a story is a part of another
SHORTEST_PART = 12  # runs; of shorter parts chance finds enough in any long story
# the most that the same position on the page adds: it decides between twins
ORDER_COUNTS = 0.01


def match(
    new: Sequence[Story],
    kept: Sequence[Story],
    may_be: Callable[[int, int], bool] = lambda _new, _kept: True,
) -> dict[int, int]:
    """Index in `new` → index in `kept`, each at most once, so that the sum of the pairs' values
    is the greatest.

    `may_be`: whether the story of one index can be that of the other at all. Regions name a
    page by its sequence in the issue.
    """
    texts = _text_shares(new, kept)
    headlines = _shares([story.headline for story in new], [story.headline for story in kept])
    furthest = max(len(new), len(kept), 1)
    values = {}
    for i, j in texts.keys() | headlines.keys():
        text, headline = texts.get((i, j), 0.0), headlines.get((i, j), 0.0)
        place = _shared_area(new[i], kept[j])
        if text >= _least_text(new[i], kept[j], headline, place) and may_be(i, j):
            order = ORDER_COUNTS * (1 - abs(i - j) / furthest)
            values[i, j] = text + HEADLINE_COUNTS * headline + PLACE_COUNTS * place + order
    return best_assignment(values)


def is_part(one: Story, whole: Story) -> bool:
    """Whether nearly all of one story's text stands in another that is on several pages."""
    if not _is_on_several_pages(whole):
        return False
    runs = runs_of(one.text)
    return len(runs) >= SHORTEST_PART and len(runs & runs_of(whole.text)) >= PART * len(runs)


def _text_shares(new: Sequence[Story], kept: Sequence[Story]) -> _Shares:
    """For the pairs that share text or photos, how much."""
    shares = _story_shares(new, kept)
    kept_photos = [_photos_of_photo_story(story) for story in kept]
    for i, photos in enumerate(map(_photos_of_photo_story, new)):
        for j, others in enumerate(kept_photos):
            if photos & others:
                shares[i, j] = shares.get((i, j), 0.0) + SAME_PHOTO
    return shares


def _photos_of_photo_story(story: Story) -> frozenset[str]:
    """The names of its photos' files if it has little text beside them; else none."""
    if len(story.text) > PHOTO_STORY:
        return frozenset()
    return frozenset(picture.image for picture in story.pictures if picture.image)


def _is_on_several_pages(story: Story) -> bool:
    return len({region.page_sequence for region in story.regions}) > 1


def _shared_area(one: Story, other: Story) -> float:
    """Intersection by union of the boxes around both stories on a page, 0 to 1; on the page where it is greatest."""
    overlaps = [
        _intersection_by_union(a.box, b.box)
        for a in one.regions
        for b in other.regions
        if a.page_sequence == b.page_sequence
    ]
    return max(overlaps, default=0.0)


def _intersection_by_union(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (one, other)]
    return width * height / (sum(areas) - width * height)


def _least_text(one: Story, other: Story, headline: float, place: float) -> float:
    """The least share of text that makes two stories the same, given how alike their headlines and places are."""
    if headline < 1:
        return SAME_STORY_IN_PLACE if place >= SAME_PLACE else SAME_STORY
    decides_alone = len(letters_of(one.headline)) >= TELLING_HEADLINE or not (
        one.text and other.text
    )
    return 0.0 if decides_alone else SAME_HEADLINE


def _shares(new: Sequence[str], kept: Sequence[str]) -> _Shares:
    """Dice's coefficient of the texts' runs, 2 x common runs / all runs, for the pairs that have any in common."""
    new_runs, kept_runs = list(map(runs_of, new)), list(map(runs_of, kept))
    common = _common_runs(new_runs, kept_runs)
    return {(i, j): _dice(count, new_runs[i], kept_runs[j]) for (i, j), count in common.items()}


def _story_shares(new: Sequence[Story], kept: Sequence[Story]) -> _Shares:
    """The same for the stories' texts. Where one is on several pages the other may be a part of
    it: then also the share of the smaller one's runs, if that is more.
    """
    new_runs = [runs_of(story.text) for story in new]
    kept_runs = [runs_of(story.text) for story in kept]
    shares = {}
    for (i, j), count in _common_runs(new_runs, kept_runs).items():
        shares[i, j] = _dice(count, new_runs[i], kept_runs[j])
        smaller = min(len(new_runs[i]), len(kept_runs[j]))
        may_be_part = _is_on_several_pages(new[i]) or _is_on_several_pages(kept[j])
        if may_be_part and smaller >= SHORTEST_PART:
            shares[i, j] = max(shares[i, j], PART_COUNTS * count / smaller)
    return shares


def _dice(common: int, one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * common / (len(one) + len(other))


def _common_runs(
    new: Sequence[frozenset[str]], kept: Sequence[frozenset[str]]
) -> Mapping[tuple[int, int], int]:
    """How many runs a new and a kept text have in common, for the pairs that have any.

    By an index from each run to the texts that hold it: most pairs of a page have none, and are
    never looked at.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, runs in enumerate(kept):
        for run in runs:
            holders[run].append(j)
    common: dict[tuple[int, int], int] = {}
    for i, runs in enumerate(new):
        counts = Counter(j for run in runs for j in holders.get(run, ()))
        common |= {(i, j): count for j, count in counts.items()}
    return common


def runs_of(text: str) -> frozenset[str]:
    """Every run of GRAM characters, white space and punctuation left out; a shorter text is one run."""
    letters = letters_of(text)
    if not letters:
        return frozenset()
    return frozenset(letters[i : i + GRAM] for i in range(max(1, len(letters) - GRAM + 1)))


def letters_of(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

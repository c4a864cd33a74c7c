"""Strings that are text: those near each other that are long, many and have marks between the words."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from articles.reading.box_index import BoxIndex
from articles.reading.disjoint_sets import DisjointSets
from articles.reading.geometry import Box, overlap_y, union
from articles.reading.language import measure
from articles.reading.sheet import Glyph, Sheet

from .lower_tiers import Text, with_lower_tiers
from .strings import Strings, UprightString
from .tuning import UPRIGHT


def upright_texts(strings: Strings, sheet: Sheet) -> list[Text]:
    """The sheet's upright texts, those with no level text between them as one."""
    groups = list(_near_each_other(strings.upright))
    texts = list(_texts(groups, strings.upright, sheet))
    others = [group for group in groups if group not in texts]
    return _merged(with_lower_tiers(texts, others, sheet), strings)


def _texts(
    groups: Iterable[Text], strings: Sequence[UprightString], sheet: Sheet
) -> Iterator[Text]:
    """Strings of one size near each other that are long and many, or stand at an upright headline."""
    marks = BoxIndex([g.box for g in sheet.glyphs if g.text in measure.SQUEEZABLE])
    for group in groups:
        inside = len(marks.touching(union(s.box for s in group)))
        if _is_text(group, inside) or _is_short_text(group, inside, strings):
            yield group


def _is_text(group: Sequence[UprightString], marks: int) -> bool:
    """Whether strings are long, many and have marks between the words."""
    long = [s for s in group if len(s.glyphs) >= UPRIGHT.text_string]
    characters = sum(len(s.glyphs) for s in long)
    is_long = len(long) >= UPRIGHT.text_strings and characters >= UPRIGHT.text_characters
    return is_long and marks * UPRIGHT.for_a_mark >= characters


def _is_short_text(
    group: Sequence[UprightString], marks: int, strings: Sequence[UprightString]
) -> bool:
    """Whether a few strings stand at an upright headline; without a mark in them, as in verse, set solid."""
    characters = sum(len(s.glyphs) for s in group)
    if len(group) < UPRIGHT.headed_strings or characters < UPRIGHT.headed_characters:
        return False
    if not marks and _usual_step(group) > UPRIGHT.solid_verse:
        return False
    return any(_heads(string, group) for string in strings)


def _usual_step(group: Sequence[UprightString]) -> float:
    """Ems of blank between the characters of strings, the usual one."""
    blanks = [
        (below.box.y0 - above.box.y1) / string.size
        for string in group
        for above, below in itertools.pairwise(string.glyphs)
    ]
    return statistics.median(blanks) if blanks else 0.0


def _heads(headline: UprightString, group: Sequence[UprightString]) -> bool:
    """Whether a string is in display type and stands beside a text, all of it."""
    size = usual_size(group)
    if headline.size < UPRIGHT.display * size or len(headline.glyphs) < 2:
        return False
    hull = union(s.box for s in group)
    is_near = headline.box.x0 - hull.x1 <= UPRIGHT.headline_gap * headline.size
    return is_near and headline.box.x0 >= hull.x1 and overlap_y(headline.box, hull) > 0


def _near_each_other(strings: Sequence[UprightString]) -> Iterable[list[UprightString]]:
    """Strings of one size in groups, each with those beside and below it."""
    near = DisjointSets(range(len(strings)))
    index = BoxIndex([s.box for s in strings])
    for n, string in enumerate(strings):
        across, down = UPRIGHT.beside * string.size, UPRIGHT.below * string.size
        x0, y0, x1, y1 = string.box
        for other in index.touching(Box(x0 - across, y0 - down, x1 + across, y1 + down)):
            if _is_one_type(string, strings[other]):
                near.join(n, other)
    return [[strings[n] for n in group] for group in near.groups()]


def _is_one_type(a: UprightString, b: UprightString) -> bool:
    return abs(a.size - b.size) <= UPRIGHT.other_size * a.size


def _merged(
    texts: Iterable[list[UprightString]], strings: Strings
) -> list[list[UprightString]]:
    """Texts with no level text between them as one, each compared with those before it."""
    level = BoxIndex([g.box for g in strings.level])
    found: list[list[UprightString]] = []
    for text in sorted(texts, key=lambda group: min(s.box.y0 for s in group)):
        fits = [one for one in found if _is_free_of_level(one, text, level, strings.level)]
        if fits:
            fits[0] += text
        else:
            found.append(list(text))
    return found


def _is_free_of_level(
    one: Sequence[UprightString],
    other: Sequence[UprightString],
    level: BoxIndex,
    glyphs: Sequence[Glyph],
) -> bool:
    both = [*one, *other]
    size = usual_size(both)
    inside = [glyphs[n] for n in level.touching(union(s.box for s in both))]
    texts = sum(glyph.size <= UPRIGHT.display * size for glyph in inside)
    return texts <= UPRIGHT.level_share * sum(len(s.glyphs) for s in both)


def sizes_of(strings: Sequence[UprightString]) -> tuple[float, ...]:
    """The ems of texts that were merged, the one of most characters first."""
    counts: defaultdict[float, int] = defaultdict(int)
    for string in strings:
        counts[string.size] += len(string.glyphs)
    return tuple(sorted(counts, key=lambda size: -counts[size]))


def usual_size(strings: Sequence[UprightString]) -> float:
    return sizes_of(strings)[0]

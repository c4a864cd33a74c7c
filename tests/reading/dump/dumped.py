"""Text dumps as extractors write them, made from stories of the typesetter's."""

from __future__ import annotations

import random
import re
from itertools import zip_longest

from articles.reading.language.measure import width
from tests.reading.typesetter import set_body, title, write

NAMES = ("林小满", "周禾", "何田", "陈一诺", "贾军")


def told(seed: int, paragraphs: int = 4) -> tuple[str, list[str]]:
    """A headline and the paragraphs of its story, the first one with its reporter."""
    first, *others = write(seed, paragraphs, (2, 4))
    return title(seed), [f"本报讯（记者{NAMES[seed % len(NAMES)]}）{first}", *others]


def body_of(seed: int, paragraphs: int = 4) -> str:
    return "".join(write(seed, paragraphs, (2, 4)))


def whole(seeds: list[int], measure: int) -> list[str]:
    """Story after story, a printed line a line."""
    lines: list[str] = []
    for seed in seeds:
        headline, paragraphs = told(seed)
        lines += [headline, *set_body(paragraphs, measure)]
    return lines


def in_pieces(lines: list[str], *, marks: bool = True, digits: bool = True) -> list[str]:
    """The lines broken behind every mark, and around every digit or number."""
    text = "\n".join(lines)
    if marks:
        text = re.sub(r"([，。；：！？、])(?=[^\n])", r"\1\n", text)
    if digits:
        text = re.sub(r"(?<=[^\n0-9])(?=[0-9])|(?<=[0-9])(?=[^\n])", "\n", text)
    return text.split("\n")


def side_by_side(seeds: list[int], measure: int, gutter: int = 6) -> list[str]:
    """A story a column, each under its headline, the columns side by side with blanks between."""
    columns = []
    for seed in seeds:
        headline, paragraphs = told(seed)
        columns.append([headline, *set_body(paragraphs, measure, shows_indents=True)])
    return _beside(columns, 2 * measure + gutter)


def one_story_in_columns(seed: int, measure: int, count: int, gutter: int = 6) -> list[str]:
    headline, paragraphs = told(seed, 8)
    lines = set_body(paragraphs, measure, shows_indents=True)
    columns = in_columns(lines, count)
    return [" " * measure + headline, *_beside(columns, 2 * measure + gutter)]


def _beside(columns: list[list[str]], cells: int) -> list[str]:
    return [
        "".join(_padded(text, cells) for text in row).rstrip()
        for row in zip_longest(*columns, fillvalue="")
    ]


def _padded(text: str, cells: int) -> str:
    return text + " " * max(0, cells - int(2 * width(text)))


def interleaved(lines: list[str], count: int) -> list[str]:
    """Columns read across, a line of each in turn, as from a page whose program wrote them so."""
    return [line for row in zip_longest(*in_columns(lines, count)) for line in row if line]


def across(lines: list[str], count: int) -> list[str]:
    """Columns read across, a line of each with one blank between."""
    rows = zip_longest(*in_columns(lines, count), fillvalue="")
    return [" ".join(filter(None, row)) for row in rows]


def in_columns(lines: list[str], count: int) -> list[list[str]]:
    each = -(-len(lines) // count)
    return [lines[n * each : (n + 1) * each] for n in range(count)]


def in_blocks(lines: list[str], height: int, chance: random.Random) -> list[str]:
    """The lines as a page's program made them: frames of so many lines, in no order."""
    frames = [lines[at : at + height] for at in range(0, len(lines), height)]
    chance.shuffle(frames)
    return [line for frame in frames for line in frame]


def numbers_apart(lines: list[str], count: int, chance: random.Random) -> list[str]:
    """The lines with so many of their numbers on lines of their own."""
    places = [
        (at, found.span())
        for at, line in enumerate(lines)
        for found in re.finditer(r"\d+", line)
    ]
    chosen = dict(chance.sample(places, min(count, len(places))))
    return [
        piece
        for at, line in enumerate(lines)
        for piece in (_parted(line, *chosen[at]) if at in chosen else [line])
    ]


def _parted(line: str, first: int, end: int) -> list[str]:
    return [piece for piece in (line[:first], line[first:end], line[end:]) if piece]

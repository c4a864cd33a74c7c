"""Each block of a page that is read again, in parts: which lines of it are of which block as the
desk had placed them.

Where a desk has cut a block, the new one is cut at the same text. Where the reading now joins
what were two blocks that a desk has put in two places, it is cut between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from articles.reading.page_layout import PageBlock, PageLayout
from articles.text.token_diff import DELETED, INSERTED, KEPT, diff_tokens

from .block_matching import match_blocks


@dataclass(frozen=True)
class BlockPart:
    """Lines of a block as it is read now. `was`: the block, as the desk had it, that they are a
    newer state of; None for a new one.

    `is_same`: word by word.
    """

    block: PageBlock
    was: PageBlock | None = None
    is_same: bool = False


def block_parts(read: PageLayout, now: PageLayout, new: PageLayout) -> list[BlockPart]:
    """The parts of the `new` blocks in their order; together they have all lines.

    `read`: the page as it was read before, `now` as the desk has placed it since.
    """
    sources = match_blocks(read.blocks, new.blocks).sources
    placed: defaultdict[int, list[PageBlock]] = defaultdict(list)
    for block in sorted(now.blocks, key=lambda block: block.first_line):
        placed[block.origin].append(block)
    return [
        part
        for block in new.blocks
        for part in _parts(block, [p for n in sources.get(block.number, ()) for p in placed[n]])
    ]


def _parts(block: PageBlock, old: Sequence[PageBlock]) -> Iterator[BlockPart]:
    """`old`: the blocks that its text was in, in the order in which it was printed."""
    if not old:
        yield BlockPart(block)
        return
    first = 0
    for place, lines in groupby(_leaders(old, block)):
        count = len(list(lines))
        own = block.lines[first : first + count]
        part = replace(block, lines=own, first_line=block.first_line + first)
        was = old[place]
        yield BlockPart(part, was, part.text == was.text)
        first += count
    if not block.lines:
        yield BlockPart(block, old[0], not old[0].lines)


def _leaders(old: Sequence[PageBlock], block: PageBlock) -> list[int]:
    """For each line the place in `old` of the block that it is of, or of the one which that runs on from."""
    leaders: list[int] = []
    for place, part in enumerate(old):
        runs_on = place > 0 and _runs_on(old[place - 1], part)
        leaders.append(leaders[-1] if runs_on else place)
    return [leaders[place] for place in _places(old, block)]


def _runs_on(one: PageBlock, other: PageBlock) -> bool:
    """Whether both stand as they would if they had been read as one; what a desk has cut does not."""
    if one.origin == other.origin:
        return False
    if (one.kind, one.role, one.reason) != (other.kind, other.role, other.reason):
        return False
    return one.kind != "story" or (one.story, one.place + 1) == (other.story, other.place)


def _places(old: Sequence[PageBlock], block: PageBlock) -> list[int]:
    """For each line the place in `old` of the block that most of it was in, in the order of both."""
    if len(old) == 1:
        return [0] * len(block.lines)
    before = [(place, line.text) for place, part in enumerate(old) for line in part.lines]
    if [text for _place, text in before] == [line.text for line in block.lines]:
        return [place for place, _text in before]
    return _in_order(_shared_characters(before, [line.text for line in block.lines], len(old)))


def _shared_characters(
    before: Sequence[tuple[int, str]], lines: Sequence[str], count: int
) -> list[list[int]]:
    """For each line, how many of its characters were in each of `count` blocks."""
    places = [place for place, text in before for _character in text]
    at_line = [n for n, text in enumerate(lines) for _character in text]
    shared = [[0] * count for _line in lines]
    i = j = 0
    for kind, characters in diff_tokens([*"".join(t for _, t in before)], [*"".join(lines)]):
        for _character in characters:
            if kind == KEPT:
                shared[at_line[j]][places[i]] += 1
            i += kind != INSERTED
            j += kind != DELETED
    return shared


def _in_order(shared: Sequence[Sequence[int]]) -> list[int]:
    """A place for each line, never before that of the line above, so that they share the most
    characters in sum; a line that shares none stands with the one above.
    """
    sums: list[list[int]] = []  # of the lines up to here, the last one at each place
    for line in shared:
        best = accumulate(sums[-1], max) if sums else [0] * len(line)
        sums.append([before + own for before, own in zip(best, line, strict=True)])
    places: list[int] = []
    last = len(shared[0]) - 1 if shared else 0
    for row in reversed(sums):
        up_to = row[: last + 1]
        last = up_to.index(max(up_to))
        places.append(last)
    return places[::-1]

"""Pages as a corrected file brings them: blocks numbered anew, paragraphs changed, stories gone and added."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from articles.reading.page_layout import BlockLine, PageBlock, PageLayout, StoryGroup

# characters that no sample page has
STRANGE = "彝鬯卣罍觥匜簋盨簠甗鬲爵斝觯觚"
SIZE = 12.0


@dataclass(frozen=True)
class Corrected:
    """The page as it is read now. `numbers`: a block's old number → its new one, of those that it still has."""

    layout: PageLayout
    numbers: dict[int, int]
    changed: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()


def corrected(read: PageLayout, chance: random.Random) -> Corrected:
    """A word of some paragraphs changed, a story gone, a story added, a picture exchanged, all numbered anew."""
    blocks = list(read.blocks)
    stories = [group.number for group in read.groups]
    gone = chance.choice(stories) if len(stories) > 1 else 0
    blocks = [b for b in blocks if b.kind != "story" or b.story != gone]
    long = [b.number for b in blocks if len(b.text) > 40]
    changed = frozenset(chance.sample(long, min(3, len(long))))
    blocks = [_with_a_word_changed(b, chance) if b.number in changed else b for b in blocks]
    blocks = [replace(b, image=f"new-{b.image}") if b.image else b for b in blocks]
    groups = [group for group in read.groups if group.number != gone]
    story = max(stories, default=0) + 1
    at = chance.randint(0, len(groups))
    groups.insert(at, StoryGroup(story))
    added = new_story(
        story, max(b.number for b in read.blocks) + 1, read.setting.size is not None
    )
    place = chance.randint(0, len(blocks))
    blocks[place:place] = added
    numbers = {block.number: number for number, block in enumerate(blocks, 1)}
    layout = _renumbered(replace(read, blocks=tuple(blocks), groups=tuple(groups)), numbers)
    new = frozenset(numbers.pop(block.number) for block in added)
    return Corrected(layout, numbers, frozenset(numbers[n] for n in changed), new)


def _with_a_word_changed(block: PageBlock, chance: random.Random) -> PageBlock:
    at = chance.randrange(len(block.lines))
    line = block.lines[at]
    text = line.text[:1] + "".join(chance.choices(STRANGE, k=2)) + line.text[3:]
    lines = (*block.lines[:at], replace(line, text=text), *block.lines[at + 1 :])
    return replace(block, lines=lines)


def new_story(story: int, number: int, is_printed: bool) -> list[PageBlock]:
    """Three blocks of words that stand nowhere else."""
    texts = [
        ("headline", STRANGE[:9]),
        ("body", STRANGE[3:] + STRANGE[:7]),
        ("body", STRANGE[::-1]),
    ]
    found = []
    for place, (role, text) in enumerate(texts, 1):
        y = 0.9 + place / 100
        line = BlockLine(text, (0.9, y, 0.95, y + 0.005) if is_printed else None, SIZE)
        n = number + place - 1
        found.append(
            PageBlock(n, role, role, "story", (line,), story=story, place=place, origin=n)
        )
    return found


def _renumbered(layout: PageLayout, numbers: dict[int, int]) -> PageLayout:
    blocks = tuple(
        replace(
            block,
            number=numbers[block.number],
            origin=numbers[block.number],
            picture=numbers.get(block.picture, 0),
        )
        for block in layout.blocks
    )
    groups = tuple(
        replace(g, labels=tuple(numbers[n] for n in g.labels if n in numbers))
        for g in layout.groups
    )
    return replace(layout, blocks=blocks, groups=groups)

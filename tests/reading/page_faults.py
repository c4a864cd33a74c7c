"""What goes wrong when a page is read, put into pages that are read right: each fault with what mends it.

A fault touches stories that no other one on its page touches. Its blocks keep their numbers, so
what mends it can be said beforehand; where stories stand then is seen on the screen.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from articles.reading.arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation
from articles.reading.geometry import Box, white_between
from articles.reading.operations import apply_operation
from articles.reading.page_layout import BlockRole, PageBlock, PageLayout, blocks_by_story

AFTER = 2  # blocks of text that a story has left at least when one is taken from it


@dataclass(frozen=True)
class Fault:
    """`stories`: numbers of those that are wrong now, the first one where a doubt about it would stand."""

    kind: str
    mends: tuple[Operation, ...]
    stories: tuple[int, ...]


@dataclass
class Faulty:
    """A page whose faults are still being put in. `free`: stories that none of them touches."""

    layout: PageLayout
    chance: random.Random
    free: list[int]

    def blocks(self, story: int) -> list[PageBlock]:
        return list(blocks_by_story(self.layout.blocks).get(story, ()))

    def of_role(self, story: int, *roles: BlockRole) -> list[PageBlock]:
        return [block for block in self.blocks(story) if block.role in roles]

    def do(self, *operations: Operation) -> None:
        """As if the reading had read so."""
        for operation in operations:
            self.layout = apply_operation(self.layout, operation)
        blocks = tuple(replace(block, role_read=block.role) for block in self.layout.blocks)
        self.layout = replace(self.layout, blocks=blocks)

    def take(self, *stories: int) -> None:
        self.free = [story for story in self.free if story not in stories]

    def shuffled(self) -> list[int]:
        return self.chance.sample(self.free, len(self.free))

    def neighbours(self, story: int) -> list[int]:
        """Other free stories, the nearest one first."""
        own = boxes(self.blocks(story))
        others = [other for other in self.free if other != story]
        return sorted(others, key=lambda other: apart(own, boxes(self.blocks(other))))


def boxes(blocks: Iterable[PageBlock]) -> list[Box]:
    return [Box(*block.box) for block in blocks if block.box]


def apart(ones: Sequence[Box], others: Sequence[Box]) -> float:
    return min((white_between(a, b) for a in ones for b in others), default=9.0)


# --- the kinds; None where the page has nothing of the kind


def merged(page: Faulty) -> Fault | None:
    """Two stories that follow each other taken for one; the second one's headline for a crosshead."""
    order = [group.number for group in page.layout.groups]
    for one, other in pairwise(order):
        is_free = one in page.free and other in page.free
        heads = page.of_role(other, "kicker", "headline", "deck")
        if is_free and page.of_role(one, "headline") and heads and page.of_role(other, "body"):
            page.do(Operation("join", story=one, at=other))
            page.take(one, other)
            return Fault("merged", (Operation("split", (heads[0].number,)),), (one,))
    return None


def split(page: Faulty) -> Fault | None:
    """The end of a story taken for one of its own."""
    for story in page.shuffled():
        texts = list(page.of_role(story, "body", "crosshead"))
        ends = [each for each in texts[AFTER:] if each.role == "body"]
        if page.of_role(story, "headline") and ends:
            first = page.chance.choice(ends)
            new = max(group.number for group in page.layout.groups) + 1
            page.do(Operation("split", (first.number,)))
            page.take(story)
            return Fault("split", (Operation("join", story=story, at=new),), (new, story))
    return None


def stolen(page: Faulty) -> Fault | None:
    """A paragraph in the story beside its own."""
    return moved(page, "stolen", ("body",), AFTER + 1)


def caption_elsewhere(page: Faulty) -> Fault | None:
    for story in page.shuffled():
        for caption in page.of_role(story, "caption"):
            if caption.picture and len(page.blocks(story)) > AFTER:
                return away(page, "caption off its photo", story, caption)
    return None


def picture_elsewhere(page: Faulty) -> Fault | None:
    """With its caption."""
    return moved(page, "picture elsewhere", ("picture",), 1)


def headline_elsewhere(page: Faulty) -> Fault | None:
    """As a crosshead in the story beside its own."""
    for story in page.shuffled():
        heads = page.of_role(story, "kicker", "headline", "deck")
        if len(heads) == 1 and heads[0].role == "headline" and page.of_role(story, "body"):
            page.do(Operation("role", (heads[0].number,), value="crosshead"))
            return away(page, "headline elsewhere", story, heads[0])
    return None


def moved(page: Faulty, kind: str, roles: tuple[BlockRole, ...], least: int) -> Fault | None:
    for story in page.shuffled():
        found = page.of_role(story, *roles)
        if len(found) >= least and len(page.blocks(story)) > AFTER:
            return away(page, kind, story, page.chance.choice(found))
    return None


def away(page: Faulty, kind: str, story: int, block: PageBlock) -> Fault | None:
    others = page.neighbours(story)
    if not others:
        return None
    other = others[0]
    page.do(Operation("move", (block.number,), other))
    blocks = tuple(
        replace(b, picture=0) if b.number == block.number else b for b in page.layout.blocks
    )
    page.layout = replace(page.layout, blocks=blocks)
    page.take(story, other)
    back = Operation("move", (block.number,), story, at=IN_PRINTED_ORDER)
    return Fault(kind, (back,), (other, story))


def left_over(page: Faulty) -> Fault | None:
    for story in page.shuffled():
        texts = page.of_role(story, "body")
        if len(texts) > AFTER:
            block = page.chance.choice(texts)
            page.do(Operation("move", (block.number,)))
            page.take(story)
            back = Operation("move", (block.number,), story, at=IN_PRINTED_ORDER)
            return Fault("left over", (back,), (story,))
    return None


def as_other(role: BlockRole, wrong: BlockRole) -> Callable[[Faulty], Fault | None]:
    def fault(page: Faulty) -> Fault | None:
        for story in page.shuffled():
            found = page.of_role(story, role)
            if found:
                block = page.chance.choice(found)
                page.do(Operation("role", (block.number,), value=wrong))
                page.take(story)
                mend = Operation("role", (block.number,), value=role)
                return Fault(f"{role} as {wrong}", (mend,), (story,))
        return None

    return fault


def outside(kind: str, *, is_alone: bool) -> Callable[[Faulty], Fault | None]:
    """What is in no story as a story of its own, or at the end of one."""

    def fault(page: Faulty) -> Fault | None:
        found = [b for b in page.layout.blocks if b.kind == kind and b.lines]
        if not found or not (is_alone or page.free):
            return None
        block = page.chance.choice(found)
        new = max(group.number for group in page.layout.groups) + 1
        story = new if is_alone else page.chance.choice(page.free)
        where = NEW_STORY if is_alone else story
        page.do(
            Operation("move", (block.number,), where),
            Operation("role", (block.number,), value="headline" if is_alone else "body"),
        )
        page.take(story)
        mend = Operation("kind", (block.number,), value=kind)
        return Fault(f"{kind} {'as a story' if is_alone else 'in a story'}", (mend,), (story,))

    return fault


def out_of_order(page: Faulty) -> Fault | None:
    for story in page.shuffled():
        blocks = page.blocks(story)
        pairs = [(one, two) for one, two in pairwise(blocks) if one.role == two.role == "body"]
        if pairs:
            one, _two = page.chance.choice(pairs)
            page.do(Operation("order", (one.number,), at=one.place + 1))
            page.take(story)
            mend = Operation("order", (one.number,), at=one.place)
            return Fault("out of order", (mend,), (story,))
    return None


def stories_out_of_order(page: Faulty) -> Fault | None:
    order = [group.number for group in page.layout.groups]
    for at, (one, other) in enumerate(pairwise(order), 1):
        if one in page.free and other in page.free:
            page.do(Operation("story_order", story=one, at=at + 1))
            page.take(one, other)
            return Fault(
                "stories out of order", (Operation("story_order", story=one, at=at),), (one,)
            )
    return None


KINDS: Mapping[str, Callable[[Faulty], Fault | None]] = {
    "merged": merged,
    "split": split,
    "stolen": stolen,
    "kicker as headline": as_other("kicker", "headline"),
    "ad as a story": outside("ad", is_alone=True),
    "byline as body": as_other("byline", "body"),
    "caption off its photo": caption_elsewhere,
    "headline as crosshead": as_other("headline", "crosshead"),
    "out of order": out_of_order,
    "furniture in a story": outside("furniture", is_alone=False),
    "crosshead as body": as_other("crosshead", "body"),
    "left over": left_over,
    "caption as body": as_other("caption", "body"),
    "picture elsewhere": picture_elsewhere,
    "deck as body": as_other("deck", "body"),
    "headline elsewhere": headline_elsewhere,
    "furniture as a story": outside("furniture", is_alone=True),
    "body as crosshead": as_other("body", "crosshead"),
    "stories out of order": stories_out_of_order,
    "deck as headline": as_other("deck", "headline"),
}


def with_faults(
    layout: PageLayout, seed: int, count: int, kinds: Iterable[str] = KINDS
) -> tuple[PageLayout, list[Fault]]:
    """The page with so many faults, fewer where it has too few stories: of the first `kinds` that it can have."""
    page = Faulty(layout, random.Random(seed), [group.number for group in layout.groups])
    found = list(islice(filter(None, (KINDS[kind](page) for kind in kinds)), count))
    return page.layout, found

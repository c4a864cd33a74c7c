"""下转第4版 and 上接第1版 on the page: which story each stands at, and the texts without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.elements import Element
from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.language.lines import TextLine
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks

from .attachments import StoryDraft
from .tuning import STORIES


@dataclass(frozen=True)
class Jumps:
    """The page numbers that a story goes on on and comes from, as printed; "" for none. `marks`: what was taken off."""

    to: str = ""
    back: str = ""
    marks: tuple[str, ...] = ()


def is_sign(block: Block) -> bool:
    """Whether nothing but a jump line stands in the block."""
    to, back = goes_on(block.text), comes_from(block.text)
    return bool((to.page and not to.text) or (back.page and not back.text))


def without_signs(cast: ClassifiedBlocks) -> tuple[list[Block], ClassifiedBlocks]:
    signs = [b for b in (*cast.small, *cast.body, *cast.display, *cast.labels) if is_sign(b)]
    if not signs:
        return signs, cast
    return signs, replace(
        cast,
        small=tuple(b for b in cast.small if b not in signs),
        body=tuple(b for b in cast.body if b not in signs),
        display=tuple(b for b in cast.display if b not in signs),
        labels=tuple(b for b in cast.labels if b not in signs),
    )


def assign_jump_lines(
    holdings: Sequence[StoryDraft], signs: Sequence[Block], cast: ClassifiedBlocks
) -> dict[int, list[Block]]:
    """By the story's index the signs at it: 下转 where its text ends, 上接 where it begins."""
    found: dict[int, list[Block]] = {}
    for sign in signs:
        leads_on = bool(goes_on(sign.text).page)
        gaps = {n: _gap(sign.box, _end(h, leads_on)) for n, h in enumerate(holdings) if h.text}
        near = {n: gap for n, gap in gaps.items() if gap <= STORIES.sign_gap * cast.type.size}
        if near:
            found.setdefault(min(near, key=lambda n: near[n]), []).append(sign)
    return found


def _end(holding: StoryDraft, leads_on: bool) -> Sequence[Box]:
    if leads_on:
        return [holding.text[-1].box]
    head = [holding.chain.headline.box] if holding.chain.headline else []
    return [*head, holding.text[0].box, *(label.box for label in holding.labels)]


def _gap(sign: Box, boxes: Sequence[Box]) -> float:
    return min(max(0.0, -overlap_x(sign, box)) + max(0.0, -overlap_y(sign, box)) for box in boxes)


def without_jumps(body: Sequence[Element], signs: Sequence[Block]) -> tuple[tuple[Element, ...], Jumps]:
    """The text without the jump lines that are set into it, and where they and the `signs` lead."""
    to = next((page for sign in signs if (page := goes_on(sign.text).page)), "")
    back = next((page for sign in signs if (page := comes_from(sign.text).page)), "")
    left = list(body)
    marks = []
    if left:
        last = goes_on(left[-1].text)
        if last.page:
            to = to or last.page
            marks.append(last.mark)
            left[-1:] = _cut(left[-1], last.text, len(last.mark), from_end=True)
    if left:
        first = comes_from(left[0].text)
        if first.page:
            back = back or first.page
            marks.append(first.mark)
            left[:1] = _cut(left[0], first.text, len(first.mark), from_end=False)
    return tuple(left), Jumps(to, back, tuple(marks))


def _cut(element: Element, text: str, length: int, *, from_end: bool) -> list[Element]:
    """The element with `text`, `length` characters taken off its lines as well; nothing where none is left."""
    if not text:
        return []
    lines = list(element.lines[::-1] if from_end else element.lines)
    while lines and len(lines[0].text) <= length:
        length -= len(lines.pop(0).text)
    if lines and length:
        whole = lines[0].text
        lines[0] = _line(lines[0], whole[:-length] if from_end else whole[length:])
    return [replace(element, lines=tuple(lines[::-1] if from_end else lines), text=text)]


def _line(line: TextLine, text: str) -> TextLine:
    return replace(line, text=text.strip())

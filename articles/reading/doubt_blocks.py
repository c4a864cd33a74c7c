"""Which of a story's blocks a doubt is about that its words have raised: so that it has a place on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .confidence import (
    DIVISION,
    FEW_WORDS,
    NO_CREDIT,
    NO_HEADLINE,
    NOISY,
    SECTION_BY_KIND,
    SOFT_END,
    SOFT_START,
    TEXT_AS_HEADLINE,
    UNREADABLE,
)
from .language.characters import MISSING_TYPE
from .language.legibility import noisy_characters
from .page_layout import BlockRole, Corners, PageBlock, PageLayout, blocks_by_story
from .shapes import Doubt, Finding

Blocks = Sequence[PageBlock]
_QUOTING = ("words", "text", "headline", "after", "before")  # arguments that quote the page
_JUMPING = "page"  # the argument of a doubt about the other part of a story


def with_blocks_of_doubts(
    findings: Iterable[Finding], layout: PageLayout
) -> tuple[Finding, ...]:
    """The findings of a page, each doubt of them with the blocks that it is about and the box
    around them; those that have them already as they are.
    """
    stories = blocks_by_story(layout.blocks)
    return tuple(
        replace(
            finding,
            doubts=tuple(
                with_blocks(doubt, stories.get(finding.number, ()), layout)
                for doubt in finding.doubts
            ),
        )
        for finding in findings
    )


def with_blocks(doubt: Doubt, story: Blocks, layout: PageLayout) -> Doubt:
    """`story`: its blocks, in their places."""
    if doubt.blocks:
        return doubt
    there = _within(doubt.region, layout.blocks) if doubt.region else ()
    return _placed(doubt, there or _about(doubt, story))


def _within(region: Corners, blocks: Blocks) -> Blocks:
    """The blocks whose middle is there."""
    x0, y0, x1, y1 = region
    return [
        block
        for block in blocks
        if (box := block.box) is not None
        and x0 <= (box[0] + box[2]) / 2 <= x1
        and y0 <= (box[1] + box[3]) / 2 <= y1
    ]


def _placed(doubt: Doubt, blocks: Blocks) -> Doubt:
    numbers = tuple(block.number for block in blocks)
    return replace(doubt, blocks=numbers, region=doubt.region or _around(blocks))


def _around(blocks: Blocks) -> Corners | None:
    """The box around them within the page; None in a dump."""
    boxes = [block.box for block in blocks if block.box is not None]
    if not boxes:
        return None
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return (
        max(0.0, min(x0s)),
        max(0.0, min(y0s)),
        min(1.0, max(x1s)),
        min(1.0, max(y1s)),
    )


def _about(doubt: Doubt, blocks: Blocks) -> Blocks:
    """Where its words stand; else what of a story such a doubt is about; else the whole story."""
    arguments = dict(doubt.arguments)
    for name in _QUOTING:
        found = _where(arguments.get(name, ""), blocks)
        if found:
            return found
    if _JUMPING in arguments:
        return _of_roles(blocks, "jump") or blocks
    find = _PARTS.get(doubt.message)
    return (find(blocks) if find else ()) or blocks


def _where(quoted: str, blocks: Blocks) -> Blocks:
    """The blocks in which the quoted words stand, first of all the same block; white space is no difference."""
    sought = "".join(quoted.split())
    if not sought:
        return ()
    texts = ["".join(block.text.split()) for block in blocks]
    at = "".join(texts).find(sought)
    if at < 0:
        return ()
    found = []
    start = 0
    for block, text in zip(blocks, texts, strict=True):
        end = start + len(text)
        if start < at + len(sought) and at < end:
            found.append(block)
        start = end
    return found


def _of_roles(blocks: Blocks, *roles: BlockRole) -> Blocks:
    return [block for block in blocks if block.role in roles]


def _headline(blocks: Blocks) -> Blocks:
    return _of_roles(blocks, "headline")


def _heads(blocks: Blocks) -> Blocks:
    return _of_roles(blocks, "kicker", "headline", "deck")


def _captions(blocks: Blocks) -> Blocks:
    return _of_roles(blocks, "caption")


def _first_text(blocks: Blocks) -> Blocks:
    return _of_roles(blocks, "body")[:1]


def _last_text(blocks: Blocks) -> Blocks:
    return _of_roles(blocks, "body")[-1:]


def _unreadable(blocks: Blocks) -> Blocks:
    return [block for block in blocks if MISSING_TYPE in block.text]


def _noisy(blocks: Blocks) -> Blocks:
    return [block for block in blocks if noisy_characters(block.text)]


_PARTS: Mapping[str, Callable[[Blocks], Blocks]] = MappingProxyType(
    {
        NO_HEADLINE: _first_text,
        DIVISION: _heads,
        FEW_WORDS: _headline,
        TEXT_AS_HEADLINE: _headline,
        SOFT_START: _first_text,
        SOFT_END: _last_text,
        SECTION_BY_KIND: _heads,
        NO_CREDIT: _captions,
        UNREADABLE: _unreadable,
        NOISY: _noisy,
    }
)

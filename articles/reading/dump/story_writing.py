"""A dump's blocks with their roles and places → stories; `layout.stories.story_writing` does it for printed pages.

A block of text is a paragraph: how the lines make paragraphs was told before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.assembly import StoryElements, make_story
from articles.reading.elements import Element, ElementKind, HeadlineStack
from articles.reading.language import bylines, captions
from articles.reading.language.captions import Caption
from articles.reading.language.credits import CreditLine
from articles.reading.language.labels import is_set_wide
from articles.reading.language.lines import TextLine, joined
from articles.reading.language.measure import squeeze
from articles.reading.language.words import bigrams
from articles.reading.page_layout import (
    BESIDE_TEXT,
    BlockRole,
    PageBlock,
    StoryGroup,
    WrittenStory,
    blocks_by_story,
)
from articles.story import StoryPicture


def write_dumped_stories(
    blocks: Sequence[PageBlock], groups: Sequence[StoryGroup]
) -> tuple[WrittenStory, ...]:
    """The groups that have blocks as stories, in the order of the groups."""
    by_story = blocks_by_story(blocks)
    by_number = {block.number: block for block in blocks}
    texts = [joined(_text_lines(b)) for b in blocks if b.role_read == "body"]
    words = bigrams("\n".join(texts))
    found: list[WrittenStory] = []
    for group in groups:
        if group.number in by_story:
            parts = _DumpedParts(group, by_story[group.number], by_number)
            story = make_story(parts.elements(), words)
            story = replace(story, section=story.section or group.section)
            found.append(WrittenStory(group.number, story))
    return tuple(found)


@dataclass(frozen=True)
class _DumpedParts:
    """A story's blocks by what they are."""

    group: StoryGroup
    blocks: tuple[PageBlock, ...]
    by_number: Mapping[int, PageBlock]

    def elements(self) -> StoryElements:
        stack = HeadlineStack(
            self._display("kicker"), self._display("headline"), self._display("deck")
        )
        return StoryElements(
            stack=stack,
            body=tuple(_text(b) for b in self.blocks if b.role not in BESIDE_TEXT and b.lines),
            byline=self._byline(),
            pictures=self._captions(),
            section=" ".join(_section_name(label) for label in self._labels()),
        )

    def _display(self, role: BlockRole) -> tuple[Element, ...]:
        """Each line of a headline is an element of its own."""
        return tuple(
            Element("display", (line,), line.text)
            for block in self.blocks
            if block.role == role
            for line in _text_lines(block)
        )

    def _byline(self) -> Element | None:
        own = [block for block in self.blocks if block.role == "byline"]
        lines = tuple(line for block in own for line in _text_lines(block))
        if not lines:
            return None
        signed = [_signature(line) for line in lines]
        printed = " ".join(each.printed for each in signed)
        credits = tuple(credit for each in signed for credit in each.credits)
        return Element("byline", lines, printed, credit_line=CreditLine(credits, printed))

    def _captions(self) -> tuple[Element, ...]:
        """Each caption with the words that name the same picture; a dump has no more of pictures than their words."""
        words: defaultdict[int, list[TextLine]] = defaultdict(list)
        for block in self.blocks:
            if block.role == "caption":
                words[block.picture or block.number] += _text_lines(block)
        return tuple(map(_caption, words.values()))

    def _labels(self) -> list[PageBlock]:
        shared = [self.by_number[n] for n in self.group.labels if n in self.by_number]
        return [*shared, *(block for block in self.blocks if block.role == "label")]


def _text(block: PageBlock) -> Element:
    lines = _text_lines(block)
    kind: ElementKind = "display" if block.role == "crosshead" else "paragraph"
    return Element(kind, lines, joined(lines))


def _signature(line: TextLine) -> CreditLine:
    named = bylines.own_line(line.text) or bylines.bare_names(line.text)
    return named or CreditLine(printed=line.text)


def _caption(lines: Sequence[TextLine]) -> Element:
    text = joined(lines)
    picture = StoryPicture("", text)
    caption = captions.make_caption(lines) or Caption(tuple(lines), picture)
    return Element("caption", tuple(lines), text, caption=caption)


def _text_lines(block: PageBlock) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(
            index=at,
            text=line.text,
            indent=line.indent,
            space_before=line.space_before,
            space_after=line.space_after,
        )
        for at, line in enumerate(block.lines)
    )


def _section_name(label: PageBlock) -> str:
    """The words of a label; one that is set wide (读 城) without the blanks."""
    text = joined(_text_lines(label))
    return squeeze(text) if is_set_wide(text) else text

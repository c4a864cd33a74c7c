"""A picture on the page with its words, and what wording makes a caption."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.geometry import Box, union
from articles.reading.language import captions
from articles.reading.language.photo_credits import behind_caption
from articles.reading.layout.lines.blocks import Block
from articles.story import StoryPicture


@dataclass(frozen=True)
class PagePicture:
    """A picture on the page, several where they share one caption, with the blocks of its
    words.

    `is_figure`: a chart or a table, drawn with type and rules.
    """

    box: Box
    words: tuple[Block, ...] = ()
    is_figure: bool = False

    @property
    def whole(self) -> Box:
        """Around the picture and its words."""
        return union([self.box, *(block.box for block in self.words)])

    def picture(self) -> StoryPicture:
        """The words as caption and credits."""
        lines = [line.as_text for block in self.words for line in block.lines]
        caption = captions.make_caption(lines) if lines else None
        if caption:
            return caption.picture
        text = " ".join(block.text for block in self.words)
        credited = behind_caption(text)
        return StoryPicture("", text, credited[0].credits if credited else ())


def reads_as_caption(block: Block) -> bool:
    """Whether a block is a caption by its words alone, though it may be set like the text."""
    return captions.is_caption_text(block.text) or behind_caption(block.text) is not None

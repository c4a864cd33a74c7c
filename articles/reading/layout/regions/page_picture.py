"""A picture on the page with its words, and what wording makes a caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, overlap_x, union
from articles.reading.language import captions
from articles.reading.language.credits import CreditLine
from articles.reading.language.photo_credits import (
    behind_caption,
    is_credit,
    led_behind,
    led_credit,
)
from articles.reading.layout.lines.blocks import Block
from articles.story import StoryPicture

from .picture_tuning import PICTURES


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
        apart = [block for n, block in enumerate(self.words) if self._is_apart(n)]
        rest = [block for block in self.words if block not in apart]
        said = _picture_of(rest)
        if not apart:
            return said
        credits = [person for block in apart for person in _credit_of(block).credits]
        printed = " ".join(block.text for block in self.words)
        return replace(said, caption_printed=printed, credits=(*credits, *said.credits))

    def _is_apart(self, at: int) -> bool:
        """Whether the block at a place is a credit alone that the caption's last words do not end in."""
        text = self.words[at].text
        if led_credit(text):
            return True
        return at < len(self.words) - 1 and is_credit(text)


def _picture_of(words: Sequence[Block]) -> StoryPicture:
    """Blocks of words as caption and credits."""
    lines = [line.as_text for block in words for line in block.lines]
    caption = captions.make_caption(lines) if lines else None
    if caption:
        return _without_led_credit(caption.picture)
    text = " ".join(block.text for block in words)
    credited = behind_caption(text)
    return StoryPicture("", text, credited[0].credits if credited else ())


def _without_led_credit(picture: StoryPicture) -> StoryPicture:
    led = None if picture.credits else led_behind(picture.caption)
    return replace(picture, caption=led[1], credits=led[0].credits) if led else picture


def _credit_of(block: Block) -> CreditLine:
    """The credit that a block is."""
    led = led_credit(block.text)
    behind = None if led else behind_caption(block.text)
    return led or (behind[0] if behind else CreditLine())


def reads_as_caption(block: Block) -> bool:
    """Whether a block is a caption by its words alone, though it may be set like the text."""
    return captions.is_caption_text(block.text) or behind_caption(block.text) is not None


def is_worded(block: Block) -> bool:
    """Whether a block that stands at a picture is its caption or credit by its words."""
    text = block.text
    return reads_as_caption(block) or bool(led_credit(text) or led_behind(text))


def is_photographer(block: Block) -> bool:
    """Whether a block is a credit and nothing else."""
    return is_credit(block.text) or led_credit(block.text) is not None


def heads_any(headline: Box, pictures: Iterable[PagePicture]) -> bool:
    """Whether a headline stands between a picture and its caption, as a photo story's does."""
    return any(
        picture.box.y1 <= headline.middle_y
        and headline.y1 <= picture.whole.y1
        and overlap_x(headline, picture.whole) > PICTURES.heads_picture * headline.width
        for picture in pictures
        if picture.words
    )

"""The type that a page sets its text in: size and fonts of most of it. All other type is measured against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import style_of
from articles.reading.layout.lines.tuning import LINES

from .tuning import REGIONS

Kind = tuple[int, int, int]  # size in half points, style, ink


@dataclass(frozen=True)
class BodyType:
    """The usual size of the text in points, and the kinds of type that set it."""

    size: float
    kinds: frozenset[Kind]

    def is_body(self, block: Block) -> bool:
        """In a type of the text; in another one where it is as long as only text is."""
        if _kind(block) in self.kinds:
            return True
        is_usual = abs(block.size - self.size) <= BLOCKS.same_size * self.size
        return is_usual and _is_long(block) and not self.may_be_headline(block)

    def may_be_headline(self, block: Block) -> bool:
        """Whether it is a few Latin lines in other type than the text's, and no sentence: in narrow
        columns a brief's headline in the text's size takes up to four.
        """
        if len(block.lines) > REGIONS.latin_headline_lines or _kind(block) in self.kinds:
            return False
        last = block.lines[-1].text
        is_open = last[-1:].isalnum() or last.endswith(")")
        return is_open and letters.is_latin_text(block.text) and is_of_one_style(block)

    def has_lead_in(self, block: Block) -> bool:
        """Whether a sentence of the text's size begins in other type.

        It ends in the text's. Of few words most are so in its lead-in's.
        """
        first, last = block.lines[0], block.lines[-1]
        begins, ends = first.ends[0], last.ends[1]
        if min(begins, ends) < 0 or begins == ends or not self.is_of_size(block):
            return False
        styles = {style for _, style, _ in self.kinds}
        is_text = style_of(ends) in styles and style_of(begins) not in styles
        return is_text and measure.ends_sentence(last.text)

    def is_of_size(self, block: Block) -> bool:
        low, high = REGIONS.body_range
        return low * self.size <= block.size <= high * self.size

    def is_display(self, block: Block) -> bool:
        return block.size >= REGIONS.display * self.size


def is_of_one_style(block: Block) -> bool:
    """Whether all its lines begin and end in one type."""
    return len({style_of(end) for line in block.lines for end in line.ends if end >= 0}) == 1


def body_type_of(blocks: Sequence[Block], known: Sequence[float] = ()) -> BodyType:
    """The size that most characters have; as text counts what is set near it in blocks of several lines.

    `known`: the texts' ems in points where they were told before, as in upright text, which may
    be so short that no block of it is long.
    """
    if known:
        return BodyType(known[0], frozenset(_kinds_near(blocks, known)))
    usual = _usual_size(blocks)
    size_only = BodyType(usual, frozenset())
    characters: Counter[Kind] = Counter()
    for block in blocks:
        if _is_long(block) and size_only.is_of_size(block):
            characters[_kind(block)] += block.characters
    least = REGIONS.body_share * characters.total()
    kinds = (kind for kind, count in characters.items() if count >= least)
    return BodyType(usual, frozenset(kinds))


def _kinds_near(blocks: Sequence[Block], sizes: Sequence[float]) -> set[Kind]:
    """The kinds of type in about one of these sizes that lines below each other are set in, or else single lines."""
    sizes_only = [BodyType(size, frozenset()) for size in sizes]
    near = [block for block in blocks if any(one.is_of_size(block) for one in sizes_only)]
    texts = [block for block in near if len(block.lines) > 1]
    return {_kind(block) for block in texts or near}


def _usual_size(blocks: Sequence[Block]) -> float:
    """Points, to the half; of blocks of several lines, unless there are none, as on a page of ads."""
    sizes: Counter[float] = Counter()
    for block in filter(_is_long, blocks):
        sizes[_rounded_size(block)] += block.characters
    if not sizes:
        sizes.update({_rounded_size(block): block.characters for block in blocks})
    return sizes.most_common(1)[0][0] if sizes else REGIONS.default_size


def _is_long(block: Block) -> bool:
    return len(block.lines) >= REGIONS.body_lines


def _rounded_size(block: Block) -> float:
    return round(block.size * 2) / 2


def _kind(block: Block) -> Kind:
    ink = round(block.lines[0].light * LINES.inks)
    return round(block.size * 2), block.style, ink

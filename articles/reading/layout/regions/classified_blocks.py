"""A page's blocks by what each of them is: what the classification gives and all later steps ask."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block

from .body_type import BodyType


@dataclass(frozen=True)
class ClassifiedBlocks:
    """A page's blocks by role, each in one place; and what is drawn around and between them.

    `notes`: what stands about their authors below texts; `openers`: where editors' notes open texts. `frames`:
    frames and tints around text, from small to large. `ads`, `figures`, `silent`, `adverts` as in Zones. `briefs`:
    those of `body` that begin a brief without a headline, by a mark. `is_ocr`: its sizes are a program's guesses.
    """

    body_type: BodyType
    body: tuple[Block, ...] = ()
    display: tuple[Block, ...] = ()
    small: tuple[Block, ...] = ()
    labels: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    openers: tuple[Box, ...] = ()
    furniture: tuple[Block, ...] = ()
    frames: tuple[Box, ...] = ()
    ads: tuple[Box, ...] = ()
    silent: frozenset[Block] = frozenset()
    adverts: frozenset[Block] = frozenset()
    horizontal_rules: tuple[Box, ...] = ()
    vertical_rules: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()
    briefs: frozenset[Block] = frozenset()
    is_ocr: bool = False

    @property
    def em(self) -> float:
        """The usual size of the page's text in points: the measure for what stands near what."""
        return self.body_type.size


@dataclass(frozen=True)
class PicturedBlocks(ClassifiedBlocks):
    """The blocks of a page that are no picture's words, beside its pictures: headlines are told by both."""

    pictures: tuple[Box, ...] = ()

"""How a broadsheet of the tests sets its lines: the house's measures, and words filled into slots."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

VOWELS = "aeiouyàáâãäåèéêëìíîïòóôõöùúûüœæ"
SERIF = ("Times-Roman", "Times-Bold", "Times-Italic")
SANS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")


class OutOfRoomError(Exception):
    """The columns hold no more."""


@dataclass(frozen=True)
class House:
    """How a paper sets its pages. Lengths in points, `indent` in ems, fonts roman, bold, italic."""

    columns: int
    size: float
    leading: float
    gutter: float
    fonts: tuple[str, str, str]
    heads: tuple[str, str, str]
    indent: float
    is_justified: bool
    is_by_word: bool
    has_rules: bool
    is_first_flush: bool
    cap_lines: int
    byline_below: bool
    width: float = 860
    margin: float = 36
    top: float = 1300

    @property
    def measure(self) -> float:
        inner = self.width - 2 * self.margin
        return (inner - self.gutter * (self.columns - 1)) / self.columns

    def left(self, column: int) -> float:
        return self.margin + column * (self.measure + self.gutter)

    def span(self, count: int) -> float:
        return count * self.measure + (count - 1) * self.gutter


def house_of(chance: random.Random) -> House:
    size = chance.choice((8.7, 9.0, 9.4, 10.0))
    return House(
        columns=chance.choice((4, 5, 5, 6, 6)),
        size=size,
        leading=size * chance.choice((1.1, 1.16, 1.22)),
        gutter=size * chance.choice((1.1, 1.3, 1.6)),
        fonts=chance.choice((SERIF, SERIF, SERIF, SANS)),
        heads=chance.choice((SERIF, SERIF, SANS)),
        indent=chance.choice((0.9, 1.0, 1.2, 1.5)),
        is_justified=chance.random() < 0.75,
        is_by_word=chance.random() < 0.4,
        has_rules=chance.random() < 0.4,
        is_first_flush=chance.random() < 0.5,
        cap_lines=chance.choice((2, 3, 4)),
        byline_below=chance.random() < 0.2,
    )


@dataclass(frozen=True)
class Slot:
    """Room for a line: its left end on the baseline, and how wide it is."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class SetLine:
    slot: Slot
    words: tuple[str, ...]
    is_last: bool
    indent: float = 0.0


def fill(
    text: str, slots: Iterator[Slot], font: str, size: float, indent: float
) -> list[SetLine]:
    """The paragraph in the next slots."""
    words = text.split(" ")
    lines: list[SetLine] = []
    while words:
        slot = next(slots, None)
        if slot is None:
            raise OutOfRoomError
        inset = 0.0 if lines else indent
        taken = _taken(words, slot.width - inset, font, size)
        lines.append(SetLine(slot, tuple(taken), not words, inset))
    return lines


def printed(words: Sequence[str]) -> str:
    """The words as they are drawn; a space where no line may end is a space."""
    return " ".join(words).replace("\xa0", " ")


def _taken(words: list[str], room: float, font: str, size: float) -> list[str]:
    """The words that fill a line, taken off `words`; the last may be the first half of one."""
    taken: list[str] = []

    def fits(word: str) -> bool:
        return stringWidth(printed([*taken, word]), font, size) <= room

    while words and fits(words[0]):
        taken.append(words.pop(0))
    halves = next((way for way in _broken(words[0]) if fits(way[0])), None) if words else None
    if halves:
        taken.append(halves[0])
        words[0] = halves[1]
    elif not taken:
        taken.append(words.pop(0))
    return taken


def _broken(word: str) -> list[tuple[str, str]]:
    """All ways to break a word at a line's end, the longest first half first; at its own hyphens, if it has any."""
    ways = [(word[: m.end()], word[m.end() :]) for m in re.finditer(r"(?<=\w)-(?=\w)", word)]
    if not ways:
        ways = [(word[:at] + "-", word[at:]) for at in _hyphen_points(word)]
    return ways[::-1]


def _hyphen_points(word: str) -> list[int]:
    """Places between two consonants that stand between vowels, two letters from the word's ends."""
    bare = word.lower()
    return [
        at
        for at in range(2, len(word) - 2)
        if word[: at + 1].isalpha()
        and not set(bare[at - 1 : at + 1]) & set(VOWELS)
        and bare[at + 1] in VOWELS
        and set(bare[:at]) & set(VOWELS)
    ]


def wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    """Ragged lines without a word broken."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

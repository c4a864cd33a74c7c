"""Drop caps: a first character as high as two or three lines of the text that runs around it, put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_y
from articles.reading.language.latin.initials import (
    is_word,
    may_be_cap,
    stands_alone,
    words_of,
)
from articles.reading.language.latin.languages import language_of
from articles.reading.language.measure import is_han

from .printed_line import PrintedLine
from .script_tuning import SCRIPTS


def with_drop_caps(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines with every drop cap in front of the line that it begins; the lines around it as
    if none stood there.

    Left alone, it would be a block of its own, and the lines beside it would pass for a
    narrower column.
    """
    found = list(lines)
    for cap in filter(_may_be_cap, lines):
        changed = _without_cap(found, cap)
        if changed:
            found = [changed.get(n, line) for n, line in enumerate(found) if line is not cap]
    return found


def _may_be_cap(line: PrintedLine) -> bool:
    if not line.is_upright:
        return False
    if line.characters == 1 and is_han(line.text[0]):
        return True
    return may_be_cap(line.text)


def _without_cap(lines: Sequence[PrintedLine], cap: PrintedLine) -> dict[int, PrintedLine]:
    """What becomes of the lines beside a drop cap, by their index; nothing where it is none."""
    beside = [n for n, line in enumerate(lines) if _stands_beside(line, cap)]
    if len(beside) < SCRIPTS.cap_lines:
        return {}
    first, *others = sorted(beside, key=lambda n: lines[n].box.y0)
    if lines[first].box.y0 > cap.box.middle_y:
        return {}
    shift = min(lines[n].box.x0 for n in beside) - cap.box.x0
    changed = {n: _moved_left(lines[n], shift) for n in others}
    space = " " if _is_a_word(cap, first, lines, beside) else ""
    return {first: _begun_by(cap, lines[first], space), **changed}


def _is_a_word(
    cap: PrintedLine, first: int, lines: Sequence[PrintedLine], beside: Sequence[int]
) -> bool:
    """Whether a space follows the cap: the line that it begins is set in by one, or the page's words say so.

    `first` and `beside` are indexes into `lines`: that line's, and of all beside the cap.
    """
    line = lines[first]
    set_in = line.box.x0 - min(lines[n].box.x0 for n in beside if n != first)
    text = " ".join(lines[n].text for n in beside)
    if language_of(text) is None:  # two short lines often do not tell
        text = " ".join(line.text for line in lines)
    low, high = SCRIPTS.cap_space
    if low * line.size <= set_in <= high * line.size and is_word(cap.text[-1], text):
        return True
    words = words_of("\n".join(line.text for n, line in enumerate(lines) if n != first))
    return stands_alone(cap.text, line.text, text, words)


def _stands_beside(line: PrintedLine, cap: PrintedLine) -> bool:
    if line.characters <= 1 or line.size * SCRIPTS.cap_size > cap.size:
        return False
    gap = line.box.x0 - cap.box.x1
    if not -SCRIPTS.cap_overlap * line.size <= gap <= SCRIPTS.cap_gap * line.size:
        return False
    return overlap_y(line.box, cap.box) > SCRIPTS.cap_beside * line.box.height


def _begun_by(cap: PrintedLine, line: PrintedLine, space: str) -> PrintedLine:
    """The line with the drop cap as its first character, set in as a paragraph's first line."""
    indent = cap.box.x0 + SCRIPTS.cap_indent * line.size
    box = line.box._replace(x0=min(indent, line.box.x0))
    return replace(line, text=cap.text + space + line.text, box=box, ends=(-1, line.ends[1]))


def _moved_left(line: PrintedLine, shift: float) -> PrintedLine:
    """A line beside a drop cap as if no cap stood there; a paragraph that begins there stays set in."""
    return replace(line, box=line.box._replace(x0=line.box.x0 - shift))

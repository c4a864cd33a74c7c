"""Where the texts of a content stand, from the operators that place them (ISO 32000-2, 9.3 and 9.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pikepdf import Array, Matrix, String

from .content_places import Box, moved
from .font_advances import FontAdvances

# Of an em: how far a glyph may reach beyond its advance, below its line and above it
_OVERHANG, _DEPTH, _HEIGHT = 0.5, 0.8, 1.4
# From here on a text also clips what is drawn after it (9.3.6): without the text all of that would be seen.
_CLIPS = 4


@dataclass(frozen=True)
class DrawingState:
    """What `q` keeps and `Q` brings back, as far as it decides where something stands."""

    matrix: Matrix = field(default_factory=Matrix)
    font: FontAdvances | None = None
    size: float = 0
    character: float = 0  # Tc
    word: float = 0  # Tw
    stretch: float = 1  # Tz, of 1
    leading: float = 0  # TL
    rise: float = 0  # Ts
    mode: float = 0  # Tr


def with_setting(state: DrawingState, operator: str, operands: Sequence[Any]) -> DrawingState:
    """The state after an operator that sets one number of it; the same after any other."""
    name = _NUMBERS.get(operator)
    if name is None or not operands:
        return state
    number = float(operands[-1])
    changed: Any = {name: number / 100 if name == "stretch" else number}
    return replace(state, **changed)


_NUMBERS = {
    "Tc": "character",
    "Tw": "word",
    "Tz": "stretch",
    "TL": "leading",
    "Ts": "rise",
    "Tr": "mode",
}


class LineStart:
    """The text line matrix: where the line begins that the next text stands on."""

    def __init__(self) -> None:
        self.matrix = Matrix()

    def place(
        self, state: DrawingState, operator: str, operands: Sequence[Any]
    ) -> DrawingState:
        """After an operator that begins a text or a line; the state then. Raises ValueError and TypeError."""
        if operator == "TD":
            state = replace(state, leading=-float(operands[1]))
        elif operator == '"':
            word, character, _text = operands
            state = replace(state, word=float(word), character=float(character))
        moves = _PLACES.get(operator)
        if moves is not None:
            self.matrix = moves(self.matrix, state, operands)
        return state


_Moves = Callable[[Matrix, DrawingState, Sequence[Any]], Matrix]


def _next_line(line: Matrix, state: DrawingState, _operands: Sequence[Any]) -> Matrix:
    return Matrix(1, 0, 0, 1, 0, -state.leading) @ line


def _moved_line(line: Matrix, _state: DrawingState, operands: Sequence[Any]) -> Matrix:
    x, y = (float(one) for one in operands)
    return Matrix(1, 0, 0, 1, x, y) @ line


_PLACES: dict[str, _Moves] = {
    "BT": lambda _line, _state, _operands: Matrix(),
    "Tm": lambda _line, _state, operands: matrix_of(operands),
    "Td": _moved_line,
    "TD": _moved_line,
    "T*": _next_line,
    "'": _next_line,
    '"': _next_line,
}


def matrix_of(operands: Sequence[Any]) -> Matrix:
    """Of six numbers. Raises ValueError and TypeError."""
    a, b, c, d, e, f = (float(one) for one in operands)
    return Matrix(a, b, c, d, e, f)


@dataclass
class ShownTexts:
    """Texts that follow each other without a new place: one that is left out would move those after it.

    `numbers`: of their instructions. Along the line, in text space: where the next one begins, at
    the least and at the most (`at`), and how far they have come (`reach`).
    """

    numbers: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    is_placed: bool = True
    at: tuple[float, float] = (0, 0)
    reach: tuple[float, float] = (0, 0)

    def add(self, number: int, shown: Any, state: DrawingState, line: Matrix) -> None:
        """A text, or texts with numbers between them that move the next one (9.4.3)."""
        self.numbers.append(number)
        if state.font is None or state.mode >= _CLIPS:
            self.is_placed = False
            return
        for part in shown if isinstance(shown, Array) else [shown]:
            self._go_on(part, state, state.font)
        box = _box_in_text(self.reach, state, state.font)
        self.boxes.append(moved(box, line @ state.matrix))

    def _go_on(self, part: Any, state: DrawingState, font: FontAdvances) -> None:
        scale = 1 if font.is_upright else state.stretch
        if isinstance(part, (String, bytes)):
            text = bytes(part)
            least, most, count = font.advance(text)
            spacing, words = count * state.character, text.count(b" ") * state.word
            low = least * state.size + min(spacing, 0) + min(words, 0)
            high = most * state.size + max(spacing, 0) + max(words, 0)
        else:
            low = high = -float(part) / 1000 * state.size
        low, high = sorted((low * scale, high * scale))
        self.at = self.at[0] + low, self.at[1] + high
        self.reach = min(self.reach[0], *self.at), max(self.reach[1], *self.at)


def _box_in_text(reach: tuple[float, float], state: DrawingState, font: FontAdvances) -> Box:
    em = abs(state.size)
    if font.is_upright:  # the line goes down; its point stands over the middle of the glyphs
        wide = em * max(1, abs(state.stretch))
        return -wide, -reach[1] - em - wide, wide, -reach[0] + em + wide
    overhang = _OVERHANG * em * max(1, abs(state.stretch))
    below, above = -_DEPTH * em, _HEIGHT * em
    if state.size < 0:  # the glyphs stand on their heads
        below, above = -above, -below
    return reach[0] - overhang, state.rise + below, reach[1] + overhang, state.rise + above

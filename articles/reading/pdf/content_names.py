"""Which of its resources a content draws with, by their names (ISO 32000-2, 7.8.3).

And the content without the settings that nothing it draws sees: a hidden layer leaves them behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Name

Instruction = Any  # as in `hidden_layers`

# Operators that take a name as their first operand, and those whose last one may be a pattern.
_FIRST = {
    "Do": "/XObject",
    "Tf": "/Font",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "sh": "/Shading",
}
_LAST = {"scn", "SCN"}
_INLINE = "INLINE IMAGE"
_SHOW = {"Tj", "TJ", "'", '"', "Do"}  # a form may go on with the font
_PAINT = _SHOW | {
    "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", _INLINE,
}  # fmt: skip
# Operators that begin a colour anew, and those that go on with the space that is set.
_FILL, _STROKE = {"cs", "g", "rg", "k"}, {"CS", "G", "RG", "K"}
_IN_FILL, _IN_STROKE = {"sc", "scn"}, {"SC", "SCN"}


def names_used(instructions: Sequence[Instruction]) -> set[tuple[str, str]]:
    """(category, name) of all that the content draws with."""
    return {name for one in instructions for name in _names(one)}


def _names(instruction: Instruction) -> Iterator[tuple[str, str]]:
    operator, operands = str(instruction.operator), instruction.operands
    if operator == _INLINE:
        spaces = _flat(operands[0]._image_object)
        yield from (("/ColorSpace", str(one)) for one in spaces)
    elif operator in _FIRST and operands:
        yield _FIRST[operator], str(operands[0])
    elif operator in _LAST and operands and isinstance(operands[-1], Name):
        yield "/Pattern", str(operands[-1])


def _flat(tokens: Any) -> Iterator[Any]:
    for one in tokens:
        if isinstance(one, Name):
            yield one
        elif isinstance(one, Array):
            yield from _flat(one)


def drawing_with(
    instructions: Sequence[Instruction], xobjects: Collection[str]
) -> list[Instruction]:
    """The content without what draws other XObjects than these."""
    return [
        one
        for one in instructions
        if str(one.operator) != "Do" or (one.operands and str(one.operands[0]) in xobjects)
    ]


@dataclass
class _Settings:
    """Where the font, the colours and the graphics states that are in force were set.

    Of a colour: its space, and itself.
    """

    font: tuple[int, ...] = ()
    fill: tuple[int, ...] = ()
    stroke: tuple[int, ...] = ()
    states: tuple[int, ...] = ()

    def set(self, at: int, operator: str) -> bool:
        """Notes the instruction `at`; whether it sets something that names a resource, or a colour."""
        if operator == "Tf":
            self.font = (at,)
        elif operator in _FILL:
            self.fill = (at,)
        elif operator in _STROKE:
            self.stroke = (at,)
        elif operator in _IN_FILL:
            self.fill = (*self.fill[:1], at)
        elif operator in _IN_STROKE:
            self.stroke = (*self.stroke[:1], at)
        elif operator == "gs":
            self.states += (at,)
        else:
            return False
        return True

    def seen_by(self, operator: str) -> tuple[int, ...]:
        """What the operator draws with."""
        if operator not in _PAINT:
            return ()
        font = self.font if operator in _SHOW else ()
        return font + self.fill + self.stroke + self.states

    def copy(self) -> _Settings:
        return _Settings(self.font, self.fill, self.stroke, self.states)


@dataclass
class _Watch:
    """Which instructions set something, and which of those is seen by what is drawn."""

    now: _Settings = field(default_factory=_Settings)
    saved: list[_Settings] = field(default_factory=list)
    setting: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def read(self, at: int, operator: str) -> None:
        if operator == "q":
            self.saved.append(self.now.copy())
        elif operator == "Q":
            self.now = self.saved.pop() if self.saved else self.now
        elif self.now.set(at, operator):
            self.setting.add(at)
        elif seen := self.now.seen_by(operator):
            self.seen.update(seen)
            self.now.states = ()  # they may be many, and need not be noted again


def without_idle_settings(instructions: Sequence[Instruction]) -> list[Instruction]:
    """The content without fonts, colours and graphics states that are set and that nothing is drawn with."""
    watch = _Watch()
    for at, instruction in enumerate(instructions):
        watch.read(at, str(instruction.operator))
    idle = watch.setting - watch.seen
    return [one for at, one in enumerate(instructions) if at not in idle]

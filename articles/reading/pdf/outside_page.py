"""Content without what nobody sees of it: wholly outside of the page (slugs, printers' marks, notes
beside it), or text under what is painted later, as white as the paper, or drawn unseen.

A viewer does not show that, but whoever opens the file can read it. Texts, pictures and forms
are placed by the operators that set matrices and text states (ISO 32000-2, 8.3 and 9.4). What
cannot be placed stays: text whose font is drawn glyph by glyph or that clips, paths and shadings,
and a content with an operator that lacks its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Array, Dictionary, Matrix, Name, Stream, String

from .content_places import Box, Places, holds, meet, moved, moved_back, ordered
from .content_scope import Scope
from .damages import DAMAGES
from .font_advances import FontAdvances, advances_of
from .hidden_layers import Instruction, without_paint
from .seen_type import UnseenTexts
from .shown_texts import DrawingState, LineStart, ShownTexts, matrix_of, with_setting

_PICTURE: Box = (0, 0, 1, 1)  # 8.9.5: every picture fills its unit square
_SHOW = {"Tj", "TJ", "'", '"'}
# After one of these the next text has a place of its own.
_PLACE = {"BT", "ET", "Td", "TD", "Tm", "T*", "'", '"', "q", "Q", "cm"}


@dataclass(frozen=True)
class OnPage:
    """The content without what lies outside, and of each form in it, by name, what may be seen;
    None for all of it.
    """

    instructions: list[Instruction]
    forms: dict[str, Places | None]


def on_page(
    instructions: Sequence[Instruction], scope: Scope, unseen: UnseenTexts | None = None
) -> OnPage:
    """What of a content lies in one of its scope's places, in whole or in part, less its `unseen`
    texts. One that is not as it should be stays whole.
    """
    if scope.places is None:
        return OnPage(list(instructions), {})
    try:
        hidden = _hidden(instructions, unseen)
        return _seen(instructions, _Reading(scope, scope.places, hidden))
    except DAMAGES:
        return OnPage(list(instructions), {})


def _hidden(instructions: Sequence[Instruction], unseen: UnseenTexts | None) -> frozenset[int]:
    """The numbers of the instructions that show the unseen texts; none where these are counted otherwise."""
    if unseen is None or not unseen.places:
        return frozenset()
    shows = [number for number, one in enumerate(instructions) if _shows_text(one)]
    if len(shows) != unseen.count:
        return frozenset()
    return frozenset(shows[place] for place in unseen.places)


def _shows_text(instruction: Instruction) -> bool:
    """Whether PDFium makes a text of it: of no empty one."""
    if str(instruction.operator) not in _SHOW or not instruction.operands:
        return False
    shown = instruction.operands[-1]
    parts = shown if isinstance(shown, Array) else [shown]
    return any(isinstance(part, String) and len(bytes(part)) for part in parts)


def _seen(instructions: Sequence[Instruction], reading: _Reading) -> OnPage:
    for number, instruction in enumerate(instructions):
        reading.add(number, str(instruction.operator), instruction.operands)
    reading.end_run()
    kept: list[Instruction] = []
    for number, instruction in enumerate(instructions):
        if number in reading.outside:
            kept += without_paint(instruction, str(instruction.operator))
        else:
            kept.append(instruction)
    return OnPage(kept, reading.forms)


class _Reading:
    """A content, read from its first instruction to its last. `outside`: the numbers of those
    that draw nothing on the page.
    """

    def __init__(self, scope: Scope, places: Places, hidden: frozenset[int]) -> None:
        self.outside: set[int] = set()
        self.forms: dict[str, Places | None] = {}
        self._scope, self._places, self._hidden = scope, places, hidden
        self._state = DrawingState()
        self._saved: list[DrawingState] = []
        self._line, self._run = LineStart(), ShownTexts()

    def add(self, number: int, operator: str, operands: Sequence[Any]) -> None:
        if operator in _PLACE:
            self.end_run()
            self._state = self._line.place(self._state, operator, operands)
        self._set(operator, operands)
        if operator in _SHOW and operands:
            self._run.add(number, operands[-1], self._state, self._line.matrix)
        elif operator == "INLINE IMAGE":
            self._draw(number, _PICTURE, Matrix())
        elif operator == "Do" and operands:
            self._draw_named(number, operands[0])

    def end_run(self) -> None:
        run, self._run = self._run, ShownTexts()
        is_hidden = self._hidden.issuperset(run.numbers)
        if run.is_placed and (is_hidden or not any(map(self._is_seen, run.boxes))):
            self.outside.update(run.numbers)

    def _set(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "q":
            self._saved.append(self._state)
        elif operator == "Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == "cm":
            matrix = matrix_of(operands) @ self._state.matrix
            self._state = replace(self._state, matrix=matrix)
        elif operator == "Tf" and len(operands) == 2:
            font = self._font(operands[0])
            self._state = replace(self._state, font=font, size=float(operands[1]))
        elif operator == "gs" and operands and self._sets_font(operands[0]):
            self._state = replace(self._state, font=None)
        else:
            self._state = with_setting(self._state, operator, operands)

    def _font(self, name: Any) -> FontAdvances | None:
        try:
            return advances_of(self._scope.named("/Font", name))
        except DAMAGES:
            return None

    def _sets_font(self, name: Any) -> bool:
        state = self._scope.named("/ExtGState", name)
        return isinstance(state, Dictionary) and "/Font" in state

    def _draw_named(self, number: int, name: Any) -> None:
        drawn = self._scope.named("/XObject", name)
        if not isinstance(drawn, Stream):
            return
        if drawn.get("/Subtype") != Name.Form:
            self._draw(number, _PICTURE, Matrix())
            return
        bounds, matrix = drawn.get("/BBox"), drawn.get("/Matrix")
        if not isinstance(bounds, Array):
            self.forms[str(name)] = None
            return
        inner = matrix_of(list(matrix)) if isinstance(matrix, Array) else Matrix()
        box = ordered(list(bounds))
        if self._draw(number, box, inner):
            self._keep_places(str(name), box, inner @ self._state.matrix)

    def _draw(self, number: int, box: Box, matrix: Matrix) -> bool:
        """Whether something of what fills this box may be seen."""
        is_seen = self._is_seen(moved(box, matrix @ self._state.matrix))
        if not is_seen:
            self.outside.add(number)
        return is_seen

    def _keep_places(self, name: str, box: Box, matrix: Matrix) -> None:
        """A form that is drawn twice may be seen here or there: one copy of it serves both."""
        before = self.forms.get(name, ())
        seen = [moved_back(place, matrix) for place in self._places]
        placed = tuple(one for one in seen if one is not None)
        is_whole = len(placed) < len(seen) or any(holds(one, box) for one in placed)
        self.forms[name] = None if is_whole or before is None else (*before, *placed)

    def _is_seen(self, box: Box) -> bool:
        return any(meet(box, place) for place in self._places)

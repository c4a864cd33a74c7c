"""Layers of a PDF that are switched off (optional content, ISO 32000-2, 8.11), and content without what they draw."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator

# pikepdf.ContentStreamInstruction or ContentStreamInlineImage; both unpack to operands,
# operator
Instruction = Any

_OPENS, _CLOSES = {"BMC", "BDC"}, "EMC"
_POINTS = {"MP", "DP"}  # marks without content
_PAINTS_PATH = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_PAINTS = {"Tj", "TJ", "Do", "sh", "INLINE IMAGE"}
_NEXT_LINE, _NEXT_LINE_SPACED = "'", '"'


class HiddenLayers:
    """The layers that a viewer does not show when it opens the document."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        properties = document.Root.get("/OCProperties")
        layers = properties if isinstance(properties, Dictionary) else Dictionary()
        default, groups = layers.get("/D"), layers.get("/OCGs", ())
        self._off = _switched_off(default, groups) if isinstance(default, Dictionary) else set()

    @property
    def are_there(self) -> bool:
        return bool(self._off)

    def hide(self, membership: Object | None) -> bool:
        """Whether content of this /OC is hidden: a group, or a membership dictionary (8.11.2.2)."""
        if not isinstance(membership, Dictionary):
            return False
        if membership.get("/Type") != Name.OCMD:
            return membership.objgen in self._off
        expression = membership.get("/VE")
        if isinstance(expression, Array):
            return not self._is_true(expression)
        return not self._shows(membership)

    def _shows(self, membership: Dictionary) -> bool:
        groups = membership.get("/OCGs", ())
        listed = (
            [groups]
            if isinstance(groups, Dictionary)
            else [g for g in groups if isinstance(g, Dictionary)]
        )
        if not listed:
            return True
        on = [group.objgen not in self._off for group in listed]
        policies: dict[str, bool] = {
            "/AllOn": all(on),
            "/AnyOff": not all(on),
            "/AllOff": not any(on),
        }
        return policies.get(str(membership.get("/P", "/AnyOn")), any(on))

    def _is_true(self, expression: Object, depth: int = 0) -> bool:
        """A visibility expression: /And, /Or, /Not over groups and further expressions."""
        if isinstance(expression, Dictionary):
            return expression.objgen not in self._off
        if not isinstance(expression, Array) or not len(expression) or depth > 32:
            return True
        values = [self._is_true(one, depth + 1) for one in list(expression)[1:]]
        operator = str(expression[0])
        if operator == "/Not":
            return not all(values)
        return any(values) if operator == "/Or" else all(values)


def _switched_off(default: Dictionary, groups: Any) -> set[tuple[int, int]]:
    """The groups that the default configuration (8.11.4.3) switches off, also by their usage for viewing."""
    listed = [group for group in groups if isinstance(group, Dictionary)]
    off = {g.objgen for g in listed} if default.get("/BaseState") == Name.OFF else set()
    off -= set(_members(default.get("/ON")))
    off |= set(_members(default.get("/OFF")))
    for usage in default.get("/AS", ()):
        if isinstance(usage, Dictionary) and usage.get("/Event") == Name.View:
            off |= {g.objgen for g in usage.get("/OCGs", ()) if _view_state(g) == Name.OFF}
    return off


def _members(groups: Any) -> Iterator[tuple[int, int]]:
    return (group.objgen for group in groups or () if isinstance(group, Dictionary))


def _view_state(group: Any) -> Any:
    state = group
    for key in ("/Usage", "/View", "/ViewState"):
        state = state.get(key) if isinstance(state, Dictionary) else None
    return state


def drawing_only(
    instructions: Sequence[Instruction],
    hides: Callable[[Sequence[Any]], bool],
    left_out: Collection[str],
) -> list[Instruction]:
    """The content without its marks, and without what hidden layers and the XObjects `left_out`
    draw.

    `hides` tells of the operands of a mark whether what follows is hidden. Operators that set
    the state go on working inside a hidden layer (8.11.3.2), so they stay; those that paint do
    not.
    """
    kept: list[Instruction] = []
    marks: list[bool] = []
    for instruction in instructions:
        operands, operator = instruction.operands, str(instruction.operator)
        if operator in _OPENS:
            marks.append(operator == "BDC" and hides(operands))
        elif operator == _CLOSES:
            del marks[-1:]
        elif operator == "Do" and str(operands[0]) in left_out:
            continue
        elif operator not in _POINTS:
            kept += _without_paint(instruction, operator) if any(marks) else [instruction]
    return kept


def _without_paint(instruction: Instruction, operator: str) -> list[Instruction]:
    """What stays of an instruction in a hidden layer: it sets what it sets, and paints nothing."""
    if operator in _PAINTS:
        return []
    if operator in _PAINTS_PATH:
        return [_instruction("n")]
    if operator == _NEXT_LINE:
        return [_instruction("T*")]
    if operator == _NEXT_LINE_SPACED:
        word, character, _text = instruction.operands
        return [_instruction("Tw", word), _instruction("Tc", character), _instruction("T*")]
    return [instruction]


def _instruction(operator: str, *operands: Any) -> Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), Operator(operator))

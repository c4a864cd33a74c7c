"""Layers of a PDF that are switched off (optional content, ISO 32000-2, 8.11), and content without what they draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
        groups = [one for one in _listed(layers.get("/OCGs")) if isinstance(one, Dictionary)]
        self._off = {group.objgen for group in groups if _off_for_viewing(group)}
        for configuration in _configurations(layers):
            self._off |= _switched_off(configuration, groups)

    @property
    def are_there(self) -> bool:
        return bool(self._off)

    def hide(self, membership: Object | None) -> bool:
        """Whether content of this /OC is hidden: a group, or a membership dictionary (8.11.2.2)."""
        if not isinstance(membership, Dictionary):
            return False
        if membership.get("/Type") != Name.OCMD:
            return not self._is_on(membership)
        expression = membership.get("/VE")
        if isinstance(expression, Array):
            return not self._is_true(expression)
        return not self._shows(membership)

    def _is_on(self, group: Dictionary) -> bool:
        return group.objgen not in self._off and not _off_for_viewing(group)

    def _shows(self, membership: Dictionary) -> bool:
        groups = membership.get("/OCGs")
        listed = (
            [groups]
            if isinstance(groups, Dictionary)
            else [g for g in _listed(groups) if isinstance(g, Dictionary)]
        )
        if not listed:
            return True
        on = [self._is_on(group) for group in listed]
        policies: dict[str, bool] = {
            "/AllOn": all(on),
            "/AnyOff": not all(on),
            "/AllOff": not any(on),
        }
        return policies.get(str(membership.get("/P", "/AnyOn")), any(on))

    def _is_true(self, expression: Object, depth: int = 0) -> bool:
        """A visibility expression: /And, /Or, /Not over groups and further expressions."""
        if isinstance(expression, Dictionary):
            return self._is_on(expression)
        if not isinstance(expression, Array) or not len(expression) or depth > 32:
            return True
        values = [self._is_true(one, depth + 1) for one in list(expression)[1:]]
        operator = str(expression[0])
        if operator == "/Not":
            return not all(values)
        return any(values) if operator == "/Or" else all(values)


def _configurations(layers: Dictionary) -> Iterator[Dictionary]:
    """The default configuration (8.11.4.3), and others for viewing, which some viewers take instead."""
    if isinstance(default := layers.get("/D"), Dictionary):
        yield default
    for other in _listed(layers.get("/Configs")):
        if isinstance(other, Dictionary) and other.get("/Intent") == Name.View:
            yield other


def _switched_off(
    configuration: Dictionary, groups: Iterable[Dictionary]
) -> set[tuple[int, int]]:
    """The groups that a configuration switches off."""
    is_off = configuration.get("/BaseState") == Name.OFF
    off = {group.objgen for group in groups} if is_off else set()
    off -= set(_members(configuration.get("/ON")))
    return off | set(_members(configuration.get("/OFF")))


def _members(groups: Any) -> Iterator[tuple[int, int]]:
    return (group.objgen for group in _listed(groups) if isinstance(group, Dictionary))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else []


def _off_for_viewing(group: Any) -> bool:
    """By its own usage (8.11.4.4): PDFium follows it also where no configuration asks for that (/AS)."""
    state = group
    for key in ("/Usage", "/View", "/ViewState"):
        state = state.get(key) if isinstance(state, Dictionary) else None
    return str(state) in {"/OFF", "OFF"}


def drawing_only(
    instructions: Sequence[Instruction],
    hides: Callable[[Sequence[Any]], bool],
) -> list[Instruction]:
    """The content without its marks, and without what hidden layers draw.

    `hides` tells of the operands of a mark whether what follows is hidden. Operators that set
    the state go on working inside a hidden layer (8.11.3.2), so they stay; those that paint do
    not.
    """
    kept = _Kept()
    marks: list[bool] = []
    for instruction in instructions:
        operands, operator = instruction.operands, str(instruction.operator)
        if operator in _OPENS:
            marks.append(operator == "BDC" and hides(operands))
        elif operator == _CLOSES:
            del marks[-1:]
        elif operator not in _POINTS:
            kept.add(instruction, operator, any(marks))
    return kept.instructions


class _Kept:
    """What stays of a content. What a hidden layer sets between q and Q, which nothing sees, does not."""

    def __init__(self) -> None:
        self.instructions: list[Instruction] = []
        self._saved: list[int] = []  # lengths at each q of the hidden content that is read

    def add(self, instruction: Instruction, operator: str, is_hidden: bool) -> None:
        if not is_hidden:
            self._saved.clear()
            self.instructions.append(instruction)
        elif operator == "Q" and self._saved:
            del self.instructions[self._saved.pop() :]
        else:
            if operator == "q":
                self._saved.append(len(self.instructions))
            self.instructions += without_paint(instruction, operator)


def without_paint(instruction: Instruction, operator: str) -> list[Instruction]:
    """What stays of an instruction whose painting nobody sees: it sets what it sets."""
    if operator in _PAINTS:
        return []
    if operator in _PAINTS_PATH:
        return [_instruction("n")]
    if operator == _NEXT_LINE:
        return [_instruction("T*")]
    if operator == _NEXT_LINE_SPACED:
        if len(instruction.operands) != 3:
            return []
        word, character, _text = instruction.operands
        return [_instruction("Tw", word), _instruction("Tc", character), _instruction("T*")]
    return [instruction]


def _instruction(operator: str, *operands: Any) -> Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), Operator(operator))

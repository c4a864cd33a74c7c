"""Operations and rearrangements as JSON values and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any

from .arrangement import Operation, PlacedBlock, Rearrangement
from .layout_codec import group_from_list, group_to_list

_PLACE = tuple(field.name for field in fields(PlacedBlock))
_USUAL = {
    field.name: field.default
    for field in (*fields(Operation), *fields(PlacedBlock))
    if field.default is not MISSING
}


def operation_to_dict(operation: Operation) -> dict[str, Any]:
    """Without what is as usual."""
    return _unusual(asdict(operation))


def operation_from_dict(value: Mapping[str, Any]) -> Operation:
    """Raises TypeError or ValueError for a value that is no operation."""
    polygon = tuple((x, y) for x, y in value.get("polygon", ()))
    return Operation(**{**value, "blocks": tuple(value.get("blocks", ())), "polygon": polygon})


def rearrangement_to_dict(change: Rearrangement) -> dict[str, Any]:
    return {
        "blocks": [
            _unusual({name: getattr(b, name) for name in _PLACE}) for b in change.blocks
        ],
        "gone": list(change.gone),
        "groups": list(map(group_to_list, change.groups)),
    }


def rearrangement_from_dict(value: Mapping[str, Any]) -> Rearrangement:
    return Rearrangement(
        blocks=tuple(PlacedBlock(**block) for block in value["blocks"]),
        gone=tuple(value["gone"]),
        groups=tuple(map(group_from_list, value["groups"])),
    )


def _unusual(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if name not in _USUAL or value != _USUAL[name]
    }

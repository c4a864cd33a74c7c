"""A page's layout as JSON and back, compact: a broadsheet page takes some 30 KB, compressed 10 to 20.

Places are whole numbers of ten-millionths of the page, a line's as steps from the line above: the same steps recur
down a column, and compress well. `VERSION` is that of the form; `READING_VERSION` that of what the reading keeps.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Any

from articles.story import Point

from .page_layout import (
    BlockLine,
    Corners,
    Face,
    PageBlock,
    PageLayout,
    PagePart,
    PageSetting,
    StoryGroup,
)

VERSION = 1
_WHOLE = 10_000_000  # of which places are whole numbers: as finely as they are kept
_SIZES = 1_000  # of which a point is one
_NO_CORNERS = (0, 0, 0, 0)
# Of a block, those that are nothing but values, each left out where it is the usual one
_VALUES = tuple(
    field.name for field in fields(PageBlock) if field.name not in ("lines", "area", "column")
)
_USUAL = {field.name: field.default for field in fields(PageBlock)}


class LayoutVersionError(ValueError):
    """A layout that a newer version of the program has written."""


def pack_layout(layout: PageLayout) -> bytes:
    """The layout as compressed JSON; the same layout gives the same bytes."""
    return zlib.compress(layout_to_json(layout).encode(), 9)


def unpack_layout(data: bytes) -> PageLayout:
    """The layout that `pack_layout` wrote. Raises LayoutVersionError for one of a form that is not known here."""
    return layout_from_json(zlib.decompress(data).decode())


def unpack_texts(data: bytes) -> dict[int, tuple[str, ...]]:
    """The printed lines of each block by its number: in a tenth of the time that the whole layout takes.

    Raises LayoutVersionError for a layout of a form that is not known here.
    """
    value = _known(json.loads(zlib.decompress(data)))
    return {block["number"]: tuple(block.get("text", ())) for block in value["blocks"]}


def layout_to_json(layout: PageLayout) -> str:
    value = {
        "form": VERSION,
        "reading": layout.version,
        "setting": _setting_to_dict(layout.setting),
        "groups": list(map(group_to_list, layout.groups)),
        "blocks": [_block_to_dict(block) for block in layout.blocks],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def layout_from_json(text: str) -> PageLayout:
    """Raises LayoutVersionError for a form that is not known here."""
    value = _known(json.loads(text))
    return PageLayout(
        setting=_setting_from_dict(value["setting"]),
        blocks=tuple(map(_block_from_dict, value["blocks"])),
        groups=tuple(map(group_from_list, value["groups"])),
        version=value["reading"],
    )


def _known(value: dict[str, Any]) -> dict[str, Any]:
    """A layout of a form that is known here."""
    if value["form"] != VERSION:
        message = f"Expected a layout in form {VERSION}, found form {value['form']}."
        raise LayoutVersionError(message)
    return value


def group_to_list(group: StoryGroup) -> list[Any]:
    """The zone is left out where none was drawn, as on every page as it is read."""
    zone = [[list(point) for point in polygon] for polygon in group.zone]
    return [group.number, list(group.labels), group.section, *([zone] if zone else [])]


def group_from_list(value: Sequence[Any]) -> StoryGroup:
    number, labels, section, *zones = value
    return StoryGroup(number, tuple(labels), section, polygons(*zones))


def polygons(zone: Iterable[Iterable[Sequence[float]]] = ()) -> tuple[tuple[Point, ...], ...]:
    """Polygons out of lists of lists."""
    return tuple(tuple((x, y) for x, y in polygon) for polygon in zone)


def _setting_to_dict(setting: PageSetting) -> dict[str, Any]:
    return {
        "sequence": setting.sequence,
        "size": setting.size,
        "parts": [[part.is_turned, part.shows_indents, part.em] for part in setting.parts],
        "faces": [[face.family, face.weight] for face in setting.faces],
        "frames": [_to_whole(box) for box in setting.frames],
        "rules": [_to_whole(box) for box in setting.rules],
    }


def _setting_from_dict(value: Mapping[str, Any]) -> PageSetting:
    return PageSetting(
        sequence=value["sequence"],
        size=None if value["size"] is None else (value["size"][0], value["size"][1]),
        parts=tuple(PagePart(*part) for part in value["parts"]),
        faces=tuple(Face(*face) for face in value["faces"]),
        frames=tuple(map(_from_whole, value["frames"])),
        rules=tuple(map(_from_whole, value["rules"])),
    )


# --- blocks


def _block_to_dict(block: PageBlock) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: value for name in _VALUES if (value := getattr(block, name)) != _USUAL[name]
    }
    if found.get("role") == found.get("role_read"):
        del found["role"]
    if found.get("origin") == found["number"]:
        del found["origin"]
    if block.area is not None:
        found["area"] = _to_whole(block.area)
    if block.column is not None:
        found["column"] = [_whole(edge) for edge in block.column]
    return found | _lines_to_dict(block.lines)


def _block_from_dict(value: Mapping[str, Any]) -> PageBlock:
    values = {name: value[name] for name in _VALUES if name in value}
    column = value.get("column")
    return PageBlock(
        **{"role": value["role_read"], "origin": value["number"]} | values,
        lines=_lines_from_dict(value),
        area=_from_whole(value["area"]) if "area" in value else None,
        column=(column[0] / _WHOLE, column[1] / _WHOLE) if column else None,
    )


def _lines_to_dict(lines: Sequence[BlockLine]) -> dict[str, Any]:
    """The lines' texts below each other, and what else is known of them: as lists, of one value
    where all are alike.
    """
    if not lines:
        return {}
    found: dict[str, Any] = {"text": [line.text for line in lines]}
    if lines[0].box is not None:
        found["boxes"] = _steps([line.box or (0.0, 0.0, 0.0, 0.0) for line in lines])
        found["sizes"] = _alike(round(line.size * _SIZES) for line in lines)
        found["faces"] = _alike(line.face for line in lines)
    elif any(line.indent or line.space_before or line.space_after for line in lines):
        found["blanks"] = [
            [line.indent, int(line.space_before), int(line.space_after)] for line in lines
        ]
    return found


def _lines_from_dict(value: Mapping[str, Any]) -> tuple[BlockLine, ...]:
    texts = value.get("text", [])
    if "boxes" in value:
        sizes, faces = (_each(value[name], len(texts)) for name in ("sizes", "faces"))
        rows = zip(texts, _unstepped(value["boxes"]), sizes, faces, strict=True)
        return tuple(
            BlockLine(text, box, size / _SIZES, face) for text, box, size, face in rows
        )
    blanks = value.get("blanks") or [(0.0, 0, 0)] * len(texts)
    return tuple(
        BlockLine(text, indent=indent, space_before=bool(before), space_after=bool(after))
        for text, (indent, before, after) in zip(texts, blanks, strict=True)
    )


def _alike(values: Iterable[int]) -> list[int]:
    found = list(values)
    return found[:1] if len(set(found)) == 1 else found


def _each(values: list[int], count: int) -> list[int]:
    return values * count if len(values) == 1 else values


# --- places


def _whole(share: float) -> int:
    return round(share * _WHOLE)


def _to_whole(box: Corners) -> list[int]:
    return [_whole(edge) for edge in box]


def _from_whole(edges: Sequence[int]) -> Corners:
    x0, y0, x1, y1 = (edge / _WHOLE for edge in edges)
    return x0, y0, x1, y1


def _steps(boxes: Sequence[Corners]) -> list[list[int]]:
    """Each edge of the boxes as a list: how far it is from that of the box above, the first one's from the page's."""
    rows = [_NO_CORNERS, *map(_to_whole, boxes)]
    steps = [
        [b - a for a, b in zip(above, below, strict=True)] for above, below in pairwise(rows)
    ]
    return [list(column) for column in zip(*steps, strict=True)]


def _unstepped(columns: Sequence[Sequence[int]]) -> list[Corners]:
    found: list[Corners] = []
    at = list(_NO_CORNERS)
    for steps in zip(*columns, strict=True):
        at = [edge + step for edge, step in zip(at, steps, strict=True)]
        found.append(_from_whole(at))
    return found

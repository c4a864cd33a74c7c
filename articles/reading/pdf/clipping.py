"""What a PDF's clip paths let be seen of an object, in the object's own coordinates (points, y upwards)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator

from pypdfium2 import raw

from articles.reading.geometry import Box, common

LEAST_SEEN = 0.1  # share of a text's box; with less of it inside its clip it is not printed


def is_clipped(one: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether nothing of an object is to be seen through its clip path."""
    if raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(one)) < 1:
        return False
    clip = clip_of(one)
    corners = [ctypes.c_float() for _ in range(4)]
    if math.isinf(clip.x0) or not raw.FPDFPageObj_GetBounds(one, *corners):
        return False
    box = Box(*(corner.value for corner in corners))
    seen = common(box, clip)
    return min(seen.width, seen.height) <= 0 or seen.area < LEAST_SEEN * box.area


def clip_of(one: raw.FPDF_PAGEOBJECT) -> Box:
    """The box that the frames around the object let be seen; endless without any. Typesetters frame every photo."""
    path = raw.FPDFPageObj_GetClipPath(one)
    shown = Box(-math.inf, -math.inf, math.inf, math.inf)
    for frame in range(raw.FPDFClipPath_CountPaths(path)):  # -1 where there is none
        count = raw.FPDFClipPath_CountPathSegments(path, frame)
        points = list(
            points_of(
                raw.FPDFClipPath_GetPathSegment(path, frame, index) for index in range(count)
            )
        )
        if points:
            xs, ys = zip(*points, strict=True)
            shown = common(shown, Box(min(xs), min(ys), max(xs), max(ys)))
    return shown


def points_of(segments: Iterable[raw.FPDF_PATHSEGMENT]) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in segments:
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value

"""The photos inside a PDF page, in their own pixels, where the page shows them whole.

PDFium makes them what they are on the page: upright, in sRGB whatever their colours are kept in
(CMYK, ICC profiles, palettes), the transparent laid on white. Whether a page shows a photo
whole is not asked of its clips, its masks and what is printed over it: the photo, made small,
is compared with a small rendering of its place on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdfium2 import raw

from articles.reading.geometry import Box, common

from .frame import CoordinateFrame, frame_of
from .rendering import at_width

LONGEST = 2400  # pixels of a photo's longer side: a screen full, in double density on most
_DEEPEST = 12  # form XObjects inside one another
_SAME_PLACE = 0.9  # of the area that a place and a photo cover together, both do
# times its size that a photo may lean: scans are turned by a hair, designs by degrees
_SQUARE = 0.02
_SHAPE = 0.02  # times its width or height that a photo may be stretched without being made anew
_SHOWN = 0.97  # of a photo that the frame around it leaves to be seen
# pixels wide, to compare a photo with its place: print over it counts, its grain does not
_SMALL = 96
_DIFFERS = 48  # of 255, in one colour: more than two ways to convert CMYK differ
_MOST_DIFFERING = 0.08  # of a photo's area: a credit printed over it, rounded corners


@dataclass(frozen=True)
class PlacedImage:
    """An image on the page: its box in fractions of the page as it is shown; `matrix` as it is shown, y downwards."""

    image: pdfium.PdfImage
    box: Box
    matrix: pdfium.PdfMatrix


def placed_images(page: pdfium.PdfPage) -> tuple[PlacedImage, ...]:
    """The page's images, those inside form XObjects too, in the order of painting."""
    frame = frame_of(page)
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    return tuple(_placed(image, frame) for image in objects)


def whole_photo(
    page: pdfium.PdfPage, images: tuple[PlacedImage, ...], place: Box
) -> Image.Image | None:
    """The photo at `place` (fractions of the page as it is shown) in its own pixels, at most
    LONGEST.

    None where there is none, or the page shows only a part of it, leaning, or with much printed
    over it.
    """
    for placed in _at(images, place):
        photo = _upright(page, placed)
        if photo is not None and _looks_like(photo, at_width(page, _SMALL, placed.box)):
            return photo
    return None


def _at(images: tuple[PlacedImage, ...], place: Box) -> Iterator[PlacedImage]:
    """The images that fill `place`, the last painted first; what hangs over the page's edge is not whole."""
    sheet = Box(-0.001, -0.001, 1.001, 1.001)
    for placed in reversed(images):
        both = common(placed.box, place)
        if both.width <= 0 or both.height <= 0 or common(placed.box, sheet) != placed.box:
            continue
        if both.area >= _SAME_PLACE * (placed.box.area + place.area - both.area):
            yield placed


def _placed(image: pdfium.PdfImage, frame: CoordinateFrame) -> PlacedImage:
    matrix = image.get_matrix()
    around = image.container
    while around is not None:
        matrix = matrix.multiply(around.get_matrix())
        around = around.container
    shown = matrix.multiply(_as_shown(frame))
    corners = [shown.on_point(x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = zip(*corners, strict=True)
    width, height = frame.size
    return PlacedImage(
        image, Box(min(xs) / width, min(ys) / height, max(xs) / width, max(ys) / height), shown
    )


def _as_shown(frame: CoordinateFrame) -> pdfium.PdfMatrix:
    """The page's own points → points as it is shown."""
    (x, y), (right, down), (up_x, up_y) = (
        frame.point(0, 0),
        frame.point(1, 0),
        frame.point(0, 1),
    )
    return pdfium.PdfMatrix(right - x, down - y, up_x - x, up_y - y, x, y)


def _upright(page: pdfium.PdfPage, placed: PlacedImage) -> Image.Image | None:
    """The photo as it is shown, in RGB on white; None where it leans or PDFium cannot draw it."""
    matrix = placed.matrix
    lies = max(abs(matrix.a), abs(matrix.d)) < _SQUARE * max(abs(matrix.b), abs(matrix.c))
    stands = max(abs(matrix.b), abs(matrix.c)) < _SQUARE * max(abs(matrix.a), abs(matrix.d))
    if not (lies or stands):
        return None
    across, down = placed.image.get_px_size()
    width, height = _size(placed, (down, across) if lies else (across, down), page)
    if lies:
        drawn = pdfium.PdfMatrix(0, -_signed(height, matrix.b), _signed(width, matrix.c), 0)
    else:
        drawn = pdfium.PdfMatrix(_signed(width, matrix.a), 0, 0, -_signed(height, matrix.d))
    return _drawn(page, placed.image, drawn)


def _size(
    placed: PlacedImage, own: tuple[int, int], page: pdfium.PdfPage
) -> tuple[float, float]:
    """The photo's own pixels, in the shape that the page gives it, at most LONGEST."""
    width, height = map(float, own)
    shape = placed.box.width * page.get_width() / (placed.box.height * page.get_height())
    if abs(width / height / shape - 1) > _SHAPE:
        width, height = max(width, height * shape), max(height, width / shape)
    fit = min(1.0, LONGEST / max(width, height))
    return max(1.0, round(width * fit)), max(1.0, round(height * fit))


def _signed(size: float, like: float) -> float:
    """`size` with the sign of `like`."""
    return size if like > 0 else -size


def _drawn(
    page: pdfium.PdfPage, image: pdfium.PdfImage, matrix: pdfium.PdfMatrix
) -> Image.Image | None:
    kept = image.get_matrix()
    image.set_matrix(matrix)
    try:
        found = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, image)
    finally:
        image.set_matrix(kept)
    if not found:
        return None
    # The bitmap is PDFium's, and freed with the page
    return _on_white(pdfium.PdfBitmap.from_raw(found).to_pil())


def _on_white(image: Image.Image) -> Image.Image | None:
    """In RGB, the transparent laid on white; None where a frame around it shows only a part."""
    if "A" not in image.getbands():
        return image.convert("RGB")
    opaque = image.getchannel("A")
    seen = opaque.getbbox() or (0, 0, 0, 0)
    if (seen[2] - seen[0]) * (seen[3] - seen[1]) < _SHOWN * image.width * image.height:
        return None
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=opaque)
    return paper.crop(seen)


def _looks_like(photo: Image.Image, place: Image.Image) -> bool:
    """Whether little of the photo, made as small as `place`, differs from it by much in any colour."""
    small = photo.resize(place.size, Image.Resampling.BOX)
    difference = ImageChops.difference(small, place)
    most = ImageChops.lighter(
        ImageChops.lighter(*difference.split()[:2]), difference.getchannel("B")
    )
    differing = sum(most.histogram()[_DIFFERS:])
    return differing <= _MOST_DIFFERING * place.width * place.height

"""Images that decorate: the page head's logo, a strip in a frame's corner or beside a headline."""

from __future__ import annotations

from articles.reading.geometry import Box

from .classified_blocks import ClassifiedBlocks
from .page_picture import PagePicture
from .picture_tuning import PICTURES


def is_ornament(picture: PagePicture, page: ClassifiedBlocks) -> bool:
    """Whether a picture without words is low, and a strip or above all of the page's stories.

    A photo is higher, or has a caption or a credit; a portrait is no strip, and stands at its
    text.
    """
    if picture.words or picture.is_figure:
        return False
    shorter, longer = sorted((picture.box.width, picture.box.height))
    if shorter > PICTURES.ornament_height * page.em:
        return False
    return longer >= PICTURES.ornament_shape * shorter or _is_in_page_head(picture.box, page)


def _is_in_page_head(box: Box, page: ClassifiedBlocks) -> bool:
    """Whether no story has text as high as the picture's foot: small type there is the page head's."""
    tops = [block.box.y0 for block in (*page.display, *page.body)]
    return bool(tops) and box.y1 <= min(tops)

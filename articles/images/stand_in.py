"""What stands in for a page's picture while that is being made: browsers draw it, whatever the status."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

MEDIA_TYPE = "image/svg+xml"
_PAPER, _INK = "#f3f2ee", "#6d6b65"


def stand_in(image: Mapping[str, Any], words: str) -> str:
    """An SVG of the shape of `image`, an entry of `Page.images`, with `words` in its middle."""
    width, height = image["width"], image["height"]
    size = width // 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>'
        f'<text x="50%" y="50%" text-anchor="middle" font-family="sans-serif" font-size="{size}" fill="{_INK}">'
        f"{escape(words)}</text></svg>"
    )

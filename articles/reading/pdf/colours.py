"""Colours as PDFium gives them: red, green, blue and alpha, each 0 to 255."""

from __future__ import annotations


def lightness(red: float, green: float, blue: float) -> float:
    """0 (black) to 1 (white), as the eye weighs the colours (0 to 255; ITU-R BT.601)."""
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

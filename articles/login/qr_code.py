"""A QR code as the path of an SVG, which needs neither inline style nor a picture of its own."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode import QRCode

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks for


@dataclass(frozen=True)
class QrCode:
    """`path`: a square of one unit for each dark module. `side`: units, with the quiet zone."""

    path: str
    side: int


def qr_code(text: str) -> QrCode:
    code = QRCode(border=QUIET_ZONE)
    code.add_data(text)
    matrix = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark]
    return QrCode("".join(f"M{x} {y}h1v1h-1z" for x, y in dark), len(matrix))

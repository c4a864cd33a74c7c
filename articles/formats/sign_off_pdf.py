"""The sign-off sheet as PDF, for the archive and for whoever has no account at the desk.

Chinese is set in STSong-Light, one of the typefaces that the PDF specification's character
collections name (ISO 32000-2, 9.7.5.2, Adobe-GB1) and that readers supply themselves: so no font of
several megabytes is shipped. The same sheet gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

SONG = "STSong-Light"
MARGIN = 16 * mm
# level, who, when, SHA-256, what came after; in all the width between the margins
COLUMNS = (16 * mm, 32 * mm, 32 * mm, 58 * mm, 40 * mm)
TITLE = ParagraphStyle("title", fontName=SONG, fontSize=16, leading=22, wordWrap="CJK")
STORY = ParagraphStyle("story", fontName=SONG, fontSize=11, leading=16, wordWrap="CJK")
CELL = ParagraphStyle("cell", fontName=SONG, fontSize=8, leading=11, wordWrap="CJK")
# What a table sets as it is: a cell that fits into its column needs no paragraph, and an issue has thousands of them
SET_AS_IT_IS = [
    ("FONT", (0, 0), (-1, -1), SONG, 8, 11),
    ("FONT", (3, 1), (3, -1), "Courier", 6.5, 9),
]
PADDING = 6  # points at the right of a cell
DIGITS_IN_LINE = 32  # half a SHA-256
LINES = [
    *SET_AS_IT_IS,
    ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]


@dataclass(frozen=True)
class SheetRow:
    """A signature in words. `after`: what became of it, and of the text."""

    level: str
    who: str
    when: str
    sha256: str
    after: str


@dataclass(frozen=True)
class SheetPart:
    """A story. `remarks`: what is missing, and when it was sent back."""

    title: str
    place: str
    rows: tuple[SheetRow, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetDocument:
    """`labels`: of the five columns; `note` stands below the title."""

    title: str
    note: str
    labels: tuple[str, str, str, str, str]
    parts: tuple[SheetPart, ...]


def write(document: SheetDocument) -> bytes:
    """The sheet as A4 pages with their numbers."""
    if SONG not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    data = io.BytesIO()
    pages = SimpleDocTemplate(
        data,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=document.title,
        invariant=1,
    )
    pages.build(list(_flow(document)), onFirstPage=_number, onLaterPages=_number)
    return data.getvalue()


def _flow(document: SheetDocument) -> Iterator[object]:
    yield Paragraph(escape(document.title), TITLE)
    yield Paragraph(escape(document.note), CELL)
    for part in document.parts:
        yield Spacer(0, 4 * mm)
        yield KeepTogether([*_part(part, document.labels)])


def _part(part: SheetPart, labels: tuple[str, ...]) -> Iterator[object]:
    yield Paragraph(escape(part.title), STORY)
    yield Paragraph(escape(part.place), CELL)
    if part.rows:
        head = [_cell(*each) for each in zip(labels, COLUMNS, strict=True)]
        rows = [_cells(row) for row in part.rows]
        yield Table([head, *rows], COLUMNS, style=LINES, hAlign="LEFT", repeatRows=1)
    for remark in part.remarks:
        yield Paragraph(escape(remark), CELL)


def _cells(row: SheetRow) -> list[Paragraph | str]:
    level, who, when, _sum, after = COLUMNS
    return [
        _cell(row.level, level),
        _cell(row.who, who),
        _cell(row.when, when),
        f"{row.sha256[:DIGITS_IN_LINE]}\n{row.sha256[DIGITS_IN_LINE:]}",
        _cell(row.after, after),
    ]


def _cell(text: str, width: float) -> Paragraph | str:
    fits = pdfmetrics.stringWidth(text, SONG, CELL.fontSize) <= width - PADDING
    return text if fits and "\n" not in text else Paragraph(escape(text), CELL)


def _number(canvas: object, pages: object) -> None:
    canvas.setFont(SONG, 8)  # type: ignore[attr-defined]
    place = A4[0] - MARGIN
    canvas.drawRightString(place, MARGIN / 2, str(pages.page))  # type: ignore[attr-defined]

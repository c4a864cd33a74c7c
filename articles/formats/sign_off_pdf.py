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
DIGEST = ParagraphStyle("digest", fontName="Courier", fontSize=6.5, leading=9, wordWrap="CJK")
LINES = [
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
        head = [Paragraph(escape(label), CELL) for label in labels]
        rows = [_cells(row) for row in part.rows]
        yield Table([head, *rows], COLUMNS, style=LINES, hAlign="LEFT", repeatRows=1)
    for remark in part.remarks:
        yield Paragraph(escape(remark), CELL)


def _cells(row: SheetRow) -> list[Paragraph]:
    return [
        Paragraph(escape(row.level), CELL),
        Paragraph(escape(row.who), CELL),
        Paragraph(escape(row.when), CELL),
        Paragraph(escape(row.sha256), DIGEST),
        Paragraph(escape(row.after), CELL),
    ]


def _number(canvas: object, pages: object) -> None:
    canvas.setFont(SONG, 8)  # type: ignore[attr-defined]
    place = A4[0] - MARGIN
    canvas.drawRightString(place, MARGIN / 2, str(pages.page))  # type: ignore[attr-defined]

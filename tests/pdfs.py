"""PDFs that the tests import: pages of a few stories, and every kind that must be refused. Made here, none is kept."""

from __future__ import annotations

import io
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # one of the fonts that every reader knows: nothing is embedded
WIDTH, HEIGHT = 400, 560  # points
TEXT = "近年来各县聚力打造产业园一派现代化生产场景呈现在眼前工人们正在生产线上忙碌着一批批零部件从这里发往各地"


def make_pdf(*pages, size=(WIDTH, HEIGHT), password=None, owner_password=None):
    """A PDF of pages that `draw_page` gets its arguments for: {"number": "3", "stories": ["…"]} or a function."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    locked = (
        StandardEncryption(password or "", owner_password or "owner")
        if password is not None
        else None
    )
    canvas = Canvas(buffer, pagesize=size, encrypt=locked, invariant=1)
    for page in pages or ({},):
        if callable(page):
            page(canvas)
        else:
            draw_page(canvas, **page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_page(
    canvas,
    number="",
    date="2023年11月8日",
    stories=("泗县打造汽车零部件产业园",),
    words=TEXT,
    photo=None,
):
    """What a page says of itself on top, and below its stories: a headline and four lines each,
    one under the other.

    `photo`: the bytes of an image, which stands at the foot with a caption.
    """
    canvas.setFont(FONT, 9)
    canvas.drawString(
        30, HEIGHT - 24, f"江南日报  {date}  星期三  要闻" if date else "江南日报  要闻"
    )
    if number:
        canvas.setFont(FONT, 14)
        canvas.drawString(WIDTH - 60, HEIGHT - 26, f"第{number}版")
    top = HEIGHT - 70
    for headline in stories:
        canvas.setFont(FONT, 22)
        canvas.drawString(30, top, headline)
        canvas.setFont(FONT, 10)
        text = "　　本报讯 记者邢成敏 报道 " + words + headline + "。"
        for start in range(0, len(text), 34):
            top -= 16
            canvas.drawString(30, top, text[start : start + 34])
        top -= 44
    if photo:
        canvas.drawImage(ImageReader(io.BytesIO(photo)), 30, 60, 200, 120)
        canvas.setFont(FONT, 8)
        canvas.drawString(30, 46, "渔民在湖边晒网。  新华社记者 李贺 摄")


def write_pdf(*objects, root=1):
    """A PDF of these objects (bytes, numbered from 1), with a cross-reference table that is right."""
    data, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        start,
    )
    return bytes(data)


def stream(data, extra=b"", packed=True):
    """A stream object, deflated."""
    if packed:
        data, extra = zlib.compress(data, 9), extra + b"/Filter /FlateDecode "
    return b"<< /Length %d %b>>\nstream\n%b\nendstream" % (len(data), extra, data)


def one_page(content, page=b"", size=(WIDTH, HEIGHT), others=(), catalog=b""):
    """A PDF of one page with a content stream (object 4); `others` are objects from 5 on."""
    box = b"[0 0 %d %d]" % size
    return write_pdf(
        b"<< /Type /Catalog /Pages 2 0 R %b>>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R %b>>" % (box, page),
        content,
        *others,
    )


def with_pages(count):
    """A PDF of so many blank pages, which all are one and the same object's children."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 560] >>"
    return write_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        *[page] * count,
    )


def script_at(place):
    """A page with JavaScript that runs when it is opened, is listed by name, or hangs at a link."""
    action = b"<< /S /Java#53cript /JS (app.alert\\(1\\)) >>"
    empty = stream(b"")
    if place == "opening":
        return one_page(empty, catalog=b"/OpenAction %b " % action)
    if place == "names":
        return one_page(
            empty, catalog=b"/Names << /JavaScript << /Names [(a) %b] >> >> " % action
        )
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A %b >>" % action
    return one_page(empty, page=b"/Annots [%b] " % link)


def bomb(megabytes=1024):
    """A page whose content, packed twice into a few hundred bytes, is so large and prints nothing."""
    packer = zlib.compressobj(9)
    # Each goes back to nothing before it, so packing two gives all the others; whether the checksum
    # at the end is right is never asked, since nobody gets so far.
    first, another = (
        packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    once = first + another * (megabytes - 1) + packer.flush()
    filters = b"/Filter [/FlateDecode /FlateDecode] "
    return one_page(stream(zlib.compress(once, 9), filters, packed=False))


def font_bomb(levels=12):
    """A page of one character of a font whose glyph draws ten forms, each of which draws ten, and so on."""
    glyph = b"1000 0 d0 " + b"/F0 Do " * 10
    forms = [
        stream(
            b"/F%d Do " % (level + 1) * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] %b " % _forms(level + 1),
        )
        for level in range(levels)
    ]
    last = stream(b"0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] ")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 97 /LastChar 97 /Widths [1000] /Encoding << /Differences [97 /a] >> "
        b"/CharProcs << /a 6 0 R >> %b >>" % _forms(0)
    )
    page = b"/Resources << /Font << /T 5 0 R >> /XObject << /F0 7 0 R >> >> "
    return one_page(
        stream(b"BT /T 12 Tf (a) Tj ET /F0 Do"),
        page,
        others=(font, stream(glyph), *forms, last),
    )


def _forms(level):
    return b"/Resources << /XObject << /F%d %d 0 R >> >>" % (level, 7 + level)

"""More ways to hide something in a page's PDF, see `tests.hostile`: beside the page, on the rest of the sheet."""

from pikepdf import Array, Dictionary, Name

from tests.hostile import SECRET, _append, _form, _page, way
from tests.hostile_layers import _image

MARGIN = 60  # points


def _lay_on_a_sheet(pdf, box="/CropBox"):
    """The page in the midst of a larger sheet; its size."""
    width, height = (float(one) for one in _page(pdf).MediaBox[2:])
    _page(pdf)[box] = Array([0, 0, width, height])
    _page(pdf).MediaBox = Array([-MARGIN, -MARGIN, width + MARGIN, height + MARGIN])
    _page(pdf).Resources.Font.Notes = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            FirstChar=32,
            Widths=Array([600] * 95),
        )
    )
    return width, height


def _write(pdf, content, box="/CropBox"):
    """`content` with {w} and {h} for the page's size, and {s} for the secret."""
    width, height = _lay_on_a_sheet(pdf, box)
    text = content.format(w=width, h=height, s=SECRET.decode())
    _append(pdf, text.encode())


@way
def _slug_above_the_page(pdf):
    _write(pdf, "BT /Notes 9 Tf 30 {h} Td 0 20 Td ({s}) Tj ET")


@way
def _slug_outside_of_the_trim(pdf):
    _write(pdf, "BT /Notes 9 Tf 1 0 0 1 30 -40 Tm ({s}) Tj ET", "/TrimBox")


@way
def _slug_on_a_sheet_without_boxes(pdf):
    """Outside of the sheet itself."""
    _lay_on_a_sheet(pdf)
    page = _page(pdf)
    page.MediaBox = page.CropBox
    del page["/CropBox"]
    _append(pdf, b"BT /Notes 9 Tf 30 -40 Td (%b) Tj ET" % SECRET)


@way
def _colours_names_in_the_left_margin(pdf):
    _write(pdf, "BT /Notes 4 Tf -56 90 Td [(Cyan ) -200 ({s})] TJ ET")


@way
def _note_that_runs_up_beside_the_page(pdf):
    _write(pdf, "q 0 1 -1 0 -20 100 cm BT /Notes 9 Tf 120 Tz ({s}) Tj ET Q")


@way
def _lines_under_the_page(pdf):
    _write(pdf, "BT /Notes 9 Tf 12 TL 30 -10 Td (one) ' 1 2 ({s}) \" (three) Tj T* ({s}) Tj ET")


@way
def _note_on_its_head(pdf):
    _write(pdf, "BT /Notes -9 Tf 90 -30 Td ({s}) Tj ET")


@way
def _note_in_a_matrix_that_is_brought_back(pdf):
    _write(pdf, "q 2 0 0 2 0 0 cm q 1 0 0 1 9 9 cm Q BT /Notes 9 Tf 10 -20 Td ({s}) Tj ET Q")


@way
def _upright_note_beside_the_page(pdf):
    width, _height = _lay_on_a_sheet(pdf)
    system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.Song, CIDSystemInfo=system
    )
    _page(pdf).Resources.Font.Upright = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Song,
            Encoding=Name("/Identity-V"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )
    )
    _append(pdf, b"BT /Upright 9 Tf %d 300 Td (%b) Tj ET" % (width + 30, SECRET))


@way
def _picture_beside_the_page(pdf):
    width, _height = _lay_on_a_sheet(pdf)
    _page(pdf).Resources.XObject.Notes = _image(pdf)
    _append(pdf, b"q 9 0 0 90 %d 20 cm /Notes Do Q" % (width + 20))


@way
def _picture_in_the_content_beside_the_page(pdf):
    _lay_on_a_sheet(pdf)
    image = b"BI /W %d /H 1 /BPC 8 /CS /G ID %b EI" % (len(SECRET), SECRET)
    _append(pdf, b"q 90 0 0 9 30 -40 cm\n%b\nQ" % image)


@way
def _form_beside_the_page(pdf):
    _lay_on_a_sheet(pdf)
    said = b"BT /Notes 9 Tf (%b) Tj ET" % SECRET
    fonts = Dictionary(Font=_page(pdf).Resources.Font)
    _page(pdf).Resources.XObject.Notes = _form(
        pdf, said, BBox=Array([0, 0, 200, 20]), Resources=fonts
    )
    _append(pdf, b"q 1 0 0 1 30 -40 cm /Notes Do Q")


@way
def _note_in_a_form_that_is_the_whole_sheet(pdf):
    """As programs write that lay pages on sheets; the form has a matrix of its own and lies within another one."""
    width, height = _lay_on_a_sheet(pdf)
    said = b"BT /Notes 18 Tf 60 -60 Td (%b) Tj ET" % SECRET
    sheet = Array([-120, -120, 2 * width + 120, 2 * height + 120])
    resources = Dictionary(Font=_page(pdf).Resources.Font)
    half = Array([0.5, 0, 0, 0.5, 0, 0])
    inner = _form(pdf, said, BBox=sheet, Matrix=half, Resources=resources)
    outer = _form(
        pdf,
        b"q /Inner Do Q",
        BBox=Array([-60, -60, width + 60, height + 60]),
        Resources=Dictionary(XObject=Dictionary(Inner=inner)),
    )
    _page(pdf).Resources.XObject.Sheet = outer
    _append(pdf, b"q /Sheet Do Q")

"""What readers download holds the page and nothing else, whatever its source brings along."""

import base64
import io
import zlib

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from articles.reading.pdf.document import page_of
from articles.reading.pdf.public_copy import public_copy
from articles.reading.shapes import ReadingError, Source
from tests import hostile_layers, hostile_margins, hostile_pictures, hostile_unseen
from tests.hostile import SECRET, WAYS, harmless_pdf, hostile_pdf, jpeg
from tests.pdfs import make_pdf, one_page, stream, write_pdf

# They add their ways to those of `tests.hostile`.
assert hostile_layers.way is hostile_margins.way is hostile_pictures.way is hostile_unseen.way


def copied(*pdfs, numbers=None):
    return public_copy([Source("page.pdf", data) for data in pdfs], numbers)


def all_that_is_in(data):
    """Every text and every stream of a PDF, packed and unpacked."""
    found = [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found += [bytes(value) for one in pdf.objects for value in texts_of(one)]
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        found += [one.read_raw_bytes() for one in streams]
        found += [unpacked(one.read_raw_bytes()) for one in streams]
        found += [one.read_bytes() for one in streams if "/DCT" not in str(one.get("/Filter"))]
    return b"\n".join(found)


def unpacked(data):
    """A picture's own file that is packed once more."""
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def texts_of(value, depth=0):
    if isinstance(value, pikepdf.String):
        yield value
    elif depth < 6 and isinstance(value, pikepdf.Array):
        for one in value:
            yield from texts_of(one, depth + 1)
    elif depth < 6 and isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, one in value.items():
            yield pikepdf.String(key)
            yield from texts_of(one, depth + 1)


def picture(data, number=0):
    page = page_of(pdfium.PdfDocument(data), number + 1)  # as the printer cuts it
    return page.render(scale=1, may_draw_forms=False, draw_annots=False).to_pil()


def words(data, number=0):
    return pdfium.PdfDocument(data)[number].get_textpage().get_text_range()


@pytest.mark.parametrize("name", WAYS)
def test_nothing_but_the_page_is_left(name):
    source = hostile_pdf(name)
    assert SECRET in all_that_is_in(source), "the test plants nothing"
    copy = copied(source)
    assert SECRET not in all_that_is_in(copy)
    assert ImageChops.difference(picture(source), picture(copy)).getbbox() is None
    assert words(copy) == words(harmless_pdf())


@pytest.mark.parametrize("name", WAYS)
def test_a_copy_holds_only_what_draws(name):
    with pikepdf.open(io.BytesIO(copied(hostile_pdf(name)))) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        drawing = {
            "/Type",
            "/Parent",
            "/MediaBox",
            "/Resources",
            "/Contents",
            "/Annots",
            "/Rotate",
        }
        assert set(pdf.pages[0].obj.keys()) <= drawing


def test_a_link_to_the_web_stays_where_it_was():
    source = harmless_pdf()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        action = pikepdf.Dictionary(
            S=pikepdf.Name.URI, URI=pikepdf.String("https://paper.example/?a=1")
        )
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([10, 20, 30, 40]),
            A=action,
            Contents=pikepdf.String("note"),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        changed = io.BytesIO()
        pdf.save(changed)
    with pikepdf.open(io.BytesIO(copied(changed.getvalue()))) as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert set(link.keys()) == {"/Type", "/Subtype", "/Rect", "/Border", "/A"}
        assert bytes(link.A.URI) == b"https://paper.example/?a=1"
        assert [float(one) for one in link.Rect] == [10, 20, 30, 40]


def test_a_layer_that_is_shown_stays():
    content = b"/OC /Shown BDC 0 0 100 100 re f EMC"
    layer = b"<< /Type /OCG /Name (a) >>"
    source = one_page(
        stream(content),
        b"/Resources << /Properties << /Shown 5 0 R >> >> ",
        others=(layer,),
        catalog=b"/OCProperties << /OCGs [5 0 R] /D << /Order [5 0 R] >> >> ",
    )
    assert ImageChops.difference(picture(source), picture(copied(source))).getbbox() is None
    assert picture(source).convert("L").getextrema()[0] == 0


def test_what_a_hidden_layer_sets_stays_set_behind_it():
    """Operators that set the state work in hidden content, too (ISO 32000-2, 8.11.3.2)."""
    content = b"/OC /Off BDC 1 0 0 rg 0 0 50 50 re f EMC 60 60 100 100 re f"
    source = one_page(
        stream(content),
        b"/Resources << /Properties << /Off 5 0 R >> >> ",
        others=(b"<< /Type /OCG /Name (a) >>",),
        catalog=b"/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> ",
    )
    copy = picture(copied(source)).convert("RGB")
    assert copy.getpixel((100, copy.height - 100)) == (255, 0, 0)
    assert copy.getpixel((20, copy.height - 20)) == (255, 255, 255)


def test_pages_of_several_files_are_bound_in_their_order():
    first, second = (
        make_pdf({"stories": ("甲",)}, {"stories": ("乙",)}),
        make_pdf({"stories": ("丙",)}),
    )
    bound = copied(first, second)
    assert [words(bound, n) for n in range(3)] == [
        words(first, 0),
        words(first, 1),
        words(second, 0),
    ]


def test_one_page_of_many_is_taken_alone():
    source = make_pdf({"stories": ("甲",)}, {"stories": ("乙",)})
    alone = copied(source, numbers=[2])
    assert len(pdfium.PdfDocument(alone)) == 1
    assert words(alone) == words(source, 1)


def test_the_same_source_gives_the_same_bytes():
    assert copied(harmless_pdf()) == copied(harmless_pdf())


def test_a_rotated_page_with_boxes_inherited_from_the_tree_stands_as_it_stood():
    source = write_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Rotate 90 /MediaBox [0 0 400 560] /CropBox [20 20 300 500] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        stream(b"1 0 0 rg 30 30 80 40 re f"),
    )
    assert ImageChops.difference(picture(source), picture(copied(source))).getbbox() is None


def test_a_form_that_draws_itself_ends():
    form = stream(
        b"/Me Do 0 0 9 9 re f",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Me 5 0 R >> >> ",
    )
    page = b"/Resources << /XObject << /Me 5 0 R >> >> "
    assert copied(one_page(stream(b"/Me Do"), page, others=(form,)))


def test_a_file_that_is_no_pdf_is_refused():
    with pytest.raises(ReadingError):
        copied(b"%PDF-1.7 nothing")


# What is not as ISO 32000-2 wants it, and what every viewer shows all the same.
WRONG = {
    "rectangle of a link": {"page": b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 /a 9 9] /A << /S /URI /URI "
    b"(https://paper.example/) >> >>] "},
    "address of a link": {"page": b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI 7 >> >>] "},
    "rotation": {"page": b"/Rotate /a "},
    "crop box": {"page": b"/CropBox 7 "},
    "crop box of names": {"page": b"/CropBox [/a /b /c /d] "},
    "annotations": {"page": b"/Annots 7 "},
    "group": {"page": b"/Group 7 "},
    "resources": {"page": b"/Resources 7 "},
    "category of resources": {"page": b"/Resources << /XObject 7 /Font [] >> "},
    "layers": {"catalog": b"/OCProperties << /OCGs 7 /D << /OFF 7 /ON /a /AS 7 >> >> "},
    "default of layers": {"catalog": b"/OCProperties << /OCGs [] /D 7 /Configs 7 >> "},
    "drawing without a name": {"content": b" Do "},
    "operators without operands": {"content": b" Tf gs cs scn BDC /OC BDC EMC EMC "},
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_page_that_is_slightly_wrong_is_copied_all_the_same(name):
    wrong = dict(WRONG[name])
    content = b"1 0 0 rg 30 30 80 40 re f " + wrong.pop("content", b"")
    source = one_page(stream(content), **wrong)
    copy = copied(source)
    assert ImageChops.difference(picture(source), picture(copy)).getbbox() is None
    assert picture(copy).convert("RGB").getpixel((50, picture(copy).height - 50)) == (255, 0, 0)


def test_a_copy_of_a_copy_is_the_same():
    for name in WAYS:
        once = copied(hostile_pdf(name))
        assert copied(once) == once, name


def test_glyphs_that_are_drawn_keep_what_they_draw_with():
    """Type 3: a font whose glyphs are contents, here with a colour of their own and one of the page."""
    glyph = stream(b"500 0 d0 /Red cs 1 scn 0 0 400 400 re f")
    red = b"[/Separation /Red /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>]"
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 "
        b"/LastChar 65 /Widths [500] /Encoding << /Differences [65 /a] >> /CharProcs << /a 6 0 R >> %b>>"
    )
    own = b"/Resources << /ColorSpace << /Red %b >> >> " % red
    for resources, of_page in ((own, b""), (b"", b"/ColorSpace << /Red %b >> " % red)):
        source = one_page(
            stream(b"BT /F1 100 Tf 50 50 Td (A) Tj ET"),
            b"/Resources << /Font << /F1 5 0 R >> %b>> " % of_page,
            others=(font % resources, glyph),
        )
        assert picture(source).convert("L").getextrema()[0] < 255
        assert ImageChops.difference(picture(source), picture(copied(source))).getbbox() is None


def test_a_picture_in_the_content_that_is_packed_twice_tells_no_place():
    packed = base64.a85encode(jpeg(hostile_pictures.exif_with_secret())) + b"~>"
    with pikepdf.open(io.BytesIO(harmless_pdf())) as pdf:
        hostile_pictures.picture_in_the_content(pdf, b"/F [/A85 /DCT]", packed)
        changed = io.BytesIO()
        pdf.save(changed)
    source, copy = changed.getvalue(), copied(changed.getvalue())
    assert ImageChops.difference(picture(source), picture(copy)).getbbox() is None
    assert b"\xff\xd8" in all_that_is_in(copy)
    assert SECRET not in all_that_is_in(copy)

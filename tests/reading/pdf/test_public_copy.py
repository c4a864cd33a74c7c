"""What readers download holds the page and nothing else, whatever its source brings along."""

import io
import zlib

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from articles.reading.pdf.public_copy import public_copy
from articles.reading.shapes import ReadingError, Source
from tests.hostile import SECRET, WAYS, harmless_pdf, hostile_pdf
from tests.pdfs import make_pdf, one_page, stream, write_pdf


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
        found += [
            one.read_bytes() for one in streams if "/DCTDecode" not in str(one.get("/Filter"))
        ]
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
    document = pdfium.PdfDocument(data)
    return document[number].render(scale=1, may_draw_forms=False, draw_annots=False).to_pil()


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

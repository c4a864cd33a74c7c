"""What stands beside the page is not in the copy, and nothing that is seen goes with it."""

import io

import pikepdf
import pytest
from PIL import ImageChops

from tests.pdfs import one_page, stream
from tests.reading.pdf.test_public_copy import all_that_is_in, copied, picture, words

SIZE = WIDTH, HEIGHT = 400, 560
FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /Widths [%b] >>"
    % b" ".join([b"600"] * 95)
)
GLYPHS = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 "
    b"/Widths [1] /Encoding << /Differences [65 /a] >> /CharProcs << /a 7 0 R >> >>"
)
GLYPH = stream(b"1 0 d0 0 0 1 1 re f")
FORM = b"/Type /XObject /Subtype /Form /BBox [%b] /Resources << /Font << /F1 5 0 R >> /XObject << /Me 8 0 R >> >> "


def page(content, form=b"", box=b"0 0 400 560"):
    """A page of this content, with a font /F1, a drawn one /F3 and a form /Me."""
    resources = (
        b"/Resources << /Font << /F1 5 0 R /F3 6 0 R >> /XObject << /Me 8 0 R >> "
        b"/ExtGState << /Sets 9 0 R >> >> "
    )
    others = FONT, GLYPHS, GLYPH, stream(form, FORM % box), b"<< /Font [5 0 R 9] >>"
    return one_page(stream(content), resources, size=SIZE, others=others)


# What is seen, in part at least, or may be: where a text is left out, what follows it would move.
SEEN = {
    "over the left edge": "BT /F1 20 Tf -20 90 Td (KEPT) Tj ET",
    "over the right edge": "BT /F1 20 Tf 390 90 Td (KEPT) Tj ET",
    "over the upper edge": "BT /F1 20 Tf 50 555 Td (KEPT) Tj ET",
    "descends from above": "BT /F1 20 Tf 50 562 Td (KEPT) Tj ET",
    "begins outside and goes on inside": "BT /F1 20 Tf -300 90 Td (KEPT) Tj -14000 0 Td (far) Tj ET "
    "BT /F1 20 Tf -60 60 Td (KEPT) Tj (goes on) Tj ET",
    "moved inside by a number": "BT /F1 20 Tf -300 90 Td [(K) -16000 (KEPT)] TJ ET",
    "moved inside by its spacing": "BT /F1 20 Tf 100 Tc -300 90 Td (KEPTKEPT) Tj ET",
    "moved inside by its words' spacing": "BT /F1 20 Tf 200 Tw -300 90 Td (KEPT a b c) Tj ET",
    "stretched into the page": "BT /F1 20 Tf 900 Tz -300 90 Td (KEPT) Tj ET",
    "raised into the page": "BT /F1 20 Tf 40 Ts 50 -30 Td (KEPT) Tj ET",
    "turned into the page": "BT /F1 20 Tf 0 1 -1 0 50 -30 Tm (KEPT) Tj ET",
    "backwards into the page": "BT /F1 20 Tf -1 0 0 1 440 90 Tm (KEPT) Tj ET",
    "with a negative size": "BT /F1 -20 Tf 440 90 Td (KEPT) Tj ET",
    "on the next line": "BT /F1 20 Tf 14 TL 50 570 Td T* T* (KEPT) Tj ET",
    "on a line that TD led": "BT /F1 20 Tf 50 600 Td 0 -20 TD T* T* (KEPT) Tj ET",
    "in a matrix that is brought back": "q 1 0 0 1 900 0 cm Q BT /F1 20 Tf 50 90 Td (KEPT) Tj ET",
    "in a font of a graphics state": "/F1 4 Tf /Sets gs BT 50 90 Td (KEPT) Tj ET",
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen_in_part_stays_whole(name):
    source = page(SEEN[name].encode())
    copy = copied(source)
    assert b"KEPT" in all_that_is_in(copy)
    assert ImageChops.difference(picture(source), picture(copy)).getbbox() is None


def test_what_cannot_be_placed_stays():
    """A font whose glyphs are drawn has an em of its own, and text that clips hides what is drawn after it."""
    for content in (
        b"BT /F3 9 Tf 50 -90 Td (A) Tj ET",
        b"q BT /F1 9 Tf 7 Tr 50 -90 Td (A) Tj ET 0 0 400 560 re f Q",
        b"BT /F9 9 Tf 50 -90 Td (A) Tj ET",
    ):
        copy = copied(page(content))
        assert b"(A) Tj" in all_that_is_in(copy), content
        assert ImageChops.difference(picture(page(content)), picture(copy)).getbbox() is None


def test_a_content_that_is_not_as_it_should_be_stays_whole():
    content = b"BT /F1 9 Tf 50 -90 Td (GONE?) Tj (a) Tm ET"
    assert b"GONE?" in all_that_is_in(copied(page(content)))


def test_a_form_keeps_what_is_seen_wherever_it_is_drawn():
    """Drawn twice, each time another half of it lies on the page."""
    form = (
        b"BT /F1 9 Tf 10 20 Td (LOWER) Tj ET BT /F1 9 Tf 10 520 Td (UPPER) Tj ET "
        b"BT /F1 9 Tf 2000 20 Td (GONE) Tj ET"
    )
    content = b"q 1 0 0 1 0 500 cm /Me Do Q q 1 0 0 1 0 -500 cm /Me Do Q"
    source = page(content, form, b"0 0 4000 560")
    kept = all_that_is_in(copied(source))
    assert [word in kept for word in (b"LOWER", b"UPPER", b"GONE")] == [True, True, False]
    once = all_that_is_in(copied(page(b"q 1 0 0 1 0 500 cm /Me Do Q", form, b"0 0 4000 560")))
    assert [word in once for word in (b"LOWER", b"UPPER", b"GONE")] == [True, False, False]


def test_a_form_that_is_shared_is_copied_once_where_all_of_it_is_seen():
    with pikepdf.open(
        io.BytesIO(copied(page(b"/Me Do q 1 0 0 1 9 9 cm /Me Do Q", b"f")))
    ) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
        assert sum(one.get("/Subtype") == "/Form" for one in streams_of(pdf)) == 1


def test_a_form_that_draws_itself_elsewhere_ends():
    form = b"q 1 0 0 1 50 50 cm /Me Do Q BT /F1 9 Tf 10 20 Td (KEPT) Tj ET"
    assert b"KEPT" in all_that_is_in(copied(page(b"/Me Do", form, b"-9 -9 900 900")))


def test_forms_that_draw_each_other_twice_make_no_endless_copies():
    """Each of them draws the next one under two names, in two places: 2²⁰ copies if each were cut for its place."""
    with pikepdf.open(io.BytesIO(page(b"/Me Do"))) as pdf:
        inner = pdf.make_stream(b"BT /F1 9 Tf 10 20 Td (KEPT) Tj ET")
        for depth in range(20):
            inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            inner.BBox = pikepdf.Array([-999, -999, 999, 999])
            if depth == 0:
                inner.Resources = pikepdf.Dictionary(Font=pdf.pages[0].Resources.Font)
            outer = pdf.make_stream(b"q 1 0 0 1 1 0 cm /A Do Q q 1 0 0 1 0 1 cm /B Do Q")
            drawn = pikepdf.Dictionary(A=inner, B=inner)
            outer.Resources = pikepdf.Dictionary(XObject=drawn)
            inner = outer
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        inner.BBox = pikepdf.Array([-999, -999, 999, 999])
        pdf.pages[0].Resources.XObject.Me = inner
        changed = io.BytesIO()
        pdf.save(changed)
    with pikepdf.open(io.BytesIO(copied(changed.getvalue()))) as pdf:
        assert len(streams_of(pdf)) < 20 * 70


def test_words_beside_the_page_are_no_words_of_the_copy():
    content = b"BT /F1 9 Tf 50 90 Td (seen) Tj 0 -200 Td (slug) Tj ET"
    source = page(content)
    assert "slug" in words(source)
    assert words(copied(source)).split() == ["seen"]


def streams_of(pdf):
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
